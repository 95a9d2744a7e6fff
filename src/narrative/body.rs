//! What kind of body reports, and whether the text names another one.

use super::sentence::{self, Sentence};
use super::{Pattern, quote};
use crate::body::{Body, Kind, Organ, OwnWord};
use crate::pattern::pattern;
use crate::report::Quote;

/// What kind of body reports, as far as its name tells. The Regulations give each its own duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// A government of a county or above, or its territory: 临江县, 临江县人民政府.
    Government,
    /// The general office of such a government, which often reports for the government itself.
    Office,
    /// The government of a town: 镇, 乡.
    Town,
    /// A department: 局, 厅, 委员会.
    Department,
    /// Anything else, and what its name leaves open: 街道办事处, 管理委员会, 分局, 中心.
    Unknown,
}

/// What the text says of the body that reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherBody {
    /// The body as the text names it.
    pub name: String,
    /// It is certainly another one than that of the title.
    pub is_other: bool,
    /// The sentence.
    pub quote: Quote,
}

/// What kind of body has this name.
pub(super) fn kind_of(name: &str) -> BodyKind {
    let Some(body) = Body::of(name) else {
        return BodyKind::Unknown;
    };
    match (body.organ, body.kind) {
        // The centre's own departments have another day than those of governments.
        (_, Kind::CentralDepartment | Kind::PrefectureOffice) => BodyKind::Unknown,
        (Organ::Government, Kind::Township) => BodyKind::Town,
        (Organ::Government, _) => BodyKind::Government,
        (Organ::Office, Kind::Township) => BodyKind::Unknown,
        (Organ::Office, _) => BodyKind::Office,
        (Organ::Department, _) => BodyKind::Department,
        (Organ::Agency | Organ::Unit, _) => BodyKind::Unknown,
    }
}

/// What kind of body the text says that it is of, where its words leave no doubt. A single sentence
/// may speak for somebody else.
pub(super) fn own_kind(sentences: &[Sentence]) -> Option<Kind> {
    let told = |sentence: &&Sentence| {
        let own = OwnWord::in_text(&sentence.folded);
        own.fits("").is_some()
    };
    let speaking = sentences.iter().filter(told).take(MIN_SPEAKING).count();
    let text: String = (sentences.iter())
        .map(|sentence| sentence.folded.as_str())
        .collect();
    (speaking >= MIN_SPEAKING)
        .then(|| OwnWord::in_text(&text).kind())
        .flatten()
}

/// The fewest sentences in which a body speaks of itself.
const MIN_SPEAKING: usize = 2;

/// The names that end a body's name of one kind, told apart so that only like is compared.
const ENDINGS: &str = "局|镇人民政府|乡人民政府|镇|乡|街道办事处|街道|教育委员会|改革委员会|健康委员会|管理委员会|中心";

/// Where the text names the body that reports: 《X2023年政府信息公开工作年度报告》, 公布X2023年政府信息公开….
/// A circular on how to write reports has 关于 before the year.
static REPORT_OF: Pattern = Pattern::new(|| {
    pattern(&format!(
        r"(?:现将|现公布|公布|编制完成|编制|发布|《)([\p{{Han}}]{{2,20}}(?:{ENDINGS}))(?:20\d\d)年?度?的?政府信息公开"
    ))
});

/// 2023年,X认真贯彻…: X is the subject of the first sentence of section one.
static SUBJECT: Pattern = Pattern::new(|| {
    pattern(&format!(
        r"^20\d\d年度?,?([\p{{Han}}]{{2,20}}(?:{ENDINGS}))(?:认真|坚持|严格|深入|全面|高度重视|积极|切实|紧紧围绕|持续|始终)"
    ))
});

/// Words that are no part of a body's name, by which a name that was cut wrongly is known.
const NO_NAME: [&str; 12] = [
    "我", "本", "各", "该", "关于", "全", "领导", "指导", "要求", "按照", "根据", "年",
];

/// The body that the text names: the first that is certainly another than the title's, else the
/// first of all. `None` where none is named or the title names none.
pub(super) fn named(own: Option<&str>, sentences: &[Sentence]) -> Option<OtherBody> {
    let own = sentence::line(own?);
    let mut found: Option<OtherBody> = None;
    for sentence in sentences.iter().filter(|sentence| sentence.section <= 1) {
        for pattern in [&REPORT_OF, &SUBJECT] {
            let Some(captures) = pattern.captures(&sentence.folded) else {
                continue;
            };
            let name = &captures[1];
            if NO_NAME.iter().any(|word| name.contains(word)) {
                continue;
            }
            let is_other = are_different(name, &own);
            if found.is_none() || is_other {
                found = Some(OtherBody {
                    name: name.to_owned(),
                    is_other,
                    quote: quote(sentence),
                });
            }
            if is_other {
                return found;
            }
        }
    }
    found
}

/// Whether two names certainly are those of two bodies: they end alike, and what is left of
/// them behind their place has no character in common. Names are abbreviated (发改局), bodies
/// merged (文化和旅游局), so that anything less is no certainty.
fn are_different(one: &str, other: &str) -> bool {
    let ending = |name: &str| {
        let found = ENDINGS.split('|').find(|ending| name.ends_with(ending));
        found.map(|ending| match ending {
            "镇人民政府" => "镇",
            "乡人民政府" => "乡",
            "街道办事处" => "街道",
            ending => ending,
        })
    };
    let (Some(left), Some(right)) = (ending(one), ending(other)) else {
        return false;
    };
    let (stem, other_stem) = (stem(one), stem(other));
    left == right
        && stem.chars().count() >= 2
        && other_stem.chars().count() >= 2
        && !stem.chars().any(|c| other_stem.contains(c))
}

/// The distinctive part of a name: behind its province, city, county; before its ending.
fn stem(name: &str) -> &str {
    let cut = ENDINGS
        .split('|')
        .find_map(|ending| name.strip_suffix(ending));
    let name = cut.unwrap_or(name);
    let place = name.rfind(['省', '市', '县', '区', '旗', '州']);
    // 市 begins 市场监督管理局 too.
    match place {
        Some(at) if !name[at..].starts_with("市场") => {
            let next = at + name[at..].chars().next().map_or(0, char::len_utf8);
            &name[next..]
        }
        Some(at) => {
            let before = name[..at].rfind(['省', '市', '县', '区', '旗', '州']);
            before.map_or(&name[at..], |before| {
                let next = before + name[before..].chars().next().map_or(0, char::len_utf8);
                &name[next..]
            })
        }
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{BodyKind, are_different, kind_of};

    #[test]
    fn kinds_by_name() {
        for (name, kind) in [
            ("宿迁市", BodyKind::Government),
            ("淮安市洪泽区", BodyKind::Government),
            ("临江县人民政府", BodyKind::Government),
            ("临江县人民政府办公室", BodyKind::Office),
            ("沙堰县松麓镇人民政府", BodyKind::Town),
            ("横山镇", BodyKind::Town),
            ("沭阳县发展和改革局", BodyKind::Department),
            ("临江市卫生健康委员会", BodyKind::Department),
            ("临江经济技术开发区", BodyKind::Unknown),
            ("临江市高新区", BodyKind::Unknown),
            ("临江区前进街道办事处", BodyKind::Unknown),
            ("临江市自然资源局青山分局", BodyKind::Unknown),
            ("路桥区机关事务中心", BodyKind::Unknown),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn only_names_without_a_common_character_are_two_bodies() {
        for (one, other) in [
            ("临江县水利局", "临江县林业局"),
            ("清水县财政局", "平山县市场监督管理局"),
            ("青山县白沙镇", "青山县红桥镇人民政府"),
        ] {
            assert!(are_different(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("临江县发改局", "临江县发展和改革局"),
            ("临江县文化和旅游局", "临江县文化广电旅游体育局"),
            ("县林业局", "临江县林业局"),
            ("临江县人民政府", "临江县林业局"),
            ("市场监管局", "临江县市场监督管理局"),
            ("红桥镇", "青山县红桥镇人民政府"),
            ("甲县林业局", "乙县林业局"),
        ] {
            assert!(!are_different(one, other), "{one} {other}");
        }
    }
}
