//! The output of `gouji check` as JSON: one document, or one object a line.

use std::convert::Infallible;

use crate::render::check::{self, CheckedReport, SCHEMA};
use crate::render::group::{self, Member};
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
    type Kept = Member;

    fn start(&self) -> Rendered<String> {
        Ok(format!("{{\"schema\":\"{SCHEMA}\",\"reports\":[\n"))
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Member>> {
        let by = self.0.extent.group_by();
        Ok(Piece {
            text: serde_json::to_string(&object(result, self.0))?,
            kept: by.map(|by| Member::of(result, by)),
        })
    }

    fn end(&self, kept: Vec<Member>, total: &Summary) -> Rendered<Vec<u8>> {
        let mut end = format!("\n],\"summary\":{}", serde_json::to_string(total)?);
        if let Some(by) = self.0.extent.group_by() {
            let groups = check::groups(group::counted(kept, by), by);
            end += &format!(",\"groups\":{}", serde_json::to_string(&groups)?);
        }
        Ok((end + "}\n").into())
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
