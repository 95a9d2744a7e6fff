//! The wordings about all else: what each means, and where it was seen.
//!
//! `form n` is form n of the sixty in which reports state their figures, as `tests/it/claims/patterns.rs`
//! numbers them, `decoy` a figure that states none, `law` the form's own label or the Regulations,
//! `web` a published report read for this reader, `gen` a natural variant of one of these.

use super::wordings::Entry;
use super::words::Fit::{Exact, Within};
use super::words::Word as W;
use crate::report::Ruling;

/// Reconsideration, litigation, documents, decisions and fees.
pub(super) const OTHERS: &[Entry] = &[
    (
        W::Review,
        "行政复议 行政复议申请 行政复议案件 复议案件 复议申请 复议 行政复议案 复议案 行政复议事项",
        "form 53-57",
    ),
    (
        W::Litigation,
        "行政诉讼 行政诉讼案件 诉讼案件 行政诉讼案 诉讼 诉讼案 行政起诉 行政诉讼事项 被起诉",
        "form 53-57",
    ),
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
        W::Ruling(Ruling::Upheld, Exact),
        "结果维持 维持 予以维持 获维持",
        "law; form 53",
    ),
    (W::Ruling(Ruling::Upheld, Within), "胜诉 驳回", "gen"),
    (
        W::Ruling(Ruling::Corrected, Exact),
        "结果纠正 被纠正 予以纠正 纠正 被纠错 纠错",
        "law; form 53, 57",
    ),
    (
        W::Ruling(Ruling::Corrected, Within),
        "败诉 确认违法 被撤销 责令重新答复 责令履行",
        "gen",
    ),
    (
        W::Ruling(Ruling::Other, Exact),
        "其他结果 其它结果",
        "law; form 55",
    ),
    (
        W::Ruling(Ruling::Pending, Exact),
        "尚未审结 未审结 正在审理 尚在审理 审理中 正在审理中 待审结",
        "law; form 54; web 龙游",
    ),
    (
        W::Neutral,
        "复议机关 行政复议机关 复议决定 法院做出判决",
        "web 秦都",
    ),
    (W::Concluded, "审结 已审结 结案 已结案", "web 秦都; gen"),
    (
        W::Caused,
        "引起 引发 引发的 引起的 导致 产生 产生的 被提起 提起 被申请 不服 而引起 而引发 引致 遭 被申请人提起 被提出",
        "gen",
    ),
    (W::Regulations, "规章 政府规章", "law; form 58"),
    (W::Normative, "行政规范性文件 规范性文件", "law; form 58"),
    (
        W::Foreign,
        "规范性文件政策解读 规范性文件解读 行政规范性文件政策解读 行政规范性政策解读 规范性文件类 \
         规章制度 规章类 规范性文件备案",
        "web 龙游; form 58",
    ),
    (
        W::Issue,
        "制发 制定 印发 出台 制作 制定印发 制定发布 新制定 制定出台 新制发 颁布 制定并印发 制定并发布 制发印发 出台印发 起草制定 印发实施 公布实施 新出台 新印发 新颁布 新制作 本年新制作 新制作数量 本年新制作数量",
        "form 58; web 濂溪",
    ),
    (
        W::Repeal,
        "废止 清理废止 宣布失效 宣布废止 废止文件 清理废止文件 失效",
        "form 58; web 濂溪",
    ),
    (
        W::InForce,
        "现行有效 继续有效 现行有效文件 目前有效 当前有效 现有效 保留有效 继续保留有效 保留继续有效 确定继续有效 确认继续有效",
        "form 58",
    ),
    (W::Licensing, "行政许可", "law; form 59"),
    (W::Penalties, "行政处罚", "law; form 59"),
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
        "作出 做出 处理决定 决定 实施 执行 实行 审批 处理决定数量 决定数量",
        "form 59",
    ),
    (
        W::Foreign,
        "行政许可信息 行政处罚信息 行政强制信息 行政许可事项 行政处罚事项 行政许可申请 许可信息 \
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

/// What turns a figure aside or says how it stands to others.
pub(super) const FRAME: &[Entry] = &[
    (
        W::Not,
        "未 没有 无 未曾 从未 并未 暂无 暂未 均未 均无 不存在 未有 未曾有 无一例 无一起 无一件 \
         无一宗 零 尚未 亦无 也无 亦未 也未 未发生 未出现 未产生",
        "form 50, 56, 58, 60",
    ),
    (
        W::Neutral,
        "无偿 无障碍 无误 无关 无须 无需 无论 无缝 无漏 未来 未尽 未经 无正当理由 零距离 零跑 \
         零件 未按",
        "gen",
    ),
    (W::All, "均 全部 全都 均已 均获", "form 8, 21, 54"),
    (W::Respectively, "分别 分别是 分别为", "form 58; web 广东"),
    (W::Part, "其中 含 包括 包含 具体为", "form 16-26"),
    (W::Rest, "其余 余下 剩余的", "gen"),
    (
        W::Sum,
        "共计 合计 总计 总数 共有 累计 总量",
        "web 秦都; form 14",
    ),
    (
        W::Foreign,
        "12345 热线 工单 信访 来信 来访 来电 建议 提案 议案 代表建议 政协 留言 信箱 网民 访问 \
         点击 浏览 阅读 培训 会议 座谈 简报 微博 微信 公众号 新媒体 抖音 主动公开 各类信息 动态 \
         解读 新闻发布 发布会 舆情 投诉 举报 问政 诉求 评议 问卷 意见建议 意见征集 政策文件 公文 \
         预算 决算 采购 招标 栏目 专栏 网站 人事 服务指南 权责清单 文件 信息 案卷评查 检查 督查 \
         考核 合同 档案 证明 许可申请 补贴 低保 事项清单 咨询投诉 会计 经费",
        "decoy; web 濂溪, 秦都, 城中",
    ),
    (
        W::Neutral,
        "文件要求 文件精神 文件规定 有关文件 相关信息 信息类 相关政府信息 投诉类 建议性 所需信息 \
         案件信息",
        "gen",
    ),
    (W::Consultation, "咨询 政府信息咨询 信息咨询", "web 马水"),
    (
        W::Compare,
        "去年同期 上年同期 上年度同期 同期 比 较 相比 同比 环比 持平 与去年 与上年",
        "form 10; decoy",
    ),
    (
        W::Neutral,
        "比例 比较 占比 较为 较好 较大 较高 较强 较多 比重",
        "gen",
    ),
    (
        W::Delta,
        "增加 减少 增长 下降 上升 降低 增幅 降幅 同比增长 提高 增多",
        "form 10; decoy",
    ),
    (
        W::PartOfYear,
        "以来 近年来 近三年 近两年 近五年 三年来 两年来 五年来 历年 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 季度 月均 \
         每月 当月 日均 年均 每年 十二五 十三五 十四五 十五五 五年间 三年间 任期内 以来累计 历年累计 前三季度 上旬 中旬 下旬",
        "decoy",
    ),
    (
        W::Plan,
        "下一步 力争 预计 计划制定 拟制定 今后 将进一步 将继续 将力争 计划出台 目标是",
        "decoy",
    ),
    (
        W::Organ,
        "作为复议机关 作为行政复议机关 作为县级复议机关 行政复议委员会 行政复议机构 复议局 行政复议局 复议机构 行政应诉 出庭应诉 征地拆迁案件 \
         办理行政复议 受理行政复议 审理行政复议 审结行政复议 承办行政复议 收到行政复议 办理复议 \
         受理复议 审理复议 受理政府信息公开行政复议 受理政府信息公开类行政复议 受理信息公开行政复议 \
         受理信息公开类行政复议 受理涉及政府信息公开行政复议 受理涉政府信息公开行政复议 受理政府信息公开复议",
        "decoy 清远; gen",
    ),
    (W::Enforcement, "行政执法 执法监督", "decoy 清远"),
    (
        W::Drafting,
        "审查 备案审查 起草 代拟 合法性审核 合法性审查 报备 报送 清理 审核 征求",
        "form 57; gen",
    ),
    (
        W::Stranger,
        "备案 系统内 全系统 各部门 各街镇 各乡镇 各街道 各镇 各单位 各科室 各股室 各处室 下属 \
         所属 区属 县直 市直 区直 省直 委托 提出机关 各市 各县 各区 县区 各派出所",
        "form 22, 57; web 攸县",
    ),
    (W::OwnLevel, "本级 代表 名义", "form 57; gen"),
    (W::Neutral, "人大代表 代表委员 法定代表", "gen"),
    (
        W::Region,
        "全区 全县 全市 全省 全州 全旗 全镇 全乡 全街道 全街 我区 我县 我市 我省 我镇 我街道 全域",
        "form 31; web 重庆",
    ),
    (
        W::Topic,
        "指导 参与 配合 督促 协调 转交 帮助 关于 涉及 主要 集中 类 主要涉及 领域 征地 拆迁 征收 补偿 律师 企业 村民 居民 同一 \
         某",
        "gen",
    ),
    (
        W::Neutral,
        "种类 分类 各类 关于政府信息公开 主要负责 企业群众 公民、企业",
        "gen",
    ),
    (
        W::Qualifier,
        "不当 不及时 不到位 违规 泄密 失实 责任 追究 收费 违法 重大 有效 纠纷 负面 不满 异议 \
         错误 不规范 迟延",
        "gen",
    ),
    (
        W::Except,
        "不含 不包括 不包含 未计入 未包括 不计入 除外 以外 之外 剔除 扣除 除去 仅含 仅统计 仅指 \
         一审 二审 再审 终审 上诉 更正 误报 误填 误将 勘误 应为 原为 重复计算 口径 即办件 承诺件",
        "gen",
    ),
    (
        W::Unrelated,
        "不属于政府信息公开 不涉及政府信息公开 非政府信息公开 并非政府信息公开 不是政府信息公开 \
         与政府信息公开无关 与信息公开无关 均与政府信息公开无关 与政府信息公开工作无关 \
         不属于信息公开 不涉及信息公开 非信息公开 不属政府信息公开 未涉及政府信息公开",
        "gen",
    ),
    (W::Loose, "等 如 例如 主要有 主要是", "3.3 NV-PARTS"),
];
