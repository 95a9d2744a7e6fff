//! Lists: what their entries are of, what goes on behind them, and what stands beside them.

use super::common::{BUREAU, contradictions, read};
use gouji::report::Report;

fn wrong(report: Report, text: &str) -> Vec<String> {
    contradictions(&read(report, 1, text))
}

/// Each text with the figures that contradict the tables of [`BUREAU`].
fn all(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(wrong(BUREAU.report(), text), *expected, "{text}");
    }
}

#[test]
fn a_list_that_a_sentence_begins_with_is_of_all_named_before() {
    all(&[
        (
            "新收政府信息公开申请124件，上年结转11件。其中，予以公开48件，部分公开16件，不予公开25件。",
            &["48"],
        ),
        (
            "共收到政府信息公开申请124件，结转下年度6件。办复率94.7%，其中予以公开48件、占38%。",
            &["48"],
        ),
        // Of those carried over, as far as anyone can tell.
        (
            "共收到政府信息公开申请124件，上年结转11件，其中予以公开4件。",
            &[],
        ),
    ]);
}

#[test]
fn what_stands_in_brackets_is_of_no_other_body_behind_them() {
    all(&[
        (
            "我局新收到政府信息公开申请124件（在全市各委办局中位列第三），结转下年度9件。",
            &["9"],
        ),
        (
            "全市各委办局收到政府信息公开申请300件，结转下年度9件。",
            &[],
        ),
    ]);
}

#[test]
fn what_applications_were_about_says_nothing_of_what_follows() {
    all(&[
        (
            "收到政府信息公开申请124件，主要涉及土地征收、教育等领域，上年结转12件。",
            &["12"],
        ),
        (
            "共受理政府信息公开申请124件，内容涉及现行有效规范性文件等。其中，予以公开48件。",
            &["48"],
        ),
        ("收到政府信息公开申请124件，在执法领域，上年结转12件。", &[]),
    ]);
}

#[test]
fn a_year_behind_a_figure_is_of_what_follows_it() {
    all(&[
        (
            "2023年，我局共收到政府信息公开申请131件以及2022年转办的2件。我局共办结政府信息公开申请132件。",
            &["131", "132"],
        ),
        ("2022年我局共收到政府信息公开申请131件。", &[]),
    ]);
}

#[test]
fn some_that_were_answered_beside_other_outcomes_are_not_all() {
    all(&[
        (
            "共受理政府信息公开申请124件，其中2件均按规定程序办结，23件为“本机关不掌握相关政府信息”。",
            &[],
        ),
        ("共办理政府信息公开申请135件，其中办结132件。", &["132"]),
        // The row may hold either, or both together.
        (
            "共收到政府信息公开申请124件，予以公开40件，所申请信息已主动公开1件。",
            &[],
        ),
    ]);
}

#[test]
fn a_list_of_all_that_were_answered_is_of_all() {
    all(&[
        ("在已答复的申请件中，予以公开48件，部分公开16件。", &["48"]),
        ("在已答复的征收类申请中，予以公开48件。", &[]),
    ]);
}

#[test]
fn a_second_name_in_the_title_is_the_bodys_own() {
    let mut report = BUREAU.report();
    let text = "县人民政府办公室共收到政府信息公开申请131件。";
    report.body = Some("临江县人民政府（县人民政府办公室）".to_owned());
    assert_eq!(wrong(report.clone(), text), ["131"]);
    report.body = Some("临江县人民政府".to_owned());
    assert_eq!(wrong(report, text), [""; 0]);
}

#[test]
fn a_figure_told_again_and_one_counted_in_the_same_row_contradict_nothing() {
    all(&[
        (
            "共受理政府信息公开申请135件，其中11件来自上一年度结转，受理的135件申请已按规定答复。",
            &[],
        ),
        // In the row 3.其他 stand those that were withdrawn, or they stand beside it.
        (
            "共收到政府信息公开申请124件，主动撤销6件，其他处理3件。",
            &[],
        ),
        // What is received and carried over makes up the third; the first can be wrong all the same.
        (
            "共收到政府信息公开申请121件，上年结转11件，受理135件。",
            &["121"],
        ),
    ]);
}

#[test]
fn a_region_counted_whole_is_the_bodys_where_nothing_names_it() {
    let mut report = BUREAU.report();
    report.body = None;
    let text = "2023年，全区共收到政府信息公开申请131件。";
    assert_eq!(wrong(report.clone(), text), ["131"]);
    for other in ["我局做好公开工作。", "全市安排部署。"] {
        assert_eq!(
            wrong(report.clone(), &format!("{other}\n{text}")),
            [""; 0],
            "{other}"
        );
    }
}

#[test]
fn cases_of_penalties_that_were_handled_are_decisions() {
    all(&[
        ("全年办理行政处罚案件260件。", &["260"]),
        ("全年下达行政处罚决定书260件。", &["260"]),
        ("全年公开行政处罚案件260件。", &[]),
        ("全年行政处罚案件信息260条。", &[]),
    ]);
}
