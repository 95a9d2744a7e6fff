//! Which rows and printings count.

use super::{Found, Named, RowKey};
use crate::report::{
    CellName, Column, Content, Figure, Obstacle, Position, Report, Row, Table, UnreadableRow,
};

fn figure(raw: &str) -> Figure {
    Figure {
        raw: raw.to_owned(),
        content: Content::Unreadable,
        annotated: false,
        position: Position::default(),
    }
}

fn put(found: &mut Found, row: Row, raw: &str) {
    let name = CellName::Applications(row, Column::Total);
    found.put(vec![(name, figure(raw))]);
}

#[test]
fn captions_are_of_others_where_both_name_one_and_they_differ() {
    let named = |year, body: Option<&str>| Named {
        year,
        body: body.map(str::to_owned),
    };
    let plain = named(None, None);
    let (one, other) = (Some("甲县财政局"), Some("乙县财政局"));
    for (first, second, expected) in [
        (named(Some(2023), None), named(Some(2022), None), true),
        (named(Some(2023), None), named(Some(2023), None), false),
        (named(Some(2023), None), plain.clone(), false),
        (named(None, one), named(None, other), true),
        (named(None, one), named(None, one), false),
        (named(None, one), plain, false),
    ] {
        assert_eq!(first.is_other(&second), expected, "{first:?} {second:?}");
    }
}

#[test]
fn a_table_lacks_its_last_rows_once_it_has_begun_until_it_ends() {
    let mut found = Found::default();
    assert!(!found.lacks_last_rows());
    // Its heads alone.
    found.note_order_only(Table::Applications);
    assert!(!found.lacks_last_rows());
    put(&mut found, Row::New, "1");
    assert!(found.lacks_last_rows());
    put(&mut found, Row::CarriedForward, "1");
    assert!(!found.lacks_last_rows());
}

#[test]
fn tabs_name_the_printings_only_where_one_is_the_reports_own() {
    let read = |bodies: [&str; 2]| {
        let mut found = Found::default();
        let rows = [Row::New, Row::CarriedOver];
        for raw in ["1", "2"] {
            found.begin(Table::Applications, &rows.map(RowKey::Row));
            for row in rows {
                put(&mut found, row, raw);
            }
        }
        let mut report = Report {
            body: Some("甲县财政局".to_owned()),
            ..Report::default()
        };
        found.finish(&[], &bodies.map(str::to_owned), &mut report);
        let figure = report.figure(CellName::Applications(Row::New, Column::Total));
        figure.map(|figure| figure.raw.clone())
    };
    assert_eq!(read(["甲县财政局", "乙县财政局"]).as_deref(), Some("1"));
    assert_eq!(read(["乙县财政局", "甲县财政局"]).as_deref(), Some("2"));
    assert_eq!(read(["乙县财政局", "丙县财政局"]).as_deref(), Some("1"));
}

#[test]
fn an_unreadable_row_of_the_last_group_counts_where_no_figures_stand_for_it() {
    let unreadable = |other: fn(&mut Found)| {
        let mut found = Found::default();
        put(&mut found, Row::New, "1");
        other(&mut found);
        found.refuse_other_row(UnreadableRow {
            cells: vec![CellName::Applications(Row::OtherOutcome, Column::Total)],
            obstacle: Obstacle::CellCount,
            raw: String::new(),
            position: Position::default(),
        });
        let mut report = Report::default();
        found.finish(&[], &[], &mut report);
        report.unreadable_rows.len()
    };
    assert_eq!(unreadable(|_| {}), 1);
    assert_eq!(unreadable(|found| put(found, Row::FeeOverdue, "1")), 0);
    let of_group = |found: &mut Found| found.put_other_row(vec![(Column::Total, figure("1"))]);
    assert_eq!(unreadable(of_group), 0);
}
