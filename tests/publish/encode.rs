//! Text to bytes.

use super::look::Bytes;

/// The text in these bytes. In mark-up a character that GBK lacks becomes a reference; plain text
/// goes to GB18030 then, which has them all.
pub fn encode(text: &str, bytes: Bytes, markup: bool) -> Vec<u8> {
    match bytes {
        Bytes::Utf8 => text.as_bytes().to_vec(),
        Bytes::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Bytes::Utf16Le => units(text).flat_map(u16::to_le_bytes).collect(),
        Bytes::Utf16Be => units(text).flat_map(u16::to_be_bytes).collect(),
        Bytes::Gbk => {
            let (bytes, _, lacking) = encoding_rs::GBK.encode(text);
            if lacking && !markup {
                return encode(text, Bytes::Gb18030, false);
            }
            bytes.into_owned()
        }
        Bytes::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
    }
}

fn units(text: &str) -> impl Iterator<Item = u16> {
    std::iter::once(0xfeff).chain(text.encode_utf16())
}

/// The traditional forms of characters that labels use.
const FORMS: &str = "规規总總计計结結转轉数數处處决決项項条條开開关關业業机機构構组組织織务務讼訟诉訴复復议議请請许許执執强強财財费費额額单單万萬为為书書档檔过過级級对對报報与與应應\
个個员員办辦维維纠糾审審验驗经經绝絕无無现現没沒补補证證确確认認类類属屬国國续續继繼质質动動权權发發则則训訓约約间間";

pub fn traditional(text: &str) -> String {
    let forms: Vec<char> = FORMS.chars().collect();
    let fold = |c: char| {
        forms
            .chunks_exact(2)
            .find(|pair| pair[0] == c)
            .map_or(c, |pair| pair[1])
    };
    text.chars().map(fold).collect()
}
