//! The wordings about applications: what each means, and where it was seen.
//!
//! `4.5 n` is the form n of section 4.5 of the domain notes, `law` the form's own label or the
//! Regulations, `web` a published report read for this reader, `gen` a natural variant of one of
//! these.

use super::subject::{Applicant, Outcome};
use super::words::Fit::{Exact, Within};
use super::words::Word::{self, self as W};
use crate::report::{Column, OutcomeGroup, Row};

const fn row(row: Row, fit: super::words::Fit) -> Word {
    W::Outcome(Outcome::Row(row), fit)
}

const fn group(group: OutcomeGroup) -> Word {
    W::Outcome(Outcome::Group(group), Exact)
}

const fn column(column: Column) -> Word {
    W::From(Applicant::Column(column))
}

/// One meaning, the wordings that have it (separated by spaces), where they were seen.
pub(super) type Entry = (Word, &'static str, &'static str);

/// Applications: what they are called, who made them, how, and what was done with them.
pub(super) const APPLICATIONS: &[Entry] = &[
    (
        W::Requests,
        "政府信息公开申请 政府信息公开的申请 依申请公开 信息公开申请 政府信息申请 申请公开 \
         公开申请 政务公开申请 政府信息依申请公开 依申请政府信息公开 依申请案件 信息公开依申请 \
         信息公开的申请 申请信息公开 申请政府信息公开 政府信息公开依申请 要求公开政府信息 \
         要求公开信息 要求公开的信息 依申请件 依申请公开申请 依申请公开政府信息 \
         依申请公开政务信息 依申请公开信息 依申请公开事项 依申请公开件 依申请公开信件 \
         依申请公开来信 信息公开申请件 政府信息公开案件 信息公开案件 公开政府信息的申请 \
         公开信息的申请 公开政府信息申请 政府信息公开事项申请 申请公开信息 申请公开政府信息 \
         申请公开事项 申请公开的政府信息 申请公开相关信息 依申请公开政府信息申请 \
         公开政府信息的请求",
        "4.5 1-15, 29, 50-52; web 马厂, 龙泉",
    ),
    (
        W::Mention,
        "依申请公开工作 依申请公开流程 依申请公开制度 依申请公开答复工作 依申请公开办理流程 \
         依申请公开办理工作 依申请公开方面 依申请公开情况 政府信息公开申请办理 依申请公开渠道",
        "gen",
    ),
    (W::Request, "申请", "4.5 16-20"),
    (
        W::Disclosure,
        "政府信息公开 信息公开 政务公开 政府信息 涉政府信息公开 涉及政府信息公开 政府信息公开工作 \
         信息公开类 政府信息公开类 涉信息公开",
        "4.5 53-56",
    ),
    (
        W::Neutral,
        "申请人 申请方式 申请内容 申请事项 申请渠道 公民、法人或其他组织 公民、法人和其他组织 \
         公民、法人及其他组织 公民、法人或者其他组织 公民和组织 公民、法人 公民法人或其他组织 \
         公民、法人和其它组织 政府信息公开指南 政府信息公开目录 政府信息公开平台 平台建设 \
         信息公开平台 公开平台 政务服务平台 政府信息公开年报 政府信息公开专栏 \
         政府信息公开工作年度报告 政府信息公开条例 政府信息公开制度 信息公开指南 信息公开目录 \
         信息公开年报 信息公开制度",
        "gen",
    ),
    (
        column(Column::NaturalPerson),
        "自然人 公民个人 个人申请",
        "law; 4.5 19; web",
    ),
    (W::Citizens, "公民 群众 个人 社会公众 公众", "4.5 20, 50"),
    (
        W::From(Applicant::Organizations),
        "法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 \
         法人与其他组织 法人或其它组织 法人和其它组织 法人组织 法人和组织 法人及组织",
        "law; 4.5 20",
    ),
    (
        column(Column::CommercialEnterprise),
        "商业企业 商业机构",
        "law; 4.5 19 安康",
    ),
    (column(Column::ResearchInstitution), "科研机构", "law"),
    (
        column(Column::PublicWelfareOrganization),
        "社会公益组织 公益组织",
        "law",
    ),
    (
        column(Column::LegalServiceInstitution),
        "法律服务机构",
        "law",
    ),
    (
        column(Column::OtherOrganization),
        "其他组织 其它组织",
        "law",
    ),
    (
        W::Channel,
        "网络 网上 在线 信函 信件申请 邮寄 邮政 快递 EMS 当面 现场 传真 电子邮件 邮箱 窗口 \
         政府网站 门户网站 线上 线下 书面 平台提交 平台申请 申请平台 申请系统 来函 来人 寄送 平台",
        "4.5 2, 16-18; web 秦都",
    ),
    (
        W::Receive,
        "收到 接收 接到 受理 收取申请 接受 收悉 累计收 共收 收件 接收受理",
        "4.5 1-13, 50",
    ),
    (
        W::NewlyReceive,
        "新收 新收到 新接收 新受理 新增 本年新收 本年度新收 新收到的",
        "law; web 硚口",
    ),
    (
        W::NewRequests,
        "新收申请 新收到申请 新收到的申请 新收的申请 新接收申请 新受理申请",
        "gen",
    ),
    (
        W::Process,
        "办理 处理 收办 共收办 共处理 接收且办理 接收办理 承办 办理答复",
        "4.5 23, 25, 27",
    ),
    (
        W::Answer,
        "答复 回复 回复处理 予以答复 作出答复 已答复 书面答复 完成答复 办理并答复",
        "4.5 39, 51",
    ),
    (
        W::Finish,
        "办结 办理完成 办理完毕 处理完毕 完成办理 办复 办结答复 办理办结",
        "4.5 40",
    ),
    (
        W::Neutral,
        "答复率 办结率 回复率 满意率 按时答复率 按时办结率 解读率 答复内容 答复结果 办理结果 \
         处理结果 答复方面 答复意见 办理情况 处理情况 办理流程 受理渠道 受理机构 答复工作 \
         处理决定书 受理点 办理工作",
        "4.5 47",
    ),
    (
        W::Paper,
        "告知书 补正告知 补正通知 补正 延期 逾期 超期 通知书 征求意见 征求第三方 意见函 收费通知 \
         不予受理 未受理 撤件 转办 转送 协助 会商 答复函 答复书 送达 重新答复 重新办理",
        "4.5 49; gen",
    ),
    (
        W::PreviousYear,
        "上年 上年度 上一年 上一年度 去年 往年",
        "4.5 30",
    ),
    (
        W::NextYear,
        "下年 下年度 下一年 下一年度 次年 次年度 明年 来年 明年度",
        "4.5 33-37",
    ),
    (
        W::ThisYear,
        "今年以来 年初以来 本年以来 本年 本年度 今年 全年 年内 本年内 当年 年度内 一年来",
        "gen",
    ),
    (
        W::Carry,
        "结转 转结 遗留 顺延 转入 转至 转到 延至 延续 接转 移转 跨年 结存 结余",
        "4.5 30-38; web 上海 转结",
    ),
    (W::Towards, "至 到 入", "4.5 33-37"),
    (
        W::Unfinished,
        "正在办理 尚在办理 仍在办理 在办理中 未办结 尚未办结 未办理完毕 尚未答复 正在处理 \
         正在办理中 待办理 待答复 尚未到期 未到期",
        "web 秦都",
    ),
    (
        group(OutcomeGroup::Refused),
        "不予公开 不同意公开 依法不予公开",
        "law; 4.5 41",
    ),
    (
        row(Row::Granted, Exact),
        "予以公开 同意公开 予以全部公开",
        "law; 4.5 41, 42",
    ),
    (
        row(Row::Granted, Within),
        "全部公开 已主动公开 告知获取方式 提供政府信息",
        "gen",
    ),
    (
        row(Row::PartiallyGranted, Exact),
        "部分公开 部分予以公开 予以部分公开 同意部分公开 区分处理",
        "law; 4.5 41",
    ),
    (
        group(OutcomeGroup::Unable),
        "无法提供 未能提供",
        "law; 4.5 41",
    ),
    (group(OutcomeGroup::NotProcessed), "不予处理", "law; 4.5 41"),
    (
        group(OutcomeGroup::Other),
        "其他处理 作其他处理 其它处理 作出其他处理 其他方式处理",
        "law; 4.5 42",
    ),
    (
        row(Row::StateSecret, Exact),
        "属于国家秘密 涉及国家秘密 国家秘密",
        "law",
    ),
    (
        row(Row::ProhibitedByLaw, Exact),
        "其他法律行政法规禁止公开 法律行政法规禁止公开 其他法律、行政法规禁止公开 \
         法律、行政法规禁止公开 法律法规禁止公开",
        "law",
    ),
    (
        row(Row::SecurityAndStability, Exact),
        "三安全一稳定 危及“三安全一稳定” 危及三安全一稳定 危及\"三安全一稳定\"",
        "law",
    ),
    (
        row(Row::ThirdPartyRights, Exact),
        "保护第三方合法权益 第三方合法权益 损害第三方合法权益",
        "law",
    ),
    (
        row(Row::ThirdPartyRights, Within),
        "商业秘密 个人隐私",
        "law art. 15",
    ),
    (
        row(Row::InternalAffairs, Exact),
        "三类内部事务信息 内部事务信息 属于三类内部事务信息 三类内部管理信息",
        "law",
    ),
    (
        row(Row::DeliberativeProcess, Exact),
        "四类过程性信息 过程性信息 属于四类过程性信息 四类过程性性信息",
        "law",
    ),
    (
        row(Row::EnforcementFile, Exact),
        "行政执法案卷 执法案卷 行政执法案卷信息",
        "law",
    ),
    (
        row(Row::AdministrativeQuery, Exact),
        "行政查询事项 行政查询",
        "law",
    ),
    (
        row(Row::NotHeld, Exact),
        "本机关不掌握相关政府信息 本机关不掌握 本办不掌握 本单位不掌握 不掌握相关政府信息 \
         不掌握相关信息 不掌握",
        "law; 4.5 44",
    ),
    (
        row(Row::NotHeld, Within),
        "信息不存在 政府信息不存在 不属于本机关公开 非本机关 不属于本机关 不属于本单位 非本单位 \
         不属于我局 不属本机关",
        "4.5 44",
    ),
    (
        row(Row::CreationRequired, Exact),
        "没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作",
        "law",
    ),
    (
        row(Row::UnclearAfterCorrection, Exact),
        "补正后申请内容仍不明确 补正后仍不明确 申请内容不明确 补正后申请内容不明确",
        "law",
    ),
    (
        row(Row::PetitionOrComplaint, Exact),
        "信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访、举报、投诉类 信访举报投诉 \
         信访、投诉、举报类申请 信访类申请 信访投诉举报类申请",
        "law",
    ),
    (row(Row::DuplicateRequest, Exact), "重复申请", "law"),
    (
        row(Row::PublishedMaterial, Exact),
        "要求提供公开出版物 公开出版物",
        "law",
    ),
    (
        row(Row::ExcessiveRequests, Exact),
        "无正当理由大量反复申请 大量反复申请",
        "law",
    ),
    (
        row(Row::ConfirmationOrReissue, Exact),
        "要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 \
         要求确认或重新出具已获取信息 确认或重新出具",
        "law",
    ),
    (
        row(Row::CorrectionOverdue, Exact),
        "申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正 申请人逾期不补正",
        "law",
    ),
    (
        row(Row::FeeOverdue, Exact),
        "申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期不缴费 逾期未缴费 \
         逾期未缴纳费用",
        "law; 4.5 45",
    ),
    (
        row(Row::OtherOutcome, Within),
        "申请人撤回 自行撤回 主动撤回申请 申请人主动撤回 主动撤回 撤回申请 主动撤销申请 撤销申请 自主撤销 主动撤销 \
         便民答复",
        "4.5 46",
    ),
];
