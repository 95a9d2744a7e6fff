//! The truth: the figures that the reader must give.

use serde_json::{Map, Value, json};

use super::{Rng, names};

/// Which national format the tables follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    F2019,
    F2021,
    /// Table two of 2021, table three with the one-row (六) of 2019.
    Mixed2021,
}

/// What is written in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A plain decimal: `13`, `-8`, `59237.2449`.
    Number(String),
    Blank,
    /// `-`, `/`, `无` and the like: no number.
    Dash(&'static str),
}

/// A report: its head and its figures, in the order of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub title: Option<String>,
    pub body: Option<String>,
    pub year: Option<i32>,
    pub format: Format,
    figures: Vec<(String, Entry)>,
}

pub const COLUMNS: [&str; 7] = [
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
    "total",
];
pub const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];
pub const PROCEEDINGS: [&str; 3] = [
    "reconsideration",
    "litigation_direct",
    "litigation_after_reconsideration",
];
pub const REFUSED: [&str; 8] = [
    "state_secret",
    "prohibited_by_law",
    "security_and_stability",
    "third_party_rights",
    "internal_affairs",
    "deliberative_process",
    "enforcement_file",
    "administrative_query",
];
pub const UNABLE: [&str; 3] = ["not_held", "creation_required", "unclear_after_correction"];
pub const NOT_PROCESSED: [&str; 5] = [
    "petition_or_complaint",
    "duplicate_request",
    "published_material",
    "excessive_requests",
    "confirmation_or_reissue",
];
pub const OTHER: [&str; 3] = ["correction_overdue", "fee_overdue", "other"];

/// The dashes that stand for "no number" in real reports.
pub const DASHES: [&str; 6] = ["-", "—", "/", "--", "无", "不适用"];

impl Format {
    /// Rows of table two under `disclosure`, each with its fields.
    pub fn disclosure(self) -> Vec<(&'static str, &'static [&'static str])> {
        const ISSUED: &[&str] = &["issued", "repealed", "in_force"];
        const MADE: &[&str] = &["produced", "disclosed", "total_disclosed"];
        const ITEMS: &[&str] = &["previous_items", "change", "decisions"];
        match self {
            Self::F2019 => vec![
                ("regulations", MADE),
                ("normative_documents", MADE),
                ("licensing", ITEMS),
                ("other_services", ITEMS),
                ("penalties", ITEMS),
                ("coercive_measures", ITEMS),
                ("fees", &["previous_items", "change"]),
                ("procurement", &["items", "amount"]),
            ],
            Self::F2021 | Self::Mixed2021 => vec![
                ("regulations", ISSUED),
                ("normative_documents", ISSUED),
                ("licensing", &["decisions"]),
                ("penalties", &["decisions"]),
                ("coercive_measures", &["decisions"]),
                ("fees", &["amount"]),
            ],
        }
    }

    /// Result rows of table three under `applications.outcomes`, without the total.
    pub fn outcomes(self) -> Vec<String> {
        let mut rows = vec!["granted".to_owned(), "partially_granted".to_owned()];
        let mut group = |name: &str, of: &[&str]| {
            rows.extend(of.iter().map(|row| format!("{name}.{row}")));
        };
        group("refused", &REFUSED);
        group("unable", &UNABLE);
        group("not_processed", &NOT_PROCESSED);
        group(
            "other",
            if self == Self::F2021 {
                &OTHER
            } else {
                &["other"]
            },
        );
        rows
    }

    /// Every cell, in the order of the JSON output.
    pub fn paths(self) -> Vec<String> {
        let mut paths = Vec::new();
        for (row, fields) in self.disclosure() {
            paths.extend(
                fields
                    .iter()
                    .map(|field| format!("disclosure.{row}.{field}")),
            );
        }
        let mut rows = vec!["new".to_owned(), "carried_over".to_owned()];
        rows.extend(self.outcomes().iter().map(|row| format!("outcomes.{row}")));
        rows.extend(["outcomes.total".to_owned(), "carried_forward".to_owned()]);
        for row in rows {
            paths.extend(
                COLUMNS
                    .iter()
                    .map(|column| format!("applications.{row}.{column}")),
            );
        }
        for group in PROCEEDINGS {
            paths.extend(
                RESULTS
                    .iter()
                    .map(|result| format!("proceedings.{group}.{result}")),
            );
        }
        paths
    }
}

impl Form {
    /// A report without a figure.
    pub fn empty(format: Format) -> Self {
        let figures = format
            .paths()
            .into_iter()
            .map(|path| (path, Entry::Blank))
            .collect();
        Self {
            title: None,
            body: None,
            year: None,
            format,
            figures,
        }
    }

    /// A report whose sums hold, its blanks counted as 0; about every second one has blanks.
    pub fn random(seed: u64, format: Format) -> Self {
        let mut form = Self::random_full(seed, format);
        let mut rng = Rng::new(seed ^ 0xb1a2);
        form.plant_blanks(&mut rng);
        form
    }

    /// A report whose sums hold and in which every cell has its number.
    pub fn random_full(seed: u64, format: Format) -> Self {
        let mut rng = Rng::new(seed);
        let rng = &mut rng;
        let mut form = Self::empty(format);
        let year = match format {
            Format::F2019 => rng.range(2019, 2020),
            _ => rng.range(2021, 2025),
        } as i32;
        let body = names::body(rng);
        form.title = Some(names::title(rng, &body, year));
        form.year = Some(year);
        let scale = [0, 3, 3, 40, 400, 3000][rng.below(6)];
        form.fill_disclosure(rng, scale, body.contains("市人民政府"));
        form.fill_applications(rng, scale);
        form.fill_proceedings(rng, scale);
        form.body = Some(body);
        form
    }

    fn fill_disclosure(&mut self, rng: &mut Rng, scale: i64, city: bool) {
        for path in self.format.paths() {
            let Some(rest) = path.strip_prefix("disclosure.") else {
                continue;
            };
            let text = match rest {
                "fees.amount" if rng.chance(50) => money(rng, scale * 20),
                "procurement.amount" if rng.chance(60) => money(rng, scale * 300),
                _ if rest.starts_with("regulations.") && !city => "0".to_owned(),
                _ if rest.starts_with("regulations.") => rng.range(0, 14).to_string(),
                _ if rest.ends_with(".change") => {
                    rng.range(-scale.min(60), scale.min(90)).to_string()
                }
                _ if rest.ends_with("repealed") => rng.range(0, scale.min(9)).to_string(),
                _ if rest.ends_with(".decisions") => draw(rng, scale * 60).to_string(),
                _ => draw(rng, scale.min(700)).to_string(),
            };
            self.set(&path, Entry::Number(text));
        }
    }

    fn fill_applications(&mut self, rng: &mut Rng, scale: i64) {
        let outcomes = self.format.outcomes();
        let mut sums = [0; 7];
        let put = |form: &mut Self, row: &str, six: &[i64]| {
            for (column, value) in COLUMNS.iter().zip(six) {
                form.set(
                    &format!("applications.{row}.{column}"),
                    Entry::Number(value.to_string()),
                );
            }
            let total: i64 = six.iter().sum();
            form.set(
                &format!("applications.{row}.total"),
                Entry::Number(total.to_string()),
            );
        };
        for row in &outcomes {
            let busy = matches!(&**row, "granted" | "partially_granted" | "unable.not_held");
            let six: Vec<i64> = (0..6)
                .map(|column| {
                    let top = if column == 0 { scale } else { scale / 12 };
                    if busy || rng.chance(35) {
                        draw(rng, if busy { top } else { top / 4 })
                    } else {
                        0
                    }
                })
                .collect();
            put(self, &format!("outcomes.{row}"), &six);
            six.iter()
                .enumerate()
                .for_each(|(at, value)| sums[at] += value);
        }
        put(self, "outcomes.total", &sums[..6]);
        let mut forward = vec![0; 6];
        let mut over = vec![0; 6];
        for column in 0..6 {
            forward[column] = draw(rng, sums[column] / 8);
            over[column] = draw(rng, (sums[column] + forward[column]) / 7);
        }
        let new: Vec<i64> = (0..6).map(|at| sums[at] + forward[at] - over[at]).collect();
        put(self, "new", &new);
        put(self, "carried_over", &over);
        put(self, "carried_forward", &forward);
    }

    fn fill_proceedings(&mut self, rng: &mut Rng, scale: i64) {
        for group in PROCEEDINGS {
            let mut total = 0;
            for result in &RESULTS[..4] {
                let value = if rng.chance(60) {
                    draw(rng, scale / 15)
                } else {
                    0
                };
                total += value;
                self.set(
                    &format!("proceedings.{group}.{result}"),
                    Entry::Number(value.to_string()),
                );
            }
            self.set(
                &format!("proceedings.{group}.total"),
                Entry::Number(total.to_string()),
            );
        }
    }

    /// Blanks and dashes, as bodies leave them: only where there was a 0, save a blank total column.
    pub fn plant_blanks(&mut self, rng: &mut Rng) {
        let zeros: Vec<String> = self
            .cells()
            .into_iter()
            .filter(|(_, entry)| *entry == Entry::Number("0".to_owned()))
            .map(|(path, _)| path)
            .collect();
        match rng.below(10) {
            0 => zeros.iter().for_each(|path| self.set(path, Entry::Blank)),
            1 | 2 => {
                for path in zeros {
                    if rng.chance(25) {
                        self.set(&path, Entry::Blank);
                    }
                }
            }
            3 => {
                for path in zeros
                    .iter()
                    .filter(|path| path.starts_with("applications."))
                {
                    self.set(path, Entry::Blank);
                }
            }
            4 => {
                let dash = rng.pick(&DASHES);
                for path in zeros {
                    if path.contains("regulations") || rng.chance(10) {
                        self.set(&path, Entry::Dash(dash));
                    }
                }
            }
            5 => {
                let column = COLUMNS[rng.below(7)];
                for (path, _) in self.cells() {
                    let own = path.starts_with("applications.") && path.ends_with(column);
                    if own && !path.contains(".other.") {
                        self.set(&path, Entry::Blank);
                    }
                }
            }
            _ => {}
        }
    }

    pub fn cells(&self) -> Vec<(String, Entry)> {
        self.figures.clone()
    }

    /// Panics where the form has no such cell.
    pub fn set(&mut self, path: &str, entry: Entry) {
        let cell = self.figures.iter_mut().find(|(name, _)| name == path);
        cell.unwrap_or_else(|| panic!("no cell {path}")).1 = entry;
    }

    pub fn get(&self, path: &str) -> &Entry {
        let cell = self.figures.iter().find(|(name, _)| name == path);
        &cell.unwrap_or_else(|| panic!("no cell {path}")).1
    }

    /// The whole number in that cell.
    pub fn whole(&self, path: &str) -> Option<i64> {
        match self.get(path) {
            Entry::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether some cell has no number.
    pub fn has_blanks(&self) -> bool {
        self.figures
            .iter()
            .any(|(_, entry)| !matches!(entry, Entry::Number(_)))
    }

    /// Reads what `parse` prints. A title that is not there at all is made up from the body.
    pub fn from_contract_json(report: &Value) -> Self {
        let other = &report["applications"]["outcomes"]["other"];
        let format = if report["format"] == "2019" {
            Format::F2019
        } else if other.get("correction_overdue").is_some() || other.is_null() {
            Format::F2021
        } else {
            Format::Mixed2021
        };
        let mut form = Self::empty(format);
        let text = |key: &str| report[key].as_str().map(str::to_owned);
        form.body = text("body");
        form.year = report["year"]
            .as_i64()
            .and_then(|year| i32::try_from(year).ok());
        form.title = match (report.get("title"), &form.body, form.year) {
            (None, Some(body), Some(year)) => {
                Some(format!("{body}{year}年政府信息公开工作年度报告"))
            }
            _ => text("title"),
        };
        for path in format.paths() {
            let value = path.split('.').fold(report, |value, key| &value[key]);
            if let Value::Number(number) = value {
                form.set(&path, Entry::Number(number.to_string()));
            }
        }
        form
    }

    /// What `parse` must print, blanks and dashes as `null`.
    pub fn to_contract_json(&self) -> Value {
        let mut report = json!({
            "title": self.title,
            "body": self.body,
            "year": self.year,
            "format": if self.format == Format::F2019 { "2019" } else { "2021" },
        });
        for (path, entry) in &self.figures {
            let value = match entry {
                Entry::Number(text) => number(text),
                Entry::Blank | Entry::Dash(_) => Value::Null,
            };
            let mut at = &mut report;
            for key in path.split('.') {
                if !at.is_object() {
                    *at = Value::Object(Map::new());
                }
                at = &mut at[key];
            }
            *at = value;
        }
        report
    }
}

fn number(text: &str) -> Value {
    match text.parse::<i64>() {
        Ok(whole) => json!(whole),
        Err(_) => json!(text.parse::<f64>().expect("a plain decimal")),
    }
}

/// Up to `top`, small numbers more often.
fn draw(rng: &mut Rng, top: i64) -> i64 {
    if top <= 0 {
        return 0;
    }
    let high = rng.range(0, top);
    if rng.chance(50) {
        rng.range(0, high)
    } else {
        high
    }
}

/// An amount with up to four decimals, none of them a trailing 0.
fn money(rng: &mut Rng, top: i64) -> String {
    let whole = draw(rng, top);
    match rng.below(3) {
        0 => format!("{whole}.{}", rng.range(1, 9)),
        1 => format!("{whole}.{}{}", rng.range(0, 9), rng.range(1, 9)),
        _ => format!("{whole}.{:03}{}", rng.range(0, 999), rng.range(1, 9)),
    }
}
