//! Words that are looked for at every place of a text, kept by their first character: where no
//! word begins, which is nearly everywhere, one look-up says so.

use fnv::FnvHashMap;

/// Words, each with what it means.
pub(super) struct Vocabulary<T> {
    by_first: FnvHashMap<char, Vec<(Vec<char>, T)>>,
}

impl<T: Copy> Vocabulary<T> {
    /// Words of which, where a text begins with several, the one given first is found.
    pub(super) fn in_order(words: impl IntoIterator<Item = (Vec<char>, T)>) -> Self {
        let mut by_first: FnvHashMap<char, Vec<_>> = FnvHashMap::default();
        for (word, meaning) in words {
            if let Some(&first) = word.first() {
                by_first.entry(first).or_default().push((word, meaning));
            }
        }
        Self { by_first }
    }

    /// Words of which, where a text begins with several, the longest is found.
    pub(super) fn longest_first(words: impl IntoIterator<Item = (Vec<char>, T)>) -> Self {
        let mut words: Vec<(Vec<char>, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self::in_order(words)
    }

    /// The word that the text begins with: how many characters it takes, and what it means.
    pub(super) fn at(&self, text: &[char]) -> Option<(usize, T)> {
        let words = self.by_first.get(text.first()?)?;
        let found = words.iter().find(|(word, _)| text.starts_with(word));
        found.map(|&(ref word, meaning)| (word.len(), meaning))
    }
}

/// Words of which only their places matter.
pub(super) fn plain(words: &[&str]) -> Vec<(Vec<char>, ())> {
    let chars = |word: &&str| (word.chars().collect(), ());
    words.iter().map(chars).collect()
}
