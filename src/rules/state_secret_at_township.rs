//! `APP008` state-secret-at-township.

use crate::body::Kind;
use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CellName, Column, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP008",
        name: "state-secret-at-township",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "乡镇、街道以“属于国家秘密”为由不予公开的，应当少见。",
            en: "Towns, townships and sub-districts hardly ever refuse on the ground of a state secret.",
        },
        why: Text {
            zh: "乡镇、街道一般没有定密权限；填在这一行的，多半应属其他不予公开情形。",
            en: "As a rule they have no power to classify; what is in this row most likely belongs to another ground.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第十四条；《保守国家秘密法》（2024年）第十七条（定密权限）。",
            en: "Article 14 of the Regulations on Open Government Information; article 17 of the Law on Guarding State Secrets (2024), on who may classify.",
        },
        example: Text {
            zh: "某镇“（三）不予公开1.属于国家秘密”填1件。",
            en: "A town has one refusal for a state secret.",
        },
        correction: Text {
            zh: "核对该件的答复依据；确属上级定密的，可不改。",
            en: "Check the ground of the decision; the figure is right where a higher body had classified it.",
        },
        not_assessed: Text {
            zh: "只问名称明确的乡镇、街道，只看总计列；空白时不作判断。其他机关的不予公开理由不作判断。",
            en: "Checked for towns and sub-districts only, recognised by name, and on the total column; not assessed where it is blank. The grounds that other bodies give are not judged.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Words("临江县林业局", "临江县松麓镇人民政府"),
                Change::Cell("applications.outcomes.refused.state_secret.total", "1"),
            ],
            holds: &[
                Change::Words("临江县林业局", "临江县松麓镇人民政府"),
                Change::Cell("applications.outcomes.refused.internal_affairs.total", "1"),
            ],
            not_assessed: Some(&[
                Change::Words("临江县林业局", "临江县松麓镇人民政府"),
                Change::Cell("applications.outcomes.refused.state_secret.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "乡镇、街道一般没有定密权限，请核对不予公开的理由",
    en: "towns and sub-districts as a rule have no power to classify; check the ground",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let kind = dossier.body_kind();
    if kind != Some(Kind::Township) {
        return;
    }
    let secrets = [CellName::Applications(Row::StateSecret, Column::Total)];
    let has_some = Count::of(dossier, &secrets).exceeds(0);
    figures::judge(assessment, has_some, || {
        figures::finding(rule, Row::StateSecret.key(), dossier, &secrets, WRONG)
    });
}
