//! Every output of one run over the shipped reports, kept as files that a change of the program
//! shows in; `SNAPSHOTS=overwrite cargo test --test it snapshots` writes them anew.

use gouji::render::format::OutputFormat;
use snapbox::Data;
use snapbox::data::DataFormat;

use crate::run::{Dir, ran};

/// The reports, and a file that is not there.
const INPUTS: &str = "fixtures/reports fixtures/reports/missing.html";

/// What a run in the project's directory prints, whatever the number of threads.
fn output(arguments: &str) -> String {
    let [one, four] = [1, 4].map(|threads| {
        let mut command =
            Dir::with(&[]).command(&format!("check --threads {threads} {arguments} {INPUTS}"));
        let ran = ran(command.current_dir(env!("CARGO_MANIFEST_DIR")));
        assert_eq!(ran.status, 2, "{ran:?}");
        ran.stdout
    });
    assert_eq!(one, four, "{arguments}");
    one
}

fn assert_kept(name: &str, arguments: &str) {
    let path = format!("{}/fixtures/outputs/{name}", env!("CARGO_MANIFEST_DIR"));
    // As bytes: nothing of an output is as good as anything else.
    let kept = Data::read_from(path.as_ref(), Some(DataFormat::Text)).raw();
    snapbox::assert_data_eq!(output(arguments), kept);
}

#[test]
fn the_output_for_people_is_as_kept() {
    assert_kept("zh.txt", "--lang zh");
    assert_kept("en.txt", "--lang en");
}

#[test]
fn every_output_for_programs_is_as_kept() {
    for format in OutputFormat::ALL {
        let name = match format {
            OutputFormat::Text => continue,
            OutputFormat::Concise => "concise.txt",
            // No person could read what changed in it; its own tests look inside.
            #[cfg(feature = "xlsx")]
            OutputFormat::Xlsx => continue,
            // A page of this size is not read for changes; a small one is kept by its own tests.
            OutputFormat::Html => continue,
            OutputFormat::Json => "findings.json",
            OutputFormat::Ndjson => "findings.ndjson",
            OutputFormat::Sarif => "findings.sarif",
            OutputFormat::Junit => "junit.xml",
            OutputFormat::Github => "github.txt",
            OutputFormat::Gitlab => "gitlab.json",
            OutputFormat::Csv => "findings.csv",
        };
        assert_kept(name, &format!("--lang zh --format {}", format.name()));
    }
}
