//! What was probably meant by a word that is not known.

/// The known word that is most like the typed one, in any case; `None` where none is much like
/// it. Of several equally near ones it is the first.
#[must_use]
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = typed.to_lowercase();
    let with_distance = |known: &'k str| {
        let distance = strsim::osa_distance(&typed, &known.to_lowercase());
        (distance, known)
    };
    let near = known.into_iter().map(with_distance);
    let (distance, near) = near.min_by_key(|&(distance, _)| distance)?;
    // More than half of it wrong is no slip of the hand.
    (2 * distance <= near.chars().count()).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_what_was_meant_and_nothing_far_off() {
        let known = ["APP001", "flow-imbalance", "APP"];
        assert_eq!(nearest("app01", known), Some("APP001"));
        assert_eq!(nearest("Flow-imbalanced", known), Some("flow-imbalance"));
        assert_eq!(nearest("flwo-imbalance", known), Some("flow-imbalance"));
        assert_eq!(nearest("completely-else-where", known), None);
        assert_eq!(nearest("app01", []), None);
    }
}
