//! Narratives of invented bodies, made from a seed: each picks and orders sentences of its own out
//! of a common stock of phrases, as offices do, and some are copies of which a fifth of the
//! sentences was written anew.

use gouji::place::Place;
use gouji::report::{Paragraph, Report, Section};

/// A small generator of numbers (SplitMix64), so that every run has the same texts.
pub struct Numbers(u64);

impl Numbers {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xD134_2543_DE82_EF95) ^ (seed << 32))
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((value ^ (value >> 31)) % bound as u64).unwrap_or_default()
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

const WHO: [&str; 10] = [
    "局办公室",
    "各业务科室",
    "政务公开领导小组",
    "信息中心",
    "基层站所",
    "分管负责同志",
    "综合科",
    "政策法规科",
    "公开工作专班",
    "窗口工作人员",
];
const HOW: [&str; 12] = [
    "按照年度要点安排",
    "结合主题教育",
    "对照考核指标",
    "围绕群众关切",
    "针对第三方评估发现的问题",
    "依托门户网站",
    "会同司法部门",
    "在征求意见的基础上",
    "坚持以公开为常态",
    "利用政务服务大厅",
    "根据机构职能调整",
    "借助新媒体矩阵",
];
const DID: [&str; 16] = [
    "修订了主动公开基本目录",
    "更新部门预算决算和采购公告",
    "公开行政执法事前事后信息",
    "完善依申请公开办理流程",
    "逐件登记来信来访和网上申请",
    "开展政策文件集中清理",
    "落实信息发布三审三校",
    "调整网站栏目和检索入口",
    "制作图解和短视频",
    "举办政府开放日活动",
    "组织公开业务培训",
    "对超期栏目进行通报",
    "规范答复文书格式",
    "建立公开属性源头认定机制",
    "梳理重点领域公开事项",
    "推动村务公开栏标准化",
];
const EFFECT: [&str; 14] = [
    "信息发布的及时性有所提高",
    "群众查找信息更加方便",
    "答复质量得到申请人认可",
    "错敏信息明显减少",
    "公开内容覆盖权责清单全部事项",
    "解读比例稳步上升",
    "全年没有发生泄密事件",
    "栏目空白问题全部整改到位",
    "办理时限平均缩短三天",
    "形成了科室联动的工作格局",
    "受到上级通报表扬",
    "公众参与渠道更加畅通",
    "存量文件完成属性标注",
    "专区访问量持续增加",
];

fn sentence(numbers: &mut Numbers) -> String {
    let count = numbers.below(300) + 1;
    let (who, how) = (numbers.one_of(&WHO), numbers.one_of(&HOW));
    let (did, also) = (numbers.one_of(&DID), numbers.one_of(&DID));
    let effect = numbers.one_of(&EFFECT);
    match numbers.below(3) {
        0 => format!("{who}{how}，{did}{count}次，{effect}。"),
        1 => format!("{how}，{who}{did}，{also}，共涉及{count}条。"),
        _ => format!("{did}，{effect}，{who}{also}{count}件。"),
    }
}

/// The sentences of a body's section one.
pub fn sentences(seed: u64) -> Vec<String> {
    let mut numbers = Numbers::new(seed);
    (0..20).map(|_| sentence(&mut numbers)).collect()
}

/// The sentences with every fifth written anew and the numbers changed.
pub fn copied(sentences: &[String], seed: u64) -> Vec<String> {
    let mut numbers = Numbers::new(seed ^ 0xC0FF_EE00);
    let one = |(at, text): (usize, &String)| match at % 5 {
        2 => sentence(&mut numbers),
        _ => text.replace(|c: char| c.is_ascii_digit(), "7"),
    };
    sentences.iter().enumerate().map(one).collect()
}

/// The report of a body with this section one.
pub fn report(body: &str, sentences: &[String]) -> Report {
    let paragraphs = sentences.iter().map(|text| Paragraph {
        text: text.replace("局办公室", &format!("{body}办公室")),
        place: Place::Nowhere,
    });
    Report {
        body: Some(body.to_owned()),
        year: Some(2023),
        sections: vec![Section {
            number: 1,
            heading: "一、总体情况".to_owned(),
            paragraphs: paragraphs.collect(),
            place: Place::Nowhere,
        }],
        ..Report::default()
    }
}

/// So many reports, of which the last `copies` are copies of the first.
pub fn directory(count: usize, copies: usize) -> Vec<Report> {
    let own = count - copies;
    (0..count)
        .map(|at| {
            let body = format!("临江县第{at}中心");
            match at.checked_sub(own) {
                None => report(&body, &sentences(at as u64)),
                Some(copy) => report(&body, &copied(&sentences(copy as u64), at as u64)),
            }
        })
        .collect()
}
