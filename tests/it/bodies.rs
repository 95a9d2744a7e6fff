//! What a report may say depends on the body: real inconsistencies, and figures that look like
//! some but are none.

use gouji::diagnostic::Severity;
use gouji::example::Change;
use gouji::report::Format;
use gouji::{Options, check};

use crate::rules::read;

/// The rules that a report of 2021 violates, with severity and place, rules about blanks aside.
fn found(body: &'static str, item: &'static str, figures: [&'static str; 3]) -> Vec<String> {
    let cells: &[[&str; 3]] = &[
        [
            "disclosure.regulations.issued",
            "disclosure.regulations.repealed",
            "disclosure.regulations.in_force",
        ],
        [
            "disclosure.normative_documents.issued",
            "disclosure.normative_documents.repealed",
            "disclosure.normative_documents.in_force",
        ],
    ];
    let row = cells.iter().find(|row| row[0].contains(item)).unwrap();
    let mut changes = vec![Change::Words("临江县林业局", body)];
    changes.extend((row.iter().zip(figures)).map(|(cell, text)| Change::Cell(cell, text)));
    let report = read(Format::F2021, &changes);
    assert_eq!(report.body.as_deref(), Some(body));
    let findings = check(&report, Options::default()).assessment.findings;
    (findings.iter())
        .filter(|finding| finding.rule.id != "DOC007")
        .map(|found| {
            format!(
                "{} {} {}",
                found.severity.key(),
                found.rule.name,
                found.place
            )
        })
        .collect()
}

const NO_POWER: &str = "error regulations-without-power regulations";

#[test]
fn regulations_of_bodies_that_may_not_issue_them_are_errors() {
    // 乡镇 2023, 现行有效 6.
    assert_eq!(
        found("新华镇人民政府", "regulations", ["0", "0", "6"]),
        [NO_POWER]
    );
    // 建设局 2025: 2 issued, none repealed, none in force.
    assert_eq!(
        found("北安区建设局", "regulations", ["2", "0", "0"]),
        [NO_POWER, "error in-force-below-issued regulations"]
    );
    // A blank beside a figure takes nothing away from it.
    assert_eq!(
        found("沭阳县人民政府", "regulations", ["1", "", "9"]),
        [NO_POWER]
    );
}

#[test]
fn a_city_whose_level_is_open_gets_a_warning() {
    assert_eq!(
        found("泰兴市", "regulations", ["0", "0", "6"]),
        ["warning regulations-without-power regulations"]
    );
    assert_eq!(
        found("泰州市泰兴市", "regulations", ["0", "0", "6"]),
        [NO_POWER]
    );
}

#[test]
fn regulations_of_those_who_may_issue_them_and_of_their_offices_are_none() {
    for body in [
        "宿迁市",
        "江苏省宿迁市人民政府办公室",
        "广东省政府办公厅",
        "恩施州人民政府",
        "交通运输部",
    ] {
        let found = found(body, "regulations", ["3", "0", "15"]);
        assert_eq!(found, [""; 0], "{body}");
    }
}

#[test]
fn a_blank_is_no_regulation() {
    // 汉阳 2022: 0, 0 and a blank.
    assert_eq!(
        found("汉阳区人民政府办公室", "regulations", ["0", "0", ""]),
        [""; 0]
    );
}

#[test]
fn one_year_alone_does_not_tell_what_was_in_force_before() {
    // 生态环境分局 2023: one repealed, which was in force the year before.
    let body = "武汉市生态环境局新洲区分局";
    assert_eq!(found(body, "normative_documents", ["0", "1", "0"]), [""; 0]);
    // 西柳 2023: most are of earlier years.
    let body = "海城市西柳镇人民政府";
    assert_eq!(
        found(body, "normative_documents", ["4", "0", "32"]),
        [""; 0]
    );
}

#[test]
fn blanks_taken_for_zeros_are_assessed() {
    let changes = [
        Change::Cell("disclosure.normative_documents.in_force", ""),
        Change::Cell("disclosure.normative_documents.repealed", ""),
    ];
    let report = read(Format::F2021, &changes);
    let errors = |blank_as_zero| {
        let options = Options {
            blank_as_zero,
            ..Options::default()
        };
        let findings = check(&report, options).assessment.findings;
        let errors = findings.iter().filter(|of| of.severity == Severity::Error);
        errors.map(|of| of.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(errors(false), [""; 0]);
    assert_eq!(errors(true), ["in-force-below-issued"]);
}
