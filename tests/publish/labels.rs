//! The official labels, in half-width characters.

pub const NOTE: &str = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)";
pub const COLUMN_LABELS: [&str; 7] = [
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
];
pub const RESULT_LABELS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
pub const PROCEEDING_LABELS: [&str; 3] = ["行政复议", "未经复议直接起诉", "复议后起诉"];
pub const REFUSED_LABELS: [&str; 8] = [
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及\"三安全一稳定\"",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
];
pub const UNABLE_LABELS: [&str; 3] = [
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
];
pub const NOT_PROCESSED_LABELS: [&str; 5] = [
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
];
pub const OTHER_LABELS: [&str; 3] = [
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
];

/// One article of table two.
pub struct Part {
    pub article: &'static str,
    pub heads: &'static [&'static str],
    pub fields: &'static [&'static str],
    pub rows: &'static [(&'static str, &'static str)],
}

pub const PARTS_2021: [Part; 4] = [
    Part {
        article: "第二十条第(一)项",
        heads: &["本年制发件数", "本年废止件数", "现行有效件数"],
        fields: &["issued", "repealed", "in_force"],
        rows: &[
            ("规章", "regulations"),
            ("行政规范性文件", "normative_documents"),
        ],
    },
    Part {
        article: "第二十条第(五)项",
        heads: &["本年处理决定数量"],
        fields: &["decisions"],
        rows: &[("行政许可", "licensing")],
    },
    Part {
        article: "第二十条第(六)项",
        heads: &["本年处理决定数量"],
        fields: &["decisions"],
        rows: &[("行政处罚", "penalties"), ("行政强制", "coercive_measures")],
    },
    Part {
        article: "第二十条第(八)项",
        heads: &["本年收费金额(单位:万元)"],
        fields: &["amount"],
        rows: &[("行政事业性收费", "fees")],
    },
];
pub const PARTS_2019: [Part; 5] = [
    Part {
        article: "第二十条第(一)项",
        heads: &["本年新制作数量", "本年新公开数量", "对外公开总数量"],
        fields: &["produced", "disclosed", "total_disclosed"],
        rows: &[
            ("规章", "regulations"),
            ("规范性文件", "normative_documents"),
        ],
    },
    Part {
        article: "第二十条第(五)项",
        heads: &["上一年项目数量", "本年增/减", "处理决定数量"],
        fields: &["previous_items", "change", "decisions"],
        rows: &[
            ("行政许可", "licensing"),
            ("其他对外管理服务事项", "other_services"),
        ],
    },
    Part {
        article: "第二十条第(六)项",
        heads: &["上一年项目数量", "本年增/减", "处理决定数量"],
        fields: &["previous_items", "change", "decisions"],
        rows: &[("行政处罚", "penalties"), ("行政强制", "coercive_measures")],
    },
    Part {
        article: "第二十条第(八)项",
        heads: &["上一年项目数量", "本年增/减"],
        fields: &["previous_items", "change"],
        rows: &[("行政事业性收费", "fees")],
    },
    Part {
        article: "第二十条第(九)项",
        heads: &["采购项目数量", "采购总金额"],
        fields: &["items", "amount"],
        rows: &[("政府集中采购", "procurement")],
    },
];
