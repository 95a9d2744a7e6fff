//! The counts by body, folder or year, where they are asked for.

use super::breakable;
use crate::lang::Lang;
use crate::render::group;
use crate::render::html::markup::{Html, put};
use crate::render::html::{Groups, words};
use crate::render::renderer::By;
use crate::render::text::groups;

/// The counts by group.
pub fn groups(out: &mut Html, (by, groups): &Groups, lang: Lang) {
    put!(
        out,
        "<section><h2 id=\"groups\">",
        words::GROUPS.get(lang),
        "</h2><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"groups\">\
         <table class=\"rules groups\"><thead><tr><th scope=\"col\">",
        groups::title(*by).get(lang),
        "</th>"
    );
    for (head, _) in groups::COLUMNS {
        put!(
            out,
            "<th scope=\"col\" class=\"n\">",
            head.get(lang),
            "</th>"
        );
    }
    put!(out, "</tr></thead><tbody>");
    for of in groups {
        let name = match &of.name {
            Some(name) => breakable(name),
            None => breakable(group::unknown(*by).get(lang)),
        };
        put!(out, "<tr><th scope=\"row\">", name);
        if *by == By::Body && !of.years.is_empty() {
            let years: Vec<String> = of.years.iter().map(i32::to_string).collect();
            put!(out, " <small>", years.join(" "), "</small>");
        }
        put!(out, "</th>");
        for (_, count) in groups::COLUMNS {
            put!(out, "<td class=\"n\">", count(&of.summary), "</td>");
        }
        put!(out, "</tr>");
    }
    put!(out, "</tbody></table></div></section>");
}
