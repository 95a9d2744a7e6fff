//! Whoever may apply, named by a list of persons and organizations (公民、法人或者其他组织): article 27
//! of the Regulations on Open Government Information. Such a list tells no applicants apart.

use std::sync::LazyLock;

use super::number::starts;
use super::vocabulary::Vocabulary;

/// What persons are called.
const PERSONS: [&str; 13] = [
    "公民个人",
    "公民",
    "自然人",
    "人民群众",
    "群众个人",
    "群众",
    "个人",
    "社会公众",
    "公众",
    "市民",
    "居民",
    "村民",
    "百姓",
];

/// What organizations are called; those that the form has a column for are told apart.
const ORGANIZATIONS: [&str; 16] = [
    "企事业单位",
    "企业法人",
    "企业单位",
    "事业单位",
    "法人单位",
    "法人",
    "其他组织",
    "其它组织",
    "社会组织",
    "社会团体",
    "组织",
    "团体",
    "企业",
    "公司",
    "单位",
    "机构",
];

/// What joins them; a comma only before 法人, as in the law's own words.
const JOINS: [&str; 10] = ["以及", "或者", "、", "/", "和", "或", "及", "与", "，", ","];

/// Words behind a list that does tell them apart: 自然人、法人分别为8件、3件.
const APART: [&str; 4] = ["分别", "申请分别", "各", "申请各"];

/// All nouns, each with whether it means persons; they are looked for at every place of a text.
static NOUNS: LazyLock<Vocabulary<bool>> = LazyLock::new(|| {
    let nouns = |nouns: &'static [&str], is_person: bool| {
        (nouns.iter()).map(move |noun| (noun.chars().collect(), is_person))
    };
    Vocabulary::in_order(nouns(&PERSONS, true).chain(nouns(&ORGANIZATIONS, false)))
});

/// How many characters a list takes that begins here and has persons and organizations in it.
pub(super) fn length(text: &[char], at: usize) -> Option<usize> {
    let (mut end, mut persons, mut organizations) = (at, false, false);
    let mut next = at;
    while let Some((length, is_person)) = NOUNS.at(&text[next..]) {
        persons |= is_person;
        organizations |= !is_person;
        end = next + length;
        next = end + join(text, end);
    }
    let is_apart = || APART.iter().any(|word| starts(text, end, word));
    (persons && organizations && !is_apart()).then_some(end - at)
}

/// How many characters join two nouns here; none in 公民法人.
fn join(text: &[char], at: usize) -> usize {
    let word = JOINS.iter().find(|word| starts(text, at, word));
    let length = word.map_or(0, |word| word.chars().count());
    let is_comma = word.is_some_and(|word| matches!(*word, "，" | ","));
    match is_comma && !starts(text, at + length, "法人") {
        true => 0,
        false => length,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn persons_and_organizations_together_are_anyone() {
        for (text, taken) in [
            ("公民、法人或者其他组织提出的申请", 11),
            ("公民法人和其他组织", 9),
            ("社会组织或群众个人提出", 9),
            ("个人、公司、企业或社会团体要求", 13),
            ("单位和个人", 5),
            ("公民，法人和其他组织", 10),
            ("公众、法人", 5),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(length(&text, 0), Some(taken), "{text:?}");
        }
    }

    #[test]
    fn one_side_alone_and_those_told_apart_are_not() {
        for text in [
            "公民提出",
            "法人或其他组织",
            "自然人、法人分别为8件、3件",
            "群众，单位",
            "自然人、商业企业",
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(length(&text, 0), None, "{text:?}");
        }
    }
}
