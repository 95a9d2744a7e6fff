//! DOCX: what a cell shows beside a figure or in its place, and files in the text.

use super::docx::{cell, decisions, licensing, table_with};
use super::make::{docx, p, tc, with_file};
use super::report;
use crate::run::Dir;
use gouji::report::Content;

/// Something is shown that cannot be read.
const UNREAD: &str = "\u{FFFC}";

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// What the cell of a paragraph shows, with styles.
fn shown_with(paragraph: &str, styles: &str) -> String {
    let table = table_with(&cell(&format!("<w:p>{paragraph}</w:p>")));
    licensing(&table, &[("styles", styles)])
}

fn shown(paragraph: &str) -> String {
    shown_with(paragraph, "")
}

fn content(bytes: &[u8]) -> Content {
    report("a.docx", bytes)
        .cells
        .values()
        .next()
        .unwrap()
        .content
}

#[test]
fn figures_that_stand_apart_by_their_look_are_no_digits_of_others() {
    for look in [
        "<w:color w:val=\"FFFFFF\"/>",
        "<w:color w:val=\"FEFEFE\"/>",
        "<w:sz w:val=\"2\"/>",
        "<w:position w:val=\"10\"/>",
        "<w:rStyle w:val=\"white\"/>",
    ] {
        let styles = "<w:style w:type=\"character\" w:styleId=\"white\"><w:rPr>\
                      <w:color w:val=\"ffffff\"/></w:rPr></w:style>";
        let beside = run("", "12") + &run(look, "9");
        assert_eq!(shown_with(&beside, styles), "12~9~", "{look}");
    }
    let ruby = |base: &str| format!("<w:r><w:ruby><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>");
    let within = ruby(&run("<w:sz w:val=\"2\"/>", "年9"))
        .replace("<w:r><w:ruby>", "<w:r><w:rPr><w:strike/></w:rPr><w:ruby>");
    assert_eq!(shown(&(run("", "12") + &within)), "12~年9~");
    // A figure that is white as a whole stands on a dark ground, and words are no digits.
    assert_eq!(shown(&run("<w:color w:val=\"FFFFFF\"/>", "12")), "12");
    let coloured = run("<w:color w:val=\"000000\"/>", "1") + &run("<w:sz w:val=\"21\"/>", "2");
    assert_eq!(shown(&coloured), "12");
}

#[test]
fn styles_of_paragraphs_hide_and_strike() {
    let style = |properties: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"base\"><w:rPr>{properties}</w:rPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:basedOn w:val=\"base\"/></w:style>"
        )
    };
    let styled = "<w:pPr><w:pStyle w:val=\"own\"/></w:pPr>";
    let figure = format!("{styled}{}", run("", "12"));
    assert_eq!(shown_with(&figure, &style("<w:vanish/>")), "");
    assert_eq!(shown_with(&figure, &style("<w:strike/>")), "~12~");
    let back = format!("{styled}{}", run("<w:vanish w:val=\"0\"/>", "12"));
    assert_eq!(shown_with(&back, &style("<w:vanish/>")), "12");
}

#[test]
fn a_shape_in_an_empty_cell_is_no_blank() {
    let drawing = |inner: &str| format!("<w:r><w:drawing>{inner}</w:drawing></w:r>");
    let picture = |inner: &str| format!("<w:r><w:pict>{inner}</w:pict></w:r>");
    let chart = drawing("<a:graphic xmlns:a=\"urn:a\"><a:graphicData/></a:graphic>");
    let line = picture("<v:line xmlns:v=\"urn:v\"/>");
    let object = "<w:r><w:object><o:OLEObject xmlns:o=\"urn:o\"/></w:object></w:r>";
    for shape in [chart.as_str(), &line, object] {
        assert_eq!(shown(shape), UNREAD, "{shape}");
    }
    // One beside a figure is a line around it; what only names a kind of shape draws nothing.
    assert_eq!(shown(&(run("", "12") + &line)), "12");
    assert_eq!(shown(&picture("<v:shapetype xmlns:v=\"urn:v\"/>")), "");
}

#[test]
fn a_shape_that_may_stand_over_a_figure_makes_it_unreadable() {
    let drawing = |properties: &str| {
        format!(
            "<w:r><w:drawing><i:inline xmlns:i=\"urn:i\"><a:graphic xmlns:a=\"urn:a\"><a:graphicData>\
             <s:wsp xmlns:s=\"urn:s\"><s:spPr>{properties}</s:spPr></s:wsp></a:graphicData></a:graphic>\
             </i:inline></w:drawing></w:r>"
        )
    };
    let covered = format!("12{UNREAD}");
    assert_eq!(shown(&(drawing("") + &run("", "12"))), covered);
    let filled = "<a:prstGeom prst=\"rect\"/><a:solidFill/>";
    assert_eq!(shown(&(run("", "12") + &drawing(filled))), covered);
    for open in [
        "<a:prstGeom prst=\"line\"/>",
        "<a:prstGeom prst=\"rect\"/><a:noFill/>",
    ] {
        assert_eq!(shown(&(run("", "12") + &drawing(open))), "12", "{open}");
    }
}

#[test]
fn letters_of_fonts_that_draw_pictures_are_no_figures() {
    let font = |name: &str| format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\"/>");
    assert_eq!(shown(&run(&font("Wingdings 2"), "12")), UNREAD);
    assert_eq!(
        shown(&(run("", "1") + &run(&font("Webdings"), "2"))),
        format!("1{UNREAD}")
    );
    assert_eq!(shown(&run(&font("Symbol"), "12")), "12");
}

#[test]
fn a_field_over_two_paragraphs_shows_its_result_alone() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let text = |text: &str| run("", text);
    let field = |paragraphs: &[String]| {
        let paragraphs: String = (paragraphs.iter())
            .map(|paragraph| format!("<w:p>{paragraph}</w:p>"))
            .collect();
        licensing(&table_with(&cell(&paragraphs)), &[])
    };
    let instruction = "<w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>";
    let begun = mark("begin") + instruction + &text("7");
    let ended = text("8") + &mark("separate") + &text("12") + &mark("end");
    assert_eq!(field(&[begun.clone(), ended.clone()]), "12");
    assert_eq!(
        field(&[
            begun.clone(),
            text("8") + &mark("separate"),
            text("12") + &mark("end")
        ]),
        "12"
    );
    // One that does not end takes nothing out of other cells.
    assert_eq!(field(&[begun.clone() + &text("12")]), UNREAD);
    let before = format!("<w:p>{begun}</w:p>");
    let table = before + &table_with(&cell(&p("12")));
    assert_eq!(content(&docx(&table, &[])), Content::Unreadable);
}

#[test]
fn a_text_box_in_a_cell_is_no_figure_of_it() {
    let text_box = |attributes: &str, style: &str| {
        let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("9"));
        let drawn = format!("<d:docPr xmlns:d=\"urn:d\" {attributes}/>{inner}");
        let shape = format!("<v:shape xmlns:v=\"urn:v\" style=\"{style}\">{inner}</v:shape>");
        [
            format!("<w:r><w:drawing><a xmlns=\"urn:a\">{drawn}</a></w:drawing></w:r>"),
            format!("<w:r><w:pict>{shape}</w:pict></w:r>"),
        ]
    };
    for seen in text_box("", "") {
        let alone = docx(&table_with(&cell(&format!("<w:p>{seen}</w:p>"))), &[]);
        assert_eq!(content(&alone), Content::Unreadable);
    }
    for hidden in text_box("hidden=\"1\"", "visibility:hidden") {
        assert_eq!(shown(&(run("", "12") + &hidden)), "12");
    }
}

#[test]
fn the_words_that_ask_for_a_content_are_no_figure() {
    let control = |properties: &str, inner: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let empty = "<w:showingPlcHdr/>";
    assert_eq!(shown(&control(empty, &run("", "0"))), UNREAD);
    let block = cell(&control(empty, &p("0")));
    assert_eq!(licensing(&table_with(&block), &[]), UNREAD);
    assert_eq!(
        licensing(&table_with(&control(empty, &tc("", "0"))), &[]),
        UNREAD
    );
    let filled = control("<w:showingPlcHdr w:val=\"0\"/>", &run("", "12"));
    assert_eq!(shown(&filled), "12");
}

#[test]
fn fields_that_are_drawn_are_no_blanks() {
    let mark = |kind: &str, inner: &str| {
        format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inner}</w:fldChar></w:r>")
    };
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let equation = mark("begin", "") + &code(" eq \\o(3440,/)") + &mark("end", "");
    assert_eq!(shown(&equation), UNREAD);
    assert_eq!(shown("<w:fldSimple w:instr=\" EQ \\o(12,/)\"/>"), UNREAD);
    let ticked = "<w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData>";
    let tick = mark("begin", ticked) + &code("FORMCHECKBOX") + &mark("end", "");
    assert_eq!(shown(&tick), UNREAD);
    assert_eq!(shown("<w:r><w:pgNum/></w:r>"), UNREAD);
}

#[test]
fn the_number_that_a_list_gives_a_figure_is_no_digit_of_it() {
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                 <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let listed = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
                  <w:r><w:t>2</w:t></w:r></w:p>";
    let bytes = docx(&table_with(&cell(listed)), &[("numbering", lists)]);
    assert_eq!(decisions(&bytes), "1. 2");
    assert_eq!(content(&bytes), Content::Unreadable);
}

#[test]
fn a_cell_whose_deletion_nobody_has_settled_and_one_of_two_cells_are_no_figures() {
    assert_eq!(
        licensing(&table_with(&tc("<w:cellDel/>", "12")), &[]),
        UNREAD
    );
    let nested = cell(&format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/>",
        tc("", "1"),
        tc("", "2")
    ));
    assert_eq!(licensing(&table_with(&nested), &[]), UNREAD);
}

#[test]
fn a_field_that_computes_is_known_as_such() {
    let computed = |paragraph: &str| {
        let table = table_with(&cell(&format!("<w:p>{paragraph}</w:p>")));
        report("a.docx", &docx(&table, &[])).computed.len()
    };
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run("", "12")
        )
    };
    assert_eq!(computed(&field("=SUM(LEFT)")), 1);
    assert_eq!(
        computed(&format!(
            "<w:fldSimple w:instr=\"=SUM(LEFT)\">{}</w:fldSimple>",
            run("", "12")
        )),
        1
    );
    assert_eq!(computed(&field("REF total")), 0);
    assert_eq!(computed(&run("", "12")), 0);
}

#[test]
fn files_in_the_text_are_read_where_they_stand() {
    let chunk = "<w:altChunk xmlns:r=\"urn:r\" r:id=\"c\"/>";
    let body = format!("{}{chunk}", p("二、主动公开政府信息情况"));
    let outer = docx(&body, &[]);
    let page = "<meta charset=\"utf-8\"><table><tr><td>信息内容<td>本年处理决定数量\
                <tr><td>行政许可<td>12</table>";
    let mail = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\n\r\n{page}\r\n--x--\r\n"
    );
    let document = docx(&table_with(&tc("", "12")), &[]);
    for (name, file) in [
        ("chunk.htm", page.as_bytes()),
        ("chunk.mht", mail.as_bytes()),
        ("chunk.docx", &document),
    ] {
        let whole = with_file(&outer, ("aFChunk", "c"), name, file);
        assert_eq!(decisions(&whole), "12", "{name}");
    }
    // A document in its own text is read once.
    let inner = docx(&format!("{}{chunk}", table_with(&tc("", "12"))), &[]);
    let inner = with_file(&inner, ("aFChunk", "c"), "again.docx", &document);
    let whole = with_file(&outer, ("aFChunk", "c"), "chunk.docx", &inner);
    assert_eq!(report("a.docx", &whole).cells.len(), 1);
}

#[test]
fn files_that_cannot_be_read_and_sheets_behind_a_picture_are_named() {
    let dir = Dir::with(&[]);
    let body = table_with(&tc("", "12")).replace("二、主动", "<w:altChunk/>二、主动");
    let with = |kind, name, file: &[u8]| with_file(&docx(&body, &[]), (kind, "c"), name, file);
    dir.write("a.docx", with("aFChunk", "chunk.rtf", b"{\\rtf1 12}"));
    dir.write("b.docx", with("package", "Sheet1.xlsx", b"PK"));
    dir.run("check --lang zh a.docx").shows("chunk.rtf");
    dir.run("check --lang zh b.docx").shows("Sheet1.xlsx");
}
