//! What sort of body reports, as far as its names depend on that, and which place its name has.

use crate::body::{Body, Kind, Organ};

/// Words for a government or its office behind a place whose level is open (长安区人民政府).
const GOVERNMENT: [&str; 6] = [
    "人民政府办公室",
    "人民政府办公厅",
    "人民政府",
    "政府办公室",
    "政府办公厅",
    "政府",
];

/// Which kind of body reports, as far as names of it depend on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A government of a county or above.
    Government,
    /// The office of one.
    Office,
    /// A town or a sub-district.
    Town,
    /// A development zone or its committee.
    Zone,
    /// A department or another unit.
    Department,
}

/// The sort of a body and its name's place (杭州市 of 杭州市城市管理局), as far as the name tells.
pub(super) fn of(name: &str) -> (Option<Sort>, String) {
    let Some(body) = Body::of(name) else {
        return of_open_level(name);
    };
    let sort = match (body.kind, body.organ) {
        (Kind::Township, _) => Sort::Town,
        (Kind::Zone, _) => Sort::Zone,
        (_, Organ::Department | Organ::Unit) => Sort::Department,
        (_, Organ::Office) => Sort::Office,
        (_, Organ::Government | Organ::Agency) => Sort::Government,
    };
    let place = body.place.unwrap_or_else(|| place_of_unit(name));
    (Some(sort), place)
}

/// A place whose level is open governs itself all the same.
fn of_open_level(name: &str) -> (Option<Sort>, String) {
    let word = GOVERNMENT.iter().find(|&&word| name.ends_with(word));
    let place = word.map_or(name, |word| &name[..name.len() - word.len()]);
    if !place.ends_with(['省', '市', '区', '县', '旗', '州', '盟']) {
        return (None, String::new());
    }
    let is_office = word.is_some_and(|word| word.contains('办'));
    let sort = if is_office {
        Sort::Office
    } else {
        Sort::Government
    };
    (Some(sort), place.to_owned())
}

/// The place that a department's name begins with; empty where it has none.
fn place_of_unit(name: &str) -> String {
    let all: Vec<char> = name.chars().collect();
    let last = (0..all.len().saturating_sub(2)).rev();
    let end = last.into_iter().find(|&at| ends_place(&all, at));
    all[..end.map_or(0, |at| at + 1)].iter().collect()
}

/// Whether the character at a place of a name ends that of a place: 市 of 杭州市, not of 城市.
fn ends_place(name: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| name[at]);
    let next = name.get(at + 1);
    match name[at] {
        '省' | '州' | '旗' | '盟' | '县' => next != Some(&'域'),
        '市' => before != Some('城') && !matches!(next, Some('场' | '政')),
        '区' => !matches!(before, Some('社' | '园' | '景')) && next != Some(&'域'),
        '镇' | '乡' => !matches!(before, Some('城')) && next != Some(&'村'),
        _ => false,
    }
}
