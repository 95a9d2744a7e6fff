//! The workbook, read back by a library that is not the one that writes it.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use gouji::example::{self, Change};
use gouji::form::{self, Content};
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::render::renderer::Renderer as _;
use gouji::render::results::SourceResult;
use gouji::render::results::Summary;
use gouji::render::xlsx::Book;
use gouji::report::{self, CellName, Decimal, Figure, Format, Table};
use gouji::{Options, Read, Unread};

use crate::page;
use crate::run::Dir;

type Reading = Result<Read, Box<Unread>>;

/// The workbook of what was read. With `is_accepted`, a baseline accepts every finding.
fn workbook(readings: &[Reading], lang: Lang, is_accepted: bool) -> Vec<u8> {
    let book = Book(lang);
    let (mut kept, mut total) = (Vec::new(), Summary::default());
    for reading in readings {
        let mut add = |outcome: SourceResult<'_>| {
            total.add(&Summary::of_result(outcome));
            kept.extend(book.piece(outcome).unwrap().kept);
        };
        match reading {
            Ok(read) => {
                let mut check = gouji::check(&read.report, Options::default());
                for finding in &mut check.assessment.findings {
                    finding.is_accepted = is_accepted;
                }
                add(SourceResult::Checked(read, &check));
            }
            Err(unread) => add(SourceResult::Failed(&Failed::of(unread, lang))),
        }
    }
    book.end(kept, &total).unwrap()
}

fn of(pages: &[&str]) -> Vec<Reading> {
    let names = (1..).map(|number| format!("in/{number}.html"));
    (names.zip(pages))
        .map(|(name, page)| gouji::read(&name, page.as_bytes()))
        .collect()
}

fn fixture(path: &str) -> Reading {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports");
    gouji::read(path, &std::fs::read(file.join(path)).unwrap())
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet that are not empty, row by row.
fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let range = opened(bytes).worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// A row of the list by its column's head.
fn column(bytes: &[u8], head: &str) -> Vec<String> {
    let rows = rows(bytes, "问题清单");
    let at = rows[0].iter().position(|cell| *cell == head).unwrap();
    rows[1..].iter().map(|row| row[at].to_string()).collect()
}

/// A file within the workbook.
fn inside(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn every_figure_is_redrawn_as_printed() {
    for path in [
        "2019-example/page.html",
        "2023-shuyang/page.html",
        "2024-hongze/page.html",
        "2024-suqian/page.html",
    ] {
        let reading = fixture(path);
        let report = &reading.as_ref().unwrap().report;
        let mut expected: Vec<String> = Vec::new();
        let mut figures = 0;
        for &table in Table::ALL {
            for cell in form::of(report, table).iter().flatten() {
                expected.push(match cell.content {
                    Content::Label(text) => text.to_owned(),
                    Content::Figure(name) => {
                        figures += 1;
                        report.figure(name).unwrap().raw.trim().to_owned()
                    }
                });
            }
        }
        expected.retain(|text| !text.is_empty());
        let bytes = workbook(&[reading], Lang::Zh, false);
        let name = opened(&bytes).sheet_names()[2].clone();
        let shown: Vec<String> = (rows(&bytes, &name).iter().flatten())
            .map(ToString::to_string)
            .collect();
        let mut shown = shown.iter();
        for text in &expected {
            assert!(shown.any(|cell| cell == text), "{path}: {text} is missing");
        }
        assert!(figures > 150, "{path}");
    }
}

#[test]
fn only_what_is_a_number_as_printed_is_a_number() {
    let mut reading = fixture("2024-suqian/page.html");
    let report = &mut reading.as_mut().unwrap().report;
    let fees = CellName::Disclosure(report::Item::Fees, report::Measure::Amount);
    let cells = |number: usize| {
        CellName::Proceedings(report::Proceeding::ALL[0], report::CaseResult::ALL[number])
    };
    let number = |digits| report::Content::Number(Decimal::parse_digits(digits).unwrap());
    for (name, raw, content) in [
        (fees, "1,234,567.80", number("1234567.8")),
        (cells(0), "9007199254740993", number("9007199254740993")),
        (cells(1), "—", report::Content::Dash),
        (cells(2), "", report::Content::Blank),
        (cells(3), "十二", number("12")),
        (cells(4), "0.30", number("0.3")),
    ] {
        let figure = report.cells.get_mut(&name).unwrap();
        *figure = Figure {
            raw: raw.to_owned(),
            content,
            ..figure.clone()
        };
    }
    let bytes = workbook(&[reading], Lang::Zh, false);
    let rows = rows(&bytes, "宿迁市 2024");
    let fees = rows.iter().find(|row| row[0] == "行政事业性收费").unwrap();
    assert_eq!(fees[3], Data::Float(1_234_567.8));
    let row = rows
        .iter()
        .find(|row| row[0] == "9007199254740993")
        .unwrap();
    assert_eq!(row[1..3], [Data::String("—".to_owned()), Data::Empty]);
    assert_eq!(row[3], Data::String("十二".to_owned()));
    assert_eq!(row[4], Data::Float(0.3));
    let styles = inside(&bytes, "xl/styles.xml");
    for format in ["0", "0.00", "#,##0.00"] {
        assert!(styles.contains(&format!("formatCode=\"{format}\"")));
    }
}

#[test]
fn the_list_says_what_is_wrong_and_what_it_should_be() {
    let readings = [
        fixture("2024-suqian/planted-transposed.html"),
        gouji::read("empty.html", b""),
        of(&[&page::with_reconsideration([4, 1, 0, 0, 6])]).remove(0),
    ];
    let bytes = workbook(&readings, Lang::Zh, false);
    assert_eq!(
        opened(&bytes).sheet_names(),
        ["问题清单", "单位汇总", "宿迁市 2024", "清河县司法局 2023"]
    );
    assert_eq!(
        column(&bytes, "规则"),
        [
            "APP001 flow-imbalance",
            "APP002 outcome-total-mismatch",
            "APP003 applicant-total-mismatch",
            "empty",
            "PRO001 result-total-mismatch",
        ]
    );
    let all = |texts: [&str; 5]| texts.map(str::to_owned);
    assert_eq!(
        column(&bytes, "单位"),
        all(["宿迁市", "宿迁市", "宿迁市", "empty.html", "清河县司法局"])
    );
    assert_eq!(
        column(&bytes, "填报数"),
        all(["4340", "4340", "4340", "", "6"])
    );
    assert_eq!(
        column(&bytes, "应为"),
        all(["3440", "3440", "3440", "", "5（各项之和）"])
    );
    assert_eq!(
        column(&bytes, "级别"),
        all(["错误", "错误", "错误", "未能核对", "错误"])
    );
    assert_eq!(column(&bytes, "行")[4], "行政复议");
    assert_eq!(column(&bytes, "列")[4], "总计");
    assert!(
        column(&bytes, "怎样改正")[0].contains("4340 应为 3440（各项办理结果之和），疑似数字颠倒")
    );
    let Ok(read) = &readings[0] else {
        panic!("the fixture is read")
    };
    let check = gouji::check(&read.report, Options::default());
    for (finding, message) in check.assessment.findings.iter().zip(column(&bytes, "问题")) {
        assert_eq!(finding.message(Lang::Zh), message);
        assert!(inside(&bytes, "xl/comments1.xml").contains(&message));
    }
    let totals = rows(&bytes, "单位汇总");
    assert!(totals[0][0].to_string().starts_with("共3份："));
    assert_eq!(totals[2][6..10], [3.0, 0.0, 0.0, 0.0].map(Data::Float));
    assert_eq!(totals[2][5], "有问题");
    assert_eq!(totals[3][5], "未能核对");
}

#[test]
fn a_sentence_that_a_table_contradicts_is_listed_with_what_both_say() {
    let received = Change::Words("收到政府信息公开申请12件", "收到政府信息公开申请21件");
    let page = example::page(Format::F2021, &[received]);
    let bytes = workbook(&[gouji::read("in/1.html", &page)], Lang::Zh, false);
    assert_eq!(column(&bytes, "规则"), ["NAR001 received-mismatch"]);
    assert_eq!(column(&bytes, "填报数"), ["正文21\n表中12"]);
}

#[test]
fn the_reports_of_a_body_stand_together_under_their_sum() {
    let later = page::transposed();
    let other = page::clean().replace("清河县司法局", "清河县水利局");
    let earlier = page::clean().replace("2023年", "2022年");
    let bytes = workbook(&of(&[&later, &other, &earlier]), Lang::Zh, false);
    let totals = rows(&bytes, "单位汇总");
    let bodies: Vec<String> = totals[2..].iter().map(|row| row[1].to_string()).collect();
    let (justice, water) = ("清河县司法局", "清河县水利局");
    assert_eq!(bodies, [justice, justice, justice, water]);
    let years: Vec<String> = totals[2..].iter().map(|row| row[2].to_string()).collect();
    assert_eq!(years, ["2022、2023", "2022", "2023", "2023"]);
    assert_eq!(totals[2][4], "共2份");
    let errors: Vec<&Data> = totals[2..].iter().map(|row| &row[6]).collect();
    let all = errors[2].clone();
    assert_ne!(all, Data::Float(0.0));
    assert_eq!(errors, [&all, &Data::Float(0.0), &all, &Data::Float(0.0)]);
    // The sum is no report, so that only those are numbered.
    let numbers: Vec<String> = totals[2..].iter().map(|row| row[0].to_string()).collect();
    assert_eq!(numbers, ["", "1", "2", "3"]);
}

#[test]
fn the_figures_of_a_body_stand_beside_those_of_its_other_years() {
    let licences =
        |page: &str, count: &str| page.replace("colspan=3>20<", &format!("colspan=3>{count}<"));
    let earlier = page::clean().replace("2023年", "2022年");
    let other = page::clean().replace("清河县司法局", "清河县水利局");
    let pages = [
        &page::clean(),
        &licences(&page::clean(), "1,021"),
        &licences(&earlier, "-"),
        &other,
    ];
    let bytes = workbook(&of(&pages.map(String::as_str)), Lang::Zh, false);
    let years = rows(&bytes, "历年数据");
    assert_eq!(
        years[1][..4],
        ["单位", "表", "项目", "列"].map(|head| Data::String(head.to_owned()))
    );
    assert_eq!(years[1][4..], [2022.0, 2023.0].map(Data::Float));
    // A body with one year has no rows.
    let names: Vec<String> = years[2..].iter().map(|row| row[0].to_string()).collect();
    assert!(names.iter().all(|name| name == "清河县司法局"), "{names:?}");
    let licences = years.iter().find(|row| row[2] == "行政许可").unwrap();
    // Two reports of a year that differ are both there; a dash is one.
    assert_eq!(
        licences[4..],
        ["-", "20；1021"].map(|shown| Data::String(shown.to_owned()))
    );
    let in_force =
        (years.iter()).find(|row| row[2] == "行政规范性文件" && row[3] == "现行有效件数");
    assert_eq!(in_force.unwrap()[4..], [6.0, 6.0].map(Data::Float));
    let alone = workbook(&of(&[&page::clean(), &other]), Lang::Zh, false);
    assert!(
        !opened(&alone)
            .sheet_names()
            .contains(&"历年数据".to_owned())
    );
}

#[test]
fn a_roll_up_is_a_workbook_with_a_column_a_part() {
    let named = |name: &str| page::clean().replace("清河县司法局", name);
    let dir = Dir::with(&[
        ("parent.html", &named("清河县")),
        ("in/a.html", &named("清河县司法局")),
        ("in/b.html", &named("清河县水利局")),
    ]);
    dir.write("roster.csv", "清河县司法局\n清河县林业局\n");
    let ran = dir.run("rollup --parent parent.html --roster roster.csv -o 汇总.xlsx in");
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{ran:?}");
    let bytes = std::fs::read(dir.path().join("汇总.xlsx")).unwrap();
    let sheet = rows(&bytes, "汇总核对");
    assert_eq!(sheet[0][0], "清河县林业局  未报送");
    let heads: Vec<String> = sheet[1].iter().map(ToString::to_string).collect();
    assert_eq!(
        heads,
        [
            "表",
            "项目",
            "列",
            "汇总报告",
            "各单位合计",
            "差",
            "结果",
            "清河县司法局",
            "清河县水利局"
        ]
    );
    let licences = sheet.iter().find(|row| row[1] == "行政许可").unwrap();
    assert_eq!(licences[3..6], [20.0, 40.0, -20.0].map(Data::Float));
    assert_eq!(licences[6], "超过汇总数");
    assert_eq!(licences[7..], [20.0, 20.0].map(Data::Float));
    // A part is missing, so that 0 beside 0 says nothing.
    let none = sheet.iter().find(|row| row[1] == "行政强制").unwrap();
    assert_eq!(
        (&none[6], &none[7]),
        (&Data::String("无法核对".to_owned()), &Data::Empty)
    );
}

#[test]
fn findings_that_a_baseline_accepts_are_said_to_be() {
    let readings = of(&[&page::transposed()]);
    let bytes = workbook(&readings, Lang::Zh, true);
    let severities = column(&bytes, "级别");
    assert!(!severities.is_empty());
    assert!(
        severities.iter().all(|words| words == "错误（已接受）"),
        "{severities:?}"
    );
    assert_eq!(rows(&bytes, "单位汇总")[2][5], "未发现问题");
}

#[test]
fn the_list_can_be_worked_off() {
    let bytes = workbook(&of(&[&page::transposed()]), Lang::Zh, false);
    let sheet = inside(&bytes, "xl/worksheets/sheet1.xml");
    for part in [
        "\"未整改,已整改,不需整改\"",
        "<autoFilter ref=\"A1:R",
        "<pane xSplit=\"3\" ySplit=\"1\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "location=\"'清河县司法局 2023'!A1\"",
    ] {
        assert!(sheet.contains(part), "{part}");
    }
    let workbook = inside(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("'问题清单'!$1:$1") || workbook.contains("问题清单!$1:$1"));
}

#[test]
fn no_text_runs_as_a_formula_or_becomes_a_link() {
    let texts = [
        "=HYPERLINK(\"http://example.com\",\"x\")",
        "+1",
        "@x",
        "-1+2",
        "http://example.com/",
    ];
    let mut readings = Vec::new();
    for text in texts {
        let mut reading = gouji::read(text, page::transposed().as_bytes());
        let report = &mut reading.as_mut().unwrap().report;
        report.body = Some(text.to_owned());
        for figure in report.cells.values_mut() {
            if figure.number() != Some(Decimal::whole(0)) {
                figure.content = report::Content::Unreadable;
                text.clone_into(&mut figure.raw);
            }
        }
        readings.push(reading);
    }
    let bytes = workbook(&readings, Lang::Zh, false);
    let names = opened(&bytes).sheet_names();
    assert_eq!(names.len(), 2 + texts.len());
    for (name, number) in names.iter().zip(1..) {
        let sheet = inside(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(!sheet.contains("<f>"), "{name}");
        // A link out of the workbook would be named by a relation.
        let links = sheet.split("<hyperlink ").skip(1);
        let mut ends = links.map(|link| link.split('>').next().unwrap());
        assert!(ends.all(|link| !link.contains("r:id")), "{name}");
        let formulas = opened(&bytes).worksheet_formula(name).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{name}");
    }
    for (text, name) in texts.iter().zip(&names[2..]) {
        assert!(column(&bytes, "单位").iter().any(|body| body == text));
        assert!(column(&bytes, "文件").iter().any(|path| path == text));
        let shown = rows(&bytes, name).concat();
        assert!(shown.contains(&Data::String((*text).to_owned())), "{text}");
    }
    assert!(inside(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn what_a_cell_cannot_hold_is_cut_or_made_visible() {
    let mut reading = gouji::read("a\u{1}b.html", page::transposed().as_bytes());
    let report = &mut reading.as_mut().unwrap().report;
    report.body = Some("局\u{0}\u{1b}\u{FFFE}_x0041_".to_owned());
    let figure = report.cells.values_mut().next().unwrap();
    figure.raw = "𠮷".repeat(40_000);
    figure.content = report::Content::Unreadable;
    let bytes = workbook(&[reading], Lang::Zh, false);
    assert_eq!(column(&bytes, "单位")[0], "局\\u{0}\\u{1b}\\u{fffe}_x0041_");
    assert_eq!(column(&bytes, "文件")[0], "a\\u{1}b.html");
    let long = column(&bytes, "填报数")
        .into_iter()
        .find(|text| text.contains('𠮷'))
        .unwrap();
    assert!(long.encode_utf16().count() <= 32_767 && long.ends_with("以下略去）"));
}

#[test]
fn the_same_input_gives_the_same_bytes_and_no_clock_is_read() {
    let pages = vec![page::transposed(); 30];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let once = workbook(&of(&pages), Lang::En, false);
    assert!(once == workbook(&of(&pages), Lang::En, false));
    let properties = inside(&once, "docProps/core.xml");
    assert_eq!(
        properties.matches("2021-09-23T00:00:00Z").count(),
        2,
        "{properties}"
    );
    assert_eq!(opened(&once).sheet_names()[..2], ["Findings", "Bodies"]);
}

#[test]
fn the_command_writes_a_workbook() {
    let dir = Dir::with(&[("in/a.html", &page::transposed()), ("in/b.html", "")]);
    let ran = dir.run("check --lang zh -q -o xlsx=list.xlsx in");
    assert_eq!(ran.status, 2);
    let bytes = std::fs::read(dir.path().join("list.xlsx")).unwrap();
    assert_eq!(
        opened(&bytes).sheet_names(),
        ["问题清单", "单位汇总", "清河县司法局 2023"]
    );
    let severities = column(&bytes, "级别");
    assert_eq!(severities.last().map(String::as_str), Some("未能核对"));
}

/// What stands in every cell of the workbook over all shipped reports, a line a row.
#[test]
fn the_workbook_of_the_shipped_reports_is_as_kept() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = Dir::with(&[]);
    let file = dir.path().join("out.xlsx");
    let ran = dir.command(&format!(
        "--lang zh check -o xlsx={} fixtures/reports",
        file.display()
    ));
    let status = { ran }.current_dir(root).status().unwrap();
    assert_eq!(status.code(), Some(1));
    let bytes = std::fs::read(&file).unwrap();
    let mut book = opened(&bytes);
    let mut text = String::new();
    for name in book.sheet_names() {
        text += &format!("== {name}\n");
        for row in book.worksheet_range(&name).unwrap().rows() {
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            text += cells.join("\t").trim_end();
            text.push('\n');
        }
    }
    let path = root.join("fixtures/outputs/workbook.txt");
    let kept = snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)).raw();
    snapbox::assert_data_eq!(text, kept);
}
