//! What a page or a sheet of paper puts around the text: page numbers, the buttons of a site, its
//! footer. None of it is the report's.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::prose::fold::is_blank;
use crate::recognise::normalise::{first_folded, fold};

/// The most characters of a line that can be furniture.
const MAX_LINE: usize = 80;

/// The number of a page with its marks, in folded text: -2-, —2—, ·2·, 第2页共5页, 2/5, Page2of5, P.9.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-—–―_~]+\d{1,3}[-—–―_~]+|[·•]\d{1,3}[·•]|第?\d{1,3}页(?:[,/]?共\d{1,3}页)?|共\d{1,3}页[,/]?第\d{1,3}页|(?i:page|p\.)\.?\d{1,3}(?:(?i:of)\d{1,3}|/\d{1,3})?[-—]?)$",
    )
});

/// With what it begins but digits, of what is folded one character for one.
const PAGE_BEGINNINGS: &str = "-_~第共pP";

/// The same at the start of a line to which the next one was glued.
static GLUED_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*[-—–―]\s*\d{1,3}\s*[-—–―]\s*(?:\D|$)"));

/// Buttons and counters beside an article, in folded text. Each stands for a whole line.
static BUTTONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:[\[(【]?(?:字体|字号)(?:大小)?:?[\[(【]?(?:(?:大|中|小|默认|超大|特大|较大|正常)[,/|]?)*[\])】]*)|分享(?:到|至|本页)?:?.{0,30}|(?:\(?(?:打印|关闭|收藏|返回|保存|复制|纠错|朗读|打印本页|关闭窗口|打印文章|收藏本页|返回顶部|关闭本页)\)?[,/|·]?){1,6}|(?:浏览|访问|阅读|点击)(?:次数|量|数)?:?\d*次?|无障碍(?:浏览|阅读)?|语音朗读|扫一扫.{0,20}|我要(?:收藏|纠错|分享)|文章分享)$",
    )
});

/// With what they begin, in folded text.
const BUTTON_BEGINNINGS: &str = "[(【字分打关收返保复纠朗浏访阅点无语扫我文";

/// Words with which the end of the article's part of a page begins, in folded text: neighbours of
/// the article, links, the site's own particulars.
static FOOTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:上一[篇条页]|下一[篇条页]|上篇|下篇)[:：]?|^(?:相关(?:链接|文章|信息|新闻|阅读|稿件|推荐|附件)|友情链接|网站地图|站点地图|联系我们|关于我们|关于本站|隐私(?:声明|保护)|版权(?:所有|声明)|法律声明|免责声明|使用帮助|推荐(?:阅读|文章)|热门(?:文章|信息|推荐)|延伸阅读|猜你喜欢|网[民友](?:留言|评论)|您对(?:本|此)|您?(?:当前|现在|所在)的?(?:所在)?位置:|(?:信息|文章|稿件)来源:|政府网站(?:找错|标识码)|网站标识码|责任编辑|主办(?:单位)?:|承办(?:单位)?:|(?:网站)?技术支持|您是第\d*位|.{0,6}(?:ICP|icp)备|.{0,4}公网安备|(?i:copyright)|©|分享到|扫一扫.{0,20}$|(?:打印|关闭)(?:本页|窗口))|(?:ICP|icp)备\d|公网安备\d|版权所有",
    )
});

fn folded(line: &str) -> Option<String> {
    let is_short = line.chars().nth(MAX_LINE).is_none();
    is_short.then(|| fold(line)).filter(|text| !text.is_empty())
}

/// Whether a line is the number of a page with its marks. A bare number is none for certain: it may
/// be a figure.
#[must_use]
pub fn is_page_number(line: &str) -> bool {
    let begins = |c: char| PAGE_BEGINNINGS.contains(c) || c.is_ascii_digit();
    first_folded(line).is_none_or(begins)
        && folded(line).is_some_and(|text| PAGE_NUMBER.is_match(&text))
}

/// Whether a line is a number alone, with or without a page number's marks.
#[must_use]
pub fn is_number(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| !is_blank(*c)).peekable();
    is_page_number(line) || letters.peek().is_some() && letters.all(|c| c.is_ascii_digit())
}

/// A line without the page number that an extractor glued to its start.
#[must_use]
pub fn without_page_number(line: &str) -> &str {
    if !line.trim_start().starts_with(['-', '—', '–', '―']) {
        return line;
    }
    let Some(found) = GLUED_NUMBER.find(line) else {
        return line;
    };
    // The last character of the match is the first one behind the number.
    let behind = found
        .as_str()
        .chars()
        .next_back()
        .filter(|c| !"-—–―".contains(*c));
    let behind = behind.filter(|c| !is_blank(*c)).map_or(0, char::len_utf8);
    line[found.end() - behind..].trim_start()
}

/// Whether a line is a button or counter of the page, and no text of the article.
#[must_use]
pub fn is_button(line: &str) -> bool {
    let begins = |c: char| BUTTON_BEGINNINGS.contains(c);
    first_folded(line).is_none_or(begins)
        && folded(line).is_some_and(|text| BUTTONS.is_match(&text))
}

/// Whether the article ends before this line.
#[must_use]
pub fn begins_footer(line: &str) -> bool {
    !line.contains('。') && folded(line).is_some_and(|text| FOOTER.is_match(&text))
}

#[cfg(test)]
mod tests {
    use super::{begins_footer, is_button, is_number, is_page_number, without_page_number};

    #[test]
    fn numbers_of_pages() {
        for line in [
            "- 2 -",
            "— 12 —",
            "－1－",
            "·3·",
            "第 2 页",
            "第 2 页 共 5 页",
            "Page 3 of 9",
            "P. 9",
            "-3-",
        ] {
            assert!(is_page_number(line), "{line}");
        }
        for line in [
            "2",
            "-3",
            "2023",
            "12件",
            "共 5 页岩",
            "第2条",
            "",
            "- 增长 -",
        ] {
            assert!(!is_page_number(line), "{line}");
        }
        assert!(is_number(" 12 ") && is_number("- 1 -") && !is_number("12件"));
        assert_eq!(without_page_number("- 1 -淮安市"), "淮安市");
        assert_eq!(without_page_number("— 2 — 二、主动"), "二、主动");
        assert_eq!(without_page_number("-3件"), "-3件");
        assert_eq!(without_page_number("- 2 -"), "");
    }

    #[test]
    fn buttons_and_footers_are_no_text() {
        for line in [
            "【字体：大 中 小】",
            "字体：[ ]",
            "分享到：",
            "打印 关闭",
            "浏览次数：72",
            "【打印】【关闭】",
            "无障碍",
        ] {
            assert!(is_button(line), "{line}");
        }
        for line in [
            "上一篇：某局2022年年报",
            "粤ICP备18013952号-1",
            "主办：某县人民政府办公室",
            "版权所有 某县人民政府",
            "Copyright © 2024",
            "网站标识码：4401830036",
        ] {
            assert!(begins_footer(line), "{line}");
        }
        for line in [
            "分享经验，交流做法。",
            "打印机等设备",
            "主办政务公开日活动3场",
            "下一步，加强培训",
        ] {
            assert!(!begins_footer(line), "{line}");
        }
        assert!(
            !is_button("关闭问题线索12件")
                && !is_button("分享工作经验，推动了全县公开工作再上新台阶，得到了群众的好评和肯定")
        );
    }
}
