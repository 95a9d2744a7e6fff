//! Mark-up of the article: titles, headings, paragraphs, tables.

use super::{
    Form, Rng,
    compose::{self, Block},
    encode,
    grid::{Cell, Grid, Role, Row},
    look::{Dress, Four, Heads, Held, Hidden, Look, Spans, TitleAs, Two},
    names, page, spans, word,
};

/// A page that looks as `set` says.
pub fn with(form: &Form, rng: &mut Rng, set: impl FnOnce(&mut Look)) -> Vec<u8> {
    let mut look = Look::default();
    set(&mut look);
    publish(form, rng, &look)
}

pub fn publish(form: &Form, rng: &mut Rng, look: &Look) -> Vec<u8> {
    let mut text = page::page(form, rng, look);
    if look.traditional {
        text = encode::traditional(&text);
    }
    encode::encode(&text, look.encoding.bytes, true)
}

/// The article's mark-up, without a page around it.
pub fn article(form: &Form, rng: &mut Rng, look: &Look) -> String {
    // An uneven header cannot be told once its spans are resolved.
    let mut look = look.clone();
    if matches!(
        look.spans,
        Spans::Once | Spans::AllRepeated | Spans::LabelsRepeated
    ) {
        look.shape.skewed_2019 = false;
    }
    let blocks = compose::report(form, &look, rng);
    let mut writer = Writer {
        look: &look,
        year: form.year,
        rng,
        out: String::new(),
    };
    for block in blocks {
        writer.block(block);
    }
    writer.out
}

pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '\n' => out.push_str("<br/>"),
            _ => out.push(c),
        }
    }
    out
}

/// Ideographs as numeric references, decimal or hexadecimal by turns.
fn references(text: &str) -> String {
    let one = |c: char| match c as u32 {
        code if code > 0x2e80 && code.is_multiple_of(5) => format!("&#x{code:X};"),
        code if code > 0x2e80 => format!("&#{code};"),
        _ => c.to_string(),
    };
    text.chars().map(one).collect()
}

pub struct Writer<'a> {
    pub look: &'a Look,
    pub year: Option<i32>,
    pub rng: &'a mut Rng,
    pub out: String,
}

impl Writer<'_> {
    fn rough(&self) -> bool {
        self.look.dress == Dress::Rough
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A paragraph with these attributes around this mark-up.
    fn paragraph(&mut self, attributes: &str, inner: &str) {
        match self.look.dress {
            Dress::Rough => {
                let stray = *["", "", "</FONT>", "</span>", "</DIV >"]
                    .get(self.rng.below(5))
                    .unwrap_or(&"");
                self.push(&format!("<P{attributes}>{inner}{stray}\n"));
            }
            _ => self.push(&format!("<p{attributes}>{inner}</p>\n")),
        }
    }

    fn block(&mut self, block: Block) {
        if self.look.dress == Dress::Word {
            return word::block(self, block);
        }
        match block {
            Block::Title(title) => self.title(&title),
            Block::Heading(text) => {
                let text = escape(&text);
                match self.look.heads {
                    Heads::Paragraph => self.paragraph("", &text),
                    Heads::H2 => self.push(&format!("<h2>{text}</h2>\n")),
                    Heads::Strong => {
                        self.paragraph(
                            "",
                            &format!("&nbsp;&nbsp;&nbsp;&nbsp;<strong>{text}</strong>"),
                        );
                    }
                    Heads::Center => self.paragraph(" align=\"center\"", &text),
                    Heads::Div => {
                        self.push(&format!("<div class=\"bt\">\u{3000}\u{3000}{text}</div>\n"))
                    }
                }
            }
            Block::Sub(text) => self.paragraph("", &format!("<b>{}</b>", escape(&text))),
            Block::Lead(text) => self.paragraph(" style=\"text-align:center\"", &escape(&text)),
            Block::Para(text) => self.paragraph("", &format!("\u{3000}\u{3000}{}", escape(&text))),
            Block::Sign(text) => self.paragraph(" align=\"right\"", &escape(&text)),
            Block::Image(source) => {
                self.paragraph(
                    " align=\"center\"",
                    &format!("<img src=\"{source}\" alt=\"\" width=\"640\">"),
                );
            }
            Block::Beside(left, right) => {
                self.push("<table width=\"100%\"><tr>");
                for blocks in [left, right] {
                    self.push("<td valign=\"top\">");
                    for block in blocks {
                        self.block(block);
                    }
                    self.push("</td>");
                }
                self.push("</tr></table>\n");
            }
            Block::Grid(mut grid) => {
                spans::apply(&mut grid, self.look.spans, self.rng);
                self.grid(&grid);
            }
        }
    }

    pub fn title(&mut self, title: &str) {
        match self.look.title {
            TitleAs::Heading => self.push(&format!("<h1>{}</h1>\n", escape(title))),
            TitleAs::Twice => {
                let text = escape(title);
                self.push(&format!("<div class=\"arti_title\">{text}</div>\n"));
                self.paragraph(" align=\"center\"", &format!("<strong>{text}</strong>"));
            }
            TitleAs::Paragraph => {
                let inner = format!("<span style=\"font-size:22pt\">{}</span>", escape(title));
                self.paragraph(" style=\"text-align: center;\"", &inner);
            }
            TitleAs::Lines => {
                for line in names::lines(title, self.year) {
                    self.paragraph(
                        " align=\"center\"",
                        &format!("<strong>{}</strong>", escape(&line)),
                    );
                }
            }
            TitleAs::OnlyHead | TitleAs::OnlyMeta => {}
        }
    }

    pub fn grid(&mut self, grid: &Grid) {
        match self.look.dress {
            Dress::Divs => return self.divs(grid),
            Dress::Pre => return self.lines(grid),
            _ => {}
        }
        let from = self.out.len();
        self.table(grid);
        if self.look.hidden == Hidden::Twice {
            let again = self.out[from..].to_owned();
            let class = self.rng.pick(&[
                "style=\"display:none\"",
                "class=\"m-show\" style=\"display: none;\"",
            ]);
            self.push(&format!("<div {class}>\n{again}</div>\n"));
        }
    }

    fn table(&mut self, grid: &Grid) {
        let rough = self.rough();
        let style = [
            " border=\"1\" cellspacing=\"0\" cellpadding=\"0\"",
            " class=\"MsoTableGrid\" border=1",
            " style=\"border-collapse:collapse;width:100%\"",
        ];
        let style = style[self.rng.below(3)];
        let name = if rough { "TABLE" } else { "table" };
        self.push(&format!("<{name}{style}>\n"));
        let mut caption = grid.caption.clone();
        if self.look.caption && caption.is_none() {
            caption = ["主动公开", "申请办理", "复议诉讼"]
                .get(usize::from(grid.table).wrapping_sub(2))
                .map(|name| format!("{name}情况统计表"));
        }
        if let Some(caption) = caption {
            self.push(&format!("<caption>{}</caption>\n", escape(&caption)));
        }
        let heads = grid.rows.iter().take_while(|row| row.head).count();
        let parts = self.look.sections && !rough;
        let feet = if grid.table == 3 && heads > 0 && grid.rows.len() > heads + 2 {
            1
        } else {
            0
        };
        for (at, row) in grid.rows.iter().enumerate() {
            if parts && at == 0 {
                self.push(if heads > 0 { "<thead>\n" } else { "<tbody>\n" });
            } else if parts && at == heads {
                self.push("</thead><tbody>\n");
            } else if parts && feet == 1 && at + feet == grid.rows.len() {
                self.push("</tbody><tfoot>\n");
            }
            self.row(row, rough && at + 1 < grid.rows.len());
        }
        if parts {
            self.push(if feet == 1 {
                "</tfoot>\n"
            } else {
                "</tbody>\n"
            });
        }
        // A line before the next table would be moved before this one, were it left open.
        let shape = &self.look.shape;
        let lines = shape.four == Four::ThreeHeaded || shape.two == Two::PerArticleHeaded;
        if rough && !lines && self.look.hidden != Hidden::Twice && self.rng.chance(50) {
            return;
        }
        self.push(if rough { "</TABLE>\n" } else { "</table>\n" });
    }

    fn row(&mut self, row: &Row, open: bool) {
        let rough = self.rough();
        let upper = |name: &str| {
            if rough {
                name.to_uppercase()
            } else {
                name.to_owned()
            }
        };
        self.push(&format!("<{}>", upper("tr")));
        for cell in &row.cells {
            if self.look.held != Held::Text && cell.role == Role::Value {
                let held = self.held(cell);
                self.push(&held);
                continue;
            }
            let name = if self.look.th && cell.role == Role::Head {
                "th"
            } else {
                "td"
            };
            let name = upper(name);
            let attributes = spanning(cell);
            let inner = self.cell(cell);
            let close = if open {
                String::new()
            } else {
                format!("</{name}>")
            };
            self.push(&format!("<{name}{attributes}>{inner}{close}"));
            if rough && self.rng.chance(4) {
                self.push("</SPAN>");
            }
        }
        if !open {
            self.push(&format!("</{}>", upper("tr")));
        }
        self.push("\n");
    }

    /// A cell that has its figure elsewhere.
    fn held(&mut self, cell: &Cell) -> String {
        let (text, spans) = (escape(&cell.text), spanning(cell));
        let within = |inner: String| format!("<td{spans}>{inner}</td>");
        let number = cell.text.parse::<u32>().ok();
        match self.look.held {
            Held::Input => {
                let kind = self.rng.pick(&["", " type=\"tel\"", " type=text readonly"]);
                within(format!("<input{kind} class=\"f\" value=\"{text}\">"))
            }
            Held::Select => within(format!(
                "<select><option value=\"-1\">{}</option><option value=\"1\" selected>{text}</option></select>",
                self.rng.below(90)
            )),
            Held::Attribute => format!("<td{spans} data-value=\"{text}\"></td>"),
            Held::AttributeWithin => within(format!("<i data-num=\"{text}\"></i>")),
            Held::StyledAttribute => format!("<td{spans} class=\"z\" data-f=\"{text}\"></td>"),
            Held::Style if !text.is_empty() => {
                let class = self.rng.range(1_000, 9_999);
                self.push(&format!(
                    "<style>.n{class}:before{{content:\"{text}\"}}</style>"
                ));
                format!("<td{spans} class=\"n{class}\"></td>")
            }
            Held::Label if !text.is_empty() => {
                let name = self.rng.pick(&["title", "aria-label"]);
                format!("<td{spans} {name}=\"{text}\"></td>")
            }
            Held::Counter if number.is_some() => {
                within(format!("<span class=\"count\" data-to=\"{text}\">0</span>"))
            }
            Held::Struck if self.rng.chance(40) && !text.is_empty() => {
                let old = self.rng.below(90);
                within(match self.rng.below(3) {
                    0 => format!("<del>{old}</del><ins>{text}</ins>"),
                    1 => format!("<s>{old}</s> {text}"),
                    _ => format!("<span style=\"text-decoration:line-through\">{old}</span>{text}"),
                })
            }
            _ => within(text),
        }
    }

    /// The mark-up inside a cell.
    pub fn cell(&mut self, cell: &Cell) -> String {
        if cell.text.is_empty() {
            let blank = if matches!(cell.role, Role::Value) {
                self.look.values.blank
            } else {
                0
            };
            return ["", "&nbsp;", "<br>", "\u{3000}"][blank % 4].to_owned();
        }
        let text = escape(&cell.text);
        if cell.role != Role::Value {
            return if self.look.entities {
                references(&text)
            } else {
                text
            };
        }
        if self.look.torn && cell.text.chars().all(|c| c.is_ascii_digit()) {
            return self.torn(&cell.text);
        }
        match self.rng.below(12) {
            0 => format!("<p>{text}</p>"),
            1 => format!("<span>{text}</span>"),
            2 => format!("\n\t{text}\n"),
            _ => text,
        }
    }

    /// One number over several elements.
    pub fn torn(&mut self, digits: &str) -> String {
        let cut = self.rng.below(digits.len());
        let (head, tail) = digits.split_at(cut);
        let wrap = |part: &str| match part {
            "" => "<span></span>".to_owned(),
            _ => format!("<span lang=\"EN-US\">{part}</span>"),
        };
        format!("{}{}", wrap(head), wrap(tail))
    }

    fn divs(&mut self, grid: &Grid) {
        self.push("<div class=\"table\">\n");
        for row in &grid.rows {
            self.push(if row.head {
                "<div class=\"row th\">"
            } else {
                "<div class=\"row\">"
            });
            for cell in &row.cells {
                let inner = self.cell(cell);
                let class = match (cell.colspan, cell.rowspan) {
                    (1, 1) => "cell".to_owned(),
                    (columns, rows) => format!("cell w{columns} h{rows}"),
                };
                self.push(&format!("<div class=\"{class}\">{inner}</div>"));
            }
            self.push("</div>\n");
        }
        self.push("</div>\n");
    }

    fn lines(&mut self, grid: &Grid) {
        self.push("<pre>\n");
        for row in &grid.rows {
            for cell in &row.cells {
                let text = escape(&cell.text.replace('\n', ""));
                self.push(&text);
                self.push("<br>");
            }
            self.push("<br>\n");
        }
        self.push("</pre>\n");
    }
}

/// The span attributes, as far as the page writes them.
pub fn spanning(cell: &Cell) -> String {
    let plain = (cell.colspan.to_string(), cell.rowspan.to_string());
    let (columns, rows) = cell.written.clone().unwrap_or_else(|| {
        let one = |span: String| if span == "1" { String::new() } else { span };
        (one(plain.0.clone()), one(plain.1.clone()))
    });
    let absent = cell
        .written
        .as_ref()
        .is_some_and(|(columns, rows)| columns.is_empty() && rows.is_empty());
    let mut text = String::new();
    if absent {
        return text;
    }
    if !columns.is_empty() && (columns != "1" || cell.colspan > 1) {
        text.push_str(&format!(" colspan=\"{columns}\""));
    }
    if !rows.is_empty() && (rows != "1" || cell.rowspan > 1) {
        text.push_str(&format!(" rowspan=\"{rows}\""));
    }
    text
}
