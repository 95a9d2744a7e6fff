//! Reports that are there twice, byte for byte: as a file, and in an archive that was not removed
//! after it was unpacked. One of the two counts. Two files, or two entries of archives, are two
//! reports however alike they are: a body may have handed in another's.

use std::collections::BTreeMap;

use gouji::Read;
use gouji::lang::Lang;
use gouji::source::Step;

use super::complain;

/// The most pairs that are named.
const MAX_NAMED: usize = 5;

/// What two copies of one report have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twin {
    /// The digest of the file.
    digest: [u8; 32],
    /// Which report of the file it is.
    within: Vec<Step>,
    /// Of whom and for when: only the file's name may tell.
    body: Option<String>,
    year: Option<i32>,
    /// Its name in outputs.
    name: String,
    is_entry: bool,
}

impl Twin {
    /// What tells a report from others.
    pub fn of(read: &Read) -> Self {
        let source = &read.source;
        let depth = source.file.part.len();
        Self {
            digest: source.digest,
            within: source.origin.part[depth..].to_vec(),
            body: read.report.body.clone(),
            year: read.report.year,
            name: source.origin.to_string(),
            is_entry: depth > 0,
        }
    }

    /// Whether the other is the same report at another place.
    fn is_copy_of(&self, other: &Self) -> bool {
        self.is_entry != other.is_entry
            && (&self.within, &self.body, self.year) == (&other.within, &other.body, other.year)
    }
}

/// The reports of a run, as far as they were met.
#[derive(Debug, Default)]
pub struct Twins {
    /// Those that are no copy and have none yet, by their digests.
    single: BTreeMap<[u8; 32], Vec<Twin>>,
    /// The copies, each with what it is one of.
    copies: Vec<(String, String)>,
}

impl Twins {
    /// Whether a report was met before, at its other place. To be asked in the order of the
    /// outputs, of each report once.
    pub fn is_again(&mut self, twin: Twin) -> bool {
        // Nearly all digests are of one report, and there may be a hundred thousand of them.
        let single = self.single.entry(twin.digest);
        let single = single.or_insert_with(|| Vec::with_capacity(1));
        match single.iter().position(|other| twin.is_copy_of(other)) {
            Some(at) => {
                let first = single.remove(at);
                self.copies.push((twin.name, first.name));
                true
            }
            None => {
                single.push(twin);
                false
            }
        }
    }

    /// Says on standard error which reports count once.
    pub fn complain(&self, lang: Lang) {
        let count = self.copies.len();
        if count == 0 {
            return;
        }
        let shown = self.copies.iter().take(MAX_NAMED);
        let shown = shown.map(|(copy, first)| match lang {
            Lang::Zh => format!("{copy} 同 {first}"),
            Lang::En => format!("{copy} as {first}"),
        });
        let mut shown: Vec<String> = shown.collect();
        let more = count.saturating_sub(MAX_NAMED);
        if more > 0 {
            shown.push(match lang {
                Lang::Zh => format!("另有{more}份"),
                Lang::En => format!("{more} more"),
            });
        }
        complain(&match lang {
            Lang::Zh => format!(
                "{count}份报告在压缩包里和解压后的目录里各有一份，逐字节相同，只计一次：{}",
                shown.join("；")
            ),
            Lang::En => format!(
                "{count} counted once, since an archive holds a file with the same bytes: {}",
                shown.join("; ")
            ),
        });
    }
}
