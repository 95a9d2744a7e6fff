//! ODT and ODS: what a cell shows beside a figure or in its place.

use super::report;

/// Something is shown that cannot be read.
const UNREAD: &str = "\u{FFFC}";

/// A document in one file, with its styles.
fn flat(kind: &str, styles: &str, body: &str) -> Vec<u8> {
    let names = [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ];
    let names = names.map(|(prefix, name)| {
        format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document{}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>",
        names.concat()
    )
    .into_bytes()
}

fn cell(inner: &str) -> String {
    format!("<table:table-cell>{inner}</table:table-cell>")
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

fn style(family: &str, name: &str, parent: &str, properties: &str) -> String {
    format!(
        "<style:style style:name=\"{name}\" style:family=\"{family}\" \
         style:parent-style-name=\"{parent}\"><style:text-properties {properties}/></style:style>"
    )
}

/// What the cell of 行政许可 shows, given as XML.
fn shown_in(kind: &str, styles: &str, figure: &str) -> String {
    let report = report_of(kind, styles, figure);
    report.cells.values().next().unwrap().raw.clone()
}

fn report_of(kind: &str, styles: &str, figure: &str) -> gouji::report::Report {
    let row = |cells: [&str; 2]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let heads = row([&cell(&p("信息内容")), &cell(&p("本年处理决定数量"))]);
    let licensing = row([&cell(&p("行政许可")), figure]);
    let before = if kind == "text" {
        p("二、主动公开政府信息情况")
    } else {
        String::new()
    };
    let body = format!("{before}<table:table>{heads}{licensing}</table:table>");
    let report = report("a.fodt", &flat(kind, styles, &body));
    assert_eq!(report.cells.len(), 1);
    report
}

fn shown(styles: &str, inner: &str) -> String {
    shown_in("text", styles, &cell(inner))
}

fn span(style: &str, text: &str) -> String {
    format!("<text:span text:style-name=\"{style}\">{text}</text:span>")
}

#[test]
fn styles_hide_strike_and_raise_through_those_that_they_are_based_on() {
    let read = |properties: &str| {
        let styles = style("text", "base", "", properties) + &style("text", "T1", "base", "");
        shown(&styles, &p(&format!("12{}", span("T1", "9"))))
    };
    assert_eq!(read("text:display=\"none\""), "12");
    assert_eq!(read("style:text-line-through-style=\"solid\""), "12~9~");
    assert_eq!(read("style:text-line-through-type=\"single\""), "12~9~");
    assert_eq!(read("style:text-position=\"super 58%\""), "12(9)");
    assert_eq!(read("fo:color=\"#ffffff\""), "12~9~");
    assert_eq!(read("fo:font-size=\"1pt\""), "12~9~");
    assert_eq!(read("fo:color=\"#000000\""), "129");
    let white = style("text", "T1", "", "fo:color=\"#ffffff\"");
    assert_eq!(shown(&white, &p(&span("T1", "12"))), "12");
    // One in another that is struck out.
    let both = white + &style("text", "T2", "", "style:text-line-through-style=\"solid\"");
    let nested = span("T2", &span("T1", "年9"));
    assert_eq!(shown(&both, &p(&format!("12{nested}"))), "12~年9~");
}

#[test]
fn styles_of_paragraphs_and_cells_hide_and_strike() {
    let styled = "<text:p text:style-name=\"P1\">9</text:p>";
    let hidden = style("paragraph", "P1", "", "text:display=\"none\"");
    assert_eq!(shown(&hidden, &format!("{styled}{}", p("12"))), "12");
    let line = "style:text-line-through-style=\"solid\"";
    assert_eq!(shown(&style("paragraph", "P1", "", line), styled), "~9~");
    let figure =
        "<table:table-cell table:style-name=\"ce1\"><text:p>12</text:p></table:table-cell>";
    let struck = style("table-cell", "ce1", "", line);
    assert_eq!(shown_in("spreadsheet", &struck, figure), "~12~");
    assert_eq!(shown_in("spreadsheet", "", figure), "12");
}

#[test]
fn shapes_and_the_words_that_ask_for_a_content_are_no_figures_and_no_blanks() {
    let asked = p("<text:placeholder text:placeholder-type=\"text\">0</text:placeholder>");
    assert_eq!(shown("", &asked), UNREAD);
    assert_eq!(shown("", &p("<draw:line/>")), UNREAD);
    assert_eq!(shown("", &p("12<draw:line/>")), "12");
    let text_box = "<draw:frame><draw:text-box><text:p>9</text:p></draw:text-box></draw:frame>";
    let shape = "<draw:custom-shape><text:p>9</text:p></draw:custom-shape>";
    for drawn in [text_box, shape] {
        assert_eq!(shown("", &p(drawn)), format!("9\n{UNREAD}"));
        assert_eq!(
            shown("", &p(&format!("12{drawn}"))),
            format!("12\n9\n{UNREAD}")
        );
        let on_sheet = shown_in("spreadsheet", "", &cell(drawn));
        assert_eq!(on_sheet, format!("9\n{UNREAD}"));
    }
}

#[test]
fn the_number_that_a_list_gives_a_figure_is_no_digit_of_it() {
    let list = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" \
                style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>";
    let item = "<text:list text:style-name=\"L1\"><text:list-item><text:p>2</text:p></text:list-item></text:list>";
    assert_eq!(shown(list, item), "1. 2");
}

#[test]
fn a_cell_that_a_formula_computes_is_known_as_such() {
    let computed = |kind: &str, attribute: &str| {
        let figure = format!(
            "<table:table-cell {attribute} xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             o:value-type=\"float\" o:value=\"12\"><text:p>12</text:p></table:table-cell>"
        );
        report_of(kind, "", &figure).computed.len()
    };
    for kind in ["text", "spreadsheet"] {
        assert_eq!(
            computed(kind, "table:formula=\"of:=SUM([.A1:.A2])\""),
            1,
            "{kind}"
        );
        assert_eq!(computed(kind, ""), 0, "{kind}");
    }
}
