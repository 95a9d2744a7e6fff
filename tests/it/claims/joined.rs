//! One number behind two wordings is of both. All pairs of what a table counts apart are joined in
//! all ways that people join them, with the sum that the tables have: no such sentence is
//! contradicted. (Before the reader looked for it, 139 of 455 such sentences were.)

use gouji::claims::ClaimVerdict;

use super::common::{named, read};

/// What joins two wordings.
const JOINS: [&str; 7] = ["和", "及", "与", "、", "以及", "或", "或者"];

/// What stands between the wordings and their number.
const SUMS: [&str; 5] = ["共", "合计", "", "总计", "的有"];

/// Outcomes of the report `R`, whose figures `common` has.
const OUTCOMES: [(&str, i64); 6] = [
    ("予以公开", 41),
    ("部分公开", 16),
    ("不予公开", 25),
    ("无法提供", 28),
    ("不予处理", 9),
    ("其他处理", 10),
];

const REASONS: [(&str, i64); 6] = [
    ("属于国家秘密", 1),
    ("保护第三方合法权益", 8),
    ("属于行政执法案卷", 4),
    ("本机关不掌握相关政府信息", 23),
    ("信访举报投诉类申请", 5),
    ("重复申请", 2),
];

const APPLICANTS: [(&str, i64); 5] = [
    ("自然人", 86),
    ("商业企业", 21),
    ("科研机构", 1),
    ("社会公益组织", 2),
    ("法律服务机构", 9),
];

const DECISIONS: [(&str, i64); 3] = [("行政许可", 1873), ("行政处罚", 262), ("行政强制", 19)];

/// The results of 行政复议, 行政诉讼 and both together.
const RESULTS: [(&str, [(&str, i64); 4]); 3] = [
    (
        "行政复议15件",
        [("维持", 8), ("纠正", 2), ("其他结果", 4), ("尚未审结", 1)],
    ),
    (
        "行政诉讼13件",
        [("维持", 7), ("纠正", 1), ("其他结果", 3), ("尚未审结", 2)],
    ),
    (
        "行政复议和行政诉讼28件",
        [("维持", 15), ("纠正", 3), ("其他结果", 7), ("尚未审结", 3)],
    ),
];

/// All pairs, joined in all ways.
fn pairs(of: &[(&str, i64)]) -> Vec<String> {
    let mut all = Vec::new();
    for (at, (one, first)) in of.iter().enumerate() {
        for (other, second) in of.iter().skip(at + 1) {
            for (place, join) in JOINS.iter().enumerate() {
                let sum = SUMS[(at + place) % SUMS.len()];
                let both = first + second;
                all.push(format!("{one}{join}{other}{sum}{both}件"));
                all.push(format!("{other}{join}{one}{sum}{both}件"));
            }
        }
    }
    all
}

fn contradicted(section: u8, sentences: impl Iterator<Item = String>) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in sentences {
        let claims = read(named("R"), section, &sentence);
        let wrong = claims
            .iter()
            .filter(|claim| claim.verdict == ClaimVerdict::Contradicts);
        found.extend(wrong.map(|claim| format!("{} in {sentence}", claim.value)));
    }
    found
}

#[test]
fn a_number_of_two_wordings_contradicts_neither() {
    let within = |pairs: Vec<String>, frame: &'static str| {
        pairs
            .into_iter()
            .map(move |pair| frame.replace("{}", &pair))
    };
    let of_table_three = within(pairs(&OUTCOMES), "全年答复政府信息公开申请129件，其中{}。")
        .chain(within(
            pairs(&REASONS),
            "全年答复政府信息公开申请129件，因{}。",
        ))
        .chain(within(
            pairs(&APPLICANTS),
            "全年收到政府信息公开申请124件，其中{}。",
        ))
        .chain(within(pairs(&DECISIONS), "全年作出{}。"));
    assert_eq!(contradicted(1, of_table_three), Vec::<String>::new());
    let of_proceedings = RESULTS.iter().flat_map(|(total, results)| {
        let pairs = pairs(results).into_iter();
        pairs.map(move |pair| format!("因政府信息公开引发{total}，其中{pair}。"))
    });
    assert_eq!(contradicted(4, of_proceedings), Vec::<String>::new());
    let others = [
        "办理结果总计及结转下年度继续办理共135件。",
        "办结和结转下年度共135件。",
        "本年新收与上年结转合计135件，办结与结转下年合计135件。",
        "收到申请124件，连同上年结转共135件，办结率95.6%。",
        "在129件办结件中，57件全部或部分公开。",
        "全年制发、废止行政规范性文件共17件。",
    ];
    let others = others.iter().map(|sentence| (*sentence).to_owned());
    assert_eq!(contradicted(1, others), Vec::<String>::new());
}

#[test]
fn a_wrong_sum_of_two_outcomes_is_found() {
    for sentence in [
        "全年答复政府信息公开申请129件，其中公开和部分公开共59件。",
        "全年答复政府信息公开申请129件，予以公开（含部分公开）59件。",
        "上年结转和本年新收申请共137件。",
    ] {
        assert_eq!(
            contradicted(1, std::iter::once(sentence.to_owned())).len(),
            1,
            "{sentence}"
        );
    }
}
