//! What stands in the way of a comparison: the unit, unknown words beside the number, the list
//! that the number is a part of.

use super::lex::{self, Token};
use super::number::{Number, Unit, is_mark};
use super::reason::Doubt;
use super::sentence::{Reader, State};
use super::statement::{Certainty, Cut, Statement, is_head};
use super::subject::{Applicant, Outcome, Subject};
use super::{Claim, ClaimVerdict, Reason};
use crate::report::{CaseResult, CellName, Column, Decimal, Row};

/// Most unknown characters beside a number whose noun is left out: 共收到共计124件, 办结129件次.
pub(super) const BESIDE: usize = 2;

/// The row or column that a part is of: 上年结转29件,其中自然人28件.
const fn cut(total: &Subject, part: &Subject) -> Option<Cut> {
    match (total, part) {
        (Subject::CarriedOver, Subject::From(_)) => Some(Cut::Row(Row::CarriedOver)),
        (Subject::CarriedForward, Subject::From(_)) => Some(Cut::Row(Row::CarriedForward)),
        (Subject::From(applicant), Subject::Outcome(_)) => Some(Cut::Column(*applicant)),
        _ => None,
    }
}

/// What it means for a figure that it is a part of the other.
const fn within(total: &Subject, part: &Subject) -> Certainty {
    use Subject::{
        Carried, CarriedForward, CarriedOver, Channel, From, Handled, New, Outcome, Proceeding,
    };
    match (total, part) {
        (From(_), Handled)
        | (CarriedOver | CarriedForward | Carried | Channel, Outcome(_) | Handled)
        | (Outcome(_) | Carried, From(_)) => Certainty::barred(Doubt::PartOfList),
        // 维持的33件中,又提起诉讼的19件: not all litigations.
        (Proceeding(_, result), Proceeding(_, CaseResult::Total))
            if !matches!(result, CaseResult::Total) =>
        {
            Certainty::barred(Doubt::PartOfList)
        }
        // 新收7件,其中予以公开5件: none of those carried over, strictly. 办结的342件中,办结新收324件.
        (New, Outcome(_)) | (Handled | Outcome(_), New) => Certainty::weak(Doubt::PartOfList),
        // 其中,主动撤销9件,答复137件: without those.
        (_, Handled) => Certainty::weak(Doubt::OpenWording),
        // 答复45件，其中自然人43件: of those answered, or of the new ones.
        (Handled, From(_)) => Certainty::weak(Doubt::PartOfList),
        _ => Certainty::CERTAIN,
    }
}

impl Reader<'_> {
    /// Unknown characters between the last wording and the number, or directly behind it.
    pub(super) fn beside(&self, token: Token, before: &[Token]) -> usize {
        let chars = &self.text.chars;
        let known = before.last().map_or(token.start, |last| last.end);
        let unmarked = |chars: &[char]| {
            chars
                .iter()
                .take(BESIDE + 2)
                .take_while(|&&c| !is_mark(c))
                .count()
        };
        let tail = match lex::tokens(&chars[token.end..chars.len().min(token.end + 12)]).first() {
            Some(next) => next.start,
            None => unmarked(&chars[token.end..]),
        };
        let end = chars.len().min(token.end + tail);
        unmarked(&chars[token.end..end]).max(token.start.saturating_sub(known))
    }

    /// What the unit allows, `None` where the figure cannot be relied on at all.
    pub(super) fn unit(&self, token: Token, number: Number, before: &[Token]) -> Option<Certainty> {
        let chars = &self.text.chars;
        match number.unit {
            Unit::Count | Unit::Money => Some(Certainty::CERTAIN),
            Unit::Persons => Some(Certainty::weak(Doubt::Unit)),
            Unit::Bare => {
                let is = token
                    .start
                    .checked_sub(1)
                    .and_then(|place| chars.get(place));
                let closes = chars.get(token.end).is_none_or(|&c| is_mark(c));
                let adjacent = before.last().is_some_and(|last| {
                    last.end == token.start && last.word().is_some_and(is_head)
                });
                let has_share = chars.get(token.end + 1) == Some(&'占');
                match (is, closes) {
                    (Some('为' | '是'), true) => Some(Certainty::CERTAIN),
                    // 部分公开74，占4.61%: what has a share is a count.
                    (_, true) if adjacent && has_share => Some(Certainty::CERTAIN),
                    (_, true) if adjacent => Some(Certainty::weak(Doubt::Unit)),
                    _ => None,
                }
            }
            Unit::Percent | Unit::Foreign => None,
        }
    }

    /// Whether nothing was said of the total since but by whom and by which channel it came: 受理34件，其中
    /// 信函26件，网络8件，已按时办结33件.
    fn is_only_split(&self, state: &State) -> bool {
        let Some(total) = state.total else {
            return false;
        };
        let since = self.out.get(total + 1..).unwrap_or_default();
        (since.iter()).all(|claim| matches!(claim.subject, Subject::From(_) | Subject::Channel))
    }

    /// 新收317件，上年结转3件。其中，予以公开184件: a list that a sentence begins with is of all that the
    /// sentence before named, and of no part of it that is smaller.
    fn is_of_more(&self, statement: &Statement, value: Decimal, state: &State) -> bool {
        let Some(at) = state.total.filter(|_| state.last.is_none()) else {
            return false;
        };
        let is_outcome = matches!(statement.subject, Subject::Outcome(_) | Subject::Handled);
        is_outcome
            && self.out.get(at).is_some_and(|total| match total.subject {
                Subject::CarriedOver | Subject::CarriedForward | Subject::Carried => {
                    value > total.value
                }
                Subject::New => {
                    let behind = self.out[at + 1..].iter();
                    let mut same = behind.take_while(|claim| claim.sentence == total.sentence);
                    same.any(|claim| claim.subject == Subject::CarriedOver)
                }
                _ => false,
            })
    }

    /// Whether 其他组织 stands in a list of organizations that did not name each other kind before it.
    fn is_rest_of_organizations(&self, subject: &Subject, state: &State) -> bool {
        let other = Subject::From(Applicant::Column(Column::OtherOrganization));
        let Some(total) = state.total.filter(|_| *subject == other) else {
            return false;
        };
        let of_list = self.out.get(total..).unwrap_or_default();
        let named = |column: &Column| {
            let named = Subject::From(Applicant::Column(*column));
            of_list.iter().any(|claim| claim.subject == named)
        };
        let before = [
            Column::CommercialEnterprise,
            Column::ResearchInstitution,
            Column::PublicWelfareOrganization,
            Column::LegalServiceInstitution,
        ];
        of_list
            .first()
            .is_some_and(|total| total.subject == Subject::From(Applicant::Organizations))
            && !before.iter().all(named)
    }

    /// A part of something other than the whole intake is no figure of the tables.
    pub(super) fn nest(&mut self, statement: &mut Statement, value: Decimal, state: &mut State) {
        if state.aside && state.context.part {
            statement.certainty = statement.certainty.and(Certainty::weak(Doubt::FollowsPart));
        }
        if state.narrow && matches!(statement.subject, Subject::Outcome(_) | Subject::Handled) {
            statement.certainty = statement.certainty.and(Certainty::barred(Doubt::Narrowed));
        }
        if !state.context.part {
            return;
        }
        if self.is_of_more(statement, value, state) {
            state.total = None;
        }
        let is_only_split = self.is_only_split(state);
        let is_rest_of_organizations = self.is_rest_of_organizations(&statement.subject, state);
        let received = self.received;
        let Some(total) = state.total.and_then(|total| self.out.get_mut(total)) else {
            return;
        };
        // 公开规章18件(含新制定4件): what was published, and of it so many new ones.
        if matches!(
            (&total.subject, &statement.subject),
            (Subject::Disclosure(..), Subject::Disclosure(..))
        ) && matches!(total.verdict, ClaimVerdict::NotCompared(_))
        {
            statement.certainty = statement
                .certainty
                .and(Certainty::weak(Doubt::DoubtfulTotal));
        }
        // 其中自然人80件；全年办结115件: a semicolon ends the list for what is no entry of it.
        if state.divided && statement.subject == Subject::Handled {
            return;
        }
        // 15件均为自然人申请，其中予以公开3件: of all.
        let is_whole = matches!(total.subject, Subject::From(_)) && received == Some(total.value);
        let cut = cut(&total.subject, &statement.subject).filter(|_| !is_whole);
        let certainty = match cut {
            // 办理135件，其中办结129件: nothing of the list was left out before.
            None if statement.subject == Subject::Handled && is_only_split => {
                // 10件，其中2件办结，6件不掌握，2件重复申请: beside those, and not all of them. 办理答复6件，其中
                // 5件按规定答复: all of them were.
                let handled = CellName::Applications(Row::OutcomeTotal, Column::Total);
                if state.lists_outcomes || total.cells.contains(&handled) {
                    Certainty::weak(Doubt::SomeOnly)
                } else {
                    Certainty::CERTAIN
                }
            }
            // 法人和其他组织38件，其中商业企业21件，其他组织17件: all that were not named.
            None if is_rest_of_organizations => Certainty::weak(Doubt::OpenWording),
            None => within(&total.subject, &statement.subject),
            cut => {
                statement.cut = cut;
                Certainty::weak(Doubt::Crossing)
            }
        };
        statement.certainty = statement.certainty.and(certainty);
        // A group whose parts stand under another group is not the form's group.
        if let (Subject::Outcome(groups), Subject::Outcome(rows)) =
            (&total.subject, &statement.subject)
            && let ([Outcome::Group(group)], [Outcome::Row(row)]) =
                (groups.as_slice(), rows.as_slice())
            && row.group() != Some(*group)
            && total.verdict == ClaimVerdict::Contradicts
        {
            total.withdraw(Doubt::OpenWording);
        }
    }

    /// 占p%: a share of the claim before it.
    pub(super) fn share(&mut self, token: Token, number: Number, state: &mut State) {
        let from = token.start.saturating_sub(4);
        let before = &self.text.chars[from..token.start];
        let share = before.iter().rposition(|&c| c == '占');
        let (Some(at), Some(last)) = (share, state.last) else {
            return;
        };
        // 11件，占78%: of that figure; in 予以公开占78% another one is meant.
        let is_of_last = !(from + at)
            .checked_sub(1)
            .and_then(|at| self.text.chars.get(at))
            .is_some_and(|c| {
                c.is_alphabetic() && !matches!(c, '件' | '份' | '宗' | '条' | '次' | '起' | '项')
            });
        let subject = self.out[last].subject.clone();
        self.out.push(Claim {
            section: self.passage.section,
            sentence: self.printed(state),
            place: self.passage.place,
            value: number.value,
            subject,
            cells: Vec::new(),
            cell_sum: None,
            verdict: ClaimVerdict::NotCompared(Reason::Percentage),
            doubts: vec![Doubt::Percentage],
            part_of: is_of_last.then_some(last),
            open_list: true,
            closes_list: false,
        });
    }
}
