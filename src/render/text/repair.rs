//! Which figures must be wrong, in words: `自然人 × （七）总计：13 应为 14（各行之和），疑似数字颠倒`.

use crate::correction::{Correction, CorrectionEdit};
use crate::lang::Lang;
use crate::render::text::paint::Paint;
use crate::render::words::{self, counted};
use crate::repair::Cause;
use crate::report::{CellName, Column, Row, Ruling};

/// The most alternatives that are written out. They come in the order of their plausibility.
const MAX_ALTERNATIVES: usize = 5;

/// Writes the correction.
pub(super) fn write(out: &mut String, correction: &Correction, paint: Paint) {
    *out += &format!("\n  {}\n", paint.strong(&title(correction, paint.lang)));
    let several = correction.alternatives.len() > 1;
    let edits = correction.alternatives.iter().take(MAX_ALTERNATIVES);
    for (number, edits) in (1..).zip(edits) {
        for (at, edit) in edits.iter().enumerate() {
            // The number of the alternative stands before its first figure only.
            let mark = match (several, at) {
                (false, _) => String::new(),
                (true, 0) => format!("{number}. "),
                (true, _) => "   ".to_owned(),
            };
            let is_certain = several && correction.certain.contains(&edit.cell);
            *out += &format!("    {mark}{}\n", line(edit, is_certain, paint.lang));
        }
    }
    let more = correction
        .alternatives
        .len()
        .saturating_sub(MAX_ALTERNATIVES);
    if more > 0 {
        *out += &format!("    {}\n", self::more(more, paint.lang));
    }
}

/// That there are more alternatives than are shown.
pub(in crate::render) fn more(more: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("……另有 {more} 种改法，见 --format json 的输出"),
        Lang::En => format!("… and {more} more; see the output of --format json"),
    }
}

/// How many figures must change, and how sure it is which.
pub(in crate::render) fn title(correction: &Correction, lang: Lang) -> String {
    let Correction {
        changes,
        exhaustive,
        ..
    } = *correction;
    let ways = correction.alternatives.len();
    match lang {
        Lang::Zh => match (exhaustive, ways) {
            (false, _) => {
                format!("哪些数有误：至少 {changes} 个；可能的改法太多，没有查完，不作猜测")
            }
            (true, 1) => format!(
                "哪些数有误：至少改 {changes} 个数，全部合计才能成立；只有一种改法，可以确定"
            ),
            (true, _) => format!(
                "哪些数有误：至少改 {changes} 个数，全部合计才能成立；有 {ways} 种改法，其中一种是对的，较可能的在前"
            ),
        },
        Lang::En => {
            let figures = counted(changes, "figure", "figures");
            match (exhaustive, ways) {
                (false, _) => format!(
                    "Which figures are wrong: at least {figures}; the search was given up before its end, and nothing is guessed"
                ),
                (true, 1) => format!(
                    "Which figures are wrong: no fewer than {figures} must change for every sum to hold, and only this way is left: certain"
                ),
                (true, _) => format!(
                    "Which figures are wrong: no fewer than {figures} must change for every sum to hold; one of {ways} ways, the more plausible first"
                ),
            }
        }
    }
}

/// One figure and what it should be: `表三 自然人 × （七）总计：13 应为 14（各行之和），疑似数字颠倒`.
pub(in crate::render) fn line(edit: &CorrectionEdit, is_certain: bool, lang: Lang) -> String {
    let table = words::table_number(edit.cell.table(), lang);
    let cell = words::cell_by_column(edit.cell, lang);
    let from = edit.from;
    let mut line = match (lang, edit.to) {
        (Lang::Zh, Some(to)) => format!(
            "{table} {cell}：{from} 应为 {to}（{}）",
            reason(edit.cell, lang)
        ),
        (Lang::Zh, None) => format!("{table} {cell}：{from} 有误，应为多少由现有的数推不出"),
        (Lang::En, Some(to)) => format!(
            "{table}, {cell}: {from} should be {to} ({})",
            reason(edit.cell, lang)
        ),
        (Lang::En, None) => {
            format!(
                "{table}, {cell}: {from} is wrong; the other figures leave open what it should be"
            )
        }
    };
    if let Some(cause) = edit.cause {
        line += match lang {
            Lang::Zh => "，疑似",
            Lang::En => ", probably ",
        };
        line += cause_words(cause, lang);
    }
    if is_certain {
        line += match lang {
            Lang::Zh => "【每种改法都要改】",
            Lang::En => " [in every one of the ways]",
        };
    }
    line
}

/// Which sum gives the figure that a cell must have.
const fn reason(name: CellName, lang: Lang) -> &'static str {
    let (zh, en) = match name {
        CellName::Applications(Row::OutcomeTotal, _) => ("各行之和", "the sum of its rows"),
        CellName::Applications(_, Column::Total) => ("各列之和", "the sum of its columns"),
        CellName::Applications(Row::New | Row::CarriedOver | Row::CarriedForward, _) => (
            "由“新收加上年结转等于总计加结转下年度”推出",
            "from new + carried over = total + carried forward",
        ),
        CellName::Proceedings(_, Ruling::Total) => ("各项结果之和", "the sum of the results"),
        CellName::Applications(..) | CellName::Subtotal(..) => (
            "由本行、本列的合计推出",
            "from the totals of its row and column",
        ),
        CellName::Proceedings(..) => ("由总计推出", "from the total"),
        // Table two has no sums, so that none of its figures is ever corrected.
        CellName::Disclosure(..) => ("由合计推出", "from the totals"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

pub(in crate::render) const fn cause_words(cause: Cause, lang: Lang) -> &'static str {
    let (zh, en) = match cause {
        Cause::DigitsTransposed => ("数字颠倒", "two digits transposed"),
        Cause::DigitAdded => ("多写一位数字", "a digit too many"),
        Cause::DigitOmitted => ("漏写一位数字", "a digit left out"),
        Cause::DigitReplaced => ("写错一位数字", "a wrong digit"),
        Cause::SignFlipped => ("误加负号", "a minus sign too many"),
        Cause::CellsSwapped => ("两格的数互换", "the figures of two cells swapped"),
        Cause::ShiftedColumn => ("整行错开一列", "the row shifted by a column"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
