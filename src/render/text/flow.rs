//! Lines of text that fit a width: words break where the Unicode line breaking algorithm (UAX #14)
//! lets them, so that Chinese runs on without blanks; paths and figures are never broken.

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr as _;

/// What is being laid out.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    /// Columns that the current line has.
    at: usize,
    /// Blanks before the lines after the first.
    hang: usize,
    /// Columns that a line may have.
    width: usize,
}

impl Flow {
    /// Begins with `indent` blanks; the lines after the first begin with `hang`.
    pub(super) fn new(indent: usize, hang: usize, width: usize) -> Self {
        Self {
            text: " ".repeat(indent),
            at: indent,
            hang,
            width,
        }
    }

    /// Sets off what follows by blanks, or begins another line where it does not fit there.
    /// `shown` is what is written, with colours, of what has the width of `plain`.
    pub(super) fn piece(mut self, gap: usize, plain: &str, shown: &str) -> Self {
        if plain.is_empty() {
            return self;
        }
        let width = plain.width();
        if self.at + gap + width > self.width && self.at > self.hang {
            self.line();
        } else {
            self.text.push_str(&" ".repeat(gap));
            self.at += gap;
        }
        self.text.push_str(shown);
        self.at += width;
        self
    }

    /// Adds words, broken where they must be.
    pub(super) fn words(self, words: &str) -> Self {
        self.painted(words, str::to_owned)
    }

    /// Adds words, each line of them painted.
    pub(super) fn painted(mut self, words: &str, paint: impl Fn(&str) -> String) -> Self {
        // Painting goes by lines, so that no escape code stands within a word.
        let mut line = String::new();
        let mut from = 0;
        for (to, _) in linebreaks(words) {
            let part = &words[from..to];
            from = to;
            if self.at + part.trim_end().width() > self.width && self.at > self.hang {
                self.text.push_str(&paint(line.trim_end()));
                line.clear();
                self.line();
            }
            line.push_str(part);
            self.at += part.width();
        }
        self.text.push_str(&paint(&line));
        self
    }

    /// Begins another line.
    fn line(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        self.text.push('\n');
        self.text.push_str(&" ".repeat(self.hang));
        self.at = self.hang;
    }

    /// The lines, each ended.
    pub(super) fn end(self) -> String {
        self.text.trim_end().to_owned() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::Flow;

    #[test]
    fn chinese_runs_on_and_no_line_begins_with_a_full_stop() {
        let words = "各项办理结果之和不等于（七）总计：1408 + 462 = 1870 ≠ 4340。请逐项核对。";
        for width in 16..60 {
            let text = Flow::new(2, 4, width).words(words).end();
            let mut lines = text.lines();
            assert!(lines.clone().all(|line| line.width() <= width), "{text}");
            assert!(lines.next().unwrap().starts_with("  各"));
            for line in lines {
                let first = line.strip_prefix("    ").unwrap().chars().next().unwrap();
                assert!(!"，。：）".contains(first), "{text}");
            }
            let without = |text: &str| text.replace([' ', '\n'], "");
            assert_eq!(without(&text), without(words));
        }
    }

    #[test]
    fn a_path_is_never_broken_and_what_fits_stays_on_its_line() {
        let long = "reports/2024/a-very-long-name-of-a-directory/page.html";
        let text = |width| {
            Flow::new(0, 2, width)
                .piece(0, long, long)
                .piece(2, "错误3", "错误3")
                .end()
        };
        assert_eq!(text(80), format!("{long}  错误3\n"));
        assert_eq!(text(20), format!("{long}\n  错误3\n"));
    }

    #[test]
    fn colours_take_no_room_and_stand_around_each_line() {
        let text = Flow::new(0, 0, 8).painted("一二三四五六", |line| format!("<{line}>"));
        assert_eq!(text.end(), "<一二三四>\n<五六>\n");
    }
}
