//! Whose figures a sentence states: the body's own, by whatever name it calls itself, or a part's.

use super::common::{BUREAU, COUNTY, contradictions, read};
use gouji::claims::ClaimVerdict;

#[test]
fn a_commission_governs_no_region() {
    let text = "全市共收到政府信息公开申请21件。";
    for (body, contradicts) in [
        ("临江市卫生健康委员会", false),
        ("临江市林业局", false),
        ("临江市", true),
        ("临江市人民政府办公室", true),
    ] {
        let mut report = BUREAU.report();
        report.body = Some(body.to_owned());
        let claims = read(report, 1, text);
        let verdict = claims[0].verdict;
        assert_eq!(verdict == ClaimVerdict::Contradicts, contradicts, "{body}");
    }
}

#[test]
fn what_is_said_behind_the_last_figure_is_no_other_bodys() {
    let text = "共收到政府信息公开申请124件，内容集中在项目备案等方面。其中予以公开14件。";
    let claims = read(BUREAU.report(), 1, text);
    assert_eq!(claims[1].verdict, ClaimVerdict::Contradicts, "{claims:?}");
}

/// Whether a wrong figure is found.
fn finds(body: &str, text: &str) -> bool {
    let mut report = BUREAU.report();
    report.body = Some(body.to_owned());
    !contradictions(&read(report, 1, text)).is_empty()
}

#[test]
fn a_department_is_called_by_its_level_and_as_its_own_offices() {
    for (body, text) in [
        ("临江市公安局", "市局受理政府信息公开申请131件。"),
        (
            "临江县自然资源局",
            "县自然资源局本级收到政府信息公开申请131件。",
        ),
        ("临江县自然资源局", "局机关共收到政府信息公开申请131件。"),
        (
            "临江市卫生健康委员会",
            "委机关共收到政府信息公开申请131件。",
        ),
    ] {
        assert!(finds(body, text), "{body}: {text}");
    }
    // The bureau above, the branch of another, the Party's committee, what acts for the government.
    for (body, text) in [
        ("临江县公安局", "市局受理政府信息公开申请131件。"),
        ("临江市公安局湖西分局", "市局受理政府信息公开申请131件。"),
        ("临江市卫生健康委员会", "市委收到政府信息公开申请131件。"),
        (
            "临江县自然资源局",
            "以县政府名义收到政府信息公开申请131件。",
        ),
    ] {
        assert!(!finds(body, text), "{body}: {text}");
    }
}

#[test]
fn a_governments_own_level_is_a_part_and_with_all_departments_the_whole() {
    let finds = |text| !contradictions(&read(COUNTY.report(), 1, text)).is_empty();
    assert!(!finds("县本级收到政府信息公开申请131件。"));
    assert!(finds(
        "县政府本级及各部门、各乡镇共收到政府信息公开申请131件。"
    ));
}
