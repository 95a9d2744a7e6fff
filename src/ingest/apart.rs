//! Figures that stand apart from the text around them by their look, so that a reader hardly sees
//! them as a part of it: white on white, tiny, off the line.

use std::ops::Range;

/// Marks such figures, so that they do not run together with the rest of a text. Where all of it
/// looks so, it stands on a dark ground and is read.
pub fn mark(text: &mut String, apart: Vec<Range<usize>>) {
    let is_figure = |range: &Range<usize>| {
        let mut signs = text[range.clone()].trim().chars();
        signs.all(|c| c.is_numeric() || matches!(c, '.' | ',' | '-'))
    };
    let figures: Vec<Range<usize>> = apart.into_iter().filter(is_figure).collect();
    let length = |range: &Range<usize>| text[range.clone()].trim().len();
    if figures.iter().map(length).sum::<usize>() == text.trim().len() {
        return;
    }
    for range in figures.into_iter().rev() {
        text.insert(range.end, '~');
        text.insert(range.start, '~');
    }
}

/// Whether a colour as CSS writes it (`#fff`, `#ffffff`, `rgb(255, 255, 255)`, `white`) can hardly be
/// told from white, or is none at all.
pub fn is_unseen_color(color: &str) -> bool {
    /// The least that red, green and blue are of a colour that is nearly white, of 255.
    const LEAST: f64 = 240.0;
    let color = color.trim().to_ascii_lowercase();
    if matches!(color.as_str(), "white" | "snow" | "ivory" | "transparent") {
        return true;
    }
    let parts: Vec<f64> = if let Some(digits) = color.strip_prefix('#') {
        let size = if digits.len() < 6 { 1 } else { 2 };
        let chunks = digits.as_bytes().chunks(size);
        let part = |chunk: &[u8]| {
            let chunk = std::str::from_utf8(chunk).ok()?;
            let value = u8::from_str_radix(chunk, 16).ok()?;
            Some(f64::from(value) * if size == 1 { 17.0 } else { 1.0 })
        };
        let mut parts: Vec<f64> = chunks.map_while(part).collect();
        if let Some(opacity) = parts.get_mut(3) {
            *opacity /= 255.0;
        }
        parts
    } else if let Some(parts) = color.strip_prefix("rgb") {
        let words = parts.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '%')));
        let words = words.filter(|word| !word.is_empty());
        let value = |word: &str| match word.strip_suffix('%') {
            Some(share) => Some(share.parse::<f64>().ok()? * 2.55),
            None => word.parse().ok(),
        };
        words.map_while(value).collect()
    } else {
        return false;
    };
    match parts[..] {
        [_, _, _, 0.0] => true,
        [red, green, blue, ..] => [red, green, blue].iter().all(|&part| part >= LEAST),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_unseen_color;

    #[test]
    fn colours_that_nobody_sees() {
        for color in [
            "#fff",
            "#FFFFFF",
            "#fefefe",
            " white ",
            "transparent",
            "rgb(255,255,255)",
            "rgb(100% 100% 100%)",
            "rgba(0, 0, 0, 0)",
            "#0000",
            "#33333300",
        ] {
            assert!(is_unseen_color(color), "{color}");
        }
        for color in [
            "#000",
            "#ff0000",
            "red",
            "",
            "rgb(255,0,0)",
            "inherit",
            "rgb(",
        ] {
            assert!(!is_unseen_color(color), "{color}");
        }
    }
}
