//! What the narrative states of the report itself: slips that real reports have, in sentences of
//! our own, and wordings of real reports that must raise no alarm.

use gouji::diagnostic::{Finding, Severity};
use gouji::example::{self, Change};
use gouji::report::Format;

use crate::run::Dir;

fn findings(changes: &[Change]) -> Vec<Finding> {
    let page = example::page(Format::F2021, changes);
    let read = gouji::read("example.html", &page).unwrap();
    gouji::check(&read.report, gouji::Options::default())
        .assessment
        .findings
}

/// The findings by name, with the words that each is about.
fn found(changes: &[Change]) -> Vec<(&'static str, String)> {
    let named = |finding: Finding| {
        let words = finding.quote.map(|quote| quote.text);
        (finding.rule.name, words.unwrap_or_default())
    };
    findings(changes).into_iter().map(named).collect()
}

#[test]
fn slips_that_real_reports_have() {
    for (changes, name, words) in [
        // 西柳 2023, whose text is of the year before.
        (
            &[Change::Words(
                "增设检索入口。",
                "增设检索入口。\n2022年我镇共制定行政规范性文件4件，废止0件。",
            )][..],
            "stale-year",
            "2022年我镇共制定",
        ),
        // A bureau of 淮安 2021, whose period is the year before.
        (
            &[Change::Words(
                "自2023年1月1日起至2023年",
                "自2022年1月1日起至2022年",
            )],
            "period-mismatch",
            "统计期限自2022年1月1日起",
        ),
        // 安居 2021.
        (
            &[Change::Words("令第711号", "令第771号")],
            "wrong-citation",
            "第771号",
        ),
        // A town in 浙江 2023.
        (
            &[Change::Words("国办公开办函〔2021〕", "国办发〔2021〕")],
            "wrong-citation",
            "国办发〔2021〕30号",
        ),
        // As last year's section six was copied.
        (
            &[Change::Words(
                "增设检索入口。",
                "增设检索入口。\n2022年没有发生因政府信息公开申请行政复议、提起行政诉讼的情况。",
            )],
            "stale-year",
            "2022年没有发生",
        ),
        // 盂县 2023.
        (
            &[Change::Words("〔2021〕30号", "〔2019〕60号")],
            "wrong-citation",
            "〔2019〕60号",
        ),
        // A district's statistics bureau 2023: six parts said, five listed.
        (
            &[Change::Words(
                "编制本报告。",
                "编制本报告。全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在问题及改进情况、其他需要报告的事项等六部分组成。",
            )],
            "miscounted-parts",
            "全文由总体情况",
        ),
        // 微山, a town 2023: the text begins with （一）.
        (&[Change::Words("一、总体情况", "")], "missing-section", ""),
    ] {
        let found = found(changes);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, name);
        assert!(found[0].1.contains(words), "{found:?}");
    }
}

#[test]
fn wordings_of_real_reports_that_are_no_slips() {
    for sentence in [
        "2022年以来，我局持续更新公开栏目，发布信息90条。",
        "按时公开2022年度部门决算和2023年度部门预算。",
        "2022年收到申请5件，2023年收到申请12件。",
        "2022年收到的申请中，结转至今年办理的3件均已办结。",
        "分两次公开2019—2021年度的许可结果，涉及事项2515项。",
        "已于2024年1月15日前公布年度报告。",
        "截至2023年12月31日，累计公开信息301条。",
        "2022年印发《信息公开制度》，明确责任科室12个。",
        "2022年公开信息120条，今年比上年增加36条。",
        "咨询电话0571-88888888，传真0571-88888889，联系人李**。",
        "根据《临江市人民政府办公室关于做好2023年政府信息公开工作年度报告编制发布工作的通知》，逐项核对。",
        "落实《国务院办公厅关于印发要点的通知》（国办发〔2021〕12号）。",
        "发布内容包括：（一）机构职能；（二）办事指南。",
        "由局办公室编制2023年政府信息公开工作年度报告。",
        "分管领导定期听取水利局、财政局等单位意见。",
        "全面落实就业、教育、医疗、养老、住房等五个方面的公开。",
    ] {
        let changes = [Change::Words("增设检索入口。", sentence)];
        let alarms: Vec<Finding> = (findings(&changes).into_iter())
            .filter(|finding| finding.severity > Severity::Info)
            .collect();
        assert!(alarms.is_empty(), "{sentence}: {alarms:?}");
    }
}

/// Text copied out of a PDF keeps neither rows nor their order.
#[test]
fn rows_of_tables_in_text_are_neither_parts_nor_keyboard_runs() {
    let rows = "（一）予以公开 0 0 0 5 0 0 0 5 0 0 0 5\n（四）无法提供\n（七）总计\n（五）不予处理";
    for section in [3, 4] {
        assert_eq!(found(&[Change::Section(section, rows)]), []);
    }
}

#[test]
fn a_section_under_a_heading_of_its_own_is_not_called_missing() {
    for heading in [
        "五、不足与打算",
        "五、今年的差距在哪里",
        "存在不足；五、打算",
    ] {
        let changes = [Change::Words("五、存在的主要问题及改进情况", heading)];
        assert!(
            found(&changes)
                .iter()
                .all(|(name, _)| *name != "missing-section"),
            "{heading}"
        );
    }
}

#[test]
fn a_missing_heading_over_a_table_is_a_warning() {
    let found = findings(&[Change::Words("三、收到和处理政府信息公开申请情况", "")]);
    let told: Vec<_> = (found.iter())
        .map(|finding| (finding.rule.name, finding.severity))
        .collect();
    assert_eq!(told, [("missing-section", Severity::Warning)]);
}

#[test]
fn a_section_six_without_the_fee_is_a_warning() {
    for (text, severity) in [
        ("无。", Severity::Warning),
        ("暂无其他需要报告的事项。", Severity::Warning),
        ("", Severity::Warning),
        ("办理建议提案3件，均已答复。", Severity::Warning),
    ] {
        let found = findings(&[Change::Section(6, text)]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(
            (found[0].rule.name, found[0].severity),
            ("missing-fee-statement", severity)
        );
    }
}

#[test]
fn a_wrong_title_is_told_from_a_wrong_period() {
    let title = Change::Words("林业局2023年政府信息", "林业局2022年政府信息");
    let names = |changes: &[Change]| -> Vec<&str> {
        let found = found(changes).into_iter().map(|(name, _)| name);
        found.filter(|name| name.contains("mismatch")).collect()
    };
    assert_eq!(names(&[title]), ["title-year-mismatch"]);
    let speaks_of_it = Change::Words("未收取", "与2022年一样未收取");
    assert_eq!(names(&[title, speaks_of_it]), ["title-year-mismatch"]);
    let section_one = Change::Words("通过门户网站", "同2022年一样通过门户网站");
    assert_eq!(names(&[title, section_one]), ["period-mismatch"]);
}

#[test]
fn the_day_of_publication_is_judged_by_who_reports() {
    let published = |date: &'static str, body: &'static str| {
        let changes = [
            Change::Words("2024-01-20 09:30", date),
            Change::Words("临江县林业局", body),
        ];
        let found = found(&changes).into_iter().map(|(name, _)| name);
        found.filter(|name| *name == "untimely-publication").count()
    };
    for (date, body, count) in [
        ("2024-02-01", "临江县林业局", 1),
        ("2024-02-01", "临江县人民政府", 0),
        ("2024-02-01", "临江县人民政府办公室", 0),
        ("2024-03-31", "临江县人民政府", 0),
        ("2024-04-01", "临江县人民政府", 1),
        ("2024-01-01", "临江县林业局", 0),
        ("2024-04-01", "临江县红桥镇", 0),
        ("2024-04-01", "临江经济开发区管理委员会", 0),
        ("2023-12-31", "临江县红桥镇", 1),
        // A site that moved shows later years.
        ("2025-06-01", "临江县林业局", 0),
        ("20240131", "临江县林业局", 0),
        ("二月", "临江县林业局", 0),
    ] {
        assert_eq!(published(date, body), count, "{date} {body}");
    }
    // The page prints another day than its metadata has.
    let printed = |date: &'static str| {
        let changes = [
            Change::Words("2024-01-20 09:30", "2024-02-20"),
            Change::Words("</h1>", date),
        ];
        found(&changes).len()
    };
    assert_eq!(
        printed("</h1><p>发布时间：2024-01-25 来源：县林业局</p>"),
        0
    );
    assert_eq!(printed("</h1><p>成文日期：2024-01-25</p>"), 1);
    assert_eq!(
        printed("</h1><table><tr><td>发布日期</td><td>2024年2月2日</td></tr></table>"),
        1
    );
}

#[test]
fn heads_and_note_of_a_drawn_table_are_compared_with_the_form() {
    let heads = found(&[Change::Words("现行有效件数", "现行有效件")]);
    let heads: Vec<&str> = heads.iter().map(|(name, _)| *name).collect();
    assert_eq!(heads, ["altered-label"]);
    let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    for (instead, words) in [
        ("", ""),
        (
            "（本列数据的勾稽关系为：第一项加第二项之和）",
            "（本列数据的勾稽关系为：第一项加第二项之和）",
        ),
    ] {
        let altered = found(&[Change::Words(note, instead)]);
        assert_eq!(altered, [("altered-label", words.to_owned())]);
    }
    let moved = [
        Change::Words(note, ""),
        Change::Words(
            "三、收到和处理政府信息公开申请情况</h2>",
            "三、收到和处理政府信息公开申请情况</h2><p>本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和</p>",
        ),
    ];
    assert_eq!(found(&moved), []);
}

#[test]
fn labels_of_a_text_with_a_row_a_line_are_compared_with_the_form() {
    let path = crate::fixtures::fixture("reports/2021-luqiao/extracted.txt");
    let text = std::fs::read_to_string(path).unwrap();
    for (instead, heads) in [
        ("1.本机关不掌握相关政府信息", &[][..]),
        ("1.本机关不掌相关政府信息", &["DOC019"]),
        ("1、 本机关不掌握相关政府信息", &[]),
    ] {
        let altered = text.replacen("1.本机关不掌握相关政府信息", instead, 1);
        let read = gouji::read("a.txt", altered.as_bytes()).unwrap();
        let check = gouji::check(&read.report, gouji::Options::default());
        let found = check.assessment.findings.iter();
        let ids: Vec<&str> = found.map(|finding| finding.rule.id).collect();
        assert_eq!(ids, heads, "{instead}");
    }
}

#[test]
fn findings_about_words_show_them_with_their_line() {
    let page = example::page(Format::F2021, &[Change::Words("令第711号", "令第771号")]);
    let page = String::from_utf8(page).unwrap();
    let line = 1 + page.lines().position(|line| line.contains("771")).unwrap();
    let dir = Dir::with(&[("a.html", &page)]);
    let finding = &dir.run("check --format ndjson a.html").json()["findings"][0];
    assert_eq!(finding["line"], line);
    let quote = finding["quote"].as_str().unwrap();
    assert!(quote.starts_with("根据《") && quote.ends_with("编制本报告。"));
    let ran = dir.run("check --lang zh a.html");
    ran.shows(&format!("      网页源码第{line}行  “根据《"));
}
