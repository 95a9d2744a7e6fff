//! The list of styles.

use super::{
    Form, Loses, Rng, Style, carried, dump, html, json,
    look::{
        Bytes, Copies, Dress, Encoding, Extra, Four, Frame, Groups, Heads, Held, Hidden, Joined,
        Look, Order, Prose, Spans, Three, TitleAs, Two, random_encoding, random_values,
        random_words,
    },
    pdf, plain, text,
    words::{Inner, Pad},
};

type Publish = fn(&Form, &mut Rng) -> Vec<u8>;

/// A page with these options set.
macro_rules! page {
    ($name:literal, $set:expr) => {
        page($name, |f, r| html::with(f, r, $set))
    };
}

const fn page(name: &'static str, publish: Publish) -> Style {
    Style {
        name,
        kind: "html",
        loses: Loses::Nothing,
        publish,
    }
}

const fn lossy_page(name: &'static str, loses: Loses, publish: Publish) -> Style {
    Style {
        name,
        kind: "html",
        loses,
        publish,
    }
}

const fn flat(name: &'static str, loses: Loses, publish: Publish) -> Style {
    Style {
        name,
        kind: "text",
        loses,
        publish,
    }
}

const fn article(name: &'static str, publish: Publish) -> Style {
    Style {
        name,
        kind: "json",
        loses: Loses::Nothing,
        publish,
    }
}

const fn encoded(bytes: Bytes, declared: Option<&'static str>, long: bool) -> Encoding {
    Encoding {
        bytes,
        declared,
        long,
    }
}

pub static STYLES: &[Style] = &[
    // Whole pages and fragments.
    page!("clean", |_| {}),
    page!("site", |l| l.frame = Frame::Site),
    page!("fragment", |l| l.frame = Frame::Bare),
    page!("word", |l| {
        (l.dress, l.encoding.declared) = (Dress::Word, Some("utf-8"))
    }),
    page("word_site", |f, r| {
        html::publish(f, r, &super::word::bench_look())
    }),
    page!("word_fragment", |l| {
        (l.dress, l.frame, l.torn) = (Dress::Word, Frame::Bare, true)
    }),
    page!("layout_2", |l| l.layout = 2),
    page!("layout_5_site", |l| (l.layout, l.frame) = (5, Frame::Site)),
    page!("one_cell", |l| (l.layout, l.frame) = (1, Frame::Bare)),
    page!("rough", |l| l.dress = Dress::Rough),
    page!("rough_layout", |l| (l.dress, l.layout) = (Dress::Rough, 2)),
    page!("divs", |l| l.dress = Dress::Divs),
    lossy_page("pre_lines", Loses::Blanks, |f, r| {
        html::with(f, r, |l| l.dress = Dress::Pre)
    }),
    page!("xhtml", |l| {
        (l.xhtml, l.encoding) = (true, encoded(Bytes::Gbk, Some("gb2312"), true))
    }),
    page!("th_sections", |l| (l.th, l.sections, l.caption) =
        (true, true, true)),
    // Spans.
    page!("spans_missing", |l| l.spans = Spans::Missing),
    page!("spans_large", |l| l.spans = Spans::TooLarge),
    page!("spans_small", |l| l.spans = Spans::TooSmall),
    page!("spans_absurd", |l| l.spans = Spans::Absurd),
    page!("spans_labels_repeated", |l| l.spans = Spans::LabelsRepeated),
    page!("spans_all_repeated", |l| l.spans = Spans::AllRepeated),
    page!("spans_once", |l| l.spans = Spans::Once),
    page!("spans_anywhere", |l| l.spans = Spans::Anywhere),
    page!("empty_headers", |l| l.shape.empty_headers = true),
    page!("skewed_2019", |l| l.shape.skewed_2019 = true),
    // Tables broken, joined, turned.
    page!("three_broken_repeated", |l| l.shape.three =
        Three::BrokenRepeated),
    page!("three_broken_bare", |l| l.shape.three = Three::BrokenBare),
    page!("three_in_group_labels", |l| l.shape.three =
        Three::InGroupLabels),
    page!("three_in_group_empty", |l| l.shape.three =
        Three::InGroupEmpty),
    page!("three_in_group_lacking", |l| l.shape.three =
        Three::InGroupLacking),
    page!("three_broken_late", |l| l.shape.three = Three::Late),
    page!("one_table", |l| l.shape.joined = Joined::Without),
    page!("one_table_headings", |l| l.shape.joined =
        Joined::WithHeadings),
    page!("two_per_article", |l| l.shape.two = Two::PerArticle),
    page!("two_per_article_headed", |l| l.shape.two =
        Two::PerArticleHeaded),
    page!("four_three_headed", |l| l.shape.four = Four::ThreeHeaded),
    page!("four_three_captioned", |l| l.shape.four =
        Four::ThreeCaptioned),
    page!("four_three_first_row", |l| l.shape.four =
        Four::ThreeFirstRow),
    page!("four_downwards", |l| l.shape.four = Four::Downwards),
    page!("four_vertical", |l| l.shape.four = Four::Vertical),
    page!("total_first", |l| l.shape.order = Order::TotalFirst),
    page!("other_earlier", |l| l.shape.order = Order::OtherEarlier),
    page!("organizations_first", |l| l.shape.order =
        Order::OrganizationsFirst),
    page!("group_subtotals", |l| l.shape.groups = Groups::Subtotals),
    page!("group_blank_rows", |l| l.shape.groups = Groups::BlankRows),
    page!("extra_row", |l| l.shape.extra_row = true),
    page!("index_column", |l| l.shape.index_column = true),
    page!("note_column", |l| l.shape.note_column = true),
    page!("extra_shares", |l| l.shape.extra = Extra::Shares),
    page!("extra_last_year", |l| l.shape.extra = Extra::LastYear),
    page!("extra_shares_and_last_year", |l| l.shape.extra =
        Extra::SharesAndLastYear),
    page!("extra_changes", |l| l.shape.extra = Extra::Changes),
    page!("extra_subtotal", |l| l.shape.extra = Extra::Subtotal),
    page!("extra_years", |l| l.shape.extra = Extra::Years),
    page!("extra_sum", |l| l.shape.extra = Extra::Sum),
    // Tables that stand on the page more than once.
    page!("last_year_before", |l| l.shape.copies = Copies::LastBefore),
    page!("last_year_captioned", |l| l.shape.copies =
        Copies::LastCaptioned),
    page!("last_year_beside", |l| l.shape.copies = Copies::LastBeside),
    page!("last_year_after", |l| l.shape.copies = Copies::LastAfter),
    page!("years_in_tabs", |l| l.shape.copies = Copies::Tabs),
    page!("copies_differ", |l| l.shape.copies = Copies::Differing),
    page!("no_corner_note", |l| l.shape.no_corner_note = true),
    // Titles, headings, text.
    page!("title_in_head", |l| l.title = TitleAs::OnlyHead),
    page!("title_in_meta", |l| l.title = TitleAs::OnlyMeta),
    page!("title_lines", |l| l.title = TitleAs::Lines),
    page!("title_twice", |l| l.title = TitleAs::Twice),
    page!("title_paragraph", |l| l.title = TitleAs::Paragraph),
    page!("headings_h2", |l| l.heads = Heads::H2),
    page!("headings_strong", |l| (l.heads, l.prose.variant) =
        (Heads::Strong, true)),
    page!("headings_center", |l| (l.heads, l.prose.numbering) =
        (Heads::Center, 2)),
    page!("headings_div", |l| (l.heads, l.prose.numbering) =
        (Heads::Div, 1)),
    page!("headings_run_on", |l| l.prose.run_on = true),
    page!("headings_false", |l| l.prose.false_headings = true),
    page!("tables_only", |l| l.prose.short = true),
    // What hides in a page.
    page!("hidden_twice", |l| l.hidden = Hidden::Twice),
    page!("hidden_decoys", |l| l.hidden = Hidden::Decoys),
    lossy_page("images_only", Loses::Anything, |f, r| {
        html::with(f, r, |l| l.images = true)
    }),
    // Figures elsewhere than in the text.
    page!("held_in_inputs", |l| l.held = Held::Input),
    page!("held_in_selects", |l| l.held = Held::Select),
    page!("held_in_attributes", |l| l.held = Held::Attribute),
    page!("held_in_attributes_within", |l| l.held =
        Held::AttributeWithin),
    page!("held_in_styled_attributes", |l| l.held =
        Held::StyledAttribute),
    lossy_page("held_in_style", Loses::Anything, |f, r| {
        html::with(f, r, |l| l.held = Held::Style)
    }),
    lossy_page("held_in_labels", Loses::Anything, |f, r| {
        html::with(f, r, |l| l.held = Held::Label)
    }),
    lossy_page("held_by_counters", Loses::Anything, |f, r| {
        html::with(f, r, |l| l.held = Held::Counter)
    }),
    page!("held_struck", |l| l.held = Held::Struck),
    // Numbers.
    page!("digits_wide", |l| l.values.full_width = true),
    page!("digits_thousands", |l| l.values.thousands = Some(',')),
    page!("digits_thousands_wide", |l| l.values.thousands = Some('，')),
    page!("digits_spaces", |l| l.values.pad = Pad::Spaces),
    page!("digits_nbsp", |l| (l.values.pad, l.values.blank) =
        (Pad::Nbsp, 1)),
    page!("digits_zero_width", |l| l.values.pad = Pad::ZeroWidth),
    page!("digits_full_spaces", |l| {
        (l.values.pad, l.values.blank) = (Pad::FullSpaces, 3)
    }),
    page!("digits_unit", |l| l.values.unit = true),
    page!("digits_notes", |l| l.values.notes = true),
    page!("digits_stop", |l| l.values.stop = true),
    page!("digits_plus", |l| (l.values.plus, l.values.blank) =
        (true, 2)),
    page!("digits_torn", |l| l.torn = true),
    // Labels.
    page!("labels_half", |l| {
        (l.words.half, l.words.straight_quotes) = (true, true)
    }),
    page!("labels_spaces", |l| l.words.inner = Inner::Spaces),
    page!("labels_breaks", |l| l.words.inner = Inner::Breaks),
    page!("labels_sum", |l| (l.words.sum, l.words.carried) =
        (true, true)),
    page!("labels_seven", |l| (l.words.seven, l.words.ordinal) =
        (true, 1)),
    page!("labels_tortoise", |l| (l.words.bracket, l.words.ordinal) =
        (2, 2)),
    page!("labels_lenticular", |l| (
        l.words.bracket,
        l.words.ordinal
    ) = (3, 3)),
    page!("labels_circled", |l| (l.words.bracket, l.words.ordinal) =
        (1, 4)),
    page!("labels_notes", |l| l.words.notes = true),
    page!("labels_typos", |l| (l.words.typos, l.words.article) =
        (true, 2)),
    page!("labels_short", |l| {
        (l.words.short, l.words.commas, l.words.article) = (true, true, 1)
    }),
    page!("labels_entities", |l| l.entities = true),
    lossy_page("labels_traditional", Loses::Anything, |f, r| {
        html::with(f, r, |l| l.traditional = true)
    }),
    // Encodings of pages.
    page!("utf8_bom", |l| {
        l.encoding = encoded(Bytes::Utf8Bom, Some("utf-8"), false)
    }),
    page!("utf16le", |l| l.encoding =
        encoded(Bytes::Utf16Le, None, false)),
    page!("utf16be", |l| l.encoding =
        encoded(Bytes::Utf16Be, None, false)),
    page!("gbk_meta", |l| {
        l.encoding = encoded(Bytes::Gbk, Some("gbk"), false)
    }),
    page!("gb2312_meta_long", |l| {
        l.encoding = encoded(Bytes::Gbk, Some("gb2312"), true)
    }),
    page!("gb18030_meta", |l| {
        l.encoding = encoded(Bytes::Gb18030, Some("GB18030"), true)
    }),
    page!("gbk_undeclared", |l| l.encoding =
        encoded(Bytes::Gbk, None, false)),
    page!("gbk_fragment", |l| {
        (l.frame, l.encoding.bytes) = (Frame::Bare, Bytes::Gbk)
    }),
    page!("declared_gb2312_is_utf8", |l| {
        l.encoding = encoded(Bytes::Utf8, Some("gb2312"), true)
    }),
    page!("declared_utf8_is_gbk", |l| {
        l.encoding = encoded(Bytes::Gbk, Some("utf-8"), false)
    }),
    page!("word_gb18030", |l| {
        (l.dress, l.encoding) = (Dress::Word, encoded(Bytes::Gb18030, Some("gb2312"), true));
    }),
    page("random_mix", |f, r| {
        let look = Look::random(r);
        html::publish(f, r, &look)
    }),
    page("random_labels_and_numbers", |f, r| {
        let (words, values) = (random_words(r), random_values(r));
        html::with(f, r, |l| (l.words, l.values) = (words, values))
    }),
    // Text.
    flat("f1", Loses::Nothing, |f, r| text::plain(f, r, text::f1)),
    flat("f1_half", Loses::Nothing, |f, r| {
        text::with(f, r, text::f1, |l| l.words.half = true)
    }),
    flat("f2", Loses::Nothing, |f, r| text::plain(f, r, text::f2)),
    flat("f3", Loses::Nothing, |f, r| text::plain(f, r, text::f3)),
    flat("f4", Loses::Nothing, |f, r| text::plain(f, r, text::f4)),
    flat("f5", Loses::Blanks, |f, r| text::plain(f, r, text::f5)),
    flat("f6", Loses::Blanks, |f, r| text::plain(f, r, text::f6)),
    flat("f7", Loses::Blanks, |f, r| text::plain(f, r, text::f7)),
    flat("f8", Loses::Anything, |f, r| text::plain(f, r, text::f8)),
    flat("f9", Loses::Blanks, |f, r| text::plain(f, r, pdf::f9)),
    flat("f10", Loses::Blanks, |f, r| text::plain(f, r, pdf::f10)),
    flat("f11_markdown", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::markdown)
    }),
    flat("f11_markdown_broken_late", Loses::Nothing, |f, r| {
        text::with(f, r, plain::markdown, |l| l.shape.three = Three::Late)
    }),
    flat("f11_markdown_indexed", Loses::Nothing, plain::indexed),
    flat("f11_markdown_bare", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::markdown_bare)
    }),
    flat("f11_markdown_repeated", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::markdown_repeated)
    }),
    flat("f11_markdown_extra", Loses::Nothing, |f, r| {
        let extra = r.one(&[
            Extra::Shares,
            Extra::LastYear,
            Extra::Subtotal,
            Extra::Years,
        ]);
        text::with(f, r, plain::markdown, |l| l.shape.extra = extra)
    }),
    flat("f6_extra", Loses::Anything, |f, r| {
        let extra = r.one(&[
            Extra::Shares,
            Extra::LastYear,
            Extra::Subtotal,
            Extra::Years,
        ]);
        text::with(f, r, text::f6, |l| l.shape.extra = extra)
    }),
    flat("f9_extra", Loses::Anything, |f, r| {
        let extra = r.one(&[
            Extra::Shares,
            Extra::LastYear,
            Extra::Subtotal,
            Extra::Years,
        ]);
        text::with(f, r, pdf::f9, |l| l.shape.extra = extra)
    }),
    flat("f3_extra", Loses::Anything, |f, r| {
        let extra = r.one(&[
            Extra::Shares,
            Extra::LastYear,
            Extra::Subtotal,
            Extra::Years,
        ]);
        text::with(f, r, text::f3, |l| l.shape.extra = extra)
    }),
    flat("f11_markdown_last_year_before", Loses::Nothing, |f, r| {
        text::with(f, r, plain::markdown, |l| {
            l.shape.copies = Copies::LastBefore
        })
    }),
    flat("f11_markdown_copies_differ", Loses::Nothing, |f, r| {
        text::with(f, r, plain::markdown, |l| {
            l.shape.copies = Copies::Differing
        })
    }),
    flat("f12_tabs", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::tabs)
    }),
    flat("f12_tabs_flat", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::tabs_flat)
    }),
    flat("f13", Loses::Blanks, |f, r| text::plain(f, r, text::f13)),
    flat("f14_no_tables", Loses::Anything, |f, r| {
        text::with(f, r, text::f1, |l| l.images = true)
    }),
    flat("boxes", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::boxes)
    }),
    flat("bars_behind", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::bars_behind)
    }),
    flat("bars_on_lines", Loses::Blanks, |f, r| {
        text::plain(f, r, plain::bars_on_lines)
    }),
    flat("underscored", Loses::Nothing, |f, r| {
        text::plain(f, r, dump::underscored)
    }),
    flat("dump", Loses::Nothing, |f, r| {
        text::plain(f, r, dump::drawn)
    }),
    flat("pluses", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::pluses)
    }),
    flat("commas", Loses::Nothing, |f, r| {
        text::plain(f, r, plain::commas)
    }),
    flat("wide_spaces", Loses::Blanks, |f, r| {
        text::plain(f, r, plain::wide_spaces)
    }),
    flat("pdf_rows", Loses::Blanks, |f, r| pdf::paged(f, r, pdf::f9)),
    flat("pdf_layout", Loses::Blanks, |f, r| {
        pdf::paged(f, r, pdf::layout)
    }),
    flat("pdf_layout_pieces", Loses::Blanks, |f, r| {
        text::plain(f, r, pdf::layout_pieces)
    }),
    flat("pdf_blocks", Loses::Anything, |f, r| {
        pdf::paged(f, r, pdf::blocks)
    }),
    flat("pdf_numbers_first", Loses::Anything, |f, r| {
        text::plain(f, r, pdf::numbers_first)
    }),
    flat("pdf_scrambled", Loses::Anything, |f, r| {
        text::plain(f, r, pdf::scrambled)
    }),
    flat("f1_gbk", Loses::Nothing, |f, r| {
        text::with(f, r, text::f1, |l| l.encoding.bytes = Bytes::Gbk)
    }),
    flat("f1_gb18030", Loses::Nothing, |f, r| {
        text::with(f, r, text::f1, |l| l.encoding.bytes = Bytes::Gb18030)
    }),
    flat("f2_utf16le", Loses::Nothing, |f, r| {
        text::with(f, r, text::f2, |l| l.encoding.bytes = Bytes::Utf16Le)
    }),
    flat("f2_utf16be", Loses::Nothing, |f, r| {
        text::with(f, r, text::f2, |l| l.encoding.bytes = Bytes::Utf16Be)
    }),
    flat("f6_utf8_bom", Loses::Blanks, |f, r| {
        text::with(f, r, text::f6, |l| l.encoding.bytes = Bytes::Utf8Bom)
    }),
    flat("f1_downwards", Loses::Nothing, |f, r| {
        text::with(f, r, text::f1, |l| {
            (l.shape.four, l.shape.two) = (Four::Downwards, Two::PerArticle)
        })
    }),
    flat("text_mix", Loses::Nothing, |f, r| {
        let flatten = text::lossless(r);
        let mut look = Look {
            words: random_words(r),
            ..Look::default()
        };
        look.shape.order = r.one(&[
            Order::Official,
            Order::Official,
            Order::TotalFirst,
            Order::OtherEarlier,
        ]);
        look.shape.four = r.one(&[
            Four::Whole,
            Four::Whole,
            Four::ThreeFirstRow,
            Four::Downwards,
            Four::Vertical,
        ]);
        look.shape.two = r.one(&[Two::Whole, Two::Whole, Two::PerArticle]);
        look.prose = Prose {
            variant: r.chance(50),
            run_on: r.chance(20),
            ..Prose::default()
        };
        look.encoding = random_encoding(r);
        text::with(f, r, flatten, |l| *l = look)
    }),
    // Pages that carry the report, and damage that can be undone.
    page("carried_in_state", carried::state),
    page("carried_inside", carried::inside),
    page("carried_by_markdown", carried::markdown),
    page("escaped_again", carried::escaped_again),
    page("read_as_western", carried::western),
    page("digits_joined", carried::joined),
    // Article interfaces.
    article("json_nested", json::nested),
    article("json_escaped", json::escaped),
    article("json_ascii", json::ascii),
    article("json_text", json::flattened),
    article("json_list", json::list),
    article("json_doubled", json::doubled),
];
