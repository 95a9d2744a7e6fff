//! Each figure of the files of sentences that agrees with its cells, made wrong in a copy of its
//! own: how many of them are found, and that nothing else is called wrong for it.

use super::common::{BUREAU, Expected, Figures, expected, named, read};
use gouji::claims::ClaimVerdict;
use gouji::report::Report;

/// What is added to a figure to make it wrong.
const CHANGE: i64 = 8;

/// How a file did.
#[derive(Debug, Default)]
struct Planted {
    planted: usize,
    found: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

/// The places of a number in a text, where no digit stands beside it.
fn places(text: &str, value: &str) -> Vec<usize> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    text.match_indices(value)
        .map(|(at, _)| at)
        .filter(|&at| {
            !is_digit(text[..at].chars().next_back())
                && !is_digit(text[at + value.len()..].chars().next())
        })
        .collect()
}

/// The text with the figure changed, or the same text before tables in which nothing is 0.
fn plant(
    report: &str,
    text: &str,
    wanted: &Expected,
    nth: usize,
) -> Option<(Report, String, String)> {
    let tables = named(report);
    if wanted.value == "0" {
        let (body, year) = (tables.body.clone(), tables.year);
        let figures = Figures {
            regulations: [5, 1, 20],
            ..BUREAU
        };
        let tables = Report {
            body,
            year,
            ..figures.report()
        };
        return Some((tables, text.to_owned(), "0".to_owned()));
    }
    let changed = (wanted.value.parse::<i64>().ok()? + CHANGE).to_string();
    let at = *places(text, &wanted.value).get(nth)?;
    let end = at + wanted.value.len();
    Some((
        tables,
        format!("{}{changed}{}", &text[..at], &text[end..]),
        changed,
    ))
}

/// Whether the line itself says that the figure is wrong.
fn is_expected(wanted: &[Expected], claim: &gouji::claims::Claim) -> bool {
    let value = claim.value.to_string();
    (wanted.iter()).any(|expected| expected.sign == '!' && expected.value == value)
}

fn planted(text: &str) -> Planted {
    let mut score = Planted::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').collect();
        let wanted = expected(parts[3]);
        for (place, figure) in wanted.iter().enumerate() {
            let nth = wanted[..place]
                .iter()
                .filter(|before| before.value == figure.value)
                .count();
            let Some((report, text, value)) = (figure.sign == '=')
                .then(|| plant(parts[0], parts[2], figure, nth))
                .flatten()
            else {
                continue;
            };
            score.planted += 1;
            let zeros = value == "0";
            let claims = read(report, parts[1].parse().unwrap(), &text);
            let contradicted =
                |claim: &&gouji::claims::Claim| claim.verdict == ClaimVerdict::Contradicts;
            let mut names = super::common::cells(&figure.cells);
            names.sort();
            let mut is_found = false;
            for claim in claims.iter().filter(contradicted) {
                let mut cells = claim.cells.clone();
                cells.sort();
                if claim.value.to_string() == value && (cells == names || !zeros) {
                    is_found = true;
                } else if !zeros && !is_expected(&wanted, claim) {
                    score.wrong.push(format!(
                        "{} {:?} for {value} in {text}",
                        claim.value, claim.subject
                    ));
                }
            }
            if is_found {
                score.found += 1;
            } else {
                let why: Vec<String> = claims
                    .iter()
                    .filter(|claim| claim.value.to_string() == value)
                    .map(|claim| {
                        format!("{:?} {:?} {:?}", claim.subject, claim.verdict, claim.doubts)
                    })
                    .collect();
                score.missed.push(format!(
                    "{value} ({}) in {text}: {}",
                    figure.cells,
                    why.join("; ")
                ));
            }
        }
    }
    score
}

#[test]
fn wrong_figures_are_found() {
    for (name, text, missed) in [
        ("openings", include_str!("data/openings.txt"), 6),
        ("offices", include_str!("data/offices.txt"), 4),
        ("reports", include_str!("data/reports.txt"), 19),
        ("townships", include_str!("data/townships.txt"), 7),
        ("departments", include_str!("data/departments.txt"), 10),
        ("wordings", include_str!("data/wordings.txt"), 0),
    ] {
        let score = planted(text);
        println!("{name}: {} of {} found", score.found, score.planted);
        println!("{}", score.missed.join("\n"));
        assert_eq!(score.wrong, Vec::<String>::new());
        assert!(score.planted - score.found <= missed);
    }
}
