//! Two reports side by side, as one web page that needs nothing but itself and runs no script.

use super::markup::{Html, html, put};
use crate::Read;
use crate::difference::{self, Fate, Section, Side};
use crate::lang::{Lang, Text};
use crate::render::{compare, words};

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}\
table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #8886;padding:.2rem .5rem;text-align:left}\
td.n{text-align:right;font-variant-numeric:tabular-nums}\
ins{background:#2a82;text-decoration:underline}\
del{background:#c332}\
p.path{color:#777;margin:0}\
@media print{details{display:block}}";

/// Texts of the page.
const TITLE: Text = Text {
    zh: "两份报告对照",
    en: "Two reports side by side",
};
const FIGURES: Text = Text {
    zh: "数据",
    en: "Figures",
};
const SAME: Text = Text {
    zh: "没有不同的数据。",
    en: "No figure differs.",
};
const HEADS: [Text; 4] = [
    Text {
        zh: "单元格",
        en: "Cell",
    },
    Text {
        zh: "前",
        en: "Old",
    },
    Text {
        zh: "后",
        en: "New",
    },
    Text {
        zh: "增减",
        en: "Change",
    },
];

/// The page.
#[must_use]
pub fn page(old: &Read, new: &Read, lang: Lang) -> String {
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let mut out = html!(
        "<!DOCTYPE html>\n<html lang=\"",
        tag,
        "\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>",
        TITLE.get(lang),
        "</title><style>"
    );
    out.literal(STYLE);
    put!(
        &mut out,
        "</style></head><body><h1>",
        TITLE.get(lang),
        "</h1><p class=\"path\">− ",
        compare::named(old),
        "</p><p class=\"path\">+ ",
        compare::named(new),
        "</p><h2>",
        FIGURES.get(lang),
        "</h2>",
        figures(old, new, lang)
    );
    for section in difference::sections(&old.report, &new.report) {
        if !section.sentences.is_empty() {
            put!(&mut out, text(&section, lang));
        }
    }
    put!(&mut out, "</body></html>\n");
    out.as_str().to_owned()
}

fn figures(old: &Read, new: &Read, lang: Lang) -> Html {
    let cells = difference::cells(&old.report, &new.report);
    let differing: Vec<Side> = cells.into_iter().filter(|side| !side.is_same()).collect();
    if differing.is_empty() {
        return html!("<p>", SAME.get(lang), "</p>");
    }
    let mut out = html!("<table><thead><tr>");
    for head in HEADS {
        put!(&mut out, "<th>", head.get(lang), "</th>");
    }
    put!(&mut out, "</tr></thead><tbody>");
    for side in &differing {
        let [before, now] = compare::printed(side, lang);
        put!(
            &mut out,
            "<tr><th scope=\"row\" lang=\"zh-CN\">",
            words::cell(side.cell, new.report.other_rows(), lang),
            "</th><td class=\"n\">",
            before,
            "</td><td class=\"n\">",
            now,
            "</td><td class=\"n\">",
            compare::change(side),
            "</td></tr>"
        );
    }
    put!(&mut out, "</tbody></table>");
    out
}

fn text(section: &Section, lang: Lang) -> Html {
    let number = section.number;
    let title = match lang {
        Lang::Zh => format!("第{number}部分"),
        Lang::En => format!("Section {number}"),
    };
    let mut out = html!(
        "<h2>",
        title,
        "</h2><p>",
        compare::counts(section, lang),
        "</p><p lang=\"zh-CN\">"
    );
    for sentence in &section.sentences {
        match sentence.fate {
            Fate::Kept => put!(&mut out, "<span>", sentence.text, "</span> "),
            Fate::Inserted => put!(&mut out, "<ins>", sentence.text, "</ins> "),
            Fate::Deleted => put!(&mut out, "<del>", sentence.text, "</del> "),
        }
    }
    put!(&mut out, "</p>");
    out
}
