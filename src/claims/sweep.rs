//! What the narrative says of all applications at once, or of fee notices, without a figure of
//! its own: 均已办结, 办结率100%, 未发出收费通知.

use super::sentence::{Reader, State};
use super::subject::Subject;
use super::{Claim, ClaimVerdict, Sweep, SweepKind};
use crate::report::Decimal;

/// What may stand around 全部 and 办结 and changes nothing.
const PARTICLES: [&str; 14] = [
    "目前",
    "现",
    "已经",
    "已",
    "依法",
    "依规",
    "按规定",
    "予以",
    "得到",
    "作出",
    "进行",
    "上述",
    "申请",
    "了",
];

/// Words for all of them.
const ALL: [&str; 6] = ["全部", "全都", "均", "皆", "全", "都"];

/// That they were handled.
const HANDLED: [&str; 10] = [
    "办结",
    "办理完毕",
    "办理完成",
    "办理办结",
    "办结答复",
    "处理完毕",
    "答复",
    "答复完毕",
    "回复",
    "回复完毕",
];

/// The share of those handled, after which a full hundred stands. 答复率 is that of the answers that
/// were due.
const RATES: [&str; 2] = ["办结率", "办复率"];

/// What may stand before such a share: 按时办结率 says of those due only how they were handled.
const RATED: [&str; 8] = [
    "",
    "申请",
    "依申请公开",
    "依申请公开申请",
    "政府信息公开申请",
    "信息公开申请",
    "依申请公开件",
    "申请件",
];

/// Words for sending a notice, and what it is about.
const SENT: [&str; 8] = ["发出", "发送", "发放", "开具", "制发", "下达", "出具", "发"];
const ABOUT: [&str; 4] = [
    "政府信息公开信息处理费",
    "政府信息处理费",
    "信息公开信息处理费",
    "信息处理费",
];

impl Reader<'_> {
    /// Keeps what the clause that ends at `at` says of all.
    pub(super) fn sweep(&mut self, at: usize, state: &State) {
        if !self.frame(state).is_certain() || state.narrow || !state.outside.is_empty() {
            return;
        }
        let chars = &self.text.chars;
        let start = self.clause_start(at, state).min(at);
        let clause: String = chars[start..at.min(chars.len())].iter().collect();
        let kind = if says_all_handled(&clause) {
            self.received(state.last.or(self.total))
                .map(SweepKind::AllHandled)
        } else if says_all_due(&clause) {
            self.received(state.total.or(self.total))
                .map(SweepKind::AllHandled)
        } else {
            says_no_notice(&clause).then_some(SweepKind::NoFeeNotice)
        };
        if let Some(kind) = kind {
            let sweep = Sweep {
                kind,
                section: self.passage.section,
                sentence: self.printed(state).to_string(),
                place: self.passage.place,
            };
            self.sweeps.push(sweep);
        }
    }

    /// The number of applications that this claim states as received, where the table says so
    /// too and they are no part of a list.
    fn received(&self, at: Option<usize>) -> Option<Decimal> {
        let is_whole = |claim: &&Claim| {
            claim.verdict == ClaimVerdict::Agrees
                && claim.part_of.is_none()
                && matches!(
                    claim.subject,
                    Subject::Received | Subject::New | Subject::NewAndCarriedOver
                )
        };
        let claim = self.out.get(at?).filter(is_whole)?;
        Some(claim.value)
    }
}

/// 均已办结: nothing but that, so that no manner and no other matter narrows it.
fn says_all_handled(clause: &str) -> bool {
    let mut rest = clause;
    let mut is_all = false;
    loop {
        if let Some(behind) = ALL.iter().find_map(|word| rest.strip_prefix(word)) {
            is_all = true;
            rest = behind;
        } else if let Some(behind) = PARTICLES.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
        } else {
            break;
        }
    }
    is_all && HANDLED.contains(&rest.trim_end_matches('了'))
}

/// 办结率100%.
fn says_all_due(clause: &str) -> bool {
    let Some(share) = clause.strip_suffix("100%") else {
        return false;
    };
    let share = share.trim_end_matches(['达', '到', '为', '均', '是']);
    let of = RATES.iter().find_map(|rate| share.strip_suffix(rate));
    of.is_some_and(|of| RATED.contains(&of))
}

/// 未发出收费通知, 发出收费通知0件.
fn says_no_notice(clause: &str) -> bool {
    let Some((before, behind)) = clause.split_once("收费通知") else {
        return false;
    };
    let strip = |text, words: &[&str]| {
        let short = (words.iter()).find_map(|word| str::strip_suffix(text, word));
        short.unwrap_or(text)
    };
    let before = strip(strip(before, &ABOUT), &SENT);
    let is_denied = ["未", "没有", "无", "未曾"]
        .iter()
        .any(|word| before.ends_with(word));
    let behind = behind.trim_start_matches('书');
    if is_denied {
        return matches!(behind, "" | "情况" | "的情况");
    }
    let count = behind
        .trim_start_matches('的')
        .trim_start_matches("件数")
        .trim_start_matches("数量")
        .trim_start_matches(['为', '共']);
    matches!(count, "0件" | "0份" | "0")
}

#[cfg(test)]
mod tests {
    use super::{says_all_due, says_all_handled, says_no_notice};

    #[test]
    fn all_were_handled_where_nothing_narrows_it() {
        for clause in [
            "全部办结",
            "均已办结",
            "目前已全部办结",
            "皆已依法答复",
            "均予以答复",
        ] {
            assert!(says_all_handled(clause), "{clause}");
        }
        for clause in [
            "已办结",
            "均按时办结",
            "建议提案均已办结",
            "均已办结3件",
            "全部受理",
        ] {
            assert!(!says_all_handled(clause), "{clause}");
        }
    }

    #[test]
    fn a_full_share_is_that_of_all_applications() {
        for clause in ["办结率100%", "办复率达到100%", "依申请公开办结率为100%"] {
            assert!(says_all_due(clause), "{clause}");
        }
        for clause in [
            "按时办结率100%",
            "留言办结率100%",
            "答复率100%",
            "办结率98%",
            "满意率100%",
        ] {
            assert!(!says_all_due(clause), "{clause}");
        }
    }

    #[test]
    fn no_notice_was_sent() {
        for clause in [
            "未发出收费通知",
            "2023年未发出信息处理费收费通知",
            "没有发出收费通知的情况",
            "发出收费通知0件",
            "发出收费通知的件数为0件",
        ] {
            assert!(says_no_notice(clause), "{clause}");
        }
        for clause in [
            "发出收费通知2件",
            "发出收费通知10件",
            "未按收费通知缴费",
            "未收取信息处理费",
            "无逾期未按收费通知要求缴费的",
        ] {
            assert!(!says_no_notice(clause), "{clause}");
        }
    }
}
