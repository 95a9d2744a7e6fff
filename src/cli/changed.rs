//! Which files are not as they were in a commit of Git.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow};
use gouji::lang::Lang;

use super::config::Planned;

/// The inputs that have changed since a commit, and the others. What is no file, such as standard
/// input, counts as changed.
///
/// # Errors
/// Where Git is not there, a file is in no repository, or the commit is not known.
pub fn since(
    commit: &str,
    inputs: Vec<Planned>,
    lang: Lang,
) -> Result<(Vec<Planned>, Vec<Planned>)> {
    let mut repositories: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut changed: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    let (mut new, mut old) = (Vec::new(), Vec::new());
    for planned in inputs {
        let Some((path, directory)) =
            (planned.path.as_deref()).and_then(|path| Some((path, path.parent()?)))
        else {
            new.push(planned);
            continue;
        };
        if !repositories.contains_key(directory) {
            let top = git(directory, &["rev-parse", "--show-toplevel"], commit, lang)?;
            let top = Path::new(os(top.trim_ascii_end())).canonicalize()?;
            if !changed.contains_key(&top) {
                changed.insert(top.clone(), changes(&top, commit, lang)?);
            }
            repositories.insert(directory.to_owned(), top);
        }
        let is_new = (repositories.get(directory)).and_then(|top| changed.get(top));
        match is_new.is_some_and(|changed| changed.contains(path)) {
            true => new.push(planned),
            false => old.push(planned),
        }
    }
    Ok((new, old))
}

/// The files of a repository that differ from a commit, and those that Git does not know.
fn changes(top: &Path, commit: &str, lang: Lang) -> Result<BTreeSet<PathBuf>> {
    let verified = format!("{commit}^{{commit}}");
    let verify = ["rev-parse", "--verify", "--end-of-options", &verified];
    let hash = git(top, &verify, commit, lang)?;
    let hash = String::from_utf8_lossy(hash.trim_ascii_end()).into_owned();
    let known = git(
        top,
        &["diff", "--name-only", "-z", "--no-renames", &hash, "--"],
        commit,
        lang,
    )?;
    let unknown = git(
        top,
        &["ls-files", "--others", "--exclude-standard", "-z"],
        commit,
        lang,
    )?;
    let names = known.split(|&b| b == 0).chain(unknown.split(|&b| b == 0));
    let names = names.filter(|name| !name.is_empty());
    Ok(names.map(|name| top.join(os(name))).collect())
}

/// What Git prints.
fn git(directory: &Path, arguments: &[&str], commit: &str, lang: Lang) -> Result<Vec<u8>> {
    let ran = Command::new("git")
        .arg("-C")
        .arg(directory)
        .args(arguments)
        .output();
    let why = match ran {
        Ok(ran) if ran.status.success() => return Ok(ran.stdout),
        Ok(ran) => String::from_utf8_lossy(&ran.stderr)
            .trim()
            .replace('\n', " "),
        Err(error) => error.to_string(),
    };
    Err(match lang {
        Lang::Zh => anyhow!("--changed-since {commit}：Git 不能比较（{why}）"),
        Lang::En => anyhow!("--changed-since {commit}: Git cannot compare ({why})"),
    })
}

#[cfg(unix)]
fn os(bytes: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

/// Git's names are UTF-8 there.
#[cfg(not(unix))]
fn os(bytes: &[u8]) -> &OsStr {
    std::str::from_utf8(bytes).map_or(OsStr::new(""), OsStr::new)
}
