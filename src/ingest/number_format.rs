//! Numbers as a workbook shows them: by the format code of their cell (ECMA-376 part 1, 18.8.31).

/// The most decimals that are shown; a number has no more than fifteen digits that mean anything.
const MAX_DECIMALS: usize = 15;

/// The number as the cell shows it; `code` is the format code, `General` where it has none.
pub fn shown(value: f64, code: &str) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let sections = sections(code);
    let has_conditions = sections
        .iter()
        .any(|section| section.contains("[<") || section.contains("[>") || section.contains("[="));
    let (section, value, is_signed) = match (value, sections.len()) {
        _ if has_conditions => return plain(value),
        (value, 2..) if value < 0.0 => (sections[1], -value, false),
        (0.0, 3..) => (sections[2], 0.0, true),
        _ => (sections[0], value, true),
    };
    let Some(format) = Format::of(section) else {
        return plain(value);
    };
    let sign = if value < 0.0 && is_signed { "-" } else { "" };
    let digits = format.digits(value.abs());
    // A number that rounds to nothing has no sign.
    let sign = if digits.chars().any(|c| matches!(c, '1'..='9')) {
        sign
    } else {
        ""
    };
    let text = format!("{sign}{}{digits}{}", format.before, format.after);
    text.trim().to_owned()
}

/// A number without a format: as many decimals as it has.
pub fn plain(value: f64) -> String {
    let decimal = Decimal::of(value.abs());
    let sign = if value < 0.0 { "-" } else { "" };
    let text = decimal.rounded(MAX_DECIMALS);
    let text = match text.split_once('.') {
        Some((whole, decimals)) => {
            let decimals = decimals.trim_end_matches('0');
            if decimals.is_empty() {
                whole.to_owned()
            } else {
                format!("{whole}.{decimals}")
            }
        }
        None => text,
    };
    format!("{sign}{text}")
}

/// The sections of a code: those parted by semicolons outside of quotes.
fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut from, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if !is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => {
                sections.push(&code[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[from..]);
    sections
}

/// One section of a code.
#[derive(Debug, Default)]
struct Format {
    before: String,
    after: String,
    has_digits: bool,
    /// The fewest digits before the point.
    whole: usize,
    /// The fewest and the most digits behind it.
    decimals: (usize, usize),
    is_grouped: bool,
    /// By how many powers of ten the number is shown larger.
    power: i32,
}

impl Format {
    /// Reads a section; `None` for one that shows no plain decimal number.
    fn of(section: &str) -> Option<Self> {
        let mut format = Self::default();
        let mut is_behind_point = false;
        // Commas that no digit has followed yet.
        let mut commas = 0;
        let mut signs = section.chars();
        while let Some(sign) = signs.next() {
            let literal = match sign {
                '"' => signs.by_ref().take_while(|&c| c != '"').collect(),
                '\\' => signs.next()?.to_string(),
                // Room as wide as the next character, or filled with it.
                '_' | '*' => {
                    signs.next();
                    " ".to_owned()
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|&c| c != ']').collect();
                    // [$¥-804] is a currency; anything else is a colour.
                    let currency = inner.strip_prefix('$').unwrap_or_default();
                    currency.split('-').next().unwrap_or_default().to_owned()
                }
                '0' | '#' | '?' => {
                    format.is_grouped |= std::mem::take(&mut commas) > 0;
                    format.has_digits = true;
                    if is_behind_point {
                        format.decimals.1 += 1;
                        if sign == '0' {
                            format.decimals.0 = format.decimals.1;
                        }
                    } else if sign == '0' {
                        format.whole += 1;
                    }
                    continue;
                }
                '.' => {
                    is_behind_point = true;
                    continue;
                }
                ',' => {
                    commas += usize::from(format.has_digits);
                    continue;
                }
                '%' => {
                    format.power += 2;
                    "%".to_owned()
                }
                'E' | 'e' | '/' | '@' => return None,
                'G' | 'g' if section.to_ascii_lowercase().contains("general") => return None,
                other => other.to_string(),
            };
            if format.has_digits {
                format.after.push_str(&literal);
            } else {
                format.before.push_str(&literal);
            }
        }
        format.power -= 3 * i32::try_from(commas).ok()?;
        Some(format)
    }

    fn digits(&self, value: f64) -> String {
        if !self.has_digits {
            return String::new();
        }
        let mut decimal = Decimal::of(value);
        decimal.point += self.power;
        let text = decimal.rounded(self.decimals.1.min(MAX_DECIMALS));
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let mut decimals = decimals.to_owned();
        while decimals.len() > self.decimals.0 && decimals.ends_with('0') {
            decimals.pop();
        }
        let whole = whole.trim_start_matches('0');
        let mut whole = format!(
            "{}{whole}",
            "0".repeat(self.whole.saturating_sub(whole.len()))
        );
        if self.is_grouped {
            let mut at = whole.len();
            while at > 3 {
                at -= 3;
                whole.insert(at, ',');
            }
        }
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{whole}{point}{decimals}")
    }
}

/// A number by its decimal digits: `0.digits` times ten to the power of `point`.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// The fifteen digits that a workbook keeps of a number.
    fn of(value: f64) -> Self {
        // One digit, a point, and fourteen more.
        let text = format!("{value:.14e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        Self {
            digits: digits
                .bytes()
                .filter(u8::is_ascii_digit)
                .map(|digit| digit - b'0')
                .collect(),
            point: power.parse::<i32>().unwrap_or(0).saturating_add(1),
        }
    }

    /// The number with so many decimals, rounded half away from zero as workbooks do.
    fn rounded(&self, decimals: usize) -> String {
        // Numbers too large to be a figure are not worth their digits.
        let point = self.point.clamp(-400, 400);
        let kept = point + i32::try_from(decimals).unwrap_or(0);
        let mut digits = self.digits.clone();
        let mut point = point;
        if let Ok(kept) = usize::try_from(kept) {
            if kept < digits.len() {
                let rounds_up = digits[kept] >= 5;
                digits.truncate(kept);
                if rounds_up && raise(&mut digits) {
                    point += 1;
                }
            }
        } else {
            digits.clear();
        }
        let digit = |at: i32| {
            let digit = usize::try_from(at).ok().and_then(|at| digits.get(at));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        let whole: String = (0..point.max(0)).map(digit).collect();
        let last = point + i32::try_from(decimals).unwrap_or(0);
        let behind: String = (point..last).map(digit).collect();
        let whole = if whole.is_empty() {
            "0".to_owned()
        } else {
            whole
        };
        if behind.is_empty() {
            whole
        } else {
            format!("{whole}.{behind}")
        }
    }
}

/// Adds one to the last digit. Whether a digit more came before the first.
fn raise(digits: &mut Vec<u8>) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return false;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
    true
}

#[cfg(test)]
mod tests {
    use super::{plain, shown};

    #[test]
    fn numbers_are_shown_by_their_format() {
        for (value, code, expected) in [
            (12.0, "General", "12"),
            (12.0, "0.00", "12.00"),
            (59_237.244_9, "0.00", "59237.24"),
            (2.675, "0.00", "2.68"),
            (0.995, "0.00", "1.00"),
            (9.996, "0.0#", "10.0"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (0.85, "0%", "85%"),
            (0.12345, "0.00%", "12.35%"),
            (-3.0, "0_ ;[Red]\\-0\\ ", "-3"),
            (-3.0, "0;(0)", "(3)"),
            (0.0, "0;-0;;@", ""),
            (0.0, "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "-"),
            (12.0, "0\"件\"", "12件"),
            (7.0, "000", "007"),
            (0.0, "#,##0", "0"),
            (12_000.0, "0,", "12"),
            (-0.001, "0.00", "0.00"),
            (3.0, "[$¥-804]#,##0.00", "¥3.00"),
            (3.0, "[>5]0;0.0", "3"),
            (0.5, "# ?/?", "0.5"),
        ] {
            assert_eq!(shown(value, code), expected, "{value} by {code}");
        }
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(1e15), "1000000000000000");
        assert_eq!(plain(-0.5), "-0.5");
        assert_eq!(plain(0.0), "0");
    }
}
