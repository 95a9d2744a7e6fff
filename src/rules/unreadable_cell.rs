//! `DOC009` unreadable-cell.

use crate::diagnostic::{Assessment, Facts, Finding, PrintedRow, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text, counted};
use crate::report::{CellName, Content, Obstacle, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC009",
        name: "unreadable-cell",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "每个数字都能确定地读出。",
            en: "Every figure can be read with certainty.",
        },
        why: Text {
            zh: "读不准的数字不猜：猜错比不读更坏。凡涉及它的合计都不判定为相符。",
            en: "A figure that cannot be read is not guessed: a wrong guess is worse than none. No sum that needs it is said to hold.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“33 1”（一个数被空格隔开）、数字是图片、一行的单元格多于或少于列数。",
            en: "“33 1” (a number torn apart), a picture of a number, a row with more or fewer cells than columns.",
        },
        correction: Text {
            zh: "查看原文，把该单元格改为一个完整的数字；复制文本丢失空白单元格的，请改用原网页。",
            en: "Look at the source and print one whole number; where a text extractor dropped blank cells, use the page itself.",
        },
        not_assessed: Text {
            zh: "整张表缺失时不作判断。",
            en: "Not assessed where the table is missing.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.natural_person", "1 0")],
            holds: &[Change::Cell("applications.new.natural_person", "10件")],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for &table in Table::ALL {
        if !report.has_table(table) {
            assessment.not_assessed();
            continue;
        }
        // The figure at which the text was cut, the finding of the cut explains.
        let at_cut = report.break_off.as_ref().and_then(|cut| cut.figure);
        let cells: Vec<CellName> = (report.cells.iter())
            .filter(|(name, figure)| name.table() == table && figure.content == Content::Unreadable)
            .map(|(&name, _)| name)
            .filter(|&name| Some(name) != at_cut)
            .collect();
        let unreadable = (report.unreadable_rows.iter())
            .filter(|row| row.cells.iter().any(|name| name.table() == table));
        let printed = unreadable.map(|row| {
            let printed = PrintedRow {
                text: row.raw.clone(),
                position: row.position,
            };
            (printed, row.obstacle)
        });
        let mut rows: Vec<(PrintedRow, Obstacle)> = printed.collect();
        if report.may_lack_end_of(table.section()) {
            // The row in which the text was cut.
            rows.pop();
        }
        if cells.is_empty() && rows.is_empty() {
            assessment.holds();
            continue;
        }
        assessment.violated(Finding {
            cells,
            position: rows.first().map(|(row, _)| row.position),
            ..Finding::of_document(rule, table.key(), Unreadable { table, rows })
        });
    }
}

/// The most characters of a row that a message shows.
const MAX_SHOWN: usize = 60;

/// Cells and rows of a table that cannot be read.
#[derive(Debug)]
struct Unreadable {
    table: Table,
    /// The rows whose figures cannot be told apart, with why.
    rows: Vec<(PrintedRow, Obstacle)>,
}

impl Facts for Unreadable {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let table = cells::table(self.table, lang);
        let single = finding
            .cells
            .iter()
            .map(|&name| cells::cell(name, finding.other_rows, lang));
        let in_words = |(row, obstacle): &(PrintedRow, Obstacle)| {
            let words: Vec<&str> = row.text.split_whitespace().collect();
            let shown: String = words.join(" ").chars().take(MAX_SHOWN).collect();
            let why = why(*obstacle, lang);
            match lang {
                Lang::Zh => format!("“{shown}”（{why}）"),
                Lang::En => format!("“{shown}” ({why})"),
            }
        };
        let (cells, count) = (finding.cells.len(), self.rows.len());
        let rows = self.rows.iter();
        let listed = cells::named(single.chain(rows.map(in_words)), cells + count, lang);
        let what = match (lang, cells, count) {
            (Lang::Zh, 0, _) => format!("{count}行"),
            (Lang::Zh, _, 0) => format!("{cells}个单元格"),
            (Lang::Zh, _, _) => format!("{cells}个单元格、{count}行"),
            (Lang::En, 0, _) => counted(count, "row", "rows"),
            (Lang::En, _, 0) => counted(cells, "cell", "cells"),
            (Lang::En, _, _) => format!(
                "{} and {}",
                counted(cells, "cell", "cells"),
                counted(count, "row", "rows")
            ),
        };
        match lang {
            Lang::Zh => format!("{table}有{what}无法准确读取，不作推断：{listed}"),
            Lang::En => {
                format!("{table}: {what} not readable with certainty, so not guessed: {listed}")
            }
        }
    }

    fn rows(&self) -> Vec<&PrintedRow> {
        self.rows.iter().map(|(row, _)| row).collect()
    }
}

const fn why(obstacle: Obstacle, lang: Lang) -> &'static str {
    match (obstacle, lang) {
        (Obstacle::CellCount, Lang::Zh) => "单元格数与列数不符",
        (Obstacle::CellCount, Lang::En) => "not as many cells as columns",
        (Obstacle::Ambiguous, Lang::Zh) => "列的归属有两种可能",
        (Obstacle::Ambiguous, Lang::En) => "two readings of the columns",
        (Obstacle::SeveralLabels, Lang::Zh) => "一格里有几行的名称",
        (Obstacle::SeveralLabels, Lang::En) => "one cell holds the labels of several rows",
        (Obstacle::Disordered, Lang::Zh) => {
            "提取的文字打乱了行列顺序，请改用保持版面的方式（pdftotext -layout）或直接读原文件"
        }
        (Obstacle::Disordered, Lang::En) => {
            "the text lost the order of rows and columns; extract it with its layout (pdftotext -layout), or give the original file"
        }
        (Obstacle::Apart, Lang::Zh) => {
            "有这一行的名称，但表格没能还原，找不到它的数字；请直接查看原文，或改用Word、网页等格式"
        }
        (Obstacle::Apart, Lang::En) => {
            "its label is printed, but the table could not be put together, so its figures were not found; look at the page itself, or give the file that it was made from"
        }
        (Obstacle::OtherYear, Lang::Zh) => "表题写的是另一年度",
        (Obstacle::OtherYear, Lang::En) => "its caption names another year",
        (Obstacle::OtherBody, Lang::Zh) => "表题写的是另一单位",
        (Obstacle::OtherBody, Lang::En) => "its caption names another body",
    }
}
