//! The files of directories that are not read, and why.

use std::collections::BTreeSet;

use gouji::lang::{Lang, Text};
use gouji::render::printable::printable;

use super::complain;

/// The most files that are named for one reason.
const MAX_NAMED: usize = 10;

/// Why a file is not read. The order is that in which it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No ending is known that it bears.
    UnknownEnding,
    /// It bears no ending.
    NoEnding,
    /// A file within an archive or a mail, whose ending is not known or lacking.
    Entry,
    /// A pipe, a socket or a device.
    Special,
    /// A link to a directory.
    LinkToDirectory,
    /// An output of this program.
    Own,
    /// The configuration leaves it out.
    Excluded,
    /// The run writes it.
    Written,
    /// It lists the bodies that must report.
    Roster,
    /// Its name begins with a dot.
    Hidden,
    /// Files of its kind are no reports.
    OtherKind,
}

impl Why {
    const ALL: [Self; 11] = [
        Self::UnknownEnding,
        Self::NoEnding,
        Self::Entry,
        Self::Special,
        Self::LinkToDirectory,
        Self::Own,
        Self::Excluded,
        Self::Written,
        Self::Roster,
        Self::Hidden,
        Self::OtherKind,
    ];

    /// Whether somebody may miss the file.
    const fn is_said(self) -> bool {
        match self {
            Self::UnknownEnding | Self::NoEnding | Self::Entry | Self::Special => true,
            Self::LinkToDirectory | Self::Own => true,
            Self::Excluded | Self::Written | Self::Roster => false,
            Self::Hidden | Self::OtherKind => false,
        }
    }

    const fn words(self) -> Text {
        match self {
            Self::UnknownEnding => Text {
                zh: "不支持的扩展名；需要核对的，请直接写明文件名",
                en: "unknown file extension; to check such a file, name it on the command line",
            },
            Self::NoEnding => Text {
                zh: "没有扩展名；需要核对的，请直接写明文件名",
                en: "no file extension; to check such a file, name it on the command line",
            },
            Self::Entry => Text {
                zh: "在压缩包或邮件里，没有扩展名或扩展名不支持；需要核对的，请先取出，再直接写明文件名",
                en: "in an archive or mail, with an unknown file extension or none; to check such a file, take it out and name it on the command line",
            },
            Self::Special => Text {
                zh: "不是普通文件，是管道、套接字或设备",
                en: "a pipe, socket or device",
            },
            Self::LinkToDirectory => Text {
                zh: "指向目录的链接；需要核对的，请直接写明该目录",
                en: "a link to a directory; to check that directory, name it on the command line",
            },
            Self::Own => Text {
                zh: "本程序的输出",
                en: "an output of gouji itself",
            },
            Self::Excluded => Text {
                zh: "gouji.toml 的 exclude 排除",
                en: "left out by exclude in gouji.toml",
            },
            Self::Written => Text {
                zh: "这次运行的输出",
                en: "an output of this run",
            },
            Self::Roster => Text {
                zh: "应报送的单位名单",
                en: "lists of the bodies that must report",
            },
            Self::Hidden => Text {
                zh: "隐藏文件或目录",
                en: "hidden",
            },
            Self::OtherKind => Text {
                zh: "这类文件不是报告",
                en: "not a kind of file that holds reports",
            },
        }
    }
}

/// The files that are not read.
#[derive(Debug, Default)]
pub struct Passed(BTreeSet<(Why, String)>);

impl Passed {
    /// Adds one by its name.
    pub fn add(&mut self, name: String, why: Why) {
        self.0.insert((why, name));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Leaves out those that are read all the same, because they were named.
    pub fn without<'a>(&mut self, read: impl Iterator<Item = &'a str>) {
        let read: BTreeSet<&str> = read.collect();
        self.0.retain(|(_, name)| !read.contains(name.as_str()));
    }

    /// Says on standard error what somebody may miss.
    pub fn complain(&self, lang: Lang) {
        for why in Why::ALL.into_iter().filter(|why| why.is_said()) {
            let of_why = self.0.iter().filter(|(of, _)| *of == why);
            let names: Vec<&str> = of_why.map(|(_, name)| name.as_str()).collect();
            if names.is_empty() {
                continue;
            }
            let (count, words) = (names.len(), why.words().get(lang));
            let more = count.saturating_sub(MAX_NAMED);
            let listed = &names[..count - more];
            complain(&match lang {
                Lang::Zh => {
                    let more = match (more, why) {
                        (0, _) => String::new(),
                        (_, Why::Entry) => format!("……另有{more}个"),
                        _ => format!("……另有{more}个，用 --show-files 列出全部"),
                    };
                    format!(
                        "未读取{count}个文件（{words}）：{}{more}",
                        listed.join("、")
                    )
                }
                Lang::En => {
                    let more = match (more, why) {
                        (0, _) => String::new(),
                        (_, Why::Entry) => format!(" and {more} more"),
                        _ => format!(" and {more} more; --show-files lists all"),
                    };
                    format!("{count} not read ({words}): {}{more}", listed.join(", "))
                }
            });
        }
    }

    /// All files, sorted: a line each, those that are not read with why.
    /// `read` are the names of those that are.
    pub fn show<'a>(&self, read: impl Iterator<Item = &'a str>, lang: Lang) -> String {
        let read = read.map(|name| (name, None));
        let passed = (self.0.iter()).map(|(why, name)| (name.as_str(), Some(*why)));
        let mut lines: Vec<(&str, Option<Why>)> = read.chain(passed).collect();
        lines.sort_unstable();
        let line = |(name, why): (&str, Option<Why>)| {
            let name = printable(name);
            let why = why.map(|why| why.words().get(lang));
            match (why, lang) {
                (None, _) => format!("{name}\n"),
                (Some(why), Lang::Zh) => format!("{name}  未读取：{why}\n"),
                (Some(why), Lang::En) => format!("{name}  not read: {why}\n"),
            }
        };
        lines.into_iter().map(line).collect()
    }
}
