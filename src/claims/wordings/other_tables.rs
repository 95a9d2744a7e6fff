//! The wordings about tables two and four.

use super::Entry;
use crate::claims::words::Fit::{Exact, Within};
use crate::claims::words::Word as W;
use crate::report::CaseResult;

/// Reconsideration, litigation, documents, decisions and fees.
pub(in crate::claims) const OTHER_TABLES: &[Entry] = &[
    (
        W::Review,
        "行政复议 行政复议申请 行政复议案件 复议案件 复议申请 复议 行政复议案 复议案 行政复议事项",
        "form 53-57",
    ),
    (
        W::Litigation,
        "行政诉讼 行政诉讼案件 诉讼案件 行政诉讼案 诉讼 诉讼案 行政起诉 行政诉讼事项 被起诉 起诉案件 起诉案 向法院提起行政诉讼 \
         向人民法院提起行政诉讼 向法院提起诉讼 向人民法院提起诉讼",
        "form 53-57",
    ),
    (W::Disputes, "行政争议 行政争议案件", "web"),
    (
        W::Direct,
        "未经复议直接起诉 未经复议直接提起诉讼 未经行政复议直接起诉 直接起诉",
        "law; form 54",
    ),
    (
        W::AfterReview,
        "复议后起诉 经复议后起诉 复议后提起诉讼 经行政复议后起诉",
        "law; form 54",
    ),
    (
        W::CaseResult(CaseResult::Upheld, Exact),
        "结果维持 维持 予以维持 获维持",
        "law; form 53",
    ),
    (
        W::CaseResult(CaseResult::Upheld, Within),
        "胜诉 驳回",
        "gen",
    ),
    (
        W::CaseResult(CaseResult::Corrected, Exact),
        "结果纠正 被纠正 予以纠正 纠正 被纠错 纠错",
        "law; form 53, 57",
    ),
    (
        W::CaseResult(CaseResult::Corrected, Within),
        "败诉 确认违法 被撤销 责令重新答复 责令履行",
        "gen",
    ),
    (
        W::CaseResult(CaseResult::Other, Exact),
        "其他结果 其它结果",
        "law; form 55",
    ),
    (
        W::CaseResult(CaseResult::Pending, Exact),
        "尚未审结 未审结 正在审理 尚在审理 审理中 正在审理中 待审结 正在法院审理 正在法院审理中 正在复议机关审理 \
         正在复议机关审理中 尚在审理中 仍在审理中 正在复议审理中 正在复议 正在复议中 正在诉讼中",
        "law; form 54; web 龙游",
    ),
    (
        W::Neutral,
        "复议机关 行政复议机关 复议决定 法院做出判决 收取 共收取",
        "web 秦都",
    ),
    (W::Concluded, "审结 已审结 结案 已结案", "web 秦都; gen"),
    (
        W::Caused,
        "引起 引发 引发的 引起的 导致 产生 产生的 被提起 提起 被申请 不服 而引起 而引发 引致 遭 被申请人提起 被提出 为被申请人",
        "gen",
    ),
    (W::Regulations, "规章 政府规章 部门规章", "law; form 58"),
    (W::Normative, "行政规范性文件 规范性文件", "law; form 58"),
    (
        W::Foreign,
        "规范性文件政策解读 规范性文件解读 行政规范性文件政策解读 行政规范性政策解读 规范性文件类 \
         规章制度 规章类 规范性文件备案 行政法规 地方性法规",
        "web 龙游; form 58",
    ),
    (
        W::Issue,
        "制发 制定 印发 出台 制作 制定印发 制定发布 新制定 制定出台 新制发 颁布 制定并印发 制定并发布 制发印发 出台印发 起草制定 印发实施 公布实施 新出台 新印发 新颁布 新制作 本年新制作 新制作数量 本年新制作数量",
        "form 58; web 濂溪",
    ),
    (
        W::Repeal,
        "废止 废除 清理废止 宣布失效 宣布废止 废止文件 清理废止文件 失效",
        "form 58; web 濂溪",
    ),
    (
        W::InForce,
        "现行有效 继续有效 现行有效文件 目前有效 当前有效 现有效 保留有效 继续保留有效 保留继续有效 确定继续有效 确认继续有效 正在实施 正在施行",
        "form 58",
    ),
    (
        W::Licensing,
        "行政许可 行政许可事项 行政许可案件 行政许可业务",
        "law; form 59",
    ),
    (
        W::Penalties,
        "行政处罚 行政处罚事项 行政处罚案件 行政处罚案",
        "law; form 59",
    ),
    (W::Coercive, "行政强制 行政强制措施", "law; form 59"),
    (W::Services, "其他对外管理服务事项", "law"),
    (
        W::Procurement,
        "政府集中采购 政府集中采购项目 政府集中采购信息 政府采购 政府采购项目 政府采购信息 集中采购",
        "law; web 2019",
    ),
    (
        W::NewlyDisclosed,
        "新公开 本年新公开 新公开数量 本年新公开数量",
        "law",
    ),
    (
        W::TotalDisclosed,
        "对外公开总数量 对外公开总数 对外公开总量 对外公开的总数量 对外公开总数量为",
        "law",
    ),
    (W::FeesCharged, "行政事业性收费", "law; web 广东 2022"),
    (
        W::Decide,
        "作出 做出 下达 处理决定 决定 决定书 实施 执行 实行 审批 处理决定数量 决定数量",
        "form 59",
    ),
    (
        W::Foreign,
        "行政征收 行政裁决 行政确认 行政给付 行政奖励 行政检查 行政征用 行政调解",
        "law: what bodies decide and the form does not count",
    ),
    (
        W::Foreign,
        "行政许可信息 行政处罚信息 行政强制信息 行政许可类信息 行政处罚类信息 行政强制类信息 行政许可申请 许可信息 \
         处罚信息 双公示",
        "form 59",
    ),
    (
        W::InformationFee,
        "信息处理费 政府信息公开处理费 信息公开处理费 政府信息公开费用 信息公开费用 \
         政府信息处理费 信息公开收费 依申请公开收费 收取任何费用 收取费用 收取或减免费用 \
         收取相关费用 政府信息公开收费 信息公开处理费",
        "form 60",
    ),
    (W::Publish, "公开 公布 公示 刊登", "form 59"),
    (W::Release, "发布 新发布", "form 58"),
    (
        W::LicensingPart,
        "准予许可 不予许可 准予行政许可 不予行政许可 准予许可决定 不予许可决定 准予行政许可决定 不予行政许可决定",
        "gen",
    ),
];
