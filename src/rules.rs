//! The rules. Each stands in a file of its own with its documentation, from which `gouji
//! explain`, `gouji rules` and the docs are made; this is the one list of them.

pub(crate) mod cells;
mod compared_years;
mod counted;
mod figures;
mod pattern;
mod repetition;
mod statements;
mod sums;
mod years;

mod all_carried_forward;
mod all_handled_mismatch;
mod altered_label;
mod annotated_cell;
mod another_body;
mod applicant_mismatch;
mod applicant_total_mismatch;
mod blank_cell;
mod carry_over_broken;
mod carry_over_mismatch;
mod columns_by_order;
mod contradicted_none;
mod dash_cell;
mod decisions_mismatch;
mod documents_mismatch;
mod doubled_title_year;
mod empty_improvement;
mod extra_column;
mod extra_row;
mod fee_above_notice;
mod fee_in_yuan;
mod fee_mismatch;
mod fee_notice_mismatch;
mod fee_overdue_unmentioned;
mod figure_jump;
mod flow_imbalance;
mod format_year_mismatch;
mod fractional_count;
mod group_subtotal_mismatch;
mod growth_mismatch;
mod handled_mismatch;
mod in_force_below_issued;
mod in_force_broken;
mod item_count_broken;
mod last_year_misquoted;
mod leftover_placeholder;
mod litigation_above_reconsiderations;
mod long_overview;
mod many_other_outcomes;
mod miscounted_parts;
mod misnumbered_heading;
mod missing_assessment;
mod missing_column;
mod missing_fee_statement;
mod missing_required_subject;
mod missing_row;
mod missing_section;
mod missing_subject;
mod missing_table;
mod mixed_formats;
mod negative_count;
mod no_enforcement_decisions;
mod outcome_mismatch;
mod outcome_total_mismatch;
mod outcomes_without_applications;
mod partially_granted_counted_twice;
mod parts_mismatch;
mod parts_mismatch_parent;
mod percentage_mismatch;
mod period_mismatch;
mod proceedings_above_applications;
mod proceedings_mismatch;
mod proceedings_without_applications;
mod procurement_mismatch;
mod received_mismatch;
mod recognised_text;
mod regulations_without_power;
mod renamed_section;
mod repeated_from_another_body;
mod repeated_from_last_year;
mod repeated_row;
mod replaced_bytes;
mod republished_differently;
mod result_total_mismatch;
mod shortened_term;
mod slip_in_text;
mod stale_year;
mod state_secret_at_township;
mod title_year_mismatch;
mod total_below_disclosed;
mod truncated_text;
mod typed_total;
mod unreadable_cell;
mod untimely_publication;
mod wrong_citation;

use std::cell::OnceCell;

use crate::body;
use crate::claims::{self, Claim, Listed, Stated, Sweep};
use crate::diagnostic::Assessment;
use crate::identities::{self, Sum};
use crate::narrative::Narrative;
use crate::nearest::nearest;
use crate::options::Options;
use crate::prose::Prose;
use crate::report::Report;
use crate::rule::RuleMeta;
use crate::rule_set::{ALL, RuleSet, Selector, Unknown};
use crate::series::{Relation, Series};

/// A report that is being checked, with what more than one rule derives from it, each derived
/// at most once.
#[derive(Debug)]
pub struct Dossier<'a> {
    /// The report.
    pub report: &'a Report,
    /// How it is checked.
    pub options: Options,
    sums: OnceCell<Vec<Sum>>,
    body_kind: OnceCell<Option<body::Kind>>,
    prose: OnceCell<Prose>,
    stated: OnceCell<Stated>,
    narrative: OnceCell<Narrative>,
}

impl<'a> Dossier<'a> {
    /// A report to check.
    #[must_use]
    pub const fn new(report: &'a Report, options: Options) -> Self {
        Self {
            report,
            options,
            sums: OnceCell::new(),
            body_kind: OnceCell::new(),
            prose: OnceCell::new(),
            stated: OnceCell::new(),
            narrative: OnceCell::new(),
        }
    }

    /// The sums that must hold, with what the report prints for them.
    pub fn sums(&self) -> &[Sum] {
        let (report, blank_as_zero) = (self.report, self.options.blank_as_zero);
        let sum = |identity| Sum::of(identity, report, blank_as_zero);
        (self.sums).get_or_init(|| identities::of(report).into_iter().map(sum).collect())
    }

    /// What kind of body reports: by its name, or where nothing names it by how it speaks of itself
    /// (我镇); `None` where neither tells.
    pub fn body_kind(&self) -> Option<body::Kind> {
        let kind = || match self.report.body.as_deref() {
            Some(name) => body::kind(name),
            None => self.narrative().own_kind,
        };
        *self.body_kind.get_or_init(kind)
    }

    /// The text, in one width and script and in sentences.
    pub fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::of(self.report))
    }

    /// What the narrative states about the tables' subject.
    fn stated(&self) -> &Stated {
        let stated = || claims::read(self.report, self.prose());
        self.stated.get_or_init(stated)
    }

    /// The figures that the narrative states.
    pub fn claims(&self) -> &[Claim] {
        &self.stated().claims
    }

    /// What the narrative says of all without a figure.
    pub fn sweeps(&self) -> &[Sweep] {
        &self.stated().sweeps
    }

    /// What the narrative lists as disclosed.
    pub fn lists(&self) -> &[Listed] {
        &self.stated().lists
    }

    /// What the narrative states of the report itself.
    pub fn narrative(&self) -> &Narrative {
        self.narrative
            .get_or_init(|| Narrative::of(self.report, self.prose()))
    }
}

/// A rule: what is known of it, and how it judges.
pub struct Rule {
    /// Its names and its documentation.
    pub meta: RuleMeta,
    /// Judges a report.
    pub check: fn(&'static RuleMeta, &Dossier<'_>, &mut Assessment),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.meta.fmt(formatter)
    }
}

impl Rule {
    /// What the rule alone says of a report.
    pub fn assess(&'static self, dossier: &Dossier<'_>, assessment: &mut Assessment) {
        let found = assessment.findings.len();
        (self.check)(&self.meta, dossier, assessment);
        for finding in &mut assessment.findings[found..] {
            finding.other_rows = dossier.report.other_rows();
        }
    }
}

/// A rule over several reports: what is known of it, of which reports it judges, and how.
pub struct SeriesRule {
    /// Its names and its documentation.
    pub meta: RuleMeta,
    /// How the reports that it judges belong together.
    pub relation: Relation,
    /// Judges a series: what it finds in each report, in the order of the series, counts there.
    pub check: fn(&'static RuleMeta, &Series<'_>, &mut [Assessment]),
}

impl std::fmt::Debug for SeriesRule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.meta.fmt(formatter)
    }
}

impl SeriesRule {
    /// What the rule alone says of each report of a series, in its order.
    #[must_use]
    pub fn assess(&'static self, series: &Series<'_>) -> Vec<Assessment> {
        let mut assessments = vec![Assessment::default(); series.members().len()];
        (self.check)(&self.meta, series, &mut assessments);
        for (member, assessment) in series.members().iter().zip(&mut assessments) {
            for finding in &mut assessment.findings {
                finding.other_rows = member.report.other_rows();
            }
        }
        assessments
    }
}

/// The rules over several reports, in the order in which they are listed, behind [`RULES`].
pub static SERIES_RULES: &[&SeriesRule] = &[
    &carry_over_broken::RULE,
    &in_force_broken::RULE,
    &republished_differently::RULE,
    &item_count_broken::RULE,
    &figure_jump::RULE,
    &growth_mismatch::RULE,
    &last_year_misquoted::RULE,
    &parts_mismatch_parent::RULE,
    &repeated_from_last_year::RULE,
    &repeated_from_another_body::RULE,
];

/// What is known of all rules, in the order in which they are listed and their findings shown.
pub fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    let over_several = SERIES_RULES.iter().map(|rule| &rule.meta);
    RULES.iter().map(|rule| &rule.meta).chain(over_several)
}

/// The rules over one report, in the order in which they are listed and their findings shown.
pub static RULES: &[&Rule] = &[
    &missing_table::RULE,
    &missing_row::RULE,
    &missing_column::RULE,
    &repeated_row::RULE,
    &format_year_mismatch::RULE,
    &mixed_formats::RULE,
    &blank_cell::RULE,
    &dash_cell::RULE,
    &unreadable_cell::RULE,
    &negative_count::RULE,
    &fractional_count::RULE,
    &annotated_cell::RULE,
    &extra_row::RULE,
    &columns_by_order::RULE,
    &replaced_bytes::RULE,
    &missing_section::RULE,
    &misnumbered_heading::RULE,
    &renamed_section::RULE,
    &altered_label::RULE,
    &title_year_mismatch::RULE,
    &doubled_title_year::RULE,
    &period_mismatch::RULE,
    &stale_year::RULE,
    &wrong_citation::RULE,
    &untimely_publication::RULE,
    &another_body::RULE,
    &leftover_placeholder::RULE,
    &miscounted_parts::RULE,
    &missing_subject::RULE,
    &missing_assessment::RULE,
    &empty_improvement::RULE,
    &missing_fee_statement::RULE,
    &truncated_text::RULE,
    &slip_in_text::RULE,
    &recognised_text::RULE,
    &extra_column::RULE,
    &long_overview::RULE,
    &missing_required_subject::RULE,
    &shortened_term::RULE,
    &typed_total::RULE,
    &regulations_without_power::RULE,
    &in_force_below_issued::RULE,
    &fee_in_yuan::RULE,
    &total_below_disclosed::RULE,
    &procurement_mismatch::RULE,
    &no_enforcement_decisions::RULE,
    &flow_imbalance::RULE,
    &outcome_total_mismatch::RULE,
    &applicant_total_mismatch::RULE,
    &group_subtotal_mismatch::RULE,
    &outcomes_without_applications::RULE,
    &partially_granted_counted_twice::RULE,
    &all_carried_forward::RULE,
    &state_secret_at_township::RULE,
    &many_other_outcomes::RULE,
    &fee_overdue_unmentioned::RULE,
    &result_total_mismatch::RULE,
    &proceedings_without_applications::RULE,
    &litigation_above_reconsiderations::RULE,
    &proceedings_above_applications::RULE,
    &received_mismatch::RULE,
    &carry_over_mismatch::RULE,
    &handled_mismatch::RULE,
    &outcome_mismatch::RULE,
    &applicant_mismatch::RULE,
    &proceedings_mismatch::RULE,
    &documents_mismatch::RULE,
    &decisions_mismatch::RULE,
    &fee_mismatch::RULE,
    &contradicted_none::RULE,
    &parts_mismatch::RULE,
    &percentage_mismatch::RULE,
    &all_handled_mismatch::RULE,
    &fee_notice_mismatch::RULE,
    &fee_above_notice::RULE,
];

/// What is known of the rule of an id or a name, in any case.
#[must_use]
pub fn find(id_or_name: &str) -> Option<&'static RuleMeta> {
    let is_it = |known: &str| known.eq_ignore_ascii_case(id_or_name);
    metas().find(|rule| is_it(rule.id) || is_it(rule.name))
}

/// The rule over one report of an id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    (RULES.iter().copied()).find(|rule| rule.meta.id == id)
}

/// The rule over several reports of an id.
#[must_use]
pub fn series_rule(id: &str) -> Option<&'static SeriesRule> {
    (SERIES_RULES.iter().copied()).find(|rule| rule.meta.id == id)
}

/// The rules that a word names: an id, a name, a family or `ALL`, in any case.
///
/// # Errors
/// [`Unknown`] where it names none, with the nearest word that does.
pub fn selector(typed: &str) -> Result<Selector, Unknown> {
    let mut families = metas().map(RuleMeta::family);
    if typed.eq_ignore_ascii_case(ALL) {
        Ok(Selector::All)
    } else if let Some(rule) = find(typed) {
        Ok(Selector::Rule(rule.id))
    } else if let Some(family) = families.find(|family| family.eq_ignore_ascii_case(typed)) {
        Ok(Selector::Family(family))
    } else {
        Err(unknown(typed))
    }
}

/// All words that [`selector`] knows: ids, names, families and `ALL`; a family comes up once for
/// each of its rules.
pub fn words() -> impl Iterator<Item = &'static str> {
    let rules = metas().flat_map(|rule| [rule.id, rule.name]);
    rules.chain(metas().map(RuleMeta::family)).chain([ALL])
}

/// What is said of a word that names no rule.
pub(crate) fn unknown(typed: &str) -> Unknown {
    Unknown {
        typed: typed.to_owned(),
        near: nearest(typed, words()),
    }
}

/// What is known of the rules that run, in the order of [`metas`].
pub fn chosen(rules: &RuleSet) -> impl Iterator<Item = &'static RuleMeta> {
    metas().filter(|rule| rules.runs(rule.id))
}

/// Asks the rules that were chosen. Rules do not depend on one another.
#[must_use]
pub fn assess(dossier: &Dossier<'_>) -> Assessment {
    let mut assessment = Assessment::default();
    let rules = &dossier.options.rules;
    for &rule in RULES.iter().filter(|rule| rules.runs(rule.meta.id)) {
        let (before, found) = (assessment.assessed, assessment.findings.len());
        rule.assess(dossier, &mut assessment);
        let verdicts = assessment.assessed.since(before);
        assessment.by_rule.push((&rule.meta, verdicts));
        if let Some(severity) = rules.severity(rule.meta.id) {
            for finding in &mut assessment.findings[found..] {
                finding.severity = severity;
            }
        }
    }
    assessment
}

/// Asks the rules over several reports that each report of a series was to be asked. What they
/// say of a report goes behind what those over one report do.
#[must_use]
pub fn assess_series(series: &Series<'_>) -> Vec<Assessment> {
    let members = series.members();
    let mut assessments = vec![Assessment::default(); members.len()];
    let related = SERIES_RULES.iter().copied();
    for rule in related.filter(|rule| rule.relation == series.relation()) {
        let id = rule.meta.id;
        if !members.iter().any(|member| member.options.rules.runs(id)) {
            continue;
        }
        let asked = members
            .iter()
            .zip(rule.assess(series))
            .zip(&mut assessments);
        for ((member, mut of_rule), assessment) in asked {
            let rules = &member.options.rules;
            if !rules.runs(id) {
                continue;
            }
            for finding in &mut of_rule.findings {
                finding.severity = rules.severity(id).unwrap_or(finding.severity);
            }
            of_rule.by_rule.push((&rule.meta, of_rule.assessed));
            assessment.extend(of_rule);
        }
    }
    assessments
}

#[cfg(test)]
mod tests {
    use super::{Unknown, selector};

    #[test]
    fn an_unknown_word_comes_with_the_nearest_right_one() {
        let near = |typed: &str| selector(typed).unwrap_err().near;
        assert_eq!(near("APP01"), Some("APP001"));
        assert_eq!(near("flow-inbalance"), Some("flow-imbalance"));
        assert_eq!(near("AP"), Some("APP"));
        let typed = "something-else-entirely".to_owned();
        let unknown = selector(&typed).unwrap_err();
        assert_eq!(unknown, Unknown { typed, near: None });
    }
}
