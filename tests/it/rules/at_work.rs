//! Every rule at work, each in tests of its own name: what it finds in the report that violates
//! it, and that it says nothing where it holds or cannot be assessed.

use gouji::diagnostic::Finding;
use gouji::lang::Lang;
use gouji::rules::{self, RULES, Rule};

use super::{ask, read};

macro_rules! at_work {
    ($($rule:ident: $($found:literal),+;)+) => {
        /// The names of the rules that have tests here.
        const TESTED: &[&str] = &[$(stringify!($rule)),+];

        $(mod $rule {
            #[test]
            fn finds_its_case_at_its_place() {
                super::finds(stringify!($rule), &[$($found),+]);
            }

            #[test]
            fn says_nothing_where_it_holds_or_cannot_be_assessed() {
                super::says_nothing(stringify!($rule));
            }
        })+
    };
}

// A finding: its place, the cells, the words of the narrative, and the row of the source where no
// cell tells it. `{a,b}` stands for each of the words in turn. A finding that is for one format
// only begins with its year.
at_work! {
    missing_table: "proceedings";
    missing_row: "applications";
    missing_column: "applications";
    repeated_row:
        "2019 outcomes.granted applications.outcomes.granted.natural_person @table 2, row 27",
        "2021 outcomes.granted applications.outcomes.granted.natural_person @table 2, row 29";
    format_year_mismatch: "format";
    mixed_formats:
        "outcomes.other.other applications.outcomes.other.other.{natural_person,commercial_enterprise,research_institution,public_welfare_organization,legal_service_institution,other_organization,total}";
    blank_cell: "applications applications.new.research_institution";
    dash_cell: "applications applications.new.research_institution";
    unreadable_cell: "applications applications.new.natural_person";
    negative_count: "proceedings proceedings.reconsideration.pending";
    fractional_count: "proceedings proceedings.reconsideration.pending";
    annotated_cell: "applications applications.new.natural_person";
    extra_row: "2019 disclosure @table 1, row 19", "2021 disclosure @table 1, row 15";
    columns_by_order: "applications";
    replaced_bytes: "document";
    missing_section: "sections.5";
    misnumbered_heading:
        "sections.1 “（二）政府信息管理。”",
        "sections.1 “（四）政府信息公开平台建设。”";
    renamed_section: "sections.6 “六、其他需要说明的事项”";
    altered_label: "applications @table 2, row 11";
    title_year_mismatch: "title “统计期限自2023年1月1日起”";
    doubled_title_year:
        "2019 title “临江县林业局2020年度政府信息公开工作年度报告”",
        "2021 title “临江县林业局2023年度政府信息公开工作年度报告”";
    period_mismatch: "period “自2022年1月1日起至2022年12月31日止”";
    stale_year: "narrative “2022年，共收到政府信息公开申请12件”";
    wrong_citation: "citation “（国务院令第771号）”";
    untimely_publication: "2019 publication “2021-02-20”", "2021 publication “2024-02-20”";
    another_body: "body “编制临江县水利局2023年政府信息公开工作年度报告”";
    leftover_placeholder: "narrative “公开政府信息XX条”";
    miscounted_parts: "parts “等六部分组成”";
    missing_subject: "sections.1";
    missing_assessment: "narrative";
    empty_improvement: "sections.5";
    missing_fee_statement: "sections.6";
    truncated_text: "document “二、主动公开政府信息情况”";
    slip_in_text: "narrative “累计公开政府信息条”";
    recognised_text: "document";
    extra_column:
        "disclosure @table 1, row 2",
        "applications @table 2, row 1",
        "proceedings @table 3, row 1";
    long_overview: "sections.1";
    missing_required_subject: "sections.6";
    shortened_term: "narrative “制定规范性文件2件”";
    typed_total: "proceedings proceedings.litigation_after_reconsideration.total";
    regulations_without_power:
        "2019 regulations disclosure.regulations.{produced,disclosed,total_disclosed}",
        "2021 regulations disclosure.regulations.{issued,repealed,in_force}";
    in_force_below_issued:
        "normative_documents disclosure.normative_documents.{issued,repealed,in_force}";
    fee_in_yuan: "fees disclosure.fees.amount";
    total_below_disclosed:
        "normative_documents disclosure.normative_documents.{disclosed,total_disclosed}";
    procurement_mismatch: "procurement disclosure.procurement.{items,amount}";
    no_enforcement_decisions:
        "disclosure disclosure.{licensing,penalties,coercive_measures}.decisions";
    flow_imbalance:
        "natural_person applications.{new,carried_over,outcomes.total,carried_forward}.natural_person";
    outcome_total_mismatch:
        "2019 natural_person applications.outcomes.{granted,partially_granted,refused.state_secret,refused.prohibited_by_law,refused.security_and_stability,refused.third_party_rights,refused.internal_affairs,refused.deliberative_process,refused.enforcement_file,refused.administrative_query,unable.not_held,unable.creation_required,unable.unclear_after_correction,not_processed.petition_or_complaint,not_processed.duplicate_request,not_processed.published_material,not_processed.excessive_requests,not_processed.confirmation_or_reissue,other.other,total}.natural_person",
        "2021 natural_person applications.outcomes.{granted,partially_granted,refused.state_secret,refused.prohibited_by_law,refused.security_and_stability,refused.third_party_rights,refused.internal_affairs,refused.deliberative_process,refused.enforcement_file,refused.administrative_query,unable.not_held,unable.creation_required,unable.unclear_after_correction,not_processed.petition_or_complaint,not_processed.duplicate_request,not_processed.published_material,not_processed.excessive_requests,not_processed.confirmation_or_reissue,other.correction_overdue,other.fee_overdue,other.other,total}.natural_person";
    applicant_total_mismatch:
        "new applications.new.{natural_person,commercial_enterprise,research_institution,public_welfare_organization,legal_service_institution,other_organization,total}";
    group_subtotal_mismatch:
        "outcomes.refused applications.outcomes.refused.{state_secret,prohibited_by_law,security_and_stability,third_party_rights,internal_affairs,deliberative_process,enforcement_file,administrative_query,subtotal}.natural_person",
        "outcomes.refused applications.outcomes.refused.{state_secret,prohibited_by_law,security_and_stability,third_party_rights,internal_affairs,deliberative_process,enforcement_file,administrative_query,subtotal}.total";
    outcomes_without_applications:
        "total applications.{new,carried_over,outcomes.total,carried_forward}.total";
    partially_granted_counted_twice:
        "natural_person applications.outcomes.{partially_granted,total}.natural_person",
        "total applications.outcomes.{partially_granted,total}.total";
    all_carried_forward: "total applications.{new,carried_forward}.total";
    state_secret_at_township:
        "outcomes.refused.state_secret applications.outcomes.refused.state_secret.total";
    many_other_outcomes: "outcomes.other.other applications.outcomes.{other.other,total}.total";
    fee_overdue_unmentioned:
        "outcomes.other.fee_overdue applications.outcomes.other.fee_overdue.total";
    result_total_mismatch:
        "reconsideration proceedings.reconsideration.{upheld,corrected,other,pending,total}";
    proceedings_without_applications:
        "proceedings applications.{new,carried_over}.total proceedings.{reconsideration,litigation_direct,litigation_after_reconsideration}.total";
    litigation_above_reconsiderations:
        "litigation_after_reconsideration proceedings.litigation_after_reconsideration.total proceedings.reconsideration.{total,pending}";
    proceedings_above_applications:
        "proceedings proceedings.{reconsideration,litigation_direct,litigation_after_reconsideration}.total applications.outcomes.total.total";
    received_mismatch: "sections.1 applications.new.total “共收到政府信息公开申请21件”";
    carry_over_mismatch: "sections.1 applications.carried_over.total “上年结转13件”";
    handled_mismatch: "sections.1 applications.outcomes.total.total “办结41件”";
    outcome_mismatch: "sections.1 applications.outcomes.granted.total “其中予以公开19件”";
    applicant_mismatch: "sections.1 applications.new.natural_person “其中自然人申请19件”";
    proceedings_mismatch: "sections.4 proceedings.reconsideration.total “被申请行政复议5件”";
    documents_mismatch:
        "sections.1 disclosure.normative_documents.issued “全年制发行政规范性文件7件”";
    decisions_mismatch: "sections.1 disclosure.penalties.decisions “作出行政处罚决定300件”";
    fee_mismatch: "sections.6 disclosure.fees.amount “收取信息处理费250000元”";
    contradicted_none: "sections.3 applications.new.total “未收到政府信息公开申请”";
    parts_mismatch: "sections.1 “自然人申请9件、法人或其他组织申请2件”";
    percentage_mismatch: "sections.1 “予以公开11件，占87.57%”";
    all_handled_mismatch:
        "sections.1 applications.{outcomes.total,carried_forward}.total “全部办结”";
    fee_notice_mismatch:
        "sections.6 applications.outcomes.other.fee_overdue.total “未发出收费通知”";
    fee_above_notice: "sections.6 “实际收取信息处理费1500元”";
}

#[test]
fn every_rule_is_tested() {
    let names: Vec<String> = (RULES.iter())
        .map(|rule| rule.meta.name.replace('-', "_"))
        .collect();
    assert_eq!(names, TESTED);
}

fn rule(name: &str) -> &'static Rule {
    rules::rule(rules::find(&name.replace('_', "-")).unwrap().id).unwrap()
}

/// A finding that is expected.
#[derive(Debug, PartialEq, Eq)]
struct Expected {
    place: String,
    cells: Vec<String>,
    quote: Option<String>,
    at: Option<String>,
}

impl Expected {
    fn parse(written: &str) -> Self {
        let (written, at) = match written.split_once(" @") {
            Some((before, at)) => (before, Some(at.to_owned())),
            None => (written, None),
        };
        let (written, quote) = match written.split_once(" “") {
            Some((before, quote)) => (before, quote.strip_suffix('”').map(str::to_owned)),
            None => (written, None),
        };
        let mut words = written.split(' ').flat_map(each);
        Self {
            place: words.next().unwrap(),
            cells: words.collect(),
            quote,
            at,
        }
    }

    /// What was found, in the words of what is expected of it.
    fn of(found: &Finding, expected: Option<&Self>) -> Self {
        let quoted = found.quote.as_ref().map(|quote| quote.text.clone());
        let is_part = |part: &&String| quoted.as_ref().is_some_and(|text| text.contains(*part));
        let part = expected.and_then(|expected| expected.quote.as_ref());
        Self {
            place: found.place.clone(),
            cells: found.cells.iter().map(ToString::to_string).collect(),
            quote: part.filter(is_part).cloned().or(quoted),
            at: (found.position).map(|at| format!("table {}, row {}", at.table, at.row)),
        }
    }
}

/// `a.{b,c}.d` as `a.b.d` and `a.c.d`.
fn each(word: &str) -> Vec<String> {
    let group = word.split_once('{').zip(word.split_once('}'));
    let Some(((before, _), (upto, after))) = group else {
        return vec![word.to_owned()];
    };
    let inner = &upto[before.len() + 1..];
    let one = |part| format!("{before}{part}{after}");
    inner.split(',').map(one).collect()
}

fn finds(name: &str, found: &[&str]) {
    let rule = rule(name);
    for &format in rule.meta.cases.formats {
        let of_format = found.iter().filter_map(|written| {
            let year = written.split(' ').next().filter(|word| word.len() == 4);
            match year.filter(|word| word.parse::<u16>().is_ok()) {
                Some(year) if year == format.key() => written.get(5..),
                Some(_) => None,
                None => Some(*written),
            }
        });
        let expected: Vec<Expected> = of_format.map(Expected::parse).collect();
        let findings = ask(rule, &read(format, rule.meta.cases.violated)).findings;
        let found: Vec<Expected> = (findings.iter().enumerate())
            .map(|(at, finding)| Expected::of(finding, expected.get(at)))
            .collect();
        assert_eq!(found, expected, "{format:?}");
        for finding in &findings {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| finding.message(lang));
            assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{zh} {en}");
            assert_eq!(finding.severity, rule.meta.severity);
        }
    }
}

fn says_nothing(name: &str) {
    let rule = rule(name);
    for &format in rule.meta.cases.formats {
        let held = ask(rule, &read(format, rule.meta.cases.holds)).assessed;
        assert!(held.violated == 0 && held.held > 0, "{format:?}: {held:?}");
        if let Some(changes) = rule.meta.cases.not_assessed {
            let open = ask(rule, &read(format, changes)).assessed;
            let is_open = open.violated == 0 && open.not_assessed > 0;
            assert!(is_open, "{format:?}: {open:?}");
        }
    }
}
