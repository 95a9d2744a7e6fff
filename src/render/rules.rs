//! The documentation of the rules: its parts, which every form of it shows, and its JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::lang::{Lang, Text};
use crate::render::check::SeverityOutput;
use crate::render::example;
use crate::report::Format;
use crate::rule::{self, RuleMeta};
use crate::rules;

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/rules/1";

/// All rules, as `gouji rules --format json` prints them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RulesOutput")]
pub struct RulesDocument {
    /// Always `gouji/rules/1`.
    pub schema: &'static str,
    /// The rules, in the order in which findings are shown.
    pub rules: Vec<RuleOutput>,
}

/// One rule.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Rule")]
pub struct RuleOutput {
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's name: the defect.
    pub name: &'static str,
    /// The letters of the id: what the rule is about.
    pub family: &'static str,
    /// How bad a violation is; a finding may say otherwise.
    pub severity: SeverityOutput,
    /// Whether it runs where nothing selects it.
    pub runs_unasked: bool,
    /// What must hold; absent for what is no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<&'static str>,
    /// The same in the words of the form, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula_zh: Option<&'static str>,
    /// The national formats that the rule applies to: `2019`, `2021`.
    pub formats: Vec<&'static str>,
    /// What the rule checks.
    pub what: TextOutput,
    /// Why it matters.
    pub why: TextOutput,
    /// The law, circular or form that it rests on.
    pub basis: TextOutput,
    /// An example of a violation.
    pub example: TextOutput,
    /// The example as the program runs it.
    pub case: CaseOutput,
    /// How to correct a violation.
    pub correction: TextOutput,
    /// When the rule cannot be assessed, and what it deliberately does not report.
    pub not_assessed: TextOutput,
}

/// One text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Text")]
pub struct TextOutput {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// Changes of a right report, and what the program says of it with them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Case")]
pub struct CaseOutput {
    /// The format of that report: `2019` or `2021`.
    pub format: &'static str,
    /// The changes, in words.
    pub changes: LinesOutput,
    /// The rule's findings: where, and what.
    pub findings: LinesOutput,
}

/// The same lines in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Lines")]
pub struct LinesOutput {
    /// In Chinese.
    pub zh: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

/// The rules as JSON shows them.
#[must_use]
pub fn document() -> RulesDocument {
    RulesDocument {
        schema: SCHEMA,
        rules: rules::metas().map(output).collect(),
    }
}

fn output(meta: &'static RuleMeta) -> RuleOutput {
    RuleOutput {
        rule: meta.id,
        name: meta.name,
        family: meta.family(),
        severity: meta.severity.into(),
        runs_unasked: rule::runs_unasked(meta.id),
        formula: meta.formula.map(|formula| formula.en),
        formula_zh: meta.formula.map(|formula| formula.zh),
        formats: meta.cases.formats.iter().map(|of| of.key()).collect(),
        what: text(meta.what),
        why: text(meta.why),
        basis: text(meta.basis),
        example: text(meta.example),
        case: CaseOutput {
            format: meta.cases.shown().key(),
            changes: lines(|lang| example::changes(meta, lang)),
            findings: lines(|lang| example::findings(meta, lang)),
        },
        correction: text(meta.correction),
        not_assessed: text(meta.not_assessed),
    }
}

const fn text(text: Text) -> TextOutput {
    TextOutput {
        zh: text.zh,
        en: text.en,
    }
}

fn lines(of: impl Fn(Lang) -> Vec<String>) -> LinesOutput {
    LinesOutput {
        zh: of(Lang::Zh),
        en: of(Lang::En),
    }
}

/// What a part of a rule's documentation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Prose.
    Prose,
    /// The formula.
    Formula,
    /// The example, which can be shown at work.
    Example,
}

/// One part of a rule's documentation.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// What it tells, as a heading.
    pub label: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The parts of a rule's documentation, in order.
#[must_use]
pub fn parts(rule: &RuleMeta, lang: Lang) -> Vec<Part> {
    let prose = |zh, en, text: Text| Part {
        kind: PartKind::Prose,
        label: Text { zh, en }.get(lang),
        text: text.get(lang),
    };
    let formula = rule.formula.map(|formula| Part {
        kind: PartKind::Formula,
        ..prose("公式", "Formula", formula)
    });
    let example = Part {
        kind: PartKind::Example,
        ..prose("例子", "Example", rule.example)
    };
    let on_request = Text {
        zh: "默认不运行：用 --select 或 gouji.toml 中的 select 点名（规则、类别或 ALL）才运行。",
        en: "Not by default: only where --select, or select in gouji.toml, names it, its family or ALL.",
    };
    let on_request =
        (!rule::runs_unasked(rule.id)).then(|| prose("什么时候运行", "When it runs", on_request));
    [
        Some(prose("核对什么", "What it checks", rule.what)),
        on_request,
        formula,
        Some(prose("为什么", "Why", rule.why)),
        Some(prose("依据", "Basis", rule.basis)),
        Some(example),
        Some(prose("怎样改正", "How to correct", rule.correction)),
        Some(prose(
            "哪些情形无法核对、不报告",
            "When it is not assessed",
            rule.not_assessed,
        )),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The example as the program runs it: the changes in one line, then what it says.
#[must_use]
pub fn said(rule: &'static RuleMeta, lang: Lang) -> Vec<String> {
    let format = rule.cases.shown();
    let changes = example::changes(rule, lang);
    let first = match (lang, format) {
        (Lang::Zh, Format::F2019) => format!("2019年格式的示例报告：{}。", changes.join("；")),
        (Lang::Zh, Format::F2021) => format!("2021年格式的示例报告：{}。", changes.join("；")),
        (Lang::En, _) => format!(
            "The example report in the {} format: {}.",
            format.key(),
            changes.join("; ")
        ),
    };
    let findings = example::findings(rule, lang);
    let says = findings.iter().map(|finding| match lang {
        Lang::Zh => format!("核对结果：{finding}"),
        Lang::En => format!("gouji says: {finding}"),
    });
    [first].into_iter().chain(says).collect()
}
