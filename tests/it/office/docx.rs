//! DOCX: what a reader of the printed document sees is read.

use std::fmt::Write as _;

use super::make::{Cell, docx, docx_of, p, strict, tc, word_table};
use super::{assert_same, report};
use crate::page;
use crate::run::Dir;

/// The figures of a document that holds table two's 行政许可 and more, as its cells print them.
pub fn licensing(body: &str, parts: &[(&str, &str)]) -> String {
    decisions(&docx(body, parts))
}

pub fn decisions(bytes: &[u8]) -> String {
    let report = report("a.docx", bytes);
    let found = report
        .cells
        .iter()
        .find(|(name, _)| name.to_string() == "disclosure.licensing.decisions");
    found.expect("行政许可 is there").1.raw.clone()
}

/// Table two's head and a row of which the last cell is given as XML.
pub fn table_with(value: &str) -> String {
    format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{value}</w:tr></w:tbl>",
        p("二、主动公开政府信息情况"),
        tc("", "信息内容"),
        tc("", "本年处理决定数量"),
        tc("", "行政许可"),
    )
}

pub fn cell(paragraphs: &str) -> String {
    format!("<w:tc>{paragraphs}</w:tc>")
}

#[test]
fn a_report_reads_as_its_page_does() {
    let page = page::blank();
    let expected = report("a.html", page.as_bytes());
    assert_same(&report("a.docx", &docx_of(&page)), &expected);
}

#[test]
fn a_figure_knows_the_table_row_column_and_paragraph_of_its_cell() {
    let report = report("a.docx", &docx(&table_with(&tc("", "12")), &[]));
    let figure = report.cells.values().next().unwrap();
    let position = figure.position;
    assert_eq!((position.table, position.row, position.column), (1, 2, 2));
    // The heading is the first paragraph, then come four cells.
    assert_eq!(position.place.paragraph(), Some(5));
}

#[test]
fn strict_documents_read_as_others_do() {
    assert_eq!(decisions(&strict(&table_with(&tc("", "12")), &[])), "12");
}

#[test]
fn deleted_text_is_not_read_and_inserted_text_is() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = "<w:del><w:r><w:delText>13</w:delText></w:r></w:del>";
    let tracked = format!("<w:p>{deleted}<w:ins>{}</w:ins></w:p>", run("31"));
    assert_eq!(licensing(&table_with(&cell(&tracked)), &[]), "31");
    let moved = format!(
        "<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>",
        run("7"),
        run("8")
    );
    assert_eq!(licensing(&table_with(&cell(&moved)), &[]), "8");
    let hidden = format!(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{}</w:p>",
        run("5")
    );
    assert_eq!(licensing(&table_with(&cell(&hidden)), &[]), "5");
}

#[test]
fn changes_that_nobody_has_settled_are_said() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let tracked = format!(
        "<w:p><w:del>{}</w:del><w:ins>{}</w:ins></w:p>",
        run("13"),
        run("31")
    );
    let dir = Dir::with(&[]);
    dir.write("a.docx", docx(&table_with(&cell(&tracked)), &[]));
    dir.run("check --lang zh a.docx")
        .shows("未接受的修订：插入1处（已读），删除1处（未读）");
    let revisions = dir.run("parse a.docx").json()["source"]["revisions"].clone();
    assert_eq!(
        revisions,
        serde_json::json!({"insertions": 1, "deletions": 1})
    );
}

#[test]
fn a_row_that_was_deleted_is_none() {
    let deleted = format!(
        "<w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr>",
        tc("", "行政许可"),
        tc("", "99")
    );
    let table = table_with(&tc("", "12")).replace("</w:tbl>", &format!("{deleted}</w:tbl>"));
    let report = report("a.docx", &docx(&table, &[]));
    assert_eq!(report.cells.len(), 1);
    assert!(report.cells.values().all(|figure| figure.raw == "12"));
}

#[test]
fn a_note_beside_a_figure_is_no_digit_of_it() {
    let notes = [(
        "footnotes",
        "<w:footnote w:id=\"2\"><w:p><w:r><w:t>含上年结转。</w:t></w:r></w:p></w:footnote>",
    )];
    let noted = "<w:p><w:r><w:t>12</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let raw = licensing(&table_with(&cell(noted)), &notes);
    assert_eq!(raw, "12(1)");
    let raised = "<w:p><w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r></w:p>";
    assert_eq!(licensing(&table_with(&cell(raised)), &[]), "12(3)");
}

#[test]
fn a_picture_of_a_figure_is_no_blank() {
    let picture = "<w:p><w:r><w:drawing><a:blip xmlns:a=\"urn:a\"/></w:drawing></w:r></w:p>";
    assert_eq!(licensing(&table_with(&cell(picture)), &[]), "\u{FFFC}");
}

#[test]
fn fields_show_their_results_and_not_their_instructions() {
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:t>7</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    assert_eq!(licensing(&table_with(&cell(field)), &[]), "12");
    let simple = "<w:p><w:fldSimple w:instr=\"=1+2\"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(licensing(&table_with(&cell(simple)), &[]), "3");
}

#[test]
fn content_controls_and_their_rows_and_cells_are_read() {
    let control = |inner: &str| format!("<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let run = control("<w:r><w:t>12</w:t></w:r>");
    assert_eq!(
        licensing(&table_with(&cell(&format!("<w:p>{run}</w:p>"))), &[]),
        "12"
    );
    assert_eq!(licensing(&table_with(&control(&tc("", "13"))), &[]), "13");
    let table = control(&table_with(&tc("", "14")));
    assert_eq!(licensing(&table, &[]), "14");
}

#[test]
fn a_text_box_that_stands_in_two_versions_is_read_once() {
    let text_box = |inner: &str| format!("<w:txbxContent>{inner}</w:txbxContent>");
    let table = table_with(&tc("", "12"));
    let twice = format!(
        "<w:p><w:r><mc:AlternateContent><mc:RuleSet Requires=\"wps\"><w:drawing>{0}</w:drawing>\
         </mc:RuleSet><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box(&table)
    );
    let report = report("a.docx", &docx(&twice, &[]));
    assert_eq!(report.cells.len(), 1);
    assert_eq!(report.cells.values().next().unwrap().position.table, 1);
}

#[test]
fn numbering_that_styles_make_is_rebuilt() {
    let page = page::clean();
    let expected = report("a.html", page.as_bytes());
    // Headings lose 一、 and labels 1. to automatic numbering.
    let mut body = String::new();
    let numbered = |list: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    for piece in super::make::pieces(&page) {
        match piece {
            super::make::Piece::Line(line) => {
                let heading = line
                    .split_once('、')
                    .filter(|(number, _)| "一二三四五六".contains(number));
                body.push_str(&match heading {
                    Some((_, rest)) => format!(
                        "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>{rest}</w:t></w:r></w:p>"
                    ),
                    None => p(&line),
                });
            }
            super::make::Piece::Table(rows) => {
                // Each group of labels counts from 1 again, as a list of its own.
                let mut list = 10;
                let mut table = word_table(&rows);
                for cell in rows.iter().flatten() {
                    if let Some((number, rest)) = cell.text.split_once('.')
                        && number.parse::<u8>().is_ok()
                        && !rest.is_empty()
                        && rest.parse::<u8>().is_err()
                    {
                        list += u8::from(number == "1");
                        table = table.replacen(&p(&cell.text), &numbered(list, rest), 1);
                    }
                }
                assert!(list > 10 || rows.len() < 15);
                body.push_str(&table);
            }
        }
    }
    let mut lists =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"H\"/><w:suff w:val=\"nothing\"/>\
        <w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
            .to_owned();
    for list in 11..40 {
        write!(
            lists,
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        )
        .unwrap();
    }
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let bytes = docx(&body, &[("styles", styles), ("numbering", &lists)]);
    assert_same(&report("a.docx", &bytes), &expected);
}

#[test]
fn levels_count_by_the_levels_above_them() {
    let paragraph = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
         <w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%1.%3"),
    );
    let body = [
        paragraph(0, "总体情况"),
        paragraph(1, "甲"),
        paragraph(1, "乙"),
        paragraph(2, "丙"),
        paragraph(0, "主动公开政府信息情况"),
        paragraph(1, "丁"),
        paragraph(0, "收到和处理政府信息公开申请情况"),
    ];
    let report = report("a.docx", &docx(&body.concat(), &[("numbering", &lists)]));
    let headings: Vec<&str> = report
        .sections
        .iter()
        .map(|it| it.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况"
        ]
    );
    let texts: Vec<&str> = (report
        .sections
        .iter()
        .flat_map(|section| &section.paragraphs))
    .map(|paragraph| paragraph.text.as_str())
    .collect();
    assert_eq!(texts, ["（一）甲", "（二）乙", "一.1 丙", "（一）丁"]);
}

#[test]
fn rows_that_begin_later_and_cells_merged_the_old_way_keep_their_columns() {
    // 信息内容 over two columns by hMerge, and a row that begins one column later.
    let merged = format!(
        "{}<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>",
        p("二、主动公开政府信息情况"),
        tc("<w:hMerge w:val=\"restart\"/>", "信息内容"),
        tc("<w:hMerge/>", ""),
        tc("", "本年处理决定数量"),
        tc("", "行政许可"),
        tc("", "12"),
    );
    let report = report("a.docx", &docx(&merged, &[]));
    let figure = report.cells.values().next().unwrap();
    assert_eq!((figure.raw.as_str(), figure.position.column), ("12", 3));
}

#[test]
fn a_table_within_the_cell_of_a_layout_table_is_read() {
    let layout = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        table_with(&tc("", "12")),
        p("")
    );
    assert_eq!(licensing(&layout, &[]), "12");
}

#[test]
fn rows_of_paragraphs_with_tabs_are_a_table() {
    let row = |fields: &[&str]| {
        let runs = fields.iter().map(|field| format!("<w:t>{field}</w:t>"));
        format!(
            "<w:p><w:r>{}</w:r></w:p>",
            runs.collect::<Vec<_>>().join("<w:tab/>")
        )
    };
    let body = [
        p("二、主动公开政府信息情况"),
        row(&["信息内容", "本年处理决定数量"]),
        row(&["行政许可", "12"]),
        row(&["行政处罚", "3"]),
    ];
    assert_eq!(licensing(&body.concat(), &[]), "12");
}

#[test]
fn cells_that_continue_nothing_stay_where_they_are() {
    let rows = vec![vec![Cell {
        text: "信息内容".to_owned(),
        columns: 1,
        rows: 1,
    }]];
    let table = word_table(&rows).replace(
        "</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    );
    let unread = gouji::read("a.docx", &docx(&table, &[])).unwrap_err();
    assert_eq!(unread.failure.key(), "no-report");
}

#[test]
fn styles_of_characters_hide_strike_and_raise() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"base\"><w:rPr>\
                  <w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
                  <w:style w:type=\"character\" w:styleId=\"note\"><w:basedOn w:val=\"base\"/></w:style>\
                  <w:style w:type=\"character\" w:styleId=\"gone\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type=\"character\" w:styleId=\"old\"><w:rPr><w:strike/></w:rPr></w:style>";
    let run = |style: &str, more: &str, text: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/>{more}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let shown = |runs: &str| {
        let cell = |inner: &str| format!("<w:tc><w:p>{inner}</w:p></w:tc>");
        let text = |text: &str| cell(&format!("<w:r><w:t>{text}</w:t></w:r>"));
        let body = format!(
            "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            p("二、主动公开政府信息情况"),
            text("信息内容"),
            text("本年处理决定数量"),
            text("行政许可"),
            cell(&format!("<w:r><w:t>3440</w:t></w:r>{runs}")),
        );
        let report = report("a.docx", &docx(&body, &[("styles", styles)]));
        report.cells.values().next().unwrap().raw.clone()
    };
    assert_eq!(shown(&run("note", "", "1")), "3440(1)");
    assert_eq!(shown(&run("gone", "", "9")), "3440");
    assert_eq!(shown(&run("old", "", "9")), "3440~9~");
    // What the run itself says wins over its style.
    assert_eq!(shown(&run("gone", "<w:vanish w:val=\"0\"/>", "9")), "34409");
}
