//! Which figures must be wrong, in words: `自然人 × （七）总计：13 应为 14（各项办理结果之和），疑似数字颠倒`.

use crate::correction::{Certainty, Correction, CorrectionEdit};
use crate::lang::{Lang, counted};
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;
use crate::render::words;
use crate::repair::Cause;
use crate::report::{CaseResult, CellName, Column, OtherRows, Row};

/// The most alternatives that are written out. They come in the order of their plausibility.
const MAX_ALTERNATIVES: usize = 5;

/// Writes what is to be said of the correction besides the figures that stand above already, as
/// `told` says.
pub(super) fn write(
    out: &mut String,
    correction: &Correction,
    told: impl Fn(&CorrectionEdit) -> bool,
    other: OtherRows,
    paint: Paint,
) {
    let ways = &correction.alternatives;
    let title = title(correction, paint.lang);
    let flow = Flow::new(2, 4, paint.width);
    *out += &flow.painted(&title, |line| paint.strong(line)).end();
    for (number, edits) in (1..).zip(ways.iter().take(MAX_ALTERNATIVES)) {
        let mut is_first = true;
        for edit in edits.iter().filter(|edit| !told(edit)) {
            // The number of the alternative stands before its first figure only.
            let mark = match (ways.len() > 1, std::mem::take(&mut is_first)) {
                (false, _) => String::new(),
                (true, true) => format!("{number}. "),
                (true, false) => "   ".to_owned(),
            };
            let line = line(edit, correction.certainty(edit), other, paint.lang);
            let hang = 4 + mark.len();
            let flow = Flow::new(4, hang, paint.width).words(&mark);
            *out += &flow.words(&line).end();
        }
    }
    let more = ways.len().saturating_sub(MAX_ALTERNATIVES);
    if more > 0 {
        *out += &format!("    {}\n", self::more(more, paint.lang));
    }
}

/// That there are more alternatives than are shown.
pub(in crate::render) fn more(more: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("……另有{more}种更正方式，见--format json的输出"),
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
                format!("至少有{changes}个数有误；可能的更正方式过多，未能全部查找，不作推断")
            }
            (true, 1) => {
                format!("至少更正{changes}个数，勾稽关系才全部相符；仅有一种更正方式")
            }
            (true, _) => format!(
                "至少更正{changes}个数，勾稽关系才全部相符；有{ways}种更正方式，须对照台账确定，较可能的在前"
            ),
        },
        Lang::En => {
            let figures = counted(changes, "figure", "figures");
            match (exhaustive, ways) {
                (false, _) => format!(
                    "At least {figures} must be wrong; there were too many ways to search them all, so none is suggested"
                ),
                (true, 1) => format!(
                    "At least {figures} must change for every sum to hold, and there is only one way"
                ),
                (true, _) => format!(
                    "At least {figures} must change for every sum to hold; there are {ways} ways, the more plausible first"
                ),
            }
        }
    }
}

/// One figure and what it should be: `表三 自然人 × （七）总计：13 应为 14（各项办理结果之和），疑似数字颠倒`.
/// What it only may be is said so.
pub(in crate::render) fn line(
    edit: &CorrectionEdit,
    certainty: Certainty,
    other: OtherRows,
    lang: Lang,
) -> String {
    let table = words::table_number(edit.cell.table(), lang);
    let cell = words::cell_by_column(edit.cell, other, lang);
    let from = edit.from;
    let is_forced = certainty == Certainty::Forced;
    let is_possible = certainty == Certainty::Possible;
    let mut line = match (lang, edit.to) {
        (Lang::Zh, Some(to)) => format!(
            "{table} {cell}：{from} {} {to}（{}）",
            if is_forced { "应为" } else { "可改为" },
            reason(edit.cell, lang)
        ),
        (Lang::Zh, None) => {
            let maybe = if is_possible { "可能" } else { "" };
            format!("{table} {cell}：{from} {maybe}有误，应为多少由现有的数推不出")
        }
        (Lang::En, Some(to)) => format!(
            "{table}, {cell}: {from} {} {to} ({})",
            if is_forced {
                "should be"
            } else {
                "could be corrected to"
            },
            reason(edit.cell, lang)
        ),
        (Lang::En, None) => {
            let is = if is_possible { "may be" } else { "is" };
            format!(
                "{table}, {cell}: {from} {is} wrong; the other figures leave open what it should be"
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
    if certainty == Certainty::Wrong {
        line += match lang {
            Lang::Zh => "【每种更正方式都要改】",
            Lang::En => " [in every one of the ways]",
        };
    }
    line
}

/// Which sum gives the figure that a cell must have.
const fn reason(name: CellName, lang: Lang) -> &'static str {
    let (zh, en) = match name {
        CellName::Applications(Row::OutcomeTotal, _) => {
            ("各项办理结果之和", "the sum of the outcomes")
        }
        CellName::Applications(_, Column::Total) => {
            ("各类申请人之和", "the sum of the kinds of applicant")
        }
        CellName::Applications(Row::New | Row::CarriedOver | Row::CarriedForward, _) => (
            "由“新收加上年结转等于总计加结转下年度”推出",
            "from new + carried over = total + carried forward",
        ),
        CellName::Proceedings(_, CaseResult::Total) => ("各项结果之和", "the sum of the results"),
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
        Cause::ShiftedColumn => ("错开一列", "shifted by a column"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
