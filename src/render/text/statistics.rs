//! How often each rule was violated over a run, for people.

use unicode_width::UnicodeWidthStr as _;

use crate::lang::{Lang, counted};
use crate::render::results::{Summary, WORST_FIRST};
use crate::render::text::paint::Paint;
use crate::rule::RuleMeta;
use crate::rules::metas;

/// One line a rule that found something and a severity of what it found, the most frequent first.
pub(super) fn table(total: &Summary, paint: Paint) -> String {
    let of_rule = |rule: &'static RuleMeta| {
        let count = total.rules.get(rule.id);
        count.into_iter().flat_map(move |count| {
            let of = WORST_FIRST.into_iter().zip(count.by_severity);
            let there = of.filter(|&(_, findings)| findings > 0);
            there.map(move |(severity, findings)| (rule, severity, findings, count.reports))
        })
    };
    let mut found: Vec<_> = metas().flat_map(of_rule).collect();
    // Rules found equally often stay in their own order.
    found.sort_by_key(|&(_, _, findings, _)| std::cmp::Reverse(findings));
    let digits = |number: usize| number.to_string().len();
    let width = found
        .iter()
        .map(|&(_, _, findings, _)| digits(findings))
        .max();
    let width = width.unwrap_or_default();
    let names = found.iter().map(|(rule, ..)| rule.name.width()).max();
    let names = names.unwrap_or_default();
    let mut out = String::new();
    for (rule, severity, findings, reports) in found {
        let reports = match paint.lang {
            Lang::Zh => format!("{reports}份报告"),
            Lang::En => counted(reports, "report", "reports"),
        };
        out += &format!(
            "{findings:>width$}  {} {} {:names$}  {}\n",
            paint.severity(severity),
            rule.id,
            rule.name,
            paint.faint(&reports),
        );
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}
