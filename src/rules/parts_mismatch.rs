//! `NAR011` parts-mismatch.

use crate::claims::{Breakdown, ClaimVerdict, Listed, breakdowns};
use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{Decimal, Quote};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR011",
        name: "parts-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "所列各部分之和 = 总数",
            en: "the parts of a list sum to its total",
        }),
        what: Text {
            zh: "正文“其中……”所列各部分之和等于总数；主动公开的分类清单也是。",
            en: "The parts of a total that the narrative lists sum to that total; so do those of what was disclosed.",
        },
        why: Text {
            zh: "部分相加不等于总数，必有一个数字有误。",
            en: "Where the parts do not sum to the total, one of the figures is wrong.",
        },
        basis: statements::BASIS,
        example: Text {
            zh: "“受理政府信息咨询372人次，其中现场咨询331人次，电话咨询61人次。”331 + 61 = 392。",
            en: "“372 consultations, of which 331 in person and 61 by telephone”: 331 + 61 = 392.",
        },
        correction: Text {
            zh: "核对台账，改正总数或各部分。",
            en: "Look it up in the register and correct the total or its parts.",
        },
        not_assessed: Text {
            zh: "各部分之和小于总数时，只有所列已是全部种类（如自然人和法人或其他组织、六类办理结果，或以“其他”收尾）才判断；主动公开按发布渠道列出的，同一信息可在多处发布，超出总数时不作判断；列举不全（等、主要、包括）或为约数的不作判断。",
            en: "Where the parts are less than the total, judged only if they are all that there can be, such as natural persons and organizations, or end with 其他; what several channels disclosed may be more than the total, because one thing can be published twice; open lists and rounded figures are not assessed.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "申请12件，",
                "申请12件，其中自然人申请9件、法人或其他组织申请2件，",
            )],
            holds: &[Change::Words(
                "申请12件，",
                "申请12件，其中自然人申请10件、法人或其他组织申请2件，",
            )],
            not_assessed: Some(&[Change::Words(
                "申请12件，",
                "申请12件，其中网络申请8件、信函申请2件，",
            )]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for list in breakdowns(dossier.claims()) {
        match list.verdict {
            ClaimVerdict::Agrees => assessment.holds(),
            ClaimVerdict::NotCompared(_) => assessment.not_assessed(),
            ClaimVerdict::Contradicts => assessment.violated(finding(rule, dossier, &list)),
        }
    }
    for list in dossier.lists() {
        match list.is_summed {
            Some(true) => assessment.holds(),
            None => assessment.not_assessed(),
            Some(false) => assessment.violated(finding_of_list(rule, list)),
        }
    }
}

fn finding(rule: &'static RuleMeta, dossier: &Dossier<'_>, list: &Breakdown) -> Finding {
    let claims = dossier.claims();
    let total = &claims[list.total];
    let parts: Vec<Decimal> = list.parts.iter().map(|&part| claims[part].value).collect();
    let facts = Unequal {
        total: total.value,
        parts,
        sum: list.sum,
    };
    Finding {
        expected: Some(total.value),
        actual: Some(list.sum),
        quote: Some(statements::quote(total)),
        ..Finding::of_document(rule, &statements::place(total), facts)
    }
}

fn finding_of_list(rule: &'static RuleMeta, list: &Listed) -> Finding {
    let facts = Unequal {
        total: list.total,
        parts: list.parts.clone(),
        sum: list.sum,
    };
    let quote = Quote {
        text: list.text.clone(),
        place: list.place,
    };
    Finding {
        expected: Some(list.total),
        actual: Some(list.sum),
        quote: Some(quote),
        ..Finding::of_document(rule, &cells::section_key(list.section), facts)
    }
}

#[derive(Debug)]
struct Unequal {
    total: Decimal,
    parts: Vec<Decimal>,
    /// What the parts sum to.
    sum: Decimal,
}

impl Facts for Unequal {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { total, parts, sum } = self;
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let parts = parts.join(" + ");
        match lang {
            Lang::Zh => format!("正文写总数{total}，所列各部分相加为{sum}（{parts}）"),
            Lang::En => {
                format!("the text gives a total of {total}, but its parts sum to {sum} ({parts})")
            }
        }
    }
}
