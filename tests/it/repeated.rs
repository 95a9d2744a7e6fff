//! Texts that one report repeats from another: planted copies among many texts of bodies' own.

use gouji::series::Told;
use gouji::series::sketch::{self, Sketch};

use crate::texts;

/// The pairs of a directory of which so many hundredths are the same, by their places.
fn pairs(told: &[Told], least: usize) -> Vec<(usize, usize)> {
    let sketches: Vec<&Sketch> = told.iter().filter_map(|told| told.sketch(1)).collect();
    assert_eq!(sketches.len(), told.len());
    let alike = sketch::alike(&sketches, least);
    alike.iter().map(|pair| (pair.one, pair.other)).collect()
}

#[test]
fn all_planted_copies_are_found_and_nothing_else() {
    const COUNT: usize = 1_000;
    const COPIES: usize = 50;
    let told: Vec<Told> = texts::directory(COUNT, COPIES)
        .iter()
        .map(Told::of)
        .collect();
    let planted: Vec<(usize, usize)> = (0..COPIES)
        .map(|copy| (copy, COUNT - COPIES + copy))
        .collect();
    // The threshold has room on both sides: copies share more, texts of bodies' own less.
    for least in [60, 67, 70] {
        let found = pairs(&told, least);
        let missed = planted.iter().filter(|pair| !found.contains(pair));
        assert_eq!((missed.count(), found.len()), (0, COPIES), "{least}");
    }
}

#[test]
fn numbers_names_and_what_the_circular_gives_do_not_tell_texts_apart_or_make_them_alike() {
    let own = texts::sentences(1);
    let given = [
        "根据国办公开办函〔2021〕30号要求，编制本报告。",
        "本年度未收取信息处理费。",
    ];
    let more = given.iter().map(|text| (*text).to_owned());
    let other: Vec<String> = (own.iter().rev())
        .map(|text| text.replace(|c: char| c.is_ascii_digit(), "55"))
        .chain(more)
        .collect();
    let [one, two, short] = [
        texts::report("临江县林业局", &own),
        texts::report("平湖市水利局", &other),
        texts::report("临江县林业局", &own[..2]),
    ]
    .map(|report| Told::of(&report));
    let [one, two] = [one.sketch(1).unwrap(), two.sketch(1).unwrap()];
    assert_eq!(one.shared(two), 100);
    assert_eq!(one.sentences(), two.sentences());
    let repeated = one.repeated(two);
    assert_eq!(repeated.len(), 20);
    assert!(
        own.iter()
            .any(|text| text.contains(&repeated[19].beginning.text[..30]))
    );
    assert!(short.sketch(1).is_none());
}

#[test]
fn a_text_that_all_share_takes_no_time_in_proportion_to_pairs() {
    let own = texts::sentences(1);
    let told: Vec<Told> = (0..2_000)
        .map(|at| Told::of(&texts::report(&format!("临江县第{at}中学"), &own)))
        .collect();
    let found = pairs(&told, 67);
    assert!(found.len() < 2 * 2_000, "{}", found.len());
    // Each is found to be like another.
    assert!((1..2_000).all(|at| found.iter().any(|&(_, other)| other == at)));
}
