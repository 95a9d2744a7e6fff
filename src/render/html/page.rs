//! The whole page: its head, what stands around its content, and the data of its script.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::markup::{Html, Slot, Template, html, put};
use super::skeleton::Skeleton;
use super::{Checked, Drawing, Entry, Source, draw, findings, overview, words};
use crate::lang::Lang;
use crate::render::check::Summary;
use crate::rules;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the reports of a page share.
#[derive(Debug, Serialize)]
pub struct Templates {
    /// A report without findings and with some: its head, its tables, its findings.
    report: [Template; 2],
    /// By the keys of their skeletons.
    tables: BTreeMap<String, Template>,
    /// By the ids of the rules.
    rules: BTreeMap<&'static str, Template>,
    /// Of the findings.
    pub findings: findings::FindingTemplates,
}

impl Templates {
    /// Those that some reports need.
    fn of(reports: &[&Checked], lang: Lang) -> Self {
        let drawings = reports.iter().map(|report| &report.drawing);
        let tables: BTreeSet<Skeleton> = (drawings.clone())
            .flat_map(|drawing| drawing.tables.iter().map(|table| table.0))
            .collect();
        let found: BTreeSet<&str> = drawings
            .flat_map(|drawing| drawing.rules.iter().map(|rule| rule.0))
            .collect();
        Self {
            findings: findings::FindingTemplates::of(tables.iter().copied(), lang),
            report: [false, true].map(|has_findings| report(has_findings, lang)),
            tables: (tables.into_iter())
                .map(|skeleton| (skeleton.key(), skeleton.template(lang)))
                .collect(),
            rules: rules::metas()
                .filter(|rule| found.contains(rule.id))
                .map(|rule| (rule.id, findings::template(rule, lang)))
                .collect(),
        }
    }

    /// That of a report with or without findings.
    pub const fn report(&self, has_findings: bool) -> &Template {
        &self.report[has_findings as usize]
    }

    /// That of a table of one of the reports.
    pub fn table(&self, skeleton: Skeleton) -> &Template {
        &self.tables[&skeleton.key()]
    }

    /// That of a rule with findings in one of the reports.
    pub fn rule(&self, id: &str) -> &Template {
        &self.rules[id]
    }
}

/// What stands around the parts of a report.
fn report(has_findings: bool, lang: Lang) -> Template {
    let mut out = html!(Slot, "<div class=\"tables\">", Slot, "</div>");
    if has_findings {
        put!(
            &mut out,
            "<section class=\"findings\"><h2 id=\"findings\">",
            words::FINDINGS.get(lang),
            "</h2>",
            Slot,
            "</section>"
        );
    }
    Template::of(&out)
}

/// What the page's script works on.
#[derive(Serialize)]
struct Data<'a> {
    templates: &'a Templates,
    reports: Vec<&'a Drawing>,
    words: BTreeMap<&'static str, &'static str>,
}

/// The page of some sources.
pub fn of(entries: &[Entry], total: &Summary, lang: Lang) -> serde_json::Result<String> {
    let reports = super::reports(entries);
    let templates = Templates::of(&reports, lang);
    let mut main = Html::default();
    let mut data = Html::default();
    if let [Entry(Source::Checked(only))] = entries {
        put!(
            &mut main,
            "<article id=\"report\">",
            draw(&only.drawing, &templates),
            "</article>"
        );
    } else {
        overview::write(&mut main, entries, total, lang);
        put!(&mut main, "<article id=\"report\" hidden></article>");
        let json = Html::json(&Data {
            templates: &templates,
            reports: reports.iter().map(|report| &report.drawing).collect(),
            words: script_words(lang),
        })?;
        put!(
            &mut data,
            "<script type=\"application/json\" id=\"data\">",
            json,
            "</script>\n"
        );
    }
    Ok(whole(&title(entries, lang), &main, &data, lang))
}

fn title(entries: &[Entry], lang: Lang) -> String {
    let title = words::TITLE.get(lang);
    match entries {
        [Entry(Source::Checked(only))] => match only.line.year {
            Some(year) => format!(
                "{} {} - {title}",
                only.drawing.name,
                words::year(year, lang)
            ),
            None => format!("{} - {title}", only.drawing.name),
        },
        _ => title.to_owned(),
    }
}

/// What the script says.
fn script_words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        ("title", words::TITLE.get(lang)),
        ("shown", words::SHOWN.get(lang)),
        ("nothing", words::NOTHING_SHOWN.get(lang)),
        ("missing", words::NOT_FOUND.get(lang)),
        ("back", words::BACK.get(lang)),
        ("previous", words::PREVIOUS.get(lang)),
        ("next", words::NEXT.get(lang)),
    ])
}

fn whole(title: &str, main: &Html, data: &Html, lang: Lang) -> String {
    let code = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let page = html!(
        "<!DOCTYPE html>\n<html lang=\"",
        code,
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
        policy(),
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>",
        title,
        "</title>\n<style>",
        Verbatim(STYLE),
        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">",
        words::SKIP.get(lang),
        "</a>\n",
        top(lang),
        "<main id=\"main\">\n",
        main,
        "\n</main>\n<footer><p>",
        words::FOOTER.get(lang),
        "</p><p>gouji ",
        env!("CARGO_PKG_VERSION"),
        "</p></footer>\n",
        data,
        "<script>",
        Verbatim(SCRIPT),
        "</script>\n</body>\n</html>\n"
    );
    page.as_str().to_owned()
}

/// What stands above everything: whose page it is, and the switch between light and dark, which
/// only the script makes work.
fn top(lang: Lang) -> Html {
    let mut out = html!(
        "<header class=\"top\"><p><b>gouji</b> 勾稽</p><fieldset id=\"theme\" hidden><legend>",
        words::THEME.get(lang),
        "</legend>"
    );
    for (value, word) in [
        ("auto", words::THEME_AUTO),
        ("light", words::THEME_LIGHT),
        ("dark", words::THEME_DARK),
    ] {
        put!(
            &mut out,
            "<label><input type=\"radio\" name=\"theme\" value=\"",
            value,
            "\"><span>",
            word.get(lang),
            "</span></label>"
        );
    }
    put!(&mut out, "</fieldset></header>\n");
    out
}

/// One of the page's own files.
struct Verbatim(&'static str);

impl super::markup::Show for Verbatim {
    fn show(&self, out: &mut Html) {
        out.literal(self.0);
    }
}

/// What the page may load and run: its own style and its own script, and nothing else.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}
