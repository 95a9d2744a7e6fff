//! What a page's style sheets hide, strike out or raise in the cells of a table.

use crate::run::Dir;
use gouji::report::{CellName, Content, Decimal, Item, Measure};

/// The figure of a page whose cell has this mark-up, under this style sheet.
fn figure(sheet: &str, cell: &str) -> (String, Content) {
    let page = format!(
        "<style>{sheet}</style><p>二、主动公开政府信息情况</p><table>\
         <tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
         <tr class=old><td>行政许可</td><td>9</td></tr>\
         <tr><td>行政许可</td><td>{cell}</td></tr></table>"
    );
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    let name = CellName::Disclosure(Item::Licensing, Measure::Decisions);
    let figure = report.figure(name).unwrap();
    (figure.raw.clone(), figure.content)
}

const HIDE: &str = ".old{display:none}";

#[test]
fn a_row_that_a_class_hides_is_not_read() {
    for hiding in ["display:none", "visibility:collapse"] {
        let (raw, _) = figure(&format!("tr.old {{ {hiding} }}"), "3440");
        assert_eq!(raw, "3440", "{hiding}");
    }
    // What is hidden on paper or beside something else is shown.
    let (raw, _) = figure(
        "@media print{.old{display:none}} .x .old{display:none}",
        "3440",
    );
    assert_eq!(raw, "9");
}

#[test]
fn digits_that_a_style_hides_strikes_or_raises_are_none_of_the_figure() {
    let sheet = format!("{HIDE} .n{{vertical-align:super}} .s{{text-decoration:line-through}}");
    let is_number = |cell: &str| {
        let (raw, content) = figure(&sheet, cell);
        assert!(matches!(content, Content::Number(_)), "{cell}: {raw}");
        raw
    };
    assert_eq!(is_number("3440<span class=old>9</span>"), "3440");
    assert_eq!(is_number("3440<span style='font-size:0'>9</span>"), "3440");
    for note in [
        "<span class=n>1</span>",
        "<span style='vertical-align:super'>1</span>",
        "<span class=MsoFootnoteReference>1</span>",
        "<sup>1</sup>",
    ] {
        assert_eq!(is_number(&format!("3440{note}")), "3440(1)", "{note}");
    }
    assert_eq!(is_number("<font class=s>9</font>3440"), "3440");
    assert_eq!(is_number("<span class=other>34</span>40"), "3440");
}

#[test]
fn an_annotation_above_a_figure_is_no_digit_of_it() {
    let (raw, content) = figure(HIDE, "<ruby>3440<rp>(</rp><rt>1</rt><rp>)</rp></ruby>");
    assert_eq!(
        (raw.as_str(), content),
        ("3440(1)", Content::Number(Decimal::whole(3440)))
    );
}

#[test]
fn a_drawing_with_words_is_no_blank() {
    let (_, content) = figure(HIDE, "<svg><text>3440</text></svg>");
    assert_eq!(content, Content::Unreadable);
    let (raw, _) = figure(HIDE, "<svg><path d='M0 0'/></svg>3440");
    assert_eq!(raw, "3440");
}

#[test]
fn digits_that_nobody_sees_beside_a_figure_make_it_unreadable() {
    let sheet = format!("{HIDE} .w{{color:#fff}}");
    for unseen in [
        "<span style='color:#ffffff'>9</span>",
        "<span style='color: rgb(255, 255, 255)'>9</span>",
        "<font color=white>9</font>",
        "<span class=w>9</span>",
        "<span style='opacity:0'>9</span>",
        "<span style='font-size:1px'>9</span>",
        "<span style='color:transparent'><b>9</b></span>",
        "<span style='position:absolute;left:-9999px'>9</span>",
        "<span style='position: fixed; top: -100em'>9</span>",
        "<span style='display:inline-block;text-indent:-999em'>9</span>",
        "<span style='position:absolute;clip:rect(0 0 0 0)'>9</span>",
        "<span style='clip-path: inset(50%)'>9</span>",
        "<i style='display:inline-block;width:0;overflow:hidden'>9</i>",
        "<span style='display:inline-block;height:1px;overflow:hidden'>9</span>",
        "<span class=sr-only>9</span>",
        "<span class='note visually-hidden'>9</span>",
    ] {
        let (raw, content) = figure(&sheet, &format!("2284{unseen}"));
        assert_eq!(
            (raw.as_str(), content),
            ("2284~9~", Content::Unreadable),
            "{unseen}"
        );
        let (raw, _) = figure(&sheet, &format!("{unseen}2284"));
        assert_eq!(raw, "~9~2284", "{unseen}");
        // All of it white stands on a dark ground; what is not white is a figure's.
        let (raw, _) = figure(&sheet, &unseen.replace('9', "22849"));
        assert_eq!(raw, "22849", "{unseen}");
    }
    let (raw, _) = figure(
        &sheet,
        "<span style='color:#000'>2284</span><font color=red>9</font>",
    );
    assert_eq!(raw, "22849");
    // What is moved or cut a little is seen.
    for seen in [
        "<span style='position:relative;top:-3.0pt'>9</span>",
        "<p style='margin-left:-5.4pt;text-indent:-21.0pt'>9</p>",
        "<span style='display:inline-block;width:30px;overflow:hidden'>9</span>",
        "<span style='height:0'>9</span>",
        "<span style='clip-path:inset(5%)'>9</span>",
    ] {
        let (raw, _) = figure(&sheet, &format!("2284{seen}"));
        assert_eq!(raw.replace('\n', ""), "22849", "{seen}");
    }
    let (raw, _) = figure(&sheet, "2284<span class=w> </span>");
    assert_eq!(raw, "2284");
}

#[test]
fn tables_that_are_drawn_are_pictures_and_not_cut_off() {
    let page = "<h1>清河县司法局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>说明。</p>\
                <svg><text x=1 y=2>行政许可</text><text x=9 y=2>12</text></svg>";
    let dir = Dir::with(&[("a.html", page)]);
    dir.run("check --lang zh a.html").shows("只有1张图片");
    let plain = page.replace(
        "<text x=1 y=2>行政许可</text><text x=9 y=2>12</text>",
        "<path d='M0 0'/>",
    );
    dir.write("a.html", plain);
    dir.run("check --lang zh a.html").hides("图片");
}

/// A figure, a mark or a word for none that only an attribute has: the cell is no blank.
#[test]
fn what_only_a_title_says_is_no_blank() {
    for title in ["12", "—", "不适用", "N/A"] {
        let cell = format!("<span title=\"{title}\"></span>");
        let (_, content) = figure(HIDE, &cell);
        assert_eq!(content, Content::Unreadable, "{title}");
    }
    let (_, content) = figure(HIDE, "<span title=\"说明\"></span>");
    assert_eq!(content, Content::Blank);
}
