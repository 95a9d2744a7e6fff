//! Why a source could not be looked at at all, in words that say what to do about it. Why what
//! was looked at is no report is the library's to say.

use std::io;
use std::sync::Arc;

use gouji::Failure;
use gouji::ingest::EXTENSIONS;
use gouji::lang::{Lang, counted};
use gouji::render::failure::Failed;
use gouji::render::report::Source;

use super::system::reason;

/// Why a source could not be looked at.
#[derive(Debug, Clone)]
pub enum Problem {
    /// There is no such file.
    NotFound,
    /// The system does not let it be read.
    Unreadable(Arc<io::Error>),
    /// It was a file when its directory was listed, and is none now.
    NoFile,
    /// A directory without any file that may be a report.
    NoReports {
        /// How many other files it holds.
        others: usize,
    },
    /// More bytes than any report has.
    TooLarge {
        /// How many there are at least.
        bytes: u64,
    },
    /// A defect of this program.
    Internal {
        /// What it said of itself.
        panic: String,
    },
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            _ => Self::Unreadable(Arc::new(error)),
        }
    }
}

impl Problem {
    /// The line of the source of a name in an output.
    pub fn line(&self, name: &str, lang: Lang) -> Failed {
        let bytes = match self {
            Self::TooLarge { bytes } => usize::try_from(*bytes).ok(),
            _ => None,
        };
        let source = Source {
            bytes,
            ..Source::named(name)
        };
        Failed::new(source, self.key(), self.message(lang))
    }

    fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Unreadable(_) | Self::NoFile => "unreadable",
            Self::NoReports { .. } => "no-files",
            Self::TooLarge { bytes } => too_large(*bytes).key(),
            Self::Internal { .. } => "internal",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let extensions = EXTENSIONS.join(" ");
        match (self, lang) {
            (Self::NotFound, Lang::Zh) => {
                "没有这个文件或目录。请检查路径是否写对；路径中有空格时要加引号。".to_owned()
            }
            (Self::NotFound, Lang::En) => {
                "no such file or directory. Check the path; put it in quotes if it has spaces."
                    .to_owned()
            }
            (Self::Unreadable(error), Lang::Zh) => {
                format!("不能读取：{}。请检查读取权限和磁盘。", reason(error, lang))
            }
            (Self::Unreadable(error), Lang::En) => {
                let reason = reason(error, lang);
                format!("it cannot be read: {reason}. Check its permissions and the disk.")
            }
            (Self::NoFile, Lang::Zh) => {
                "读取时已经不是普通文件。请在文件不再变动后重新运行。".to_owned()
            }
            (Self::NoFile, Lang::En) => {
                "it is no longer a regular file. Run again once the files have stopped changing."
                    .to_owned()
            }
            (Self::NoReports { others }, Lang::Zh) => format!(
                "目录里没有可以核对的文件（跳过了{others}个其他文件）。支持的扩展名：{extensions}；其他文件可以直接写出文件名。"
            ),
            (Self::NoReports { others }, Lang::En) => format!(
                "the directory holds no file to check ({} passed over). From a directory only files with these extensions are read: {extensions}; name any other file on the command line.",
                counted(*others, "other file was", "other files were")
            ),
            (Self::TooLarge { bytes }, lang) => too_large(*bytes).message(lang),
            (Self::Internal { panic }, Lang::Zh) => {
                format!("程序内部出错：{panic}。这是 gouji 的缺陷，请附上该文件报告给开发者。")
            }
            (Self::Internal { panic }, Lang::En) => format!(
                "internal error: {panic}. This is a defect of gouji; please report it with the file."
            ),
        }
    }
}

/// The library's word for a source that is too large.
fn too_large(bytes: u64) -> Failure {
    Failure::TooLarge {
        bytes: usize::try_from(bytes).unwrap_or(usize::MAX),
    }
}
