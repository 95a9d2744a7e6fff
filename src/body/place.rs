//! The kind of a place by its name: 淮安市洪泽区 is a county-level district.

use super::prefectures::{MUNICIPALITIES, PROVINCES, Province};
use super::{Kind, ends_in};

/// What stands before the last 区 of zones that are no divisions of the state: 平潭综合实验区. 浦东新区
/// and its like are districts; nothing here depends on the difference.
const ZONES: [&str; 31] = [
    "开发",
    "高新",
    "经开",
    "示范",
    "园",
    "新",
    "保税",
    "保税港",
    "综保",
    "度假",
    "景",
    "名胜",
    "管理",
    "试验",
    "实验",
    "合作",
    "工业",
    "集聚",
    "聚集",
    "保护",
    "旅游",
    "先行",
    "先导",
    "起步",
    "产业",
    "功能",
    "加工",
    "自贸",
    "片",
    "投资",
    "集中",
];

/// The last words of zones that end otherwise.
const OTHER_ZONES: [&str; 10] = [
    "新城",
    "科学城",
    "科技城",
    "生态城",
    "工业园",
    "产业园",
    "科技园",
    "高新园",
    "物流园",
    "旅游度假村",
];

/// The kind of the government of a place.
pub(super) fn place(place: &str) -> Option<Kind> {
    if MUNICIPALITIES.contains(&place) || ends_in(place, &["省", "自治区"]) {
        return Some(Kind::Province);
    }
    let within = without_province(place);
    if ends_in(within, &["市", "自治州", "州"]) {
        return city(within);
    }
    // A city that is named without 市 may end like a town: 景德镇.
    if PROVINCES.iter().any(|of| has(of.cities, within)) {
        return Some(Kind::Prefecture);
    }
    if ends_in(place, &["镇", "乡", "苏木", "街道", "街道办事处", "街"]) {
        return Some(Kind::Township);
    }
    if PROVINCES.iter().any(|of| has(of.offices, within)) {
        return Some(Kind::PrefectureOffice);
    }
    // 天安门地区 and its like: parts of a city with a committee of their own.
    let is_zone = place
        .strip_suffix('区')
        .is_some_and(|of| ends_in(of, &ZONES));
    if is_zone || ends_in(place, &OTHER_ZONES) || place.ends_with("地区") {
        return Some(Kind::Zone);
    }
    let is_county = ends_in(place, &["县", "旗", "区", "特区"]) && !place.ends_with("特别行政区");
    is_county.then_some(Kind::County)
}

/// The kind of a 市 or 州 whose province is not named.
fn city(name: &str) -> Option<Kind> {
    if is_prefecture(name) {
        return Some(Kind::Prefecture);
    }
    if !name.ends_with('市') {
        return None;
    }
    // A 市 within a prefecture is a county-level one: 苏州市张家港市.
    if lies_in_prefecture(name) {
        return Some(Kind::County);
    }
    Some(Kind::CityOfOpenLevel)
}

/// The name behind that of its province, where one stands before it.
fn without_province(place: &str) -> &str {
    let full = PROVINCES.iter().map(|of| of.name);
    // Autonomous regions are called by the first word of their names.
    let short = ["内蒙古", "广西", "西藏", "宁夏", "新疆"];
    let behind = |province: &str| place.strip_prefix(province).filter(|rest| !rest.is_empty());
    full.chain(short).find_map(behind).unwrap_or(place)
}

/// The name behind that of its province, where what is left says by itself which body it is:
/// 宿迁市公安局 of 江苏省宿迁市公安局. 江苏省财政厅 is not just any 财政厅, nor 北京市朝阳区 that of
/// another city.
pub(super) fn within_province(name: &str) -> &str {
    let within = without_province(name);
    let is_division = matches!(
        place(within),
        Some(Kind::Prefecture | Kind::CityOfOpenLevel | Kind::County)
    );
    let is_of_municipality = MUNICIPALITIES.iter().any(|city| name.starts_with(city));
    match !is_of_municipality && (is_division || lies_in_prefecture(within)) {
        true => within,
        false => name,
    }
}

/// Whether the name is that of a prefecture-level city or of an autonomous prefecture, the latter
/// also as it is called.
fn is_prefecture(name: &str) -> bool {
    let city = name.strip_suffix('市');
    PROVINCES.iter().any(|of| {
        city.is_some_and(|city| has(of.cities, city))
            || autonomous_of(of).any(|(called, rest)| {
                let behind = name.strip_prefix(called);
                behind.is_some_and(|behind| behind == rest || behind == "州")
            })
    })
}

/// Whether the name begins with that of a prefecture.
fn lies_in_prefecture(name: &str) -> bool {
    let behind = |first: &str, rest: &str| {
        let behind = name.strip_prefix(first);
        behind.is_some_and(|behind| behind.starts_with(rest))
    };
    PROVINCES.iter().any(|of| {
        words(of.cities).any(|city| behind(city, "市"))
            || autonomous_of(of).any(|(called, rest)| behind(called, rest) || behind(called, "州"))
            || words(of.offices).any(|office| name.starts_with(office))
    })
}

/// The autonomous prefectures of a province: the words by which each is called, without 州, and
/// the rest of its full name.
pub(super) fn autonomous_of(
    of: &'static Province,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    words(of.autonomous).map(|name| name.split_once('/').unwrap_or((name, "")))
}

fn has(names: &'static str, name: &str) -> bool {
    words(names).any(|known| known == name)
}

/// The names of a list of [`prefectures`](super::prefectures), between which one space stands.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|name| !name.is_empty())
}
