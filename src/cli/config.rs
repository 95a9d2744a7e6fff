//! Which settings each input is checked with: those of the nearest `gouji.toml` above it,
//! changed by what was typed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use gouji::Options;
use gouji::config::{Config, Settings};
use gouji::diagnostic::Severity;
use gouji::lang::Lang;
use gouji::render::printable::printable;
use gouji::rule_set::{RuleSet, Selection};
use gouji::rules;
use gouji::toml_error::{Fault, TomlError};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::CheckArgs;
use super::inputs::Input;
use super::name;
use super::passed::{Passed, Why};
use super::system;
use super::walk::Listing;

/// The name of a configuration.
const NAME: &str = "gouji.toml";

/// How the inputs under one configuration are checked.
#[derive(Debug)]
pub struct Plan {
    /// The settings.
    pub settings: Settings,
    /// The file of accepted findings, in its real directory.
    pub baseline: Option<PathBuf>,
    /// The file with the bodies that must report.
    pub roster: Option<PathBuf>,
    /// Which files of directories are left out.
    exclude: Gitignore,
    /// The configuration, as it is shown; `None` where there is none.
    config: Option<String>,
    repair: bool,
}

impl Plan {
    /// How the library checks.
    pub fn options(&self) -> Options {
        Options {
            blank_as_zero: self.settings.blank_as_zero,
            repair: self.repair,
            rules: self.settings.rules.clone(),
            fail_on: self.settings.fail_on,
            local: self.settings.local.clone(),
        }
    }

    /// The settings as a `gouji.toml`, below a line that says where they come from.
    fn show(&self, lang: Lang) -> Result<String> {
        let source = match (&self.config, lang) {
            (Some(shown), _) => printable(shown).into_owned(),
            (None, Lang::Zh) => format!("没有 {NAME}"),
            (None, Lang::En) => format!("no {NAME}"),
        };
        Ok(format!("# {source}\n{}", self.settings.to_toml()?))
    }
}

/// An input and how it is checked.
#[derive(Debug)]
pub struct Planned {
    /// The input.
    pub input: Input,
    /// How it is checked.
    pub plan: Arc<Plan>,
    /// Where it really stands; `None` for what is no file in a directory.
    pub path: Option<PathBuf>,
}

/// The settings of all inputs, each once.
pub fn show(inputs: &[Planned], lang: Lang) -> Result<String> {
    let mut shown: Vec<String> = Vec::new();
    for planned in inputs {
        let text = planned.plan.show(lang)?;
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    Ok(shown.join("\n"))
}

/// Finds the settings of all inputs.
///
/// # Errors
/// The first mistake in what was typed, or all mistakes of all configurations, a line each.
pub fn plan(listing: Listing, args: &CheckArgs, lang: Lang) -> Result<(Vec<Planned>, Passed)> {
    let mut planner = Planner::new(args, lang)?;
    let Listing { inputs, mut passed } = listing;
    let mut planned = Vec::with_capacity(inputs.len());
    let mut mistakes = BTreeSet::new();
    for input in inputs {
        let path = input.path().and_then(|path| located(path).ok());
        let directory = path.as_deref().and_then(Path::parent);
        let plan = match directory {
            Some(directory) => planner.of(directory),
            None => planner.of_working_directory(),
        };
        let plan = match plan {
            Ok(plan) => plan,
            Err(mistake) => {
                mistakes.insert(format!("{mistake:#}"));
                continue;
            }
        };
        let is_left_out = |path: &Path| {
            let matched = plan.exclude.matched_path_or_any_parents(path, false);
            path.starts_with(plan.exclude.path()) && matched.is_ignore()
        };
        let roster = (args.link.roster.as_deref()).or(plan.roster.as_deref());
        if roster.is_some_and(|roster| input.is_found_as(roster)) {
            passed.add(input.name().to_owned(), Why::Roster);
            continue;
        }
        // What was named itself is checked whatever was written down once.
        if input.is_found() && path.as_deref().is_some_and(is_left_out) {
            passed.add(input.name().to_owned(), Why::Excluded);
            continue;
        }
        planned.push(Planned { input, plan, path });
    }
    if !mistakes.is_empty() {
        let mistakes: Vec<String> = mistakes.into_iter().collect();
        bail!(mistakes.join("\n"));
    }
    Ok((planned, passed))
}

/// A path whose directory is the real one, so that the ways from one file to another do not
/// depend on how they were named.
pub fn located(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    Ok(directory.canonicalize()?.join(name))
}

/// The path from a directory to a file, with forward slashes.
pub fn relative_path(from: &Path, to: &Path) -> String {
    let relative = pathdiff::diff_paths(to, from);
    let relative = relative.as_deref().unwrap_or(to);
    let parts = relative
        .components()
        .map(|part| name::of(Path::new(part.as_os_str())));
    if relative.is_absolute() {
        // Another drive: there is none.
        return name::of(relative);
    }
    parts.collect::<Vec<_>>().join("/")
}

/// The mistakes in a file, as they are shown: a line each.
pub fn mistaken(shown: &str, mistakes: &[TomlError], lang: Lang) -> anyhow::Error {
    let line = |mistake: &TomlError| {
        let (line, column, what) = (mistake.line, mistake.column, mistake.fault.message(lang));
        match lang {
            Lang::Zh => format!("{shown}:{line}:{column}：{what}"),
            Lang::En => format!("{shown}:{line}:{column}: {what}"),
        }
    };
    let lines: Vec<String> = mistakes.iter().map(line).collect();
    anyhow!(lines.join("\n"))
}

/// Reads a file that is text.
pub fn text_of(path: &Path, shown: &str, lang: Lang) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| match (system::reason(&error, lang), lang) {
        (reason, Lang::Zh) => anyhow!("不能读取 {shown}：{reason}"),
        (reason, Lang::En) => anyhow!("cannot read {shown}: {reason}"),
    })?;
    String::from_utf8(bytes).map_err(|_| match lang {
        Lang::Zh => anyhow!("{shown} 不是 UTF-8 编码，请另存为 UTF-8"),
        Lang::En => anyhow!("{shown} is not UTF-8; save it as UTF-8"),
    })
}

/// Which files below a directory are left out.
fn patterns(base: &Path, patterns: &[String], lang: Lang) -> Result<Gitignore> {
    let mut builder = GitignoreBuilder::new(base);
    // A bracket that is never closed is a mistake, and no name that begins with it.
    builder.allow_unclosed_class(false);
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(|error| {
            let (pattern, what) = (pattern.clone(), error.to_string());
            anyhow!(
                "exclude: {}",
                Fault::Pattern { pattern, what }.message(lang)
            )
        })?;
    }
    Ok(builder.build()?)
}

/// What is needed to find settings, with those that were found.
struct Planner<'a> {
    args: &'a CheckArgs,
    typed: Selection,
    lang: Lang,
    working_directory: PathBuf,
    /// The one plan of all inputs, where configurations are not looked for.
    only: Option<Arc<Plan>>,
    by_directory: BTreeMap<PathBuf, Arc<Plan>>,
}

impl<'a> Planner<'a> {
    fn new(args: &'a CheckArgs, lang: Lang) -> Result<Self> {
        let mut planner = Self {
            args,
            typed: args.rules.selection(lang)?,
            lang,
            working_directory: Path::new(".").canonicalize()?,
            only: None,
            by_directory: BTreeMap::new(),
        };
        if let Some(path) = &args.rules.config {
            planner.only = Some(planner.load(path)?);
        } else if args.rules.no_config {
            planner.only = Some(planner.without()?);
        }
        Ok(planner)
    }

    fn of_working_directory(&mut self) -> Result<Arc<Plan>> {
        let directory = self.working_directory.clone();
        self.of(&directory)
    }

    /// The plan of the files in a directory: that of its own configuration, or of the one above.
    fn of(&mut self, directory: &Path) -> Result<Arc<Plan>> {
        if let Some(known) = (self.only.as_ref()).or_else(|| self.by_directory.get(directory)) {
            return Ok(Arc::clone(known));
        }
        let file = directory.join(NAME);
        let plan = if file.is_file() {
            self.load(&file)?
        } else if let Some(above) = directory.parent() {
            self.of(above)?
        } else {
            self.without()?
        };
        self.by_directory
            .insert(directory.to_owned(), Arc::clone(&plan));
        Ok(plan)
    }

    fn load(&self, path: &Path) -> Result<Arc<Plan>> {
        let shown = if path.is_absolute() {
            relative_path(&self.working_directory, path)
        } else {
            name::of(path)
        };
        let text = text_of(path, &shown, self.lang)?;
        let config =
            Config::parse(&text).map_err(|mistakes| mistaken(&shown, &mistakes, self.lang))?;
        self.resolve(&config, Some((located(path)?, shown)))
    }

    fn without(&self) -> Result<Arc<Plan>> {
        self.resolve(&Config::default(), None)
    }

    /// What a configuration and what was typed come to.
    fn resolve(&self, config: &Config, file: Option<(PathBuf, String)>) -> Result<Arc<Plan>> {
        let args = self.args;
        let (path, shown) = file.unzip();
        let base = path.as_deref().and_then(Path::parent);
        let base = base.unwrap_or(&self.working_directory);
        let baseline = match (&args.accepted.baseline, &config.baseline) {
            (Some(typed), _) => Some(typed.clone()),
            (None, Some(written)) => Some(base.join(written)),
            (None, None) => None,
        };
        let baseline = baseline.map(|path| self.located(&path)).transpose()?;
        let roster = (config.roster.as_ref()).map(|written| base.join(written));
        let rules = RuleSet::default().then(&config.selection).then(&self.typed);
        if rules::chosen(&rules).next().is_none() {
            match self.lang {
                Lang::Zh => {
                    bail!("select 和 ignore 之后没有剩下任何规则；gouji rules 列出全部规则。")
                }
                Lang::En => bail!("select and ignore leave no rule; `gouji rules` lists them all."),
            }
        }
        let exclude = patterns(base, &config.exclude, self.lang)?;
        let typed_fail_on = args.fail_on.map(Severity::from);
        Ok(Arc::new(Plan {
            settings: Settings {
                rules,
                fail_on: typed_fail_on.or(config.fail_on).unwrap_or(Severity::Error),
                blank_as_zero: args.blank_as_zero.or(config.blank_as_zero).unwrap_or(false),
                baseline: baseline.as_deref().map(|path| relative_path(base, path)),
                exclude: config.exclude.clone(),
                local: config.local.clone(),
                roster: config.roster.clone(),
            },
            baseline,
            roster,
            exclude,
            config: shown,
            repair: !args.no_repair,
        }))
    }

    fn located(&self, baseline: &Path) -> Result<PathBuf> {
        located(baseline).with_context(|| match self.lang {
            Lang::Zh => format!("找不到基线文件 {} 所在的目录", baseline.display()),
            Lang::En => format!(
                "the directory of the baseline {} is not there",
                baseline.display()
            ),
        })
    }
}
