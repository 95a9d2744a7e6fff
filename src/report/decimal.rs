//! Exact decimal numbers, as the tables print them.

use std::cmp::Ordering;
use std::fmt;

/// Most digits that a printed figure may have. Eighteen fit `i64`; the largest figure met in a
/// real report has eight, and the published ones stay below 10^15.
pub const MAX_DIGITS: usize = 18;

/// A number exactly as printed: counts are whole, money may have decimals. Never a binary
/// float, so that no sum is off by a rounding. Trailing zeros after the point are dropped, so
/// that `0.10` and `0.1` are the same value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The value times `10^scale`.
    unscaled: i64,
    /// How many digits stand after the point, 0 for a whole number.
    scale: u8,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self {
            unscaled: value,
            scale: 0,
        }
    }

    /// Reads ASCII digits with at most one point, without sign, separators or spaces.
    /// `None` where the text is anything else or longer than [`MAX_DIGITS`].
    #[must_use]
    pub fn parse_digits(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || (text.contains('.') && fraction.is_empty()) {
            return None;
        }
        if !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let whole = whole.trim_start_matches('0');
        if whole.len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let digits = whole.bytes().chain(fraction.bytes());
        Some(Self {
            // So many digits fit.
            unscaled: digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0')),
            scale: u8::try_from(fraction.len()).ok()?,
        })
    }

    /// The value with its sign turned.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            unscaled: -self.unscaled,
            scale: self.scale,
        }
    }

    /// The value divided by `10^places`, exactly; `None` past [`MAX_DIGITS`] decimals.
    #[must_use]
    pub fn shifted_down(self, places: u8) -> Option<Self> {
        let mut value = Self {
            unscaled: self.unscaled,
            scale: self.scale.checked_add(places)?,
        };
        while value.scale > 0 && value.unscaled % 10 == 0 {
            value.unscaled /= 10;
            value.scale -= 1;
        }
        (usize::from(value.scale) <= MAX_DIGITS).then_some(value)
    }

    /// The value times `10^places`; `None` where that is no whole number, or has more than
    /// [`MAX_DIGITS`] digits.
    #[must_use]
    pub fn shifted_up(self, places: u8) -> Option<Self> {
        let zeros = u32::from(places.checked_sub(self.scale)?);
        let whole = self.unscaled.checked_mul(10_i64.checked_pow(zeros)?)?;
        (whole.abs() < 10_i64.pow(MAX_DIGITS as u32)).then_some(Self::whole(whole))
    }

    /// The most that rounds to this value at its last digit, half of that digit's unit more (1.55
    /// of 1.5); `None` where it has more digits than are kept. Of a value of at least 0.
    #[must_use]
    pub fn most_rounded_to_it(self) -> Option<Self> {
        let unscaled = self.unscaled.checked_mul(10)?.checked_add(5)?;
        let scale = self.scale.checked_add(1)?;
        (usize::from(scale) <= MAX_DIGITS).then_some(Self { unscaled, scale })
    }

    /// The sum of two; `None` where it has too many digits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let mut scale = self.scale.max(other.scale);
        let at =
            |value: Self| i128::from(value.unscaled) * 10_i128.pow(u32::from(scale - value.scale));
        let mut sum = at(self).checked_add(at(other))?;
        while scale > 0 && sum % 10 == 0 {
            sum /= 10;
            scale -= 1;
        }
        Some(Self {
            unscaled: i64::try_from(sum).ok()?,
            scale,
        })
    }

    /// The value as a whole number, `None` where it has decimals.
    #[must_use]
    pub const fn as_whole(self) -> Option<i64> {
        if self.scale == 0 {
            Some(self.unscaled)
        } else {
            None
        }
    }

    /// Whether the value is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.unscaled < 0
    }

    /// Whether the value has digits other than zero after the point.
    #[must_use]
    pub const fn is_fractional(self) -> bool {
        self.scale > 0
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        let at =
            |value: &Self| i128::from(value.unscaled) * 10_i128.pow(u32::from(scale - value.scale));
        at(self).cmp(&at(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(formatter, "{}", self.unscaled);
        }
        let scale = usize::from(self.scale);
        let digits = format!(
            "{:0width$}",
            self.unscaled.unsigned_abs(),
            width = scale + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if self.unscaled < 0 { "-" } else { "" };
        write!(formatter, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn read(text: &str) -> Option<String> {
        Decimal::parse_digits(text).map(|value| value.to_string())
    }

    #[test]
    fn what_rounds_to_a_value_is_at_most_half_a_digit_more() {
        let most = |text| Decimal::parse_digits(text)?.most_rounded_to_it();
        for (value, limit) in [("0", "0.5"), ("1.5", "1.55"), ("12", "12.5")] {
            assert_eq!(most(value), Decimal::parse_digits(limit));
        }
    }

    #[test]
    fn keeps_the_printed_value_exactly() {
        assert_eq!(read("59237.2449").as_deref(), Some("59237.2449"));
        assert_eq!(read("007").as_deref(), Some("7"));
        assert_eq!(read("0.10").as_deref(), Some("0.1"));
        assert_eq!(read("12.00").as_deref(), Some("12"));
        assert_eq!(
            read("999999999999999999").as_deref(),
            Some("999999999999999999")
        );
    }

    #[test]
    fn a_sum_keeps_no_zeros_behind_its_last_digit() {
        let sum =
            |one, other| Decimal::parse_digits(one)?.checked_add(Decimal::parse_digits(other)?);
        for (one, other, both) in [("12.34", "0.66", "13"), ("0.75", "0.05", "0.8")] {
            assert_eq!(sum(one, other), Decimal::parse_digits(both));
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", ".", "1.", ".5", "1.2.3", "1a", "9999999999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn shifts_yuan_to_ten_thousands() {
        let yuan = Decimal::parse_digits("2950").unwrap();
        assert_eq!(yuan.shifted_down(4).unwrap().to_string(), "0.295");
        assert_eq!(
            Decimal::whole(0).shifted_down(4).unwrap(),
            Decimal::whole(0)
        );
    }

    #[test]
    fn compares_across_scales() {
        let small = Decimal::parse_digits("1.5").unwrap();
        assert!(small < Decimal::whole(2));
        assert!(small.negated() < Decimal::whole(-1));
    }
}
