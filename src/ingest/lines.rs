//! Tables that were flattened into text: runs of lines cut by separators, folded into grids.
//!
//! Two ways are told apart. Where a line is a row, its cells are the line's fields. Where a
//! line is a cell, the ends of the rows are lost; the cells go into a grid of a single row, and
//! whoever knows the labels must cut it.

use crate::document::{Block, Text};
use crate::grid::{Grid, LAST_COLUMN, Layout};
use crate::place::Place;

/// Characters that separate cells in text, beside the tab.
const SEPARATORS: [char; 8] = ['|', '｜', '│', '┃', '║', '¦', '︱', '∣'];

/// Characters that borders of text tables are drawn with.
const BORDER: &str =
    "─━═┄┅┈┉┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╟╢╥╨╫-=+_:*";

/// The most characters of a line without separators that still belongs to a table in which
/// cells stand on lines of their own. Prose lines are longer.
const MAX_CELL_LINE: usize = 60;

/// Folds runs of lines cut by separators into grids, and numbers all grids in document order.
/// `number` is that of the last grid before these blocks.
pub fn fold(blocks: Vec<Block>, number: &mut usize) -> Vec<Block> {
    let mut folded = Vec::with_capacity(blocks.len());
    let mut run: Vec<Text> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) if belongs(&text.text, &run) => run.push(text),
            block => {
                close_run(&mut run, &mut folded, number);
                match block {
                    Block::Grid(mut grid) => {
                        *number += 1;
                        grid.number = *number;
                        folded.push(Block::Grid(grid));
                    }
                    text => folded.push(text),
                }
            }
        }
    }
    close_run(&mut run, &mut folded, number);
    folded
}

/// Drops the places of all blocks.
pub fn forget_places(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => text.place = Place::Nowhere,
            Block::Grid(grid) => {
                for cell in grid.rows.iter_mut().flatten() {
                    cell.place = Place::Nowhere;
                }
            }
        }
    }
}

/// Whether a character separates the cells of a line.
pub fn is_separator(c: char) -> bool {
    // Most of every text is none, seen at once.
    !matches!(c, '\u{4E00}'..='\u{9FFF}') && (c == '\t' || SEPARATORS.contains(&c))
}

/// Whether a line belongs to the run of table lines before it, or begins one.
fn belongs(line: &str, run: &[Text]) -> bool {
    let mut separators = line.matches(is_separator);
    if separators.next().is_some() {
        return separators.nth(MAX_FIELDS - 1).is_none() && !joins_rows(line);
    }
    if is_border(line) {
        return true;
    }
    // Between lines with separators there may stand cells on lines of their own, but sentences
    // are none.
    let is_sentence = line.ends_with('。') && line.chars().any(char::is_alphabetic);
    !run.is_empty() && !is_sentence && line.chars().count() <= MAX_CELL_LINE
}

/// Whether a line holds a Markdown table whose rows ran together, as where a converter wrote a
/// table within a cell: the delimiters of its head stand among the cells.
fn joins_rows(line: &str) -> bool {
    let mut fields = line.split(is_separator);
    fields.any(|field| field.trim().starts_with("---") && is_border(field)) && !is_border(line)
}

/// The most fields of a line that is a row: as many as the columns in which a marked-up table
/// has its cells. The widest statutory table has 15. A line with more is text.
const MAX_FIELDS: usize = LAST_COLUMN;

fn is_border(line: &str) -> bool {
    let mut drawn = 0;
    for c in line.chars() {
        if BORDER.contains(c) {
            drawn += 1;
        } else if !is_separator(c) && !c.is_whitespace() {
            return false;
        }
    }
    // A dash or two are a cell that says "none".
    drawn >= MIN_BORDER
}

/// The fewest strokes of a border.
const MIN_BORDER: usize = 3;

fn close_run(run: &mut Vec<Text>, folded: &mut Vec<Block>, number: &mut usize) {
    let has_separator = |text: &Text| text.text.contains(is_separator);
    // What follows the last separator is text again, but for the cells of its last row.
    let Some(last) = run.iter().rposition(has_separator) else {
        folded.extend(run.drain(..).map(Block::Paragraph));
        return;
    };
    let mut lines: Vec<Text> = std::mem::take(run);
    let has_boxes = has_boxes(&lines);
    let is_rowed = has_boxes || is_rowed(&lines[..=last]);
    if has_boxes {
        lines = lines.into_iter().flat_map(part_edge).collect();
    }
    let has_separator = |text: &Text| text.text.contains(is_separator);
    let last = lines.iter().rposition(has_separator).unwrap_or(last);
    let end = if is_rowed {
        last + 1
    } else {
        let tail = &lines[last + 1..];
        last + 1 + tail.iter().take_while(|text| is_value(&text.text)).count()
    };
    let tail = lines.split_off(end);
    if is_rowed {
        fold_rows(lines, has_boxes, folded, number);
    } else {
        *number += 1;
        let row = cells_of(&lines);
        folded.push(Block::Grid(Grid::from_fields(
            vec![row],
            Layout::Unrowed,
            *number,
        )));
    }
    folded.extend(tail.into_iter().map(Block::Paragraph));
}

/// Whether each line is a row of cells, rather than each a cell: then most lines hold two cells
/// or more, or leave room for more with their separators.
fn is_rowed(lines: &[Text]) -> bool {
    let is_row = |text: &Text| {
        let fields = text.text.split(is_separator);
        let (all, filled) = fields.fold((0, 0), |(all, filled), field| {
            (all + 1, filled + usize::from(!field.trim().is_empty()))
        });
        filled >= 2 || all > MAX_CELL_FIELDS
    };
    let inner = || lines.iter().filter(|line| !is_border(&line.text));
    let rows = inner().filter(|line| is_row(line)).count();
    rows * 3 >= inner().count() && rows > 0
}

/// The most fields that separators make of a line that is a single cell: one before it, and two
/// for the end of its row.
const MAX_CELL_FIELDS: usize = 4;

/// Lines that are rows; where a border stands under each row, the lines between two borders are
/// one. A line without separators between them ends the grid, unless it is the
/// beginning of a cell that goes on in the next line.
fn fold_rows(lines: Vec<Text>, has_boxes: bool, folded: &mut Vec<Block>, number: &mut usize) {
    let borders = lines.iter().filter(|line| is_border(&line.text)).count();
    // A table with borders around its head and its body has three in all.
    let is_boxed = has_boxes || borders * 3 > lines.len();
    let frame = Frame::of(&lines);
    let mut rows: Vec<Vec<(String, Place)>> = Vec::new();
    let mut joins = false;
    let mut flush = |rows: &mut Vec<_>, folded: &mut Vec<Block>| {
        if !rows.is_empty() {
            *number += 1;
            let grid = Grid::from_fields(std::mem::take(rows), Layout::Separated, *number);
            folded.push(Block::Grid(grid));
        }
    };
    for line in lines {
        if is_border(&line.text) {
            joins = false;
        } else if line.text.contains(is_separator) {
            let fields = fields_of(&line, frame);
            match rows.last_mut() {
                Some(above) if is_boxed && joins => append(above, fields),
                _ => rows.push(fields),
            }
            joins = true;
        } else {
            flush(&mut rows, folded);
            folded.push(Block::Paragraph(line));
            joins = false;
        }
    }
    flush(&mut rows, folded);
}

/// Whether borders with corners cut a table into more parts than head, body and foot, so that
/// each part is a row, however many lines its labels are broken over.
fn has_boxes(lines: &[Text]) -> bool {
    let is_box_edge = |text: &str| {
        let is_drawn = text.starts_with('+') || text.contains(JUNCTIONS);
        is_drawn && is_border(&text[edge_at(text)..])
    };
    let mut boxes = 0;
    let mut most = 0;
    for pair in lines.windows(2) {
        let is_edge = [&pair[0], &pair[1]].map(|line| is_box_edge(&line.text));
        match is_edge {
            [true, true] => boxes = 0,
            [false, true] => boxes += 1,
            _ => {}
        }
        most = most.max(boxes);
    }
    most > MAX_PARTS
}

/// Characters at which the borders of cells meet.
const JUNCTIONS: [char; 12] = ['├', '┼', '┌', '└', '┬', '┴', '┣', '╋', '╠', '╬', '╟', '╫'];

/// Where in a line the border between two rows begins: at its start, or behind the cells that
/// reach over both.
fn edge_at(line: &str) -> usize {
    let is_begun = line.starts_with('+') || is_border(line);
    let junction = line.find(JUNCTIONS).filter(|_| !is_begun);
    junction.unwrap_or(0)
}

/// A line as the border in it and, below that, the text of the cells that reach over it.
fn part_edge(line: Text) -> Vec<Text> {
    let at = edge_at(&line.text);
    if at == 0 || !is_border(&line.text[at..]) {
        return vec![line];
    }
    let (text, edge) = line.text.split_at(at);
    [edge, text]
        .map(|part| Text {
            text: part.to_owned(),
            place: line.place,
        })
        .to_vec()
}

/// The most parts that borders cut a table into whose rows have none between them: head, body
/// and foot.
const MAX_PARTS: usize = 3;

fn append(row: &mut Vec<(String, Place)>, fields: Vec<(String, Place)>) {
    for (index, (text, line)) in fields.into_iter().enumerate() {
        match row.get_mut(index) {
            Some((above, _)) if !text.is_empty() => {
                if !above.is_empty() {
                    above.push('\n');
                }
                above.push_str(&text);
            }
            Some(_) => {}
            None => row.push((text, line)),
        }
    }
}

/// What separators at the very start and end of lines mean: they frame the row, or they stand
/// beside an empty cell. One table has one custom, or its columns would not be one below the
/// other.
#[derive(Clone, Copy)]
struct Frame {
    /// Every line begins with a separator: it opens the first cell.
    opens: bool,
    /// Cells that hold something end in a separator even where they are the last of their line.
    closes: bool,
    /// The lower border of cells is drawn by underscores behind their text.
    is_underscored: bool,
}

impl Frame {
    fn of(lines: &[Text]) -> Self {
        let rows = || {
            (lines.iter()).filter(|line| line.text.contains(is_separator) && !is_border(&line.text))
        };
        let is_closed = |text: &str| {
            let inner = text.strip_suffix(SEPARATORS);
            inner.is_some_and(|inner| !inner.trim_end().ends_with(SEPARATORS))
        };
        let closed = rows().filter(|line| is_closed(&line.text)).count();
        let open = rows()
            .filter(|line| !line.text.ends_with(SEPARATORS))
            .count();
        Self {
            opens: rows().all(|line| line.text.starts_with(SEPARATORS)),
            closes: closed > open,
            is_underscored: is_underscored(rows()),
        }
    }
}

/// Whether most cells that hold something end in underscores, as `html2text` draws their borders.
fn is_underscored<'a>(rows: impl Iterator<Item = &'a Text>) -> bool {
    let fields = rows.flat_map(|line| line.text.split(is_separator));
    let (mut filled, mut underscored) = (0, 0);
    for field in fields.map(str::trim).filter(|field| !field.is_empty()) {
        filled += 1;
        underscored += usize::from(field.ends_with('_'));
    }
    underscored * 2 > filled
}

/// The fields of a line.
fn fields_of(line: &Text, frame: Frame) -> Vec<(String, Place)> {
    let text = line.text.as_str();
    let opened = text.strip_prefix(SEPARATORS).filter(|_| frame.opens);
    let text = opened.unwrap_or(text);
    let closed = text.strip_suffix(SEPARATORS).filter(|_| frame.closes);
    let text = closed.unwrap_or(text);
    let field = |field: &str| match frame.is_underscored {
        true => field.trim().trim_end_matches('_').to_owned(),
        false => field.trim().to_owned(),
    };
    text.split(is_separator)
        .map(|text| (field(text), line.place))
        .collect()
}

/// The cells of a run in which each line is a cell or a piece of one.
fn cells_of(lines: &[Text]) -> Vec<(String, Place)> {
    let mut cells: Vec<(String, Place)> = Vec::new();
    // The cell that is being put together, from pieces on one line or several.
    let mut open: Option<(String, Place)> = None;
    for line in lines.iter().filter(|line| !is_border(&line.text)) {
        for (index, piece) in line.text.split(is_separator).enumerate() {
            if index > 0 {
                cells.push(open.take().unwrap_or((String::new(), line.place)));
            }
            let piece = piece.trim();
            if piece.is_empty() {
                continue;
            }
            match &mut open {
                // A label may go on in the next line, a value never does.
                Some((text, _)) if !is_value(text) && !is_value(piece) => text.push_str(piece),
                Some(_) => {
                    cells.extend(open.take());
                    open = Some((piece.to_owned(), line.place));
                }
                None => open = Some((piece.to_owned(), line.place)),
            }
        }
    }
    cells.extend(open);
    cells
}

/// Whether the text is a value rather than a label: it has a digit or a dash and no word.
fn is_value(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || ('０'..='９').contains(&c)
                || c.is_whitespace()
                || "-—–－+＋.．,，/／无".contains(c)
        })
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::document::Block;
    use crate::grid::Layout;
    use crate::ingest::text::blocks;

    fn grids(text: &str) -> Vec<(Layout, Vec<Vec<String>>)> {
        fold(blocks(text, 1), &mut 0)
            .into_iter()
            .filter_map(|block| match block {
                Block::Grid(grid) => Some((
                    grid.layout,
                    grid.rows
                        .into_iter()
                        .map(|row| row.into_iter().map(|cell| cell.text).collect())
                        .collect(),
                )),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn one_row_a_line() {
        let text = "甲 | 乙 | 丙 |\n丁 | 1 | |\n戊 | 2 | 3 |\n后文";
        let expected = [["甲", "乙", "丙"], ["丁", "1", ""], ["戊", "2", "3"]];
        assert_eq!(
            grids(text),
            [(
                Layout::Separated,
                expected.map(|row| row.map(str::to_owned).to_vec()).to_vec()
            )]
        );
    }

    #[test]
    fn a_line_that_begins_with_a_separator_begins_with_an_empty_cell() {
        let text = "甲 | 乙 | 3\n丙 | 丁 |\n| 戊 | 5\n| | 6";
        let rows = grids(text).remove(0).1;
        let expected = [
            ["甲", "乙", "3"],
            ["丙", "丁", ""],
            ["", "戊", "5"],
            ["", "", "6"],
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn markdown_and_drawn_tables() {
        let rows = vec![
            vec!["甲".to_owned(), "1".to_owned()],
            vec!["乙".to_owned(), String::new()],
        ];
        let markdown = "| 甲 | 1 |\n|---|:--:|\n| 乙 |  |";
        assert_eq!(grids(markdown), [(Layout::Separated, rows.clone())]);
        let drawn = "┌──┬──┐\n│甲│1 │\n├──┼──┤\n│乙│  │\n└──┴──┘";
        assert_eq!(grids(drawn), [(Layout::Separated, rows)]);
    }

    #[test]
    fn one_cell_a_line() {
        let cells = |text: &str| grids(text).pop().unwrap().1.concat();
        assert_eq!(
            cells("甲 |\n1 |\n|\n3 | ||\n乙 |\n4 |"),
            ["甲", "1", "", "3", "", "", "乙", "4"]
        );
        assert_eq!(
            cells("|\n甲\n乙 |\n1 |\n2 |\n|\n丙 |"),
            ["", "甲乙", "1", "2", "", "丙"]
        );
        assert_eq!(
            cells("| 甲\n1\n2\n| 乙\n3\n4\n后文"),
            ["", "甲", "1", "2", "乙", "3", "4"]
        );
    }

    #[test]
    fn boxes_of_many_lines_are_rows() {
        let text = "+--+--+\n|甲|1 |\n|甲|  |\n|甲|  |\n|甲|  |\n+--+--+\n|乙|2 |\n|乙|  |\n|乙|  |\n+--+--+\n\
                    |丙|3 |\n|丙|  |\n|丙|  |\n+--+--+\n|丁|4 |\n|丁|  |\n|丁|  |\n+--+--+";
        let rows = grids(text).remove(0).1;
        let figures: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(figures, ["1", "2", "3", "4"]);
        assert_eq!(rows[1][0].replace('\n', ""), "乙乙乙");
        let plain = "+--+--+\n|甲|乙|\n+--+--+\n|丙|3 |\n|丁|4 |\n|戊|5 |\n|己|6 |\n+--+--+";
        assert_eq!(grids(plain).remove(0).1.len(), 5);
    }
}
