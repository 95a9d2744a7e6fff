//! By which names a body is called, and which regions are its own: in full (云和县人民政府办公室), in
//! short (市城管局 for 城市管理局, 高新区), by the end of its name, by its place where it governs it.

use super::{Body, Kind, Organ, bare};

/// What a town's report calls those who work on it; they are no bodies of their own.
const OF_TOWN: [&str; 17] = [
    "人民政府",
    "政府",
    "街道办事处",
    "街道办",
    "街办",
    "办事处",
    "办",
    "党政办公室",
    "党政办",
    "党政综合办公室",
    "党政综合办",
    "综合办公室",
    "人民政府办公室",
    "政府办公室",
    "政府办",
    "府办",
    "办公室",
];

/// Words for a government or its office behind a place whose level is open (长安区人民政府).
const GOVERNMENT: [&str; 6] = [
    "人民政府办公室",
    "人民政府办公厅",
    "人民政府",
    "政府办公室",
    "政府办公厅",
    "政府",
];

/// What a short name may leave out at the head of the full one: 资规局 for 自然资源和规划局.
const LEFT_OUT: [&str; 1] = ["自然"];

/// What zones call themselves in short.
const ZONES: [&str; 5] = ["高新区", "经开区", "开发区", "示范区", "保税区"];

/// Which sort of body is called, as far as its names depend on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
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

/// A body, ready to be asked whether a name is one of its own.
#[derive(Debug, Clone, Default)]
pub struct Called {
    /// Its name.
    name: Vec<char>,
    sort: Option<Sort>,
    /// The place in its name: 杭州市 of 杭州市城市管理局.
    place: Vec<char>,
    /// What stands behind the place.
    organ: Vec<char>,
}

impl Called {
    /// The body of a name, as far as the name tells. One whose kind is open is called by its own
    /// name alone.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = bare(name);
        let (sort, place) = sort(&name);
        let organ = name.strip_prefix(place.as_str()).unwrap_or_default();
        Self {
            sort,
            place: place.chars().collect(),
            organ: organ.chars().collect(),
            name: name.chars().collect(),
        }
    }

    /// Its name; empty where it is not known.
    #[must_use]
    pub fn name(&self) -> &[char] {
        &self.name
    }

    /// The place in its name; empty where there is none.
    #[must_use]
    pub fn place(&self) -> &[char] {
        &self.place
    }

    /// Which sort of body it is, where the name tells.
    #[must_use]
    pub const fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// Whether it is called so. What is said must end as the name does and keep the order of its
    /// characters; `false` where it is no more than possible: 市政局 is not 市财政局.
    #[must_use]
    pub fn is_called(&self, said: &[char]) -> bool {
        if said.len() < 2 {
            return false;
        }
        if said.len() >= 3 && self.name.ends_with(said) {
            return true;
        }
        let Some(sort) = self.sort else {
            return false;
        };
        let shared = shared(said, &self.place);
        let rest: String = said[shared..].iter().collect();
        match sort {
            Sort::Government => {
                (rest.is_empty() && shared >= 3) || matches!(&*rest, "人民政府" | "政府")
            }
            Sort::Office => {
                (rest.is_empty() && shared >= 3)
                    || matches!(&*rest, "人民政府" | "政府")
                    || is_short_for(&said[shared..], &self.organ)
            }
            Sort::Town => {
                (rest.is_empty() && shared >= 2)
                    || rest == "道" && self.place.ends_with(&['街'])
                    || OF_TOWN.contains(&&*rest) && (shared > 0 || rest != "办")
                    || said.ends_with(&['街', '办']) && self.is_named_before(said)
            }
            Sort::Zone => {
                // 高新区管委会 is the zone itself.
                let zone = ["管委会", "管理委员会"].iter().find_map(|committee| {
                    let committee: Vec<char> = committee.chars().collect();
                    said.strip_suffix(committee.as_slice())
                });
                let is_short = |said: &[char]| {
                    is_short_for(said, &self.name) || is_short_for(said, &self.place)
                };
                is_short(said) || zone.is_some_and(|zone| zone.len() >= 2 && is_short(zone))
            }
            Sort::Department if self.is_called_by_level(said) => true,
            Sort::Department => {
                let behind_zone = zone_of(said).filter(|_| self.is_of_zone());
                let short = &said[behind_zone.unwrap_or(shared)..];
                is_short_for(short, &self.organ) && begins_alike(short, &self.organ)
                    || ends_alike(short, &self.organ)
            }
        }
    }

    /// 市局 for 临江市公安局, 局机关 and 委机关 for what is no other's: the bureau of the level that the
    /// place is of, and the body without those below it. 市委 is the Party's.
    fn is_called_by_level(&self, said: &[char]) -> bool {
        let is_branch = self.organ.ends_with(&['分', '局']);
        let ends_in = |ending: &str| {
            let ending: Vec<char> = ending.chars().collect();
            self.organ.ends_with(&ending)
        };
        match *said {
            [.., '部', '门'] => self.is_called_department(said),
            ['分', '局'] => {
                self.organ.ends_with(&['分', '局'])
                    || self.organ.contains(&'分') && self.organ.last() == Some(&'局')
            }
            [level, last @ ('局' | '厅')] => {
                !is_branch && self.place.last() == Some(&level) && self.organ.last() == Some(&last)
            }
            [last @ ('局' | '厅' | '办' | '馆'), '机', '关'] => {
                !is_branch && self.organ.last() == Some(&last)
            }
            ['委', '机', '关'] => ends_in("委") || ends_in("委员会"),
            ['学', '校'] => ["学院", "大学", "中学", "小学"]
                .iter()
                .any(|end| ends_in(end)),
            _ => false,
        }
    }

    /// 市气象部门 for 临江市气象局.
    fn is_called_department(&self, said: &[char]) -> bool {
        let behind_place = &said[shared(said, &self.place)..];
        let own = self.organ.strip_suffix(&['局']);
        own.is_some_and(|own| behind_place.strip_suffix(&['部', '门']) == Some(own))
    }

    /// Whether it is a zone's: the zone's short name stands for its long one (高新区城市管理局).
    fn is_of_zone(&self) -> bool {
        let name: String = self.name.iter().collect();
        ZONES.iter().any(|zone| name.contains(zone))
    }

    /// Whether a sub-district's name stands before its short ending: 砲里 of 砲里街办.
    fn is_named_before(&self, said: &[char]) -> bool {
        let name = &said[..said.len() - 2];
        let place = &self.place[..];
        let place = place.strip_suffix(&['街', '道']).unwrap_or(place);
        name.len() >= 2 && place.ends_with(name)
    }

    /// Whether a word for a whole region (全区, 我市, 本县) stands for what it governs. A county
    /// calls itself neither 全市 nor 全镇, and a department governs nothing.
    #[must_use]
    pub fn governs(&self, region: &str) -> bool {
        let called = region.trim_start_matches(['全', '我', '本']);
        let has_place = matches!(
            self.sort,
            Some(Sort::Government | Sort::Office | Sort::Town | Sort::Zone)
        );
        let ends_in = |ending: &str| {
            let ending: Vec<char> = ending.chars().collect();
            self.place.ends_with(&ending)
        };
        has_place
            && match called {
                "" => false,
                "域" => true,
                "街" | "街道" => ends_in("街道") || ends_in("街"),
                // 西湖风景名胜区, 临江新城: a zone calls itself 全区 all the same.
                "区" if self.sort == Some(Sort::Zone) => true,
                _ => ends_in(called),
            }
    }
}

/// How many characters a zone's short name takes at the head of what is said.
fn zone_of(said: &[char]) -> Option<usize> {
    let said: String = said.iter().collect();
    let zone = ZONES.iter().find(|zone| said.starts_with(**zone))?;
    Some(zone.chars().count())
}

/// Whether a body may be called so: [`Called::is_called`] of a name that is asked once.
#[must_use]
pub fn is_called(name: &str, said: &str) -> bool {
    let said: Vec<char> = bare(said).chars().collect();
    Called::of(name).is_called(&said)
}

/// The sort of a body and its name's place (杭州市 of 杭州市城市管理局), as far as the name tells.
fn sort(name: &str) -> (Option<Sort>, String) {
    let Some(body) = Body::of(name) else {
        return sort_of_open_level(name);
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
fn sort_of_open_level(name: &str) -> (Option<Sort>, String) {
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
        '市' => {
            // 市政 of 市政园林局, not of 市政务服务局.
            let is_works =
                next == Some(&'政') && !matches!(name.get(at + 2), Some('务' | '府' | '协' | '法'));
            before != Some('城') && next != Some(&'场') && !is_works
        }
        '区' => !matches!(before, Some('社' | '园' | '景')) && next != Some(&'域'),
        '镇' | '乡' => !matches!(before, Some('城')) && next != Some(&'村'),
        _ => false,
    }
}

/// How many characters at the head of a name are the tail of a place: 市 and 杭州市 of 杭州市.
fn shared(name: &[char], place: &[char]) -> usize {
    let most = name.len().min(place.len());
    (1..=most)
        .rev()
        .find(|&length| place.ends_with(&name[..length]))
        .unwrap_or(0)
}

/// Whether a name is one in short: its characters in their order, and the same kind of organ.
fn is_short_for(short: &[char], full: &[char]) -> bool {
    let (Some(last), Some(own)) = (short.last(), full.last()) else {
        return false;
    };
    let full_text: String = full.iter().collect();
    let short_text: String = short.iter().collect();
    let is_same_kind = last == own
        || *last == '委' && full_text.ends_with("委员会")
        || *last == '办' && full_text.ends_with("办公室")
        || *last == '联' && full_text.ends_with("联合会")
        || *last == '协' && full_text.ends_with("协会")
        || short_text.ends_with("管委会") && full_text.ends_with("管理委员会");
    // The bureau is not its branch, nor the branch another one's.
    let is_same_level = ["分局", "支队", "大队"]
        .iter()
        .all(|branch| !full_text.ends_with(branch) || short_text.ends_with(branch));
    let mut rest = full.iter();
    is_same_kind && is_same_level && short.iter().all(|c| rest.any(|own| own == c))
}

/// Whether a short name is the end of the full one, with at least two characters of what it does: 推进办
/// for 智创城开发建设推进办公室. 政局 is not 财政局.
fn ends_alike(short: &[char], full: &[char]) -> bool {
    let [told @ .., last] = short else {
        return false;
    };
    let full: String = full.iter().collect();
    let told: String = told.iter().collect();
    let is_end = |last: &str| full.ends_with(&format!("{told}{last}"));
    let is_same = match last {
        '办' => is_end("办公室") || is_end("办"),
        '委' => is_end("委员会") || is_end("委"),
        last => is_end(&last.to_string()),
    };
    told.chars().count() >= 2 && is_same
}

/// Whether a short name begins as the full one does, behind what is left out too, or as its last
/// part does: 交警支队 for 公安局交通警察支队.
fn begins_alike(short: &[char], full: &[char]) -> bool {
    let full_text: String = full.iter().collect();
    let is_left_out = |word: &&&str| full_text.starts_with(**word);
    let left_out = (LEFT_OUT.iter().find(is_left_out)).map_or(0, |word| word.chars().count());
    let mut parent = full.iter().take(full.len().saturating_sub(1));
    let part = parent.position(|c| *c == '局').map_or(0, |at| at + 1);
    [0, left_out, part]
        .iter()
        .any(|&at| short.first() == full.get(at))
}
