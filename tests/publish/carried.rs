//! Pages that carry the article without showing it, and text that was damaged on its way in a
//! manners that can be undone.

use serde_json::json;

use super::{
    Form, Rng, html,
    look::{Frame, Look},
};

/// The article's mark-up, without a page around it.
fn fragment(form: &Form, rng: &mut Rng) -> String {
    let look = Look {
        frame: Frame::Bare,
        ..Look::default()
    };
    html::article(form, rng, &look)
}

fn escaped(text: &str) -> String {
    html::escape(text).replace('"', "&quot;")
}

fn page(form: &Form, body: &str) -> Vec<u8> {
    let title = form.title.as_deref().unwrap_or("年度报告");
    format!("<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>")
        .into_bytes()
}

/// The state of a single-page application, as its data or as what its script assigns.
pub fn state(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let article = json!({"title": form.title, "content": fragment(form, rng)});
    let state = json!({"route": "/xxgk", "props": {"article": article}})
        .to_string()
        .replace("</", "<\\/");
    let script = match rng.below(3) {
        0 => format!("<script id=\"data\" type=\"application/json\">{state}</script>"),
        1 => format!("<script>window.__INITIAL_STATE__ = {state};(function(){{}})()</script>"),
        _ => {
            let state = serde_json::to_string(&state).expect("a string");
            format!("<script>window.__STATE__=JSON.parse({state})</script>")
        }
    };
    page(form, &format!("<div id=\"app\"></div>{script}"))
}

/// A frame with its own document, an editor's field, a template, what is there without a script.
pub fn inside(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let article = fragment(form, rng);
    let body = match rng.below(4) {
        0 => format!("<iframe srcdoc=\"{}\"></iframe>", escaped(&article)),
        1 => format!(
            "<textarea name=\"content\">{}</textarea>",
            escaped(&article)
        ),
        2 => format!("<template id=\"article\">{article}</template>"),
        _ => format!("<noscript>{article}</noscript>"),
    };
    page(form, &body)
}

/// The mark-up escaped once or twice more than it is read.
pub fn escaped_again(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let mut article = escaped(&fragment(form, rng));
    if rng.chance(50) {
        article = escaped(&article);
    }
    page(form, &format!("<div class=\"content\">{article}</div>"))
}

/// The page's bytes read as a Western encoding and saved so.
pub fn western(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let text = String::from_utf8(html::with(form, rng, |_| {})).expect("UTF-8");
    let bytes = if rng.chance(50) {
        encoding_rs::GB18030.encode(&text).0.into_owned()
    } else {
        text.into_bytes()
    };
    let misread: String = bytes.into_iter().map(char::from).collect();
    misread.into_bytes()
}

/// Markdown in which the tables are mark-up, because their cells reach over several columns.
pub fn markdown(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let mut out = String::new();
    for line in fragment(form, rng).lines() {
        let inner = line
            .strip_prefix("<p>")
            .and_then(|line| line.strip_suffix("</p>"));
        match inner {
            Some(text) => out.push_str(&format!("\n{text}\n\n")),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out.into_bytes()
}

/// Characters without width between the digits of every figure.
pub fn joined(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let text = String::from_utf8(html::with(form, rng, |_| {})).expect("UTF-8");
    let joiner = *["\u{200d}", "&zwnj;", "&shy;", "\u{2060}"]
        .get(rng.below(4))
        .expect("one of four");
    let mut out = String::new();
    let mut last = '>';
    let mut in_cell = false;
    for c in text.chars() {
        in_cell = match c {
            '>' => (out.rfind('<')).is_some_and(|at| out[at..].starts_with("<td")),
            '<' => false,
            _ => in_cell,
        };
        if last.is_ascii_digit() && c.is_ascii_digit() && in_cell {
            out.push_str(joiner);
        }
        out.push(c);
        last = c;
    }
    out.into_bytes()
}
