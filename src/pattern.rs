//! Regular expressions that the program itself holds, each made once.

use regex::Regex;

/// A pattern. Over folded text it needs neither white space nor full-width digits and brackets.
pub fn pattern(source: &str) -> Regex {
    #[expect(
        clippy::unwrap_used,
        reason = "the patterns are constants, read in every test"
    )]
    Regex::new(source).unwrap()
}
