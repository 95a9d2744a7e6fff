//! A printed figure as a number of the sheet, where nothing of it is lost.

use crate::report::{Content, Decimal, Figure};

/// The most digits that Excel keeps of a number.
const MAX_DIGITS: usize = 15;

/// What a cell of the sheet shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    /// A number, and the number format in which it shows as printed.
    Number(f64, String),
    /// A text.
    Text(String),
}

impl Shown {
    /// The text that is seen.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number, _) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The figure as a number where the sheet then shows the very text that is printed; else the
/// text. A blank stays blank, a dash a dash, and no digit changes by way of a binary float.
pub(super) fn shown(figure: &Figure) -> Shown {
    let raw = figure.raw.trim();
    let number = match figure.content {
        Content::Number(value) => number(raw, value),
        Content::Blank | Content::Dash | Content::Unreadable => None,
    };
    number.map_or_else(
        || Shown::Text(raw.to_owned()),
        |(value, format)| Shown::Number(value, format),
    )
}

/// The number and its format.
fn number(raw: &str, value: Decimal) -> Option<(f64, String)> {
    let exact = value.to_string();
    let digits = exact.bytes().filter(u8::is_ascii_digit).count();
    let places = raw.split_once('.').map_or(0, |(_, places)| places.len());
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let point = if places > 0 { "." } else { "" };
    let (plain, grouped) = (whole.to_owned(), in_thousands(whole));
    let shows = |whole: String| format!("{whole}{point}{fraction:0<places$}") == raw;
    let format = if shows(plain) {
        "0"
    } else if shows(grouped) {
        "#,##0"
    } else {
        return None;
    };
    let value = exact.parse().ok().filter(|_| digits <= MAX_DIGITS)?;
    Some((value, format!("{format}{point}{}", "0".repeat(places))))
}

/// The digits of a whole number in groups of three: `-12,345`.
fn in_thousands(whole: &str) -> String {
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let first = (digits.len() + 2) % 3 + 1;
    let mut grouped = format!("{sign}{}", &digits[..first.min(digits.len())]);
    for group in digits.as_bytes()[first.min(digits.len())..].chunks(3) {
        grouped.push(',');
        grouped.extend(group.iter().map(|&digit| char::from(digit)));
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::report::Decimal;

    fn of(raw: &str) -> Option<(f64, String)> {
        let plain = raw.replace(',', "");
        let value = match plain.strip_prefix('-') {
            Some(digits) => Decimal::parse_digits(digits).map(Decimal::negated),
            None => Decimal::parse_digits(&plain),
        };
        number(raw, value.unwrap_or(Decimal::whole(1)))
    }

    #[test]
    fn a_number_shows_as_printed_or_is_text() {
        let number = |value, format: &str| Some((value, format.to_owned()));
        assert_eq!(of("12"), number(12.0, "0"));
        assert_eq!(of("-3"), number(-3.0, "0"));
        assert_eq!(of("12.00"), number(12.0, "0.00"));
        assert_eq!(of("59237.2449"), number(59237.2449, "0.0000"));
        assert_eq!(of("1,234,567.5"), number(1_234_567.5, "#,##0.0"));
        assert_eq!(of("123,456"), number(123_456.0, "#,##0"));
        for text in [
            "007",
            "1２",
            "12件",
            "+3",
            "12,34",
            "9007199254740993",
            "0.1234567890123456",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn the_float_is_written_with_the_digits_of_the_decimal() {
        for text in [
            "0.1",
            "15.6",
            "59237.2449",
            "999999999999999",
            "0.000001",
            "99999999999.9999",
        ] {
            let (value, _) = of(text).unwrap_or_default();
            assert_eq!(value.to_string(), text);
        }
    }
}
