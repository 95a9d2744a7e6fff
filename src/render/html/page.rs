//! The whole page: its head, what stands around its content, and the data of its script.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::markup::{Html, Slot, Template, html, put};
use super::skeleton::Skeleton;
use super::{Checked, Drawing, Entry, Groups, Source, draw, findings, overview, words};
use crate::lang::{Lang, Text};
use crate::render::own::GENERATOR;
use crate::render::results::Summary;
use crate::rules;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the reports of a page share.
#[derive(Debug, Serialize)]
pub struct Templates {
    /// What stands around the parts of a report.
    pub frames: Frames,
    /// By the keys of their skeletons.
    tables: BTreeMap<String, Template>,
    /// By the ids of the rules.
    rules: BTreeMap<&'static str, Template>,
    /// What the rules rest on, by their ids.
    bases: BTreeMap<&'static str, Html>,
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
            .flat_map(|drawing| drawing.rules.iter().copied())
            .collect();
        let found = || rules::metas().filter(|rule| found.contains(rule.id));
        Self {
            findings: findings::FindingTemplates::of(tables.iter().copied(), lang),
            frames: Frames::of(lang),
            tables: (tables.into_iter())
                .map(|skeleton| (skeleton.key(), skeleton.template(lang)))
                .collect(),
            rules: found()
                .map(|rule| (rule.id, findings::template(rule, lang)))
                .collect(),
            bases: found()
                .map(|rule| (rule.id, findings::basis(rule, lang)))
                .collect(),
        }
    }

    /// That of a table of one of the reports.
    pub fn table(&self, skeleton: Skeleton) -> &Template {
        &self.tables[&skeleton.key()]
    }

    /// That of a rule with findings in one of the reports.
    pub fn rule(&self, id: &str) -> &Template {
        &self.rules[id]
    }

    /// What a rule with findings rests on.
    pub fn basis(&self, id: &str) -> &Html {
        &self.bases[id]
    }
}

/// What stands around the parts of a report; those but the first only where there are parts.
#[derive(Debug, Serialize)]
pub struct Frames {
    /// Around all: its head, its tables with their findings, the other findings, the bases.
    pub report: Template,
    /// Around the findings about a table.
    pub found: Template,
    /// Around those about none.
    pub rest: Template,
    /// Around what the rules rest on.
    pub bases: Template,
}

impl Frames {
    fn of(lang: Lang) -> Self {
        let section = |class: &'static str, title: Text| {
            let mut out = html!("<section class=\"");
            out.literal(class);
            put!(&mut out, "\"><h2>", title.get(lang), "</h2>");
            out
        };
        Self {
            report: Template::of(&html!(
                Slot,
                "<div class=\"tables\">",
                Slot,
                "</div>",
                Slot,
                Slot
            )),
            found: Template::of(&html!(
                section("findings own", words::FINDINGS),
                Slot,
                "</section>"
            )),
            rest: Template::of(&html!(
                section("findings", words::OTHER_FINDINGS),
                Slot,
                "</section>"
            )),
            bases: Template::of(&html!(
                section("bases", words::BASES),
                "<dl>",
                Slot,
                "</dl></section>"
            )),
        }
    }
}

/// What the page's script works on.
#[derive(Serialize)]
struct Data<'a> {
    templates: &'a Templates,
    reports: Vec<&'a Drawing>,
    words: BTreeMap<&'static str, &'static str>,
}

/// The page of some sources.
pub fn of(
    entries: &[Entry],
    groups: Option<&Groups>,
    total: &Summary,
    lang: Lang,
) -> serde_json::Result<String> {
    let reports = super::reports(entries);
    let templates = Templates::of(&reports, lang);
    let mut main = Html::default();
    let mut data = Html::default();
    if let [
        Entry {
            source: Source::Checked(only),
            ..
        },
    ] = entries
    {
        put!(
            &mut main,
            "<article id=\"report\">",
            draw(&only.drawing, &templates),
            "</article>"
        );
    } else {
        overview::write(&mut main, entries, groups, (total, lang));
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
        [
            Entry {
                source: Source::Checked(only),
                ..
            },
        ] => match only.line.year {
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
         <meta name=\"referrer\" content=\"no-referrer\">\n",
        Verbatim(GENERATOR),
        "\n<title>",
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
