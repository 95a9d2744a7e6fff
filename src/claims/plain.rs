//! Whether a clause says nothing that the reader does not know. A figure in a clause with unknown
//! words may agree with the tables, but it contradicts nothing: the unknown words may say that
//! it counts something else (指导基层受理申请16件, 引用不予公开条款25件).

use std::ops::Range;
use std::sync::LazyLock;

use super::lex::Token;
use super::vocabulary::{self, Vocabulary};

/// Words that fill sentences about figures without changing what the figures count. Written from
/// the sixty forms of `tests/it/claims/patterns.rs` and from the published reports read for this reader.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "办公室", "办公厅", "我单位", "本单位", "本机关", "我中心", "本中心", "我街道", "本街道", "我们", "我局", "我办", "我委",
    "我厅", "我院", "我站", "我镇", "我乡", "我区", "我县", "我市", "我省", "我处", "我队", "本局", "本办", "本委", "本厅",
    "本镇", "本乡", "本部门", "我部门", "全局", "全镇", "机关", "单位", "各级行政", "行政机关", "各级", "依法依规", "严格",
    "规范", "依法", "依规", "按时", "按期", "按规定", "及时", "全部", "总共", "一共", "截至", "截止", "截", "年底", "年末", "期间",
    "情况", "数量", "件数", "总量", "数为", "数", "量", "总", "达到", "达", "提出", "提交", "递交", "提起", "产生",
    "引发", "引起", "发生", "出现", "属于", "属", "给予", "进行", "完成", "登记", "规定", "法定", "期限",
    "时限", "社会", "形式", "方式", "方面", "要求", "相关", "案件", "事项", "该项", "当期", "一是", "二是", "三是", "四是",
    "五是", "同时", "另外", "另有", "此外", "还有", "仍有", "尚有", "剩余", "结果", "不服", "人民政府", "工作", "而", "不再",
    "原因", "需要", "需", "任何", "各种", "所有", "相应", "年度", "年中", "申请主体", "主体",
    "划分", "分", "身份", "类别", "受", "起", "止", "的", "了", "已", "均", "也", "都", "共", "又", "并",
    "且", "和", "与", "及", "或", "者", "为", "有", "是", "在", "于", "对", "按", "照", "由", "从", "向", "经",
    "被", "因", "所", "将", "其", "该", "此", "各", "个", "中", "内", "后", "等", "度", "至", "到", "自", "以",
    "年", "月", "日", "底", "件", "份", "另", "还", "仍", "尚", "再", "加", "上", "计", "含", "本", "收", "\"",
    "目前", "当前", "今年", "办件", "件次", "总数", "渠道", "途径", "广大", "辖区内", "辖区", "正式", "实际", "依照", "根据", "妥善",
    "积极", "认真", "有序", "高效", "稳妥", "切实", "扎实", "案例", "现象", "问题", "事件", "事宜", "事务", "业务", "针对", "有关",
    "类", "曾", "过", "一", "条例", "时间", "均能", "做好", "如期", "现", "例", "案", "通过", "申请类", "多种",
    "法律", "法规", "流程", "程序", "连同", "金额", "政府系统",
    "和申诉案件", "和申诉案", "及申诉案件", "和有关的申诉案", "和申诉",
    "给", "依", "采取", "情形", "收取", "时", "政务", "继续", "转", "来自", "被申请人", "梳理出", "梳理", "应对", "新的", "按规", "来",
];

/// Whether all characters of the stretch that no token covers are fillers or the body's name.
pub(super) fn is_plain(
    chars: &[char],
    tokens: &[Token],
    start: usize,
    end: usize,
    body: &[char],
) -> bool {
    let mut at = start;
    // Words taken out of a wording of carrying stand beside it, out of their order.
    let mut within: Vec<&Token> = (tokens.iter())
        .filter(|token| token.start < end && token.end > start)
        .collect();
    within.sort_by_key(|token| token.start);
    for token in within {
        if !is_filled(&chars[at.min(token.start)..token.start], body) {
            return false;
        }
        at = at.max(token.end);
    }
    at >= end || is_filled(&chars[at..end.min(chars.len())], body)
}

static VOCABULARY: LazyLock<Vocabulary<()>> =
    LazyLock::new(|| Vocabulary::longest_first(vocabulary::plain(FILLERS)));

fn is_filled(run: &[char], body: &[char]) -> bool {
    let is_made_of_fillers = |run: &[char]| {
        let mut rest = run;
        while let Some((length, ())) = VOCABULARY.at(rest) {
            rest = &rest[length..];
        }
        rest.is_empty()
    };
    if is_made_of_fillers(run) {
        return true;
    }
    // What the body calls itself is no news.
    match longest_common(&run[..run.len().min(NAME)], body) {
        Some(name) => is_made_of_fillers(&[&run[..name.start], &run[name.end..]].concat()),
        None => is_made_of_fillers(run),
    }
}

/// The longest stretch of at least two characters that the body's name has too, the first of those
/// as long.
fn longest_common(run: &[char], body: &[char]) -> Option<Range<usize>> {
    let mut longest = 0..1;
    for start in 0..run.len() {
        for name in (0..body.len()).map(|at| &body[at..]) {
            let both = run[start..].iter().zip(name);
            let common = both.take_while(|(one, other)| one == other).count();
            if common > longest.len() {
                longest = start..start + common;
            }
        }
    }
    (longest.len() >= 2).then_some(longest)
}

/// Most characters of a stretch in which the body's name is looked for; the longest names have
/// some thirty.
const NAME: usize = 60;
