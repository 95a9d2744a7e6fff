//! Names as reports print them.

use super::prefectures::PROVINCES;
use super::{
    Body, Called, Kind, Organ, OwnWord, Power, is_called, is_enforcement, is_full_name, key, kind,
};

/// Names as reports print them, by kind.
const NAMES: [(&str, Option<Kind>); 10] = [
    (
        "教育部 国家税务总局 海关总署（本级机关） 中华人民共和国海关总署 中国人民银行 市场监管总局 \
         国家卫生健康委",
        Some(Kind::CentralDepartment),
    ),
    (
        "广东省政府办公厅 上海市政府办公厅 北京市人民政府 内蒙古自治区人民政府办公厅 江苏省 重庆市",
        Some(Kind::Province),
    ),
    (
        "宿迁市 宿迁市人民政府 江苏省宿迁市人民政府办公室 威海市政府办公室 吉林省吉林市 吉林市 东莞市 \
         景德镇市人民政府 景德镇政府 恩施土家族苗族自治州 恩施州 黔东南州人民政府 广西南宁市 \
         伊犁哈萨克自治州 儋州市 新乡 深圳市本级 内蒙古自治区包头市人民政府",
        Some(Kind::Prefecture),
    ),
    (
        "大兴安岭地区行政公署 阿里地区 锡林郭勒盟 内蒙古兴安盟行政公署",
        Some(Kind::PrefectureOffice),
    ),
    (
        "张家港市 高平市人民政府 江苏省泰兴市 仙桃市人民政府办公室 汨罗市",
        Some(Kind::CityOfOpenLevel),
    ),
    (
        "淮安市洪泽区 沭阳县人民政府 苏州市张家港市 延边州珲春市人民政府 锡林郭勒盟锡林浩特市 \
         神农架林区 鄂温克族自治旗 上海市黄浦区人民政府办公室 六枝特区 县政府办公室",
        Some(Kind::County),
    ),
    (
        "微山县高楼乡 临江县松麓镇人民政府 洪泽区高良涧街道 普陀区长征镇 东漖街道办事处 \
         荣成市崂山街道办事处 泰和乡人民政府",
        Some(Kind::Township),
    ),
    (
        "宿迁经济技术开发区 苏州工业园区管委会 西咸新区 天安门地区管委会 杭州高新区 \
         武夷山景区管理委员会 平潭综合实验区 平潭综合实验区管理委员会 周至县沙河管委会 赣江新区",
        Some(Kind::Zone),
    ),
    (
        "沭阳县发展和改革局 路桥区机关事务中心 国家税务总局宿迁市税务局 宿迁市公安局 南京海关 \
         中华人民共和国南京海关 国家统计局宿迁调查队 江苏省财政厅 宿迁市人民政府外事办公室 \
         宿迁市国有资产监督管理委员会 东城区城市管理委员会 武汉市生态环境局汉阳分局 \
         中国人民银行南京分行 国家金融监督管理总局宿迁监管分局 农业农村局 三原县供销合作社",
        Some(Kind::Unit),
    ),
    (
        "国家能源局 全国海关 国务院办公厅 某某 政府 香港特别行政区 中国民用航空局 华为联盟 \
         宿迁市委宣传部 宿迁市政府信息公开工作办公室 宿迁市人民政府研究室",
        None,
    ),
];

#[test]
fn a_name_tells_the_kind_of_its_body() {
    let mut count = 0;
    for (names, expected) in NAMES {
        for name in names.split_whitespace() {
            count += 1;
            assert_eq!(kind(name), expected, "{name}");
        }
    }
    assert!(count >= 60, "{count}");
}

#[test]
fn every_prefecture_is_one_with_and_without_its_province() {
    let mut count = 0;
    for province in &PROVINCES {
        assert_eq!(kind(province.name), Some(Kind::Province));
        let cities = super::place::words(province.cities).map(|name| format!("{name}市"));
        let autonomous = super::place::autonomous_of(province)
            .flat_map(|(called, rest)| [format!("{called}{rest}"), format!("{called}州")]);
        for name in cities.chain(autonomous) {
            let full = format!("{}{name}人民政府", province.name);
            assert_eq!(kind(&name), Some(Kind::Prefecture), "{name}");
            assert_eq!(kind(&full), Some(Kind::Prefecture), "{full}");
            count += 1;
        }
    }
    // 293 cities; 30 autonomous prefectures under two names.
    assert_eq!(count, 293 + 2 * 30);
}

#[test]
fn only_the_centre_provinces_and_prefectures_issue_regulations() {
    assert_eq!(Kind::Prefecture.rule_making_power(), Power::Has);
    assert_eq!(Kind::PrefectureOffice.rule_making_power(), Power::HasNot);
    assert_eq!(Kind::CityOfOpenLevel.rule_making_power(), Power::Open);
    assert_eq!(Kind::County.rule_making_power(), Power::HasNot);
}

#[test]
fn some_units_license_and_punish_every_day() {
    for name in [
        "宿迁市公安局",
        "宿迁市公安局宿城分局",
        "国家税务总局宿迁市税务局",
        "南京海关",
        "沭阳县市场监督管理局",
        "沭阳县自然资源和规划局",
        "沭阳县卫生健康局",
        "龙岗区城市管理和综合执法局",
    ] {
        assert!(is_enforcement(name), "{name}");
    }
    for name in [
        "沭阳县发展和改革局",
        "路桥区机关事务中心",
        "宿迁市",
        "宿迁市交通运输综合服务中心",
        "国家税务总局",
    ] {
        assert!(!is_enforcement(name), "{name}");
    }
}

#[test]
fn only_governments_and_their_offices_govern_their_place() {
    let governs = |name: &str, region: &str| Called::of(name).governs(region);
    for (name, region) in [
        ("淮安市洪泽区人民政府", "全区"),
        ("云和县人民政府办公室", "我县"),
        ("宿迁市", "全市"),
        ("泰和乡人民政府", "全乡"),
        ("东漖街道办事处", "我街"),
        ("葫芦岛高新技术产业开发区", "全区"),
        ("宿迁经济技术开发区管委会", "我区"),
    ] {
        assert!(governs(name, region), "{name} {region}");
    }
    for (name, region) in [
        ("临江市卫生健康委员会", "全市"),
        ("临江市国有资产监督管理委员会", "全市"),
        ("临江市林业局", "全市"),
        ("临江县人民政府", "全市"),
        ("宿迁市", "全区"),
        ("横山镇", "全县"),
        ("某某", "全市"),
    ] {
        assert!(!governs(name, region), "{name} {region}");
    }
}

#[test]
fn what_a_body_is_within_the_state() {
    for (name, organ) in [
        ("宿迁市", Organ::Government),
        ("临江县人民政府办公室", Organ::Office),
        ("横山镇", Organ::Government),
        ("临江区前进街道办事处", Organ::Agency),
        ("临江经济技术开发区", Organ::Agency),
        ("沭阳县发展和改革局", Organ::Department),
        ("临江市卫生健康委员会", Organ::Department),
        ("教育部", Organ::Department),
        ("临江市自然资源局青山分局", Organ::Unit),
        ("路桥区机关事务中心", Organ::Unit),
    ] {
        assert_eq!(Body::of(name).map(|of| of.organ), Some(organ), "{name}");
    }
}

#[test]
fn own_words_tell_the_kind_and_contradict_another_bodys_name() {
    let own = OwnWord::in_text;
    assert_eq!(own("2023年，我镇公开信息").kind(), Some(Kind::Township));
    assert_eq!(own("县委领导下，我局公开信息").kind(), Some(Kind::Unit));
    for text in [
        "我局公开信息",
        "我县乡村振兴",
        "我委在市委领导下",
        "本报告",
        "本所列数据",
        "我乡村",
    ] {
        assert_eq!(own(text).kind(), None, "{text}");
    }
    assert_eq!(own("我局公开信息").fits("临江县林业局"), Some(true));
    assert_eq!(own("我镇公开信息").fits("临江县人民政府"), Some(false));
    assert_eq!(own("全县公开信息").fits("临江县人民政府"), None);
}

#[test]
fn short_names_are_those_of_the_body_and_of_no_other() {
    for (name, said) in [
        ("杭州市城市管理局", "市城管局"),
        ("杭州市城市管理局", "市城市管理局"),
        ("清河县发展和改革局", "发改局"),
        ("云和县人民政府办公室", "县政府办公室"),
        ("云和县人民政府办公室", "县府办"),
        ("淮安市洪泽区人民政府", "洪泽区人民政府"),
        ("砲里街道办事处", "砲里街办"),
        ("临江市卫生健康委员会", "市卫健委"),
        ("临江县林业局", "县林业局"),
    ] {
        assert!(is_called(name, said), "{name} {said}");
    }
    for (name, said) in [
        ("临江市财政局", "市政局"),
        ("临江市教育局", "教育中心"),
        ("临江县林业局", "县水利局"),
        ("临江县林业局", "局"),
        ("临江市公安局青山分局", "市公安局"),
        ("云和县人民政府办公室", "县发改局"),
    ] {
        assert!(!is_called(name, said), "{name} {said}");
    }
}

#[test]
fn a_name_is_whole_or_none() {
    for name in [
        "县统计局",
        "财政局",
        "廣州市國資委",
        "中共延津县委机构编制委员会办公室",
        "本溪市人民政府",
        "乐清市档案馆（乐清市地方志研究室）",
        "青年路街道办事处",
        "咸宁市国动办",
        "全椒县财政局",
        "阿巴嘎旗那仁宝拉格苏木",
    ] {
        assert!(is_full_name(name), "{name}");
    }
    for name in [
        "人民政府",
        "洪泽区人民",
        "1-淮安市人民政府",
        "共和乡关于",
        "解读）教育局",
        "办公室",
        "我局",
        "各乡镇",
        "全市",
        "按照上级要求本局",
        "确定党政办公室是全镇",
    ] {
        assert!(!is_full_name(name), "{name}");
    }
}

#[test]
fn a_body_is_one_under_all_its_names() {
    for names in [
        "宿迁市 江苏省宿迁市人民政府 宿迁市政府 宿迁市人民政府（本级）",
        "宿迁市公安局 江苏省宿迁市公安局",
        "泰兴市 江苏省泰兴市",
        "沭阳县发展和改革局 沭阳县发展和改革局本级 沭阳县发展和改革局(本级机关)",
        "高楼乡 高楼乡人民政府",
    ] {
        let mut keys = names.split(' ').map(key);
        let first = keys.next();
        assert!(keys.all(|key| Some(&key) == first.as_ref()), "{names}");
    }
    let others = "宿迁市 宿迁市公安局 宿迁市公安局系统 宿迁市人民政府办公室 宿城区 江苏省 \
                  江苏省财政厅 浙江省财政厅 北京市朝阳区 长春市朝阳区 北京市公安局";
    let keys: std::collections::BTreeSet<String> = others.split(' ').map(key).collect();
    assert_eq!(keys.len(), 11, "{keys:?}");
}

#[test]
fn a_body_is_called_by_its_name_in_full_and_in_short() {
    for (body, names) in [
        (
            "杭州市城市管理局",
            "杭州市城市管理局 市城管局 城管局 市城市管理局",
        ),
        (
            "永宁县卫生健康委员会",
            "县卫健委 县卫生健康委 卫健委 县卫生健康委员会",
        ),
        (
            "临江市人力资源和社会保障局",
            "市人社局 市人力资源社会保障局",
        ),
        ("云山区住房和城乡建设局", "区住建局 区住房城乡建设局"),
        (
            "云和县人民政府办公室",
            "云和县人民政府办公室 县政府办公室 县政府办 县府办 县政府 云和县",
        ),
        (
            "石家庄市长安区人民政府",
            "长安区 区政府 长安区人民政府 区人民政府",
        ),
        (
            "微山县柳林镇人民政府",
            "柳林镇 镇政府 柳林镇人民政府 镇党政办",
        ),
        ("和平街道办事处", "和平街道 街道办事处 街道办"),
        (
            "临江高新技术产业开发区管理委员会",
            "高新区 高新区管委会 临江高新区 管委会",
        ),
        ("临江市公安局云山分局", "云山分局 公安局云山分局"),
    ] {
        for name in names.split(' ') {
            assert!(is_called(body, name), "{name} for {body}");
        }
    }
    for (body, names) in [
        ("杭州市城市管理局", "市教育局 市政府 市局办公室 市执法队"),
        ("临江市公安局云山分局", "市公安局 市局"),
        ("临江市公安局", "云山分局 交警支队"),
        ("长安区人民政府", "区教育局 区政府办 市政府办公室"),
        ("柳林镇人民政府", "县政府办公室 桥头镇"),
    ] {
        for name in names.split(' ') {
            assert!(!is_called(body, name), "{name} for {body}");
        }
    }
}
