//! Where data goes: standard output, or a file that is written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};
use std::path::{Path, PathBuf};

use gouji::lang::Lang;
use gouji::render::renderer::{Rendered, View};
use tempfile::NamedTempFile;
use terminal_size::Width;

use super::interrupt::{self, Guard, Unfinished};
use super::{Color, Settings, system};

/// The fewest columns that text is laid out in, be the terminal as narrow as it may.
const MIN_WIDTH: usize = 40;

/// An open output.
pub struct Output {
    sink: Sink,
    /// The file as it was typed.
    typed: PathBuf,
    lang: Lang,
}

/// Where it goes.
enum Sink {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file, written beside its target and then put in its place.
    File {
        beside: BufWriter<NamedTempFile>,
        target: PathBuf,
        _guard: Guard,
    },
    /// What is no regular file, such as `/dev/null` or a named pipe: nothing can take its place.
    Device(BufWriter<File>),
}

impl Output {
    /// Opens a file, or standard output. A file that cannot be written is known before any work
    /// is done.
    pub fn open(path: Option<&Path>, lang: Lang) -> io::Result<Self> {
        let path = path.filter(|path| path.as_os_str() != "-");
        let sink = match path {
            Some(path) => Sink::file(path).map_err(|error| unwritten(Some(path), &error, lang))?,
            None => Sink::Stdout(BufWriter::new(io::stdout().lock())),
        };
        let typed = path.unwrap_or(Path::new("-")).to_owned();
        Ok(Self { sink, typed, lang })
    }

    /// An error of making something under a name, in words.
    pub fn unwritten(path: &Path, error: &io::Error, lang: Lang) -> io::Error {
        unwritten(Some(path), error, lang)
    }

    /// Whether what is written is seen at once by a person.
    pub fn is_terminal(&self) -> bool {
        matches!(self.sink, Sink::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Whether text is written in colours.
    pub fn has_color(&self, settings: Settings) -> bool {
        match (settings.color, &self.sink) {
            (Color::Always, _) => true,
            (Color::Auto, Sink::Stdout(_)) => {
                let choice = anstream::AutoStream::choice(&io::stdout());
                choice != anstream::ColorChoice::Never
            }
            (Color::Auto, Sink::File { .. } | Sink::Device(_)) | (Color::Never, _) => false,
        }
    }

    /// How many columns a line of text may have.
    pub fn width(&self) -> usize {
        let of_terminal = match self.sink {
            Sink::Stdout(_) => terminal_size::terminal_size_of(io::stdout()),
            Sink::File { .. } | Sink::Device(_) => None,
        };
        of_terminal.map_or(View::WIDTH, |(Width(width), _)| {
            usize::from(width).clamp(MIN_WIDTH, View::WIDTH)
        })
    }

    /// Writes one result, so that a reader at the other end of a pipe has it at once.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let bytes = bytes.as_ref();
        let written = match &mut self.sink {
            Sink::Stdout(writer) => interrupt::whole(|| written(writer, bytes)),
            Sink::Device(writer) => interrupt::whole(|| written(writer, bytes)),
            Sink::File { beside, .. } => beside.write_all(bytes),
        };
        written.map_err(|error| self.failed(&error))
    }

    /// Hands everything that was written to the system.
    pub fn flush(&mut self) -> io::Result<()> {
        let flushed = match &mut self.sink {
            Sink::Stdout(writer) => writer.flush(),
            Sink::Device(writer) => writer.flush(),
            Sink::File { beside, .. } => beside.flush(),
        };
        flushed.map_err(|error| self.failed(&error))
    }

    /// Ends the output: only now is a file there under its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        let Self { sink, typed, lang } = self;
        let Sink::File { beside, target, .. } = sink else {
            return Ok(());
        };
        let file = beside.into_inner().map_err(io::IntoInnerError::into_error);
        file.and_then(|file| file.persist(&target).map_err(|error| error.error))
            .map_err(|error| unwritten(Some(&typed), &error, lang))?;
        Ok(())
    }

    /// An error of writing, in words.
    fn failed(&self, error: &io::Error) -> io::Error {
        let is_file = !matches!(self.sink, Sink::Stdout(_));
        unwritten(is_file.then_some(self.typed.as_path()), error, self.lang)
    }
}

impl Sink {
    fn file(path: &Path) -> io::Result<Self> {
        let target = place(path);
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(|found| !found.is_file()) {
            let device = OpenOptions::new().write(true).open(&target)?;
            return Ok(Self::Device(BufWriter::new(device)));
        }
        let directory = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".gouji-");
        if let Some(found) = existing {
            builder.permissions(found.permissions());
        } else {
            like_any_new_file(&mut builder);
        }
        let (beside, guard) = interrupt::unfinished(
            || builder.tempfile_in(directory),
            |file| Unfinished::File(file.path().to_owned()),
        )?;
        Ok(Self::File {
            beside: BufWriter::new(beside),
            target,
            _guard: guard,
        })
    }
}

fn written(writer: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    writer.write_all(bytes)?;
    writer.flush()
}

/// Where a file is or will be. Where the path is a link, the file that it leads to is replaced,
/// not the link.
pub fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).canonicalize();
        match (parent, path.file_name()) {
            (Ok(parent), Some(name)) => parent.join(name),
            _ => path.to_owned(),
        }
    })
}

/// Writes to standard output what is made in one piece.
pub fn print(text: &str, lang: Lang) -> io::Result<()> {
    print_bytes(text.as_bytes(), lang)
}

/// Writes to standard output what is made in one piece and is text in another encoding than
/// Rust's at most.
pub fn print_bytes(bytes: &[u8], lang: Lang) -> io::Result<()> {
    written(&mut io::stdout().lock(), bytes).map_err(|error| unwritten(None, &error, lang))
}

/// Temporary files are their owner's alone; this one becomes a file like any other.
#[cfg(unix)]
fn like_any_new_file(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    // Less what the user's mask takes away.
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
const fn like_any_new_file(_: &mut tempfile::Builder<'_, '_>) {}

/// An error of writing to a file, or to standard output, of the same kind: what could not be
/// written, as it was typed, why, and what to do.
fn unwritten(path: Option<&Path>, error: &io::Error, lang: Lang) -> io::Error {
    let reason = system::reason(error, lang);
    let what = match (path.map(Path::display), lang) {
        (Some(path), Lang::Zh) => format!("不能写入 {path}"),
        (Some(path), Lang::En) => format!("cannot write {path}"),
        (None, Lang::Zh) => "不能写到标准输出".to_owned(),
        (None, Lang::En) => "cannot write to standard output".to_owned(),
    };
    let advice = match (error.kind(), lang) {
        (io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied, Lang::Zh) => {
            "（请检查目录是否存在、是否有写权限）"
        }
        (io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied, Lang::En) => {
            " (check that its directory exists and can be written to)"
        }
        _ => "",
    };
    let said = match lang {
        Lang::Zh => format!("{what}：{reason}{advice}"),
        Lang::En => format!("{what}: {reason}{advice}"),
    };
    io::Error::new(error.kind(), said)
}

/// What a renderer made, its error as one of writing.
pub fn rendered<T>(rendered: Rendered<T>) -> io::Result<T> {
    rendered.map_err(io::Error::other)
}
