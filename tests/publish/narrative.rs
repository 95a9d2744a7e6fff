//! The report's sentences: invented, and true where they state what the tables state.

use super::{Form, Format, Rng, look::Prose};

/// Lines of a section: whether a sub-heading, and the text.
pub struct Section(pub Vec<(bool, String)>);

const OFFICIAL: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];
const VARIANTS: [&[&str]; 6] = [
    &["工作基本情况", "政府信息公开总体情况", "总体情况"],
    &[
        "行政机关主动公开政府信息的情况",
        "行政机关主动公开政府信息情况",
        "主动公开政府信息情况",
    ],
    &[
        "行政机关收到和处理政府信息公开申请的情况",
        "行政机关收到和处理政府信息公开申请情况",
    ],
    &[
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "被申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
    ],
    &[
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的问题和改进措施",
        "存在问题及改进情况",
    ],
    &["其他需要报告事项", "其他报告事项", "其它需要报告的事项"],
];
const ORDINALS: [char; 6] = ['一', '二', '三', '四', '五', '六'];

/// The six section headings.
pub fn headings(form: &Form, prose: &Prose, rng: &mut Rng) -> [String; 6] {
    std::array::from_fn(|at| {
        let mut words = OFFICIAL[at].to_owned();
        if prose.variant {
            words = rng.pick(VARIANTS[at]).to_owned();
            if let (0, Some(year), true) = (at, form.year, rng.chance(30)) {
                words = format!("{year}年政务公开总体情况");
            }
        }
        match prose.numbering {
            1 => format!("{}. {words}", at + 1),
            2 => format!("{}、 {words}", ORDINALS[at]),
            3 => format!("第{}部分 {words}", ORDINALS[at]),
            _ => format!("{}、{words}", ORDINALS[at]),
        }
    })
}

pub fn preamble(form: &Form, rng: &mut Rng) -> String {
    let body = form.body.as_deref().unwrap_or("本机关");
    let circular = if form.format == Format::F2019 {
        "2019〕60"
    } else {
        "2021〕30"
    };
    let mut text = format!(
        "按照《中华人民共和国政府信息公开条例》（国务院令第711号）以及国办公开办函〔{circular}号有关要求，{body}编制本报告。"
    );
    if rng.chance(60) {
        text.push_str("全文包括");
        text.push_str(&OFFICIAL.join("、"));
        text.push_str("六个部分。");
    }
    if let Some(year) = form.year {
        text.push_str(&match rng.below(3) {
            0 => format!("所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
            1 => format!("统计时段为{year}年1月1日到12月31日止。"),
            _ => format!("本报告所涉数据统计时间为{year}年1月1日-{year}年12月31日。"),
        });
    }
    if rng.chance(70) {
        text.push_str(&format!(
            "读者如有疑问，可与办公室联系（地址：迎春路{}号；邮编：{}；电话：0{}-8{}{}）。",
            rng.range(1, 300),
            rng.range(210_000, 650_000),
            rng.range(310, 990),
            rng.range(100, 999),
            rng.range(1000, 9999),
        ));
    }
    text
}

/// The text of section 1, 5 or 6.
pub fn section(form: &Form, prose: &Prose, number: usize, rng: &mut Rng) -> Section {
    match number {
        1 => overview(form, prose, rng),
        5 => problems(prose, rng),
        _ => others(form, rng),
    }
}

fn overview(form: &Form, prose: &Prose, rng: &mut Rng) -> Section {
    let year = form
        .year
        .map_or("本年度".to_owned(), |year| format!("{year}年"));
    let mut lines = vec![(
        false,
        format!(
            "{year}，我们把公开当作日常工作的一环，边梳理边补缺，{}，公开的质量比往年稳一些。",
            rng.pick(&[
                "全年召开工作例会4次",
                "组织业务培训3次、参训126人次",
                "印发年度分工方案（云办发〔2021〕12号）",
                "完成26家单位的栏目调整",
            ])
        ),
    )];
    let own = rng.pick(&["主动公开情况", "主动公开政府信息情况", "主动公开"]);
    let first = if prose.false_headings {
        "主动公开政府信息情况"
    } else {
        own
    };
    lines.push((true, format!("（一）{first}")));
    lines.push((
        false,
        format!(
            "{year}通过门户网站公开各类信息{}条，政务新媒体{}个账号推送{}篇，12345热线办结工单{}件，网站访问量{}万次，接待现场咨询{}人次。",
            rng.range(120, 4000),
            rng.range(1, 9),
            rng.range(100, 2600),
            rng.range(50, 9000),
            rng.range(3, 200),
            rng.range(10, 700),
        ),
    ));
    let second = if prose.false_headings {
        "收到和处理政府信息公开申请情况"
    } else {
        "依申请公开情况"
    };
    lines.push((true, format!("（二）{second}")));
    lines.push((false, requests(form, &year, rng)));
    lines.push((true, "（三）政府信息管理情况".to_owned()));
    lines.push((
        false,
        "发布前由拟稿、审核、签发三道把关，涉密和涉及个人的内容逐条过目；失效的文件在页面上标明，旧栏目并入新目录。"
            .to_owned(),
    ));
    lines.push((true, "（四）政府信息公开平台建设情况".to_owned()));
    lines.push((
        false,
        format!(
            "把分散的{}个入口收拢到一处，检索结果按时间排列，手机端与网页同步更新，全年巡检{}次，改正错链{}处。",
            rng.range(2, 12),
            rng.range(4, 52),
            rng.range(1, 90),
        ),
    ));
    lines.push((true, "（五）监督保障情况".to_owned()));
    lines.push((
        false,
        format!(
            "公开工作计入单位年度考核，权重为{}%；收到社会评议意见{}条，均已回应；受理信访事项{}起；未发生需要追究责任的情形。",
            rng.range(2, 6),
            rng.range(0, 40),
            rng.range(0, 300),
        ),
    ));
    Section(lines)
}

/// What the report says about requests, in step with table three where it states a figure.
fn requests(form: &Form, year: &str, rng: &mut Rng) -> String {
    let total = |row: &str| form.whole(&format!("applications.{row}.total"));
    let (Some(new), Some(over), Some(forward)) = (
        total("new"),
        total("carried_over"),
        total("carried_forward"),
    ) else {
        return format!("{year}的申请均按规定登记、答复，数量见下文表格。");
    };
    if new == 0 && over == 0 && forward == 0 {
        return rng
            .pick(&[
                "全年未收到政府信息公开申请。",
                "本年度没有收到政府信息公开申请，也没有上年结转的申请。",
            ])
            .to_owned();
    }
    let mut text = match rng.below(4) {
        0 => format!(
            "{year}新收政府信息公开申请{new}件，上年结转{over}件，结转下年度继续办理{forward}件。"
        ),
        1 => {
            format!(
                "{year}共收到政府信息公开申请{new}件，另有上年度结转{over}件；年末结转下年度{forward}件。"
            )
        }
        2 => format!(
            "{year}共受理政府信息公开申请{}件（其中本年新收{new}件，上年结转{over}件），{forward}件结转至下年度继续办理。",
            new + over
        ),
        _ => format!("{year}收到申请公开{new}件，都在法定期限内办理。"),
    };
    if let (true, Some(done)) = (rng.chance(50), total("outcomes.total")) {
        text.push_str(&format!("全年办结政府信息公开申请{done}件。"));
    }
    if rng.chance(40) {
        let before = rng.range(0, new * 2 + 5);
        text.push_str(&format!(
            "上一年同期登记{before}件，同比变动{}.{}%。",
            rng.range(1, 40),
            rng.range(0, 9)
        ));
    }
    text
}

fn problems(prose: &Prose, rng: &mut Rng) -> Section {
    let mut lines = vec![
        (true, "（一）存在的主要问题".to_owned()),
        (
            false,
            "一是解读材料偏少，图示更少；二是个别股室更新不及时，有时要催；三是答复文书的说理还不够细。"
                .to_owned(),
        ),
        (true, "（二）改进情况".to_owned()),
    ];
    let steps = [
        "重新编排目录，把群众常查的事项放到前面。",
        "每季度抽查一次栏目，发现空白当周补齐。",
        "答复前与申请人通一次电话，弄清要什么。",
        "把历年答复整理成册，供新同志学习。",
    ];
    for (at, ordinal) in ["一", "二", "三"].iter().enumerate() {
        let step = steps[(at + rng.below(2)) % steps.len()];
        let mark = if prose.false_headings {
            format!("{ordinal}、")
        } else {
            format!("{}.", at + 1)
        };
        lines.push((false, format!("{mark}{step}")));
    }
    Section(lines)
}

fn others(form: &Form, rng: &mut Rng) -> Section {
    let year = form
        .year
        .map_or("本年度".to_owned(), |year| format!("{year}年"));
    if form.format == Format::F2019 {
        return Section(vec![(
            false,
            rng.pick(&["无。", "没有其他需要报告的事项。"]).to_owned(),
        )]);
    }
    let fee = [0, 0, 0, 380, 1200][rng.below(5)];
    let large = matches!(form.get("disclosure.fees.amount"), super::Entry::Number(text) if text.parse().is_ok_and(|amount: f64| amount >= 1.0));
    let fee = if large { fee } else { 0 };
    let mut lines = vec![(
        false,
        match rng.below(3) {
            0 => format!("{year}收取政府信息公开信息处理费{fee}元。"),
            1 => format!(
                "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{year}收取信息处理费共计{fee}元。"
            ),
            _ if fee == 0 => "全年未向申请人收取信息处理费。".to_owned(),
            _ => format!("全年实际收取信息处理费{fee}元。"),
        },
    )];
    if rng.chance(50) {
        lines.push((
            false,
            format!(
                "办理人大代表建议{}件、政协委员提案{}件，办理结果已在网站公开。",
                rng.range(1, 60),
                rng.range(1, 60)
            ),
        ));
    }
    Section(lines)
}
