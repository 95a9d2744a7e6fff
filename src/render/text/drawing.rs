//! A sum that does not hold, drawn as it stands in the table: a column downwards or a row across,
//! with what each side comes to and what the figures should be.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::correction::Correction;
use crate::diagnostic::{Term, total};
use crate::lang::Lang;
use crate::render::finding_cells::telling;
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;
use crate::render::words;
use crate::report::{CellName, OtherRows};

/// A sum to draw.
pub(super) struct Sum<'a> {
    pub(super) correction: Option<&'a Correction>,
    pub(super) left: &'a [Term],
    pub(super) right: &'a [Term],
    /// How the report prints （六）其他处理.
    pub(super) other_rows: OtherRows,
}

/// How many blanks stand before every line of a drawing.
const INDENT: usize = 6;

/// Draws the sum. `place` says where a cell stands in the source.
pub(super) fn draw(sum: &Sum<'_>, paint: Paint, place: impl Fn(CellName) -> String) -> String {
    let row = |name| words::row(name, sum.other_rows);
    let mut names = sum.left.iter().chain(sum.right).map(|&(name, _)| name);
    let first = names.next().map(row);
    let is_row = names.all(|name| Some(row(name)) == first);
    // Glosses make the heads of a row too wide to stand side by side.
    if is_row
        && paint.lang == Lang::Zh
        && let Some(drawn) = across(sum, paint, &place)
    {
        return drawn;
    }
    downwards(sum, is_row, paint, place)
}

/// One line of a column: its label, its figure, and what is to say of it, plain and painted.
struct Line {
    label: String,
    figure: String,
    remarks: Vec<(String, String)>,
}

fn downwards(
    sum: &Sum<'_>,
    is_row: bool,
    paint: Paint,
    place: impl Fn(CellName) -> String,
) -> String {
    let other = sum.other_rows;
    let label = |name: CellName| match (is_row, paint.lang) {
        (false, Lang::Zh) => words::row(name, other),
        (false, Lang::En) => format!("{} ({})", words::row(name, other), name.row_en(other)),
        (true, Lang::Zh) => name.column_zh(other).to_owned(),
        (true, Lang::En) => format!("{} ({})", name.column_zh(other), name.column_en()),
    };
    let mut lines: Vec<Line> = Vec::new();
    for (side, terms) in [sum.left, sum.right].into_iter().enumerate() {
        // What both sides come to differs, which stands at the end of the second.
        let verdict = match side {
            0 => String::new(),
            _ => format!("≠ {}", total(sum.left)),
        };
        let verdict = (verdict.clone(), paint.bad(&verdict));
        let is_alone = terms.len() == 1;
        for &(name, value) in telling(terms) {
            let at = place(name);
            let mut remarks = vec![(at.clone(), paint.faint(&at))];
            remarks.extend(
                sum.right_value(name, paint.lang)
                    .map(|text| (text.clone(), paint.good(&text))),
            );
            if is_alone {
                remarks.insert(0, verdict.clone());
            }
            lines.push(Line {
                label: label(name),
                figure: figure(value, paint.lang),
                remarks,
            });
        }
        if !is_alone {
            lines.push(Line {
                label: adds_up_to(paint.lang).to_owned(),
                figure: total(terms).to_string(),
                remarks: vec![verdict],
            });
        }
    }
    let figures = (lines.iter().map(|line| line.figure.width()).max()).unwrap_or_default();
    let remarks = |line: &Line| -> usize {
        let shown = line.remarks.iter().filter(|(plain, _)| !plain.is_empty());
        shown.map(|(plain, _)| plain.width() + GAP).sum()
    };
    let remarks = (lines.iter().map(remarks).max()).unwrap_or_default();
    let room = paint.width.saturating_sub(INDENT + GAP + figures + remarks);
    let room = room.clamp(MIN_LABEL, MAX_LABEL);
    for line in &mut lines {
        // The rows of a group begin alike: what tells them apart stands behind its label.
        if line.label.width() > room
            && paint.lang == Lang::Zh
            && let Some((_, own)) = line.label.split_once(' ')
        {
            line.label = own.to_owned();
        }
        line.label = shortened(&line.label, room);
    }
    let labels = (lines.iter().map(|line| line.label.width()).max()).unwrap_or_default();
    let hang = INDENT + labels + GAP + figures;
    let drawn = lines.iter().map(|line| {
        let (label, figure) = (left(&line.label, labels), right(&line.figure, figures));
        let start = format!("{label}{}{figure}", " ".repeat(GAP));
        let flow = Flow::new(INDENT, hang, paint.width).piece(0, &start, &start);
        let remarks = line.remarks.iter();
        remarks
            .fold(flow, |flow, (plain, shown)| flow.piece(GAP, plain, shown))
            .end()
    });
    drawn.collect()
}

/// The row as it stands in the table; `None` where it is wider than the lines may be.
fn across(sum: &Sum<'_>, paint: Paint, place: impl Fn(CellName) -> String) -> Option<String> {
    let &(first, _) = sum.left.first()?;
    let (mut heads, mut figures) = (vec![String::new()], vec![words::row(first, sum.other_rows)]);
    for terms in [sum.left, sum.right] {
        for &(name, value) in terms {
            heads.push(name.column_zh(sum.other_rows).to_owned());
            figures.push(figure(value, paint.lang));
        }
        if terms.len() > 1 {
            heads.push(adds_up_to(paint.lang).to_owned());
            figures.push(total(terms).to_string());
        }
    }
    let widths: Vec<usize> = (heads.iter().zip(&figures))
        .map(|(head, figure)| head.width().max(figure.width()))
        .collect();
    let line = |texts: &[String]| {
        let cells: Vec<String> = (texts.iter().zip(&widths).enumerate())
            .map(|(at, (text, &width))| match at {
                0 => left(text, width),
                _ => right(text, width),
            })
            .collect();
        format!("{}{}", " ".repeat(INDENT), cells.join(&" ".repeat(GAP)))
    };
    let wrong = format!("≠ {}", total(sum.left));
    let row = line(&figures);
    if row.width() + GAP + wrong.width() > paint.width {
        return None;
    }
    let corrections: Vec<String> = (sum.left.iter().chain(sum.right))
        .filter_map(|&(name, _)| {
            let text = sum.right_value(name, paint.lang)?;
            Some(format!("{}{text}", name.column_zh(sum.other_rows)))
        })
        .collect();
    let (at, remark) = (place(first), corrections.join("，"));
    let below = Flow::new(INDENT, INDENT, paint.width)
        .piece(0, &at, &paint.faint(&at))
        .piece(GAP, &remark, &paint.good(&remark));
    let (heads, wrong) = (line(&heads), paint.bad(&wrong));
    Some(format!("{heads}\n{row}  {wrong}\n{}", below.end()))
}

impl Sum<'_> {
    /// What the cell should say, where that is certain.
    fn right_value(&self, name: CellName, lang: Lang) -> Option<String> {
        let forced = self.correction?.forced();
        let to = forced.iter().find(|edit| edit.cell == name)?.to?;
        Some(match lang {
            Lang::Zh => format!("应为 {to}"),
            Lang::En => format!("should be {to}"),
        })
    }
}

fn figure(value: Option<i64>, lang: Lang) -> String {
    match (value, lang) {
        (Some(value), _) => value.to_string(),
        (None, Lang::Zh) => "空白".to_owned(),
        (None, Lang::En) => "blank".to_owned(),
    }
}

/// What stands before a sum that the program made, unlike a total that the table prints.
const fn adds_up_to(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "相加得",
        Lang::En => "adds up to",
    }
}

/// The most columns of a terminal that a label takes; the two longest rows of the form would
/// push all figures out of sight.
const MAX_LABEL: usize = 48;

/// The fewest columns that a label gets, be the terminal as narrow as it may.
const MIN_LABEL: usize = 16;

/// How many blanks stand between what is side by side.
const GAP: usize = 2;

fn shortened(label: &str, room: usize) -> String {
    if label.width() <= room {
        return label.to_owned();
    }
    let mut shown = String::new();
    for c in label.chars() {
        if shown.width() + c.width().unwrap_or_default() + 1 > room {
            break;
        }
        shown.push(c);
    }
    shown + "…"
}

/// The text with blanks behind it up to a width in columns of a terminal.
fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The text with blanks before it up to a width in columns of a terminal.
fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}
