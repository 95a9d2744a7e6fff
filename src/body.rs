//! What kind of body a name is. The kind decides what a report can hold: who may issue 规章, who
//! can hardly have state secrets of its own, whose daily work is licensing and penalties.
//!
//! A name is read from its end, where Chinese names say what a body is: 淮安市洪泽区人民政府 is a
//! government, of a 区. The office of a government publishes the government's report, so that it
//! has the government's kind. Where the name does not tell for certain, there is no kind.
//!
//! One table of kinds answers for all that depends on it: what the body governs, so that 全区 is its
//! own ([`Called::governs`]); which duties it has ([`Organ`]); what else it is called
//! ([`Called::is_called`]);
//! and of what level it is where it only says 我镇 ([`OwnWord`]).

mod called;
mod calling;
mod place;
mod prefectures;

pub use called::{Called, Sort, is_called};
pub use calling::{OwnWord, is_full_name};
use place::place;

/// What kind of body a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A ministry, commission or agency of the State Council.
    CentralDepartment,
    /// The government of a province, an autonomous region or a municipality (直辖市).
    Province,
    /// The government of a prefecture-level city, with districts or without (东莞), or of an
    /// autonomous prefecture.
    Prefecture,
    /// The office of a province that runs a 地区 or 盟.
    PrefectureOffice,
    /// The government of a 市 that may be of prefecture or of county level.
    CityOfOpenLevel,
    /// The government of a county, district, banner or county-level city.
    County,
    /// A town, township or sub-district.
    Township,
    /// A development zone, scenic area or the like, or its committee.
    Zone,
    /// A department or another unit of a government, or a local branch of a central one.
    Unit,
}

/// What a body is within the state. The Regulations give each its own duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Organ {
    /// A government, or the place that it governs: 临江县, 临江县人民政府, 横山镇.
    Government,
    /// The general office of a government, which often reports for the government itself.
    Office,
    /// What a government sends to govern a place for it: 街道办事处, 开发区管理委员会, 行政公署.
    Agency,
    /// A department with a name of its own: 局, 厅, 委员会, a ministry.
    Department,
    /// Any other unit: 分局, 中心, 派出所, 学校.
    Unit,
}

/// What a name tells of its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its kind.
    pub kind: Kind,
    /// What it is within the state.
    pub organ: Organ,
    /// The place that it governs, as the name has it: 淮安市洪泽区 of 淮安市洪泽区人民政府办公室. A
    /// department governs none.
    pub place: Option<String>,
}

impl Body {
    /// What a name tells; `None` where its kind is not certain. Blanks in the name do not matter.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let name = bare(name);
        let of_unit = |kind| Self {
            kind,
            organ: organ_of_unit(&name),
            place: None,
        };
        if CENTRAL_DEPARTMENTS.split(' ').any(|known| known == name) {
            return Some(Self {
                organ: Organ::Department,
                ..of_unit(Kind::CentralDepartment)
            });
        }
        if CENTRAL.iter().any(|first| name.starts_with(first)) {
            // 全国海关 is no branch, but all of them.
            let is_branch = !name.starts_with("全国") && ends_in(&name, &BRANCHES);
            return is_branch.then(|| of_unit(Kind::Unit));
        }
        let word = GOVERNMENT.iter().find(|&&word| name.ends_with(word));
        let named = word.map_or(name.as_str(), |word| &name[..name.len() - word.len()]);
        if let Some(kind) = place(named) {
            return Some(Self {
                kind,
                organ: organ_of_place(kind, word.copied(), named),
                place: Some(without_office(named).to_owned()),
            });
        }
        if let Some(zone) = zone_of_committee(&name).filter(|_| word.is_none()) {
            return Some(Self {
                kind: Kind::Zone,
                organ: Organ::Agency,
                place: Some(zone.to_owned()),
            });
        }
        // An office for disclosure may publish the report of its government.
        let is_unit = word.is_none() && ends_in(&name, &UNITS) && !name.contains("公开");
        is_unit.then(|| of_unit(Kind::Unit))
    }
}

/// Whether a body may issue regulations (规章).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// It may.
    Has,
    /// It may not.
    HasNot,
    /// Its level, on which that depends, is open.
    Open,
}

impl Kind {
    /// Whether such a body may issue regulations: articles 91 and 93 of the Legislation Law of
    /// 2023 (80 and 82 in that of 2015).
    #[must_use]
    pub const fn rule_making_power(self) -> Power {
        match self {
            Self::CentralDepartment | Self::Province | Self::Prefecture => Power::Has,
            Self::CityOfOpenLevel => Power::Open,
            Self::PrefectureOffice | Self::County | Self::Township | Self::Zone | Self::Unit => {
                Power::HasNot
            }
        }
    }
}

/// Words for a government behind the name of its place, longest first.
const GOVERNMENT: [&str; 8] = [
    "人民政府办公厅",
    "人民政府办公室",
    "政府办公厅",
    "政府办公室",
    "人民政府",
    "行政公署",
    "政府",
    "行署",
];

/// Words that a report adds to a body's name to say whose figures it gives.
const SCOPES: [&str; 4] = ["本级机关", "本级", "全系统", "系统"];

/// The last words of departments and other units. 部 is not among them: it may be a ministry.
const UNITS: [&str; 25] = [
    "局",
    "委",
    "委员会",
    "办公室",
    "办公厅",
    "办",
    "中心",
    "厅",
    "院",
    "处",
    "所",
    "站",
    "队",
    "馆",
    "会",
    "公司",
    "集团",
    "学校",
    "大学",
    "中学",
    "小学",
    "分行",
    "支行",
    "海关",
    "社",
];

/// First words of bodies of the centre, and of their local branches.
const CENTRAL: [&str; 8] = [
    "国家",
    "国务院",
    "中国",
    "中华",
    "全国",
    "中央",
    "最高",
    "海关总署",
];

/// Bodies of the State Council that may issue regulations, full names and those by which they
/// are called: its ministries and commissions and its agencies with administrative functions,
/// after the State Council's list of 2023 and that of 2018.
const CENTRAL_DEPARTMENTS: &str = "外交部 国防部 国家发展和改革委员会 国家发展改革委 教育部 科学技术部 科技部 \
     工业和信息化部 国家民族事务委员会 国家民委 公安部 国家安全部 民政部 司法部 财政部 \
     人力资源和社会保障部 人力资源社会保障部 自然资源部 生态环境部 住房和城乡建设部 交通运输部 水利部 \
     农业农村部 商务部 文化和旅游部 国家卫生健康委员会 国家卫生健康委 退役军人事务部 应急管理部 \
     中国人民银行 审计署 国务院国有资产监督管理委员会 国务院国资委 海关总署 中华人民共和国海关总署 \
     国家税务总局 国家市场监督管理总局 市场监管总局 国家金融监督管理总局 金融监管总局 \
     中国证券监督管理委员会 中国证监会 中国银行保险监督管理委员会 中国银保监会 国家广播电视总局 \
     国家体育总局 国家信访局 国家统计局 国家知识产权局 国家国际发展合作署 国家医疗保障局 \
     国家机关事务管理局 中国气象局";

/// The last words of local branches of central bodies.
const BRANCHES: [&str; 9] = [
    "税务局",
    "监管局",
    "监管分局",
    "分行",
    "支行",
    "调查总队",
    "调查队",
    "海关",
    "海事局",
];

/// Fields of bodies that license, punish and coerce every day.
const ENFORCEMENT: [&str; 9] = [
    "公安",
    "市场监督",
    "市场监管",
    "城市管理",
    "综合执法",
    "综合行政执法",
    "交通运输",
    "税务",
    "自然资源",
];

/// What kind of body a name is; `None` where the name does not tell for certain.
#[must_use]
pub fn kind(name: &str) -> Option<Kind> {
    Body::of(name).map(|body| body.kind)
}

/// Whether the body of this name is one whose daily work is licences, penalties and coercive
/// measures: the police, market supervision, urban management, transport, taxes, customs, land
/// and health.
#[must_use]
pub fn is_enforcement(name: &str) -> bool {
    let name = bare(name);
    let is_health = ["卫生健康局", "卫生健康委员会", "卫生健康委"];
    let has_field = ENFORCEMENT.iter().any(|field| name.contains(field));
    (ends_in(&name, &is_health)
        || name.ends_with("海关")
        || (has_field && ends_in(&name, &["局", "委员会"])))
        && kind(&name) == Some(Kind::Unit)
}

/// What stands for a body in all its names, so that its reports of several years are found to be
/// of one body: its name without blanks and brackets, without the name of the province before it
/// and without the word for a government behind it (宿迁市 of 江苏省宿迁市人民政府). A system (系统)
/// is another body than the one that leads it.
#[must_use]
pub fn key(name: &str) -> String {
    let own = bare(name);
    let government = (["人民政府", "政府"].iter()).find_map(|word| own.strip_suffix(word));
    let key = government.filter(|rest| !rest.is_empty()).unwrap_or(&own);
    let key = place::within_province(key);
    if name.contains("系统") {
        return format!("{key}系统");
    }
    key.to_owned()
}

/// The name without blanks and without what is added to it: （本级机关）, 系统.
fn bare(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.split(['（', '(']).next().unwrap_or_default();
    let scope = SCOPES.iter().find_map(|scope| name.strip_suffix(scope));
    scope.unwrap_or(name).to_owned()
}

fn ends_in(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.ends_with(word))
}

/// What governs a place of this kind: `word` is that for a government behind the place's name.
fn organ_of_place(kind: Kind, word: Option<&str>, named: &str) -> Organ {
    if word.is_some_and(|word| word.ends_with(['厅', '室'])) {
        return Organ::Office;
    }
    let is_subdistrict = ends_in(named, &["街道", "街道办事处", "街"]);
    match kind {
        Kind::PrefectureOffice | Kind::Zone => Organ::Agency,
        Kind::Township if is_subdistrict => Organ::Agency,
        _ => Organ::Government,
    }
}

/// The place that a sub-district's office governs.
fn without_office(named: &str) -> &str {
    named.strip_suffix("办事处").unwrap_or(named)
}

fn organ_of_unit(name: &str) -> Organ {
    // Units that end like departments and are none of a government's own.
    let is_other = ends_in(name, &["分局", "居民委员会", "村民委员会"]);
    if !is_other && ends_in(name, &["局", "厅", "委员会", "委"]) {
        Organ::Department
    } else {
        Organ::Unit
    }
}

/// The zone whose committee a name is. 国有资产监督管理委员会 and 城市管理委员会 are departments.
fn zone_of_committee(name: &str) -> Option<&str> {
    let of = |word: &str| name.strip_suffix(word).filter(|of| !of.is_empty());
    let short = of("管委会").filter(|of| !of.ends_with("监督") && !of.ends_with("城市"));
    let long = || of("管理委员会").filter(|&of| place(of) == Some(Kind::Zone));
    short.or_else(long)
}

#[cfg(test)]
mod tests;
