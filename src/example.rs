//! Examples: a small report in which everything is right, and changes of it. What a rule's
//! documentation says of violations is shown, and tested, on pages made here.

use crate::form::{self, Cell, Content, Layout};
use crate::report::{CellName, Column, Format, Table};

/// One change of the report in which everything is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The cell of this dotted path prints this.
    Cell(&'static str, &'static str),
    /// The rows whose cells' paths begin so are not there; of a table, all of it.
    Without(&'static str),
    /// The column of table three is not there.
    WithoutColumn(Column),
    /// A formula computes the cells whose paths begin so.
    Computed(&'static str),
    /// The table ends with a further row: its label, and what stands in its cells.
    Row(Table, &'static [&'static str]),
    /// The section has this text; each line is a paragraph.
    Section(u8, &'static str),
    /// The section is not there, nor its heading.
    WithoutSection(u8),
    /// The first words are replaced by the second wherever they stand.
    Words(&'static str, &'static str),
    /// A byte that fits no encoding stands in the text.
    InvalidByte,
    /// The page says that a program recognised its text in a picture.
    Recognised,
    /// The report of the year before has this change.
    Earlier(&'static Change),
    /// The report of another body has this change: of a part, or of a neighbour.
    Part(&'static Change),
    /// The report was published again with this change.
    Again(&'static Change),
}

/// What shows that a rule works: changes after which it is violated, changes after which it still
/// holds although one might think otherwise, and changes after which it cannot be told.
#[derive(Debug, Clone, Copy)]
pub struct Cases {
    /// The formats that the rule applies to.
    pub formats: &'static [Format],
    /// The rule is violated.
    pub violated: &'static [Change],
    /// The rule holds.
    pub holds: &'static [Change],
    /// The rule cannot be assessed; `None` for a rule that always can.
    pub not_assessed: Option<&'static [Change]>,
}

impl Cases {
    /// The format in which documentation shows the rule at work: of those that it applies to,
    /// the one in force.
    #[must_use]
    pub const fn shown(&self) -> Format {
        match self.formats.last() {
            Some(&format) => format,
            None => Format::F2021,
        }
    }
}

/// Both national formats.
pub const BOTH: &[Format] = &[Format::F2019, Format::F2021];

/// The format of 2021 alone.
pub const SINCE_2021: &[Format] = &[Format::F2021];

/// The trial format of 2019 alone.
pub const OF_2019: &[Format] = &[Format::F2019];

/// Texts of some length for section five: one, another, and the first with one sentence of eight
/// written anew.
pub const LONG: [&str; 3] = [
    "存在的主要问题：一是部分科室主动公开意识不强，信息发布不够及时。\n\
     二是林权登记、采伐许可等群众关心事项的解读材料偏少，表述过于专业。\n\
     三是依申请公开答复文书的说理还不充分，个别答复被申请人要求补充说明。\n\
     四是基层林业站公开栏更换周期偏长，与网站内容不能同步。\n\
     改进情况：逐科室签订公开责任书，每月通报发布数量和时限。\n\
     邀请护林员和林农参加开放日，听取对解读材料的意见后重新编写问答手册。\n\
     会同司法部门修订答复文书模板，疑难申请一律集体会商。\n\
     为六个林业站配备电子屏，由局办公室远程统一更新。",
    "存在的主要问题：政府网站栏目设置层级过深，老年人查找信息不方便。\n\
     政策文件与解读的关联发布率仍然不高，图文解读占比不足。\n\
     业务股室人员轮岗频繁，新到岗人员对公开流程不熟悉。\n\
     改进情况：压缩栏目层级，在首页增设常用文件直达入口和大字版页面。\n\
     实行文件与解读同步起草、同步审核、同步发布，未附解读的一律退回。\n\
     组织新任公开联络员跟班学习两周，编印操作手册并逐项演示。",
    "存在的主要问题：一是部分科室主动公开意识不强，信息发布不够及时。\n\
     二是林权登记、采伐许可等群众关心事项的解读材料偏少，表述过于专业。\n\
     三是依申请公开答复文书的说理还不充分，个别答复被申请人要求补充说明。\n\
     四是基层林业站公开栏更换周期偏长，与网站内容不能同步。\n\
     改进情况：逐科室签订公开责任书，每月通报发布数量和时限。\n\
     邀请护林员和林农参加开放日，听取对解读材料的意见后重新编写问答手册。\n\
     聘请两名法律顾问，对每一份拟作出的答复逐字审查。\n\
     为六个林业站配备电子屏，由局办公室远程统一更新。",
];

/// The figures that are not 0, by path.
const FIGURES: [(&str, &str); 33] = [
    ("disclosure.normative_documents.issued", "2"),
    ("disclosure.normative_documents.repealed", "1"),
    ("disclosure.normative_documents.in_force", "10"),
    ("disclosure.normative_documents.produced", "2"),
    ("disclosure.normative_documents.disclosed", "2"),
    ("disclosure.normative_documents.total_disclosed", "10"),
    ("disclosure.licensing.previous_items", "20"),
    ("disclosure.licensing.decisions", "120"),
    ("disclosure.other_services.previous_items", "5"),
    ("disclosure.other_services.decisions", "60"),
    ("disclosure.penalties.previous_items", "40"),
    ("disclosure.penalties.decisions", "30"),
    ("disclosure.coercive_measures.previous_items", "6"),
    ("disclosure.coercive_measures.decisions", "4"),
    ("disclosure.fees.previous_items", "3"),
    ("disclosure.fees.amount", "1.5"),
    ("disclosure.procurement.items", "2"),
    ("disclosure.procurement.amount", "15.6"),
    ("applications.new.natural_person", "10"),
    ("applications.new.commercial_enterprise", "2"),
    ("applications.new.total", "12"),
    ("applications.carried_over.natural_person", "3"),
    ("applications.carried_over.total", "3"),
    ("applications.outcomes.granted.natural_person", "9"),
    ("applications.outcomes.granted.commercial_enterprise", "2"),
    ("applications.outcomes.granted.total", "11"),
    ("applications.outcomes.unable.not_held.natural_person", "3"),
    ("applications.outcomes.unable.not_held.total", "3"),
    ("applications.outcomes.total.natural_person", "12"),
    ("applications.outcomes.total.commercial_enterprise", "2"),
    ("applications.outcomes.total.total", "14"),
    ("applications.carried_forward.natural_person", "1"),
    ("applications.carried_forward.total", "1"),
];

/// The text of each section.
const SECTIONS: [&str; 6] = [
    "（一）主动公开。{year}年，通过门户网站公开政府信息156条，及时公布机构职能、规划计划和办事指南。\n\
     （二）依申请公开。{year}年，共收到政府信息公开申请12件，上年结转3件，办结14件，结转下年度继续办理1件。\n\
     （三）政府信息管理。落实公开属性源头认定和保密审查制度，定期清理规范性文件。\n\
     （四）政府信息公开平台建设。维护门户网站公开专栏，增设检索入口。\n\
     （五）监督保障。开展业务培训2次，将政府信息公开纳入工作考核，开展社会评议，{year}年未发生责任追究情形。",
    "",
    "",
    "",
    "存在的主要问题：公开内容与群众期待仍有差距，政策解读形式较为单一。\n\
     改进情况：一是细化公开目录，逐项明确责任科室和时限；二是丰富图解、视频等解读形式，及时回应关切。",
    "{year}年，未收取政府信息公开信息处理费，无其他需要报告的事项。",
];

/// What differs in the report of the year before: what it carries forward is carried over, and
/// what it has in force is counted on.
const EARLIER: [Change; 14] = [
    Change::Cell("disclosure.normative_documents.in_force", "9"),
    Change::Cell("disclosure.normative_documents.total_disclosed", "8"),
    Change::Cell("applications.new.natural_person", "12"),
    Change::Cell("applications.new.total", "14"),
    Change::Cell("applications.carried_forward.natural_person", "3"),
    Change::Cell("applications.carried_forward.total", "3"),
    Change::Words("收到政府信息公开申请12件", "收到政府信息公开申请14件"),
    Change::Words("结转下年度继续办理1件", "结转下年度继续办理3件"),
    Change::Cell("disclosure.licensing.decisions", "118"),
    Change::Cell("disclosure.other_services.decisions", "57"),
    Change::Cell("disclosure.penalties.decisions", "28"),
    Change::Cell("disclosure.fees.amount", "1.2"),
    Change::Section(1, OTHER_SECTIONS[0]),
    Change::Section(5, OTHER_SECTIONS[1]),
];

/// Sections one and five in other words: those of another year or of another body.
const OTHER_SECTIONS: [&str; 2] = [
    "（一）主动公开。全年在县政府网站和微信公众号更新工作动态、公示公告等信息143条，重点公布部门预算决算、权责清单和应急预案。\n\
     （二）依申请公开。{year}年，共收到政府信息公开申请12件，上年结转3件，办结14件，结转下年度继续办理1件。\n\
     （三）政府信息管理。发文时同步填写公开属性审核单，由分管领导签字确认，年底集中清理失效文件。\n\
     （四）政府信息公开平台建设。改版政务公开专区，调整栏目九个，方便手机阅读。\n\
     （五）监督保障。指定专人负责，年内举办专题讲座一期，公开工作计入科室年度考核，社会评议结果为良好，未发生责任追究情形。",
    "存在的主要问题：信息发布不够均衡，少数栏目更新间隔偏长。\n\
     改进情况：按月检查栏目更新情况，对超期未更新的逐一提醒，年底通报。",
];

/// The report with these changes, behind that of the same body for the year before; behind it, if
/// any of the changes is of that, the report as it was published again.
#[must_use]
pub fn years(format: Format, changes: &[Change]) -> Vec<Vec<u8>> {
    let mut pages = vec![earlier(format, changes), page(format, changes)];
    let again = changes.iter().filter_map(|change| match change {
        Change::Again(change) => Some(**change),
        _ => None,
    });
    let again: Vec<Change> = again.collect();
    if !again.is_empty() {
        pages.push(page(format, &again));
    }
    pages
}

/// The report of another body, in other words, and that with these changes.
#[must_use]
pub fn peers(format: Format, changes: &[Change]) -> Vec<Vec<u8>> {
    let other = [
        Change::Words("临江县林业局", "临江县水文局"),
        Change::Section(1, OTHER_SECTIONS[0]),
        Change::Section(5, OTHER_SECTIONS[1]),
    ];
    let other: Vec<Change> = other.into_iter().chain(of_part(changes)).collect();
    vec![page(format, &other), page(format, changes)]
}

/// Those of the changes that are of another body's report.
fn of_part(changes: &[Change]) -> impl Iterator<Item = Change> {
    changes.iter().filter_map(|change| match change {
        Change::Part(change) => Some(**change),
        _ => None,
    })
}

/// The report with these changes as that of a parent, then those of its two parts: what the
/// parent reports is all of the first, and the second has nothing to report.
#[must_use]
pub fn parts(format: Format, changes: &[Change]) -> Vec<Vec<u8>> {
    let named = |name| Change::Words("临江县林业局", name);
    let first: Vec<Change> = [named("临江县松林站")]
        .into_iter()
        .chain(of_part(changes))
        .collect();
    let nothing = FIGURES.iter().map(|&(path, _)| Change::Cell(path, "0"));
    let second: Vec<Change> = nothing.chain([named("临江县竹林站")]).collect();
    vec![
        page(format, changes),
        page(format, &first),
        page(format, &second),
    ]
}

/// The report of the year before, with those of the changes that are of it.
#[must_use]
pub fn earlier(format: Format, changes: &[Change]) -> Vec<u8> {
    let of_it = changes.iter().filter_map(|change| match change {
        Change::Earlier(change) => Some(**change),
        _ => None,
    });
    let changes: Vec<Change> = EARLIER.into_iter().chain(of_it).collect();
    dated(year(format) - 1, format, &changes)
}

/// The year that the report of a format is about; texts of changes have it as `{year}`.
#[must_use]
pub const fn year(format: Format) -> i32 {
    match format {
        Format::F2019 => 2020,
        Format::F2021 => 2023,
    }
}

/// The report with these changes, as a web page.
#[must_use]
pub fn page(format: Format, changes: &[Change]) -> Vec<u8> {
    dated(year(format), format, changes)
}

fn dated(year: i32, format: Format, changes: &[Change]) -> Vec<u8> {
    let circular = match format {
        Format::F2019 => "国办公开办函〔2019〕60号",
        Format::F2021 => "国办公开办函〔2021〕30号",
    };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\">\n\
         <meta name=\"PubDate\" content=\"{}-01-20 09:30\">\n<title>{{title}}</title>\n</head>\n<body>\n\
         <h1>{{title}}</h1>\n\
         <p>根据《中华人民共和国政府信息公开条例》（国务院令第711号）和{circular}要求，编制本报告。\
         所列数据的统计期限自{{year}}年1月1日起至{{year}}年12月31日止。</p>\n",
        year + 1
    );
    for number in 1..=6 {
        if !changes.contains(&Change::WithoutSection(number)) {
            section(&mut page, format, number, changes);
        }
    }
    page += "</body>\n</html>\n";
    page = page
        .replace("{title}", "临江县林业局{year}年政府信息公开工作年度报告")
        .replace("{year}", &year.to_string());
    for change in changes {
        if let Change::Words(from, to) = change {
            page = page.replace(from, to);
        }
    }
    if changes.contains(&Change::Recognised) {
        page = page.replace(
            "</head>",
            "<meta name=\"ocr-system\" content=\"tesseract\">\n</head>",
        );
    }
    let mut bytes = page.into_bytes();
    if changes.contains(&Change::InvalidByte) {
        let at = bytes.windows(4).position(|window| window == b"</p>");
        bytes.insert(at.unwrap_or_default(), 0xFF);
    }
    bytes
}

fn section(page: &mut String, format: Format, number: u8, changes: &[Change]) {
    *page += &format!("<h2>{}</h2>\n", form::heading(number));
    let changed = changes.iter().rev().find_map(|change| match change {
        Change::Section(of, text) if *of == number => Some(*text),
        _ => None,
    });
    for line in changed.unwrap_or(SECTIONS[usize::from(number) - 1]).lines() {
        *page += &format!("<p>{}</p>\n", line.trim_start());
    }
    let Some(&table) = Table::ALL.iter().find(|table| table.section() == number) else {
        return;
    };
    if !changes.contains(&Change::Without(table.key())) {
        *page += &html(table, format, changes);
    }
}

fn html(table: Table, format: Format, changes: &[Change]) -> String {
    let mut layout = form::table(table, format);
    for change in changes {
        match change {
            Change::Without(path) => remove_rows(&mut layout, path),
            Change::WithoutColumn(column) if table == Table::Applications => {
                remove_column(&mut layout, *column);
            }
            _ => {}
        }
    }
    let mut out = String::from("<table>\n");
    // As Excel saves pages: a cell a line.
    let is_saved = changes
        .iter()
        .any(|change| matches!(change, Change::Computed(_)));
    for row in &layout {
        out += "<tr>";
        for cell in row {
            out += &tag(cell, changes);
            out += if is_saved { "\n" } else { "" };
        }
        out += "</tr>\n";
    }
    for change in changes {
        if let Change::Row(of, texts) = change
            && *of == table
        {
            let width: usize = layout[0].iter().map(|cell| usize::from(cell.columns)).sum();
            let label = width + 1 - texts.len();
            let cells = texts.iter().enumerate().map(|(at, text)| match at {
                0 => format!("<td colspan=\"{label}\">{text}</td>"),
                _ => format!("<td>{text}</td>"),
            });
            out += &format!("<tr>{}</tr>\n", cells.collect::<String>());
        }
    }
    out + "</table>\n"
}

fn tag(cell: &Cell, changes: &[Change]) -> String {
    let text = match cell.content {
        Content::Label(text) => text,
        Content::Figure(name) => figure(name, changes),
    };
    let span = |name: &str, count: u8| match count {
        1 => String::new(),
        _ => format!(" {name}=\"{count}\""),
    };
    let (columns, rows) = (span("colspan", cell.columns), span("rowspan", cell.rows));
    let is_computed = match cell.content {
        Content::Label(_) => false,
        Content::Figure(name) => changes.iter().any(
            |change| matches!(change, Change::Computed(path) if name.to_string().starts_with(path)),
        ),
    };
    let formula = if is_computed {
        " x:fmla=\"=SUM()\""
    } else {
        ""
    };
    format!("<td{columns}{rows}{formula}>{text}</td>")
}

fn figure(name: CellName, changes: &[Change]) -> &'static str {
    let path = name.to_string();
    let changed = changes.iter().rev().find_map(|change| match change {
        Change::Cell(of, text) if *of == path => Some(*text),
        _ => None,
    });
    let printed = || FIGURES.iter().find(|(of, _)| *of == path);
    changed.unwrap_or_else(|| printed().map_or("0", |(_, text)| text))
}

/// Takes out the rows with figures whose paths begin so. Labels that span them grow shorter, and
/// move down where their first row goes.
fn remove_rows(layout: &mut Layout, path: &str) {
    let is_gone = |row: &[Cell]| {
        row.iter().any(|cell| match cell.content {
            Content::Figure(name) => format!("{name}.").starts_with(&format!("{path}.")),
            Content::Label(_) => false,
        })
    };
    while let Some(at) = layout.iter().position(|row| is_gone(row)) {
        let gone = layout.remove(at);
        for (above, row) in layout.iter_mut().enumerate().take(at) {
            for cell in row
                .iter_mut()
                .filter(|cell| usize::from(cell.rows) > at - above)
            {
                cell.rows -= 1;
            }
        }
        let reaching = gone.into_iter().filter(|cell| cell.rows > 1);
        let moved = reaching.map(|cell| Cell {
            rows: cell.rows - 1,
            ..cell
        });
        if let Some(next) = layout.get_mut(at) {
            next.splice(0..0, moved.collect::<Vec<_>>());
        }
    }
}

/// Takes a column of an organization out of table three, with its head.
fn remove_column(layout: &mut Layout, column: Column) {
    for row in layout {
        for cell in row.iter_mut().filter(|cell| cell.columns > 4) {
            cell.columns -= 1;
        }
        row.retain(|cell| match cell.content {
            Content::Figure(CellName::Applications(_, of)) => of != column,
            Content::Label(text) => text != column.zh(),
            Content::Figure(_) => true,
        });
    }
}
