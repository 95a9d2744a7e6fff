//! What kind of body a name is. The kind decides what a report can hold: who may issue 规章, who
//! can hardly have state secrets of its own, whose daily work is licensing and penalties.
//!
//! A name is read from its end, where Chinese names say what a body is: 淮安市洪泽区人民政府 is a
//! government, of a 区. The office of a government publishes the government's report, so that it
//! has the government's kind. Where the name does not tell for certain, there is no kind.

mod prefectures;

use prefectures::{MUNICIPALITIES, PROVINCES, Province};

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

/// The last words of zones that are no divisions of the state. 浦东新区 and its like are
/// districts; nothing here depends on the difference.
const ZONES: [&str; 19] = [
    "开发区",
    "高新区",
    "经开区",
    "示范区",
    "园区",
    "新区",
    "新城",
    "保税区",
    "保税港区",
    "综保区",
    "度假区",
    "景区",
    "名胜区",
    "管理区",
    "试验区",
    "合作区",
    "工业区",
    "集聚区",
    "保护区",
];

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
    let name = bare(name);
    if CENTRAL_DEPARTMENTS.split(' ').any(|known| known == name) {
        return Some(Kind::CentralDepartment);
    }
    if CENTRAL.iter().any(|first| name.starts_with(first)) {
        // 全国海关 is no branch, but all of them.
        let is_branch = !name.starts_with("全国") && ends_in(&name, &BRANCHES);
        return is_branch.then_some(Kind::Unit);
    }
    let government = GOVERNMENT.iter().find_map(|word| name.strip_suffix(word));
    place(government.unwrap_or(&name)).or_else(|| {
        // An office for disclosure may publish the report of its government.
        let is_unit = government.is_none() && ends_in(&name, &UNITS) && !name.contains("公开");
        is_unit.then(|| unit(&name))
    })
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
    let is_system = name.contains("系统");
    let government = ["人民政府", "政府"]
        .iter()
        .find_map(|word| own.strip_suffix(word));
    let key = government.filter(|rest| !rest.is_empty()).unwrap_or(&own);
    // 江苏省财政厅 is not 财政厅, and 北京市朝阳区 not that of another city.
    let within = without_province(key);
    let is_division = matches!(
        place(within),
        Some(Kind::Prefecture | Kind::CityOfOpenLevel | Kind::County)
    );
    let is_of_municipality = MUNICIPALITIES.iter().any(|city| key.starts_with(city));
    let key = match !is_of_municipality && (is_division || lies_in_prefecture(within)) {
        true => within,
        false => key,
    };
    if is_system {
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

/// A unit, or the committee of a zone.
fn unit(name: &str) -> Kind {
    let committee = ["管理委员会", "管委会"];
    let of = committee.iter().find_map(|word| name.strip_suffix(word));
    match of {
        Some(of) if place(of) == Some(Kind::Zone) => Kind::Zone,
        _ => Kind::Unit,
    }
}

/// The kind of the government of a place.
fn place(place: &str) -> Option<Kind> {
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
    if ends_in(place, &["镇", "乡", "苏木", "街道", "街道办事处"]) {
        return Some(Kind::Township);
    }
    if PROVINCES.iter().any(|of| has(of.offices, within)) {
        return Some(Kind::PrefectureOffice);
    }
    // 天安门地区 and its like: parts of a city with a committee of their own.
    if ends_in(place, &ZONES) || place.ends_with("地区") {
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
fn autonomous_of(of: &'static Province) -> impl Iterator<Item = (&'static str, &'static str)> {
    words(of.autonomous).map(|name| name.split_once('/').unwrap_or((name, "")))
}

fn has(names: &'static str, name: &str) -> bool {
    words(names).any(|known| known == name)
}

/// The names of a list of [`prefectures`], between which one space stands.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::prefectures::PROVINCES;
    use super::{Kind, Power, is_enforcement, key, kind};

    /// Names as reports print them, by kind.
    const NAMES: [(&str, Option<Kind>); 10] = [
        (
            "教育部 国家税务总局 海关总署（本级机关） 中华人民共和国海关总署 中国人民银行 市场监管总局 \
             国家卫生健康委",
            Some(Kind::CentralDepartment),
        ),
        (
            "广东省政府办公厅 上海市政府办公厅 北京市人民政府 内蒙古自治区人民政府办公厅 江苏省 重庆市",
            Some(Kind::Province),
        ),
        (
            "宿迁市 宿迁市人民政府 江苏省宿迁市人民政府办公室 威海市政府办公室 吉林省吉林市 吉林市 东莞市 \
             景德镇市人民政府 景德镇政府 恩施土家族苗族自治州 恩施州 黔东南州人民政府 广西南宁市 \
             伊犁哈萨克自治州 儋州市 新乡 深圳市本级 内蒙古自治区包头市人民政府",
            Some(Kind::Prefecture),
        ),
        (
            "大兴安岭地区行政公署 阿里地区 锡林郭勒盟 内蒙古兴安盟行政公署",
            Some(Kind::PrefectureOffice),
        ),
        (
            "张家港市 高平市人民政府 江苏省泰兴市 仙桃市人民政府办公室 汨罗市",
            Some(Kind::CityOfOpenLevel),
        ),
        (
            "淮安市洪泽区 沭阳县人民政府 苏州市张家港市 延边州珲春市人民政府 锡林郭勒盟锡林浩特市 \
             神农架林区 鄂温克族自治旗 上海市黄浦区人民政府办公室 六枝特区 县政府办公室",
            Some(Kind::County),
        ),
        (
            "微山县高楼乡 临江县松麓镇人民政府 洪泽区高良涧街道 普陀区长征镇 东漖街道办事处 \
             荣成市崂山街道办事处 泰和乡人民政府",
            Some(Kind::Township),
        ),
        (
            "宿迁经济技术开发区 苏州工业园区管委会 西咸新区 天安门地区管委会 杭州高新区 \
             武夷山景区管理委员会",
            Some(Kind::Zone),
        ),
        (
            "沭阳县发展和改革局 路桥区机关事务中心 国家税务总局宿迁市税务局 宿迁市公安局 南京海关 \
             中华人民共和国南京海关 国家统计局宿迁调查队 江苏省财政厅 宿迁市人民政府外事办公室 \
             宿迁市国有资产监督管理委员会 东城区城市管理委员会 武汉市生态环境局汉阳分局 \
             中国人民银行南京分行 国家金融监督管理总局宿迁监管分局 农业农村局 三原县供销合作社",
            Some(Kind::Unit),
        ),
        (
            "国家能源局 全国海关 国务院办公厅 某某 政府 香港特别行政区 中国民用航空局 华为联盟 \
             宿迁市委宣传部 宿迁市政府信息公开工作办公室 宿迁市人民政府研究室",
            None,
        ),
    ];

    #[test]
    fn a_name_tells_the_kind_of_its_body() {
        let mut count = 0;
        for (names, expected) in NAMES {
            for name in names.split_whitespace() {
                count += 1;
                assert_eq!(kind(name), expected, "{name}");
            }
        }
        assert!(count >= 60, "{count}");
    }

    #[test]
    fn every_prefecture_is_one_with_and_without_its_province() {
        let mut count = 0;
        for province in &PROVINCES {
            assert_eq!(kind(province.name), Some(Kind::Province));
            let cities = super::words(province.cities).map(|name| format!("{name}市"));
            let autonomous = super::autonomous_of(province)
                .flat_map(|(called, rest)| [format!("{called}{rest}"), format!("{called}州")]);
            for name in cities.chain(autonomous) {
                let full = format!("{}{name}人民政府", province.name);
                assert_eq!(kind(&name), Some(Kind::Prefecture), "{name}");
                assert_eq!(kind(&full), Some(Kind::Prefecture), "{full}");
                count += 1;
            }
        }
        // 293 cities; 30 autonomous prefectures under two names.
        assert_eq!(count, 293 + 2 * 30);
    }

    #[test]
    fn a_body_is_one_under_all_its_names() {
        for names in [
            "宿迁市 江苏省宿迁市人民政府 宿迁市政府 宿迁市人民政府（本级）",
            "宿迁市公安局 江苏省宿迁市公安局",
            "泰兴市 江苏省泰兴市",
            "沭阳县发展和改革局 沭阳县发展和改革局本级 沭阳县发展和改革局(本级机关)",
            "高楼乡 高楼乡人民政府",
        ] {
            let mut keys = names.split(' ').map(key);
            let first = keys.next();
            assert!(keys.all(|key| Some(&key) == first.as_ref()), "{names}");
        }
        let others = "宿迁市 宿迁市公安局 宿迁市公安局系统 宿迁市人民政府办公室 宿城区 江苏省 \
                      江苏省财政厅 浙江省财政厅 北京市朝阳区 长春市朝阳区 北京市公安局";
        let keys: std::collections::BTreeSet<String> = others.split(' ').map(key).collect();
        assert_eq!(keys.len(), 11, "{keys:?}");
    }

    #[test]
    fn only_the_centre_provinces_and_prefectures_issue_regulations() {
        assert_eq!(Kind::Prefecture.rule_making_power(), Power::Has);
        assert_eq!(Kind::PrefectureOffice.rule_making_power(), Power::HasNot);
        assert_eq!(Kind::CityOfOpenLevel.rule_making_power(), Power::Open);
        assert_eq!(Kind::County.rule_making_power(), Power::HasNot);
    }

    #[test]
    fn some_units_license_and_punish_every_day() {
        for name in [
            "宿迁市公安局",
            "宿迁市公安局宿城分局",
            "国家税务总局宿迁市税务局",
            "南京海关",
            "沭阳县市场监督管理局",
            "沭阳县自然资源和规划局",
            "沭阳县卫生健康局",
            "龙岗区城市管理和综合执法局",
        ] {
            assert!(is_enforcement(name), "{name}");
        }
        for name in [
            "沭阳县发展和改革局",
            "路桥区机关事务中心",
            "宿迁市",
            "宿迁市交通运输综合服务中心",
            "国家税务总局",
        ] {
            assert!(!is_enforcement(name), "{name}");
        }
    }
}
