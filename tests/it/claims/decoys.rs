//! Figures that are no claims about the tables, or must not be compared: many of them equal a
//! figure of the tables on purpose, so that a wrong comparison shows as agreement.

use super::common::{BUREAU, COUNTY, read};
use gouji::claims::{ClaimVerdict, Reason};

/// Sentences of which nothing may be compared.
const DECOYS: &[(char, u8, &str)] = &[
    ('R', 1, "全年办理12345热线工单124件，办结129件。"),
    ('R', 1, "受理信访事项15起，办结13起。"),
    ('R', 1, "承办人大建议、政协提案14件，答复率100%。"),
    ('R', 1, "接受群众咨询124人次。"),
    ('R', 1, "组织培训14次，参训129人次。"),
    ('R', 1, "网站总访问量124次，信息浏览量129次。"),
    ('R', 1, "受理电话：0571-88124129。"),
    (
        'R',
        1,
        "依据国办公开办函〔2021〕30号和国务院令第711号编制。",
    ),
    ('R', 1, "同比增长14%。"),
    ('R', 1, "政府信息公开申请数量比2022年增加11起。"),
    ('R', 1, "全县共有124家单位、129个政务新媒体。"),
    ('R', 1, "因行政执法引发行政复议15件、行政诉讼13件。"),
    ('R', 1, "2023年上半年收到政府信息公开申请124件，办结129件。"),
    (
        'R',
        1,
        "2022年收到政府信息公开申请124件，办结129件，不予公开25件。",
    ),
    (
        'R',
        1,
        "2022年，全局运转有序。共制定规范性文件14件，废止3件，现行有效52件。",
    ),
    ('R', 1, "我局作为行政复议机关，共受理行政复议15件。"),
    (
        'R',
        5,
        "下一步，计划制定规范性文件14件，办结政府信息公开申请129件。",
    ),
    ('R', 1, "约124件政府信息公开申请得到办理。"),
    (
        'R',
        1,
        "收到政府信息公开申请120余件、答复近129件、超过124件。",
    ),
    ('R', 1, "公开行政许可1873条、行政处罚信息262条。"),
    ('R', 1, "通过网站发布文件14件。"),
    (
        'R',
        1,
        "主动公开政府信息124条，其中规划计划类14条、其他类52条。",
    ),
    ('R', 1, "出具政府信息公开申请答复书129份、补正告知书11份。"),
    ('R', 1, "召开政务公开工作会议14次、印发通知52份。"),
    ('R', 1, "对124条信息进行保密审查。"),
    ('R', 1, "收到网络申请124件，信函申请129件。"),
    ('R', 1, "审核规范性文件14件，向市司法局备案规范性文件14件。"),
    ('R', 1, "现有政务公开专职人员14名、专栏52个。"),
    ('R', 1, "政府信息公开申请平均办理时间为11个工作日。"),
    ('R', 1, "第124件申请、第15次会议。"),
    ('R', 1, "落实15项重点任务、办成一件事、两件民生实事。"),
    ('R', 1, "去年收到政府信息公开申请124件。"),
    ('R', 1, "1-9月共受理政府信息公开申请124件。"),
    ('R', 1, "《政府信息公开申请表》124份。"),
    ('R', 1, "上年结转的申请中，予以公开41件。"),
    ('R', 1, "收到上级转来征求意见124件。"),
    ('G', 1, "县政府办公室代表县政府受理政府信息公开申请124件。"),
    ('G', 1, "县政府本级收到政府信息公开申请124件。"),
    ('G', 1, "备案的政府信息公开行政复议15件、行政诉讼13件。"),
    ('G', 1, "县政府共办理行政复议案件15件，其中维持8件。"),
];

#[test]
fn none_is_compared() {
    for (report, section, sentence) in DECOYS {
        let report = if *report == 'R' {
            BUREAU.report()
        } else {
            COUNTY.report()
        };
        for claim in read(report, *section, sentence) {
            assert!(
                matches!(claim.verdict, ClaimVerdict::NotCompared(_)),
                "{sentence}: {claim:?}"
            );
        }
    }
}

/// The reason that the first claim of a sentence gives.
#[test]
fn reasons_are_told() {
    let cases = [
        ("2022年收到政府信息公开申请100件。", Reason::OtherYear),
        ("上半年收到政府信息公开申请100件。", Reason::OtherPeriod),
        ("收到政府信息公开申请约100件。", Reason::Approximate),
        ("收到政府信息公开申请100人次。", Reason::Unit),
        ("信函方式收到政府信息公开申请100件。", Reason::NoCell),
        ("2021年度结转政府信息公开申请100件。", Reason::UnknownBasis),
        ("受委托办理政府信息公开申请100件。", Reason::OtherPopulation),
        ("收到涉及征地的政府信息公开申请100件。", Reason::PartOfList),
        ("公开行政许可100件。", Reason::Published),
        ("作出行政许可0.2万件。", Reason::Approximate),
    ];
    for (sentence, reason) in cases {
        let found = read(BUREAU.report(), 1, sentence);
        let verdict = found.first().map(|claim| claim.verdict);
        assert_eq!(
            verdict,
            Some(ClaimVerdict::NotCompared(reason)),
            "{sentence}"
        );
    }
}
