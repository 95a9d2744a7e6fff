//! Numbers as a workbook shows them: by the format code of their cell (ECMA-376 part 1, 18.8.31).

use crate::ingest::html::PICTURE;

/// The most decimals that are shown; a number has no more than fifteen digits that mean anything.
const MAX_DECIMALS: usize = 15;

/// The number as the cell shows it; `code` is the format code, `General` where it has none. Of a
/// code that shows something else than a decimal number, it is not known what is shown.
pub fn shown(value: f64, code: &str) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let text = section(value, &sections(code)).and_then(|(section, value)| {
        let format = Format::of(section, value)?;
        let digits = format.digits(value.abs());
        // A number that rounds to nothing has no sign.
        let is_nothing = !digits.chars().any(|c| matches!(c, '1'..='9'));
        let sign = if value < 0.0 && !is_nothing { "-" } else { "" };
        let text = format!("{sign}{}{digits}{}", format.before, format.after);
        Some(text.trim().to_owned())
    });
    text.unwrap_or_else(|| PICTURE.to_string())
}

/// The section of a code by which a number is shown, and the number as it shows it: without its
/// sign where the section is that of negative numbers. `None` where it is not certain.
fn section<'a>(value: f64, sections: &[&'a str]) -> Option<(&'a str, f64)> {
    let conditions: Vec<Option<Condition>> = sections
        .iter()
        .map(|section| Condition::of(section))
        .collect();
    if conditions.iter().any(Option::is_some) {
        // Which section shows the sign of a number is not certain, nor which of two without a
        // condition shows what.
        let is_certain = value >= 0.0;
        let holds =
            |condition: &Option<Condition>| condition.as_ref().is_some_and(|it| it.holds(value));
        let met = conditions.iter().position(holds);
        let free = conditions
            .iter()
            .filter(|condition| condition.is_none())
            .count();
        let otherwise = || {
            conditions
                .iter()
                .position(Option::is_none)
                .filter(|_| free == 1)
        };
        let at = met.or_else(otherwise).filter(|_| is_certain)?;
        return Some((sections[at], value));
    }
    // A section with a place for text is that of texts, and of numbers where there is no other.
    let of_numbers = sections
        .iter()
        .take(3)
        .take_while(|section| sections.len() == 1 || !section.contains('@'));
    let sections: Vec<&str> = of_numbers.copied().collect();
    match sections.as_slice() {
        [] => None,
        [_, negative, ..] if value < 0.0 => Some((negative, -value)),
        [_, _, zero, ..] if value == 0.0 => Some((zero, 0.0)),
        [first, ..] => Some((first, value)),
    }
}

/// A condition on a number: `[<1]`.
struct Condition {
    sign: String,
    limit: f64,
}

impl Condition {
    /// That of a section, if it has one.
    fn of(section: &str) -> Option<Self> {
        let inner = section
            .split('[')
            .skip(1)
            .filter_map(|inner| inner.split(']').next());
        inner.into_iter().find_map(|inner| {
            let limit = inner.trim_start_matches(['<', '>', '=']);
            let sign = &inner[..inner.len() - limit.len()];
            let limit = limit.trim().parse().ok().filter(|_| !sign.is_empty())?;
            Some(Self {
                sign: sign.to_owned(),
                limit,
            })
        })
    }

    fn holds(&self, value: f64) -> bool {
        match self.sign.as_str() {
            "<" => value < self.limit,
            "<=" => value <= self.limit,
            ">" => value > self.limit,
            ">=" => value >= self.limit,
            "=" => value == self.limit,
            _ => value != self.limit,
        }
    }
}

/// The format code of a number that every program knows, where it shows a decimal number
/// (ECMA-376 part 1, 18.8.30).
pub const fn builtin(number: u16) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        _ => return None,
    })
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
    /// It is shown with as many digits as it has.
    is_general: bool,
    /// By how many powers of ten the number is shown larger.
    power: i32,
}

impl Format {
    /// Reads a section by which a number is shown; `None` for one that shows no plain decimal
    /// number of it.
    fn of(section: &str, value: f64) -> Option<Self> {
        let mut format = Self::default();
        let mut is_behind_point = false;
        // Commas that no digit has followed yet.
        let mut commas = 0;
        let mut signs = section.chars();
        while let Some(sign) = signs.next() {
            let literal = match sign {
                '"' => signs.by_ref().take_while(|&c| c != '"').collect(),
                // The second is what programs of Chinese and Japanese systems write for the first.
                '\\' | '!' => signs.next()?.to_string(),
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
                    // Signs between the digits: the number of a telephone.
                    if !format.after.trim().is_empty() {
                        return None;
                    }
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
                // As it is, by the name of the format or in a place for text.
                'G' | 'g'
                    if signs
                        .as_str()
                        .get(..6)
                        .is_some_and(|word| word.eq_ignore_ascii_case("eneral")) =>
                {
                    signs = signs.as_str()[6..].chars();
                    format.is_general = true;
                    format.has_digits = true;
                    continue;
                }
                '@' => {
                    format.is_general = true;
                    format.has_digits = true;
                    continue;
                }
                // A whole number has no fraction that could be shown.
                '/' if value.fract() == 0.0 && section.contains('?') => {
                    format.is_general = true;
                    break;
                }
                'E' | 'e' | '/' => return None,
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
        if self.is_general {
            return plain(value);
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
        const UNKNOWN: &str = "\u{FFFC}";
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
            (3.0, "[>5]0;0.0", "3.0"),
            (7.0, "[>5]0;0.0", "7"),
            (0.0, "[=0]\"-\";0", "-"),
            (3440.0, "[=0]\"-\";0", "3440"),
            (0.0, "[<1]\"无\";0", "无"),
            (0.0, "0;-0;\"—\"", "—"),
            (0.0, "0;-0;\"—\";@", "—"),
            (0.0, "[<1]\"少\";[>9]\"多\";0", "少"),
            (4.0, "[<1]\"少\";[>9]\"多\";0", "4"),
            (12.0, "General\"件\"", "12件"),
            (12.0, "@", "12"),
            (12.0, "0;@", "12"),
            (12.0, "# ?/?", "12"),
            // What is shown is no decimal number, or it is not certain which section shows it.
            (0.5, "# ?/?", UNKNOWN),
            (3440.0, "0.00E+00", UNKNOWN),
            (3440.0, "00-00", UNKNOWN),
            (34_400.0, "0!.0,\"万\"", UNKNOWN),
            (3.0, "[>5]0;-0;0.0", UNKNOWN),
            (3.0, "[>5]0", UNKNOWN),
            (-3.0, "[>5]0;0.0", UNKNOWN),
        ] {
            assert_eq!(shown(value, code), expected, "{value} by {code}");
        }
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(1e15), "1000000000000000");
        assert_eq!(plain(-0.5), "-0.5");
        assert_eq!(plain(0.0), "0");
    }
}
