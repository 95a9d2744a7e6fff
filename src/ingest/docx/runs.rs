//! The text of a paragraph: its runs, fields, marks and notes.

use roxmltree::Node;

use super::body::{Line, Reader};
use super::{alternative, has_alternatives, is_placeholder, part, word};
use crate::ingest::html::PICTURE;
use crate::ingest::{IngestError, xml};

impl Reader<'_> {
    /// Collects the text of all runs within an element.
    pub fn runs<'a, 'i>(
        &mut self,
        node: Node<'a, 'i>,
        line: &mut Line<'a, 'i>,
        depth: usize,
    ) -> Result<(), IngestError> {
        xml::within_depth(depth)?;
        for child in xml::elements(node) {
            match word(child) {
                "r" => self.run(child, line, depth + 1)?,
                "del" | "moveFrom" => self.deleted += 1,
                "ins" | "moveTo" => {
                    self.inserted += 1;
                    self.runs(child, line, depth + 1)?;
                }
                "hyperlink" => {
                    self.links += 1;
                    self.runs(child, line, depth + 1)?;
                }
                "sdt" if self.is_in_cell() && is_placeholder(child) => self.unread(line),
                "fldSimple" if xml::attribute(child, "instr").is_some_and(is_equation) => {
                    self.unread(line);
                }
                "fldSimple" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo"
                | "rubyBase" => {
                    self.note_code(xml::attribute(child, "instr").unwrap_or_default());
                    self.runs(child, line, depth + 1)?;
                }
                _ if has_alternatives(child) => {
                    if let Some(version) = alternative(child) {
                        self.runs(version, line, depth + 1)?;
                    }
                }
                // A formula: its letters and digits are those of the text.
                _ if child.tag_name().name().starts_with("oMath") && is_built(child) => {
                    line.push(PICTURE.encode_utf8(&mut [0; 4]));
                }
                _ if child.tag_name().name().starts_with("oMath") => {
                    let texts = child.descendants().filter(|it| it.tag_name().name() == "t");
                    texts.for_each(|text| line.push(text.text().unwrap_or_default()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn run<'a, 'i>(
        &mut self,
        run: Node<'a, 'i>,
        line: &mut Line<'a, 'i>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let look = self.styles.look(part(run, "rPr"), line.look);
        if look.is_hidden == Some(true) {
            return Ok(());
        }
        let (is_struck, is_raised) = (look.is_struck == Some(true), look.is_raised == Some(true));
        let begins = line.text.len();
        self.content(run, line, depth)?;
        if line.text[begins..].trim().is_empty() {
            return Ok(());
        }
        if look.is_pictorial == Some(true) && self.is_in_cell() {
            // What the file has as letters and digits the page shows as pictures.
            line.text.truncate(begins);
            self.unread(line);
            return Ok(());
        }
        // Pieces within it go with it: what is put around it moves them.
        line.apart.retain(|piece| piece.end <= begins);
        if look.is_apart == Some(true) && !is_struck && !is_raised {
            line.apart.push(begins..line.text.len());
            return Ok(());
        }
        // A raised figure is a note; run together with the number it would be a digit of it.
        if is_raised && !line.text[begins..].starts_with('(') {
            line.text.insert(begins, '(');
            line.text.push(')');
        }
        if is_struck {
            line.text.insert(begins, '~');
            line.text.push('~');
        }
        Ok(())
    }

    /// What stands in a run.
    fn content<'a, 'i>(
        &mut self,
        run: Node<'a, 'i>,
        line: &mut Line<'a, 'i>,
        depth: usize,
    ) -> Result<(), IngestError> {
        xml::within_depth(depth)?;
        for child in xml::elements(run) {
            match word(child) {
                "t" => {
                    for text in child.children().filter_map(|child| child.text()) {
                        line.push(text);
                    }
                }
                "tab" | "ptab" => line.push("\t"),
                "br" | "cr" => line.push("\n"),
                "noBreakHyphen" => line.push("-"),
                "sym" => line.push(symbol(child).encode_utf8(&mut [0; 4])),
                "fldChar" => match xml::attribute(child, "fldCharType") {
                    Some("begin") => {
                        line.push(chosen(child).unwrap_or_default());
                        if part(child, "ffData").is_some_and(|it| part(it, "checkBox").is_some()) {
                            self.unread(line);
                        }
                        line.fields.push(true);
                    }
                    Some("separate") => {
                        if let Some(is_instruction) = line.fields.last_mut() {
                            *is_instruction = false;
                        }
                    }
                    _ => {
                        line.fields.pop();
                    }
                },
                "instrText" if child.text().is_some_and(is_equation) => self.unread(line),
                "instrText" => self.note_code(child.text().unwrap_or_default()),
                "pgNum" => self.unread(line),
                "footnoteReference" | "endnoteReference" => {
                    self.references += 1;
                    line.push(&format!("({})", self.references));
                }
                "ruby" => {
                    if let Some(base) = part(child, "rubyBase") {
                        self.runs(base, line, depth + 1)?;
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(child, line),
                _ if has_alternatives(child) => {
                    if let Some(version) = alternative(child) {
                        self.content(version, line, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Notes that something is shown in a cell that cannot be read. Elsewhere it is no figure.
    fn unread(&self, line: &mut Line<'_, '_>) {
        if self.is_in_cell() {
            line.text.push(PICTURE);
        }
    }

    /// The text boxes of a drawing, and its pictures.
    fn drawing<'a, 'i>(&mut self, drawing: Node<'a, 'i>, line: &mut Line<'a, 'i>) {
        let mut open = vec![drawing];
        while let Some(node) = open.pop() {
            if is_hidden_shape(node) {
                continue;
            }
            if word(node) == "txbxContent" {
                line.boxes.push(node);
                continue;
            }
            match node.tag_name().name() {
                // A shape of its own or an embedded file has a picture that stands for it.
                "blip" | "imagedata" => {
                    self.images += 1;
                    self.unread(line);
                    continue;
                }
                // What only describes a kind of shapes.
                "shapetype" => continue,
                "graphicData" | "shape" | "line" | "rect" | "oval" | "group" | "polyline"
                | "roundrect" | "OLEObject" => {
                    line.has_shape = true;
                    line.is_covered |= covers(node);
                }
                _ => {}
            }
            if has_alternatives(node) {
                open.extend(alternative(node));
                continue;
            }
            let within: Vec<Node<'_, '_>> = xml::elements(node).collect();
            open.extend(within.into_iter().rev());
        }
    }
}

/// Whether what stands behind a shape is not seen: it is no line, and not said to be without filling.
fn covers(shape: Node<'_, '_>) -> bool {
    let name = |node: &Node<'_, '_>| node.tag_name().name().to_owned();
    let is_line = matches!(name(&shape).as_str(), "line" | "polyline");
    let is_frame = matches!(xml::attribute(shape, "filled"), Some("f" | "false"));
    let mut within = shape.descendants();
    let is_open = |node: Node<'_, '_>| match name(&node).as_str() {
        "prstGeom" => xml::attribute(node, "prst")
            .is_some_and(|shape| shape == "line" || shape.contains("Connector")),
        "noFill" => node.parent().is_some_and(|parent| name(&parent) == "spPr"),
        _ => false,
    };
    !(is_line || is_frame || within.any(is_open) || has_text_box(shape))
}

/// Whether a shape holds text, which is read.
fn has_text_box(shape: Node<'_, '_>) -> bool {
    shape.descendants().any(|node| word(node) == "txbxContent")
}

/// Whether a shape, or all that a drawing holds, is not shown.
fn is_hidden_shape(node: Node<'_, '_>) -> bool {
    let style = xml::attribute(node, "style").unwrap_or_default();
    let mut properties = xml::elements(node).filter(|child| child.tag_name().name() == "docPr");
    style.contains("visibility:hidden")
        || properties.any(|it| matches!(xml::attribute(it, "hidden"), Some("1" | "true" | "on")))
}

/// Whether the code of a field draws an equation, which has no result that could be read.
fn is_equation(code: &str) -> bool {
    let name = code.split_whitespace().next();
    name.is_some_and(|name| name.eq_ignore_ascii_case("EQ"))
}

/// Whether a formula is more than letters and digits in a row: a fraction, a power, a root.
fn is_built(formula: Node<'_, '_>) -> bool {
    const BUILT: [&str; 9] = [
        "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "m", "eqArr",
    ];
    let mut parts = formula.descendants().filter(Node::is_element);
    parts.any(|part| BUILT.contains(&part.tag_name().name()))
}

/// What is chosen in the drop-down list that begins a form's field (ECMA-376 part 1, 17.16.9): its
/// first entry where nothing is.
fn chosen<'a>(begin: Node<'a, '_>) -> Option<&'a str> {
    let list = part(part(begin, "ffData")?, "ddList")?;
    let number = |name| part(list, name).and_then(|node| xml::number(node, "val"));
    let number = number("result").or_else(|| number("default")).unwrap_or(0);
    let mut entries = xml::elements(list).filter(|entry| word(*entry) == "listEntry");
    xml::attribute(entries.nth(number)?, "val")
}

/// A sign of a font of signs. The digits of the font Symbol are digits; what the others look
/// like is not known.
fn symbol(node: Node<'_, '_>) -> char {
    let code = xml::attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let is_symbol = xml::attribute(node, "font") == Some("Symbol");
    match code {
        // Fonts of signs have their characters in the private area from F000 on.
        Some(code @ 0xF030..=0xF039) if is_symbol => char::from_u32(code - 0xF000),
        Some(0xF000..=0xF0FF) | None => None,
        Some(code) => char::from_u32(code),
    }
    .unwrap_or(PICTURE)
}
