//! The outputs of one run of `gouji check`: which were asked for, and writing them side by side.

use std::any::Any;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use gouji::lang::Lang;
use gouji::nearest::nearest;
use gouji::render::failure::Failed;
use gouji::render::format::OutputFormat;
use gouji::render::renderer::View;
use gouji::render::renderer::{AnyPiece, AnyRenderer, OutputOptions};
use gouji::render::results::{SourceResult, Summary};

use super::folder::{self, Folder, Whose};
use super::output::{self, Output, rendered};
use super::{CheckArgs, Color, Settings};

/// Where one output goes, as typed: `FILE`, or `FORMAT=FILE`.
#[derive(Debug, Clone)]
pub struct Target {
    /// The form; `None` for that of `--format`.
    format: Option<OutputFormat>,
    /// The file; `-` for standard output.
    path: PathBuf,
}

impl Target {
    /// The file; `None` for standard output.
    pub fn file(&self) -> Option<&Path> {
        (self.path.as_os_str() != "-").then_some(&self.path)
    }
}

/// What `--format` takes.
pub fn formats() -> impl TypedValueParser<Value = OutputFormat> {
    let value = |format: OutputFormat| PossibleValue::new(format.name()).help(format.about().en);
    PossibleValuesParser::new(OutputFormat::ALL.iter().copied().map(value))
        .try_map(|name| OutputFormat::of_name(&name).ok_or("not a format"))
}

/// What `--output` takes. Only a known format before `=` is one; whether what stands there otherwise
/// is a mistake is told later, in the language chosen.
pub fn targets() -> impl TypedValueParser<Value = Target> {
    OsStringValueParser::new().try_map(target)
}

fn target(typed: OsString) -> Result<Target, &'static str> {
    let known = |typed: &str| -> Option<(OutputFormat, String)> {
        let (format, path) = typed.split_once('=')?;
        Some((OutputFormat::of_name(format)?, path.to_owned()))
    };
    let (format, path) = match (known(&typed.to_string_lossy()), typed.to_str()) {
        (None, _) => (None, PathBuf::from(typed)),
        (Some((format, path)), Some(_)) => (Some(format), PathBuf::from(path)),
        (Some(_), None) => return Err("the file's name after FORMAT= is not Unicode"),
    };
    if path.as_os_str().is_empty() {
        return Err("there is no file name");
    }
    Ok(Target { format, path })
}

/// All outputs of a run.
pub struct Outputs {
    sinks: Vec<Sink>,
}

/// One output being written.
struct Sink {
    to: To,
    /// What its renderer needs at the end.
    kept: Vec<Box<dyn Any + Send>>,
    /// Something was written after the start.
    has_pieces: bool,
    /// It is text for people.
    is_text: bool,
}

/// Where an output goes.
enum To {
    /// To one place.
    One(Output),
    /// Into a directory, a file a report.
    Folder(Folder),
    /// Nowhere: nobody reads it any more.
    Nowhere,
}

impl Sink {
    /// The output where it is one.
    const fn one(&self) -> Option<&Output> {
        match &self.to {
            To::One(out) => Some(out),
            To::Folder(_) | To::Nowhere => None,
        }
    }
}

/// The renderers of a run, in the order of its outputs.
pub type Renderers = Vec<Box<dyn AnyRenderer>>;

/// Opens every output that was asked for. What cannot be written is known before any work is
/// done. `options` says how an output is made, given how it is shown.
pub fn open(
    args: &CheckArgs,
    settings: Settings,
    options: impl Fn(View) -> OutputOptions,
) -> Result<(Outputs, Renderers)> {
    let asked = asked(args, settings.lang)?;
    if args.split_by.is_some() && !goes_to_folder(&asked) {
        bail!(nothing_split(settings.lang));
    }
    refuse_same_place(&asked, settings.lang)?;
    let (mut sinks, mut renderers) = (Vec::new(), Vec::new());
    for (format, file) in asked {
        let (to, color, width) = match file {
            Some(directory) if folder::is_folder(directory) => {
                let folder = Folder::open(directory, format, settings.lang)?;
                let color = matches!(settings.color, Color::Always);
                (To::Folder(folder), color, View::WIDTH)
            }
            _ => {
                let out = Output::open(file, settings.lang)?;
                if format.is_binary() && out.is_terminal() {
                    bail!(no_file_named(format, settings.lang));
                }
                let (color, width) = (out.has_color(settings), out.width());
                (To::One(out), color, width)
            }
        };
        let view = View {
            lang: settings.lang,
            color,
            width,
        };
        renderers.push(format.renderer(options(view)));
        sinks.push(Sink {
            to,
            kept: Vec::new(),
            has_pieces: false,
            is_text: format.is_for_people(),
        });
    }
    Ok((Outputs { sinks }, renderers))
}

/// Whether one of the outputs goes into a directory.
fn goes_to_folder(asked: &[(OutputFormat, Option<&Path>)]) -> bool {
    (asked.iter()).any(|(_, file)| file.is_some_and(folder::is_folder))
}

/// What to say where files are to be split and none go into a directory.
const fn nothing_split(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "--split-by 要有一个写目录的输出，如 -o xlsx=退回/（目录名以 / 结尾）",
        Lang::En => {
            "--split-by needs an output that goes into a directory, as -o xlsx=lists/ (with the slash at its end)"
        }
    }
}

/// What to say where a terminal would have to show what is no text.
pub fn no_file_named(format: OutputFormat, lang: Lang) -> String {
    let name = format.name();
    match lang {
        Lang::Zh => format!("终端不能显示 {name} 输出，请用 -o {name}=文件 写明文件"),
        Lang::En => {
            format!("a terminal cannot show {name} output; name a file with -o {name}=FILE")
        }
    }
}

/// Each output with its file, `None` for standard output. Standard output has that of `--format`
/// where no output goes to a file, or where a format was named and goes to none.
///
/// # Errors
/// A file whose form neither `--format` nor its ending tells.
fn asked(args: &CheckArgs, lang: Lang) -> Result<Vec<(OutputFormat, Option<&Path>)>> {
    let format = args.format.unwrap_or(OutputFormat::Text);
    let mut asked = Vec::new();
    for target in &args.output {
        let told = match (target.format.or(args.format), target.file()) {
            (Some(told), _) => told,
            (None, Some(path)) if folder::is_folder(path) => bail!(no_form(path, lang)),
            (None, Some(path)) => {
                if let Some(word) = unknown_form(path) {
                    bail!(no_such_form(word, path, lang));
                }
                of_ending(path, lang)?
            }
            (None, None) => format,
        };
        asked.push((told, target.file()));
    }
    let goes_to_file = args.output.iter().any(|target| target.format.is_none());
    if asked.is_empty() || (args.format.is_some() && !goes_to_file) {
        asked.push((format, None));
    }
    Ok(asked)
}

/// The word before `=` in what looks like `FORMAT=FILE` and names no form: `jsn=out.json`. A file of
/// such a name is written with its directory, `./jsn=out.json`.
fn unknown_form(path: &Path) -> Option<&str> {
    let (word, _) = path.to_str()?.split_once('=')?;
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
    is_word.then_some(word)
}

fn no_such_form(word: &str, path: &Path, lang: Lang) -> String {
    let names = OutputFormat::ALL.iter().map(|format| format.name());
    let near = nearest(word, names.clone()).map(|near| match lang {
        Lang::Zh => format!("，是不是 {near}？"),
        Lang::En => format!("; did you mean {near}?"),
    });
    let near = near.unwrap_or_else(|| match lang {
        Lang::Zh => "。".to_owned(),
        Lang::En => ".".to_owned(),
    });
    let all = names.collect::<Vec<_>>().join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    let path = path.display();
    match lang {
        Lang::Zh => format!(
            "没有“{word}”这种输出形式{near}可以写：{all}。如果要写入名为 {path} 的文件，请写 ./{path}"
        ),
        Lang::En => format!(
            "there is no output format {word}{near} Known: {all}. For a file called {path} write ./{path}"
        ),
    }
}

/// What to say where a directory is named and no form.
fn no_form(path: &Path, lang: Lang) -> String {
    let path = path.display();
    match lang {
        Lang::Zh => format!("{path} 是目录，请写明形式，如 -o html={path}：每份报告一个文件"),
        Lang::En => {
            format!(
                "{path} is a directory; name a format, for example -o html={path}, to write one file per report"
            )
        }
    }
}

/// The endings that tell a form, each with it.
const ENDINGS: &[(&str, OutputFormat)] = &[
    ("txt", OutputFormat::Text),
    ("json", OutputFormat::Json),
    ("ndjson", OutputFormat::Ndjson),
    ("jsonl", OutputFormat::Ndjson),
    ("sarif", OutputFormat::Sarif),
    ("xml", OutputFormat::Junit),
    ("csv", OutputFormat::Csv),
    ("html", OutputFormat::Html),
    ("htm", OutputFormat::Html),
    #[cfg(feature = "xlsx")]
    ("xlsx", OutputFormat::Xlsx),
];

/// The form that a file's ending stands for; text for a name without one.
///
/// # Errors
/// An ending that stands for none: the file could not be opened as what it is called.
fn of_ending(path: &Path, lang: Lang) -> Result<OutputFormat> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let Some(ending) = ending else {
        return Ok(OutputFormat::Text);
    };
    let is_sarif = ending == "json"
        && (path.file_stem().map(Path::new).and_then(Path::extension))
            .is_some_and(|inner| inner.eq_ignore_ascii_case("sarif"));
    if is_sarif {
        return Ok(OutputFormat::Sarif);
    }
    if let Some((_, format)) = ENDINGS.iter().find(|(known, _)| *known == ending) {
        return Ok(*format);
    }
    let known: Vec<String> = ENDINGS
        .iter()
        .map(|(known, _)| format!(".{known}"))
        .collect();
    let (shown, known) = (path.display(), known.join(" "));
    match lang {
        Lang::Zh => bail!(
            "{shown}：扩展名 .{ending} 不是任何输出形式的扩展名。请用 --format 写明形式，或用这些扩展名之一：{known}"
        ),
        Lang::En => bail!(
            "{shown}: .{ending} is not the extension of an output format. Name one with --format, or use one of {known}"
        ),
    }
}

/// Two outputs in one place would overwrite each other.
fn refuse_same_place(asked: &[(OutputFormat, Option<&Path>)], lang: Lang) -> Result<()> {
    let mut places = Vec::new();
    for (format, file) in asked {
        // Files of two forms stand beside one another in a directory.
        let ending = file
            .filter(|file| folder::is_folder(file))
            .map(|_| folder::ending(*format));
        let place = (file.map(output::place), ending);
        if places.contains(&place) {
            match (file.map(Path::display), lang) {
                (Some(path), Lang::Zh) => bail!("两个输出都要写入 {path}，请写明不同的文件"),
                (Some(path), Lang::En) => bail!("two outputs go to {path}; name different files"),
                (None, Lang::Zh) => bail!("两个输出都要写到标准输出，请给其中一个写明文件"),
                (None, Lang::En) => {
                    bail!("two outputs go to standard output; name a file for one of them")
                }
            }
        }
        places.push(place);
    }
    Ok(())
}

impl Outputs {
    /// Whether text for people is seen at once by one.
    pub fn is_seen(&self) -> bool {
        (self.sinks.iter()).any(|sink| sink.is_text && sink.one().is_some_and(Output::is_terminal))
    }

    /// Begins every output.
    pub fn start(&mut self, renderers: &Renderers) -> Result<()> {
        for (at, renderer) in renderers.iter().enumerate() {
            let start = rendered(renderer.start())?;
            self.write(at, start)?;
        }
        Ok(())
    }

    /// Adds what every renderer made of one source; whose it is and its counts are for the files
    /// of directories.
    pub fn add(
        &mut self,
        renderers: &Renderers,
        pieces: Vec<AnyPiece>,
        (whose, summary): (&Whose, &Summary),
    ) -> io::Result<()> {
        for (at, (renderer, piece)) in renderers.iter().zip(pieces).enumerate() {
            if let To::Folder(folder) = &mut self.sinks[at].to {
                folder.add(whose, renderer.as_ref(), piece, summary)?;
                continue;
            }
            self.sinks[at].kept.extend(piece.kept);
            if piece.text.is_empty() {
                continue;
            }
            if std::mem::replace(&mut self.sinks[at].has_pieces, true) {
                self.write(at, renderer.separator())?;
            }
            self.write(at, piece.text)?;
        }
        Ok(())
    }

    /// Adds to the files of directories what concerns a body and stands in none of its reports.
    pub fn tell(&mut self, renderers: &Renderers, body: &str, failed: &Failed) -> Result<()> {
        let result = SourceResult::Failed(failed);
        let (whose, summary) = (Whose::body(body), Summary::of_result(result));
        for (sink, renderer) in self.sinks.iter_mut().zip(renderers) {
            if let To::Folder(folder) = &mut sink.to {
                let piece = rendered(renderer.piece(result))?;
                folder.add(&whose, renderer.as_ref(), piece, &summary)?;
            }
        }
        Ok(())
    }

    /// Ends every output; only when all are written are files there under their names.
    pub fn end(mut self, renderers: &Renderers, total: &Summary) -> Result<()> {
        for (at, renderer) in renderers.iter().enumerate() {
            match &mut self.sinks[at].to {
                To::One(_) => {}
                To::Folder(folder) => {
                    folder.end(renderer.as_ref())?;
                    continue;
                }
                To::Nowhere => continue,
            }
            let kept = std::mem::take(&mut self.sinks[at].kept);
            let end = rendered(renderer.end(kept, total))?;
            self.write(at, end)?;
        }
        let outs = self.sinks.into_iter().filter_map(|sink| match sink.to {
            To::One(out) => Some(out),
            To::Folder(_) | To::Nowhere => None,
        });
        let mut outs: Vec<Output> = outs.collect();
        for out in &mut outs {
            out.flush()?;
        }
        Ok(outs.into_iter().try_for_each(Output::finish)?)
    }

    /// Writes to one output. Where nobody reads it any more, it ends; the run does not, whose exit
    /// status says what was found in all reports.
    fn write(&mut self, at: usize, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let To::One(out) = &mut self.sinks[at].to else {
            return Ok(());
        };
        let written = out.write(bytes);
        let is_closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
        if written.as_ref().is_err_and(is_closed) {
            self.sinks[at].to = To::Nowhere;
            return Ok(());
        }
        written
    }
}
