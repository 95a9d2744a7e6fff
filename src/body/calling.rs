//! How bodies call themselves (我局), and what a whole name is.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Kind, bare, ends_in};

/// The words by which a text speaks of the body that it is of: 我镇, 本局. They tell of what kind
/// the body is where nothing names it, and contradict a name that is another body's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWord {
    /// What stands behind 我 and 本, each once.
    words: Vec<&'static str>,
    /// The text speaks of a local leadership (县委, 区政府), so that its body is no ministry.
    is_local: bool,
}

/// What a body calls itself, longest first, with the endings of the names that fit.
static OWN: [(&str, &[&str]); 20] = [
    ("街道办", &["街道", "街道办事处", "街"]),
    ("办事处", &["街道办事处", "办事处"]),
    ("街道", &["街道", "街道办事处", "街"]),
    ("街办", &["街道", "街道办事处", "街"]),
    ("街", &["街道", "街道办事处", "街"]),
    ("镇", &["镇", "镇人民政府", "镇政府"]),
    ("乡", &["乡", "乡人民政府", "乡政府"]),
    ("苏木", &["苏木", "苏木人民政府", "苏木政府"]),
    ("分局", &["局"]),
    ("局", &["局"]),
    ("厅", &["厅"]),
    ("委", &["委", "委员会", "管委会"]),
    ("中心", &["中心"]),
    ("支队", &["支队"]),
    ("大队", &["大队"]),
    ("馆", &["馆"]),
    ("站", &["站"]),
    ("所", &["所"]),
    ("院", &["院"]),
    ("办", &["办", "办公室", "办公厅", "办事处"]),
];

/// What may stand behind such a word and makes it another one: 我乡村, 本所列.
const OTHERWISE: [(&str, &[char]); 8] = [
    ("乡", &['村', '镇', '亲']),
    ("镇", &['江', '海', '村', '街']),
    ("街", &['道', '办', '镇']),
    ("局", &['部', '面', '限', '势']),
    ("所", &['列', '有', '以', '在', '属', '辖', '需', '作']),
    ("办", &['理', '结', '法', '件', '学', '事', '公']),
    ("院", &['校']),
    ("委", &['托']),
];

/// Leaderships that only bodies below the centre have.
const LOCAL: [&str; 14] = [
    "省委",
    "市委",
    "区委",
    "县委",
    "旗委",
    "州委",
    "盟委",
    "党工委",
    "省政府",
    "市政府",
    "区政府",
    "县政府",
    "旗政府",
    "州政府",
];

/// All of them at once: a text is long.
static LOCAL_SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(LOCAL).ok());

impl OwnWord {
    /// The words that a text uses, written without blanks and in simplified characters.
    #[must_use]
    pub fn in_text(text: &str) -> Self {
        let mut words: Vec<&'static str> = Vec::new();
        for (at, pronoun) in text.match_indices(['我', '本']) {
            let behind = &text[at + pronoun.len()..];
            let Some((word, _)) = OWN.iter().find(|(word, _)| behind.starts_with(word)) else {
                continue;
            };
            let next = behind[word.len()..].chars().next();
            let is_other = OTHERWISE
                .iter()
                .any(|(of, not)| of == word && next.is_some_and(|next| not.contains(&next)));
            if !is_other && !words.contains(word) {
                words.push(word);
            }
        }
        Self {
            words,
            is_local: (LOCAL_SEARCH.as_ref()).is_some_and(|search| search.is_match(text)),
        }
    }

    /// Whether a name fits them; `None` where the text uses none.
    #[must_use]
    pub fn fits(&self, name: &str) -> Option<bool> {
        let name = bare(name);
        let fits = |word: &&'static str| {
            let endings = OWN.iter().find(|(own, _)| own == word);
            endings.is_some_and(|(_, endings)| ends_in(&name, endings))
        };
        (!self.words.is_empty()).then(|| self.words.iter().any(fits))
    }

    /// The kind of the body that calls itself so; `None` where the words leave it open: 我委 may be
    /// the committee of a zone, 我办 the office of a government, 我局 one of the centre.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        const TOWNS: [&str; 8] = ["街道办", "办事处", "街道", "街办", "街", "镇", "乡", "苏木"];
        const UNITS: [&str; 9] = ["分局", "局", "厅", "中心", "支队", "大队", "馆", "站", "所"];
        let all = |of: &[&str]| self.words.iter().all(|word| of.contains(word));
        if self.words.is_empty() {
            None
        } else if all(&TOWNS) {
            Some(Kind::Township)
        } else if all(&UNITS) && self.is_local {
            Some(Kind::Unit)
        } else {
            None
        }
    }
}

/// The last characters of names of bodies and of places that report.
const LAST: &str = "局委会室厅办心院处所站队馆司团校学行关社部署场台园联组区县市省旗盟州镇乡木道街府厂库地科股师城段宫";

/// Words that are in no name, by which one that was cut wrongly out of a sentence is known.
const NO_NAME: [&str; 34] = [
    "我",
    "关于",
    "根据",
    "按照",
    "依据",
    "做好",
    "公布",
    "发布",
    "特编制",
    "编制了",
    "要求",
    "报告",
    "年报",
    "年度",
    "信息公开年",
    "如下",
    "以下",
    "情况",
    "本单位",
    "本机关",
    "本部门",
    "本级",
    "本局",
    "本镇",
    "本乡",
    "本街道",
    "领导下",
    "指导下",
    "网站",
    "确定",
    "是全",
    "请与",
    "结合",
    "交办",
];

/// Words that only continue a name, or stand for any body: alone they are half of one.
const HALVES: [&str; 26] = [
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "人民政府办公室",
    "人民政府办公厅",
    "政府办公室",
    "政府办公厅",
    "政府办",
    "委员会",
    "管理委员会",
    "管委会",
    "办事处",
    "街道办事处",
    "街道",
    "中心",
    "服务中心",
    "管理局",
    "监督管理局",
    "分局",
    "公室",
    "员会",
    "行政机关",
    "各部门",
    "有关部门",
    "各单位",
];

/// What begins the second half of a name that a line break cut.
const CONTINUES: [&str; 9] = [
    "人民政府",
    "政府办公",
    "办公室",
    "委员会",
    "管理委员会",
    "办事处",
    "和",
    "及",
    "与",
];

/// Whether this is the whole name of a body, as far as the name itself shows: it ends as names do,
/// begins as they do, and has no word that is in none. 县统计局, without its county, is one;
/// 人民政府 and 洪泽区人民 are halves.
#[must_use]
pub fn is_full_name(name: &str) -> bool {
    let short = bare(name);
    let count = short.chars().count();
    let first_digits = name.chars().take_while(char::is_ascii_digit).count();
    let is_letter = |c: char| {
        matches!(c, '\u{3400}'..='\u{9FFF}' | '〇')
            || c.is_ascii_digit()
            || "、·“”()（）-".contains(c)
    };
    (2..=40).contains(&count)
        && (first_digits == 0 || first_digits >= 5)
        && name.chars().all(is_letter)
        && name.matches(['(', '（']).count() == name.matches([')', '）']).count()
        && short.chars().next_back().is_some_and(|c| LAST.contains(c))
        && !NO_NAME.iter().any(|word| name.contains(word))
        && ![
            "各", "该", "全市", "全县", "全区", "全省", "全镇", "全乡", "等", "的",
        ]
        .iter()
        .any(|word| name.starts_with(word))
        && !HALVES.contains(&short.as_str())
        && !CONTINUES.iter().any(|word| name.starts_with(word))
}
