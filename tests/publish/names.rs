//! Invented reporting bodies, and the forms of their titles.

use super::Rng;

const PLACES: [&str; 14] = [
    "云汀", "柏川", "临沅", "青浔", "河澜", "南渚", "石岚", "禾溪", "沙堰", "永棠", "东篱", "望泽",
    "松麓", "安渡",
];
const BUREAUX: [&str; 12] = [
    "发展和改革局",
    "教育局",
    "水利局",
    "卫生健康委员会",
    "医疗保障局",
    "统计局",
    "住房和城乡建设局",
    "农业农村局",
    "机关事务中心",
    "应急管理局",
    "城市管理综合行政执法局",
    "民族宗教事务委员会",
];

/// A body as its report names it.
pub fn body(rng: &mut Rng) -> String {
    let mut places = PLACES;
    rng.shuffle(&mut places);
    let [city, area, town, ..] = places;
    let bureau = rng.pick(&BUREAUX);
    match rng.below(9) {
        0 => format!("{city}市人民政府"),
        1 => format!("{area}县人民政府"),
        2 => format!("{city}市{area}区人民政府"),
        3 => format!("{area}县{bureau}"),
        4 => format!("{city}市{area}区{bureau}"),
        5 => format!("{city}市{bureau}"),
        6 => format!("{city}市{area}区{town}街道办事处"),
        7 => format!("{area}县{town}镇人民政府"),
        _ => format!("{city}经济技术开发区管理委员会"),
    }
}

/// A title in one of the forms met.
pub fn title(rng: &mut Rng, body: &str, year: i32) -> String {
    match rng.below(9) {
        0 => format!("{year}年{body}政府信息公开工作年度报告"),
        1 => format!("{body}政府信息公开工作{year}年度报告"),
        2 => format!("{body}{year}年度政府信息公开工作报告"),
        3 => format!("{body}{year}年度政府信息公开工作年度报告"),
        4 => format!("{body}{year}年政府信息公开年度报告"),
        5 if !body.ends_with("政府") => format!("{year}年{body}信息公开工作年度报告"),
        6 => format!("{year}年政府信息公开工作年度报告（{body}）"),
        _ => format!("{body}{year}年政府信息公开工作年度报告"),
    }
}

/// A title as the two or three lines it is set in.
pub fn lines(title: &str, year: Option<i32>) -> Vec<String> {
    let mut lines = vec![title.to_owned()];
    let mut cut = |at: Option<usize>| {
        let Some(at) = at else { return };
        let last = lines.last_mut().expect("a line");
        let taken: usize = title.len() - last.len();
        if at > taken && at < title.len() {
            let rest = last.split_off(at - taken);
            lines.push(rest);
        }
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let at = title.find(&year).filter(|_| !year.is_empty());
    if at == Some(0) {
        let end = title.find('年').map(|at| at + '年'.len_utf8());
        cut(end);
        cut(title
            .find("政府信息公开")
            .or_else(|| title.find("信息公开")));
    } else {
        cut(at);
        cut(title
            .rfind("政府信息公开")
            .filter(|found| Some(*found) > at));
    }
    lines
}

/// The website that carries the report.
pub fn site(rng: &mut Rng) -> String {
    let place = rng.pick(&PLACES);
    match rng.below(3) {
        0 => format!("{place}市人民政府门户网站"),
        1 => format!("{place}县人民政府"),
        _ => "政府信息公开平台".to_owned(),
    }
}
