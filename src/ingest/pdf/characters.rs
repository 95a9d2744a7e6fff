//! Characters as fonts name them to characters as text has them.

use unicode_normalization::UnicodeNormalization;

/// Radicals that fonts print for whole characters and for which Unicode has no compatibility
/// form, with the characters that they look like. Fonts share one shape between the two, and a
/// program that writes PDF may name it by either.
const RADICALS: &str = "⺁厂⺄乙⺌小⺎兀⺏尣⺒巳⺓幺⺗心⺝月⺟母⺠民⺩王⺪疋⺫目⺬示⺮竹⺯糸⺶羊⺷羊⺸羊⺻聿\
⺼肉⺽臼⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈言⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐金⻑長⻒镸⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页\
⻛风⻜飞⻝食⻟食⻠食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯竜⻰龙⻱龟⻲龟⻳龟";

/// A character as text has it: radicals and compatibility ideographs are the characters that
/// they look like, spaces of any width are spaces, what cannot stand in text is unknown.
pub fn fold(c: char) -> char {
    match c {
        '\u{2E80}'..='\u{2EF3}' => radical(c),
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAFF}' => c.nfkc().next().unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\t' | '\n' | '\r' => ' ',
        // Controls, private use and what is no character.
        _ if c.is_control() => super::glyph::UNKNOWN,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFF0}'..='\u{FFFF}' => super::glyph::UNKNOWN,
        _ => c,
    }
}

fn radical(c: char) -> char {
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(character)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return character;
        }
    }
    c.nfkc().next().unwrap_or(c)
}

/// How many of the glyphs of a Chinese page are named as letters with accents and the like: tables
/// of characters that were cut to eight bits do so. A few are somebody's name.
pub fn misnamed(glyphs: &[super::glyph::Glyph]) -> usize {
    /// The most of them, of a hundred characters, that may be right.
    const FEW: usize = 2;
    let is_letter = |c: char| matches!(c, '\u{C0}'..='\u{24F}') && !matches!(c, '×' | '÷');
    let count = glyphs.iter().filter(|glyph| is_letter(glyph.c)).count();
    let wide = glyphs.iter().filter(|glyph| is_wide(glyph.c)).count();
    if count * 100 > wide * FEW { count } else { 0 }
}

/// Whether the character is as wide as high and may be broken before and behind, as Chinese is.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
        || "“”‘’—…·〔〕《》".contains(c)
}

/// Whether a line may not begin with the character: stops and closing brackets hang on to the
/// character before.
pub fn hangs_on(c: char) -> bool {
    "，。、；：？！）》〉】〕」』”’…—·,.;:?!)]}%％℃".contains(c)
}

/// Whether the character belongs to a figure: a digit, or a sign that stands within one.
pub fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | ',' | '-' | '−')
}

/// Whether text begins with the number or letter of an item: （三）, 3., 三、, 第二条, ①.
pub fn begins_item(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百〇零0123456789０１２３４５６７８９";
    let mut rest = text.trim_start().chars().peekable();
    match rest.peek() {
        Some('①'..='⒛' | '㈠'..='㈩') => return true,
        Some('(' | '（' | '第') => {
            rest.next();
        }
        _ => {}
    }
    let mut count = 0;
    while rest.peek().is_some_and(|&c| NUMERALS.contains(c)) {
        rest.next();
        count += 1;
    }
    let Some(end) = rest.next() else {
        return false;
    };
    (1..=3).contains(&count) && "、.．)）条章节款项,，".contains(end)
        // 3.5 is a figure.
        && !(end == '.' && rest.next().is_some_and(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{begins_item, fold};

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        let folded: String = "⼀⼈⾏⻅⻚⺠⻓⻔".chars().map(fold).collect();
        assert_eq!(folded, "一人行见页民长门");
        assert_eq!(fold('\u{3000}'), ' ');
        assert_eq!(fold('\u{E123}'), '\u{FFFD}');
        assert_eq!(fold('²'), '²');
    }

    #[test]
    fn items_begin_with_their_number() {
        for item in [
            "（三）甲",
            "3.甲",
            "三、甲",
            "(12)甲",
            "①甲",
            "第二条 甲",
            "１．甲",
        ] {
            assert!(begins_item(item), "{item}");
        }
        for other in ["三甲", "3.5", "35", "甲、乙", "法提供", "2024年", ""] {
            assert!(!begins_item(other), "{other}");
        }
    }
}
