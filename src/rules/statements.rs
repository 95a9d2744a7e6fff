//! What the rules share that hold the narrative against the tables: judging the claims about one
//! subject, and saying what the sentence and what the table says.

use crate::claims::{Claim, ClaimVerdict, Subject, Sweep};
use crate::diagnostic::{Assessment, Facts, Finding, Severity, Statement, Undecided};
use crate::lang::{Lang, Text};
use crate::place::Place;
use crate::report::{CellName, Decimal, Quote};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, cells, counted, figures};

/// Why it matters that prose and tables agree.
pub const WHY: Text = Text {
    zh: "同一份报告里正文和表格说的是同一件事，数字不同，必有一处有误。",
    en: "The narrative and the tables of a report speak of the same thing: where the figures differ, one of them is wrong.",
};

/// What that rests on.
pub const BASIS: Text = Text {
    zh: "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号：发布内容不准确不全面的，依照《条例》第四十七条追究责任。",
    en: "Article 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号: what is published inaccurately or incompletely (发布内容不准确不全面) is pursued under article 47 of the Regulations.",
};

/// How to correct it, of applications.
pub const CORRECTION: Text = Text {
    zh: "核对依申请公开办理台账，改正正文或表格中有误的一处。",
    en: "Look it up in the register of applications and correct whichever of narrative and table is wrong.",
};

/// When it cannot be told.
pub const NOT_ASSESSED: Text = Text {
    zh: "只有一种读法时才判断。另一年度、另一单位、部分或约数的数字，以及表格没有对应单元格的数字，不作判断。",
    en: "Judged only where one reading is possible. Figures of another year or body, of a part, rounded ones, and those without a cell are not assessed.",
};

/// Judges the claims that the rule is about. Those where one side is nothing at all are another
/// rule's.
pub fn check(
    rule: &'static RuleMeta,
    dossier: &Dossier<'_>,
    assessment: &mut Assessment,
    is_about: impl Fn(&Claim) -> bool,
) {
    check_as(rule, dossier, assessment, |claim| {
        is_about(claim).then_some(rule.severity)
    });
}

/// The same, where the severity depends on the claim; `None` for one that the rule is not about.
pub fn check_as(
    rule: &'static RuleMeta,
    dossier: &Dossier<'_>,
    assessment: &mut Assessment,
    severity: impl Fn(&Claim) -> Option<Severity>,
) {
    for claim in dossier.claims().iter().filter(|claim| !is_none(claim)) {
        if let Some(severity) = severity(claim) {
            judge(rule, severity, claim, assessment);
        }
    }
}

/// Whether the sentence or the table says that there was nothing.
pub fn is_none(claim: &Claim) -> bool {
    let zero = Decimal::whole(0);
    claim.value == zero || claim.cell_sum == Some(zero)
}

/// Judges one claim.
pub fn judge(
    rule: &'static RuleMeta,
    severity: Severity,
    claim: &Claim,
    assessment: &mut Assessment,
) {
    match (claim.verdict, claim.cell_sum) {
        (ClaimVerdict::Agrees, _) => assessment.holds(),
        (ClaimVerdict::Contradicts, Some(printed)) => {
            assessment.violated(Finding {
                severity,
                ..finding(rule, claim, printed)
            });
        }
        _ => assessment.undecided(rule, Undecided::Sentence(claim.sentence.clone())),
    }
}

/// The place of a sentence: its section.
pub fn place(claim: &Claim) -> String {
    cells::section_key(claim.section)
}

/// The sentence of a claim.
pub fn quote(claim: &Claim) -> Quote {
    quote_of(&claim.sentence, claim.place)
}

/// A sentence of the paragraph that starts at this place.
pub fn quote_of(sentence: &str, place: Place) -> Quote {
    Quote {
        text: sentence.to_owned(),
        place,
    }
}

/// The finding of a sentence that says something of all, or of none, of what figures of the tables
/// count, and that they contradict.
pub fn swept(
    rule: &'static RuleMeta,
    sweep: &Sweep,
    dossier: &Dossier<'_>,
    cells: &[CellName],
    wrong: Text,
) -> Finding {
    let place = cells::section_key(sweep.section);
    Finding {
        quote: Some(quote_of(&sweep.sentence, sweep.place)),
        ..figures::finding(rule, &place, dossier, cells, wrong)
    }
}

fn finding(rule: &'static RuleMeta, claim: &Claim, printed: Decimal) -> Finding {
    let facts = Contradiction {
        statement: Statement {
            stated: claim.value,
            printed,
        },
        is_money: claim.subject == Subject::Fee,
    };
    Finding {
        cells: claim.cells.clone(),
        expected: Some(printed),
        actual: Some(claim.value),
        quote: Some(quote(claim)),
        ..Finding::of_document(rule, &place(claim), facts)
    }
}

/// A figure of the narrative that the table contradicts.
#[derive(Debug)]
struct Contradiction {
    statement: Statement,
    /// It states money, in 元.
    is_money: bool,
}

impl Facts for Contradiction {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Statement { stated, printed } = self.statement;
        let named = || cells::list(finding, lang);
        match (lang, self.is_money) {
            (Lang::Zh, false) => {
                let (stated, unit) = as_stated(finding, stated);
                let stated = counted::stated(&finding.cells, stated, unit);
                format!("{stated}，{}", counted::printed(&finding.cells, printed))
            }
            (Lang::Zh, true) => {
                format!("正文写信息处理费{stated}元，多于表二行政事业性收费金额{printed}万元")
            }
            (Lang::En, false) => {
                let table = finding
                    .cells
                    .first()
                    .map_or("the table", |name| cells::table_number(name.table(), lang));
                let stated = match stated == Decimal::whole(0) {
                    true => "that there were none".to_owned(),
                    false => match as_stated(finding, stated) {
                        (yuan, "元") => format!("{yuan} 元"),
                        (stated, _) => stated.to_string(),
                    },
                };
                let printed = match finding.cells.len() {
                    1 => format!("{table} has {printed}"),
                    _ => format!("the cells of {table} sum to {printed}"),
                };
                format!("the text says {stated}, but {printed} ({})", named())
            }
            (Lang::En, true) => format!(
                "the text says that {stated} 元 were charged for information, which is more than all fees in the table, {printed} 万元 ({})",
                named()
            ),
        }
    }

    fn statement(&self) -> Option<Statement> {
        Some(self.statement)
    }
}

/// Ten thousand has four zeros.
pub const YUAN_DIGITS: u8 = 4;

/// What the narrative states, with its unit as it stands in the sentence: an amount that is held
/// against a cell of 万元 may be stated in 元.
fn as_stated(finding: &Finding, stated: Decimal) -> (Decimal, &'static str) {
    let unit = counted::unit(&finding.cells);
    let in_yuan = || {
        let yuan = stated.shifted_up(YUAN_DIGITS).filter(|_| unit == "万元")?;
        let printed = finding.quote.as_ref()?.text.replace([',', '，'], "");
        printed
            .contains(&format!("{yuan}元"))
            .then_some((yuan, "元"))
    };
    in_yuan().unwrap_or((stated, unit))
}
