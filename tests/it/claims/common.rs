//! Reports made for the tests, and the short names of their cells.
#![allow(dead_code)]

use gouji::claims::{self, Claim, ClaimVerdict};
use gouji::prose::Prose;
use gouji::report::{
    CaseResult, CellName, Column, Content, Decimal, Figure, Format, Item, Measure, OutcomeGroup,
    Paragraph, Position, Proceeding, Report, Row, Section,
};

/// The figures of a report, from which its cells are made.
pub struct Figures {
    pub body: &'static str,
    pub year: i32,
    pub new: [i64; 6],
    pub over: [i64; 6],
    pub total: [i64; 6],
    pub forward: [i64; 6],
    /// The 21 outcome rows, in the order of the form.
    pub outcomes: [i64; 21],
    pub proceedings: [[i64; 4]; 3],
    pub regulations: [i64; 3],
    pub normative: [i64; 3],
    /// Licensing, penalties, coercive measures.
    pub decisions: [i64; 3],
    pub fees: &'static str,
}

/// A bureau's report, in which no two figures that could be confused are equal.
pub const BUREAU: Figures = Figures {
    body: "临江县自然资源局",
    year: 2023,
    new: [86, 21, 1, 2, 9, 5],
    over: [7, 3, 0, 0, 1, 0],
    total: [89, 22, 1, 2, 10, 5],
    forward: [4, 2, 0, 0, 0, 0],
    outcomes: [
        41, 16, 1, 2, 0, 8, 3, 7, 4, 0, 23, 2, 3, 5, 2, 0, 1, 1, 2, 1, 7,
    ],
    proceedings: [[8, 2, 4, 1], [3, 1, 2, 0], [4, 0, 1, 2]],
    regulations: [0, 0, 0],
    normative: [14, 3, 52],
    decisions: [1873, 262, 19],
    fees: "31.5",
};

/// The same figures in the report of a county's government.
pub const COUNTY: Figures = Figures {
    body: "临江县人民政府",
    ..BUREAU
};

/// A town's report in which everything is 0.
pub const ZERO: Figures = Figures {
    body: "海清市柳河镇人民政府",
    year: 2022,
    new: [0; 6],
    over: [0; 6],
    total: [0; 6],
    forward: [0; 6],
    outcomes: [0; 21],
    proceedings: [[0; 4]; 3],
    regulations: [0; 3],
    normative: [0; 3],
    decisions: [0; 3],
    fees: "0",
};

pub fn figure(raw: &str) -> Figure {
    let content = match raw {
        "" => Content::Blank,
        "-" => Content::Dash,
        _ => Decimal::parse_digits(raw).map_or(Content::Unreadable, Content::Number),
    };
    Figure {
        raw: raw.to_owned(),
        content,
        annotated: false,
        position: Position::default(),
    }
}

impl Figures {
    /// The report in the 2021 format.
    pub fn report(&self) -> Report {
        let mut report = Report {
            body: Some(self.body.to_owned()),
            year: Some(self.year),
            format: Some(Format::F2021),
            ..Report::default()
        };
        let mut set = |name: CellName, value: String| {
            report.cells.insert(name, figure(&value));
        };
        let rows = [
            (Row::New, self.new),
            (Row::CarriedOver, self.over),
            (Row::OutcomeTotal, self.total),
            (Row::CarriedForward, self.forward),
        ];
        for (row, values) in rows {
            for (column, value) in Column::applicants().iter().zip(values) {
                set(CellName::Applications(row, *column), value.to_string());
            }
            set(
                CellName::Applications(row, Column::Total),
                values.iter().sum::<i64>().to_string(),
            );
        }
        for (row, value) in Row::outcomes().iter().zip(self.outcomes) {
            for column in Column::ALL {
                let all = matches!(column, Column::NaturalPerson | Column::Total);
                set(
                    CellName::Applications(*row, *column),
                    if all { value } else { 0 }.to_string(),
                );
            }
        }
        for (group, values) in Proceeding::ALL.iter().zip(self.proceedings) {
            for (result, value) in CaseResult::results().iter().zip(values) {
                set(CellName::Proceedings(*group, *result), value.to_string());
            }
            set(
                CellName::Proceedings(*group, CaseResult::Total),
                values.iter().sum::<i64>().to_string(),
            );
        }
        let measures = [Measure::Issued, Measure::Repealed, Measure::InForce];
        for (index, measure) in measures.into_iter().enumerate() {
            set(
                CellName::Disclosure(Item::Regulations, measure),
                self.regulations[index].to_string(),
            );
            set(
                CellName::Disclosure(Item::NormativeDocuments, measure),
                self.normative[index].to_string(),
            );
        }
        for (item, value) in [Item::Licensing, Item::Penalties, Item::CoerciveMeasures]
            .into_iter()
            .zip(self.decisions)
        {
            set(
                CellName::Disclosure(item, Measure::Decisions),
                value.to_string(),
            );
        }
        set(
            CellName::Disclosure(Item::Fees, Measure::Amount),
            self.fees.to_owned(),
        );
        report
    }
}

/// The report that a line of a file of sentences names: `R` a bureau's, `G` a county's, `Z` a
/// town's in which all is 0; with `R:NAME`, that of the body of this name, `R:-` of an unknown one.
pub fn named(token: &str) -> Report {
    let (figures, body) = match token.split_once(':') {
        Some((figures, body)) => (figures, Some(body)),
        None => (token, None),
    };
    let mut report = match figures {
        "R" => BUREAU.report(),
        "G" => COUNTY.report(),
        "Z" => ZERO.report(),
        other => panic!("report {other}"),
    };
    if let Some(body) = body {
        report.body = (body != "-").then(|| body.to_owned());
    }
    report
}

/// The claims of a text in one section of a report.
pub fn read(report: Report, section: u8, text: &str) -> Vec<Claim> {
    let report = saying(report, section, text);
    claims::read(&report, &Prose::of(&report)).claims
}

/// What `check` finds of such a text by the rules on the narrative's figures.
pub fn found(report: Report, section: u8, text: &str) -> Vec<String> {
    let check = gouji::check(&saying(report, section, text), gouji::Options::default());
    (check.assessment.findings.iter())
        .filter(|finding| finding.rule.family() == "NAR")
        .map(|finding| format!("{} {}", finding.severity.key(), finding.rule.name))
        .collect()
}

/// The report with a text in one of its sections.
fn saying(mut report: Report, section: u8, text: &str) -> Report {
    report.sections = vec![Section {
        number: section,
        heading: String::new(),
        paragraphs: (text.lines())
            .map(|line| Paragraph {
                text: line.to_owned(),
                place: gouji::place::Place::Nowhere,
            })
            .collect(),
        place: gouji::place::Place::Nowhere,
    }];
    report
}

/// The cells behind a short name: `new+over`, `refused`, `new@org`, `rec.up`, `norm.iss`.
pub fn cells(name: &str) -> Vec<CellName> {
    let mut found: Vec<CellName> = name.split('+').flat_map(one).collect();
    found.sort();
    found
}

fn one(name: &str) -> Vec<CellName> {
    let (row, columns) = name.split_once('@').unwrap_or((name, "total"));
    let columns: Vec<Column> = match columns {
        "total" => vec![Column::Total],
        "np" => vec![Column::NaturalPerson],
        "ce" => vec![Column::CommercialEnterprise],
        "ri" => vec![Column::ResearchInstitution],
        "ls" => vec![Column::LegalServiceInstitution],
        "oo" => vec![Column::OtherOrganization],
        "org" => Column::applicants()[1..].to_vec(),
        other => panic!("column {other}"),
    };
    let group = |group| {
        Row::outcomes()
            .iter()
            .copied()
            .filter(|row| row.group() == Some(group))
            .collect::<Vec<_>>()
    };
    let rows = match row {
        "new" => vec![Row::New],
        "over" => vec![Row::CarriedOver],
        "total" => vec![Row::OutcomeTotal],
        "fwd" => vec![Row::CarriedForward],
        "granted" => vec![Row::Granted],
        "partial" => vec![Row::PartiallyGranted],
        "refused" => group(OutcomeGroup::Refused),
        "unable" => group(OutcomeGroup::Unable),
        "notproc" => group(OutcomeGroup::NotProcessed),
        "other" => group(OutcomeGroup::Other),
        "otherrow" => vec![Row::OtherOutcome],
        "state" => vec![Row::StateSecret],
        "law" => vec![Row::ProhibitedByLaw],
        "third" => vec![Row::ThirdPartyRights],
        "internal" => vec![Row::InternalAffairs],
        "process" => vec![Row::DeliberativeProcess],
        "enforce" => vec![Row::EnforcementFile],
        "notheld" => vec![Row::NotHeld],
        "creation" => vec![Row::CreationRequired],
        "unclear" => vec![Row::UnclearAfterCorrection],
        "petition" => vec![Row::PetitionOrComplaint],
        "dup" => vec![Row::DuplicateRequest],
        "excess" => vec![Row::ExcessiveRequests],
        "confirm" => vec![Row::ConfirmationOrReissue],
        "corrdue" => vec![Row::CorrectionOverdue],
        "feedue" => vec![Row::FeeOverdue],
        _ => return other_table(row),
    };
    rows.into_iter()
        .flat_map(|row| {
            columns
                .iter()
                .map(move |column| CellName::Applications(row, *column))
        })
        .collect()
}

fn other_table(name: &str) -> Vec<CellName> {
    let (subject, part) = name.split_once('.').unwrap_or((name, ""));
    let result = match part {
        "up" => CaseResult::Upheld,
        "corr" => CaseResult::Corrected,
        "oth" => CaseResult::Other,
        "pend" => CaseResult::Pending,
        _ => CaseResult::Total,
    };
    let measure = match part {
        "iss" => Measure::Issued,
        "rep" => Measure::Repealed,
        "inf" => Measure::InForce,
        _ => Measure::Decisions,
    };
    let groups: &[Proceeding] = match subject {
        "rec" => &[Proceeding::Reconsideration],
        "dir" => &[Proceeding::LitigationDirect],
        "aft" => &[Proceeding::LitigationAfterReconsideration],
        "lit" => &[
            Proceeding::LitigationDirect,
            Proceeding::LitigationAfterReconsideration,
        ],
        _ => &[],
    };
    if !groups.is_empty() {
        return groups
            .iter()
            .map(|group| CellName::Proceedings(*group, result))
            .collect();
    }
    vec![match subject {
        "norm" => CellName::Disclosure(Item::NormativeDocuments, measure),
        "reg" => CellName::Disclosure(Item::Regulations, measure),
        "lic" => CellName::Disclosure(Item::Licensing, measure),
        "pen" => CellName::Disclosure(Item::Penalties, measure),
        "coe" => CellName::Disclosure(Item::CoerciveMeasures, measure),
        "fees" => CellName::Disclosure(Item::Fees, Measure::Amount),
        other => panic!("cell {other}"),
    }]
}

/// What a sentence must give: a value, a sign (`=`, `!`, `?`) and cells.
#[derive(Debug, Clone)]
pub struct Expected {
    pub value: String,
    pub sign: char,
    pub cells: String,
}

/// Reads `124=new; 6!fwd; 8?`.
pub fn expected(text: &str) -> Vec<Expected> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let sign = part
                .find(['=', '!', '?'])
                .unwrap_or_else(|| panic!("no sign in {part}"));
            Expected {
                value: part[..sign].to_owned(),
                sign: part[sign..].chars().next().unwrap(),
                cells: part[sign + 1..].to_owned(),
            }
        })
        .collect()
}

/// How a text did: comparable claims, those compared rightly, and what went wrong.
#[derive(Debug, Default)]
pub struct Score {
    pub comparable: usize,
    pub right: usize,
    pub false_contradictions: usize,
    pub compared_decoys: usize,
    pub wrong: Vec<String>,
}

impl Score {
    pub fn judge(&mut self, found: &[Claim], wanted: &[Expected], sentence: &str) {
        let mut used = vec![false; found.len()];
        for expected in wanted {
            let verdict = match expected.sign {
                '=' => ClaimVerdict::Agrees,
                '!' => ClaimVerdict::Contradicts,
                _ => continue,
            };
            self.comparable += 1;
            let wanted = cells(&expected.cells);
            let hit = found.iter().enumerate().position(|(place, claim)| {
                let mut cells = claim.cells.clone();
                cells.sort();
                !used[place]
                    && claim.value.to_string() == expected.value
                    && claim.verdict == verdict
                    && cells == wanted
            });
            match hit {
                Some(place) => {
                    used[place] = true;
                    self.right += 1;
                }
                None => self.wrong.push(format!(
                    "missed {}{}{} in {sentence}",
                    expected.value, expected.sign, expected.cells
                )),
            }
        }
        for (claim, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            match claim.verdict {
                ClaimVerdict::Contradicts => {
                    self.false_contradictions += 1;
                    self.wrong.push(format!(
                        "FALSE contradiction {} {:?} in {sentence}",
                        claim.value, claim.subject
                    ));
                }
                ClaimVerdict::Agrees => {
                    let decoy = wanted.iter().any(|expected| {
                        expected.sign == '?' && expected.value == claim.value.to_string()
                    });
                    if decoy {
                        self.compared_decoys += 1;
                        self.wrong.push(format!(
                            "decoy agrees {} {:?} in {sentence}",
                            claim.value, claim.subject
                        ));
                    }
                }
                ClaimVerdict::NotCompared(_) => {}
            }
        }
    }
}

pub fn contradictions(found: &[Claim]) -> Vec<String> {
    found
        .iter()
        .filter(|claim| claim.verdict == ClaimVerdict::Contradicts)
        .map(|claim| claim.value.to_string())
        .collect()
}
