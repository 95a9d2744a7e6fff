//! What the reports of a run are counted, split and shown by: their bodies, folders or years.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::body;
use crate::lang::Text;
use crate::render::renderer::By;
use crate::render::results::{SourceResult, Summary};

/// What several reports of a run have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What stands for it, however one of the reports names it.
    pub key: String,
    /// Its name, as one of its reports has it.
    pub name: String,
}

impl Group {
    /// The group of a source; `None` where the source does not tell.
    #[must_use]
    pub fn of(result: SourceResult<'_>, by: By) -> Option<Self> {
        let (path, report) = match result {
            SourceResult::Checked(read, _) => (read.source.origin.to_string(), Some(&read.report)),
            SourceResult::Failed(failed) => (failed.source.name.clone(), None),
        };
        match by {
            By::Body => Some(Self::of_body(report?.body.as_deref()?)),
            By::Folder => Some(Self::named(folder(&path).to_owned())),
            By::Year => Some(Self::named(report?.year?.to_string())),
        }
    }

    /// That of a body, whose names of several years are one.
    #[must_use]
    pub fn of_body(name: &str) -> Self {
        let key = Some(body::key(name)).filter(|key| !key.is_empty());
        Self {
            key: key.unwrap_or_else(|| name.to_owned()),
            name: name.to_owned(),
        }
    }

    fn named(name: String) -> Self {
        Self {
            key: name.clone(),
            name,
        }
    }
}

/// What is kept of a source until all are counted.
#[derive(Debug, Clone)]
pub struct Member {
    /// The group; `None` where the source does not tell.
    group: Option<Group>,
    year: Option<i32>,
    summary: Summary,
}

impl Member {
    /// The member that a source is.
    #[must_use]
    pub fn of(result: SourceResult<'_>, by: By) -> Self {
        Self {
            group: Group::of(result, by),
            year: match result {
                SourceResult::Checked(read, _) => read.report.year,
                SourceResult::Failed(_) => None,
            },
            summary: Summary::of_result(result),
        }
    }
}

/// What a group comes to.
#[derive(Debug, Default)]
pub struct Counted {
    /// Its name; `None` for the sources that do not tell theirs.
    pub name: Option<String>,
    /// The years of its reports.
    pub years: BTreeSet<i32>,
    /// Its counts.
    pub summary: Summary,
}

/// The groups: years in their order, bodies and folders with the most errors first, last the
/// sources that do not tell.
#[must_use]
pub fn counted(members: impl IntoIterator<Item = Member>, by: By) -> Vec<Counted> {
    let mut groups: BTreeMap<Option<String>, Counted> = BTreeMap::new();
    for member in members {
        let (key, name) = member.group.map(|group| (group.key, group.name)).unzip();
        let counted = groups.entry(key).or_default();
        counted.name = counted.name.take().or(name);
        counted.years.extend(member.year);
        counted.summary.add(&member.summary);
    }
    let mut groups: Vec<Counted> = groups.into_values().collect();
    let weight = |of: &Summary| match by {
        By::Year => Reverse((0, 0)),
        By::Body | By::Folder => Reverse((of.errors, of.warnings)),
    };
    // Equal ones stay in the order of their names.
    groups.sort_by_key(|of| (of.name.is_none(), weight(&of.summary)));
    groups
}

/// What stands in place of the name of a group that the source does not tell.
#[must_use]
pub const fn unknown(by: By) -> Text {
    match by {
        By::Body | By::Folder => Text {
            zh: "单位不明",
            en: "body not known",
        },
        By::Year => Text {
            zh: "年度不明",
            en: "year not known",
        },
    }
}

/// The folder of a path: the archive for what stands directly in one.
fn folder(path: &str) -> &str {
    let folder = path.rsplit_once('/').or_else(|| path.rsplit_once('!'));
    folder.map_or(".", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{Group, folder};

    #[test]
    fn a_folder_is_what_stands_before_the_name() {
        assert_eq!(folder("a/b/c.html"), "a/b");
        assert_eq!(folder("c.html"), ".");
        assert_eq!(folder("in/all.zip!2023/c.html"), "in/all.zip!2023");
        assert_eq!(folder("all.zip!c.html"), "all.zip");
    }

    #[test]
    fn a_body_is_one_under_all_its_names() {
        let key = |name: &str| Group::of_body(name).key;
        assert_eq!(key("宿迁市人民政府"), key("宿迁市"));
        assert_ne!(key("宿迁市林业局"), key("宿迁市"));
        assert_eq!(key("（本级）"), "（本级）");
    }
}
