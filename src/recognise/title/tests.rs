//! Titles and sentences as people write them.

use super::line::{stated as of_metadata, titled};
use super::{ending_at, stated};
use crate::document::{Block, Document, Text};
use crate::place::Place;
use crate::recognise::recognise;
use crate::source::Kind;

#[test]
fn every_form_of_title() {
    for (title, body, year) in [
        (
            "某县水利局2023年政府信息公开工作年度报告",
            "某县水利局",
            2023,
        ),
        ("2025年某街道政府信息公开工作年度报告", "某街道", 2025),
        (
            "某区教育委员会政府信息公开工作2022年度报告",
            "某区教育委员会",
            2022,
        ),
        ("某市财政局2025年度政府信息公开工作报告", "某市财政局", 2025),
        (
            "某镇人民政府2019年度政府信息公开工作年度报告",
            "某镇人民政府",
            2019,
        ),
        ("某局2022年政府信息公开年度报告", "某局", 2022),
        ("2022年某市某局信息公开工作年度报告", "某市某局", 2022),
        ("2024年政府信息公开工作年度报告（某镇）", "某镇", 2024),
        (
            "某局 ２０２０年 政府信息公开工作年度报告（图解）",
            "某局",
            2020,
        ),
        ("某局二〇二一年政府信息公开工作年度报告", "某局", 2021),
        ("某局二〇一七年政府信息公开工作年度报告", "某局", 2017),
    ] {
        let found = titled(title).unwrap();
        assert_eq!(
            (found.body.as_deref(), found.year),
            (Some(body), Some(year)),
            "{title}"
        );
    }
}

#[test]
fn what_is_no_title() {
    for text in [
        "政府信息公开工作",
        "根据《政府信息公开条例》要求编制本年度报告",
        "政府信息公开指南",
        "年度报告格式的通知",
    ] {
        assert_eq!(titled(text), None, "{text}");
    }
}

#[test]
fn the_sites_name_is_no_part_of_the_title() {
    for title in [
        "某局2023年政府信息公开工作年度报告_某县人民政府",
        "某县人民政府门户网站 | 某局2023年政府信息公开工作年度报告",
        "某局2023年政府信息公开工作年度报告 - 某县人民政府",
        "某局2023年政府信息公开工作年度报告-某县政府网",
    ] {
        assert_eq!(
            of_metadata(title).map(|found| found.title).as_deref(),
            Some("某局2023年政府信息公开工作年度报告"),
            "{title}"
        );
    }
}

#[test]
fn words_around_a_title_are_not_the_bodys() {
    for (title, body) in [
        (
            "文字解读:清河县水利局2023年政府信息公开工作年度报告",
            Some("清河县水利局"),
        ),
        (
            "【图解】清河县水利局2023年政府信息公开工作年度报告",
            Some("清河县水利局"),
        ),
        (
            "名 称：清河县水利局2023年政府信息公开工作年度报告",
            Some("清河县水利局"),
        ),
        (
            "《清河县水利局2023年政府信息公开工作年度报告》",
            Some("清河县水利局"),
        ),
        (
            "清河县水利局2023年政府信息公开工作年度报告.docx",
            Some("清河县水利局"),
        ),
        (
            "清河县水利局关于2023年度政府信息公开工作的年度报告",
            Some("清河县水利局"),
        ),
        (
            "清河县水利局关于公布2023年政府信息公开工作年度报告的公告",
            Some("清河县水利局"),
        ),
        (
            "清河縣水利局2023年政府信息公開工作年度報告",
            Some("清河縣水利局"),
        ),
        ("人民政府2023年政府信息公开工作年度报告", None),
        ("洪泽区人民2023年政府信息公开工作年度报告", None),
        ("2023年政府信息公开工作年度报告（图解）", None),
    ] {
        let found = titled(title).unwrap();
        assert_eq!(
            (found.body.as_deref(), found.year),
            (body, Some(2023)),
            "{title}"
        );
    }
    for circular in [
        "关于做好2023年政府信息公开工作年度报告编制发布工作的通知",
        "清河县人民政府办公室关于报送2023年政府信息公开工作年度报告的通知",
        "首页 > 年报 > 清河县水利局2023年政府信息公开工作年度报告 > 正文",
    ] {
        assert_eq!(titled(circular), None, "{circular}");
    }
}

fn texts(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

#[test]
fn sentences_that_publish_a_report_name_body_and_year() {
    for (text, body, year) in [
        (
            "根据条例规定，现公布清河县水利局2023年政府信息公开工作年度报告。",
            Some("清河县水利局"),
            Some(2023),
        ),
        (
            "特编制清河县人民政府地方志办公室2023年政府信息公开工作年度报告。",
            Some("清河县人民政府地方志办公室"),
            Some(2023),
        ),
        (
            "现将将乐县水利局2023年度政府信息公开工作报告如下：",
            Some("将乐县水利局"),
            Some(2023),
        ),
        (
            "现将2023年度清河县水利局政府信息公开工作情况报告如下：",
            Some("清河县水利局"),
            Some(2023),
        ),
        (
            "《清河县横山镇人民政府2023年政府信息公开工作年度报告》已经编制完成，现予公开。",
            Some("清河县横山镇人民政府"),
            Some(2023),
        ),
        (
            "清河县前进街道办事处（以下简称“我街道”）2023年政府信息公开工作年度报告如下。",
            Some("清河县前进街道办事处"),
            Some(2023),
        ),
        (
            "现公布中共清河县委机构编制委员会办公室2023年政府信息公开工作年度报告。",
            Some("中共清河县委机构编制委员会办公室"),
            Some(2023),
        ),
        (
            "现将我局2023年度政府信息公开工作年度报告公布如下。",
            None,
            Some(2023),
        ),
        (
            "根据条例规定，将清河县水利局2023年政府信息公开工作年度报告公布如下。",
            Some("清河县水利局"),
            Some(2023),
        ),
        (
            "将乐县水利局2023年政府信息公开工作年度报告已经编制完成，现予公开。",
            Some("将乐县水利局"),
            Some(2023),
        ),
        (
            "根据条例规定，将2023年度清河县水利局政府信息公开工作报告公布如下。",
            Some("清河县水利局"),
            Some(2023),
        ),
        (
            "根据条例规定，将我局2023年政府信息公开工作年度报告公布如下。",
            None,
            Some(2023),
        ),
        (
            "根据清河县人民政府办公室《关于做好2023年政府信息公开工作年度报告编制发布工作的通知》编制本报告。",
            None,
            None,
        ),
        (
            "我局撰写了《2022年清河县水利局政府信息公开工作年度报告》并按时上网。",
            Some("清河县水利局"),
            None,
        ),
    ] {
        let found = stated::publication(&texts(text));
        assert_eq!((found.body.as_deref(), found.year), (body, year), "{text}");
    }
}

#[test]
fn text_tells_year_and_body_where_there_is_no_title() {
    let year = |text| stated::year(&texts(text));
    assert_eq!(
        year("数据统计期限自2024年1月1日至12月31日，比2023年、2023年多。"),
        Some(2024)
    );
    assert_eq!(
        year("2021年，我局公开信息。比2020年多。2021年没有其他事项。"),
        Some(2021)
    );
    for (text, body) in [
        (
            "2021年，路桥区机关事务中心认真贯彻落实条例。",
            Some("路桥区机关事务中心"),
        ),
        (
            "2021年，在区委、区政府领导下，区统计局紧紧围绕中心工作。",
            Some("区统计局"),
        ),
        (
            "2021年以来，清河县油坊店乡坚持公开为常态。",
            Some("清河县油坊店乡"),
        ),
        ("2024年，松岗镇持续深化公开。", Some("松岗镇")),
        (
            "2024年，苔安县交通运输局收到和处理政府信息公开申请2件。",
            Some("苔安县交通运输局"),
        ),
        (
            "清河县教育体育局现向社会公开年报。",
            Some("清河县教育体育局"),
        ),
        ("区政府交办信息公开件9件，均已回复。", None),
        ("2021年，我局认真贯彻落实条例。", None),
        ("2021年，县委、县政府高度重视。", None),
        ("2021年，各乡镇认真落实。", None),
        (
            "2021年，清河县乡村振兴局认真落实。",
            Some("清河县乡村振兴局"),
        ),
    ] {
        assert_eq!(stated::subject(&texts(text)).as_deref(), body, "{text}");
    }
    // The year into which applications are carried is the one behind the report's.
    let carried = "2025年共收到申请10件，结转2026年度继续办理2件，余下转至2026年。";
    assert_eq!(year(carried), Some(2025));
    let contact = |text| stated::contact(&texts(text));
    assert_eq!(
        contact("如有疑问，请与清河县审计局办公室联系。").as_deref(),
        Some("清河县审计局")
    );
    assert_eq!(contact("如有疑问，请与本机关联系。"), None);
}

#[test]
fn a_title_is_split_over_three_lines_at_most() {
    let body = |lines: &[&str]| {
        let found = ending_at(lines, lines.len() - 1);
        found.and_then(|found| found.titled.body)
    };
    let three = ["清河县水利局", "2023年", "政府信息公开工作年度报告"];
    assert_eq!(body(&three).as_deref(), Some("清河县水利局"));
    let four = ["清河县水利局", "2023年", "政府信息公开", "工作年度报告"];
    assert_eq!(body(&four), None);
}

#[test]
fn a_line_behind_a_title_names_a_body_with_its_place() {
    let title = "2023年政府信息公开工作年度报告";
    let beside = |line: &str| stated::beside(&[title, line], 0);
    assert_eq!(
        beside("（清河县人民政府）").as_deref(),
        Some("清河县人民政府")
    );
    assert_eq!(beside("（县人民政府）"), None);
}

#[test]
fn lines_that_a_pdf_broke_are_joined() {
    let broken = "清河县水利局认真贯彻落实中华人民共和国政府信";
    let rest = "息公开条例，现公布年度报告。";
    let short = "清河县水利局政府信息公开年报";
    assert_eq!(
        stated::preamble(&[short, broken, rest, short], &[]),
        [short, &format!("{broken}{rest}"), short]
    );
}

#[test]
fn who_made_the_report_is_its_body() {
    let author = |text| stated::author(&texts(text));
    assert_eq!(
        author("本报告由清河县水利局编制。").as_deref(),
        Some("清河县水利局")
    );
    assert_eq!(author("本报告由县人民政府编制。"), None);
}

fn document(lines: &[&str]) -> Document {
    let mut document = Document::new(Kind::Text);
    let paragraph = |line: &&str| {
        Block::Paragraph(Text {
            text: (*line).to_owned(),
            place: Place::Nowhere,
        })
    };
    document.blocks = lines.iter().map(paragraph).collect();
    document
}

#[test]
fn a_page_names_its_publisher_beside_the_label() {
    for line in ["发布机构：清河县水利局", "发布机构 清河县水利局"] {
        assert_eq!(
            stated::publisher(&document(&[line]), 1).as_deref(),
            Some("清河县水利局"),
            "{line}"
        );
    }
}

#[test]
fn a_title_stands_on_the_line_of_the_first_heading_too() {
    let title = "清河县水利局2023年政府信息公开工作年度报告";
    let lines = [&format!("{title} 一、总体情况"), "公开信息10条。"];
    assert_eq!(recognise(&document(&lines)).title.as_deref(), Some(title));
}

#[test]
fn characters_that_nobody_sees_are_no_part_of_a_title() {
    let title = "某县水利局2023年政府信息公开工作年度报告";
    for line in [
        format!("\u{200B}{title}\u{200E}"),
        format!("\u{FEFF}附件：{title}\u{200B}"),
        format!(" {title}\u{3000}"),
    ] {
        assert_eq!(
            titled(&line).map(|titled| titled.title),
            Some(title.to_owned())
        );
    }
}
