//! The heads over the columns of a table without rulings.
//!
//! Words that stand under one another are one head over several lines; a head under which others
//! stand is a common head of these.

use std::ops::Range;

use super::words::Word;

/// A head.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its words.
    pub word: Word,
    /// The leaves that it covers, from the left: one, unless it is a common head.
    pub first: usize,
    pub last: usize,
}

/// All heads of a block of lines: leaves first, from the left, then common heads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heads {
    pub leaves: Vec<Head>,
    pub common: Vec<Head>,
}

impl Heads {
    /// The common heads by the rows in which they stand, from the top.
    pub fn common_rows(&self) -> Vec<Vec<&Head>> {
        let depth = |head: &Head| head.word.area.center().1;
        let mut sorted: Vec<&Head> = self.common.iter().collect();
        sorted.sort_by(|one, other| depth(one).total_cmp(&depth(other)));
        let is_beside = |one: &&Head, other: &&Head| {
            let height = one.word.area.height().min(other.word.area.height());
            depth(other) - depth(one) < 2.0 * OFF * height
        };
        sorted.chunk_by(is_beside).map(<[&Head]>::to_vec).collect()
    }

    /// Whether several columns bear one name, so that only the common heads tell them apart.
    pub fn has_repeated_leaves(&self) -> bool {
        let mut names: Vec<&str> = self
            .leaves
            .iter()
            .map(|leaf| leaf.word.text.as_str())
            .collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    }
}

/// How far the middles of words may lie off each other that stand in one row or column, as a
/// part of the size.
const OFF: f64 = 0.35;

/// Reads heads off lines of words, of letters this large.
pub fn heads(lines: &[Vec<Word>], size: f64) -> Heads {
    let stacks = stacked(lines, size);
    let is_over = |one: &Word, other: &Word| {
        one.is_in_column_with(other) && one.area.center().1 < other.area.center().1 - OFF * size
    };
    let (mut leaves, common): (Vec<Word>, Vec<Word>) =
        (stacks.iter().cloned()).partition(|word| !stacks.iter().any(|other| is_over(word, other)));
    leaves.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let mut covers: Vec<(Word, usize, usize)> = Vec::new();
    for word in &common {
        if let Some((first, last)) = covered(word, &common, &leaves, size) {
            covers.push((word.clone(), first, last));
        }
    }
    // A common head over all that stands there says nothing; and where its neighbours cannot be
    // told from what it covers, it comes out as one of these.
    covers.retain(|&(_, first, last)| last > first && last - first + 1 < leaves.len());
    let runs = runs(&leaves);
    for (word, first, last) in &mut covers {
        (*first, *last) = whole_runs(word, (*first, *last), &leaves, &runs);
    }
    if !tell_apart(&covers, &runs) {
        covers.clear();
    }
    covers.sort_by(|a, b| a.0.area.left.total_cmp(&b.0.area.left));
    let head = |(word, first, last)| Head { word, first, last };
    let leaves = (leaves.into_iter().enumerate()).map(|(at, word)| head((word, at, at)));
    Heads {
        leaves: leaves.collect(),
        common: covers.into_iter().map(head).collect(),
    }
}

/// The runs of leaves in which no name comes twice, where there are several: where names begin
/// anew, another common head stands above them.
fn runs(leaves: &[Word]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, leaf) in leaves.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if leaves[run.clone()].iter().all(|one| one.text != leaf.text) => {
                run.end = at + 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The leaves that a common head covers, as whole runs: those over which it stands, and those of
/// which it covers most. Where heads stand at the left or right of what they cover and not in its
/// middle, the leaves nearest to one may be those of another.
fn whole_runs(
    word: &Word,
    (first, last): (usize, usize),
    leaves: &[Word],
    runs: &[Range<usize>],
) -> (usize, usize) {
    let is_covered = |run: &&Range<usize>| {
        let within = run.end.min(last + 1).saturating_sub(run.start.max(first));
        let stands_over = leaves[(*run).clone()]
            .iter()
            .any(|leaf| leaf.is_in_column_with(word));
        within > 0 && (stands_over || within * 2 > run.len())
    };
    let mut covered = runs.iter().filter(is_covered);
    match (covered.clone().next(), covered.next_back()) {
        (Some(one), Some(other)) if runs.len() > 1 => (one.start, other.end - 1),
        _ => (first, last),
    }
}

/// Whether common heads tell runs of leaves with the same names apart: each has one, and no two
/// have the same.
fn tell_apart(covers: &[(Word, usize, usize)], runs: &[Range<usize>]) -> bool {
    let over = |run: &Range<usize>| -> Vec<usize> {
        let is_over = |&at: &usize| covers[at].1 < run.end && run.start <= covers[at].2;
        (0..covers.len()).filter(is_over).collect()
    };
    let known: Vec<Vec<usize>> = runs.iter().map(over).collect();
    runs.len() == 1
        || (known.iter().enumerate())
            .all(|(at, heads)| !heads.is_empty() && !known[..at].contains(heads))
}

/// Words of consecutive lines put together that stand alone above one another, closely. What
/// stands elsewhere as a head of its own is no part of another: a short common head may stand as
/// closely over the first of its leaves.
fn stacked(lines: &[Vec<Word>], size: f64) -> Vec<Word> {
    /// How far the tops of consecutive lines of one head lie apart, as a part of the size.
    const STEP: f64 = 1.9;
    let mut stacks: Vec<Word> = Vec::new();
    // The lines of each.
    let mut pieces: Vec<Vec<Word>> = Vec::new();
    for line in lines {
        let open: Vec<usize> = (0..stacks.len())
            .filter(|&at| {
                let under = line
                    .iter()
                    .map(|word| word.area.top)
                    .fold(f64::INFINITY, f64::min);
                under - stacks[at].area.bottom < (STEP - 1.0) * size
            })
            .collect();
        let mut fresh = Vec::new();
        for word in line {
            let above: Vec<usize> = (open.iter().copied())
                .filter(|&at| stacks[at].is_in_column_with(word))
                .collect();
            let goes_on = match above[..] {
                [at] => {
                    let alone = line
                        .iter()
                        .filter(|other| stacks[at].is_in_column_with(other));
                    let middle = |word: &Word| word.area.center().0;
                    alone.count() == 1
                        && (middle(&stacks[at]) - middle(word)).abs() < 0.6 * size
                        && word.area.top - stacks[at].area.bottom < (STEP - 1.0) * size
                }
                _ => false,
            };
            if goes_on {
                stacks[above[0]] = stacks[above[0]].clone().over(word);
                pieces[above[0]].push(word.clone());
            } else {
                fresh.push(word.clone());
            }
        }
        pieces.extend(fresh.iter().map(|word| vec![word.clone()]));
        stacks.extend(fresh);
    }
    let is_whole = |word: &Word| stacks.iter().any(|stack| stack.text == word.text);
    let parted = |(stack, pieces): (&Word, &Vec<Word>)| match pieces.split_last() {
        Some((last, [first, rest @ ..])) if is_whole(last) => {
            let above = rest
                .iter()
                .fold(first.clone(), |above, word| above.over(word));
            vec![above, last.clone()]
        }
        _ => vec![stack.clone()],
    };
    stacks.iter().zip(&pieces).flat_map(parted).collect()
}

/// Which leaves a common head covers: those under its words, and their neighbours on the same
/// row, as far as no other common head of its own row is nearer.
fn covered(word: &Word, common: &[Word], leaves: &[Word], size: f64) -> Option<(usize, usize)> {
    let (middle, row) = word.area.center();
    let is_under = |leaf: &Word| leaf.is_in_column_with(word) && leaf.area.center().1 > row;
    let first = leaves.iter().position(is_under)?;
    let last = leaves.iter().rposition(is_under)?;
    let depth = |leaf: &Word| leaf.area.center().1;
    let sought = depth(&leaves[first]);
    let nearest_to_other = |leaf: &Word| {
        let (at, _) = leaf.area.center();
        common.iter().any(|other| {
            let (other_middle, other_row) = other.area.center();
            other != word
                && (other_row - row).abs() < OFF * size
                && (at - other_middle).abs() < (at - middle).abs()
        })
    };
    let belongs = |leaf: &Word| {
        let same = (depth(leaf) - sought).abs() < OFF * size
            || (leaf.area.top - leaves[first].area.top).abs() < OFF * size;
        same && leaf.area.top > row && !nearest_to_other(leaf)
    };
    let before = leaves[..first]
        .iter()
        .rev()
        .take_while(|leaf| belongs(leaf));
    let after = leaves[last + 1..].iter().take_while(|leaf| belongs(leaf));
    Some((first - before.count(), last + after.count()))
}
