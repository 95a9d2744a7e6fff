//! Where figures go, case by case.

use super::{Fields, Span, Uniformity, place, uniformity};
use crate::grid::{Cell, Layout};
use crate::place::Place;
use crate::report::Obstacle;

fn cells(fields: &[(&str, usize)]) -> Vec<Cell> {
    let mut column = 0;
    fields
        .iter()
        .map(|&(text, width)| {
            let cell = Cell {
                text: text.to_owned(),
                column,
                width,
                height: 1,
                place: Place::Nowhere,
                source: (0, column),
            };
            column += width;
            cell
        })
        .collect()
}

fn row(cells: &[Cell]) -> Fields<'_> {
    Fields {
        own: cells.iter().collect(),
        labels: 1,
        reaching: Vec::new(),
        width: cells
            .iter()
            .map(|cell| cell.column + cell.width)
            .max()
            .unwrap(),
        obstacle: None,
    }
}

fn heads(spans: &[(usize, usize)]) -> Vec<Span> {
    spans
        .iter()
        .map(|&(start, width)| Span { start, width })
        .collect()
}

fn texts(placed: super::Placed<'_>) -> Result<Vec<String>, Obstacle> {
    placed.map(|cells| cells.iter().map(|cell| cell.text.clone()).collect())
}

#[test]
fn full_rows_are_read_in_order_whatever_their_spans() {
    let cells = cells(&[("甲", 4), ("1", 2), ("2", 1), ("3", 1)]);
    let read = texts(place(
        &row(&cells),
        3,
        Some(&heads(&[(1, 1), (2, 1), (3, 1)])),
        Uniformity::default(),
    ));
    assert_eq!(
        read,
        Ok(vec!["1".to_owned(), "2".to_owned(), "3".to_owned()])
    );
}

#[test]
fn an_empty_cell_stands_for_all_the_columns_that_it_covers() {
    let cells = cells(&[("甲", 1), ("26", 1), ("", 2), ("26", 1)]);
    for heads in [None, Some(heads(&[(1, 1), (2, 1), (3, 1), (4, 1)]))] {
        let read = texts(place(
            &row(&cells),
            4,
            heads.as_deref(),
            Uniformity::default(),
        ));
        assert_eq!(read, Ok(["26", "", "", "26"].map(str::to_owned).to_vec()));
    }
}

#[test]
fn lost_cells_make_a_row_unreadable() {
    let cells = cells(&[("甲", 1), ("26", 1), ("0", 1), ("26", 1)]);
    assert_eq!(
        texts(place(&row(&cells), 4, None, Uniformity::default())),
        Err(Obstacle::CellCount)
    );
    // Fillers behind a row do not stand in for a cell lost within it.
    let cells = self::cells(&[("甲", 1), ("26", 1), ("0", 1), ("26", 1), ("", 1)]);
    let others = self::cells(&[("乙", 1), ("1", 1), ("2", 1), ("3", 1), ("4", 1), ("", 1)]);
    let (short, long) = (row(&cells), row(&others));
    let common = uniformity(
        &[
            &long, &long, &long, &long, &long, &long, &long, &long, &long, &short,
        ],
        4,
        Layout::Separated,
        Some(6),
    );
    assert_eq!(
        texts(place(&short, 4, None, common)),
        Err(Obstacle::CellCount)
    );
}

#[test]
fn other_rows_tell_where_a_sparse_row_begins() {
    let full = cells(&[("甲", 1), ("1", 1), ("2", 1), ("3", 1), ("", 1)]);
    let sparse = cells(&[("乙", 1), ("", 1), ("5", 1), ("", 1), ("", 1)]);
    let (full, sparse) = (row(&full), row(&sparse));
    let common = uniformity(&[&full, &full, &sparse], 3, Layout::Separated, None);
    assert_eq!(
        texts(place(&sparse, 3, None, common)),
        Ok(["", "5", ""].map(str::to_owned).to_vec())
    );
    let alone = uniformity(&[&sparse], 3, Layout::Separated, None);
    assert_eq!(
        texts(place(&sparse, 3, None, alone)),
        Err(Obstacle::CellCount)
    );
}

#[test]
fn a_torn_number_is_not_squeezed_in() {
    let cells = cells(&[("甲", 1), ("33", 1), ("1", 1), ("0", 1), ("34", 1)]);
    assert_eq!(
        texts(place(&row(&cells), 3, None, Uniformity::default())),
        Err(Obstacle::CellCount)
    );
}

#[test]
fn differing_readings_are_no_reading() {
    // An empty cell under no head, and one that spans two heads: three fields either way.
    let cells = cells(&[("甲", 1), ("", 1), ("26", 1), ("", 2)]);
    let heads = heads(&[(2, 1), (3, 1), (4, 1)]);
    let row = row(&cells);
    let common = uniformity(&[&row], 3, Layout::Spans, None);
    assert_eq!(
        texts(place(&row, 3, Some(&heads), common)),
        Err(Obstacle::Ambiguous)
    );
}

#[test]
fn a_row_as_wide_as_its_heads_has_lost_no_cell() {
    let read = |fields: &[(&str, usize)]| {
        let cells = cells(fields);
        let row = row(&cells);
        let common = uniformity(&[&row], 4, Layout::Separated, Some(6));
        texts(place(&row, 4, None, common))
    };
    assert_eq!(
        read(&[("甲", 1), ("26", 1), ("", 1), ("0", 1), ("26", 1), ("", 1)]),
        Ok(["26", "", "0", "26"].map(str::to_owned).to_vec())
    );
    // As many fields as there are columns, and yet one of them is lost.
    assert_eq!(
        read(&[("甲", 1), ("26", 1), ("", 1), ("0", 1), ("26", 1)]),
        Err(Obstacle::CellCount)
    );
}

#[test]
fn a_figure_merged_over_heads_leaves_order_to_tell_where_all_fields_are_there() {
    let cells = cells(&[("甲", 1), ("26", 2), ("", 2), ("5", 1)]);
    let heads = heads(&[(1, 1), (2, 1), (3, 1), (4, 1)]);
    assert_eq!(
        texts(place(&row(&cells), 4, Some(&heads), Uniformity::default())),
        Ok(["26", "", "", "5"].map(str::to_owned).to_vec())
    );
}

#[test]
fn one_figure_repeated_under_a_wide_head_is_read_once() {
    let heads = heads(&[(2, 2), (4, 1)]);
    let read = |fields: &[(&str, usize)], reaching: (usize, usize)| {
        let cells = cells(fields);
        let mut above = cells[0].clone();
        (above.column, above.width) = reaching;
        let mut row = row(&cells);
        row.own.remove(0);
        row.reaching = vec![&above];
        texts(place(&row, 2, Some(&heads), Uniformity::default()))
    };
    let repeated = [("组", 1), ("甲", 1), ("1", 1), ("1", 1), ("2", 1)];
    assert_eq!(
        read(&repeated, (0, 1)),
        Ok(["1", "2"].map(str::to_owned).to_vec())
    );
    // What reaches into the row from above must not stand under a head.
    assert_eq!(read(&repeated, (3, 1)), Err(Obstacle::CellCount));
    // Two figures are not one.
    let torn = [("组", 1), ("甲", 1), ("1", 1), ("3", 1), ("2", 1)];
    assert_eq!(read(&torn, (0, 1)), Err(Obstacle::CellCount));
}

#[test]
fn two_alike_behind_a_blank_may_be_one_that_was_repeated() {
    let read = |fields: &[(&str, usize)], columns| {
        let cells = cells(fields);
        let row = row(&cells);
        texts(place(&row, columns, None, Uniformity::default()))
    };
    assert_eq!(
        read(&[("甲", 1), ("", 1), ("5", 1), ("5", 1)], 2),
        Err(Obstacle::Ambiguous)
    );
    assert_eq!(
        read(&[("甲", 1), ("", 1), ("5", 1), ("5", 1), ("6", 1)], 3),
        Ok(["5", "5", "6"].map(str::to_owned).to_vec())
    );
}
