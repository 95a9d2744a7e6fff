//! Writes web pages of random reports, each published in one of the ways of `tests/publish`, and
//! beside each what it prints in every cell, for readers in other languages:
//! `cargo run --example pages -- DIRECTORY PAGES`

#[path = "../tests/publish/mod.rs"]
mod publish;

use std::path::Path;

use publish::{Entry, Form, Format, Rng, STYLES};
use serde_json::{Map, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [directory, pages] = arguments.as_slice() else {
        return Err("which directory, and how many pages?".into());
    };
    let styles: Vec<_> = (STYLES.iter())
        .filter(|style| style.kind == "html")
        .collect();
    for (seed, style) in (0..pages.parse()?).zip(styles.iter().cycle()) {
        let mut rng = Rng::new(seed);
        let format = rng.one(&[Format::F2021, Format::F2019]);
        let form = Form::random(seed, format);
        let page = (style.publish)(&form, &mut rng);
        let printed: Map<String, Value> = (form.cells().into_iter())
            .map(|(path, entry)| (path, printed(entry).into()))
            .collect();
        let path = Path::new(directory).join(format!("{seed:05}-{}.html", style.name));
        std::fs::write(
            path.with_extension("json"),
            Value::from(printed).to_string(),
        )?;
        std::fs::write(path, page)?;
    }
    Ok(())
}

fn printed(entry: Entry) -> String {
    match entry {
        Entry::Number(number) => number,
        Entry::Blank => String::new(),
        Entry::Dash(dash) => dash.into(),
    }
}
