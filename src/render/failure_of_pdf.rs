//! Why a PDF could not be read, in words that say what it is and what to do about it.

use crate::ingest::{Limit, PdfError};
use crate::lang::counted;

/// In Chinese.
pub fn zh(error: PdfError) -> String {
    match error {
        PdfError::Locked => "这份 PDF 设有打开密码，不能读取。请提供没有密码的文件，或用密码打开后另存为不加密的 PDF。".to_owned(),
        PdfError::UnknownEncryption => "这份 PDF 的加密方式无法识别，不能读取。请另存为不加密的 PDF 再试。".to_owned(),
        PdfError::Damaged => "这份 PDF 已损坏或不完整，找不到页面。请重新下载或重新导出。".to_owned(),
        PdfError::Scan { pages } => format!("这份 PDF 是扫描件：{pages}页都是图片，没有文字。请提供由文档直接导出的 PDF，或先识别文字再核对：ocrmypdf -l chi_sim 原文件.pdf 新文件.pdf"),
        PdfError::Outlined { shapes } => format!("这份 PDF 的文字已转成轮廓（{shapes}个图形），没有可读的文字。请重新导出并保留文字，或先识别文字再核对：ocrmypdf --force-ocr -l chi_sim 原文件.pdf 新文件.pdf"),
        PdfError::WithoutCharacters { unknown, glyphs } => format!("这份 PDF 的字体没有说明字形是什么字：{glyphs}个字形中有{unknown}个无法对应到文字。请换一种方式重新导出，或先识别文字再核对：ocrmypdf --force-ocr -l chi_sim 原文件.pdf 新文件.pdf"),
        PdfError::Blank { pages } => format!("这份 PDF 的{pages}页都是空白的，没有文字。请检查导出是否完成，再重新获取。"),
        PdfError::TooMuch(limit) => {
            let what = match limit {
                Limit::Pages => "页数",
                Limit::Marks => "字形和线条",
                Limit::Widths => "一种字体声明的字宽",
                Limit::Instructions => "绘图指令的字节数",
                Limit::Unpacked => "解压后的字节数",
            };
            format!("这份 PDF 的{what}超过上限 {}，一份报告不会这样多。请只保留报告所在的页面，或重新导出。", limit.most())
        }
    }
}

/// In English.
pub fn en(error: PdfError) -> String {
    match error {
        PdfError::Locked => "the PDF needs a password and cannot be read. Give the file without a password, or open it and save it unencrypted.".to_owned(),
        PdfError::UnknownEncryption => "the PDF is encrypted in a way that is not known. Save it unencrypted and try again.".to_owned(),
        PdfError::Damaged => "the PDF is damaged or incomplete: its pages cannot be found. Fetch or export it again.".to_owned(),
        PdfError::Scan { pages } => format!("the PDF is a scan: {} without any text. Give the PDF that was exported from the document, or have its text recognised first: ocrmypdf -l chi_sim IN.pdf OUT.pdf", counted(pages, "page that is a picture", "pages that are pictures")),
        PdfError::Outlined { shapes } => format!("the letters of the PDF were turned into outlines ({}): there is no text to read. Export it again with its text, or have the text recognised first: ocrmypdf --force-ocr -l chi_sim IN.pdf OUT.pdf", counted(shapes, "shape", "shapes")),
        PdfError::WithoutCharacters { unknown, glyphs } => format!("the fonts of the PDF do not say which characters they print: {unknown} of {} are unknown. Export it in another way, or have the text recognised first: ocrmypdf --force-ocr -l chi_sim IN.pdf OUT.pdf", counted(glyphs, "glyph", "glyphs")),
        PdfError::Blank { pages } => format!("nothing is written on the PDF's {}. Check that the export was complete, and fetch it again.", counted(pages, "page", "pages")),
        PdfError::TooMuch(limit) => format!("the PDF has more than {} {}; no report has so many. Keep only the report's own pages, or export it again.", limit.most(), limit.what()),
    }
}
