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

/// The findings of a run: each line by its report and what it is known by.
type Findings = BTreeMap<(String, String), String>;

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
            Ok(()) => before = now,
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

fn findings(args: &CheckArgs, settings: Settings) -> Result<Findings> {
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
    let mut findings = Findings::new();
    for held in &all.held {
        match held {
            Held::Checked { read, check, .. } => {
                let report = read.source.origin.to_string();
                let lines = concise::lines(read, check, |finding| !finding.is_accepted, view);
                for Line { fingerprint, text } in lines {
                    findings.insert((report.clone(), fingerprint), text);
                }
            }
            Held::Failed(failed) => {
                let key = (failed.source.name.clone(), failed.error.kind.to_owned());
                findings.insert(key, failed.complaint(lang) + "\n");
            }
        }
    }
    Ok(findings)
}

/// What went, what came and what stays.
fn difference(before: &Findings, now: &Findings, lang: Lang) -> String {
    let only = |of: &Findings, other: &Findings, is_in: bool| -> Vec<String> {
        let lines = of
            .iter()
            .filter(|(key, _)| other.contains_key(*key) == is_in);
        lines.map(|(_, line)| line.clone()).collect()
    };
    let parts = [
        (only(before, now, false), "已消除", "gone"),
        (only(now, before, false), "新出现", "new"),
        (only(now, before, true), "还在", "still there"),
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
    if now.is_empty() {
        out += match lang {
            Lang::Zh => "未发现问题\n",
            Lang::En => "nothing found\n",
        };
    }
    out
}
