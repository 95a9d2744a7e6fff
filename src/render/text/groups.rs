//! The counts of a run by the reports' bodies, folders or years, for people.

use unicode_width::UnicodeWidthStr as _;

use crate::lang::{Lang, Text};
use crate::render::group::{self, Counted, Member};
use crate::render::printable::printable;
use crate::render::renderer::By;
use crate::render::results::Summary;
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;

/// The head of a column, and what it counts.
pub type Column = (Text, fn(&Summary) -> usize);

/// The counts of a group, with their heads: its reports, those of each kind, which together are all
/// of them, and its findings.
pub const COLUMNS: [Column; 10] = [
    (head("份数", "reports"), |of| of.reports),
    (head("有错误", "with errors"), |of| of.worst[0]),
    (head("有警告无错误", "warned"), |of| of.worst[1]),
    (head("仅有提示", "noted"), |of| of.worst[2]),
    (head("未发现问题", "clean"), |of| of.clean),
    (head("未能核对", "failed"), |of| of.failed),
    (head("错误", "errors"), |of| of.errors),
    (head("警告", "warnings"), |of| of.warnings),
    (head("提示", "notes"), |of| of.infos),
    (head("无法核对项", "undecided"), |of| {
        of.assessed.not_assessed
    }),
];

/// The fewest columns of a terminal that names get beside the counts.
const NAME: usize = 30;

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// One line a group.
pub(super) fn table(members: Vec<Member>, by: By, paint: Paint) -> String {
    let lang = paint.lang;
    let groups = group::counted(members, by);
    let widths = COLUMNS.map(|(head, count)| {
        let counts = groups.iter().map(|of| count(&of.summary).to_string().len());
        counts.max().unwrap_or_default().max(head.get(lang).width())
    });
    let cells = |texts: [String; COLUMNS.len()]| {
        let padded = texts.iter().zip(widths);
        let padded = padded.map(|(text, width)| {
            format!("{}{text}  ", " ".repeat(width.saturating_sub(text.width())))
        });
        padded.collect::<String>()
    };
    let line = |start: String, name: &str| {
        let hang = start.width();
        if hang + NAME <= paint.width {
            let flow = Flow::new(0, hang, paint.width);
            return flow.piece(0, &start, &start).words(name).end();
        }
        // Beside the counts is no room for names, so that each stands below its own.
        let below = Flow::new(4, 4, paint.width).words(name).end();
        format!("{}\n{below}", start.trim_end())
    };
    let heads = COLUMNS.map(|(head, _)| head.get(lang).to_owned());
    let mut out = line(cells(heads), title(by).get(lang));
    for Counted {
        name,
        summary,
        years,
    } in &groups
    {
        let name = match (name, lang) {
            (Some(name), _) => name.clone(),
            (None, Lang::Zh) => format!("（{}）", group::unknown(by).zh),
            (None, Lang::En) => format!("({})", group::unknown(by).en),
        };
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        let shown = match (by, lang) {
            (By::Year | By::Folder, _) => name,
            (By::Body, _) if years.is_empty() => name,
            (By::Body, Lang::Zh) => format!("{name}（{}）", years.join("、")),
            (By::Body, Lang::En) => format!("{name} ({})", years.join(", ")),
        };
        let counts = COLUMNS.map(|(_, count)| count(summary).to_string());
        out += &line(cells(counts), &printable(&shown));
    }
    out.push('\n');
    out
}

/// The head of the names.
pub const fn title(by: By) -> Text {
    match by {
        By::Body => head("单位（年度）", "body (years)"),
        By::Folder => head("文件夹", "folder"),
        By::Year => head("年度", "year"),
    }
}
