//! Writes the page of some files to standard output: `cargo run --example html -- zh FILE...`.
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::render::html;
use gouji::{Options, check, read};

#[allow(clippy::print_stdout, reason = "its output is the page")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let lang = match arguments.next().as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Zh,
    };
    let mut pieces = Vec::new();
    for path in arguments {
        let bytes = std::fs::read(&path)?;
        pieces.push(match read(&path, &bytes) {
            Ok(read) => html::piece(&read, &check(&read.report, Options::default()), lang),
            Err(unread) => html::failed(&Failed::of(&unread, lang)),
        });
    }
    print!("{}", html::page(&pieces, lang)?);
    Ok(())
}
