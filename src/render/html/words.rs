//! What the page itself says, in both languages.

use crate::diagnostic::Severity;
use crate::lang::{Lang, Text};
use crate::report::Table;

/// The most possible corrections of which a cell names its own.
const MAX_NUMBERS: usize = 5;

/// Defines texts: a name, in Chinese, in English.
macro_rules! texts {
    ($($name:ident: $zh:literal, $en:literal;)+) => {
        $(pub const $name: Text = Text { zh: $zh, en: $en };)+
    };
}

texts! {
    TITLE: "政府信息公开工作年度报告数据核对结果", "Annual reports on government information disclosure: figures checked";
    SKIP: "跳到正文", "Skip to content";
    THEME: "明暗", "Theme";
    THEME_AUTO: "随系统", "system";
    THEME_LIGHT: "浅色", "light";
    THEME_DARK: "深色", "dark";
    FOOTER: "由 gouji（勾稽）核对。表中数字均照报告原样；“应为”是按勾稽关系推算的数，更正前请核对台账。", "Checked by gouji (勾稽). The figures in the tables are those that the report prints; “should be” is the only value with which the sums hold. Check the records before correcting.";
    NO_SCRIPT: "此页未能运行脚本，单份报告的明细无法打开；汇总表仍可阅读。要看一份报告的明细，也可单独核对该文件。", "Scripts do not run here, so that the details of single reports cannot be opened; the overview can be read all the same. Or check one file by itself.";

    CLEAN: "未发现问题", "nothing found";
    NOTHING_NEW: "没有新的问题", "nothing new found";
    WITH_ERRORS: "有错误", "with errors";
    WITH_WARNINGS: "有警告、无错误", "with warnings but no errors";
    WITH_INFOS: "仅有提示", "with notes only";
    WITH_FINDINGS: "有任何问题", "with any finding";
    FAILED: "未能核对", "not checked";
    ROSTER: "报送情况", "Handed in";
    ERRORS: "错误", "errors";
    WARNINGS: "警告", "warnings";
    INFOS: "提示", "notes";
    ACCEPTED: "基线已接受", "accepted by the baseline";
    FINDINGS: "本表的问题", "Findings about this table";
    BASIS: "依据", "Basis";
    CORRECTION: "改正", "To correct";
    ROW_SUMS: "本行合计不符", "Row sums that do not hold";
    COLUMN_SUMS: "本列勾稽不符", "Column sums that do not hold";
    BLANK: "空白", "blank";
    DASH: "短横线", "dash";
    UNREADABLE: "无法读取", "unreadable";
    ABSENT: "缺", "missing";
    PRINTED: "填报", "printed";
    SHOULD_BE: "应为", "should be";
    MAY_BE: "可改为", "could be corrected to";
    OPEN: "有误", "wrong";
    MAY_BE_WRONG: "可能有误", "may be wrong";
    WRONG_FIGURES: "有误的数", "Figures that must be wrong";
    OTHER_FINDINGS: "正文和全文的问题", "Findings about the narrative and the whole report";
    BASES: "依据和改正", "Basis, and how to correct";
    CERTAIN: "必改", "certain";
    MORE: "另有", "and ";
    MORE_AFTER: "处，见表中标记", " more, marked in the tables";

    REPORTS: "各份报告", "Reports";
    GROUPS: "分组汇总", "Counts by group";
    BODIES: "各单位各年度", "Bodies and years";
    BODIES_NOTE: "每年一格，写明最严重的一类问题有几个；点开是那一年的报告。折线从零画起，右边是最近一年的数；当年没有报告、没有印数或几份报告不一致的，不连线。", "A cell a year, with how many findings of the worst kind its report has; it opens the report. Lines begin at zero, with the latest figure beside them; they break where a year has no report or figure, or several that differ.";
    NO_YEAR: "年度不明", "no year";
    NO_FIGURES: "没有数", "no figures";
    TREND_NEW: "新收申请", "New applications";
    TREND_FORWARD: "结转下年度", "Carried forward";
    TREND_IN_FORCE: "规范性文件现行有效", "Normative documents in force";
    TREND_RECONSIDERATION: "行政复议", "Reconsiderations";
    HEAT: "各单位各规则", "Bodies and rules";
    HEAT_NOTE: "数是该单位所有报告中该规则的问题数；没有问题的单位不列。", "How often each rule was violated in all reports of a body; bodies without findings are left out.";
    RULES: "按规则", "By rule";
    RULE: "规则", "Rule";
    WHAT: "核对内容", "What it checks";
    COUNT: "问题", "Findings";
    COUNT_REPORTS: "报告", "Reports";
    BODY: "单位", "Body";
    YEAR: "年度", "Year";
    STATUS: "结果", "Result";
    SEARCH: "单位或文件名", "Body or file name";
    SEVERITY: "结果", "Result";
    FOLDER: "文件夹", "Folder";
    ALL: "全部", "all";
    RESET: "清除条件", "Clear";
    SOURCE: "文件", "File";
    WHY: "原因和办法", "Why, and what to do";
    PREVIOUS: "上一份", "Previous";
    NEXT: "下一份", "Next";
    BACK: "返回汇总", "Back to the overview";
    SHOWN: "显示{shown}份，共{all}份", "{shown} of {all} shown";
    NOTHING_SHOWN: "没有符合条件的报告。", "No report matches.";
    NOT_FOUND: "没有这份报告：", "No such report: ";
    FAMILY_DOC: "结构", "structure";
    FAMILY_DIS: "表二", "table two";
    FAMILY_APP: "表三", "table three";
    FAMILY_PRO: "表四", "table four";
    FAMILY_NAR: "文字", "narrative";
    FAMILY_YOY: "跨年", "years";
    FAMILY_ROL: "汇总", "roll-up";
    FAMILY_SIM: "雷同", "repeated";
}

/// What a severity looks like: never its colour alone.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The style's class.
    pub class: &'static str,
    /// One character.
    pub sign: &'static str,
    /// The word.
    pub word: Text,
}

/// The mark of a finding.
pub const fn mark(severity: Severity, is_accepted: bool) -> Mark {
    let (class, sign, zh, en) = match (is_accepted, severity) {
        (true, _) => ("accepted", "○", "已接受", "accepted"),
        (false, Severity::Error) => ("error", "✕", "错误", "error"),
        (false, Severity::Warning) => ("warning", "!", "警告", "warning"),
        (false, Severity::Info) => ("info", "i", "提示", "note"),
    };
    Mark {
        class,
        sign,
        word: Text { zh, en },
    }
}

/// How a report came out whose worst finding is so bad.
pub const fn worst(severity: Severity) -> Text {
    match severity {
        Severity::Error => WITH_ERRORS,
        Severity::Warning => WITH_WARNINGS,
        Severity::Info => WITH_INFOS,
    }
}

/// The title of a table.
pub const fn table_title(table: Table) -> Text {
    let (zh, en) = match table {
        Table::Disclosure => ("表二 主动公开政府信息情况", "Table two: disclosure"),
        Table::Applications => (
            "表三 收到和处理政府信息公开申请情况",
            "Table three: applications received and handled",
        ),
        Table::Proceedings => (
            "表四 政府信息公开行政复议、行政诉讼情况",
            "Table four: reconsideration and litigation",
        ),
    };
    Text { zh, en }
}

/// What a family of rules is about; `None` for one that has no name here.
pub fn family(family: &str) -> Option<Text> {
    Some(match family {
        "DOC" => FAMILY_DOC,
        "DIS" => FAMILY_DIS,
        "APP" => FAMILY_APP,
        "PRO" => FAMILY_PRO,
        "NAR" => FAMILY_NAR,
        "YOY" => FAMILY_YOY,
        "ROL" => FAMILY_ROL,
        "SIM" => FAMILY_SIM,
        _ => return None,
    })
}

/// The year of a report.
pub fn year(year: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年度"),
        Lang::En => year.to_string(),
    }
}

/// The national format of a report.
pub fn format(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{key}年格式"),
        Lang::En => format!("{key} format"),
    }
}

/// A count of something that is named in the plural.
pub fn count(count: usize, of: Text, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}{count}", of.zh),
        Lang::En if count == 1 => format!("1 {}", of.en.trim_end_matches('s')),
        Lang::En => format!("{count} {}", of.en),
    }
}

/// That a figure belongs to some of the possible corrections only: to which, where they are few
/// enough to be written out.
pub fn ways(numbers: &[usize], all: usize, lang: Lang) -> String {
    let shown: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match (lang, all <= MAX_NUMBERS) {
        (Lang::Zh, true) => format!("方式{}（共{all}种）", shown.join("、")),
        (Lang::En, true) => format!(
            "in {} {} of {all}",
            if shown.len() == 1 { "way" } else { "ways" },
            shown.join(", ")
        ),
        (Lang::Zh, false) => format!("{all}种更正方式之一"),
        (Lang::En, false) => format!("one of {all} ways"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::metas;

    #[test]
    fn every_family_of_rules_has_a_name() {
        for rule in metas() {
            assert!(super::family(rule.family()).is_some(), "{rule:?}");
        }
    }
}
