use std::collections::BTreeMap;
fn flat(prefix: &str, v: &serde_json::Value, out: &mut BTreeMap<String, serde_json::Value>) {
    match v {
        serde_json::Value::Object(m) => {
            for (k, v) in m {
                flat(
                    &if prefix.is_empty() {
                        k.clone()
                    } else {
                        format!("{prefix}.{k}")
                    },
                    v,
                    out,
                )
            }
        }
        v => {
            out.insert(prefix.to_owned(), v.clone());
        }
    }
}
fn main() {
    let verbose = std::env::args().any(|a| a == "-v");
    let mut all = (0, 0, 0);
    for f in std::env::args().skip(1).filter(|a| !a.starts_with('-')) {
        let bytes = std::fs::read(&f).unwrap();
        let name = std::path::Path::new(&f)
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let start = std::time::Instant::now();
        let document = gouji::ingest::open(&bytes)
            .documents(gouji::ingest::Hidden::Skip)
            .map(|mut d| d.remove(0));
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let document = match document {
            Ok(d) => d,
            Err(e) => {
                println!("{name:24} ERROR {e} {ms:.1} ms");
                continue;
            }
        };
        if verbose {
            for block in &document.blocks {
                match block {
                    gouji::document::Block::Heading(t) => println!("# {} {:?}", t.text, t.place),
                    gouji::document::Block::Paragraph(t) => println!("P {} {:?}", t.text, t.place),
                    gouji::document::Block::Grid(g) => {
                        println!(
                            "GRID {:?}",
                            g.rows
                                .iter()
                                .flatten()
                                .map(|c| c.place)
                                .collect::<Vec<_>>()
                                .first()
                        );
                        for row in &g.rows {
                            println!(
                                "   {}",
                                row.iter()
                                    .map(|c| format!(
                                        "{}+{}x{} {}",
                                        c.column,
                                        c.width,
                                        c.height,
                                        c.text.replace('\n', "/")
                                    ))
                                    .collect::<Vec<_>>()
                                    .join(" | ")
                            );
                        }
                    }
                }
            }
        }
        let report = gouji::recognise::recognise(&document);
        let truth = ["hongze2024", "shuyang_fgj2023", "suqian2023", "suqian2024"];
        let stem = name.split('-').nth(1).unwrap_or(&name).to_owned();
        let path = match stem.as_str() {
            "suqian24" => "fixtures/expected/2024-suqian.json".into(),
            "suqian23" => "fixtures/expected/2023-suqian.json".into(),
            "shuyang" => "fixtures/expected/2023-shuyang.json".into(),
            "2019" => "fixtures/expected/2019-example.json".into(),
            _ => "fixtures/expected/2024-hongze.json".to_owned(),
        };
        let _ = truth;
        let json: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut want = BTreeMap::new();
        for t in ["disclosure", "applications", "proceedings"] {
            flat(t, &json[t], &mut want);
        }
        let (mut right, mut wrong, mut lost) = (0, 0, 0);
        let have: BTreeMap<String, _> = report
            .cells
            .iter()
            .map(|(n, f)| (n.to_string(), f))
            .collect();
        for (k, v) in &want {
            match have.get(k) {
                None => {
                    lost += 1;
                    if verbose || lost < 4 {
                        println!("   lost {k}");
                    }
                }
                Some(f) => {
                    let content = &f.content;
                    let n = match content {
                        gouji::report::Content::Number(d) => Some(d.to_string()),
                        _ => None,
                    };
                    let w = match v {
                        serde_json::Value::Null => None,
                        v => Some(v.to_string()),
                    };
                    let same = match (&n, &w) {
                        (Some(a), Some(b)) => {
                            a.parse::<f64>().unwrap() == b.parse::<f64>().unwrap()
                        }
                        (None, None) => true,
                        _ => false,
                    };
                    if same {
                        right += 1
                    } else if matches!(content, gouji::report::Content::Unreadable) {
                        lost += 1;
                        println!("   unreadable {k} {:?}", f.raw)
                    } else {
                        wrong += 1;
                        println!("   WRONG {k}: {:?} for {w:?}", f.raw);
                    }
                }
            }
        }
        for k in have.keys().filter(|k| !want.contains_key(*k)) {
            println!("   EXTRA {k}");
        }
        all = (all.0 + right, all.1 + wrong, all.2 + lost);
        let check = gouji::check(&report, gouji::Options::default());
        let found: BTreeMap<&str, usize> =
            check
                .assessment
                .findings
                .iter()
                .fold(BTreeMap::new(), |mut m, f| {
                    *m.entry(f.rule.id).or_default() += 1;
                    m
                });
        println!(
            "{name:24} {right} right {wrong} wrong {lost} lost  {ms:.1} ms  {:?} {:?} {} | {:?}",
            report.body,
            report.year,
            report.sections.len(),
            found
        );
    }
    println!("{all:?}");
}
