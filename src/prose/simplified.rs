//! Traditional characters and those in use for them, one for one: mirrors of reports and reports
//! set with old fonts print them.
//!
//! The pairs are those of OpenCC's `TSCharacters` (Apache License 2.0) within the basic block of
//! Chinese characters, each with its first candidate. A character that is traditional in one word
//! and in use in another (乾, 著) is left as it is where OpenCC names itself first.

use std::sync::LazyLock;

const PAIRS: &str = include_str!("simplified.txt");

const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (FIRST..=LAST).collect();
    let pairs: Vec<char> = PAIRS.chars().filter(|c| *c != '\n').collect();
    for pair in pairs.chunks_exact(2) {
        if let Some(entry) = table.get_mut(pair[0] as usize - FIRST as usize) {
            *entry = pair[1];
        }
    }
    table
});

/// The character in use for a traditional or variant one; any other as it is.
#[must_use]
pub fn simplified(c: char) -> char {
    match (c as usize).checked_sub(FIRST as usize) {
        Some(index) => TABLE.get(index).copied().unwrap_or(c),
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, PAIRS, simplified};

    #[test]
    fn every_pair_is_one_of_two_characters_of_the_block() {
        let pairs: Vec<char> = PAIRS.chars().filter(|c| *c != '\n').collect();
        assert!(
            pairs.len() > 5_000 && pairs.len().is_multiple_of(2),
            "{}",
            pairs.len()
        );
        for pair in pairs.chunks_exact(2) {
            assert!(pair.iter().all(|c| (FIRST..=LAST).contains(c)), "{pair:?}");
            assert_ne!(pair[0], pair[1]);
            // What is in use stays as it is.
            assert_eq!(simplified(pair[0]), pair[1]);
        }
    }

    #[test]
    fn words_of_the_field_come_out_simplified() {
        let all = |text: &str| text.chars().map(simplified).collect::<String>();
        assert_eq!(all("政府信息公開申請結轉辦結"), "政府信息公开申请结转办结");
        assert_eq!(all("行政複議維持，行政訴訟"), "行政复议维持，行政诉讼");
        assert_eq!(all("2023年，我局"), "2023年，我局");
    }
}
