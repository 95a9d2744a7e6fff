//! Tables rearranged: broken over pages, one an article, written downwards, all in one.

use super::{
    Form, Rng,
    compose::Block,
    extra,
    grid::{Cell, Grid, Maker, Role, Row},
    labels::{PROCEEDING_LABELS, RESULT_LABELS},
    look::{Extra, Four, Joined, Look, Three, Two},
};

/// The tables of the report, as the blocks that stand under the headings 二, 三 and 四.
pub fn tables(form: &Form, look: &Look, rng: &mut Rng) -> [Vec<Block>; 3] {
    let mut maker = Maker { form, look, rng };
    let mut two = maker.two();
    let mut three = maker.three();
    let four_whole = look.shape.four == Four::Whole || look.shape.joined != Joined::Apart;
    let mut four = if four_whole {
        vec![Block::Grid(maker.four())]
    } else {
        fours(&mut maker)
    };
    if look.shape.joined != Joined::Apart {
        let Some(Block::Grid(four)) = four.pop() else {
            unreachable!("one grid")
        };
        return [
            vec![Block::Grid(two)],
            vec![Block::Grid(three)],
            vec![Block::Grid(four)],
        ];
    }
    let extra = look.shape.extra;
    if extra != Extra::None {
        let last = Form::random_full(maker.rng.draw(), form.format);
        let mut theirs = Maker {
            form: &last,
            look,
            rng: &mut *maker.rng,
        };
        let others = [theirs.two(), theirs.three(), theirs.four()];
        let own_four = four.iter_mut().find_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            _ => None,
        });
        let own = [Some(&mut two), Some(&mut three), own_four];
        for (grid, other) in own.into_iter().zip(&others) {
            if let Some(grid) = grid {
                extra::columns(grid, other, extra, maker.rng);
            }
        }
    }
    let whole_four = four.iter_mut().filter_map(|block| match block {
        Block::Grid(grid) if four_whole => Some(grid),
        _ => None,
    });
    for grid in [&mut two, &mut three].into_iter().chain(whole_four) {
        if look.shape.index_column {
            index_column(grid);
        }
        if look.shape.note_column {
            note_column(grid);
        }
    }
    let twos = match look.shape.two {
        Two::Whole => vec![Block::Grid(two)],
        headed => articles(two, headed == Two::PerArticleHeaded),
    };
    let threes = if look.shape.three == Three::Whole {
        vec![Block::Grid(three)]
    } else {
        let mut parts: Vec<Block> = (broken(three, look, rng).into_iter())
            .map(Block::Grid)
            .collect();
        if look.shape.three == Three::Late {
            let between = ["- 4 -", "第 4 页 共 6 页", "（续表）", "注：数据截至年底"];
            parts.insert(1, Block::Para(rng.pick(&between).to_owned()));
        }
        parts
    };
    [twos, threes, four]
}

/// Table four as three tables, downwards, or one cell a row.
fn fours(maker: &mut Maker) -> Vec<Block> {
    let shape = maker.look.shape.four;
    if shape == Four::Downwards {
        let mut head = vec![Cell::new(Role::Head, "").over(2, 1)];
        head.extend(RESULT_LABELS.map(|label| maker.label(Role::Head, label)));
        let mut rows = vec![Row::of(true, head)];
        for (group, name) in PROCEEDING_LABELS.iter().enumerate() {
            let label = maker.label(Role::Label, name);
            let mut cells = match group {
                0 => vec![label.over(2, 1)],
                1 => vec![maker.label(Role::Label, "行政诉讼").over(1, 2), label],
                _ => vec![label],
            };
            cells.extend(maker.results(group));
            rows.push(Row::of(false, cells));
        }
        return vec![Block::Grid(Grid {
            table: 4,
            width: 7,
            rows,
            caption: None,
        })];
    }
    if shape == Four::Vertical {
        let mut rows = Vec::new();
        for (group, name) in PROCEEDING_LABELS.iter().enumerate() {
            for (at, value) in maker.results(group).into_iter().enumerate() {
                let mut cells = Vec::new();
                if at == 0 {
                    let label = maker.label(Role::Label, name);
                    match group {
                        0 => cells.push(label.over(2, 5)),
                        1 => cells.extend([
                            maker.label(Role::Label, "行政诉讼").over(1, 10),
                            label.over(1, 5),
                        ]),
                        _ => cells.push(label.over(1, 5)),
                    }
                }
                cells.extend([maker.label(Role::Label, RESULT_LABELS[at]), value]);
                rows.push(Row::of(false, cells));
            }
        }
        return vec![Block::Grid(Grid {
            table: 4,
            width: 4,
            rows,
            caption: None,
        })];
    }
    let mut blocks = Vec::new();
    for (group, name) in PROCEEDING_LABELS.iter().enumerate() {
        let name = if group == 0 {
            (*name).to_owned()
        } else {
            format!("行政诉讼（{name}）")
        };
        let heads = RESULT_LABELS
            .map(|label| maker.label(Role::Head, label))
            .to_vec();
        let mut rows = vec![Row::of(true, heads), Row::of(false, maker.results(group))];
        if shape == Four::ThreeFirstRow {
            rows.insert(
                0,
                Row::of(true, vec![Cell::new(Role::Head, &name).over(5, 1)]),
            );
        }
        if shape == Four::ThreeHeaded {
            blocks.push(Block::Lead(name.clone()));
        }
        let caption = (shape == Four::ThreeCaptioned).then_some(name);
        blocks.push(Block::Grid(Grid {
            table: 4,
            width: 5,
            rows,
            caption,
        }));
    }
    blocks
}

/// Table two as one table an article.
fn articles(two: Grid, headed: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    for row in two.rows {
        let opens = row.cells[0].role == Role::Article;
        if opens {
            if headed {
                blocks.push(Block::Lead(row.cells[0].text.clone()));
            }
            let grid = Grid {
                table: 2,
                width: two.width,
                rows: Vec::new(),
                caption: None,
            };
            blocks.push(Block::Grid(grid));
        }
        if let Some(Block::Grid(grid)) = blocks.last_mut()
            && !(opens && headed)
        {
            grid.rows.push(row);
        }
    }
    blocks
}

/// Table three over two tables, as a page break leaves it.
fn broken(three: Grid, look: &Look, rng: &mut Rng) -> Vec<Grid> {
    let within = !matches!(look.shape.three, Three::BrokenRepeated | Three::BrokenBare);
    let heads = three.rows.iter().take_while(|row| row.head).count();
    // Rows between which the page may end: where a group's first row begins, or inside a group.
    // Not just before 3.其他, which nobody could place without its group; late breaks are apart.
    let last = three.rows.len() - 4;
    let opens = |at: usize| {
        let labels = three.rows[at]
            .cells
            .iter()
            .filter(|cell| cell.role == Role::Label);
        let index = usize::from(look.shape.index_column);
        labels.count() - index.min(1) > 1 || three.rows[at].cells[index].colspan > 1
    };
    let late = three.rows.len() - 3..three.rows.len();
    let is_late = look.shape.three == Three::Late;
    let places: Vec<usize> = (if is_late { late } else { heads + 3..last })
        .filter(|at| is_late || opens(*at) != within)
        .collect();
    let at = if places.is_empty() {
        heads + 4
    } else {
        rng.one(&places)
    };
    let mut head = Grid {
        rows: three.rows[..at].to_vec(),
        ..three.clone()
    };
    let mut tail = Grid {
        rows: three.rows[at..].to_vec(),
        ..three
    };
    let mut crossing = Vec::new();
    for (row_at, row) in head.rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            let end = row_at + cell.rowspan;
            if end > at {
                cell.rowspan = at - row_at;
                let mut rest = cell.clone();
                rest.rowspan = end - at;
                if look.shape.three != Three::InGroupLabels {
                    rest.text = String::new();
                    rest.role = Role::Filler;
                }
                crossing.push(rest);
            }
        }
    }
    if look.shape.three != Three::InGroupLacking {
        let before = usize::from(look.shape.index_column);
        tail.rows[0].cells.splice(before..before, crossing);
    }
    if look.shape.three == Three::BrokenRepeated || (within && rng.chance(50)) {
        let repeated = head.rows[..heads].to_vec();
        tail.rows.splice(0..0, repeated);
    }
    vec![head, tail]
}

/// A leading column 序号.
fn index_column(grid: &mut Grid) {
    let heads = grid.rows.iter().filter(|row| row.head).count();
    let (mut first, mut number) = (true, 0);
    for row in &mut grid.rows {
        if row.cells[0].role == Role::Article {
            row.cells[0].colspan += 1;
        } else if row.head && grid.table == 2 {
            row.cells.insert(0, Cell::new(Role::Head, "序号"));
        } else if row.head {
            if first {
                row.cells
                    .insert(0, Cell::new(Role::Head, "序号").over(1, heads));
                first = false;
            }
        } else {
            number += 1;
            row.cells
                .insert(0, Cell::new(Role::Label, number.to_string()));
        }
    }
    grid.width += 1;
}

/// A trailing column 备注, empty.
fn note_column(grid: &mut Grid) {
    let heads = grid.rows.iter().filter(|row| row.head).count();
    let mut first = true;
    for row in &mut grid.rows {
        if row.cells[0].role == Role::Article {
            row.cells[0].colspan += 1;
        } else if row.head && grid.table == 2 {
            row.cells.push(Cell::new(Role::Head, "备注"));
        } else if row.head {
            if first {
                row.cells.push(Cell::new(Role::Head, "备注").over(1, heads));
                first = false;
            }
        } else {
            row.cells.push(Cell::new(Role::Filler, ""));
        }
    }
    grid.width += 1;
}

/// All grids in one table, `headings` as rows over the whole width before each.
pub fn join(grids: Vec<Grid>, headings: Option<[String; 3]>) -> Grid {
    let width = grids.iter().map(|grid| grid.width).max().unwrap_or(1);
    let mut rows = Vec::new();
    for (at, grid) in grids.into_iter().enumerate() {
        if let Some(headings) = &headings {
            rows.push(Row::of(
                false,
                vec![Cell::new(Role::Article, &headings[at]).over(width, 1)],
            ));
        }
        let lacking = width - grid.width;
        let flat = grid.flat(super::grid::Fill::Once);
        for (mut row, laid) in grid.rows.into_iter().zip(flat) {
            // The last cell of the row stretches, unless a cell from above stands to its right.
            let reaches = laid.last().is_some_and(|cell| cell.role != Role::Filler)
                || row.cells.last().is_some_and(|cell| cell.colspan > 1);
            if reaches && let Some(cell) = row.cells.last_mut() {
                cell.colspan += lacking;
            }
            rows.push(row);
        }
    }
    Grid {
        table: 0,
        width,
        rows,
        caption: None,
    }
}
