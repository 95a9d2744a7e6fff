//! Pages saved as one file (MHTML) and saved mails.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::decode;
use crate::document::Document;
use crate::ingest::{Hidden, IngestError, html, lines, text};
use crate::source::Kind;

/// What a mail holds.
pub struct Mail {
    /// The text of the page or the mail; mark-up where it has any.
    pub text: String,
    /// The files that are attached, by their names.
    pub attached: Vec<(String, Vec<u8>)>,
}

/// Opens a mail.
///
/// # Errors
/// [`IngestError::Damaged`] where it has no part that can be read.
pub fn open(bytes: &[u8]) -> Result<Mail, IngestError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(IngestError::Damaged)?;
    let of_kind = |is_kind: fn(&PartType<'_>) -> bool| -> Vec<String> {
        let parts = message.parts.iter().filter(|part| is_kind(&part.body));
        parts.map(|part| text_of(part, &message)).collect()
    };
    let pages = of_kind(|body| matches!(body, PartType::Html(_)));
    let texts = of_kind(|body| matches!(body, PartType::Text(_)));
    // Of a page in frames the one with the most cells is the report's.
    let cells = |text: &String| {
        (
            text.matches("<td").count() + text.matches("<TD").count(),
            text.len(),
        )
    };
    let page = pages.into_iter().max_by_key(cells);
    let text = page.or_else(|| texts.into_iter().max_by_key(String::len));
    let attached = (1..)
        .zip(message.attachments())
        .filter_map(|(number, part)| {
            let name = name_of(part, number)?;
            Some((name, part.contents().to_vec()))
        });
    Ok(Mail {
        attached: attached.collect(),
        text: text.unwrap_or_default(),
    })
}

/// The name of an attached file; of one without, its number. Pictures without a name belong to the
/// page or the letter.
fn name_of(part: &MessagePart<'_>, number: usize) -> Option<String> {
    if let Some(name) = part.attachment_name() {
        return Some(name.to_owned());
    }
    let kind = part.content_type().map(|kind| kind.ctype());
    let is_media = matches!(kind, Some("image" | "audio" | "video" | "font"));
    match part.body {
        // A mail that was sent on.
        PartType::Message(_) => Some(format!("{number}.eml")),
        PartType::Binary(_) if !is_media => Some(number.to_string()),
        _ => None,
    }
}

/// The text of a part, in the encoding that its head or else the text itself states.
fn text_of(part: &MessagePart<'_>, message: &Message<'_>) -> String {
    let text = part.text_contents().unwrap_or_default();
    let states = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    if states.is_some() && !text.contains('\u{FFFD}') {
        return text.to_owned();
    }
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let bytes = match part.encoding {
        mail_parser::Encoding::None => Some(raw.to_vec()),
        mail_parser::Encoding::Base64 => mail_parser::decoders::base64::base64_decode(raw),
        mail_parser::Encoding::QuotedPrintable => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(raw)
        }
    };
    bytes.map_or_else(
        || text.to_owned(),
        |bytes| decode::decode(&bytes).text.into_owned(),
    )
}

/// Reads the page or the text of a mail.
///
/// # Errors
/// [`IngestError`] where it has none, or one past the limits.
pub fn ingest(bytes: &[u8], hidden: Hidden) -> Result<Document, IngestError> {
    let text = open(bytes)?.text;
    let mut document = if html::has_markup(&text) {
        html::ingest(&text, hidden)?
    } else {
        text::ingest(&text)?
    };
    document.kind = Kind::Mhtml;
    // The lines of a part are no lines of the file, which is encoded and broken anew.
    lines::forget_places(&mut document.blocks);
    Ok(document)
}
