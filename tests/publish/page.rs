//! The page around the article: head, navigation, decoys, footers.

use super::{
    Form, Rng,
    html::{self, escape},
    look::{Dress, Frame, Held, Hidden, Look, TitleAs},
    names, word,
};

pub fn page(form: &Form, rng: &mut Rng, look: &Look) -> String {
    let mut inner = html::article(form, rng, look);
    if look.hidden == Hidden::Decoys {
        inner = format!("{}{inner}{}", decoys(rng), decoys(rng));
    }
    if look.dress == Dress::Word && look.frame == Frame::Bare {
        inner = format!("{}{inner}", word::CONDITIONAL);
    }
    for depth in 0..look.layout {
        inner = layout(&inner, depth, rng);
    }
    if look.frame == Frame::Bare {
        return inner;
    }
    let site = look.frame == Frame::Site;
    if site {
        inner = format!(
            "{}<div id=\"zoom\" class=\"article\">\n{inner}</div>\n{}",
            before(form, rng),
            after(rng)
        );
    }
    format!("{}<body>\n{inner}</body>\n</html>\n", head(form, rng, look))
}

fn head(form: &Form, rng: &mut Rng, look: &Look) -> String {
    let mut head = String::new();
    let declared = look.encoding.declared;
    if look.xhtml {
        head.push_str(&format!(
            "<?xml version=\"1.0\" encoding=\"{}\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n",
            declared.unwrap_or("utf-8")
        ));
    } else if look.dress == Dress::Rough {
        head.push_str("<HTML><HEAD>\n");
    } else {
        head.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n");
    }
    match declared {
        Some(name) if look.encoding.long => head.push_str(&format!(
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset={name}\" />\n"
        )),
        Some(name) => head.push_str(&format!("<meta charset=\"{name}\">\n")),
        None => {}
    }
    let site = names::site(rng);
    let title = form.title.as_deref().unwrap_or("政府信息公开工作年度报告");
    let shown = match look.title {
        TitleAs::OnlyMeta => site.clone(),
        TitleAs::OnlyHead if rng.chance(50) => title.to_owned(),
        _ => format!("{title}{}{site}", rng.pick(&["_", " - ", "|", "--"])),
    };
    head.push_str(&format!(
        "<title>{}</title>\n<meta name=\"SiteName\" content=\"{site}\">\n",
        escape(&shown)
    ));
    if look.title == TitleAs::OnlyMeta || look.frame == Frame::Site {
        head.push_str(&format!(
            "<meta name=\"ArticleTitle\" content=\"{}\">\n",
            escape(title)
        ));
    }
    if look.dress == Dress::Word {
        head.push_str(word::CONDITIONAL);
    }
    if look.frame == Frame::Site {
        head.push_str(
            "<script>var tpl = '<table><tr><td>一、本年新收政府信息公开申请数量</td><td>999</td></tr></table>'; if (1 < 2) { document.write(tpl); }</script>\n\
<style>.row>.cell{float:left} table td{padding:2px}</style>\n",
        );
    }
    if look.held == Held::StyledAttribute {
        head.push_str("<style>td.z::after { content: attr(data-f); }</style>\n");
    }
    head.push_str("</head>\n");
    head
}

/// Navigation, breadcrumb, calendar, log-in, the index table.
fn before(form: &Form, rng: &mut Rng) -> String {
    let title = form.title.as_deref().unwrap_or("政府信息公开工作年度报告");
    let published = form.year.unwrap_or(2021) + 1;
    let (month, day) = (rng.range(1, 2), rng.range(10, 28));
    let body = form.body.as_deref().unwrap_or("办公室");
    let mut days = String::new();
    for week in 0..4 {
        days.push_str("<tr>");
        for day in 1..=7 {
            days.push_str(&format!("<td>{}</td>", week * 7 + day));
        }
        days.push_str("</tr>");
    }
    format!(
        "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk/\">政务公开</a></li><li><a href=\"/zxft/\">政民互动</a></li>\
<li><a href=\"/gknb/\">政府信息公开年报</a></li></ul></div>\n\
<table class=\"login\"><tr><td>用户名</td><td><input name=\"u\"></td></tr><tr><td>密码</td><td><input type=\"password\"></td></tr></table>\n\
<table class=\"calendar\"><tr><th>日</th><th>一</th><th>二</th><th>三</th><th>四</th><th>五</th><th>六</th></tr>{days}</table>\n\
<div class=\"pos\">当前位置：<a href=\"/\">首页</a> &gt; 政府信息公开 &gt; 政府信息公开年报 &gt; {published}</div>\n\
<ul class=\"years\"><li><a href=\"#\">{}年度报告</a></li><li><a href=\"#\">{}年度报告</a></li></ul>\n\
<table class=\"index\" width=\"100%\"><tr><td>索 引 号：</td><td>0{}/{published}-{}</td><td>发布机构：</td><td>{body}</td></tr>\n\
<tr><td>文&nbsp;&nbsp;号：</td><td></td><td>成文日期：</td><td>{published}-0{month}-{day}</td></tr>\n\
<tr><td>标&nbsp;&nbsp;题：</td><td colspan=\"3\">{}</td></tr></table>\n\
<div class=\"info\">发布时间：{published}-0{month}-{day} 来源：{body} 浏览次数：<span id=\"hits\">{}</span> 字号：[大 中 小]</div>\n",
        published - 2,
        published - 3,
        rng.range(10_000_000, 99_999_999),
        rng.range(10_000, 99_999),
        escape(title),
        rng.range(10, 5000),
    )
}

/// Another statistic, links, the footer.
fn after(rng: &mut Rng) -> String {
    let mut rows = String::new();
    for name in [
        "政策文件",
        "机构职能",
        "规划计划",
        "财政预决算",
        "其他",
        "总计",
    ] {
        rows.push_str(&format!(
            "<tr><td>{name}</td><td>{}</td><td>{}</td></tr>",
            rng.range(0, 90),
            rng.range(0, 900)
        ));
    }
    format!(
        "<div class=\"share\">分享到： 【打印本页】 【关闭窗口】</div>\n\
<table border=\"1\" class=\"related\"><tr><th>信息公开栏目</th><th>本月</th><th>累计</th></tr>{rows}</table>\n\
<div class=\"footer\">主办单位：办公室 ICP备{}号-{} 公网安备{}号 电话：0{}-{}</div>\n\
<script>function f(a,b){{return a<b&&b>0?'</td></tr></table>':'<td>3</td>'}}</script>\n",
        rng.range(10_000_000, 19_999_999),
        rng.range(1, 9),
        rng.range(32_000_000, 33_999_999),
        rng.range(310, 990),
        rng.range(80_000_000, 89_999_999),
    )
}

/// Old tables that no reader sees.
fn decoys(rng: &mut Rng) -> String {
    let mut old = String::from(
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>",
    );
    for name in ["规章", "行政规范性文件"] {
        old.push_str(&format!(
            "<tr><td>{name}</td><td>{}</td><td>7</td><td>77</td></tr>",
            rng.range(50, 99)
        ));
    }
    old.push_str("</table><table><tr><td>一、本年新收政府信息公开申请数量</td>");
    for _ in 0..7 {
        old.push_str(&format!("<td>{}</td>", rng.range(1000, 9999)));
    }
    old.push_str("</tr></table>");
    match rng.below(3) {
        0 => format!("<!-- {old} -->\n"),
        1 => format!(
            "<template>{old}</template>\n<noscript><table><tr><td>请启用脚本</td><td>404</td></tr></table></noscript>\n"
        ),
        _ => format!("<script type=\"text/template\">{old}</script>\n<!--\n{old}\n-->\n"),
    }
}

/// One layout table around it, sometimes with a column beside.
fn layout(inner: &str, depth: usize, rng: &mut Rng) -> String {
    let beside = "<td width=\"200\" valign=\"top\"><a href=\"#\">政府信息公开指南</a><br><a href=\"#\">政府信息公开年报</a><br><a href=\"#\">依申请公开</a></td>";
    match (depth + rng.below(2)) % 3 {
        0 => format!("<table width=\"100%\" border=\"0\"><tr><td>\n{inner}</td></tr></table>\n"),
        1 => format!(
            "<table width=\"980\" align=\"center\"><tbody><tr>{beside}<td valign=\"top\">\n{inner}</td></tr></tbody></table>\n"
        ),
        _ => format!(
            "<table><tr><td>&nbsp;</td></tr><tr><td colspan=\"1\">\n{inner}</td></tr><tr><td align=\"center\">【关闭】</td></tr></table>\n"
        ),
    }
}
