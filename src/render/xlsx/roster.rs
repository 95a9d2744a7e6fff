//! What the bodies of the roster handed in, where something is wrong with it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{HEAD_HEIGHT, Value, Writer, paper};
use super::look::Look;
use crate::lang::{Lang, Text};
use crate::render::results::RosterComplaint;

/// The columns: their heads, and their widths in characters.
const COLUMNS: [(Text, f64); 2] = [
    (
        Text {
            zh: "单位",
            en: "Body",
        },
        36.0,
    ),
    (
        Text {
            zh: "报送情况",
            en: "Handed in",
        },
        60.0,
    ),
];

/// Writes the sheet: a line a complaint.
pub(super) fn write(
    sheet: &mut Worksheet,
    complaints: &[RosterComplaint],
    (look, lang): (&Look, Lang),
) -> Result<(), XlsxError> {
    let mut out = Writer { sheet, lang };
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        out.sheet.set_column_width(column, width)?;
        out.put((0, column), &Value::Text(head.get(lang)), &look.head)?;
    }
    out.sheet.set_row_height(0, HEAD_HEIGHT)?;
    for (row, complaint) in (1..).zip(complaints) {
        out.put((row, 0), &Value::Text(&complaint.body), &look.text)?;
        out.put((row, 1), &Value::Text(&complaint.message), &look.text)?;
    }
    out.sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    paper(out.sheet, lang);
    Ok(())
}
