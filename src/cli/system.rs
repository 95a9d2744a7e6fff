//! What the operating system says went wrong, in the words of its user.

use std::io::{self, ErrorKind};

use gouji::lang::{Lang, Text};

/// The words for what commonly happens to files.
const KNOWN: &[(ErrorKind, Text)] = &[
    (
        ErrorKind::StorageFull,
        Text {
            zh: "磁盘已满",
            en: "the disk is full",
        },
    ),
    (
        ErrorKind::QuotaExceeded,
        Text {
            zh: "磁盘配额已用完",
            en: "the disk quota is used up",
        },
    ),
    (
        ErrorKind::FileTooLarge,
        Text {
            zh: "超过了允许的文件大小",
            en: "the file would exceed the size limit",
        },
    ),
    (
        ErrorKind::PermissionDenied,
        Text {
            zh: "没有权限",
            en: "permission denied",
        },
    ),
    (
        ErrorKind::ReadOnlyFilesystem,
        Text {
            zh: "磁盘是只读的",
            en: "the disk is read-only",
        },
    ),
    (
        ErrorKind::NotFound,
        Text {
            zh: "没有这个文件或目录",
            en: "no such file or directory",
        },
    ),
    (
        ErrorKind::NotADirectory,
        Text {
            zh: "路径中有一段不是目录",
            en: "part of the path is not a directory",
        },
    ),
    (
        ErrorKind::IsADirectory,
        Text {
            zh: "这是一个目录",
            en: "it is a directory",
        },
    ),
    (
        ErrorKind::InvalidFilename,
        Text {
            zh: "文件名过长或不合规定",
            en: "the file name is too long or not allowed",
        },
    ),
    (
        ErrorKind::BrokenPipe,
        Text {
            zh: "接收输出的程序已经结束",
            en: "the reader has closed",
        },
    ),
    (
        ErrorKind::TimedOut,
        Text {
            zh: "等待超时",
            en: "it took too long",
        },
    ),
    (
        ErrorKind::ResourceBusy,
        Text {
            zh: "文件正被占用",
            en: "the file is in use",
        },
    ),
];

/// Why something could not be done. What there are no words for is in the system's own; the name
/// of a temporary file, which nobody typed, is in neither.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    let known = KNOWN.iter().find(|(kind, _)| *kind == error.kind());
    match known {
        Some((_, words)) => words.get(lang).to_owned(),
        None => innermost(error).to_string(),
    }
}

/// The error of the system, without what a library has put around it.
fn innermost(error: &io::Error) -> &io::Error {
    let within = error.get_ref().and_then(|inner| inner.source());
    let within = within.and_then(|source| source.downcast_ref::<io::Error>());
    within.map_or(error, innermost)
}
