//! Files with bytes changed at random: each is read, or refused; none ends the program or keeps
//! it busy.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use crate::fixtures::fixture;

use super::make::{docx_of, sheet_of, xlsx, zipped};
use crate::page;

/// How many mutants of each file; `GOUJI_MUTANTS` asks for more.
fn count() -> usize {
    let asked = std::env::var("GOUJI_MUTANTS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(60)
}

/// Far more than a file of this size takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Numbers that look random and are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// A copy with some bytes changed, taken out or put twice.
    fn mutant(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut mutant = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(mutant.len());
            let end = (at + 1 + self.below(40)).min(mutant.len());
            match self.below(5) {
                0 => mutant[at] = self.below(256) as u8,
                1 => mutant[at..end].fill(self.below(256) as u8),
                2 => drop(mutant.drain(at..end)),
                3 => {
                    let piece = mutant[at..end].to_vec();
                    mutant.splice(at..at, piece);
                }
                _ => mutant[at] ^= 1 << self.below(8),
            }
        }
        if self.below(8) == 0 {
            mutant.truncate(self.below(bytes.len()).max(1));
        }
        mutant
    }
}

#[track_caller]
fn survive(name: &str, bytes: &[u8]) {
    let mut random = Random(bytes.len() as u64);
    let (mut read, mut slowest) = (0, Duration::ZERO);
    for number in 0..count() {
        let mutant = random.mutant(bytes);
        let begun = Instant::now();
        let readings =
            catch_unwind(|| gouji::read_all(name, &mutant).filter(Result::is_ok).count());
        let Ok(reports) = readings else {
            panic!("mutant {number} of {name} panics");
        };
        read += usize::from(reports > 0);
        slowest = slowest.max(begun.elapsed());
        assert!(begun.elapsed() < PATIENCE, "mutant {number} of {name}");
    }
    println!(
        "{name}: {} mutants, {read} read, the slowest in {slowest:?}",
        count()
    );
}

/// The parts of an archive mutated, in an archive that is whole: what a damaged archive would
/// never let through.
#[track_caller]
fn survive_within(name: &str, archive: &[u8], part: &str) {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..package.len() {
        let mut entry = package.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        entries.push((entry.name().unwrap().into_owned(), bytes));
    }
    let whole = entries
        .iter()
        .position(|(name, _)| name == part)
        .expect("the part is there");
    let original = entries[whole].1.clone();
    let mut random = Random(original.len() as u64);
    let mut read = 0;
    for number in 0..count() {
        entries[whole].1 = random.mutant(&original);
        let parts: Vec<(&str, &[u8])> = entries
            .iter()
            .map(|(name, bytes)| (&**name, &**bytes))
            .collect();
        let mutant = zipped(&parts);
        let begun = Instant::now();
        let readings =
            catch_unwind(|| gouji::read_all(name, &mutant).filter(Result::is_ok).count());
        let Ok(reports) = readings else {
            panic!("mutant {number} of {part} in {name} panics");
        };
        read += usize::from(reports > 0);
        assert!(
            begun.elapsed() < PATIENCE,
            "mutant {number} of {part} in {name}"
        );
    }
    println!("{name}, {part}: {} mutants, {read} read", count());
}

#[test]
fn documents() {
    let document = docx_of(&page::clean());
    survive("a.docx", &document);
    survive_within("a.docx", &document, "word/document.xml");
}

#[test]
fn workbooks() {
    let book = xlsx(&[("年报", false, sheet_of(&page::clean()))], &["0.00"]);
    survive("a.xlsx", &book);
    survive_within("a.xlsx", &book, "xl/worksheets/sheet1.xml");
    survive_within("a.xlsx", &book, "xl/styles.xml");
}

#[test]
fn archives_of_pages() {
    survive(
        "a.zip",
        &zipped(&[("a.html", page::clean()), ("b.html", page::blank())]),
    );
}

#[test]
fn saved_pages() {
    let page = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--B--\r\n",
        page::clean()
    );
    survive("a.mht", page.as_bytes());
}

#[test]
fn files_of_other_programs() {
    for (name, part) in [
        ("2024-suqian.odt", Some("content.xml")),
        ("2024-suqian.ods", Some("content.xml")),
        ("2024-suqian.xls", None),
    ] {
        let bytes = std::fs::read(fixture(&format!("formats/{name}"))).unwrap();
        survive(name, &bytes);
        if let Some(part) = part {
            survive_within(name, &bytes, part);
        }
    }
}
