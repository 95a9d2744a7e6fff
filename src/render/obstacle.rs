//! Why a file could not be opened as what it is, in words that say what to do about it.

use crate::ingest::{IngestError, MAX_ATTRIBUTES, MAX_ENTRIES, Pieces};
use crate::render::failure_of_pdf as of_pdf;

/// The limit of unpacked bytes in the unit that people read.
const fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1 << 20)
}

impl IngestError {
    pub(super) fn zh(self) -> String {
        match self {
            Self::TooDeep { depth, limit } => format!("标签嵌套过深：{depth}层，上限为{limit}层，一份报告不会这样深。请只保留报告正文再试。"),
            Self::TooMany { pieces, limit } => {
                let pieces = match pieces {
                    Pieces::Tags => "标签",
                    Pieces::Elements => "文档元素",
                    Pieces::Cells => "单元格",
                    Pieces::Lines => "行和单元格",
                    Pieces::Numbers => "正文里的数字",
                };
                format!("{pieces}过多：超过{limit}个，一份报告不会这样多。请只保留报告正文再试。")
            },
            Self::TooManyAttributes { attributes } => format!("一个标签的属性过多：{attributes}个，上限为{MAX_ATTRIBUTES}个，网页不会这样写。请只保留报告正文再试。"),
            Self::TooManyElements { limit } => format!("格式标签（如 <font>、<b>）反复打开却没有关闭，展开后超过{limit}个，一份报告不会这样多。请在浏览器里打开网页，把报告正文复制出来，存为文本再试。"),
            Self::Encrypted => "文件已加密，需要密码才能打开。请在 Word、WPS 或 Excel 里打开，取消密码后另存，再核对另存的文件。".to_owned(),
            Self::Cut => "文件不完整：结尾部分缺失，可能是下载或复制中断。请重新获取完整的文件。".to_owned(),
            Self::Damaged => "文件已损坏，内部结构不完整。请用原来的软件打开并另存，或重新获取该文件。".to_owned(),
            Self::TooManyEntries { entries } => format!("压缩包里的文件过多：{entries}个，上限为{MAX_ENTRIES}个。请分成几个压缩包，或解压后核对目录。"),
            Self::Unpacked { limit } => format!("解压后过大：超过 {} MB（可能是压缩炸弹），一份报告不会这样大。请确认文件来源，解压后只核对其中的报告。", megabytes(limit)),
            Self::Entities => "文件里定义了 XML 实体，办公软件不会写出这样的内容，为安全起见没有读取。请用 Word、WPS 或 Excel 打开并另存。".to_owned(),
            Self::Pdf(error) => of_pdf::zh(error),
        }
    }

    pub(super) fn en(self) -> String {
        match self {
            Self::TooDeep { depth, limit } => format!("the tags are nested too deeply: {depth}, and the limit is {limit}; no report goes so deep. Keep only the report itself and try again."),
            Self::TooMany { pieces, limit } => {
                let pieces = match pieces {
                    Pieces::Tags => "tags",
                    Pieces::Elements => "elements",
                    Pieces::Cells => "cells",
                    Pieces::Lines => "lines and cells",
                    Pieces::Numbers => "numbers in the text",
                };
                format!("there are more than {limit} {pieces}; no report has so many. Keep only the report itself and try again.")
            },
            Self::TooManyAttributes { attributes } => format!("one tag has too many attributes: {attributes}, and the limit is {MAX_ATTRIBUTES}; no page is written so. Keep only the report itself and try again."),
            Self::TooManyElements { limit } => format!("formatting tags (such as <font> and <b>) are opened again and again and never closed, which makes more than {limit} elements; no report has so many. Open the page in a browser, copy the report out, save it as text and try that."),
            Self::Encrypted => "the file is encrypted and needs a password. Open it in Word, WPS or Excel, take the password off, save it and check what was saved.".to_owned(),
            Self::Cut => "the file is not complete: its end is missing, as after an interrupted download or copy. Fetch the whole file again.".to_owned(),
            Self::Damaged => "the file is damaged: its own structure does not hold together. Open it in the program that made it and save it, or fetch it again.".to_owned(),
            Self::TooManyEntries { entries } => format!("the archive holds too many files: {entries}, and the limit is {MAX_ENTRIES}. Split it into several, or unpack it and check the directory."),
            Self::Unpacked { limit } => format!("the file unpacks to more than {} MB (perhaps it is a zip bomb); no report is so large. Make sure where it comes from, unpack it and check only the reports.", megabytes(limit)),
            Self::Entities => "the file defines XML entities, which no office program writes; for safety it was not read. Open it in Word, WPS or Excel and save it.".to_owned(),
            Self::Pdf(error) => of_pdf::en(error),
        }
    }
}
