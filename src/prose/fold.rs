//! Printed characters to comparable ones: one width, simplified, without blanks. Each character
//! knows where it was printed, so that a sentence can be quoted as it stands.

use unicode_normalization::UnicodeNormalization;

use super::simplified::simplified;

/// A text in one width and script and without blanks.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The comparable characters.
    pub chars: Vec<char>,
    /// For each of them, its place among the printed ones.
    origin: Vec<usize>,
    printed: Vec<char>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.push(text);
        folded
    }

    /// Appends a text: a line that goes on with what stands here.
    pub fn push(&mut self, text: &str) {
        let first = self.printed.len();
        self.printed.extend(text.chars());
        let more = self.printed.len() - first;
        self.chars.reserve(more);
        self.origin.reserve(more);
        // Where a line was broken, a number may have been.
        let mut gap = first > 0;
        for place in first..self.printed.len() {
            let printed = self.printed[place];
            // Most of every text.
            if matches!(printed, '\u{4E00}'..='\u{9FFF}') {
                gap = false;
                self.chars.push(simplified(printed));
                self.origin.push(place);
                continue;
            }
            if is_blank(printed) {
                gap = true;
                continue;
            }
            if is_bracketed(printed) {
                let three = std::iter::once(printed).nfkc();
                self.chars.extend(three);
                self.origin.resize(self.chars.len(), place);
                gap = false;
                continue;
            }
            let c = fold(printed);
            // "33 1" may be one number or two: keep the gap, so that it is read as neither.
            if gap && c.is_ascii_digit() && self.chars.last().is_some_and(char::is_ascii_digit) {
                self.chars.push(' ');
                self.origin.push(place);
            }
            gap = false;
            self.chars.push(c);
            self.origin.push(place);
        }
    }

    /// Appends a character that is printed nowhere, as a mark between what two lines say.
    pub fn mark(&mut self, mark: char) {
        if let Some(last) = self.printed.len().checked_sub(1) {
            self.chars.push(mark);
            self.origin.push(last);
        }
    }

    /// The printed text of a stretch of the comparable characters, at most so many characters.
    #[must_use]
    pub fn printed(&self, start: usize, end: usize, most: usize) -> String {
        let Some(&from) = self.origin.get(start) else {
            return String::new();
        };
        let to = self
            .origin
            .get(end.saturating_sub(1))
            .map_or(self.printed.len(), |&at| at + 1);
        let to = to.min(from.saturating_add(most));
        let stretch = self.printed.get(from..to).unwrap_or_default();
        let blank = |c: &&char| c.is_whitespace();
        let before = stretch.iter().take_while(blank).count();
        let stretch = &stretch[before..];
        let behind = stretch.iter().rev().take_while(blank).count();
        let stretch = &stretch[..stretch.len() - behind];
        let mut printed = String::with_capacity(stretch.iter().map(|c| c.len_utf8()).sum());
        printed.extend(stretch);
        printed
    }
}

/// White space of any kind, and characters without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || matches!(c, '\u{3164}' | '\u{2800}')
}

/// Characters without width, which part what they stand between no more than nothing does, and
/// hyphens that only a broken line shows.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}')
}

/// ㈠ and ⑴: an ordinal with its brackets in one character. ① is none, which before a number would
/// be read as a digit of it.
pub(super) fn is_bracketed(c: char) -> bool {
    matches!(c, '\u{2474}'..='\u{2487}' | '\u{3220}'..='\u{3229}')
}

/// One comparable character for a printed one. The marks of Chinese text stay; half-width ones
/// keep their own form, because a comma or a point in a number is none.
pub(crate) fn fold(c: char) -> char {
    match c {
        '，' | '；' | '：' | '！' | '？' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '“' | '”' | '„' | '「' | '」' | '『' | '』' | '‘' | '’' => '"',
        // Forms for compatibility that fonts of PDFs leave behind.
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => compatible(c),
        _ => simplified(c),
    }
}

/// The character that a compatibility form stands for.
fn compatible(c: char) -> char {
    let mut folded = std::iter::once(c).nfkc();
    folded.next().map_or(c, simplified)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    fn folded(text: &str) -> String {
        Folded::new(text).chars.into_iter().collect()
    }

    #[test]
    fn width_script_and_blanks_are_one() {
        assert_eq!(folded("收到 １２件（公開申請）"), "收到12件(公开申请)");
        assert_eq!(folded("申\u{AD}请\u{200B}12\u{FEFF}件"), "申请12件");
        assert_eq!(folded("⾏政复议"), "行政复议");
        assert_eq!(folded("33 1件"), "33 1件");
        assert_eq!(folded("㈡公开12件；⑴1件"), "(二)公开12件；(1)1件");
    }

    #[test]
    fn a_stretch_is_quoted_as_printed() {
        let mut text = Folded::new("共收到　公開申");
        text.push("請１２件。后面");
        let chars: String = text.chars.iter().collect();
        assert_eq!(chars, "共收到公开申请12件。后面");
        assert_eq!(text.printed(0, 11, 400), "共收到　公開申請１２件。");
        assert_eq!(text.printed(0, 11, 3), "共收到");
        assert_eq!(text.printed(99, 100, 3), "");
    }
}
