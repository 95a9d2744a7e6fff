//! A statement to a claim, and what it tells of those behind it.

use super::compare::{self, Compared};
use super::population::Population;
use super::reason::{Doubt, Doubts};
use super::sentence::{Reader, State};
use super::statement::{Statement, Topic};
use super::subject::Subject;
use super::{Claim, ClaimVerdict};
use crate::report::{Decimal, Item, Measure};

/// The least figure that is the table's by no chance.
const TELLING: Decimal = Decimal::whole(10);

impl Reader<'_> {
    /// Compares a statement with the tables, and keeps it as a claim.
    pub(super) fn give(
        &mut self,
        value: Decimal,
        grain: i64,
        statement: Statement,
        state: &mut State,
    ) {
        // The next sentence of the paragraph speaks of the same proceedings.
        self.related |= matches!(statement.subject, Subject::Proceeding(..))
            && statement.certainty.is_certain();
        // 引发行政复议3件，行政诉讼1件: the second goes on with the first.
        state.context.related |= self.related;
        let is_amount = matches!(statement.subject, Subject::Disclosure(_, Measure::Amount));
        // The form of 2019 names no unit for what was spent: it is printed in 万元 or in 元.
        let is_in_yuan = matches!(statement.subject, Subject::Disclosure(Item::Procurement, _))
            && compare::is_printed(self.report, &statement, value);
        let value = if is_amount && !is_in_yuan {
            value.shifted_down(4).unwrap_or(value)
        } else {
            value
        };
        let statement = compare::meant(self.report, statement, value);
        let Compared {
            cells,
            cell_sum,
            verdict,
            doubt,
        } = if statement.subject == Subject::Fee && statement.certainty.bar() == Some(Doubt::NoCell)
        {
            compare::fee(self.report, value)
        } else {
            // 万元 is the cell's own unit: nothing was rounded to it.
            let grain = if is_amount { 1 } else { grain };
            compare::compare(self.report, &statement, value, grain)
        };
        let part_of = state.total.filter(|_| state.context.part);
        self.out.push(Claim {
            section: self.passage.section,
            sentence: self.printed(state),
            place: self.passage.place,
            value,
            subject: statement.subject,
            cells,
            cell_sum,
            verdict,
            doubts: (statement.certainty.doubts())
                .with(doubt.map_or(Doubts::NONE, Doubts::of))
                .list(),
            part_of,
            open_list: state.open_list || grain > 1,
            closes_list: std::mem::take(&mut state.closes_list),
        });
        self.keep(state);
    }

    /// Keeps what the claim given last tells of those behind it.
    fn keep(&mut self, state: &mut State) {
        let place = self.out.len() - 1;
        let verdict = self.out[place].verdict;
        // 收到申请N件 where N is the table's figure: which applications is clear from there on.
        if self.out[place].subject == Subject::Received
            && verdict == ClaimVerdict::Agrees
            && state.context.topic == Topic::None
        {
            state.context.topic = Topic::Applications;
        }
        let claim = &self.out[place];
        if verdict == ClaimVerdict::Agrees && !state.context.part && is_received(&claim.subject) {
            self.received = Some(claim.value);
        }
        // 市政府办公厅代表市政府共受理859件, where that is just the table's figure: whose it is needs no name.
        let is_told = verdict == ClaimVerdict::Agrees
            && !state.context.part
            && is_received(&claim.subject)
            && claim.value >= TELLING;
        if is_told && state.population == Population::Unsure {
            state.population = Population::Own;
        }
        state.last = Some(place);
        state.stated = Some(state.population);
        let total = state.total.and_then(|total| self.out.get(total));
        let is_split = matches!(self.out[place].subject, Subject::Channel | Subject::From(_));
        let value = self.out[place].value;
        let is_whole = is_split
            && (self.received == Some(value)
                || total.is_some_and(|total| total.subject.is_intake() && total.value == value));
        state.doubt.follow(&self.out[place], is_whole);
        if !state.context.part {
            state.aside = false;
            state.whole = state.whole.or(Some(state.population));
            // 新收154件,上年结转10件。其中…: of both.
            let beside = self.out[place].subject == Subject::CarriedOver
                && state.total.is_some_and(|total| {
                    let total = &self.out[total];
                    total.subject.is_intake() && total.sentence == self.out[place].sentence
                });
            if !beside {
                state.total = Some(place);
                self.total = Some(place);
            }
        }
    }
}

/// Whether a claim states the applications received as a whole.
const fn is_received(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Received | Subject::New | Subject::NewAndCarriedOver
    )
}
