//! The output of `gouji check` as JSON: one document, or one object a line.

use std::convert::Infallible;

use crate::render::check::{self, CheckedReport, SCHEMA};
use crate::render::renderer::{OutputOptions, Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;

/// One document with all reports and the counts. Each report is on a line of its own.
#[derive(Debug)]
pub struct Document(pub OutputOptions);

/// One object a line.
#[derive(Debug)]
pub struct Lines(pub OutputOptions);

fn object(result: SourceResult<'_>, options: OutputOptions) -> CheckedReport {
    match result {
        SourceResult::Checked(read, check) => check::output(read, check, options.view.lang),
        SourceResult::Failed(failed) => check::failed(failed, options.repair),
    }
}

impl Renderer for Document {
    type Kept = Infallible;

    fn start(&self) -> Rendered<String> {
        Ok(format!("{{\"schema\":\"{SCHEMA}\",\"reports\":[\n"))
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        let object = serde_json::to_string(&object(result, self.0))?;
        Ok(Piece::text(object))
    }

    fn end(&self, _: Vec<Infallible>, total: &Summary) -> Rendered<Vec<u8>> {
        let total = serde_json::to_string(total)?;
        Ok(format!("\n],\"summary\":{total}}}\n").into())
    }
}

impl Renderer for Lines {
    type Kept = Infallible;

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        let object = serde_json::to_string(&object(result, self.0))?;
        Ok(Piece::text(object + "\n"))
    }

    fn end(&self, _: Vec<Infallible>, _: &Summary) -> Rendered<Vec<u8>> {
        Ok(Vec::new())
    }
}
