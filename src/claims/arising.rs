//! How a text says that proceedings came of what it told before.

use super::number::starts;

/// Words for what comes of something else: proceedings that others brought.
const ARISING: &[&str] = &[
    "发生",
    "引发",
    "引起",
    "产生",
    "导致",
    "提起",
    "不服",
    "被申请",
    "被行政复议",
    "被复议",
    "被诉",
    "出现",
];

/// How a sentence of its own begins that tells which proceedings there were.
pub(super) const HEADS: &[&str] = &["涉及行政复议", "涉及行政诉讼", "涉及复议", "涉及诉讼"];

/// Whether the text says that something arose.
pub(super) fn tells_of_arising(text: &[char]) -> bool {
    let is_told = |word: &&str| (0..text.len()).any(|at| starts(text, at, word));
    ARISING.iter().any(is_told)
}
