//! The identities as rows of a sparse tableau, solved exactly.
//!
//! Every row is a whole-number combination of the identities and thus itself
//! an identity, `sum of coefficient * cell = 0`, over all cells of the
//! component: an *implied edit* in the words of Fellegi and Holt. A cell is
//! either **fixed** at its printed value or **free** (any number >= 0). The
//! fixed part of a row is kept summed up as its `rest`; the free part is what
//! the simplex method works on. So when the free cells cannot make up for the
//! rest, the very row that shows it (Farkas' lemma) names the fixed cells of
//! which at least one must be freed too.
//!
//! All arithmetic is in checked whole numbers. A row is kept without common
//! factor; on the network matrices of the real tables every coefficient stays
//! -1, 0 or 1.

use std::rc::Rc;

/// The search cannot go on: its budget is spent, or a number outgrew its type.
#[derive(Debug)]
pub(super) struct Stop;

/// What is left of the steps that a call may take.
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self { left: steps }
    }

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Stop> {
        let steps = u64::try_from(steps).map_err(|_| Stop)?;
        self.left = self.left.checked_sub(steps).ok_or(Stop)?;
        Ok(())
    }
}

/// `sum of coefficient * cell = 0`, the fixed cells' share of it being `rest`.
#[derive(Clone)]
struct Row {
    /// Cell and coefficient, never 0, by ascending cell.
    terms: Vec<(usize, i64)>,
    rest: i128,
}

impl Row {
    fn coefficient(&self, cell: usize) -> i64 {
        self.terms
            .binary_search_by_key(&cell, |term| term.0)
            .map_or(0, |at| self.terms[at].1)
    }

    /// This row with `cell` eliminated by means of `pivot`, whose coefficient
    /// of it is positive. This row is multiplied by a positive number only, so
    /// that the sign of its basic cell stays.
    fn without(&self, cell: usize, pivot: &Row) -> Result<Row, Stop> {
        let (own, other) = (self.coefficient(cell), pivot.coefficient(cell));
        let common =
            i64::try_from(gcd(own.unsigned_abs(), other.unsigned_abs())).map_err(|_| Stop)?;
        let (times, minus) = (other / common, own / common);
        let combine = |a: i64, b: i64| -> Result<i64, Stop> {
            let sum = i128::from(a) * i128::from(times) - i128::from(b) * i128::from(minus);
            i64::try_from(sum).map_err(|_| Stop)
        };
        let mut terms = Vec::with_capacity(self.terms.len() + pivot.terms.len());
        let mut divisor = 0;
        let (mut left, mut right) = (self.terms.iter().peekable(), pivot.terms.iter().peekable());
        loop {
            let (column, a, b) = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some(&&(column, a)), None) => (column, a, 0),
                (None, Some(&&(column, b))) => (column, 0, b),
                (Some(&&(i, a)), Some(&&(j, b))) if i == j => (i, a, b),
                (Some(&&(i, a)), Some(&&(j, _))) if i < j => (i, a, 0),
                (Some(_), Some(&&(j, b))) => (j, 0, b),
            };
            // What was taken from a side is what stands at its head.
            left.next_if(|term| term.0 == column);
            right.next_if(|term| term.0 == column);
            let sum = combine(a, b)?;
            if sum != 0 {
                divisor = gcd(divisor, sum.unsigned_abs());
                terms.push((column, sum));
            }
        }
        let rest = times_checked(self.rest, times)?
            .checked_sub(times_checked(pivot.rest, minus)?)
            .ok_or(Stop)?;
        Row { terms, rest }.divided(divisor)
    }

    /// Divides by a common factor of all coefficients, which divides the rest
    /// as well: that is a combination of whole numbers with them.
    fn divided(mut self, divisor: u64) -> Result<Row, Stop> {
        if divisor > 1 {
            let divisor = i64::try_from(divisor).map_err(|_| Stop)?;
            for term in &mut self.terms {
                term.1 /= divisor;
            }
            self.rest /= i128::from(divisor);
        }
        Ok(self)
    }

    fn negate(&mut self) -> Result<(), Stop> {
        for term in &mut self.terms {
            term.1 = term.1.checked_neg().ok_or(Stop)?;
        }
        self.rest = self.rest.checked_neg().ok_or(Stop)?;
        Ok(())
    }
}

/// The identities of one component, some cells fixed, the others free.
///
/// Rows are shared between copies, so that a copy costs little.
#[derive(Clone)]
pub(super) struct Tableau {
    rows: Vec<Rc<Row>>,
    /// The free cell that a row is solved for. It stands in no other row, with
    /// a positive coefficient in this one. A row without one has no free cell.
    basic: Vec<Option<usize>>,
    free: Vec<bool>,
    /// What each cell is worth while it is fixed.
    values: Rc<Vec<i128>>,
}

impl Tableau {
    /// All cells fixed. `identities`: cells with coefficients, ascending.
    pub(super) fn new(values: Vec<i128>, identities: &[Vec<(usize, i64)>]) -> Result<Self, Stop> {
        let mut rows = Vec::with_capacity(identities.len());
        for terms in identities {
            let mut rest: i128 = 0;
            let mut divisor = 0;
            for &(cell, coefficient) in terms {
                let share = times_checked(values[cell], coefficient)?;
                rest = rest.checked_add(share).ok_or(Stop)?;
                divisor = gcd(divisor, coefficient.unsigned_abs());
            }
            let row = Row {
                terms: terms.clone(),
                rest,
            };
            rows.push(Rc::new(row.divided(divisor)?));
        }
        Ok(Self {
            basic: vec![None; rows.len()],
            free: vec![false; values.len()],
            rows,
            values: Rc::new(values),
        })
    }

    /// Frees a fixed cell. [`settle`](Self::settle) must follow before
    /// anything is asked.
    pub(super) fn release(&mut self, cell: usize, budget: &mut Budget) -> Result<(), Stop> {
        budget.spend(self.rows.len())?;
        self.free[cell] = true;
        let value = self.values[cell];
        // Of the rows not yet solved for a cell, the shortest is the one whose
        // use leaves the others short.
        let mut pivot: Option<(usize, usize)> = None;
        for (at, row) in self.rows.iter_mut().enumerate() {
            let coefficient = row.coefficient(cell);
            if coefficient == 0 {
                continue;
            }
            if value != 0 {
                let share = times_checked(value, coefficient)?;
                let rest = row.rest.checked_sub(share).ok_or(Stop)?;
                Rc::make_mut(row).rest = rest;
            }
            let length = row.terms.len();
            if self.basic[at].is_none() && pivot.is_none_or(|(shortest, _)| length < shortest) {
                pivot = Some((length, at));
            }
        }
        match pivot {
            Some((_, at)) => self.pivot(at, cell, budget),
            None => Ok(()),
        }
    }

    /// Solves the row `at` for `cell` and eliminates that from all others.
    fn pivot(&mut self, at: usize, cell: usize, budget: &mut Budget) -> Result<(), Stop> {
        budget.spend(self.rows.len())?;
        if self.rows[at].coefficient(cell) < 0 {
            Rc::make_mut(&mut self.rows[at]).negate()?;
        }
        let pivot = Rc::clone(&self.rows[at]);
        for (other, row) in self.rows.iter_mut().enumerate() {
            if other != at && row.coefficient(cell) != 0 {
                budget.spend(row.terms.len() + pivot.terms.len())?;
                *row = Rc::new(row.without(cell, &pivot)?);
            }
        }
        self.basic[at] = Some(cell);
        Ok(())
    }

    /// Whether the free cells can make every identity true with numbers >= 0,
    /// fractions allowed.
    ///
    /// The simplex method in the form that only looks for a feasible point
    /// (Dutertre and de Moura 2006); Bland's rule, the smallest cell first on
    /// both sides, lets it end.
    pub(super) fn settle(&mut self, budget: &mut Budget) -> Result<bool, Stop> {
        if self
            .rows
            .iter()
            .zip(&self.basic)
            .any(|(row, basic)| basic.is_none() && row.rest != 0)
        {
            return Ok(false);
        }
        loop {
            budget.spend(self.rows.len())?;
            let negative = (0..self.rows.len())
                .filter(|&at| self.basic[at].is_some() && self.rows[at].rest > 0)
                .min_by_key(|&at| self.basic[at]);
            let Some(at) = negative else { return Ok(true) };
            let entering = self.rows[at]
                .terms
                .iter()
                .find(|term| term.1 < 0 && self.free[term.0]);
            let Some(&(cell, _)) = entering else {
                return Ok(false);
            };
            self.pivot(at, cell, budget)?;
        }
    }

    /// For every row that cannot hold: the fixed cells, among those that
    /// `may_change`, of which at least one must be freed.
    ///
    /// Say a row's free cells all have coefficients >= 0 and its rest is
    /// positive: then some fixed cell must lower the rest, one with a negative
    /// coefficient by growing, or one with a positive by shrinking, which only
    /// a cell above 0 can. With `alone` the one cell must suffice.
    pub(super) fn conflicts(
        &self,
        may_change: &[bool],
        alone: bool,
        budget: &mut Budget,
    ) -> Result<Vec<Vec<usize>>, Stop> {
        let mut conflicts = Vec::new();
        for row in &self.rows {
            budget.spend(1)?;
            let sign = row.rest.signum();
            let same = |coefficient: i64| (coefficient > 0) == (sign > 0);
            if sign == 0
                || row
                    .terms
                    .iter()
                    .any(|&(cell, a)| self.free[cell] && !same(a))
            {
                continue;
            }
            budget.spend(row.terms.len())?;
            let excess = row.rest.unsigned_abs();
            let helps = |&(cell, coefficient): &(usize, i64)| {
                if self.free[cell] || !may_change[cell] {
                    return false;
                }
                let value = self.values[cell];
                let most = value
                    .unsigned_abs()
                    .saturating_mul(coefficient.unsigned_abs().into());
                !same(coefficient) || (value > 0 && (!alone || most >= excess))
            };
            conflicts.push(
                row.terms
                    .iter()
                    .filter(|term| helps(term))
                    .map(|term| term.0)
                    .collect(),
            );
        }
        Ok(conflicts)
    }

    /// Whole numbers >= 0 for all cells that make every identity true, if
    /// there are any. The tableau must be settled and feasible.
    ///
    /// On a network matrix the point at which the simplex method stands is
    /// whole already. Elsewhere it is searched for, by branch and bound.
    pub(super) fn point(&self, budget: &mut Budget) -> Result<Option<Vec<i128>>, Stop> {
        self.whole_point(budget, BRANCHINGS)
    }

    fn whole_point(&self, budget: &mut Budget, depth: usize) -> Result<Option<Vec<i128>>, Stop> {
        budget.spend(self.free.len())?;
        let mut point: Vec<i128> = self.values.to_vec();
        for (value, _) in point.iter_mut().zip(&self.free).filter(|(_, free)| **free) {
            *value = 0;
        }
        let mut fraction = None;
        for (row, basic) in self.rows.iter().zip(&self.basic) {
            let Some(cell) = *basic else { continue };
            let coefficient = i128::from(row.coefficient(cell));
            point[cell] = -(row.rest / coefficient);
            if row.rest % coefficient != 0 {
                // A row whose free coefficients have a factor that its rest
                // lacks has no whole solution at all.
                let free = row.terms.iter().filter(|term| self.free[term.0]);
                let common = free.fold(0, |common, term| gcd(common, term.1.unsigned_abs()));
                if row.rest.unsigned_abs() % u128::from(common) != 0 {
                    return Ok(None);
                }
                fraction = fraction.or(Some((cell, point[cell])));
            }
        }
        let Some((cell, floor)) = fraction else {
            return Ok(Some(point));
        };
        let depth = depth.checked_sub(1).ok_or(Stop)?;
        for bound in [Bound::AtMost(floor), Bound::AtLeast(floor + 1)] {
            let mut half = self.clone();
            if half.restrict(cell, bound, budget)?
                && let Some(point) = half.whole_point(budget, depth)?
            {
                return Ok(Some(point));
            }
        }
        Ok(None)
    }

    /// The value that a free cell has in every whole solution, if that is one;
    /// `value` is what it has in some solution.
    pub(super) fn forced(
        &self,
        cell: usize,
        value: i128,
        budget: &mut Budget,
    ) -> Result<Option<i128>, Stop> {
        let own = self.basic.iter().position(|basic| *basic == Some(cell));
        let alone = own.is_some_and(|at| {
            self.rows[at]
                .terms
                .iter()
                .all(|term| term.0 == cell || !self.free[term.0])
        });
        if alone {
            return Ok(Some(value));
        }
        for bound in [Bound::AtMost(value - 1), Bound::AtLeast(value + 1)] {
            if bound == Bound::AtMost(-1) {
                continue;
            }
            let mut other = self.clone();
            if other.restrict(cell, bound, budget)? && other.point(budget)?.is_some() {
                return Ok(None);
            }
        }
        Ok(Some(value))
    }

    /// Adds a bound on a free cell, and settles.
    ///
    /// `cell + slack = bound` (or `cell - slack = bound`), with the slack a new
    /// free cell and the bound a new fixed one: so all rows stay of one kind.
    fn restrict(&mut self, cell: usize, bound: Bound, budget: &mut Budget) -> Result<bool, Stop> {
        let slack = self.free.len();
        let (sign, limit) = match bound {
            Bound::AtMost(limit) => (1, limit),
            Bound::AtLeast(limit) => (-1, limit),
        };
        self.free.extend([true, false]);
        Rc::make_mut(&mut self.values).extend([0, limit]);
        let rest = limit.checked_neg().ok_or(Stop)?;
        let mut row = Row {
            terms: vec![(cell, 1), (slack, sign), (slack + 1, -1)],
            rest,
        };
        // The new row must not hold a cell that another is solved for.
        if let Some(at) = self.basic.iter().position(|basic| *basic == Some(cell)) {
            budget.spend(self.rows[at].terms.len())?;
            row = row.without(cell, &self.rows[at])?;
        }
        if row.coefficient(slack) < 0 {
            row.negate()?;
        }
        self.rows.push(Rc::new(row));
        self.basic.push(Some(slack));
        self.settle(budget)
    }
}

/// How deep the search for whole numbers may branch where the matrix is no
/// network. Past it the question counts as unanswered.
const BRANCHINGS: usize = 64;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtMost(i128),
    AtLeast(i128),
}

fn times_checked(value: i128, coefficient: i64) -> Result<i128, Stop> {
    value.checked_mul(i128::from(coefficient)).ok_or(Stop)
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
