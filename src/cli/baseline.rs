//! The files of accepted findings: read before a run, compared with it, written after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use gouji::baseline::{Baseline, Found, Stale};
use gouji::diagnostic::Finding;
use gouji::lang::{Lang, counted};
use gouji::rule_set::RuleSet;
use gouji::source::Origin;

use super::config::{Planned, mistaken, relative_path, text_of};
use super::output::Output;
use super::{complain, name};

/// The most stale entries of a baseline that are listed.
const MAX_LISTED: usize = 10;

/// The baselines of a run as they were before it, by their paths.
#[derive(Debug)]
pub struct Baselines {
    before: BTreeMap<PathBuf, Baseline>,
    /// Whether they are to accept what this run finds.
    is_update: bool,
}

/// A report that a baseline may speak of, and what was found in it.
#[derive(Debug)]
pub struct Covered {
    baseline: PathBuf,
    report: String,
    rules: RuleSet,
    found: Found,
}

impl Baselines {
    /// Reads all baselines that are needed.
    ///
    /// # Errors
    /// A baseline that is not there, unless it is to be written, or that has a mistake; and none
    /// at all where one is to be written.
    pub fn load(planned: &[Planned], is_update: bool, lang: Lang) -> Result<Self> {
        let paths = planned
            .iter()
            .filter_map(|planned| planned.plan.baseline.as_ref());
        let paths: BTreeSet<&PathBuf> = paths.collect();
        if is_update && paths.is_empty() {
            match lang {
                Lang::Zh => bail!(
                    "--update-baseline 需要知道写到哪里：请加 --baseline 文件名，或在 gouji.toml 中写 baseline"
                ),
                Lang::En => bail!(
                    "--update-baseline needs a file: give --baseline FILE, or baseline in a gouji.toml"
                ),
            }
        }
        let read = |path: &PathBuf| Ok((path.clone(), read(path, is_update, lang)?));
        Ok(Self {
            before: paths.into_iter().map(read).collect::<Result<_>>()?,
            is_update,
        })
    }

    /// Marks the accepted findings of a report; where the baseline is to accept what is found,
    /// that is all of them. `None` where no baseline speaks of the report: standard input has no
    /// path to go by.
    pub fn accept(
        &self,
        planned: &Planned,
        origin: &Origin,
        findings: &mut [Finding],
    ) -> Option<Covered> {
        let path = planned.plan.baseline.as_ref()?;
        let report = Origin {
            path: relative_path(path.parent()?, planned.path.as_ref()?),
            part: origin.part.clone(),
        };
        let report = report.to_string();
        if self.is_update {
            for finding in &mut *findings {
                finding.is_accepted = true;
            }
        } else {
            self.before.get(path)?.accept(&report, findings);
        }
        Some(Covered {
            baseline: path.clone(),
            report,
            rules: planned.plan.settings.rules.clone(),
            found: Found::of(findings),
        })
    }

    /// Begins to keep what a run covers.
    pub fn record(&self) -> Record<'_> {
        Record {
            baselines: self,
            covered: Vec::new(),
            stale: BTreeMap::new(),
        }
    }
}

/// What a run comes to for its baselines.
#[derive(Debug)]
pub struct Record<'a> {
    baselines: &'a Baselines,
    /// What baselines are to accept.
    covered: Vec<Covered>,
    stale: BTreeMap<PathBuf, BTreeSet<Stale>>,
}

impl Record<'_> {
    /// Keeps what was found in a report.
    pub fn cover(&mut self, covered: Covered) {
        if self.baselines.is_update {
            self.covered.push(covered);
        } else if let Some(before) = self.baselines.before.get(&covered.baseline) {
            let stale = before.stale(&covered.report, &covered.rules, &covered.found);
            (self.stale.entry(covered.baseline).or_default()).extend(stale);
        }
    }

    /// Writes the baselines where that was asked for, else says what is no longer needed.
    pub fn finish(&self, lang: Lang) -> Result<()> {
        if self.baselines.is_update {
            for path in self.baselines.before.keys() {
                let (before, now) = self.update(path, lang)?;
                let shown = shown(path);
                complain(&match lang {
                    Lang::Zh => format!("{shown}：接受{now}项（原有{before}项）"),
                    Lang::En => format!("{shown}: {now} accepted (before: {before})"),
                });
            }
        } else {
            for (path, stale) in &self.stale {
                complain_of(path, stale, lang);
            }
        }
        Ok(())
    }
}

impl Record<'_> {
    /// Changes a baseline as it is now: another run may have written it since this one began.
    /// Until it is written, further runs wait. How many findings it accepted and accepts.
    fn update(&self, path: &Path, lang: Lang) -> Result<(usize, usize)> {
        let directory = path.parent().map(File::open).and_then(Result::ok);
        // A file that is replaced cannot be locked, and not every system locks directories.
        let _locked = directory.filter(|directory| directory.lock().is_ok());
        let mut baseline = read(path, true, lang)?;
        let before = baseline.len();
        for covered in self
            .covered
            .iter()
            .filter(|covered| covered.baseline == path)
        {
            baseline.update(&covered.report, &covered.rules, &covered.found);
        }
        write(path, &baseline, lang)?;
        Ok((before, baseline.len()))
    }
}

fn complain_of(path: &Path, stale: &BTreeSet<Stale>, lang: Lang) {
    if stale.is_empty() {
        return;
    }
    let (shown, count) = (
        shown(path),
        stale.iter().map(|stale| stale.count).sum::<usize>(),
    );
    complain(&match lang {
        Lang::Zh => {
            format!("{shown}：有{count}项已接受的问题不再出现，可用 --update-baseline 去掉：")
        }
        Lang::En => format!(
            "{shown}: {count} accepted but no longer found; --update-baseline takes them out:"
        ),
    });
    for Stale {
        report,
        rule,
        place,
        count,
    } in stale.iter().take(MAX_LISTED)
    {
        complain(&format!("  {report}  {rule}  {place}  {count}"));
    }
    if let Some(more) = stale.len().checked_sub(MAX_LISTED).filter(|&more| more > 0) {
        complain(&match lang {
            Lang::Zh => format!("  ……另有{more}行"),
            Lang::En => format!("  … and {}", counted(more, "more line", "more lines")),
        });
    }
}

fn read(path: &Path, is_update: bool, lang: Lang) -> Result<Baseline> {
    let shown = shown(path);
    if !path.exists() {
        if is_update {
            return Ok(Baseline::default());
        }
        match lang {
            Lang::Zh => bail!("没有基线文件 {shown}；加 --update-baseline 可以写出一个"),
            Lang::En => bail!("no baseline {shown}; --update-baseline writes one"),
        }
    }
    let text = text_of(path, &shown, lang)?;
    Baseline::parse(&text).map_err(|mistake| mistaken(&shown, &[mistake], lang))
}

fn write(path: &Path, baseline: &Baseline, lang: Lang) -> Result<()> {
    let mut out = Output::open(Some(path), lang)?;
    out.write(&baseline.to_toml()?)?;
    Ok(out.finish()?)
}

/// The path as seen from the working directory.
fn shown(path: &Path) -> String {
    let working_directory = Path::new(".").canonicalize();
    working_directory.map_or_else(
        |_| name::of(path),
        |directory| relative_path(&directory, path),
    )
}
