//! Tables that stand on a page more than once: last year's, or a copy for small screens.

use super::{
    Form, Rng,
    compose::Block,
    look::{Copies, Look},
    shape,
};

/// The tables of each section, with what the page shows beside them.
pub fn repeated(own: [Vec<Block>; 3], form: &Form, look: &Look, rng: &mut Rng) -> [Vec<Block>; 3] {
    let kind = look.shape.copies;
    if kind == Copies::One {
        return own;
    }
    let year = form.year.unwrap_or(2021);
    let mut other = Form::random(rng.draw(), form.format);
    other.year = Some(year - 1);
    let last = shape::tables(&other, look, rng);
    let pairs = own.into_iter().zip(last);
    let mut sections = pairs.map(|(own, last)| section(kind, year, own, last));
    [(); 3].map(|()| sections.next().expect("three sections"))
}

fn section(kind: Copies, year: i32, own: Vec<Block>, last: Vec<Block>) -> Vec<Block> {
    let under = |label: String, blocks: Vec<Block>| {
        let mut under = vec![Block::Lead(label)];
        under.extend(blocks);
        under
    };
    match kind {
        Copies::One => own,
        Copies::LastBefore => {
            let mut blocks = under(format!("{}年", year - 1), last);
            blocks.extend(under(format!("{year}年"), own));
            blocks
        }
        Copies::LastCaptioned => {
            let mut blocks = captioned(year - 1, last);
            blocks.extend(captioned(year, own));
            blocks
        }
        Copies::LastBeside => vec![Block::Beside(
            under(format!("{}年度数据", year - 1), last),
            under(format!("{year}年度数据"), own),
        )],
        Copies::LastAfter => {
            let mut blocks = under("本年度".to_owned(), own);
            blocks.extend(under("上年度".to_owned(), last));
            blocks
        }
        Copies::Tabs => {
            let mut blocks = vec![
                Block::Lead(format!("{}年", year - 1)),
                Block::Lead(format!("{year}年")),
            ];
            blocks.extend(last);
            blocks.extend(own);
            blocks
        }
        Copies::Differing => own.into_iter().chain(last).collect(),
    }
}

fn captioned(year: i32, mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let Block::Grid(grid) = block {
            grid.caption = Some(format!("{year}年度情况统计表"));
        }
    }
    blocks
}
