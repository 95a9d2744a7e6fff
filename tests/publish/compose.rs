//! The whole report as a list of blocks.

use super::{
    Form, Rng, copies,
    grid::Grid,
    look::{Joined, Look},
    narrative::{self, Section},
    shape,
};

#[derive(Clone, Debug)]
pub enum Block {
    Title(String),
    Heading(String),
    Sub(String),
    Para(String),
    /// A line that belongs to the table after it.
    Lead(String),
    Grid(Grid),
    /// Side by side, in a layout table.
    Beside(Vec<Block>, Vec<Block>),
    Sign(String),
    /// A picture instead of a table.
    Image(String),
}

/// The report in reading order.
pub fn report(form: &Form, look: &Look, rng: &mut Rng) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = &form.title {
        blocks.push(Block::Title(title.clone()));
    }
    let headings = narrative::headings(form, &look.prose, rng);
    if !look.prose.short {
        blocks.push(Block::Para(narrative::preamble(form, rng)));
    }
    let [two, three, four] = shape::tables(form, look, rng);
    let [two, three, four] = copies::repeated([two, three, four], form, look, rng);
    let text = |blocks: &mut Vec<Block>, number: usize, rng: &mut Rng| {
        if look.prose.short {
            return;
        }
        let section = narrative::section(form, &look.prose, number, rng);
        push(blocks, &headings[number - 1], section, look.prose.run_on);
    };
    text(&mut blocks, 1, rng);
    if look.shape.joined == Joined::Apart {
        for (at, tables) in [two, three, four].into_iter().enumerate() {
            blocks.push(Block::Heading(headings[at + 1].clone()));
            if look.images {
                blocks.push(Block::Image(format!(
                    "./W0202201{}.png",
                    rng.range(10_000, 99_999)
                )));
            } else {
                blocks.extend(tables);
            }
        }
    } else {
        let grids = [two, three, four].into_iter().flatten();
        let grids = grids.filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            _ => None,
        });
        let own = [
            headings[1].clone(),
            headings[2].clone(),
            headings[3].clone(),
        ];
        let within = (look.shape.joined == Joined::WithHeadings).then_some(own);
        if within.is_none() {
            blocks.push(Block::Heading(
                "二、主动公开、申请办理和复议诉讼情况".to_owned(),
            ));
        }
        blocks.push(Block::Grid(shape::join(grids.collect(), within)));
    }
    text(&mut blocks, 5, rng);
    text(&mut blocks, 6, rng);
    if rng.chance(40)
        && let (Some(body), Some(year)) = (&form.body, form.year)
    {
        blocks.push(Block::Sign(body.clone()));
        blocks.push(Block::Sign(format!(
            "{}年1月{}日",
            year + 1,
            rng.range(4, 29)
        )));
    }
    blocks
}

fn push(blocks: &mut Vec<Block>, heading: &str, section: Section, run_on: bool) {
    let mut lines = section.0.into_iter();
    let first = lines.next();
    match first {
        Some((false, text)) if run_on => blocks.push(Block::Para(format!("{heading} {text}"))),
        Some((sub, text)) => {
            blocks.push(Block::Heading(heading.to_owned()));
            blocks.push(if sub {
                Block::Sub(text)
            } else {
                Block::Para(text)
            });
        }
        None => blocks.push(Block::Heading(heading.to_owned())),
    }
    blocks.extend(lines.map(|(sub, text)| {
        if sub {
            Block::Sub(text)
        } else {
            Block::Para(text)
        }
    }));
}
