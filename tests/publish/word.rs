//! A page as it is after pasting from Word.

use super::{
    Form, Rng,
    compose::Block,
    grid::{Cell, Grid, Role},
    html::{Writer, escape, spanning},
    look::{Dress, Encoding, Frame, Look, TitleAs},
    names, page, spans,
};

const BODY: &str =
    "text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt;mso-line-height-rule:exactly";
const FANG: &str = "font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:仿宋_GB2312;mso-bidi-font-family:仿宋_GB2312";
const HEI: &str = "font-size:16.0pt;font-family:黑体;mso-bidi-font-family:黑体;color:black";
const CELL: &str = "border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt";
const SONG: &str = "font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体";

/// Stands in the head of the page, or before the fragment.
pub const CONDITIONAL: &str = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom>\
<w:Compatibility><w:UseFELayout/></w:Compatibility></w:WordDocument></xml><![endif]-->\n\
<!--[if gte mso 10]><style>table.MsoNormalTable{mso-style-name:普通表格;mso-tstyle-rowband-size:0;}</style><![endif]-->\n\
<style><!-- p.MsoNormal, li.MsoNormal {mso-style-parent:\"\";margin:0cm;text-align:justify;} --></style>\n";

pub fn block(writer: &mut Writer, block: Block) {
    match block {
        Block::Title(title) => {
            if matches!(writer.look.title, TitleAs::OnlyHead | TitleAs::OnlyMeta) {
                return;
            }
            let lines = match writer.look.title {
                TitleAs::Lines => names::lines(&title, writer.year),
                TitleAs::Twice => vec![title.clone(), title],
                _ => vec![title],
            };
            for line in lines {
                let style = "font-size:22.0pt;font-family:方正小标宋简体;mso-hansi-font-family:方正小标宋简体";
                paragraph(
                    writer,
                    " align=center",
                    "text-align:center;line-height:32.0pt",
                    style,
                    &line,
                );
            }
        }
        Block::Heading(text) => paragraph(writer, "", BODY, HEI, &text),
        Block::Sub(text) => paragraph(
            writer,
            "",
            BODY,
            "font-size:16.0pt;font-family:楷体_GB2312",
            &text,
        ),
        Block::Para(text) => paragraph(writer, "", BODY, FANG, &text),
        Block::Lead(text) => paragraph(writer, " align=center", "text-align:center", HEI, &text),
        Block::Sign(text) => paragraph(writer, " align=right", "text-align:right", FANG, &text),
        Block::Image(source) => {
            writer.out.push_str(&format!(
                "<p class=MsoNormal><img src=\"{source}\" v:shapes=\"_x0000_i1025\"></p>\n"
            ));
        }
        Block::Beside(left, right) => {
            for inner in left.into_iter().chain(right) {
                self::block(writer, inner);
            }
        }
        Block::Grid(mut grid) => {
            spans::apply(&mut grid, writer.look.spans, writer.rng);
            table(writer, &grid);
        }
    }
}

/// Text as Word splits it: Latin letters and digits in spans of their own.
fn runs(writer: &mut Writer, text: &str, style: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    let mut latin = false;
    let mut flush = |run: &mut String, latin: bool| {
        if !run.is_empty() {
            let lang = if latin { " lang=EN-US" } else { "" };
            out.push_str(&format!(
                "<span{lang} style='{style}'>{}</span>",
                escape(run)
            ));
            run.clear();
        }
    };
    for c in text.chars() {
        let own = c.is_ascii_alphanumeric();
        // One number may stand in several spans.
        if own != latin || (own && writer.rng.chance(12)) {
            flush(&mut run, latin);
            latin = own;
        }
        run.push(c);
    }
    flush(&mut run, latin);
    out
}

fn paragraph(writer: &mut Writer, attributes: &str, style: &str, font: &str, text: &str) {
    let inner = runs(writer, text, font);
    writer.out.push_str(&format!(
        "<p class=MsoNormal{attributes} style='{style}'>{inner}<span lang=EN-US style='{font}'><o:p></o:p></span></p>\n\n"
    ));
}

fn table(writer: &mut Writer, grid: &Grid) {
    writer.out.push_str(&format!(
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width={} style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>\n",
        grid.width * 60
    ));
    if let Some(caption) = &grid.caption {
        writer
            .out
            .push_str(&format!("<caption>{}</caption>\n", escape(caption)));
    }
    for (at, row) in grid.rows.iter().enumerate() {
        writer
            .out
            .push_str(&format!(" <tr style='mso-yfti-irow:{at};height:25.5pt'>\n"));
        for cell in &row.cells {
            td(writer, cell);
        }
        writer.out.push_str(" </tr>\n");
    }
    writer
        .out
        .push_str(" <![if !supportMisalignedColumns]>\n <![endif]>\n</table>\n\n");
}

fn td(writer: &mut Writer, cell: &Cell) {
    let width = 40 + writer.rng.below(50);
    let mut inner = String::new();
    for line in cell.text.split('\n') {
        let text = match (cell.role, cell.text.is_empty()) {
            (_, true) => "&nbsp;".to_owned(),
            (Role::Value, _) if writer.look.torn => {
                let text = cell.text.clone();
                if text.chars().all(|c| c.is_ascii_digit()) {
                    writer.torn(&text)
                } else {
                    escape(&text)
                }
            }
            _ => runs(writer, line, SONG),
        };
        let end = "<o:p></o:p></span>";
        let text = match text.strip_suffix("</span>") {
            Some(open) => format!("{open}{end}"),
            None => format!("<span lang=EN-US>{text}{end}"),
        };
        inner.push_str(&format!(
            "<p class=MsoNormal align=center style='text-align:center'>{text}</p>"
        ));
    }
    let quoted = spanning(cell);
    // An unquoted value ends at a space.
    let spans = if quoted.contains(" \"") {
        quoted
    } else {
        quoted.replace('"', "")
    };
    writer.out.push_str(&format!(
        "  <td width={width}{spans} style='width:{width}.0pt;{CELL}'>\n  {inner}\n  </td>\n"
    ));
}

/// A page of 70 to 120 KB for measuring: Word's mark-up in a site's frame, in UTF-8.
pub fn bench_page(form: &Form, rng: &mut Rng) -> String {
    page::page(form, rng, &bench_look())
}

pub fn bench_look() -> Look {
    let encoding = Encoding {
        declared: Some("utf-8"),
        ..Encoding::default()
    };
    Look {
        dress: Dress::Word,
        frame: Frame::Site,
        encoding,
        ..Look::default()
    }
}
