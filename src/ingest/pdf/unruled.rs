//! x
use super::page::Page;
pub fn find(_: &mut [Page]) {}
