//! The heads over the columns of a table without rulings.
//!
//! Words that stand under one another are one head over several lines; a head under which others
//! stand is a common head of these.

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
    covers.sort_by(|a, b| a.0.area.left.total_cmp(&b.0.area.left));
    let head = |(word, first, last)| Head { word, first, last };
    let leaves = (leaves.into_iter().enumerate()).map(|(at, word)| head((word, at, at)));
    Heads {
        leaves: leaves.collect(),
        common: covers.into_iter().map(head).collect(),
    }
}

/// Words of consecutive lines put together that stand alone above one another, closely.
fn stacked(lines: &[Vec<Word>], size: f64) -> Vec<Word> {
    /// How far the tops of consecutive lines of one head lie apart, as a part of the size.
    const STEP: f64 = 1.9;
    let mut stacks: Vec<Word> = Vec::new();
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
                let stack = &mut stacks[above[0]];
                stack.text.push_str(&word.text);
                stack.area = stack.area.union(&word.area);
            } else {
                fresh.push(word.clone());
            }
        }
        stacks.extend(fresh);
    }
    stacks
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
