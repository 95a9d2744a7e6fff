//! Rows whose labels are printed though they were not found as rows: the table around them could
//! not be put together. What cannot be read is never missing.

use super::normalise::{self, fold};
use super::stream;
use crate::document::{Block, Document};
use crate::place::Place;
use crate::report::{
    CaseResult, CellName, Column, Format, Measure, Obstacle, Position, Proceeding, Report, Table,
    UnreadableRow,
};

/// The fewest letters of a label that identify it wherever they stand; a shorter one is told by its
/// number too.
const MIN_LETTERS: usize = 4;

/// The fewest labels of table three that are what is left of it: a sentence or a menu has one.
const MIN_ROWS: usize = 5;

/// The fewest heads of table four, and items of table two.
const MIN_HEADS: usize = 2;
const MIN_ITEMS: usize = 3;

/// Heads of table two, beside which its items are no words of something else.
const HEADS: [&str; 4] = ["信息内容", "处理决定数量", "制发件数", "收费金额"];

/// Heads that only table four has.
const HEADS_OF_FOUR: [&str; 5] = [
    "未经复议直接起诉",
    "复议后起诉",
    "结果维持",
    "结果纠正",
    "尚未审结",
];

/// Text that stands together: a table, or lines without a sentence between them.
#[derive(Default)]
struct Run {
    /// The letters of all its lines and cells.
    letters: String,
    /// Where the lines and cells begin in the letters, and what each is.
    pieces: Vec<(usize, Piece)>,
}

/// A line or a cell.
struct Piece {
    folded: String,
    position: Position,
}

impl Run {
    fn push(&mut self, text: &str, position: Position) {
        let folded = fold(text);
        self.pieces.push((
            self.letters.len(),
            Piece {
                folded: folded.clone(),
                position,
            },
        ));
        self.letters
            .extend(folded.chars().filter(|c| c.is_alphabetic()));
    }

    /// Where a label stands: its letters, over lines and cells; a short one as a line or cell
    /// begins, with its number.
    fn find(&self, label: &str) -> Option<Position> {
        let key = normalise::label(label).key;
        let key: String = key.chars().filter(|c| c.is_alphabetic()).collect();
        let count = key.chars().count();
        if count < MIN_LETTERS {
            let folded = fold(label);
            let is_numbered = folded.chars().count() > count;
            let is_it = |text: &str| text == folded || is_numbered && text.contains(&folded);
            let mut pieces = self.pieces.iter().map(|(_, piece)| piece);
            return (pieces.find(|piece| is_it(&piece.folded))).map(|piece| piece.position);
        }
        let at = memchr::memmem::find(self.letters.as_bytes(), key.as_bytes())?;
        let piece = self.pieces.partition_point(|&(from, _)| from <= at);
        Some(self.pieces[piece.checked_sub(1)?].1.position)
    }

    /// Where it begins.
    fn first(&self) -> Option<Position> {
        self.pieces.first().map(|(_, piece)| piece.position)
    }

    /// How often the heads of table four stand here in letters below one another, or in lines that
    /// are cut within them.
    fn results_spelled(&self) -> usize {
        let count = |letter: &char| self.letters.matches(*letter).count();
        let own = ['维', '纠', '审'];
        own.iter().map(count).min().unwrap_or(0)
    }

    fn holds(&self, words: &str) -> bool {
        self.find(words).is_some()
    }
}

/// Notes the rows that the report lacks though their labels are printed.
pub fn note(document: &Document, report: &mut Report) {
    let lacks =
        |name: &CellName| !report.cells.contains_key(name) && !report.is_in_unreadable_row(*name);
    let format = report.format.unwrap_or(Format::F2021);
    // The rows of each table, with their labels.
    let mut rows: Vec<(Table, &str, Vec<CellName>)> = Vec::new();
    let has_item = |item| {
        let mut names = (Measure::ALL.iter()).map(|&measure| CellName::Disclosure(item, measure));
        names.any(|name| !lacks(&name))
    };
    // Under the heads of the other format its figures are there all the same.
    for &item in format.items().iter().filter(|&&item| !has_item(item)) {
        let cells = format.measures(item).iter();
        let cells = cells
            .map(|&measure| CellName::Disclosure(item, measure))
            .collect();
        rows.push((Table::Disclosure, item.zh(), cells));
    }
    for row in report.rows() {
        let cells = Column::ALL
            .iter()
            .map(|&column| CellName::Applications(row, column));
        rows.push((Table::Applications, row.zh(), cells.collect()));
    }
    for &group in Proceeding::ALL {
        let cells = CaseResult::ALL
            .iter()
            .map(|&result| CellName::Proceedings(group, result));
        rows.push((Table::Proceedings, group.zh(), cells.collect()));
    }
    rows.retain(|(table, _, cells)| {
        cells.iter().all(lacks) && !report.may_lack_end_of(table.section())
    });
    if rows.is_empty() {
        return;
    }
    let runs = runs(document);
    for &table in Table::ALL {
        let of_table = || rows.iter().filter(|(of, _, _)| *of == table);
        let is_found = report.has_table(table);
        let own: Vec<&Run> = match of_table().next() {
            Some(_) => runs.iter().filter(|run| is_of_table(run, table)).collect(),
            None => continue,
        };
        let found: Vec<UnreadableRow> = of_table()
            .filter_map(|(_, label, cells)| {
                let mut runs = own.iter();
                let position = match table {
                    // Its groups stand together, be their heads in pieces.
                    Table::Proceedings if !is_found => runs.find_map(|run| run.first())?,
                    _ => runs.find_map(|run| run.find(label))?,
                };
                Some(UnreadableRow {
                    cells: cells.clone(),
                    obstacle: Obstacle::Apart,
                    raw: (*label).to_owned(),
                    position,
                })
            })
            .collect();
        let enough = match table {
            Table::Disclosure => MIN_ITEMS,
            Table::Applications => MIN_ROWS,
            Table::Proceedings => 1,
        };
        if is_found || found.len() >= enough {
            report.unreadable_rows.extend(found);
        }
    }
}

/// Whether the rows of a table can stand in a text.
fn is_of_table(run: &Run, table: Table) -> bool {
    match table {
        Table::Disclosure => HEADS.iter().any(|head| run.holds(head)),
        Table::Applications => true,
        Table::Proceedings => {
            let heads = HEADS_OF_FOUR.iter().filter(|head| run.holds(head)).count();
            let spelled = run.results_spelled();
            // Text that lost its order may have one group's heads elsewhere.
            let is_most = heads > 0 && spelled + 1 == Proceeding::ALL.len();
            heads >= MIN_HEADS || spelled == Proceeding::ALL.len() || is_most
        }
    }
}

/// The tables of a document, and the lines between sentences.
fn runs(document: &Document) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut lines = Run::default();
    let grids = |block: &&Block| matches!(block, Block::Grid(_));
    let count = document.blocks.iter().filter(grids).count();
    let outside = |place: Place| Position {
        table: count + 1,
        row: 1,
        column: 1,
        place,
    };
    for block in &document.blocks {
        match block {
            Block::Grid(grid) => {
                let mut run = Run::default();
                for cell in grid.rows.iter().flatten() {
                    let (row, column) = cell.source;
                    run.push(
                        &cell.text,
                        Position {
                            table: grid.number,
                            row: row + 1,
                            column: column + 1,
                            place: cell.place,
                        },
                    );
                }
                runs.push(run);
            }
            Block::Heading(text) | Block::Paragraph(text) if stream::is_prose(&text.text) => {
                if !lines.pieces.is_empty() {
                    runs.push(std::mem::take(&mut lines));
                }
            }
            Block::Heading(text) | Block::Paragraph(text) => {
                lines.push(&text.text, outside(text.place));
            }
        }
    }
    runs.push(lines);
    runs
}

#[cfg(test)]
mod tests {
    use super::Run;
    use crate::ingest::{self, Hidden};
    use crate::place::Place;
    use crate::recognise::recognise;
    use crate::report::Position;

    #[test]
    fn a_short_label_is_told_by_its_line_or_its_number() {
        let run = |text: &str| {
            let mut run = Run::default();
            run.push(
                text,
                Position {
                    table: 1,
                    row: 1,
                    column: 1,
                    place: Place::Nowhere,
                },
            );
            run
        };
        for (text, label, is_there) in [
            ("规章", "规章", true),
            ("规章制度", "规章", false),
            ("（七）总计", "（七）总计", true),
            ("办理结果（七）总计", "（七）总计", true),
            ("总计", "（七）总计", false),
        ] {
            assert_eq!(run(text).holds(label), is_there, "{label} in {text}");
        }
    }

    #[test]
    fn labels_within_a_sentence_are_no_rows() {
        let labels = "本年新收政府信息公开申请数量，上年结转政府信息公开申请数量，予以公开，部分公开，\
                      结转下年度继续办理";
        let unreadable = |text: &str| {
            let opened = ingest::open(text.as_bytes(), None);
            let document = opened.documents(Hidden::Skip).unwrap().remove(0);
            recognise(&document).unreadable_rows.len()
        };
        assert_eq!(unreadable(&format!("表三有{labels}等栏目。")), 0);
    }
}
