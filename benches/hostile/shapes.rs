//! The shapes: each a text that is repeated, or counted up, to a size.

/// A shape of input.
pub struct Shape {
    /// By what the table names it.
    pub name: &'static str,
    /// About so many bytes of it.
    pub make: fn(usize) -> Vec<u8>,
}

/// A text repeated to a size, between two others.
fn repeated(before: &str, piece: &str, after: &str, size: usize) -> Vec<u8> {
    let times = size.saturating_sub(before.len() + after.len()) / piece.len().max(1);
    format!("{before}{}{after}", piece.repeat(times)).into_bytes()
}

/// Pieces made from a counter, up to a size, between two others.
fn counted(before: &str, piece: impl Fn(usize) -> String, after: &str, size: usize) -> Vec<u8> {
    let mut text = before.to_owned();
    let mut number = 0;
    while text.len() + after.len() < size {
        text.push_str(&piece(number));
        number += 1;
    }
    text.push_str(after);
    text.into_bytes()
}

/// A right report with a text put in before its first section's end.
fn in_report(said: impl Fn(usize) -> String, size: usize) -> Vec<u8> {
    let page = gouji::example::page(gouji::report::Format::F2021, &[]);
    let page = String::from_utf8_lossy(&page).into_owned();
    let at = page
        .find("总体情况")
        .and_then(|at| Some(at + page[at..].find('<')?));
    let (before, after) = page.split_at(at.unwrap_or(0));
    counted(
        &format!("{before}</p><p>"),
        said,
        &format!("</p><p>{after}"),
        size,
    )
}

/// A right report with a text put in, repeated.
fn repeated_in_report(piece: &str, size: usize) -> Vec<u8> {
    in_report(|_| piece.to_owned(), size)
}

/// Shorthand for a shape of a repeated text.
macro_rules! shape {
    ($name:literal, $piece:expr) => {
        shape!($name, "", $piece, "")
    };
    ($name:literal, $before:expr, $piece:expr, $after:expr) => {
        Shape {
            name: $name,
            make: |size| repeated($before, $piece, $after, size),
        }
    };
}

/// All of them.
pub const SHAPES: &[Shape] = &[
    // Mark-up.
    Shape {
        name: "attributes in one tag",
        make: |size| {
            counted(
                "<table><tr><td",
                |n| format!(" a{n}=1"),
                ">1</td></tr></table>",
                size,
            )
        },
    },
    Shape {
        name: "attributes in an unclosed tag, angles in their names",
        make: |size| counted("<p>1</p><td", |n| format!(" <a{n}"), "", size),
    },
    Shape {
        name: "attributes without gaps",
        make: |size| counted("<div", |n| format!("/a{n}=''"), ">1</div>", size),
    },
    Shape {
        name: "attributes, 200 in each tag",
        make: |size| {
            counted(
                "",
                |n| {
                    if n % 200 == 0 {
                        "><p".to_owned()
                    } else {
                        format!(" a{n}")
                    }
                },
                ">",
                size,
            )
        },
    },
    Shape {
        name: "formatting never closed, each unlike",
        make: |size| counted("", |n| format!("<p><font size={n}>1</p>"), "", size),
    },
    Shape {
        name: "formatting never closed within blocks that are",
        make: |size| counted("", |n| format!("<div><b id=a{n}></div>1"), "", size),
    },
    Shape {
        name: "attributes of formatting that are read",
        make: |size| counted("", |n| format!("<p><b class=a{n}>1</p>"), "", size),
    },
    shape!("closing tags that match nothing", "<div></b>"),
    shape!(
        "closing tags of tables that match nothing",
        "<table><tr><td></div></p>1"
    ),
    shape!("closing tags alone", "</p></div></td></b>"),
    shape!("deep blocks", "<div>"),
    shape!("deep lists", "<ul><li>"),
    shape!("deep tables", "<table><tr><td>"),
    shape!(
        "deep cells by their style",
        "<div role=row><div role=cell>1"
    ),
    shape!("deep struck-out text", "<del>1"),
    shape!("misnested formatting", "<b><i><a></b></i><p>"),
    shape!("text before the table it stands in", "<table><b>1<tr>"),
    shape!("cells", "<table><tr>", "<td>1", ""),
    shape!(
        "cells with spans",
        "<table>",
        "<tr><td rowspan=99 colspan=50>1<td rowspan=99>2</tr>",
        "</table>"
    ),
    shape!(
        "small cells with absurd spans",
        "<table>",
        "<tr><td rowspan=65534>",
        "</table>"
    ),
    Shape {
        name: "wide spans, then bare rows",
        make: |size| {
            counted(
                "<table>",
                |n| {
                    if n % 500 < 400 {
                        "<td rowspan=99>".to_owned()
                    } else {
                        "<tr>".to_owned()
                    }
                },
                "",
                size,
            )
        },
    },
    shape!("rows without cells", "<table>", "<tr>", "</table>"),
    shape!(
        "tables of the forms, empty",
        "<table><tr><td>规章<td>行政规范性文件</table>"
    ),
    shape!(
        "table three again and again",
        "<table><tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td>6<td>21</table>"
    ),
    shape!(
        "rows of table three in one table",
        "<table>",
        "<tr><td>（七）总计<td>1<td>2<td>3<td>4<td>5<td>6<td>21",
        "</table>"
    ),
    shape!(
        "options of one field",
        "<table><tr><td><select>",
        "<option>1",
        "</select></table>"
    ),
    shape!(
        "fields of rules within cells",
        "<table><tr><td>",
        "<select><option>1</select>",
        "</table>"
    ),
    shape!(
        "style sheets",
        "<style>",
        "a.b.c{content:'3'}",
        "</style><td class=c>1"
    ),
    Shape {
        name: "style sheets with many classes, cells with many",
        make: |size| {
            counted(
                "<table><tr>",
                |n| {
                    if n % 2 == 0 {
                        format!("<style>.a{n}{{content:'3'}}</style>")
                    } else {
                        format!("<td class='b{n} c{n} d{n}'>")
                    }
                },
                "</table>",
                size,
            )
        },
    },
    shape!(
        "one style rule after a long selector",
        "<style>",
        "content:'3';",
        "</style><td>1"
    ),
    shape!("comments never closed", "<!--<td>1"),
    shape!("entities", "<p>", "&lt;&amp;&#49;", "</p>"),
    shape!("headings", "<h2>一、总体情况</h2>"),
    shape!(
        "links to reports",
        "<a href=a.pdf>某局2023年政府信息公开工作年度报告</a><br>"
    ),
    shape!(
        "titles",
        "<p>某县人民政府办公室2023年政府信息公开工作年度报告</p>"
    ),
    // Text.
    shape!("tab-joined lines", "总计\t1\t其他\t2\n"),
    shape!("tab-joined words in one line", "总计\t1\t"),
    shape!("tabs", "\t"),
    shape!("one row of tabs and a word", "", "\t", "1\t\t总计"),
    shape!("bars", "| "),
    shape!("bars and labels, a cell a line", "行政许可 |\n1 |\n"),
    shape!(
        "lines of table three",
        "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n"
    ),
    shape!("lines of half a label", "新收政府信息公开 1\n"),
    shape!("lines of prose", "全年公开信息若干条。\n"),
    shape!(
        "lines of prose and lines of figures",
        "全年公开信息若干条。\n规章 1 2 3\n"
    ),
    shape!(
        "headings as lines",
        "一、总体情况\n二、主动公开政府信息情况\n"
    ),
    shape!("lines of figures", "1 2 3\n"),
    shape!("short lines", "甲\n"),
    shape!("one line without blanks", "政府信息公开"),
    shape!("one line of labels", "一、总计 其他 "),
    shape!("one number", "1"),
    shape!("lines of commas", "甲,1,2\n"),
    shape!("quotes in lines of commas", "\"甲,1,2\n"),
    shape!("nested JSON", "[{\"a\":"),
    shape!("JSON of pages", "[", "\"<td>1\",", "1]"),
    // What a report's text says.
    Shape {
        name: "nested 其中",
        make: |size| repeated_in_report("收到申请9件，其中", size),
    },
    Shape {
        name: "其中 with figures, one sentence",
        make: |size| repeated_in_report("其中予以公开3件，", size),
    },
    Shape {
        name: "、-joined figures",
        make: |size| repeated_in_report("3件、", size),
    },
    Shape {
        name: "、-joined outcomes",
        make: |size| repeated_in_report("予以公开3件、部分公开2件、", size),
    },
    Shape {
        name: "percentages",
        make: |size| in_report(|n| format!("占{}.{}%，", n % 97, n % 89), size),
    },
    Shape {
        name: "shares and counts, each unlike",
        make: |size| {
            in_report(
                |n| format!("予以公开{n}件，占{}.{}%。", n % 97, n % 89),
                size,
            )
        },
    },
    Shape {
        name: "brackets",
        make: |size| repeated_in_report("（申请3件）", size),
    },
    Shape {
        name: "brackets never closed",
        make: |size| repeated_in_report("（3件", size),
    },
    Shape {
        name: "lists of wordings, figures 分别为",
        make: |size| repeated_in_report("予以公开、部分公开、不予公开分别为1件、2件、3件。", size),
    },
    Shape {
        name: "sentences about applications",
        make: |size| repeated_in_report("本年新收申请12件，上年结转0件。", size),
    },
    Shape {
        name: "sentences about years",
        make: |size| repeated_in_report("比2022年增加3件，与2021年相比下降5%。", size),
    },
    Shape {
        name: "paragraphs about applications",
        make: |size| repeated_in_report("本年新收申请12件，其中自然人12件。</p><p>", size),
    },
    Shape {
        name: "bodies' names",
        make: |size| {
            in_report(
                |n| format!("某市第{n}人民政府办公室局委员会收到申请{n}件，"),
                size,
            )
        },
    },
    Shape {
        name: "quotes and book titles",
        make: |size| repeated_in_report("《“条例", size),
    },
    Shape {
        name: "chapters in the sections' text",
        make: |size| repeated_in_report("（一）主动公开情况</p><p>一是公开了。</p><p>", size),
    },
];
