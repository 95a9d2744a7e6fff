//! The counts of a run by the reports' bodies, folders or years, for people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr as _;

use crate::lang::{Lang, Text};
use crate::render::printable::printable;
use crate::render::renderer::By;
use crate::render::results::{SourceResult, Summary};
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;

/// What is kept of a source until all are counted.
#[derive(Debug)]
pub struct Member {
    /// The group; `None` where the source does not tell.
    group: Option<String>,
    year: Option<i32>,
    summary: Summary,
}

impl Member {
    /// The member that a source is.
    pub(super) fn of(result: SourceResult<'_>, by: By) -> Self {
        let (path, report) = match result {
            SourceResult::Checked(read, _) => (read.source.origin.to_string(), Some(&read.report)),
            SourceResult::Failed(failed) => (failed.source.name.clone(), None),
        };
        let year = report.and_then(|report| report.year);
        let group = match by {
            By::Body => report.and_then(|report| report.body.clone()),
            By::Folder => Some(folder(&path).to_owned()),
            By::Year => year.map(|year| year.to_string()),
        };
        let summary = match result {
            SourceResult::Checked(_, check) => Summary::of(check),
            SourceResult::Failed(_) => Summary::of_result(result),
        };
        Self {
            group,
            year,
            summary,
        }
    }
}

/// The folder of a path: the archive for what stands directly in one.
fn folder(path: &str) -> &str {
    let folder = path.rsplit_once('/').or_else(|| path.rsplit_once('!'));
    folder.map_or(".", |(folder, _)| folder)
}

/// The head of a column, and what it counts.
type Column = (Text, fn(&Summary) -> usize);

/// The counts of a group, with their heads.
const COLUMNS: [Column; 8] = [
    (head("份数", "reports"), |of| of.reports),
    (head("有错误", "with errors"), |of| of.worst[0]),
    (head("未发现问题", "no findings"), |of| of.clean),
    (head("未能核对", "not checked"), |of| of.failed),
    (head("错误", "errors"), |of| of.errors),
    (head("警告", "warnings"), |of| of.warnings),
    (head("提示", "notes"), |of| of.infos),
    (head("无法核对项", "not assessed"), |of| {
        of.assessed.not_assessed
    }),
];

/// The fewest columns of a terminal that names get beside the counts.
const NAME: usize = 30;

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// One line a group: years in their order, bodies and folders with the most errors first, last
/// the sources that do not tell.
pub(super) fn table(members: Vec<Member>, by: By, paint: Paint) -> String {
    let lang = paint.lang;
    let mut groups: BTreeMap<Option<String>, (Summary, BTreeSet<i32>)> = BTreeMap::new();
    for member in members {
        let (summary, years) = groups.entry(member.group).or_default();
        summary.add(&member.summary);
        years.extend(member.year);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    let weight = |of: &Summary| match by {
        By::Year => Reverse((0, 0)),
        By::Body | By::Folder => Reverse((of.errors, of.warnings)),
    };
    // Equal ones stay in the order of their names.
    groups.sort_by_key(|(name, (summary, _))| (name.is_none(), weight(summary)));
    let widths = COLUMNS.map(|(head, count)| {
        let counts = groups
            .iter()
            .map(|(_, (of, _))| count(of).to_string().len());
        counts.max().unwrap_or_default().max(head.get(lang).width())
    });
    let cells = |texts: [String; 8]| {
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
    for (name, (summary, years)) in &groups {
        let name = name.as_deref().unwrap_or_else(|| unknown(by).get(lang));
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        let shown = match (by, lang) {
            (By::Year | By::Folder, _) => name.to_owned(),
            (By::Body, _) if years.is_empty() => name.to_owned(),
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
const fn title(by: By) -> Text {
    match by {
        By::Body => head("单位（年度）", "body (years)"),
        By::Folder => head("文件夹", "folder"),
        By::Year => head("年度", "year"),
    }
}

/// What stands in place of a name that the source does not tell.
const fn unknown(by: By) -> Text {
    match by {
        By::Body | By::Folder => head("（单位不明）", "(body not known)"),
        By::Year => head("（年度不明）", "(year not known)"),
    }
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn a_folder_is_what_stands_before_the_name() {
        assert_eq!(folder("a/b/c.html"), "a/b");
        assert_eq!(folder("c.html"), ".");
        assert_eq!(folder("in/all.zip!2023/c.html"), "in/all.zip!2023");
        assert_eq!(folder("all.zip!c.html"), "all.zip");
    }
}
