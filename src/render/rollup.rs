//! The output of `gouji rollup`: a parent's report against its parts, as text and as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::identities::Verdict;
use crate::lang::{Lang, counted};
use crate::render::check::OtherSource;
use crate::render::number::Number;
use crate::render::printable::printable;
use crate::render::text::repair::cause_words;
use crate::render::words;
use crate::rollup::{self, Explanation, Rolled, Slip};
use crate::series::{Member, Series};

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/rollup/1";

/// What `gouji rollup --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RollupOutput")]
pub struct RollupDocument {
    /// Always `gouji/rollup/1`.
    pub schema: &'static str,
    /// The parent's report.
    pub parent: PartOutput,
    /// The parts whose figures were summed.
    pub parts: Vec<PartOutput>,
    /// What is not there: bodies of the roster without a report, and parts that could not be
    /// taken into the sum.
    pub missing: Vec<MissingOutput>,
    /// The fewest parts that, left out of the parent's sum or counted twice in it, explain every
    /// difference at once; all sets of that size, and none where no two parts do or where
    /// something is missing or unreadable.
    pub explanations: Vec<ExplanationOutput>,
    /// Every cell that parent or parts print, in the order of the form.
    pub cells: Vec<RolledOutput>,
}

/// A report of the roll-up.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Part")]
pub struct PartOutput {
    /// Where it was read from.
    pub source: OtherSource,
    /// The reporting body's name as the title states it.
    pub body: Option<String>,
    /// The year that it is about.
    pub year: Option<i32>,
}

/// A part that is not in the sum.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Missing")]
pub struct MissingOutput {
    /// The body, as the roster or its report names it.
    pub body: Option<String>,
    /// The report, where there is one.
    pub source: Option<String>,
    /// `not_handed_in`, `unreadable`, `other_year`, `handed_in_twice` with the same figures, or
    /// `handed_in_differently`: in the cells that differ, neither report counts.
    pub reason: &'static str,
}

/// Parts that together explain every difference.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RollupExplanation")]
pub struct ExplanationOutput {
    /// The parts that the parent's sum lacks.
    pub left_out: Vec<OtherSource>,
    /// The parts that are in it twice.
    pub counted_twice: Vec<OtherSource>,
}

/// A slip in one figure that explains a cell alone.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RollupSlip")]
pub struct SlipOutput {
    /// The report that it is in: the parent or a part.
    pub source: OtherSource,
    /// What is printed.
    pub from: i64,
    /// What it would have to be.
    pub to: i64,
    /// `digits-transposed`, `digit-added`, `digit-omitted`, `digit-replaced` or `sign-flipped`.
    pub cause: &'static str,
}

/// One cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RolledCell")]
pub struct RolledOutput {
    /// The dotted path of the cell.
    pub cell: String,
    /// What the parent prints; `null` where no number is known.
    pub parent: Option<Number>,
    /// The sum of what the parts print; `null` where it has too many digits.
    pub sum: Option<Number>,
    /// `holds`, `violated` or `not_assessed`.
    pub verdict: &'static str,
    /// The parts that print a number other than 0.
    pub contributions: Vec<ContributionOutput>,
    /// The single slips that would explain a difference; absent where it agrees.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slips: Vec<SlipOutput>,
}

/// What one part adds to a cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Contribution")]
pub struct ContributionOutput {
    /// The part's report.
    pub source: OtherSource,
    /// What it prints.
    pub value: Number,
}

fn source(member: &Member<'_>) -> OtherSource {
    OtherSource {
        path: member.origin.path.clone(),
        part: member.origin.part_name(),
    }
}

/// The roll-up as JSON.
#[must_use]
pub fn document(series: &Series<'_>, missing: &[MissingOutput]) -> Option<RollupDocument> {
    let members = series.members();
    let report = |member: &Member<'_>| PartOutput {
        source: source(member),
        body: member.report.body.clone(),
        year: member.report.year,
    };
    let (parent, parts) = members.split_first()?;
    let slip = |slip: Slip| SlipOutput {
        source: source(&members[slip.at]),
        from: slip.from,
        to: slip.to,
        cause: slip.cause.as_str(),
    };
    let sources = |places: Vec<usize>| places.into_iter().map(|at| source(&members[at])).collect();
    let cell = |rolled: Rolled| RolledOutput {
        slips: rollup::slips(&rolled).into_iter().map(slip).collect(),
        cell: rolled.cell.to_string(),
        parent: rolled.parent.map(Number),
        sum: rolled.sum.map(Number),
        verdict: match rolled.verdict {
            Verdict::Holds => "holds",
            Verdict::Violated => "violated",
            Verdict::NotAssessed => "not_assessed",
        },
        contributions: (rolled.contributions.iter())
            .map(|&(at, value)| ContributionOutput {
                source: source(&members[at]),
                value: Number(value),
            })
            .collect(),
    };
    Some(RollupDocument {
        schema: SCHEMA,
        parent: report(parent),
        parts: parts.iter().map(report).collect(),
        missing: missing.to_vec(),
        explanations: (rollup::explanations(series).into_iter())
            .map(|one| ExplanationOutput {
                left_out: sources(one.left_out),
                counted_twice: sources(one.counted_twice),
            })
            .collect(),
        cells: rollup::cells(series).into_iter().map(cell).collect(),
    })
}

/// The roll-up for people: what is missing, then each cell that differs with the contributions.
#[must_use]
pub fn text(series: &Series<'_>, missing: &[MissingOutput], lang: Lang) -> String {
    let members = series.members();
    let Some((parent, parts)) = members.split_first() else {
        return String::new();
    };
    let (name, count) = (parent.origin.to_string(), parts.len());
    let mut out = match lang {
        Lang::Zh => format!("{name}  汇总报告，所辖{count}个单位\n"),
        Lang::En => format!("{name}  the parent, {}\n", counted(count, "part", "parts")),
    };
    for one in missing {
        out += &format!("  {}\n", absent(one, lang));
    }
    let explanations = rollup::explanations(series);
    for one in &explanations {
        out += &format!("  {}\n", explained(one, members, lang));
    }
    let cells = rollup::cells(series);
    let verdicts = |verdict| cells.iter().filter(|cell| cell.verdict == verdict).count();
    for rolled in cells
        .iter()
        .filter(|cell| cell.verdict == Verdict::Violated)
    {
        if explanations.is_empty() {
            out.push('\n');
        }
        out += &differing(rolled, members, lang);
        // What explains every cell at once needs no guesses at one of them.
        if explanations.is_empty() {
            out += &contributed(rolled, members, lang);
        }
    }
    let [held, violated, unknown] =
        [Verdict::Holds, Verdict::Violated, Verdict::NotAssessed].map(verdicts);
    let all = cells.len();
    out += &match lang {
        Lang::Zh => {
            format!("核对{all}项：相符{held}项，不符{violated}项，无法核对{unknown}项。\n")
        }
        Lang::En => format!(
            "{all} cells compared: {held} hold, {violated} violated, {unknown} not assessed.\n"
        ),
    };
    out
}

/// What is missing, in words.
pub(super) fn absent(one: &MissingOutput, lang: Lang) -> String {
    let names = [one.body.as_deref(), one.source.as_deref()];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join("  ");
    let why = match (one.reason, lang) {
        ("not_handed_in", Lang::Zh) => "未报送",
        ("other_year", Lang::Zh) => "不是同一年度的报告，未计入",
        ("handed_in_twice", Lang::Zh) => "重复报送，未计入",
        ("handed_in_differently", Lang::Zh) => "重复报送且数据不同，不同的各项不核对",
        (_, Lang::Zh) => "无法读取，未计入",
        ("not_handed_in", Lang::En) => "not handed in",
        ("other_year", Lang::En) => "about another year, not summed",
        ("handed_in_twice", Lang::En) => "handed in twice, not summed again",
        ("handed_in_differently", Lang::En) => {
            "handed in twice with different figures; the cells that differ are not compared"
        }
        (_, Lang::En) => "could not be read, not summed",
    };
    format!("{}  {why}", printable(&name))
}

/// What parts explain every difference.
fn explained(one: &Explanation, members: &[Member<'_>], lang: Lang) -> String {
    let names = |places: &[usize]| {
        let names = places.iter().map(|&at| {
            let member = &members[at];
            let name = member.report.body.as_deref().unwrap_or_default();
            match lang {
                Lang::Zh => format!("{name}（{}）", member.origin),
                Lang::En => format!("{name} ({})", member.origin),
            }
        });
        names.collect::<Vec<_>>().join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        })
    };
    let (left_out, twice) = (names(&one.left_out), names(&one.counted_twice));
    let said = match lang {
        Lang::Zh => [("汇总漏计", left_out), ("重复计入", twice)],
        Lang::En => [
            ("the parent leaves out ", left_out),
            ("the parent counts twice ", twice),
        ],
    };
    let said: Vec<String> = (said.into_iter())
        .filter(|(_, names)| !names.is_empty())
        .map(|(words, names)| format!("{words}{names}"))
        .collect();
    let said = said.join(match lang {
        Lang::Zh => "、",
        Lang::En => " and ",
    });
    let line = match lang {
        Lang::Zh => format!("以下情形可以说明全部差额：{said}"),
        Lang::En => format!("this would explain every difference: {said}"),
    };
    printable(&line).into_owned()
}

fn differing(rolled: &Rolled, members: &[Member<'_>], lang: Lang) -> String {
    let shown = |value: Option<crate::report::Decimal>| {
        value.map_or_else(|| "?".to_owned(), |value| value.to_string())
    };
    let (cell, parent, sum) = (
        words::cell(rolled.cell, members[0].report.other_rows(), lang),
        shown(rolled.parent),
        shown(rolled.sum),
    );
    let table = words::table_number(rolled.cell.table(), lang);
    match (lang, rolled.is_exceeded) {
        (Lang::Zh, true) => {
            format!("  错误  {table}  {cell}：汇总{parent}，各单位合计{sum}，已超过汇总数\n")
        }
        (Lang::Zh, false) => format!("  警告  {table}  {cell}：汇总{parent}，各单位合计{sum}\n"),
        (Lang::En, true) => {
            format!("  error  {table}  {cell}: the parent has {parent}, its parts already {sum}\n")
        }
        (Lang::En, false) => {
            format!("  warning  {table}  {cell}: the parent has {parent}, its parts {sum}\n")
        }
    }
}

/// The most parts of a cell that text names, and the most slips: where nearly every part may have
/// slipped, none is worth a line.
const MAX_NAMED: usize = 12;
const MAX_SLIPS: usize = 3;

/// What the parts have in a cell that differs, and which of their slips alone would explain it.
fn contributed(rolled: &Rolled, members: &[Member<'_>], lang: Lang) -> String {
    let mut out = String::new();
    for &(at, value) in rolled.contributions.iter().take(MAX_NAMED) {
        let member = &members[at];
        let name = member.report.body.as_deref().unwrap_or_default();
        let line = format!("{value}  {name}  {}", member.origin);
        out += &format!("    {}\n", printable(&line));
    }
    let more = rolled.contributions.len().saturating_sub(MAX_NAMED);
    if more > 0 {
        out += &match lang {
            Lang::Zh => format!("    ……另有{more}个单位，见 --format json\n"),
            Lang::En => format!("    … and {more} more, see --format json\n"),
        };
    }
    let slips = rollup::slips(rolled);
    if slips.len() > MAX_SLIPS {
        let count = slips.len();
        out += &match lang {
            Lang::Zh => format!("    有{count}处写错一个数字就可以说明，见 --format json\n"),
            Lang::En => {
                format!("    {count} single slips would each explain it, see --format json\n")
            }
        };
        return out;
    }
    for slip in slips {
        let member = &members[slip.at];
        let name = member.report.body.as_deref().unwrap_or_default();
        let (from, to, cause) = (slip.from, slip.to, cause_words(slip.cause, lang));
        let line = match lang {
            Lang::Zh => format!("可能：{name}的{from}应为{to}（{cause}）"),
            Lang::En => format!("perhaps: {from} of {name} should be {to} ({cause})"),
        };
        out += &format!("    {}\n", printable(&line));
    }
    out
}
