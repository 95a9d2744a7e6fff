//! What stands on pages beside their text: running heads, page numbers, watermarks.

use super::page::{Page, Piece};
use super::text::Line;

/// How many lines at either end of a page can be furniture.
const MOST: usize = 3;

/// How far the same head stands off on another page, in points.
const OFF: f64 = 3.0;

/// The fewest figures of a line that is a row of a table rather than a running head.
const ROW_FIGURES: usize = 3;

/// Takes running heads and page numbers out of pages.
pub fn remove(pages: &mut [Page]) {
    let edges: Vec<Vec<Edge>> = pages.iter().map(edges).collect();
    let offsets = offsets(&edges);
    for (number, page) in pages.iter_mut().enumerate() {
        let repeats = |edge: &Edge| {
            let others = edges.iter().enumerate().filter(|&(at, _)| at != number);
            others.flat_map(|(_, edges)| edges).any(|other| {
                other.end == edge.end
                    && (other.off - edge.off).abs() <= OFF
                    && other.words == edge.words
            })
        };
        let mut furniture: Vec<usize> = Vec::new();
        for end in [End::Top, End::Bottom] {
            // From the outside in: what stands behind a line of the text is text.
            let is_numbered = |edge: &Edge| {
                let mut own = edge.offsets.iter();
                own.any(|offset| *offset == 0 || offsets.contains(offset))
            };
            let is_furniture = |edge: &&Edge| is_numbered(edge) || repeats(edge);
            let found = edges[number].iter().filter(|edge| edge.end == end);
            furniture.extend(found.take_while(is_furniture).map(|edge| edge.piece));
        }
        let mut index = 0;
        page.pieces.retain(|_| {
            index += 1;
            !furniture.contains(&(index - 1))
        });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Top,
    Bottom,
}

/// A line at an end of a page.
struct Edge {
    piece: usize,
    end: End,
    /// How far from that end of the page.
    off: f64,
    /// Its text, whatever the figures in it.
    words: String,
    /// How far the figures in it lie off the page's place in the file, where it can be the page's
    /// number: nothing else stands beside them. None otherwise.
    offsets: Vec<i64>,
}

/// How far the numbers of pages lie off their places in the file, where several pages say so: a
/// figure alone at the foot of a page may be one that a page break parted from its row.
fn offsets(edges: &[Vec<Edge>]) -> Vec<i64> {
    let mut found: Vec<i64> = Vec::new();
    for of_page in edges {
        let mut own: Vec<i64> = (of_page.iter())
            .flat_map(|edge| edge.offsets.iter().copied())
            .collect();
        own.sort_unstable();
        own.dedup();
        found.extend(own);
    }
    found.sort_unstable();
    let runs = found.chunk_by(|one, other| one == other);
    runs.filter(|run| run.len() > 1).map(|run| run[0]).collect()
}

/// The lines at the ends of a page, from the outside in, until a table or the most.
fn edges(page: &Page) -> Vec<Edge> {
    let line = |(index, piece): (usize, &Piece), end: End| match piece {
        Piece::Line(line) => Some(edge(page, index, line, end)),
        Piece::Table(_) => None,
    };
    let pieces = || page.pieces.iter().enumerate();
    let top = pieces().map_while(|piece| line(piece, End::Top)).take(MOST);
    let bottom = pieces()
        .rev()
        .map_while(|piece| line(piece, End::Bottom))
        .take(MOST);
    let is_row = |edge: &Edge| edge.words.matches("# ").count() + 1 >= ROW_FIGURES;
    top.take_while(|edge| !is_row(edge))
        .chain(bottom.take_while(|edge| !is_row(edge)))
        .collect()
}

fn edge(page: &Page, piece: usize, line: &Line, end: End) -> Edge {
    let off = match end {
        End::Top => line.area.top,
        End::Bottom => page.size.1 - line.area.bottom,
    };
    let mut words = String::new();
    for c in line.text.chars() {
        if c.is_ascii_digit() {
            if !words.ends_with('#') {
                words.push('#');
            }
        } else {
            words.push(c);
        }
    }
    Edge {
        piece,
        end,
        off,
        offsets: if is_page_number(&words) && is_in_margin(page, off) {
            (line.text.split(|c: char| !c.is_ascii_digit()))
                .filter_map(|digits| digits.parse::<i64>().ok())
                .map(|value| value - i64::from(page.number))
                .collect()
        } else {
            Vec::new()
        },
        words,
    }
}

/// Whether the distance is one of a margin: a tenth of the page.
fn is_in_margin(page: &Page, off: f64) -> bool {
    off < page.size.1 / 10.0
}

/// Whether a text, with `#` for its figures, is nothing but the number of a page: `- 3 -`,
/// `第 3 页 共 5 页`, `3/5`.
fn is_page_number(words: &str) -> bool {
    let rest = words.replace("Page", "").replace("of", "");
    rest.contains('#')
        && rest.matches('#').count() <= 2
        && rest
            .chars()
            .all(|c| c == '#' || c.is_whitespace() || "-—–－―─~·•/第页共/,，、|()（）".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn numbers_of_pages() {
        for number in [
            "#",
            "- # -",
            "— # —",
            "第 # 页 共 # 页",
            "#/#",
            "Page # of #",
        ] {
            assert!(is_page_number(number), "{number}");
        }
        for other in ["# # #", "共#件", "", "--"] {
            assert!(!is_page_number(other), "{other}");
        }
    }
}
