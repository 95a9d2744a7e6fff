//! Cases that reviewers met in real reports, told in short sentences of our own with their
//! figures; and cells that are blank, absent or of the other format.
//!
//! Long because it is data: one case after the other.

use super::common::found as found_by_check;
use super::common::{BUREAU, Figures, ZERO, cells, contradictions, figure, read};
use gouji::claims::{Claim, ClaimVerdict, Reason, Subject, breakdowns};
use gouji::report::{CellName, Column, Format, Item, Measure, Report, Row, Table};

const SUQIAN_2023: Figures = Figures {
    body: "宿迁市",
    year: 2023,
    new: [3402, 99, 0, 4, 5, 1],
    over: [91, 3, 0, 0, 2, 0],
    total: [3375, 99, 0, 4, 7, 1],
    forward: [118, 3, 0, 0, 0, 0],
    outcomes: [
        1191, 328, 0, 27, 6, 38, 20, 9, 21, 21, 1047, 28, 3, 305, 39, 0, 58, 4, 40, 10, 291,
    ],
    proceedings: [[309, 17, 88, 26], [1, 1, 16, 6], [13, 0, 67, 9]],
    regulations: [2, 0, 11],
    normative: [109, 489, 597],
    decisions: [1_808_595, 2_822_652, 20163],
    fees: "59237.2449",
};

const SUQIAN_2024: Figures = Figures {
    body: "宿迁市",
    year: 2024,
    new: [3440, 75, 0, 1, 6, 3],
    over: [118, 3, 0, 0, 0, 0],
    total: [3440, 73, 0, 1, 5, 2],
    forward: [118, 5, 0, 0, 1, 1],
    outcomes: [
        1431, 471, 2, 1, 4, 17, 21, 11, 23, 13, 897, 36, 8, 87, 27, 0, 3, 0, 77, 38, 354,
    ],
    proceedings: [[88, 18, 28, 36], [7, 0, 11, 7], [33, 0, 6, 13]],
    regulations: [2, 1, 12],
    normative: [50, 227, 420],
    decisions: [1_573_179, 2_676_474, 29351],
    fees: "72701.2578",
};

fn verdicts(found: &[Claim]) -> Vec<(String, ClaimVerdict)> {
    found
        .iter()
        .map(|claim| (claim.value.to_string(), claim.verdict))
        .collect()
}

fn all_agree(found: &[Claim], values: &[&str]) {
    let stated: Vec<String> = found.iter().map(|claim| claim.value.to_string()).collect();
    assert_eq!(stated, values);
    for claim in found {
        assert_eq!(claim.verdict, ClaimVerdict::Agrees, "{claim:?}");
    }
}

#[test]
fn suqian_2023_agrees() {
    let text = "2023年，全市共收办政府信息公开申请案件3607件，其中新收3511件，上年结转96件；自然人申请3493件，法人或其他组织申请114件。\
                予以公开1191件、部分公开328件、不予公开142件、无法提供1078件、不予处理406件、作其他处理341件、转下年度办理121件。";
    let found = read(SUQIAN_2023.report(), 1, text);
    all_agree(
        &found,
        &[
            "3607", "3511", "96", "3493", "114", "1191", "328", "142", "1078", "406", "341", "121",
        ],
    );
    assert_eq!(found[0].cells, cells("new+over"));
}

#[test]
fn suqian_2024_agrees_and_its_filed_cases_are_another_population() {
    let text = "2024年，全市共收办政府信息公开申请案件3646件，予以公开1431件、部分公开471件、不予公开92件、无法提供941件、不予处理117件、作其他处理469件、转下年度办理125件。\n\
                全市备案政府信息公开类行政复议案件134件，诉讼案件57件。";
    assert_eq!(
        found_by_check(SUQIAN_2024.report(), 1, text),
        Vec::<String>::new()
    );
    let found = read(SUQIAN_2024.report(), 1, text);
    let (filed, stated): (Vec<Claim>, Vec<Claim>) = found
        .into_iter()
        .partition(|claim| matches!(claim.subject, Subject::Proceeding(..)));
    all_agree(
        &stated,
        &["3646", "1431", "471", "92", "941", "117", "469", "125"],
    );
    assert_eq!(filed.len(), 2);
    for claim in filed {
        assert_eq!(
            claim.verdict,
            ClaimVerdict::NotCompared(Reason::OtherPopulation)
        );
    }
}

#[test]
fn hongze_2024_states_its_offices_part() {
    let figures = Figures {
        body: "淮安市洪泽区",
        year: 2024,
        new: [95, 0, 0, 0, 0, 0],
        over: [0; 6],
        ..ZERO
    };
    let found = read(
        figures.report(),
        1,
        "2024年，区政府办代表区政府受理政府信息公开申请17件，均按期答复。",
    );
    assert_eq!(
        verdicts(&found),
        [(
            "17".to_owned(),
            ClaimVerdict::NotCompared(Reason::OtherPopulation)
        )]
    );
}

/// 上海市政府办公厅 2019: 258 against 275, 265 against 337, and reviews all upheld while three
/// cases are pending.
#[test]
fn shanghai_office_2019_contradicts_itself() {
    let mut figures = Figures {
        body: "上海市人民政府办公厅",
        year: 2019,
        forward: [60, 5, 0, 0, 0, 0],
        ..SUQIAN_2023
    };
    figures.outcomes = [
        200, 75, 0, 9, 0, 20, 10, 30, 0, 0, 300, 37, 0, 30, 20, 0, 10, 0, 0, 0, 64,
    ];
    figures.proceedings = [[12, 0, 1, 2], [3, 0, 0, 0], [1, 0, 0, 1]];
    let text = "2019年共答复申请，予以公开及部分公开258件，无法提供265件。因政府信息公开发生行政复议15件，均获维持。";
    let found = read(figures.report(), 1, text);
    assert_eq!(contradictions(&found), ["258", "265", "15"]);
    assert_eq!(found[0].cell_sum.unwrap().to_string(), "275");
    assert_eq!(found[1].cell_sum.unwrap().to_string(), "337");
    assert_eq!(
        found_by_check(figures.report(), 1, text),
        [
            "error outcome-mismatch",
            "error outcome-mismatch",
            "warning proceedings-mismatch"
        ]
    );
    let forward = read(figures.report(), 1, "另有申请65件顺延到下年度答复。");
    all_agree(&forward, &["65"]);
}

/// 西柳镇 2023: 0/0/0 in a sentence about 2022, 4/0/32 in the table. With the wrong year it is the
/// year that is in question; said of the report's year it is a contradiction.
#[test]
fn xiliu_2023_states_no_documents_but_prints_some() {
    let figures = Figures {
        body: "海城市西柳镇人民政府",
        year: 2023,
        normative: [4, 0, 32],
        ..ZERO
    };
    let wording =
        "西柳镇人民政府办公室共制定规范性文件0件，废止规范性文件0件，现行有效的规范性文件0件。";
    let right_year = read(figures.report(), 1, &format!("2023年，{wording}"));
    assert_eq!(
        verdicts(&right_year),
        [
            ("0".to_owned(), ClaimVerdict::Contradicts),
            ("0".to_owned(), ClaimVerdict::Agrees),
            ("0".to_owned(), ClaimVerdict::Contradicts),
        ]
    );
    assert_eq!(
        found_by_check(figures.report(), 1, &format!("2023年，{wording}")),
        ["error contradicted-none", "error contradicted-none"]
    );
    let wrong_year = read(figures.report(), 1, &format!("2022年，{wording}"));
    for (claim, sum) in wrong_year.iter().zip(["4", "0", "32"]) {
        assert_eq!(claim.verdict, ClaimVerdict::NotCompared(Reason::OtherYear));
        assert_eq!(claim.cell_sum.unwrap().to_string(), sum);
    }
    assert_eq!(wrong_year.len(), 3);
}

/// 马水镇 2019: 372 consultations in all, 331 and 61 of them by channel. No cell is concerned, but
/// the parts are more than their total.
#[test]
fn mashui_2019_has_more_parts_than_its_total() {
    let figures = Figures {
        body: "马水镇",
        year: 2019,
        ..ZERO
    };
    let text = "另外本年度受理政府信息咨询372人次，其中现场咨询331人次，电话咨询61人次。";
    assert_eq!(
        found_by_check(figures.report(), 1, text),
        ["warning parts-mismatch"]
    );
    let found = read(figures.report(), 1, text);
    assert!(contradictions(&found).is_empty());
    let lists = breakdowns(&found);
    assert_eq!(lists.len(), 1);
    assert_eq!(
        (
            lists[0].total,
            lists[0].sum.to_string().as_str(),
            lists[0].verdict
        ),
        (0, "392", ClaimVerdict::Contradicts)
    );
}

/// Lists of what was disclosed: by kind they cannot exceed their total, and with 其他 at their end
/// they cannot fall short; by channel one thing may be counted twice.
#[test]
fn lists_of_what_was_disclosed_are_summed() {
    let wrong = ["warning parts-mismatch"];
    for text in [
        "主动公开政府信息40条，其中机构职能信息6条、工作动态信息30条、财政信息5条。",
        "全年公开信息40条。其中：政策文件6条；工作动态25条，占62.5%；其他信息5条。",
    ] {
        assert_eq!(found_by_check(BUREAU.report(), 1, text), wrong, "{text}");
    }
    for text in [
        "主动公开政府信息40条，其中机构职能信息6条、工作动态信息29条、财政信息5条。",
        "主动公开政府信息40条，其中机构职能信息6条、工作动态信息30条。",
        "主动公开政府信息40条，其中主要有机构职能信息6条、工作动态信息39条。",
        "主动公开政府信息40条，其中政府网站公开30条、微信公众号公开25条。",
        "主动公开政府信息40条，其中政策文件6条、工作动态25条；微信公众号推送80条。",
        "主动公开政府信息40条，其中政策文件6条、工作动态25条，组织培训80次。",
    ] {
        assert_eq!(found_by_check(BUREAU.report(), 1, text), [""; 0], "{text}");
    }
}

/// 24 of 95 are 25.26 %: 25 % printed whole, never 26 %.
#[test]
fn whole_shares_are_rounded_or_cut_off() {
    let said = |share: &str| {
        let text = format!("办结129件，其中予以公开41件，占{share}%。");
        found_by_check(BUREAU.report(), 1, &text)
    };
    assert_eq!(said("31.8"), [""; 0]);
    assert_eq!(said("31"), [""; 0]);
    assert_eq!(said("32"), [""; 0]);
    assert_eq!(said("81"), ["info percentage-mismatch"]);
}

#[test]
fn lists_by_channel_and_result_are_summed() {
    let text = "收到政府信息公开申请124件，其中网络申请90件、信函申请28件、当面申请6件。因政府信息公开被申请行政复议15件，其中维持8件、纠正2件。";
    let lists = breakdowns(&read(BUREAU.report(), 1, text));
    assert_eq!(lists.len(), 2);
    assert_eq!(lists[0].verdict, ClaimVerdict::Agrees);
    assert_eq!(
        lists[1].verdict,
        ClaimVerdict::NotCompared(Reason::PartOfList)
    );
}

/// 上海市政府办公厅 2019: 716 in parts against 805; the parts named leave nothing out.
#[test]
fn parts_that_are_all_there_can_be_must_sum_to_their_total() {
    let verdict = |text: &str| breakdowns(&read(BUREAU.report(), 3, text))[0].verdict;
    let all = "办结政府信息公开申请129件，其中予以公开41件、部分公开16件、不予公开25件、无法提供27件、不予处理6件、其他处理3件。";
    assert_eq!(verdict(all), ClaimVerdict::Contradicts);
    let few = "办结政府信息公开申请129件，其中予以公开41件、部分公开16件。";
    assert_eq!(verdict(few), ClaimVerdict::NotCompared(Reason::PartOfList));
}

/// Met in a file of sentences set aside until the reader was done: how things stood after the
/// year, some of those received, and both kinds counted together.
#[test]
fn a_later_day_and_some_of_those_received_contradict_nothing() {
    for text in [
        "截至报告公布之日（2024年1月22日），去年底结转的3件申请已办结2件。",
        "新规施行以后收到的申请中，予以公开14件、无法提供12件。",
        "收到政府信息公开申请124件，加上年结转共办理137件。",
    ] {
        let found = read(BUREAU.report(), 1, text);
        assert!(!found.is_empty(), "{text}");
        assert_eq!(contradictions(&found), Vec::<String>::new(), "{text}");
    }
}

/// Text copied out of a PDF: a line goes on in the next one, also within a word.
#[test]
fn a_line_that_goes_on_is_read_with_the_next() {
    let text = "2023年，收到政府信息公开申请124件，全部按照规定程序登记、办理，其中结转下年\n度继续办理6件。另有咨询若干。";
    let found = read(BUREAU.report(), 3, text);
    assert_eq!(found.len(), 2, "{found:?}");
    all_agree(&found, &["124", "6"]);
    let broken = "2023年，我局严格按照规定的程序和期限，一共收到政府信息公开申\n请131件。";
    assert_eq!(contradictions(&read(BUREAU.report(), 3, broken)), ["131"]);
}

#[test]
fn since_a_year_is_that_year_where_it_is_the_reports_own() {
    for (text, wrong) in [
        ("2023年以来，我局收到政府信息公开申请131件。", &["131"][..]),
        ("2021年以来，我局收到政府信息公开申请131件。", &[]),
        ("2023年我局未受理依申请公开事项。", &["0"]),
        ("2023年我局有3件申请未受理。", &[]),
        ("2023年我局未收到书面或以其他形式的信息公开申请。", &["0"]),
        ("2023年我局未收到书面的信息公开申请。", &[]),
    ] {
        let found = read(BUREAU.report(), 1, text);
        assert_eq!(contradictions(&found), wrong, "{text}");
    }
}

#[test]
fn traditional_characters_and_soft_hyphens_are_read() {
    for text in [
        "共收到政府信息公開申請131件。",
        "共收到政府信\u{AD}息公开申\u{AD}请131件。",
        "共收到政府信息\u{200B}公开申请１３１件。",
    ] {
        assert_eq!(
            contradictions(&read(BUREAU.report(), 3, text)),
            ["131"],
            "{text}"
        );
    }
}

#[test]
fn a_clean_report_of_nothing_agrees() {
    let text = "（二）依申请公开情况\n2022年度，我镇共收到依申请案件数共0件。\n4.未发生因政府信息公开引起的行政复议、行政诉讼。";
    let found = read(ZERO.report(), 1, text);
    all_agree(&found, &["0", "0", "0"]);
}

/// 沭阳县发展和改革局 2023: the five columns of organizations are printed blank.
#[test]
fn blank_columns_are_no_zeros() {
    let mut report = BUREAU.report();
    for row in Row::ALL {
        for column in &Column::applicants()[1..] {
            report
                .cells
                .insert(CellName::Applications(*row, *column), figure(""));
        }
    }
    let text = "收到政府信息公开申请124件，其中自然人86件，法人或其他组织40件。";
    let found = read(report, 1, text);
    assert_eq!(found[0].verdict, ClaimVerdict::Agrees);
    assert_eq!(found[1].verdict, ClaimVerdict::Agrees);
    assert_eq!(
        found[2].verdict,
        ClaimVerdict::NotCompared(Reason::BlankCells)
    );
}

/// The row of new applications with these figures, natural persons first and the total last.
fn new_row(raw: [&str; 7]) -> Report {
    let mut report = BUREAU.report();
    for (column, raw) in Column::ALL.iter().zip(raw) {
        let name = CellName::Applications(Row::New, *column);
        report.cells.insert(name, figure(raw));
    }
    // Which figures 收到 may mean as well.
    for row in [Row::CarriedOver, Row::OutcomeTotal] {
        for column in Column::ALL {
            report
                .cells
                .insert(CellName::Applications(row, *column), figure(""));
        }
    }
    report
}

fn verdict_of(report: Report, text: &str) -> (ClaimVerdict, Option<String>) {
    let found = read(report, 1, text);
    (
        found[0].verdict,
        found[0].cell_sum.map(|sum| sum.to_string()),
    )
}

#[test]
fn a_total_that_is_not_printed_is_the_sum_of_its_parts() {
    let report = || new_row(["86", "21", "1", "2", "9", "5", ""]);
    assert_eq!(
        verdict_of(report(), "新收政府信息公开申请100件。"),
        (ClaimVerdict::Contradicts, Some("124".to_owned()))
    );
    assert_eq!(
        verdict_of(report(), "新收政府信息公开申请124件。"),
        (ClaimVerdict::Agrees, Some("124".to_owned()))
    );
}

#[test]
fn cells_that_are_printed_bound_what_is_not() {
    let blank = ClaimVerdict::NotCompared(Reason::BlankCells);
    let some = || new_row(["86", "21", "", "", "9", "5", ""]);
    // 86 + 21 + 9 + 5 are printed.
    assert_eq!(
        verdict_of(some(), "新收政府信息公开申请120件。"),
        (ClaimVerdict::Contradicts, Some("121".to_owned()))
    );
    assert_eq!(
        verdict_of(some(), "新收政府信息公开申请121件。"),
        (blank, None)
    );
    assert_eq!(
        verdict_of(some(), "新收政府信息公开申请140件。"),
        (blank, None)
    );
    // No more natural persons than applicants.
    let mut report = new_row(["", "", "", "", "", "", "124"]);
    for row in [Row::CarriedOver, Row::OutcomeTotal] {
        let name = CellName::Applications(row, Column::Total);
        report.cells.insert(name, figure("0"));
    }
    let text = |count: u32| format!("政府信息公开申请中，自然人申请{count}件。");
    assert_eq!(
        verdict_of(report.clone(), &text(125)),
        (ClaimVerdict::Contradicts, Some("124".to_owned()))
    );
    assert_eq!(verdict_of(report, &text(124)), (blank, None));
}

#[test]
fn blank_and_missing_cells_are_told_apart_from_missing_tables() {
    let mut report = new_row([""; 7]);
    let blank = ClaimVerdict::NotCompared(Reason::BlankCells);
    let text = "新收政府信息公开申请100件。";
    assert_eq!(verdict_of(report.clone(), text), (blank, None));
    for column in Column::ALL {
        report
            .cells
            .remove(&CellName::Applications(Row::New, *column));
    }
    assert_eq!(verdict_of(report.clone(), text), (blank, None));
    report
        .cells
        .retain(|name, _| name.table() != Table::Applications);
    assert_eq!(
        verdict_of(report, text),
        (ClaimVerdict::NotCompared(Reason::TableMissing), None)
    );
}

#[test]
fn the_trial_format_has_its_own_columns() {
    let mut report = BUREAU.report();
    report.format = Some(Format::F2019);
    report.year = Some(2019);
    report
        .cells
        .retain(|name, _| name.table() != Table::Disclosure);
    report.cells.insert(
        CellName::Disclosure(Item::NormativeDocuments, Measure::Produced),
        figure("14"),
    );
    report.cells.insert(
        CellName::Disclosure(Item::NormativeDocuments, Measure::Disclosed),
        figure("12"),
    );
    for row in [Row::CorrectionOverdue, Row::FeeOverdue] {
        for column in Column::ALL {
            report.cells.remove(&CellName::Applications(row, *column));
        }
    }
    let text = "2019年制定规范性文件14件，废止规范性文件3件。其他处理7件，结转2020年继续办理6件，2018年结转11件。";
    let found = read(report, 1, text);
    assert_eq!(
        verdicts(&found),
        [
            ("14".to_owned(), ClaimVerdict::Agrees),
            ("3".to_owned(), ClaimVerdict::NotCompared(Reason::NoCell)),
            ("7".to_owned(), ClaimVerdict::Agrees),
            ("6".to_owned(), ClaimVerdict::Agrees),
            ("11".to_owned(), ClaimVerdict::Agrees),
        ]
    );
}

/// A report for 2019 with the rows of its table two.
fn trial() -> Report {
    let mut report = BUREAU.report();
    report.format = Some(Format::F2019);
    report.year = Some(2019);
    report
        .cells
        .retain(|name, _| name.table() != Table::Disclosure);
    for (item, measure, value) in [
        (Item::NormativeDocuments, Measure::Produced, "14"),
        (Item::NormativeDocuments, Measure::Disclosed, "12"),
        (Item::NormativeDocuments, Measure::TotalDisclosed, "52"),
        (Item::Licensing, Measure::Decisions, "1873"),
        (Item::Procurement, Measure::Items, "20"),
        (Item::Procurement, Measure::Amount, "2017.515"),
    ] {
        report
            .cells
            .insert(CellName::Disclosure(item, measure), figure(value));
    }
    report
}

#[test]
fn the_columns_and_the_procurement_of_the_trial_format_are_compared() {
    for text in [
        "本年新制作规范性文件14件，新公开规范性文件12件，规范性文件对外公开总数量52件。",
        "作出行政许可处理决定1873件。",
        "政府集中采购信息20条，累计金额2017.515万元。",
        "政府集中采购项目20个，采购总金额20175150元。",
    ] {
        let found = read(trial(), 1, text);
        assert!(
            found.len() > text.matches('，').count() / 2,
            "{text}: {found:?}"
        );
        for claim in &found {
            assert_eq!(claim.verdict, ClaimVerdict::Agrees, "{text}: {claim:?}");
        }
    }
    for (text, wrong) in [
        ("新公开规范性文件22件。", "22"),
        ("规范性文件对外公开总数量62件。", "62"),
        ("作出行政许可处理决定1883件。", "1883"),
        ("政府集中采购信息28条，累计金额2017.515万元。", "28"),
        ("政府集中采购信息20条，累计金额3017.515万元。", "3017.515"),
    ] {
        assert_eq!(contradictions(&read(trial(), 1, text)), [wrong], "{text}");
    }
    for text in [
        "公开政府集中采购信息28条。",
        "主动公开政府集中采购信息28条，累计金额917万元。",
        "政府采购培训28次，投入资金30万元。",
        "开展政府采购检查28件。",
    ] {
        let found = read(trial(), 1, text);
        assert_eq!(contradictions(&found), Vec::<String>::new(), "{text}");
    }
    // The later format has no such cells.
    let found = read(
        BUREAU.report(),
        1,
        "政府集中采购项目28个，新公开规范性文件22件。",
    );
    assert_eq!(contradictions(&found), Vec::<String>::new());
}

/// What is said of all of a total is held against the cell of that kind.
#[test]
fn all_of_one_kind_are_as_many_as_the_table_has_of_it() {
    for (text, wrong) in [
        ("因政府信息公开被申请行政复议15件，均获维持。", "15"),
        ("收到政府信息公开申请124件，均为自然人申请。", "124"),
        ("收到政府信息公开申请124件，申请人全部为自然人。", "124"),
    ] {
        assert_eq!(
            contradictions(&read(BUREAU.report(), 1, text)),
            [wrong],
            "{text}"
        );
    }
    let upheld = Figures {
        proceedings: [[15, 0, 0, 0], [0; 4], [0; 4]],
        ..BUREAU
    };
    let text = "因政府信息公开被申请行政复议15件，均获维持。";
    all_agree(&read(upheld.report(), 1, text), &["15", "15"]);
    // A total that is not the table's, and a manner of answering.
    for text in [
        "县级行政复议机关受理复议案件30件，均获维持。",
        "收到政府信息公开申请124件，均按期答复自然人。",
    ] {
        let found = read(BUREAU.report(), 1, text);
        assert_eq!(contradictions(&found), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_unknown_year_or_body_makes_no_contradiction_of_a_dated_sentence() {
    let mut report = BUREAU.report();
    report.year = None;
    report.body = None;
    let found = read(report, 1, "2023年收到政府信息公开申请100件。");
    assert_eq!(
        found[0].verdict,
        ClaimVerdict::NotCompared(Reason::OtherYear)
    );
}

/// Any text ends with claims, twice the same.
#[test]
fn no_text_panics() {
    let pieces = [
        "收到",
        "政府信息公开申请",
        "12",
        "件",
        "，",
        "。",
        "（",
        "）",
        "其中",
        "上年",
        "结转",
        "下年",
        "2022年",
        "至",
        "到",
        "0",
        "万",
        "元",
        "%",
        "、",
        "分别为",
        "均",
        "未",
        "行政复议",
        "维持",
        "规范性文件",
        "制定",
        "自然人",
        "网络",
        "一",
        "十",
        "件",
        "１２",
        ",",
        "345",
        "《",
        "》",
        "〔",
        "第",
        "余",
        "12345",
        "9999年",
        "1月1日",
        "12月",
        "31日",
        "-",
        ".",
        "EMS",
        "\u{0}",
        " ",
        "\n",
        "：",
        "占",
        "3.5",
        "亿",
        "99999999999999999999",
        "信息处理费",
        "咨询",
        "人次",
        "含",
        "予以公开",
    ];
    let mut state = 7_u64;
    let mut text = String::new();
    for _ in 0..60_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        text.push_str(pieces[usize::try_from(state >> 33).unwrap() % pieces.len()]);
    }
    let first = read(BUREAU.report(), 1, &text);
    assert_eq!(first, read(BUREAU.report(), 1, &text));
    let _ = breakdowns(&first);
    let empty = Report {
        year: Some(i32::MIN),
        ..Report::default()
    };
    assert!(
        read(empty, 6, &text)
            .iter()
            .all(|claim| claim.verdict != ClaimVerdict::Agrees)
    );
}
