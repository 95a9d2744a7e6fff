//! `DIS001` regulations-without-power.

use crate::body::{Kind, Power};
use crate::diagnostic::{Assessment, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CellName, Item};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count, Figures};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS001",
        name: "regulations-without-power",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "无权制定规章的机关，表二“规章”一行都是0。",
            en: "A body that may not issue regulations (规章) has none in table two.",
        },
        why: Text {
            zh: "部门、县（市、区）、乡镇街道和开发区都不能制定规章；填了数，多半是把规范性文件或转发的文件填进了这一行，汇总时会虚增规章数。",
            en: "Departments, counties, towns and zones cannot issue regulations; what they print there are most likely normative documents or documents passed on, which then swell the count of regulations above them.",
        },
        basis: Text {
            zh: "《立法法》（2023年）第九十一条、第九十三条：规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定；《政府信息公开条例》第二十条第（一）项：公开本机关的规章。",
            en: "Articles 91 and 93 of the Legislation Law (2023): regulations are issued by departments of the State Council and by the governments of provinces, cities with districts and autonomous prefectures; article 20(1) of the Regulations on Open Government Information: a body publishes its own.",
        },
        example: Text {
            zh: "某县林业局的表二“规章”现行有效6件。",
            en: "The forestry bureau of a county has 6 regulations in force.",
        },
        correction: Text {
            zh: "“规章”一行改填0；本机关制发的规范性文件填入“行政规范性文件”一行。",
            en: "Print 0 for regulations; normative documents of the body belong in their own row.",
        },
        not_assessed: Text {
            zh: "机关的类别和层级从名称判断（地级市、自治州按国家行政区划名单）；名称看不出时、有空白而其余为0时不作判断。“X市”不在地级市名单、又看不出属于哪个地级市的，只作警告。政府办公厅（室）代发本级政府的报告，有权机关的办公厅（室）不报。",
            en: "Kind and level of the body are read from its name, prefecture-level cities by the national list; not assessed where the name does not tell, nor where a cell is blank and the others are 0. Only a warning where the name is that of a 市 not on the list and not placed under one on it. The office of a government publishes the government's report and may have its regulations.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Cell("disclosure.regulations.total_disclosed", "6"),
                Change::Cell("disclosure.regulations.in_force", "6"),
            ],
            holds: &[
                Change::Words("临江县林业局", "宿迁市人民政府办公室"),
                Change::Cell("disclosure.regulations.total_disclosed", "6"),
                Change::Cell("disclosure.regulations.in_force", "6"),
            ],
            not_assessed: Some(&[
                Change::Cell("disclosure.regulations.disclosed", ""),
                Change::Cell("disclosure.regulations.issued", ""),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let kind = dossier.body_kind();
    let (Some(kind), Some(format)) = (kind, report.format) else {
        return assessment.not_assessed();
    };
    let severity = match kind.rule_making_power() {
        Power::Has => return assessment.holds(),
        Power::HasNot => Severity::Error,
        Power::Open => Severity::Warning,
    };
    let measures = format.measures(Item::Regulations).iter();
    let cells: Vec<CellName> = measures
        .map(|&measure| CellName::Disclosure(Item::Regulations, measure))
        .collect();
    let has_some = Count::of(dossier, &cells).exceeds(0);
    figures::judge(assessment, has_some, || {
        let mut figures = figures::numbers(dossier, &cells);
        figures.retain(|(_, value)| *value > figures::ZERO);
        let facts = Figures {
            wrong: wrong(kind),
            figures,
        };
        Finding {
            severity,
            cells: cells.clone(),
            ..Finding::of_document(rule, Item::Regulations.key(), facts)
        }
    });
}

/// What is wrong with a body of this kind.
const fn wrong(kind: Kind) -> Text {
    match kind {
        Kind::CityOfOpenLevel => Text {
            zh: "县级市无权制定规章，“规章”一行却不是0；如确是设区的市，可不改",
            en: "a county-level city may not issue regulations, but has some; right only for a city of prefecture level",
        },
        Kind::County => Text {
            zh: "县级政府无权制定规章，“规章”一行却不是0",
            en: "a government of county level may not issue regulations, but has some",
        },
        Kind::Township => Text {
            zh: "乡镇、街道无权制定规章，“规章”一行却不是0",
            en: "a town, township or sub-district may not issue regulations, but has some",
        },
        Kind::Zone => Text {
            zh: "开发区等功能区无权制定规章，“规章”一行却不是0",
            en: "a zone may not issue regulations, but has some",
        },
        Kind::PrefectureOffice => Text {
            zh: "地区、盟行政公署无权制定规章，“规章”一行却不是0",
            en: "the office that runs a 地区 or 盟 may not issue regulations, but has some",
        },
        Kind::Unit | Kind::CentralDepartment | Kind::Province | Kind::Prefecture => Text {
            zh: "政府部门和下属单位无权制定规章，“规章”一行却不是0",
            en: "a department or unit of a government may not issue regulations, but has some",
        },
    }
}
