//! `NAR012` percentage-mismatch.

use std::collections::BTreeSet;

use crate::claims::{Claim, ClaimVerdict, Reason};
use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::Decimal;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR012",
        name: "percentage-mismatch",
        severity: Severity::Info,
        formula: Some(Text {
            zh: "百分比 = 100 × 部分 ÷ 总数",
            en: "share = 100 × part / total",
        }),
        what: Text {
            zh: "正文“N件，占p%”的百分比，能由该数与报告中某个总数算出。",
            en: "The percentage that the narrative gives for a figure follows from that figure and some total in the report.",
        },
        why: Text {
            zh: "算不出的百分比，多半是沿用旧数或算错。",
            en: "A percentage that fits no total is probably last year's, or a slip.",
        },
        basis: statements::BASIS,
        example: Text {
            zh: "“予以公开11件，占87.57%”：11除以报告中的任何总数都不是87.57%（11 ÷ 14 = 78.57%）。",
            en: "“11 granted, 87.57%”: 11 is 87.57% of no total (11 of 14 is 78.57%).",
        },
        correction: Text {
            zh: "重新计算百分比，或改正件数。",
            en: "Recalculate the percentage, or correct the figure.",
        },
        not_assessed: Text {
            zh: "总数取报告表格和正文中出现的任何件数，只要有一个算得出就算相符；有小数的，末位差一不算错，取整的按四舍五入或舍去尾数；看不出是哪个数的百分比时不作判断。同比需要上一年的数字，不在此列。",
            en: "Any count of the tables or the narrative may be the total, and one that fits is enough; a last decimal off by one is rounding, and whole shares are rounded or cut off; not assessed where it is unclear which figure the percentage is of. Growth over the year before needs that year's report.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开11件，占87.57%，",
            )],
            holds: &[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开11件，占78.57%，",
            )],
            not_assessed: Some(&[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开占78.57%，",
            )]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let claims = dossier.claims();
    let mut totals = None;
    for claim in claims.iter().filter(|claim| is_share(claim)) {
        let part = claim.part_of.and_then(|part| claims[part].value.as_whole());
        let Some(part) = part.filter(|&part| part > 0) else {
            assessment.not_assessed();
            continue;
        };
        let totals = totals.get_or_insert_with(|| counts(dossier));
        match has_total(totals, part, claim.value).unwrap_or(true) {
            true => assessment.holds(),
            false => {
                let facts = NoTotal {
                    part: Decimal::whole(part),
                    share: claim.value,
                };
                assessment.violated(Finding {
                    actual: Some(claim.value),
                    quote: Some(statements::quote(claim)),
                    ..Finding::of_document(rule, &statements::place(claim), facts)
                });
            }
        }
    }
}

fn is_share(claim: &Claim) -> bool {
    claim.verdict == ClaimVerdict::NotCompared(Reason::Percentage)
}

/// Every count that the report states anywhere, and the sums of new and carried over.
fn counts(dossier: &Dossier<'_>) -> BTreeSet<i64> {
    let printed = dossier.report.cells.values();
    let printed = printed.filter_map(|figure| figure.number()?.as_whole());
    let stated = dossier.claims().iter().filter(|claim| !is_share(claim));
    let sums = dossier
        .claims()
        .iter()
        .filter_map(|claim| claim.cell_sum?.as_whole());
    printed
        .chain(stated.filter_map(|claim| claim.value.as_whole()))
        .chain(sums)
        .collect()
}

/// Whether the part is this share of one of the totals, a last printed decimal off by one allowed
/// for; `None` where the numbers are too large to tell.
fn has_total(totals: &BTreeSet<i64>, part: i64, share: Decimal) -> Option<bool> {
    let text = share.to_string();
    let decimals = (text.split_once('.')).map_or(0, |(_, decimals)| decimals.len());
    let digits: i128 = text.replace('.', "").parse().ok()?;
    let scale = 10_i128.checked_pow(u32::try_from(decimals).ok()?)?;
    let exact = i128::from(part).checked_mul(100)?.checked_mul(scale)?;
    // Only totals around part ÷ share can fit: a page may have as many counts as it has shares.
    let least = i64::try_from(exact / (digits + 1)).ok()?.max(part);
    let most = match digits {
        ..=1 => i64::MAX,
        _ => i64::try_from(exact / (digits - 1) + 1).unwrap_or(i64::MAX),
    };
    if least > most {
        return Some(false);
    }
    // 25.26 % is printed as 25 % or, cut off or made to sum to 100, as 25.3 or 25.2 %, not as 26 %.
    let fits = |&total: &i64| {
        let over = exact - digits * i128::from(total);
        let total = i128::from(total);
        over < total
            && if decimals == 0 {
                2 * over >= -total
            } else {
                over > -total
            }
    };
    Some(totals.range(least..=most).any(fits))
}

#[derive(Debug)]
struct NoTotal {
    part: Decimal,
    /// In percent.
    share: Decimal,
}

impl Facts for NoTotal {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { part, share } = self;
        match lang {
            Lang::Zh => format!("正文写{part}占{share}%，报告中没有一个总数能算出这个百分比"),
            Lang::En => format!("the report has no total of which {part} is {share}%"),
        }
    }
}
