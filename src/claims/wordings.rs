//! The wordings: what each means, and where it was seen.
//!
//! `form n` is form n of the sixty in which reports state their figures, as `tests/it/claims/patterns.rs`
//! numbers them, `decoy` a figure that states none, `law` the form's own label or the Regulations,
//! `web` a published report read for this reader, `gen` a natural variant of one of these.

mod applications;
mod frame;
mod other_tables;

use super::words::Word;

pub(super) use applications::APPLICATIONS;
pub(super) use frame::FRAME;
pub(super) use other_tables::OTHER_TABLES;

/// One meaning, the wordings that have it (separated by spaces), where they were seen.
pub(super) type Entry = (Word, &'static str, &'static str);
