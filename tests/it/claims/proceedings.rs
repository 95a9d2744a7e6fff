//! Reconsiderations and lawsuits beside applications: which of them came of those.

use super::common::{BUREAU, Figures, contradictions, read};

#[test]
fn proceedings_behind_applications_came_of_those() {
    for (text, wrong) in [
        (
            "共收到政府信息公开申请124件。引发行政复议15件，行政诉讼9件。",
            &["9"][..],
        ),
        (
            "共收到政府信息公开申请124件，均已答复。无行政复议和行政诉讼。",
            &["0", "0"],
        ),
        // Those that the body handles, more than applications, and where nothing tells of what.
        ("共收到政府信息公开申请124件。办理行政复议9件。", &[]),
        ("共收到政府信息公开申请124件。发生行政复议300件。", &[]),
        ("共收到政府信息公开申请124件。行政复议9件。", &[]),
        ("共收到政府信息公开申请124件。未收到行政复议。", &[]),
        (
            "共收到政府信息公开申请124件。受理行政复议120件。无行政诉讼。",
            &[],
        ),
        ("发布信息124条。引发行政复议9件。", &[]),
        ("发布信息124条。无行政复议和行政诉讼。", &[]),
        // The table does not say so of the applications.
        ("共收到政府信息公开申请131件。引发行政复议9件。", &["131"]),
    ] {
        let found = read(BUREAU.report(), 1, text);
        assert_eq!(contradictions(&found), wrong, "{text}");
    }
}

#[test]
fn how_the_one_case_ended_is_compared() {
    let one = |result| {
        let figures = Figures {
            proceedings: [result, [0; 4], [0; 4]],
            ..BUREAU
        };
        let text = "因政府信息公开引发行政复议1件，结果维持。";
        contradictions(&read(figures.report(), 1, text))
    };
    assert_eq!(one([1, 0, 0, 0]), [""; 0]);
    assert_eq!(one([0, 1, 0, 0]), ["1"]);
    // Of several, some may have been upheld.
    let text = "因政府信息公开引发行政复议15件，结果维持。";
    assert_eq!(contradictions(&read(BUREAU.report(), 1, text)), [""; 0]);
}

#[test]
fn what_arose_is_told_in_many_ways() {
    let applications = "共收到政府信息公开申请124件。";
    for (text, wrong) in [
        ("9件申请引发行政复议。", &["9"][..]),
        ("被行政复议9件。", &["9"]),
        ("涉及行政复议9件，其中维持8件。", &["9"]),
        (
            "其中涉及征收17件。答复129件次，申请人不服提起行政复议9件。",
            &["9"],
        ),
        ("\n发生行政复议9件，行政诉讼11件。", &["9", "11"]),
        // What applications are about, and what the body handles for others.
        ("申请内容涉及行政复议9件、征收17件。", &[]),
        ("主要涉及行政复议9件。", &[]),
        ("\n全年办理行政复议9件。", &[]),
        ("\n（三）行政复议。发生行政复议9件。", &[]),
    ] {
        let found = read(BUREAU.report(), 1, &format!("{applications}{text}"));
        assert_eq!(contradictions(&found), wrong, "{text}");
    }
}
