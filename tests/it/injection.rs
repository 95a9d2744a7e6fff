//! Text that attacks whatever shows or reads it, in every field that a report or a path can carry,
//! through every output: judged by a parser of that output.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::LazyLock;

use serde_json::Value;

use crate::page;
use crate::run::{Dir, Ran};

/// Stands in every attack, so that a test can tell that it came through.
const MARK: &str = "甲乙";

/// The attacks: mark-up, workflow commands of GitHub and Azure, formulas, sequences of terminals,
/// reading direction and separators of lines, ends of JSON, names that climb. `.ci/injection` puts
/// the same before a terminal and an office.
static ATTACKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../attacks.json")).expect("a list of texts")
});

/// The places of a report that print text of its own: what stands there, and what is put there,
/// `@` being the text. What is there otherwise stays readable.
const FIELDS: [(&str, &str); 8] = [
    ("司法局2023年", "@司法局2023年"),
    ("没有收取", "@没有收取"),
    ("二、主动", "二、@主动"),
    ("五、存在的主要", "五、@存在的主要"),
    (
        "全年通过",
        "2023年，@本机关共收到政府信息公开申请99件。全年通过",
    ),
    ("<td>31</td>", "<td>31@</td>"),
    ("行政强制", "行政@检查"),
    ("<td>6</td>", "<td>@</td>"),
];

/// A report with a text in each field, the next of the list in each, beginning with one of them.
fn report(texts: &[impl AsRef<str>], first: usize) -> String {
    let mut page = page::transposed();
    for (field, (old, new)) in FIELDS.iter().enumerate() {
        let text = texts[(first + field) % texts.len()].as_ref();
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let changed = page.replacen(old, &new.replace('@', &escaped), 1);
        assert_ne!(changed, page, "{old}");
        page = changed;
    }
    page
}

/// The attack as a name of a file: without what no name can hold.
fn file_name(text: &str) -> String {
    text.replace('/', "\\") + ".html"
}

/// A directory `in` with each text in each field, in files' names, and in the names within an
/// archive.
fn reports(texts: &[String]) -> Dir {
    let dir = Dir::with(&[]);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (number, text) in texts.iter().enumerate() {
        dir.write(&format!("in/{number:02}.html"), report(texts, number));
        dir.write(&format!("in/{}", file_name(text)), page::transposed());
        dir.write(&format!("in/{}", file_name(&format!("{text}0"))), "");
        let options = zip::write::SimpleFileOptions::default();
        archive
            .start_file(format!("{text}{number}.html"), options)
            .unwrap();
        archive.write_all(page::transposed().as_bytes()).unwrap();
        // Not the bytes of a file beside it, which would count once.
        archive.write_all(b"<!-- packed -->").unwrap();
    }
    dir.write("in/archive.zip", archive.finish().unwrap().into_inner());
    dir
}

fn attacked() -> Dir {
    reports(&ATTACKS)
}

/// The same reports with nothing evil in them.
fn harmless() -> Dir {
    let texts: Vec<String> = (0..ATTACKS.len())
        .map(|number| format!("{MARK}{number}"))
        .collect();
    let dir = reports(&texts);
    // Outputs show more kinds of findings than the attacks leave.
    dir.write("in/blank.html", page::blank());
    dir.write("in/none.html", page::clean().replace("<p>五、", "<p>"));
    dir.write(
        "in/two.html",
        page::clean().replace("</table>\n<p>三", "<p>三"),
    );
    dir
}

/// Fails unless the text can be shown on any terminal and in any runner's log.
#[track_caller]
fn is_quiet(text: &str) {
    for line in text.split('\n') {
        let evil = line.chars().find(|&c| {
            let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            c.is_control() || turns
        });
        assert_eq!(evil, None, "{line:?}");
        assert!(!line.contains("##vso[") && !line.contains("##["), "{line}");
        assert!(!line.trim_start().starts_with("::"), "{line}");
    }
}

/// The text without the sequences that set colours.
fn without_colours(text: &str) -> String {
    let colours = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    colours.replace_all(text, "").into_owned()
}

/// Runs over `in`; the exit status is that of files that cannot be read, as some are empty.
fn run(dir: &Dir, arguments: &str) -> Ran {
    let ran = dir.run(arguments);
    assert!(
        ran.stdout.contains(MARK),
        "nothing came through: {}",
        ran.stderr
    );
    is_quiet(&ran.stderr);
    ran
}

#[test]
fn every_field_comes_through_somewhere() {
    let texts: Vec<String> = (FIELDS.iter().enumerate())
        .map(|(field, _)| format!("甲{field}乙"))
        .collect();
    let dir = Dir::with(&[("a.html", &report(&texts, 0))]);
    let parsed = dir.run("parse --cells --claims a.html").stdout;
    let checked = dir.run("check --format ndjson a.html").stdout;
    let is_hidden = |text: &&String| !parsed.contains(*text) && !checked.contains(*text);
    let hidden: Vec<_> = texts.iter().filter(is_hidden).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn terminals_and_logs_obey_no_report() {
    let dir = attacked();
    let command =
        "^::(error|warning|notice) (file=[^,:]+,)?(line=\\d+,)?(col=\\d+,)?title=[^,:]+::";
    let command = regex::Regex::new(command).unwrap();
    for lang in ["zh", "en"] {
        for arguments in [
            "check in",
            "check --verbose in",
            "check --format concise in",
            "check --format github in",
        ] {
            let ran = run(&dir, &format!("--lang {lang} {arguments}"));
            if arguments.ends_with("github in") {
                for line in ran.stdout.split_terminator('\n') {
                    assert!(command.is_match(line), "{line}");
                    is_quiet(line.trim_start_matches(':'));
                }
            } else {
                is_quiet(&ran.stdout);
            }
        }
    }
    let plain = run(&dir, "check --verbose in");
    let coloured = run(&dir, "--color always check --verbose in");
    assert_ne!(coloured.stdout, plain.stdout);
    assert_eq!(without_colours(&coloured.stdout), plain.stdout);
    let rolled = run(&dir, "rollup --parent in/00.html in");
    is_quiet(&rolled.stdout);
}

#[test]
fn json_keeps_its_structure() {
    let evil = attacked();
    for arguments in [
        "check --format json in",
        "check --format sarif in",
        "check --format gitlab in",
        "parse --format json --cells in",
        "rollup --format json --parent in/00.html in",
    ] {
        let json = run(&evil, arguments).json();
        assert!(json.to_string().contains(MARK));
        if arguments.contains("sarif") {
            // `[text](target)` is a link even in plain messages.
            for result in json["runs"][0]["results"].as_array().unwrap() {
                let message = result["message"]["text"].as_str().unwrap();
                assert!(!message.contains("]("), "{message}");
            }
        }
    }
    for arguments in [
        "check --format ndjson in",
        "parse --format ndjson in",
        "export --format ndjson in",
    ] {
        let lines = run(&evil, arguments).lines();
        assert!(lines.iter().all(Value::is_object));
        if !arguments.starts_with("export") {
            // A report, two names and a name in an archive each; the three names that begin with
            // a dot are hidden files.
            assert_eq!(lines.len(), 4 * ATTACKS.len() - 3);
        }
    }
}

#[test]
fn xml_and_csv_keep_their_structure() {
    let (evil, good) = (attacked(), harmless());
    let names = |dir: &Dir| -> BTreeSet<String> {
        let ran = run(dir, "check --format junit in");
        let xml = roxmltree::Document::parse(&ran.stdout).unwrap();
        let named = xml.descendants().filter(roxmltree::Node::is_element);
        named
            .map(|node| {
                let attributes: Vec<_> = node.attributes().map(|one| one.name()).collect();
                format!("{} {}", node.tag_name().name(), attributes.join(" "))
            })
            .collect()
    };
    assert!(names(&evil).is_subset(&names(&good)));
    for arguments in [
        "check --format csv in",
        "export --format csv --shape long in",
        "export --format csv --shape wide in",
    ] {
        let ran = run(&evil, arguments);
        let mut table = csv::Reader::from_reader(ran.stdout.as_bytes());
        let columns = table.headers().unwrap().len();
        // The reader refuses a record of another length.
        let records: Vec<_> = table.records().collect::<Result<_, _>>().unwrap();
        assert!(records.iter().all(|record| record.len() == columns));
        assert!(records.len() > ATTACKS.len());
    }
}

/// The elements of a page, each with the names of its attributes; scripts, styles and addresses
/// with their content.
fn elements(page: &str) -> BTreeSet<String> {
    let page = scraper::Html::parse_document(page);
    let all = scraper::Selector::parse("*").unwrap();
    page.select(&all)
        .map(|element| {
            let value = element.value();
            let mut shown = value.name().to_owned();
            for (name, content) in value.attrs() {
                assert!(!name.starts_with("on"), "{name}");
                shown += &format!(" {name}");
                if matches!(name, "href" | "src" | "action") {
                    assert!(content.starts_with('#'), "{name}={content}");
                }
                if name == "style" {
                    shown += content;
                }
            }
            if value.name() == "style" {
                shown += &element.text().collect::<String>();
            }
            shown
        })
        .collect()
}

/// How many scripts a page has.
fn scripts(page: &str) -> usize {
    let scripts = scraper::Selector::parse("script").unwrap();
    scraper::Html::parse_document(page).select(&scripts).count()
}

#[test]
fn pages_have_no_element_of_a_report() {
    let (evil, good) = (attacked(), harmless());
    let mut seen = BTreeSet::new();
    for dir in [&good, &evil] {
        dir.run("check in -o html=pages/ -o html=all.html");
        let mut own = elements(&dir.read("all.html"));
        let pages: Vec<_> = std::fs::read_dir(dir.path().join("pages"))
            .unwrap()
            .collect();
        assert!(pages.len() > 2 * ATTACKS.len(), "{}", pages.len());
        for page in pages {
            let page = std::fs::read_to_string(page.unwrap().path()).unwrap();
            own.extend(elements(&page));
        }
        if seen.is_empty() {
            seen = own;
        } else {
            let foreign: Vec<_> = own.difference(&seen).collect();
            assert!(foreign.is_empty(), "{foreign:?}");
        }
        // No report's name climbs out of the directory.
        assert_eq!(dir.names(), ["all.html", "in", "pages"]);
    }
    assert_eq!(
        scripts(&evil.read("all.html")),
        scripts(&good.read("all.html"))
    );
}

#[test]
fn what_compares_two_reports_shows_both_harmlessly() {
    let (evil, good) = (attacked(), harmless());
    let compared = |dir: &Dir, format: &str, number: usize| {
        let (old, new) = (number, (number + 1) % ATTACKS.len());
        let ran = dir.run(&format!(
            "compare --format {format} in/{old:02}.html in/{new:02}.html"
        ));
        assert!(ran.stdout.contains(MARK), "{}", ran.stderr);
        is_quiet(&ran.stderr);
        ran.stdout
    };
    let of_good = elements(&compared(&good, "html", 0));
    for number in 0..ATTACKS.len() {
        let of_evil = elements(&compared(&evil, "html", number));
        let foreign: Vec<_> = of_evil.difference(&of_good).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        is_quiet(&compared(&evil, "text", number));
        let json: Value = serde_json::from_str(&compared(&evil, "json", number)).unwrap();
        assert!(json["sections"].is_array());
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn no_text_is_a_formula() {
    use calamine::Reader as _;
    let formulas = |dir: &Dir| {
        dir.run("check in -o list.xlsx");
        let path = dir.path().join("list.xlsx");
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
        let mut formulas = BTreeSet::new();
        let mut texts = 0;
        for sheet in book.sheet_names() {
            let used = book.worksheet_formula(&sheet).unwrap();
            let cells = used.used_cells().map(|(_, _, formula)| formula.clone());
            formulas.extend(cells);
            let range = book.worksheet_range(&sheet).unwrap();
            let cells = range
                .used_cells()
                .filter(|cell| cell.2.to_string().contains(MARK));
            texts += cells.count();
        }
        assert!(texts > ATTACKS.len());
        formulas
    };
    let (evil, good) = (formulas(&attacked()), formulas(&harmless()));
    assert!(evil.is_subset(&good), "{evil:?}");
}
