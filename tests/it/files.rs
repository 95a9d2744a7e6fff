//! What a run does with files: which it reads, which it never writes, what it leaves behind.

use crate::page;
use crate::run::{Dir, Ran, ran};

/// A directory whose files are those of a county: reports, what a saved page brings along, and
/// what nobody can tell.
fn county() -> Dir {
    let page = page::clean();
    Dir::with(&[
        ("in/a.html", &page),
        ("in/a_files/style.css", "p {}"),
        ("in/a_files/logo.png", "PNG"),
        ("in/.DS_Store", "x"),
        ("in/~$a.docx", "x"),
        ("in/b.bak", &page),
        ("in/c.rar", "Rar!"),
        ("in/README", "read me"),
    ])
}

#[test]
fn an_output_is_never_one_of_the_inputs() {
    let page = page::transposed();
    let dir = Dir::with(&[("in/r.html", &page), ("other.html", &page::clean())]);
    let at = |name: &str| dir.path().join(name);
    std::fs::hard_link(at("in/r.html"), at("hard.html")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("in/r.html"), at("soft.html")).unwrap();
    let parent = dir.path().file_name().unwrap().to_str().unwrap().to_owned();
    let roundabout = format!("../{parent}/in/r.html");
    let outputs = ["in/r.html", "./in/r.html", "hard.html", &roundabout];
    let outputs = outputs.into_iter().chain(cfg!(unix).then_some("soft.html"));
    for output in outputs {
        for command in [
            format!("check in/r.html -o {output}"),
            format!("check in -o html={output}"),
            format!("check other.html in/r.html -o json=x.json -o text={output}"),
            format!("check --previous in/r.html other.html -o {output}"),
            format!("parse in/r.html -o {output}"),
            format!("parse in -o {output}"),
            format!("export in/r.html --format csv -o {output}"),
            format!("rollup --parent other.html in -o {output}"),
            format!("rollup --parent in/r.html other.html -o {output}"),
            format!("fix in/r.html -o {output}"),
        ] {
            let ran = dir.run(&command);
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{command}");
            assert!(ran.stderr.contains("是要读取的文件"), "{command}: {ran:?}");
            assert_eq!(dir.read("in/r.html"), page, "{command}");
        }
    }
    let en = dir.run("--lang en check in/r.html -o in/r.html");
    assert!(en.stderr.contains("these are never overwritten"), "{en:?}");
    assert_eq!(dir.run("check in/r.html -o new.html").status, 1);
}

#[test]
fn standard_output_is_never_one_of_the_inputs_either() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let into = |name: &str, arguments: &str| -> Ran {
        let options = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .clone();
        let file = options.open(dir.path().join(name)).unwrap();
        let mut command = dir.command(arguments);
        let output = command.stdout(file).output().unwrap();
        Ran {
            status: output.status.code().unwrap(),
            stdout: String::new(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    };
    let page = dir.read("a.html");
    let ran = into("a.html", "parse a.html");
    assert!(ran.status == 2 && ran.stderr.contains("a.html"), "{ran:?}");
    assert_eq!(dir.read("a.html"), page);
    // `parse . > all.json`: the shell has made the file before the directory is read.
    for _ in 0..2 {
        let ran = into("all.json", "parse .");
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    }
    assert_eq!(dir.read("all.json").lines().count(), 2);
}

#[test]
fn what_the_program_wrote_is_no_report_of_the_next_run() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("b.html", "")]);
    let mut outputs = vec![
        ("text", "text.txt"),
        ("concise", "concise.md"),
        ("json", "json.json"),
        ("ndjson", "ndjson.json"),
        ("sarif", "sarif.json"),
        ("gitlab", "gitlab.json"),
        ("github", "github.txt"),
        ("junit", "junit.xml"),
        ("html", "核对结果.html"),
    ];
    if cfg!(feature = "xlsx") {
        outputs.push(("xlsx", "问题清单.xlsx"));
    }
    for lang in ["zh", "en"] {
        for (format, name) in &outputs {
            dir.run(&format!(
                "--lang {lang} check a.html -o {format}={lang}-{name}"
            ));
        }
        dir.run(&format!(
            "--lang {lang} check -q b.html a.html -o {lang}-quiet.txt"
        ));
        let counts = dir.run(&format!("--lang {lang} check --statistics a.html"));
        dir.write(&format!("{lang}-counts.txt"), counts.stdout);
        dir.run(&format!(
            "--lang {lang} check b.html a.html -o ndjson={lang}-failed.json"
        ));
    }
    for (name, arguments) in [
        ("parsed.json", "parse a.html"),
        ("array.json", "parse --format json a.html b.html"),
        ("lines.json", "parse b.html a.html"),
        ("rollup.json", "rollup --format json --parent a.html a.html"),
    ] {
        let ran = dir.run(arguments);
        dir.write(name, ran.stdout);
    }
    let again = dir.run("check --format ndjson .");
    let read: Vec<_> = (again.lines().iter())
        .map(|line| line["source"]["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(read, ["./a.html", "./b.html"]);
    let own = 2 * (outputs.len() + 3) + 4;
    let said = format!("未读取{own}个文件（本程序的输出）");
    assert!(again.stderr.contains(&said), "{own}: {}", again.stderr);
    let en = dir.run("--lang en check .");
    assert!(en.stderr.contains("an output of gouji itself"), "{en:?}");
    // Named, each is tried like any other file.
    assert_eq!(dir.run("check parsed.json").status, 2);
}

#[test]
fn every_file_that_is_not_read_is_said_or_known_to_be_no_report() {
    let dir = county();
    let ran = dir.run("check in");
    assert_eq!(ran.status, 0);
    assert_eq!(
        ran.stderr,
        "gouji: 未读取2个文件（不支持的扩展名；需要核对的，请直接写明文件名）：in/b.bak、in/c.rar\n\
         gouji: 未读取1个文件（没有扩展名；需要核对的，请直接写明文件名）：in/README\n"
    );
    assert_eq!(dir.run("check in in/b.bak in/c.rar in/README").status, 2);
    let named = dir.run("check in in/b.bak").stderr;
    assert!(!named.contains("b.bak"), "{named}");
    let en = dir.run("--lang en parse in").stderr;
    assert!(en.contains("2 not read (unknown file extension"), "{en}");
    for number in 0..30 {
        dir.write(&format!("in/{number:02}.bak"), "x");
    }
    let many = dir.run("check in").stderr;
    assert!(many.contains("未读取32个文件"), "{many}");
    assert!(
        many.contains("in/09.bak……另有22个，用 --show-files 列出全部"),
        "{many}"
    );
}

#[test]
fn the_files_that_are_read_and_those_that_are_not_can_be_listed() {
    let dir = county();
    for command in ["check", "parse", "export", "rollup --parent in/a.html"] {
        let ran = dir.run(&format!("{command} --show-files in"));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{command}");
        assert_eq!(
            ran.stdout,
            "in/.DS_Store  未读取：隐藏文件或目录\n\
             in/README  未读取：没有扩展名；需要核对的，请直接写明文件名\n\
             in/a.html\n\
             in/a_files/logo.png  未读取：这类文件不是报告\n\
             in/a_files/style.css  未读取：这类文件不是报告\n\
             in/b.bak  未读取：不支持的扩展名；需要核对的，请直接写明文件名\n\
             in/c.rar  未读取：不支持的扩展名；需要核对的，请直接写明文件名\n\
             in/~$a.docx  未读取：这类文件不是报告\n",
            "{command}"
        );
    }
}

#[cfg(unix)]
#[test]
fn only_regular_files_of_a_directory_are_opened() {
    use std::os::unix::fs::symlink;
    let dir = Dir::with(&[
        ("in/a.html", &page::clean()),
        ("else/b.html", &page::clean()),
    ]);
    let at = |name: &str| dir.path().join(name);
    let made = std::process::Command::new("mkfifo")
        .arg(at("in/pipe.html"))
        .status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(at("in/socket.html")).unwrap();
    symlink("/dev/zero", at("in/zero.html")).unwrap();
    symlink(at("in"), at("in/loop")).unwrap();
    symlink(at("else"), at("in/else")).unwrap();
    symlink(at("else/b.html"), at("in/link.html")).unwrap();
    symlink(at("nowhere"), at("in/broken.html")).unwrap();
    let ran = dir.run("check --format ndjson in");
    assert_eq!(ran.status, 2);
    let lines = ran.lines();
    let found: Vec<_> = (lines.iter())
        .map(|line| {
            (
                line["source"]["path"].as_str().unwrap(),
                line["status"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("in/a.html", "clean"),
            ("in/broken.html", "failed"),
            ("in/link.html", "clean")
        ]
    );
    for said in [
        "未读取3个文件（不是普通文件，是管道、套接字或设备）：in/pipe.html、in/socket.html、in/zero.html",
        "未读取2个文件（指向目录的链接；需要核对的，请直接写明该目录）：in/else、in/loop",
        "in/broken.html：没有这个文件",
    ] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_unicode_stay_apart_and_can_be_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let dir = Dir::with(&[(r"in/\xB9.html", &page::transposed())]);
    // 工 and 号 in GBK: lossily read, they are one name.
    for name in [&b"\xb9\xa4.html"[..], b"\xba\xc5.html"] {
        let path = dir.path().join("in").join(OsStr::from_bytes(name));
        std::fs::write(path, page::transposed()).unwrap();
    }
    let names = [r"in/\x5CxB9.html", r"in/\xB9\xA4.html", r"in/\xBA\xC5.html"];
    let lines = dir.run("check --format ndjson in").lines();
    let paths: Vec<_> = lines
        .iter()
        .map(|line| line["source"]["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, names);
    let sarif = dir.run("check --format sarif in").json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let uri = |result: &serde_json::Value| {
        let location = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        location.as_str().unwrap().to_owned()
    };
    let uris: std::collections::BTreeSet<String> = results.iter().map(uri).collect();
    let decoded: Vec<String> = (uris.iter())
        .map(|uri| {
            percent_encoding::percent_decode_str(uri)
                .decode_utf8()
                .unwrap()
                .into_owned()
        })
        .collect();
    assert_eq!(decoded, names);
    dir.run("check --baseline accepted.toml --update-baseline in");
    let accepted = dir.read("accepted.toml");
    for name in names {
        assert!(accepted.contains(name), "{accepted}");
    }
    // Each is accepted for itself.
    assert_eq!(dir.run("check --baseline accepted.toml in").status, 0);
    let twin = dir.path().join("in").join(OsStr::from_bytes(b"\xbb.html"));
    std::fs::write(twin, page::transposed()).unwrap();
    assert_eq!(dir.run("check --baseline accepted.toml in").status, 1);
}

#[test]
fn an_ending_tells_the_form_and_an_unknown_one_is_a_mistake() {
    let dir = Dir::with(&[("a.html", &page::transposed())]);
    let written = |name: &str| {
        assert_eq!(
            dir.run(&format!("check a.html -o {name}")).status,
            1,
            "{name}"
        );
        std::fs::read(dir.path().join(name)).unwrap()
    };
    for (name, start) in [
        ("x.json", &b"{\"schema\":\"gouji/check/1\""[..]),
        ("x.ndjson", b"{\"source\":"),
        ("x.JSONL", b"{\"source\":"),
        ("x.sarif", b"{\"$schema\""),
        ("x.sarif.json", b"{\"$schema\""),
        ("x.xml", b"<?xml"),
        ("x.htm", b"<!DOCTYPE html>"),
        ("x.csv", b"path,part,body"),
        ("x.txt", b"a.html  "),
        ("x", b"a.html  "),
    ] {
        assert!(written(name).starts_with(start), "{name}");
    }
    for name in ["x.tsv", "x.docx", "报告.结果"] {
        let ran = dir.run(&format!("check a.html -o {name}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{name}");
        assert!(ran.stderr.contains("请用 --format 写明形式"), "{ran:?}");
        let en = dir.run(&format!("--lang en check a.html -o {name}"));
        assert!(en.stderr.contains("Name one with --format"), "{en:?}");
        assert!(!dir.path().join(name).exists());
        // What is said outright is done.
        assert_eq!(
            dir.run(&format!("check a.html --format json -o {name}"))
                .status,
            1
        );
        assert_eq!(dir.run(&format!("check a.html -o json={name}")).status, 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_written_is_named_as_it_was_typed() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("out.html", "before")]);
    // A limit on the size of files stands for a disk without room; the page is larger.
    let limited = |arguments: &str| {
        let binary = env!("CARGO_BIN_EXE_gouji");
        let script = format!("trap '' XFSZ; ulimit -f 1; exec {binary} {arguments}");
        let mut command = std::process::Command::new("bash");
        ran(command
            .arg("-c")
            .arg(script)
            .current_dir(dir.path())
            .env("LANG", "zh_CN.UTF-8"))
    };
    let zh = limited("--lang zh check a.html -o html=out.html");
    assert_eq!(zh.status, 2);
    assert_eq!(
        zh.stderr,
        "gouji: 不能写入 out.html：超过了允许的文件大小\n"
    );
    let en = limited("--lang en check a.html -o html=./out.html");
    assert_eq!(
        en.stderr,
        "gouji: cannot write ./out.html: the file would exceed the size limit\n"
    );
    assert_eq!(
        (dir.read("out.html").as_str(), dir.names().len()),
        ("before", 2)
    );
    let full = dir.run("check a.html -o text=/dev/full");
    assert_eq!(full.status, 2);
    assert_eq!(full.stderr, "gouji: 不能写入 /dev/full：磁盘已满\n");
    let en = dir.run("--lang en parse a.html -o /dev/full");
    assert_eq!(
        en.stderr,
        "gouji: cannot write /dev/full: the disk is full\n"
    );
}

#[test]
fn a_directory_gets_a_file_for_each_report() {
    let dir = Dir::with(&[
        ("in/a.html", &page::clean()),
        ("in/deep/b.html", &page::transposed()),
        ("in/empty.html", ""),
    ]);
    for _ in 0..2 {
        let ran = dir.run("check in -o html=pages/ -o json=all.json");
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        let names = |below: &str| -> Vec<String> {
            let entries = std::fs::read_dir(dir.path().join(below)).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        // Two reports of one body and year are two files.
        assert_eq!(
            names("pages"),
            [
                "in_empty.html.html",
                "清河县司法局-2023-2.html",
                "清河县司法局-2023.html"
            ]
        );
    }
    assert!(!dir.read("pages/清河县司法局-2023.html").contains("APP001"));
    let second = dir.read("pages/清河县司法局-2023-2.html");
    assert!(second.contains("APP001") && second.ends_with("</html>\n"));
    dir.run("check in -o text=texts/");
    let text = dir.read("texts/清河县司法局-2023-2.txt");
    assert!(
        text.starts_with("in/deep/b.html  ") && text.contains("共1份：1份有错误"),
        "{text}"
    );
    // What is no output of the program is not written over, a report least of all.
    dir.write("pages/清河县司法局-2023.html", page::clean());
    let ran = dir.run("check in -o html=pages");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("不会覆盖"), "{ran:?}");
    assert_eq!(dir.read("pages/清河县司法局-2023.html"), page::clean());
    let formless = dir.run("check in -o pages/");
    assert!(
        formless.status == 2 && formless.stderr.contains("-o html=pages/"),
        "{formless:?}"
    );
}

#[test]
fn a_directory_gets_a_file_for_each_body() {
    let file = |name: &str, year: &str| {
        page::clean()
            .replace("2023", year)
            .replace("清河县司法局", name)
    };
    let dir = Dir::with(&[
        ("in/1.html", &file("清河县司法局", "2022")),
        ("in/2.html", &page::transposed()),
        ("in/3.html", &file("清河县水利局", "2023")),
        ("in/empty.html", ""),
        ("roster.csv", "单位\n清河县司法局\n清河县林业局\n"),
    ]);
    let names = |below: &str| -> Vec<String> {
        let entries = std::fs::read_dir(dir.path().join(below)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    for _ in 0..2 {
        let ran = dir.run(
            "check in --select APP --roster roster.csv --split-by body -o text=t/ -o html=h/ -o xlsx=x/ -o json=j/ -o all.json",
        );
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{ran:?}");
        let bodies = ["单位不明", "清河县司法局", "清河县林业局", "清河县水利局"];
        for (below, ending) in [("t", "txt"), ("h", "html"), ("x", "xlsx"), ("j", "json")] {
            let mut files = bodies.map(|body| format!("{body}.{ending}"));
            files.sort();
            assert_eq!(names(below), files);
        }
    }
    let text = dir.read("t/清河县司法局.txt");
    assert!(
        text.starts_with("in/1.html  ") && text.contains("\nin/2.html  ") && text.contains("共2份"),
        "{text}"
    );
    let json: serde_json::Value = serde_json::from_str(&dir.read("j/清河县司法局.json")).unwrap();
    assert_eq!(json["reports"].as_array().unwrap().len(), 2);
    assert!(dir.read("h/清河县司法局.html").contains("APP001"));
    // Whoever handed in nothing has a file that says so, which no whole output counts.
    assert_eq!(
        dir.read("t/清河县林业局.txt").lines().next(),
        Some("清河县林业局  未能核对  未报送")
    );
    let json: serde_json::Value = serde_json::from_str(&dir.read("j/清河县林业局.json")).unwrap();
    assert_eq!(json["reports"][0]["error"]["kind"], "not-handed-in");
    let all: serde_json::Value = serde_json::from_str(&dir.read("all.json")).unwrap();
    assert_eq!(all["summary"]["reports"], 4);
    assert!(dir.read("t/单位不明.txt").starts_with("in/empty.html  "));
    // Two forms stand side by side in one directory, as long as their endings tell them.
    let ran = dir.run("check in --split-by body -o html=both/ -o csv=both/ -o xlsx=./both/");
    assert_eq!((ran.status, names("both").len()), (2, 9), "{ran:?}");
    let ran = dir.run("check in --split-by body -o json=twice/ -o gitlab=./twice/");
    assert!(
        ran.status == 2 && ran.stderr.contains("两个输出"),
        "{ran:?}"
    );
    // Nothing is split where nothing goes into a directory.
    let whole = dir.run("check in --split-by body -o all.json");
    assert!(
        whole.status == 2 && whole.stderr.contains("-o xlsx=退回/"),
        "{whole:?}"
    );
    let by_year = dir.run("check in --split-by year -o csv=y/");
    assert_eq!(by_year.status, 2);
    assert_eq!(names("y"), ["2022.csv", "2023.csv", "年度不明.csv"]);
}
