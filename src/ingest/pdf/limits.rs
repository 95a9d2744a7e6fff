//! What would take too long is said before it is done: a few bytes of a PDF can ask for endless
//! work. Everything here counts work, not time, so that the same file is always read alike.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;

use crate::ingest::{Limit, PdfError};

/// Opens a file whose streams do not unpack to more than the limit.
pub fn open(bytes: &[u8]) -> Result<Pdf, PdfError> {
    if unpacks_to_more(bytes, Limit::Unpacked.most()) {
        return Err(PdfError::TooMuch(Limit::Unpacked));
    }
    Ok(Pdf::new(bytes.to_vec())?)
}

/// Counts what the streams of a file unpack to, without keeping it. Pictures that are packed in
/// ways of their own are never unpacked at all.
fn unpacks_to_more(bytes: &[u8], most: u64) -> bool {
    /// Deflate makes at most 1,032 bytes of one: a stream so small cannot matter.
    const SMALL: usize = 4 << 10;
    /// How far before a stream its dictionary is looked at.
    const BEFORE: usize = 512;
    let mut sum = 0_u64;
    let mut buffer = vec![0; 64 << 10];
    let ends: Vec<usize> = memchr::memmem::find_iter(bytes, b"endstream").collect();
    for start in memchr::memmem::find_iter(bytes, b"stream") {
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let mut data = &bytes[start + b"stream".len()..];
        data = data.strip_prefix(b"\r").unwrap_or(data);
        data = data.strip_prefix(b"\n").unwrap_or(data);
        let next = ends.partition_point(|&end| end <= start);
        let end = ends.get(next).copied().unwrap_or(bytes.len());
        let length = end.saturating_sub(start);
        let dictionary = &bytes[start.saturating_sub(BEFORE)..start];
        let dictionary = match memchr::memmem::rfind(dictionary, b" obj") {
            Some(at) => &dictionary[at..],
            None => dictionary,
        };
        let packed_twice = memchr::memmem::find_iter(dictionary, b"/FlateDecode").count() > 1
            || memchr::memmem::find_iter(dictionary, b"/LZWDecode").count() > 1;
        if packed_twice && length > 64 {
            return true;
        }
        if length < SMALL {
            continue;
        }
        let mut inflater = flate2::Decompress::new(true);
        loop {
            let before = (inflater.total_in(), inflater.total_out());
            let input = &data[usize::try_from(before.0).unwrap_or(0).min(data.len())..];
            let status = inflater.decompress(input, &mut buffer, flate2::FlushDecompress::None);
            sum += inflater.total_out() - before.1;
            if sum > most {
                return true;
            }
            let goes_on = matches!(status, Ok(flate2::Status::Ok))
                && (inflater.total_in(), inflater.total_out()) != before;
            if !goes_on {
                break;
            }
        }
    }
    false
}

/// Whether reading the pages keeps to the limits.
pub fn check(pdf: &Pdf) -> Result<(), Limit> {
    if pdf.pages().len() as u64 > Limit::Pages.most() {
        return Err(Limit::Pages);
    }
    for object in pdf.objects() {
        check_widths(&object, 0)?;
    }
    let mut work = Work::default();
    let mut sum = 0_u64;
    for page in pdf.pages().iter() {
        let stream = page.page_stream().unwrap_or_default();
        sum += work.of(stream, page.resources(), 0)?;
        let annotations = page.raw().get::<Array<'_>>(b"Annots");
        for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
            for stream in appearances(&annotation) {
                sum += work.of_form(&stream, page.resources(), 0)?;
            }
        }
        if sum > Limit::Instructions.most() {
            return Err(Limit::Instructions);
        }
    }
    Ok(())
}

/// What a form field or a remark is drawn by.
fn appearances<'a>(annotation: &Dict<'a>) -> Vec<Stream<'a>> {
    let normal = annotation
        .get::<Dict<'_>>(b"AP")
        .and_then(|all| all.get::<Object<'_>>(b"N"));
    match normal {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Dict(states)) => {
            let keys: Vec<Name<'_>> = states.keys().collect();
            keys.iter().filter_map(|key| states.get(key)).collect()
        }
        _ => Vec::new(),
    }
}

/// How deep a font may stand within the object that holds it: page, resources, fonts, font,
/// descendants.
const MAX_DEPTH: usize = 10;

/// The interpreter writes out every width of a range: `/W [25 2147483647 549]` never ends.
fn check_widths(object: &Object<'_>, depth: usize) -> Result<(), Limit> {
    if depth > MAX_DEPTH {
        return Ok(());
    }
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        Object::Array(array) => {
            for item in array.raw_iter() {
                if let MaybeRef::NotRef(item) = item {
                    check_widths(&item, depth + 1)?;
                }
            }
            return Ok(());
        }
        _ => return Ok(()),
    };
    let first = dict.get::<usize>(b"FirstChar").unwrap_or(0) as u64;
    let ranges = dict
        .get::<Array<'_>>(b"W")
        .map_or(0, |array| widths(&array));
    let columns = dict
        .get::<Array<'_>>(b"W2")
        .map_or(0, |array| heights(&array));
    if first.max(ranges).max(columns) > Limit::Widths.most() {
        return Err(Limit::Widths);
    }
    for (_, entry) in dict.entries() {
        if let MaybeRef::NotRef(entry) = entry {
            check_widths(&entry, depth + 1)?;
        }
    }
    Ok(())
}

/// How many widths the ranges of an array state, read as the interpreter reads them.
fn widths(array: &Array<'_>) -> u64 {
    let mut items = array.flex_iter();
    let mut sum = 0_u64;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        match items.next::<(u32, u32, f32)>() {
            Some((first, last, _)) => sum += u64::from(last.saturating_sub(first)),
            None => return sum,
        }
    }
}

fn heights(array: &Array<'_>) -> u64 {
    let mut items = array.flex_iter();
    let mut sum = 0_u64;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        match items.next::<(u32, u32, f32, f32, f32)>() {
            Some((first, last, ..)) => sum += u64::from(last.saturating_sub(first)),
            None => return sum,
        }
    }
}

/// How deep forms may stand within one another: the interpreter goes no deeper.
const MAX_FORMS: usize = 50;

/// How many bytes of instructions a stream makes the interpreter carry out: its own, and those
/// of the forms that it draws, each time that it draws them.
#[derive(Default)]
struct Work {
    forms: HashMap<ObjectIdentifier, Option<u64>>,
}

impl Work {
    fn of(&mut self, stream: &[u8], resources: &Resources<'_>, depth: usize) -> Result<u64, Limit> {
        let mut sum = stream.len() as u64;
        if memchr::memmem::find(stream, b"Do").is_none() {
            return Ok(sum);
        }
        let mut instructions = TypedIter::new(stream);
        while let Some(instruction) = instructions.next() {
            if let TypedInstruction::XObject(drawn) = instruction
                && let Some(form) = resources.get_x_object(drawn.0)
            {
                sum += self.of_form(&form, resources, depth + 1)?;
                if sum > Limit::Instructions.most() {
                    return Err(Limit::Instructions);
                }
            }
        }
        Ok(sum)
    }

    fn of_form(
        &mut self,
        form: &Stream<'_>,
        around: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, Limit> {
        let is_form = form
            .dict()
            .get::<Name<'_>>(b"Subtype")
            .is_some_and(|name| name.as_ref() == b"Form");
        if !is_form || depth > MAX_FORMS {
            return Ok(0);
        }
        match self.forms.get(&form.obj_id()) {
            Some(Some(work)) => return Ok(*work),
            // A form that draws itself.
            Some(None) => return Err(Limit::Instructions),
            None => {}
        }
        self.forms.insert(form.obj_id(), None);
        let own = form
            .dict()
            .get::<Dict<'_>>(b"Resources")
            .map(Resources::new);
        let stream = form.decoded_data().unwrap_or_default();
        let work = self.of(&stream, own.as_ref().unwrap_or(around), depth)?;
        self.forms.insert(form.obj_id(), Some(work));
        Ok(work)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::unpacks_to_more;

    #[test]
    fn what_streams_unpack_to_is_counted_over_all_of_them() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&vec![b' '; 6 << 20]).unwrap();
        let packed = packed.finish().unwrap();
        let mut file = Vec::new();
        for number in 1..=2 {
            file.extend(format!("{number} 0 obj << /Filter /FlateDecode >>\nstream\n").bytes());
            file.extend(&packed);
            file.extend(b"\nendstream\n");
        }
        assert!(!unpacks_to_more(&file, 12 << 20));
        assert!(unpacks_to_more(&file, (12 << 20) - 1));
    }

    #[test]
    fn what_is_packed_twice_is_not_unpacked_to_be_counted() {
        let twice = format!(
            "1 0 obj << /Filter [/FlateDecode /FlateDecode] >>\nstream\n{}\nendstream",
            "x".repeat(100)
        );
        assert!(unpacks_to_more(twice.as_bytes(), u64::MAX));
        let once = twice.replacen(" /FlateDecode]", "]", 1);
        assert!(!unpacks_to_more(once.as_bytes(), u64::MAX));
    }
}
