//! `gouji check --watch`: checks again at each save, and says what went and what stays.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};
use gouji::lang::Lang;
use gouji::render::renderer::View;
use gouji::render::text::concise::{self, Line};

use super::baseline::Baselines;
use super::held::Held;
use super::output::Output;
use super::writes::Writes;
use super::{CheckArgs, ExitStatus, Settings, check, complain, config, walk};

/// How often files are looked after. Asked of the system, not heard from it: network drives,
/// on which offices keep their files, tell nothing.
const PAUSE: Duration = Duration::from_millis(250);

/// What a run found: of each report that could be read its findings, each line by what it is known by,
/// and of each source that could not be read why.
#[derive(Debug, Default)]
struct Found {
    read: BTreeMap<String, BTreeMap<String, String>>,
    failed: BTreeMap<String, String>,
}

/// Checks, and checks again at each save until the run is interrupted or nobody reads any more.
pub fn run(args: &CheckArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    if args.common.paths.iter().any(|path| path.as_os_str() == "-") {
        match lang {
            Lang::Zh => bail!("--watch 只能用于文件，不能用于标准输入"),
            Lang::En => bail!("--watch is for files, not for standard input"),
        }
    }
    let mut seen = state(args, lang)?;
    check::run(args, settings)?;
    let mut before = findings(args, settings)?;
    loop {
        complain(match lang {
            Lang::Zh => "等待保存，Ctrl-C 结束",
            Lang::En => "waiting for a save; Ctrl-C ends",
        });
        seen = saved(args, seen, lang)?;
        let now = findings(args, settings)?;
        match Output::open(None, lang)?.write(difference(&before, &now, lang)) {
            Ok(()) => before = now.or_as_it_was(before),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return Ok(ExitStatus::Clean);
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// What tells whether a file was saved: when, and its size.
type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

fn state(args: &CheckArgs, lang: Lang) -> Result<State> {
    let listing = walk::list(&args.common, &Writes::default(), lang)?;
    let of = |path: &std::path::Path| {
        let found = fs::metadata(path).ok();
        let size = found.as_ref().map_or(0, fs::Metadata::len);
        (
            path.to_owned(),
            (found.and_then(|found| found.modified().ok()), size),
        )
    };
    Ok(listing
        .inputs
        .iter()
        .filter_map(|input| input.path())
        .map(of)
        .collect())
}

/// Waits until something is not as it was, and then until it stays as it is: a save takes its
/// time, and some programs remove the file first.
fn saved(args: &CheckArgs, seen: State, lang: Lang) -> Result<State> {
    let mut last = seen.clone();
    loop {
        thread::sleep(PAUSE);
        let now = state(args, lang)?;
        if now != seen && now == last {
            return Ok(now);
        }
        last = now;
    }
}

fn findings(args: &CheckArgs, settings: Settings) -> Result<Found> {
    let lang = settings.lang;
    let listing = walk::list(&args.common, &Writes::default(), lang)?;
    let (inputs, _) = config::plan(listing, args, lang)?;
    let baselines = Baselines::load(&inputs, false, lang)?;
    let all = check::linked(
        &inputs,
        &[],
        (args, lang),
        &Writes::default(),
        &baselines,
        None,
    )?;
    let view = View {
        lang,
        color: Output::open(None, lang)?.has_color(settings),
        width: View::WIDTH,
    };
    let mut found = Found::default();
    for held in &all.held {
        match held {
            Held::Checked { read, check, .. } => {
                let lines = concise::lines(read, check, |finding| !finding.is_accepted, view);
                let lines = lines
                    .into_iter()
                    .map(|Line { fingerprint, text }| (fingerprint, text));
                let of_report = found.read.entry(read.source.origin.to_string());
                of_report.or_default().extend(lines);
            }
            Held::Failed(failed) => {
                let line = failed.complaint(lang) + "\n";
                found.failed.insert(failed.source.name.clone(), line);
            }
        }
    }
    Ok(found)
}

impl Found {
    /// With what was found last in reports that cannot be read now: a program that saves by removing
    /// the file, or half of a save, clears no finding.
    fn or_as_it_was(mut self, before: Self) -> Self {
        for (report, findings) in before.read {
            self.read.entry(report).or_insert(findings);
        }
        self
    }
}

/// What went, what came, what stays, and of what nothing is known.
fn difference(before: &Found, now: &Found, lang: Lang) -> String {
    let (mut gone, mut new, mut still, mut unknown) = (vec![], vec![], vec![], vec![]);
    for (report, findings) in &now.read {
        let earlier = before.read.get(report);
        let was_there = |key: &String| earlier.is_some_and(|earlier| earlier.contains_key(key));
        for (key, line) in findings {
            if was_there(key) {
                still.push(line.clone());
            } else {
                new.push(line.clone());
            }
        }
        let earlier = earlier.into_iter().flatten();
        gone.extend(
            earlier
                .filter(|(key, _)| !findings.contains_key(*key))
                .map(|(_, line)| line.clone()),
        );
        if !before.read.contains_key(report) {
            gone.extend(before.failed.get(report).cloned());
        }
    }
    let lost = before
        .read
        .iter()
        .filter(|(report, _)| !now.read.contains_key(*report));
    for (report, findings) in lost {
        let count = findings.len();
        unknown.push(match (now.failed.get(report), lang) {
            (Some(why), Lang::Zh) => format!("{}（原有{count}项）\n", why.trim_end()),
            (Some(why), Lang::En) => format!("{} ({count} before)\n", why.trim_end()),
            (None, Lang::Zh) => format!("{report}：文件不在了（原有{count}项）\n"),
            (None, Lang::En) => format!("{report}: the file is not there ({count} before)\n"),
        });
    }
    let others = now
        .failed
        .iter()
        .filter(|(source, _)| !before.read.contains_key(*source));
    for (source, why) in others {
        if before.failed.contains_key(source) {
            still.push(why.clone());
        } else {
            new.push(why.clone());
        }
    }
    let is_clean = now.read.values().all(BTreeMap::is_empty);
    let parts = [
        (gone, "已消除", "gone"),
        (new, "新出现", "new"),
        (still, "还在", "still there"),
        (unknown, "暂时读不了", "not readable now"),
    ];
    let mut out = String::new();
    for (lines, zh, en) in parts.iter().filter(|(lines, ..)| !lines.is_empty()) {
        let count = lines.len();
        out += &match lang {
            Lang::Zh => format!("{zh}{count}项：\n"),
            Lang::En => format!("{count} {en}:\n"),
        };
        lines.iter().for_each(|line| out += &format!("  {line}"));
    }
    if is_clean && now.failed.is_empty() && parts[3].0.is_empty() {
        out += match lang {
            Lang::Zh => "未发现问题\n",
            Lang::En => "nothing found\n",
        };
    }
    out
}
