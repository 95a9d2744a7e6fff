//! What stands on a page: glyphs and strokes, as the page's instructions draw them.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro_syntax::object::Dict;

use super::geometry::{Area, Turn};
use super::glyph::{Glyph, UNKNOWN};
use super::structure::Cells;

/// The most points that a ruling is thick. Borders are drawn up to 3 points thick; the lowest
/// letters of a page are higher than this.
const MAX_THICKNESS: f64 = 3.5;

/// How opaque paint must be at least to be seen.
const MIN_OPACITY: f32 = 0.05;

/// How opaque text is at least that is not a watermark.
const FAINT: f32 = 0.4;

/// A straight line along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// Where it stands on the other axis.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// All that is read off a page.
#[derive(Debug, Default)]
pub struct Drawing {
    /// The characters that are seen.
    pub glyphs: Vec<Glyph>,
    /// The characters that are there for searching only.
    pub invisible: Vec<Glyph>,
    /// Lines from left to right.
    pub horizontals: Vec<Ruling>,
    /// Lines from top to bottom.
    pub verticals: Vec<Ruling>,
    /// How much of the page pictures cover, from 0 to 1 (more where they overlap).
    pub pictured: f64,
    /// How many pictures there are.
    pub images: usize,
    /// How many filled shapes there are that are no rulings.
    pub shapes: usize,
    /// How many glyphs say no character.
    pub unknown: usize,
}

/// Collects a [`Drawing`] from the instructions of a page.
pub struct Collector {
    page: Area,
    drawing: Drawing,
    clips: Vec<Area>,
    opacities: Vec<f32>,
    /// The cells of the page by the numbers of their marks.
    cells: Cells,
    /// For each sequence of marked content that is open, the cell it is in.
    marks: Vec<Option<u32>>,
    /// How many more glyphs and lines may be taken.
    budget: usize,
}

impl Collector {
    /// Begins a page of this size and with these cells, of which no more than `budget` glyphs and
    /// lines are taken.
    pub fn new((width, height): (f64, f64), cells: Cells, budget: usize) -> Self {
        Self {
            page: Area {
                left: 0.0,
                top: 0.0,
                right: width,
                bottom: height,
            },
            drawing: Drawing::default(),
            clips: Vec::new(),
            opacities: Vec::new(),
            cells,
            marks: Vec::new(),
            budget,
        }
    }

    /// What was collected, and what is left of the budget.
    pub fn finish(self) -> (Drawing, usize) {
        (self.drawing, self.budget)
    }

    fn clip(&self) -> Area {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn opacity(&self, paint: &Paint<'_>) -> f32 {
        let own = match paint {
            Paint::Color(color) => color.to_rgba().components()[3],
            Paint::Pattern(_) => 1.0,
        };
        own * self.opacities.last().copied().unwrap_or(1.0)
    }

    fn spend(&mut self) -> bool {
        let left = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        left
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine, is_invisible: bool, is_faint: bool) {
        let advance = f64::from(
            match glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawn) => drawn.advance_width(),
            }
            .unwrap_or(EM as f32),
        );
        let vector = |x: f64, y: f64| (place * Point::new(x, y)) - (place * Point::ORIGIN);
        let size = vector(0.0, EM).hypot();
        let along = vector(EM, 0.0);
        if !(size.is_finite() && size > 0.0 && along.hypot().is_finite()) {
            return;
        }
        // Slanted text is a watermark.
        let Some(turn) = Turn::of((along.x, along.y)) else {
            return;
        };
        let characters: Vec<char> = match glyph.as_unicode() {
            Some(BfString::Char(c)) => vec![c],
            Some(BfString::String(text)) => text.chars().collect(),
            None => vec![UNKNOWN],
        };
        let count = characters.len().max(1) as f64;
        for (index, c) in characters.into_iter().enumerate() {
            let c = super::characters::fold(c);
            if c == UNKNOWN {
                self.drawing.unknown += 1;
            }
            let (from, to) = (
                advance * index as f64 / count,
                advance * (index + 1) as f64 / count,
            );
            let corners = [
                (from, -DESCENT),
                (to, -DESCENT),
                (from, ASCENT),
                (to, ASCENT),
            ];
            let area = Area::around(corners.map(|(x, y)| {
                let point = place * Point::new(x, y);
                (point.x, point.y)
            }));
            if !self.clip().contains(area.center(), 0.5) || !self.spend() {
                continue;
            }
            let glyph = Glyph {
                c,
                area,
                size,
                turn,
                is_faint,
                cell: self.marks.last().copied().flatten(),
            };
            if is_invisible {
                self.drawing.invisible.push(glyph);
            } else {
                self.drawing.glyphs.push(glyph);
            }
        }
    }

    /// Takes a line or a thin box as a ruling. A dot is both a piece of a line across and of one
    /// down.
    fn ruling(&mut self, area: Area) {
        let clipped = area.intersection(&self.clip());
        if clipped.width() < -0.5 || clipped.height() < -0.5 {
            return;
        }
        let (x, y) = area.center();
        if area.height() <= MAX_THICKNESS && self.spend() {
            self.drawing.horizontals.push(Ruling {
                at: y,
                from: clipped.left,
                to: clipped.right.max(clipped.left),
            });
        }
        if area.width() <= MAX_THICKNESS && self.spend() {
            self.drawing.verticals.push(Ruling {
                at: x,
                from: clipped.top,
                to: clipped.bottom.max(clipped.top),
            });
        }
    }

    fn outline(&mut self, area: Area) {
        let Area {
            left,
            top,
            right,
            bottom,
        } = area;
        for (a, b) in [
            ((left, top), (right, top)),
            ((left, bottom), (right, bottom)),
            ((left, top), (left, bottom)),
            ((right, top), (right, bottom)),
        ] {
            self.ruling(Area::around([a, b]));
        }
    }

    /// The straight pieces of a stroked path.
    fn stroked(&mut self, path: &BezPath, transform: Affine) {
        let mut start = Point::ORIGIN;
        let mut last = Point::ORIGIN;
        let at = |point: Point| {
            let point = transform * point;
            (point.x, point.y)
        };
        for element in path.elements() {
            let next = match *element {
                PathEl::MoveTo(point) => {
                    start = point;
                    point
                }
                PathEl::LineTo(point) => {
                    self.ruling_between(at(last), at(point));
                    point
                }
                PathEl::ClosePath => {
                    self.ruling_between(at(last), at(start));
                    start
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => point,
            };
            last = next;
        }
    }

    fn ruling_between(&mut self, from: (f64, f64), to: (f64, f64)) {
        let area = Area::around([from, to]);
        // A line that is a little off its axis is drawn by a hand or by rounding.
        let thin = area.width().min(area.height());
        if thin <= (0.01 * area.width().max(area.height())).max(0.3) {
            self.ruling(area);
        }
    }

    /// The shapes of a filled path: thin ones are rulings, one within the other is a frame.
    fn filled(&mut self, path: &BezPath, transform: Affine) {
        let mut boxes: Vec<Area> = Vec::new();
        let mut current = Area::EMPTY;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => {
                    boxes.push(current);
                    current = Area::EMPTY.union(&point_area(transform * point));
                }
                PathEl::LineTo(point) => current = current.union(&point_area(transform * point)),
                PathEl::QuadTo(a, b) => {
                    for point in [a, b] {
                        current = current.union(&point_area(transform * point));
                    }
                }
                PathEl::CurveTo(a, b, c) => {
                    for point in [a, b, c] {
                        current = current.union(&point_area(transform * point));
                    }
                }
                PathEl::ClosePath => {}
            }
        }
        boxes.push(current);
        boxes.retain(|area| area.left <= area.right);
        for (index, &area) in boxes.iter().enumerate() {
            let within = boxes
                .get(index + 1)
                .is_some_and(|next| is_frame(&area, next))
                || index > 0 && is_frame(&area, &boxes[index - 1]);
            if area.width().min(area.height()) <= MAX_THICKNESS {
                self.ruling(area);
            } else if within {
                self.outline(area);
            } else {
                self.drawing.shapes += 1;
            }
        }
    }
}

/// The units of an em, in glyph space.
const EM: f64 = 1000.0;

/// How far above the base line a line of text reaches, and how far below: the proportions of
/// Chinese fonts, in which every character fills the em.
const ASCENT: f64 = 880.0;
const DESCENT: f64 = 120.0;

fn point_area(point: Point) -> Area {
    Area {
        left: point.x,
        top: point.y,
        right: point.x,
        bottom: point.y,
    }
}

/// Whether one of the boxes lies within the other, a line's thickness away on every side.
fn is_frame(one: &Area, other: &Area) -> bool {
    let sides = [
        one.left - other.left,
        one.top - other.top,
        other.right - one.right,
        other.bottom - one.bottom,
    ];
    let is_thin = |side: &f64| (0.0..=MAX_THICKNESS).contains(&side.abs());
    sides.iter().all(is_thin)
        && (sides.iter().all(|&side| side > 0.0) || sides.iter().all(|&side| side < 0.0))
}

fn area_of(rect: Rect, transform: Affine) -> Area {
    let corners = [
        (rect.x0, rect.y0),
        (rect.x1, rect.y0),
        (rect.x0, rect.y1),
        (rect.x1, rect.y1),
    ];
    Area::around(corners.map(|(x, y)| {
        let point = transform * Point::new(x, y);
        (point.x, point.y)
    }))
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if self.opacity(&props.paint) < MIN_OPACITY {
            return;
        }
        match mode {
            DrawMode::Fill(_) => self.filled(path, props.transform),
            DrawMode::Stroke(_) => self.stroked(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.filled(path, props.transform);
                self.stroked(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let bounds = clip.path.bounding_box();
        let area = area_of(bounds, Affine::IDENTITY);
        self.clips.push(self.clip().intersection(&area));
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        let around = self.opacities.last().copied().unwrap_or(1.0);
        self.opacities.push(around * opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let opacity = self.opacity(&props.paint);
        let is_invisible = matches!(mode, DrawMode::Invisible) || opacity < MIN_OPACITY;
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            self.glyph(glyph, place, is_invisible, opacity < FAINT);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        // An image is drawn into a box of its own pixels.
        let pixels = Rect::new(
            0.0,
            0.0,
            f64::from(image.width()),
            f64::from(image.height()),
        );
        let seen = area_of(pixels, props.transform).intersection(&self.clip());
        let (width, height) = (seen.width().max(0.0), seen.height().max(0.0));
        if width.min(height) <= MAX_THICKNESS {
            // Some programs draw borders as pictures of one pixel.
            self.ruling(seen);
            return;
        }
        self.drawing.images += 1;
        self.drawing.pictured += width * height / (self.page.width() * self.page.height());
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let own = properties.and_then(|properties| properties.get::<u32>(b"MCID"));
        self.marks.push(match own {
            Some(mark) => self.cells.get(&mark).copied(),
            // What stands within a cell's text for another reason is of that cell.
            None => self.marks.last().copied().flatten(),
        });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }
}

impl Drawing {
    /// Turns the page so that most of its text stands upright. Gives the size of the page then.
    pub fn turn_upright(&mut self, (width, height): (f64, f64)) -> (f64, f64) {
        let glyphs = || self.glyphs.iter().chain(&self.invisible);
        let count = |turn: &Turn| glyphs().filter(|glyph| glyph.turn == *turn).count();
        // The first of the turns where several are as common.
        let common = Turn::ALL.into_iter().rev().max_by_key(count);
        let page = common.unwrap_or(Turn::Upright);
        if page == Turn::Upright {
            return (width, height);
        }
        let turned = |point| page.upright(point, (width, height));
        for glyph in self.glyphs.iter_mut().chain(&mut self.invisible) {
            let Area {
                left,
                top,
                right,
                bottom,
            } = glyph.area;
            glyph.area = Area::around([turned((left, top)), turned((right, bottom))]);
            glyph.turn = glyph.turn.seen_from(page);
        }
        let horizontals = std::mem::take(&mut self.horizontals);
        let verticals = std::mem::take(&mut self.verticals);
        let ends = horizontals
            .into_iter()
            .map(|line| ((line.from, line.at), (line.to, line.at)))
            .chain(
                verticals
                    .into_iter()
                    .map(|line| ((line.at, line.from), (line.at, line.to))),
            );
        for (one, other) in ends.collect::<Vec<_>>() {
            let area = Area::around([turned(one), turned(other)]);
            if area.height() <= area.width() {
                self.horizontals.push(Ruling {
                    at: area.top,
                    from: area.left,
                    to: area.right,
                });
            } else {
                self.verticals.push(Ruling {
                    at: area.left,
                    from: area.top,
                    to: area.bottom,
                });
            }
        }
        match page {
            Turn::Upright | Turn::Over => (width, height),
            Turn::Down | Turn::Up => (height, width),
        }
    }
}
