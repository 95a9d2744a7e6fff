//! How often each rule was violated over a run, for people.

use unicode_width::UnicodeWidthStr as _;

use crate::lang::{Lang, counted};
use crate::render::results::Summary;
use crate::render::text::paint::Paint;
use crate::rules::metas;

/// One line a rule that found something, the most frequent first.
pub(super) fn table(total: &Summary, paint: Paint) -> String {
    let mut found: Vec<_> = metas()
        .filter_map(|rule| Some((rule, total.rules.get(rule.id)?)))
        .collect();
    // Rules found equally often stay in their own order.
    found.sort_by_key(|(_, count)| std::cmp::Reverse(count.findings));
    let digits = |number: usize| number.to_string().len();
    let width = found.iter().map(|(_, count)| digits(count.findings)).max();
    let width = width.unwrap_or_default();
    let names = found.iter().map(|(rule, _)| rule.name.width()).max();
    let names = names.unwrap_or_default();
    let mut out = String::new();
    for (rule, count) in found {
        let reports = match paint.lang {
            Lang::Zh => format!("{}份报告", count.reports),
            Lang::En => counted(count.reports, "report", "reports"),
        };
        out += &format!(
            "{:>width$}  {} {} {:names$}  {}\n",
            count.findings,
            paint.severity(count.worst.unwrap_or(rule.severity)),
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
