//! Everything that may vary on a page, each choice independent of the others.

use super::{
    Rng,
    words::{Inner, ORDINALS, Pad, Values, Words},
};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Two {
    #[default]
    Whole,
    /// One table an article, the article as its first row.
    PerArticle,
    /// One table an article, the article as a line before it.
    PerArticleHeaded,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Three {
    #[default]
    Whole,
    /// Over two tables between groups: the header again, or not.
    BrokenRepeated,
    BrokenBare,
    /// Over two tables within a group; the labels of the group come again, stand empty, or lack.
    InGroupLabels,
    InGroupEmpty,
    InGroupLacking,
    /// Before one of the last three rows, with the number of the page between the parts.
    Late,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Four {
    #[default]
    Whole,
    /// Three tables: a line before each, a caption each, or the group as first row.
    ThreeHeaded,
    ThreeCaptioned,
    ThreeFirstRow,
    /// One row a group.
    Downwards,
    /// One row a cell.
    Vertical,
}

/// Whether the groups (三) … (六) are printed as rows of their own.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Groups {
    #[default]
    Labels,
    Subtotals,
    BlankRows,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Joined {
    #[default]
    Apart,
    /// All three in one table, the section headings as rows in it.
    WithHeadings,
    /// All three in one table and no headings between them.
    Without,
}

/// Columns of table three.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Official,
    TotalFirst,
    OtherEarlier,
    OrganizationsFirst,
}

/// Columns that the form does not have.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Extra {
    #[default]
    None,
    /// Behind each column of figures.
    Shares,
    LastYear,
    SharesAndLastYear,
    Changes,
    /// Of the organizations, in table three.
    Subtotal,
    /// Last year's columns to the left of this year's, each under its year.
    Years,
    /// Over the groups of table four.
    Sum,
}

/// Tables that stand on the page more than once.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Copies {
    #[default]
    One,
    /// Last year's before this year's, each under a line that names its year.
    LastBefore,
    /// The same, the year in each table's caption.
    LastCaptioned,
    /// Last year's to the left of this year's, in a layout table.
    LastBeside,
    /// Under 上年度 and 本年度, this year's first.
    LastAfter,
    /// Tabs, of which the labels stand before all of them: this year's is not the first.
    Tabs,
    /// A second copy for small screens, which differs.
    Differing,
}

#[derive(Clone, Default)]
pub struct Shape {
    pub two: Two,
    pub three: Three,
    pub four: Four,
    pub groups: Groups,
    pub joined: Joined,
    pub copies: Copies,
    pub extra: Extra,
    pub order: Order,
    /// An unofficial row 其他主动公开文件.
    pub extra_row: bool,
    /// 1,1,2,1 in the header over 1,2,1,1 in the rows (table two of 2019).
    pub skewed_2019: bool,
    /// Empty cells in the header for rowspans (F15).
    pub empty_headers: bool,
    pub index_column: bool,
    pub note_column: bool,
    /// Line 本列数据的勾稽关系 missing from the corner.
    pub no_corner_note: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Spans {
    #[default]
    Right,
    /// No span at all: each row has just its cells.
    Missing,
    TooLarge,
    TooSmall,
    Absurd,
    /// Every cell of a span has its text; numbers keep their spans.
    LabelsRepeated,
    /// Every cell of a span has its text, numbers too.
    AllRepeated,
    /// The text stands once, the rest of the span is empty cells.
    Once,
    /// Likewise, in any row of the span: a page break or an extractor puts it at the top, in the
    /// middle or at the foot.
    Anywhere,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Dress {
    #[default]
    Clean,
    Word,
    /// Upper-case tags, unclosed cells and paragraphs, stray end tags, the table never closed.
    Rough,
    /// `<div class=row><div class=cell>`.
    Divs,
    /// Tabs of display: `<pre>` with `<br>` after each cell.
    Pre,
}

/// Where a page has its figures, if not in its text.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Held {
    #[default]
    Text,
    /// A form field, of a type that shows its value.
    Input,
    /// A list of which one option is chosen.
    Select,
    /// An attribute of the cell, or of an element in it.
    Attribute,
    AttributeWithin,
    /// An attribute that the style sheet shows.
    StyledAttribute,
    /// The style sheet itself.
    Style,
    /// An attribute that is read out or shown in a bubble.
    Label,
    /// A counter that runs up from nought.
    Counter,
    /// An older figure is struck out before it.
    Struck,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Frame {
    #[default]
    Document,
    /// Nothing around the article.
    Bare,
    /// Navigation, footer, scripts, decoy tables.
    Site,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum TitleAs {
    #[default]
    Heading,
    OnlyHead,
    Lines,
    Twice,
    Paragraph,
    OnlyMeta,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Heads {
    #[default]
    Paragraph,
    H2,
    Strong,
    Center,
    Div,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Hidden {
    #[default]
    Nothing,
    /// Each table a second time, for small screens, not displayed.
    Twice,
    /// Comments, templates and the like with other tables in them.
    Decoys,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Bytes {
    #[default]
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16Be,
    Gbk,
    Gb18030,
}

#[derive(Clone, Copy, Default)]
pub struct Encoding {
    pub bytes: Bytes,
    pub declared: Option<&'static str>,
    /// `<meta http-equiv=Content-Type …>` for `<meta charset=…>`.
    pub long: bool,
}

/// Oddities of the text around the tables.
#[derive(Clone, Default)]
pub struct Prose {
    /// Variants of section headings; 0 official, else a seed of its own.
    pub variant: bool,
    /// `1.` or `1、` for `一、`; 0 official.
    pub numbering: usize,
    /// Heading and first sentence on one line.
    pub run_on: bool,
    /// Sub-headings that repeat a section title, 一、二、三、 within 五.
    pub false_headings: bool,
    /// No sections but those of the tables.
    pub short: bool,
}

#[derive(Clone, Default)]
pub struct Look {
    pub words: Words,
    pub values: Values,
    pub shape: Shape,
    pub spans: Spans,
    pub dress: Dress,
    pub held: Held,
    pub frame: Frame,
    /// Layout tables around the article, one in the other.
    pub layout: usize,
    pub title: TitleAs,
    pub heads: Heads,
    pub hidden: Hidden,
    pub prose: Prose,
    pub encoding: Encoding,
    /// `<th>` in headers, and `<thead>`, `<tbody>`, `<tfoot>`.
    pub th: bool,
    pub sections: bool,
    pub caption: bool,
    /// Labels as `&#25919;`.
    pub entities: bool,
    pub xhtml: bool,
    /// Each number over several `<span>`s.
    pub torn: bool,
    pub traditional: bool,
    /// The figures as pictures.
    pub images: bool,
}

impl Look {
    /// The options at random, each with good odds of being plain.
    pub fn random(rng: &mut Rng) -> Self {
        let mut look = Self {
            words: random_words(rng),
            values: random_values(rng),
            ..Self::default()
        };
        let some = |rng: &mut Rng| rng.chance(30);
        let shape = &mut look.shape;
        if some(rng) {
            shape.two = rng.one(&[Two::PerArticle, Two::PerArticleHeaded]);
        }
        if some(rng) {
            shape.three = rng.one(&[
                Three::BrokenRepeated,
                Three::BrokenBare,
                Three::InGroupLabels,
                Three::InGroupEmpty,
                Three::InGroupLacking,
            ]);
        }
        if some(rng) {
            shape.four = rng.one(&[
                Four::ThreeHeaded,
                Four::ThreeCaptioned,
                Four::ThreeFirstRow,
                Four::Downwards,
                Four::Vertical,
            ]);
        }
        if rng.chance(15) {
            shape.joined = rng.one(&[Joined::WithHeadings, Joined::Without]);
            (shape.two, shape.three, shape.four) = Default::default();
        }
        if rng.chance(20) {
            shape.groups = rng.one(&[Groups::Subtotals, Groups::BlankRows]);
        }
        if rng.chance(20) {
            shape.order = rng.one(&[
                Order::TotalFirst,
                Order::OtherEarlier,
                Order::OrganizationsFirst,
            ]);
        }
        shape.extra_row = rng.chance(15);
        shape.skewed_2019 = rng.chance(40);
        shape.empty_headers = rng.chance(15);
        shape.index_column = rng.chance(10);
        shape.note_column = rng.chance(10);
        if rng.chance(40) && shape.joined == Joined::Apart {
            look.spans = rng.one(&[
                Spans::Missing,
                Spans::TooLarge,
                Spans::TooSmall,
                Spans::Absurd,
                Spans::LabelsRepeated,
                Spans::Once,
            ]);
        }
        if matches!(
            look.spans,
            Spans::Missing | Spans::TooLarge | Spans::TooSmall | Spans::Absurd
        ) {
            // Nobody could tell a further column from a value then.
            (look.shape.index_column, look.shape.note_column) = (false, false);
        }
        if some(rng) {
            look.dress = rng.one(&[Dress::Word, Dress::Rough, Dress::Word]);
        }
        look.frame = rng.one(&[Frame::Document, Frame::Bare, Frame::Site]);
        look.layout = if some(rng) { rng.below(6) } else { 0 };
        // A fragment has no <head> to hold the title.
        let title = [
            TitleAs::Heading,
            TitleAs::Lines,
            TitleAs::Twice,
            TitleAs::Paragraph,
        ];
        look.title = rng.one(&title);
        if look.frame != Frame::Bare && rng.chance(20) {
            look.title = rng.one(&[TitleAs::OnlyHead, TitleAs::OnlyMeta]);
        }
        look.heads = rng.one(&[
            Heads::Paragraph,
            Heads::H2,
            Heads::Strong,
            Heads::Center,
            Heads::Div,
        ]);
        if rng.chance(20) {
            look.hidden = rng.one(&[Hidden::Twice, Hidden::Decoys]);
        }
        look.prose = Prose {
            variant: rng.chance(50),
            numbering: if rng.chance(20) { 1 + rng.below(3) } else { 0 },
            run_on: rng.chance(20),
            false_headings: rng.chance(30),
            short: rng.chance(10),
        };
        look.th = rng.chance(20);
        look.sections = rng.chance(20);
        look.caption = rng.chance(10);
        look.entities = rng.chance(8);
        look.torn = rng.chance(20);
        look.encoding = random_encoding(rng);
        look
    }
}

pub fn random_words(rng: &mut Rng) -> Words {
    Words {
        half: rng.chance(40),
        inner: if rng.chance(25) {
            rng.one(&[Inner::Spaces, Inner::Breaks])
        } else {
            Inner::Nothing
        },
        sum: rng.chance(20),
        carried: rng.chance(20),
        ordinal: if rng.chance(40) {
            rng.below(ORDINALS)
        } else {
            0
        },
        bracket: if rng.chance(30) { rng.below(4) } else { 0 },
        seven: rng.chance(10),
        straight_quotes: rng.chance(30),
        notes: rng.chance(20),
        typos: rng.chance(15),
        short: rng.chance(15),
        commas: rng.chance(20),
        article: if rng.chance(20) { 1 + rng.below(2) } else { 0 },
    }
}

pub fn random_values(rng: &mut Rng) -> Values {
    Values {
        full_width: rng.chance(10),
        thousands: rng.chance(15).then(|| rng.one(&[',', '，'])),
        pad: if rng.chance(25) {
            rng.one(&[Pad::Spaces, Pad::Nbsp, Pad::ZeroWidth, Pad::FullSpaces])
        } else {
            Pad::Nothing
        },
        unit: rng.chance(10),
        notes: rng.chance(10),
        stop: rng.chance(5),
        plus: rng.chance(30),
        blank: rng.below(4),
    }
}

pub fn random_encoding(rng: &mut Rng) -> Encoding {
    let (bytes, declared) = rng.one(&[
        (Bytes::Utf8, Some("utf-8")),
        (Bytes::Utf8, None),
        (Bytes::Utf8, Some("gb2312")),
        (Bytes::Utf8Bom, Some("utf-8")),
        (Bytes::Utf16Le, None),
        (Bytes::Utf16Be, None),
        (Bytes::Gbk, Some("gb2312")),
        (Bytes::Gbk, Some("GBK")),
        (Bytes::Gb18030, Some("GB18030")),
        (Bytes::Gbk, None),
        (Bytes::Gbk, Some("utf-8")),
    ]);
    Encoding {
        bytes,
        declared,
        long: rng.chance(50),
    }
}
