//! A sum that does not hold, drawn as it stands in the table: a column downwards or a row across,
//! with what each side comes to and what the figures should be.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::correction::Correction;
use crate::diagnostic::Term;
use crate::lang::Lang;
use crate::render::concern::telling;
use crate::render::text::paint::Paint;
use crate::render::words;
use crate::report::{CellName, Decimal};

/// A sum to draw.
pub(super) struct Sum<'a> {
    pub(super) correction: Option<&'a Correction>,
    pub(super) left: &'a [Term],
    pub(super) right: &'a [Term],
    /// What the two sides come to.
    pub(super) totals: [Option<Decimal>; 2],
}

/// What stands before every line of a drawing.
const INDENT: &str = "      ";

/// Draws the sum. `place` says where a cell stands in the source.
pub(super) fn draw(sum: &Sum<'_>, paint: Paint, place: impl Fn(CellName) -> String) -> String {
    let mut names = sum.left.iter().chain(sum.right).map(|&(name, _)| name);
    let first = names.next().map(words::row);
    let is_row = names.all(|name| Some(words::row(name)) == first);
    // Glosses make the heads of a row too wide to stand side by side.
    if is_row && paint.lang == Lang::Zh {
        across(sum, paint, place)
    } else {
        downwards(sum, is_row, paint, place)
    }
}

/// One line of a column: its label, its figure, and what is to say of it.
struct Line {
    label: String,
    figure: String,
    remark: String,
}

fn downwards(
    sum: &Sum<'_>,
    is_row: bool,
    paint: Paint,
    place: impl Fn(CellName) -> String,
) -> String {
    let label = |name: CellName| match (is_row, paint.lang) {
        (false, Lang::Zh) => words::row(name),
        (false, Lang::En) => format!("{} ({})", words::row(name), words::row_en(name)),
        (true, _) => format!("{} ({})", name.column_zh(), words::column_en(name)),
    };
    let total = adds_up_to(paint.lang);
    let mut lines: Vec<Line> = Vec::new();
    for (side, terms) in [sum.left, sum.right].into_iter().enumerate() {
        // What both sides come to differs, which stands at the end of the second.
        let verdict = match (side, sum.totals[0]) {
            (1, Some(other)) => format!("≠ {other}"),
            _ => String::new(),
        };
        let is_alone = terms.len() == 1;
        for &(name, value) in telling(terms) {
            let mut remark = vec![paint.faint(&place(name))];
            remark.extend(
                sum.right_value(name, paint.lang)
                    .map(|text| paint.good(&text)),
            );
            if is_alone {
                remark.insert(0, paint.bad(&verdict));
            }
            remark.retain(|text| !text.is_empty());
            lines.push(Line {
                label: shortened(&label(name)),
                figure: figure(value, paint.lang),
                remark: remark.join("  "),
            });
        }
        if !is_alone {
            lines.push(Line {
                label: total.to_owned(),
                figure: sum.totals[side]
                    .map(|sum| sum.to_string())
                    .unwrap_or_default(),
                remark: paint.bad(&verdict),
            });
        }
    }
    let widest = |text: fn(&Line) -> &str| lines.iter().map(|line| text(line).width()).max();
    let labels = widest(|line| &line.label).unwrap_or_default();
    let figures = widest(|line| &line.figure).unwrap_or_default();
    lines
        .iter()
        .map(|line| {
            let (label, figure) = (left(&line.label, labels), right(&line.figure, figures));
            format!("{INDENT}{label}  {figure}  {}", line.remark)
                .trim_end()
                .to_owned()
                + "\n"
        })
        .collect()
}

fn across(sum: &Sum<'_>, paint: Paint, place: impl Fn(CellName) -> String) -> String {
    let Some(&(first, _)) = sum.left.first() else {
        return String::new();
    };
    let (mut heads, mut figures) = (vec![String::new()], vec![words::row(first)]);
    for (side, terms) in [sum.left, sum.right].into_iter().enumerate() {
        for &(name, value) in terms {
            heads.push(name.column_zh().to_owned());
            figures.push(figure(value, paint.lang));
        }
        if terms.len() > 1 {
            heads.push(adds_up_to(paint.lang).to_owned());
            figures.push(
                sum.totals[side]
                    .map(|sum| sum.to_string())
                    .unwrap_or_default(),
            );
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
        format!("{INDENT}{}", cells.join("  "))
    };
    let wrong = match sum.totals {
        [Some(of_left), Some(_)] => format!("≠ {of_left}"),
        _ => String::new(),
    };
    let corrections: Vec<String> = (sum.left.iter().chain(sum.right))
        .filter_map(|&(name, _)| {
            let text = sum.right_value(name, paint.lang)?;
            Some(format!("{}{text}", name.column_zh()))
        })
        .collect();
    let mut out = format!(
        "{}\n{}  {}\n",
        line(&heads),
        line(&figures),
        paint.bad(&wrong)
    );
    let at = paint.faint(&place(first));
    let remark = paint.good(&corrections.join("，"));
    out += format!("{INDENT}{at}  {remark}").trim_end();
    out + "\n"
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

fn shortened(label: &str) -> String {
    if label.width() <= MAX_LABEL {
        return label.to_owned();
    }
    let mut shown = String::new();
    for c in label.chars() {
        if shown.width() + c.width().unwrap_or_default() + 1 > MAX_LABEL {
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
