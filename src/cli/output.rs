//! Where data goes: standard output, or a file that is written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use gouji::lang::Lang;
use gouji::render::renderer::View;
use tempfile::NamedTempFile;
use terminal_size::Width;

use super::{Color, Settings};

/// The fewest columns that text is laid out in, be the terminal as narrow as it may.
const MIN_WIDTH: usize = 40;

/// An open output.
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file, written beside its target and then put in its place.
    File {
        beside: BufWriter<NamedTempFile>,
        target: PathBuf,
    },
    /// What is no regular file, such as `/dev/null` or a named pipe: nothing can take its place.
    Device(BufWriter<File>),
}

impl Output {
    /// Opens a file, or standard output. A file that cannot be written is known before any work
    /// is done.
    pub fn open(path: Option<&Path>, lang: Lang) -> Result<Self> {
        match path {
            Some(path) if path.as_os_str() != "-" => {
                Self::file(path).with_context(|| cannot_write(path, lang))
            }
            _ => Ok(Self::Stdout(BufWriter::new(io::stdout().lock()))),
        }
    }

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
        let beside = BufWriter::new(builder.tempfile_in(directory)?);
        Ok(Self::File { beside, target })
    }

    /// Whether what is written is seen at once by a person.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Whether text is written in colours.
    pub fn has_color(&self, settings: Settings) -> bool {
        match (settings.color, self) {
            (Color::Always, _) => true,
            (Color::Auto, Self::Stdout(_)) => {
                let choice = anstream::AutoStream::choice(&io::stdout());
                choice != anstream::ColorChoice::Never
            }
            (Color::Auto, Self::File { .. } | Self::Device(_)) | (Color::Never, _) => false,
        }
    }

    /// How many columns a line of text may have.
    pub fn width(&self) -> usize {
        let of_terminal = match self {
            Self::Stdout(_) => terminal_size::terminal_size_of(io::stdout()),
            Self::File { .. } | Self::Device(_) => None,
        };
        of_terminal.map_or(View::WIDTH, |(Width(width), _)| {
            usize::from(width).clamp(MIN_WIDTH, View::WIDTH)
        })
    }

    /// Writes one result, so that a reader at the other end of a pipe has it at once.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let writer: &mut dyn Write = match self {
            Self::Stdout(writer) => writer,
            Self::File { beside, .. } => return beside.write_all(bytes.as_ref()),
            Self::Device(writer) => writer,
        };
        writer.write_all(bytes.as_ref())?;
        writer.flush()
    }

    /// Hands everything that was written to the system.
    pub fn flush(&mut self, lang: Lang) -> Result<()> {
        match self {
            Self::Stdout(writer) => writer.flush()?,
            Self::Device(writer) => writer.flush()?,
            Self::File { beside, target } => {
                let flushed = beside.flush();
                flushed.with_context(|| cannot_write(target, lang))?;
            }
        }
        Ok(())
    }

    /// Ends the output: only now is a file there under its name.
    pub fn finish(mut self, lang: Lang) -> Result<()> {
        self.flush(lang)?;
        if let Self::File { beside, target } = self {
            let file = beside.into_inner().map_err(io::IntoInnerError::into_error);
            file.and_then(|file| file.persist(&target).map_err(|error| error.error))
                .with_context(|| cannot_write(&target, lang))?;
        }
        Ok(())
    }
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
pub fn print(text: &str) -> io::Result<()> {
    print_bytes(text.as_bytes())
}

/// Writes to standard output what is made in one piece and is text in another encoding than
/// Rust's at most.
pub fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
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

fn cannot_write(path: &Path, lang: Lang) -> String {
    let path = path.display();
    match lang {
        Lang::Zh => format!("不能写入 {path}（请检查目录是否存在、是否有写权限）"),
        Lang::En => {
            format!("cannot write {path} (check that its directory exists and can be written to)")
        }
    }
}
