//! Whether a deal may move to a stage, and what follows (C9, C23, C59–C61, C82).
//!
//! Never here: the order of stages. Any may be skipped, in either direction, so that only the stage to be in asks for something.

use super::explanation::{Lack, lacks};
use super::loss::LossReason;
use crate::date::WorkWeek;
use crate::domain::StageKind;
use crate::{Date, Id};

/// The future task that a won deal must be given, a choice of four (C82).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowUp {
    /// The manager calls.
    Call,
    /// A short message in a messenger.
    Message,
    /// An offer is sent in two months.
    Offer,
    /// Somebody asks how the client is and whether he likes the purchase.
    AskHowItIs,
}

impl FollowUp {
    /// The choice, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Call, Self::Message, Self::Offer, Self::AskHowItIs];

    /// The day to offer for it, a worked one: the offer in two months (C82); the others after two weeks, one week and three weeks,
    /// which is Ingot's choice.
    pub fn day(self, won: Date, week: &WorkWeek) -> Date {
        week.on_or_after(match self {
            Self::Call => won.add_days(14),
            Self::Message => won.add_days(7),
            Self::Offer => won.add_months(2),
            Self::AskHowItIs => won.add_days(21),
        })
    }
}

/// Why a deal is not sold, as the person who closes it writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossGiven<'a> {
    /// A reason of the list.
    pub reason: Option<Id>,
    /// What happened, in words.
    pub comment: &'a str,
}

/// A move that somebody asks for. `F` names a field of the deal or the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageMove<'a, F> {
    /// The kind of the stage to be in.
    pub to: StageKind,
    /// The fields that this stage requires.
    pub required: &'a [F],
    /// The fields that are filled in.
    pub filled: &'a [F],
    /// For a lost stage: why.
    pub loss: Option<LossGiven<'a>>,
    /// The company's list of reasons.
    pub reasons: &'a [LossReason],
    /// For a won stage: the future task and its day.
    pub follow_up: Option<(FollowUp, Date)>,
    /// The client never bought before.
    pub is_prospect: bool,
    /// The day of the move.
    pub today: Date,
}

/// Why a move is refused; the screen shows all of them at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal<F> {
    /// The stage requires this field.
    FieldMissing(F),
    /// A lost deal needs a reason of the list (C61).
    ReasonMissing,
    /// A lost deal needs a comment of substance (C61).
    CommentMissing,
    /// A won deal needs a future task (C82).
    FollowUpMissing,
    /// The task is not in the future.
    FollowUpNotAhead,
}

/// What a move brings about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MoveEffect {
    /// The prospect is a client from now on, by itself (C9).
    pub becomes_client: bool,
}

/// Checks a move.
///
/// # Errors
/// Every [`Refusal`], the fields first. A lost stage requires no fields: it is reachable from any stage (C60).
pub fn check_move<F: Copy + PartialEq>(wish: &StageMove<'_, F>) -> Result<MoveEffect, Vec<Refusal<F>>> {
    let mut refusals: Vec<Refusal<F>> = Vec::new();
    if wish.to != StageKind::Lost {
        let missing = wish.required.iter().filter(|field| !wish.filled.contains(field));
        refusals.extend(missing.map(|field| Refusal::FieldMissing(*field)));
    }
    match wish.to {
        StageKind::Lost => {
            let known = |id: Id| wish.reasons.iter().any(|reason| reason.id == id);
            let has_reason = wish.loss.and_then(|loss| loss.reason).is_some_and(known);
            let lacking = lacks(has_reason, wish.loss.map_or("", |loss| loss.comment));
            refusals.extend(lacking.map(|lack| match lack {
                Lack::Reason => Refusal::ReasonMissing,
                Lack::Comment => Refusal::CommentMissing,
            }));
        }
        StageKind::Won => match wish.follow_up {
            None => refusals.push(Refusal::FollowUpMissing),
            Some((_, day)) if day <= wish.today => refusals.push(Refusal::FollowUpNotAhead),
            Some(_) => {}
        },
        StageKind::Open | StageKind::Nurture => {}
    }
    if refusals.is_empty() {
        Ok(MoveEffect { becomes_client: wish.to == StageKind::Won && wish.is_prospect })
    } else {
        Err(refusals)
    }
}

#[cfg(test)]
mod tests {
    use super::super::loss::DefaultReason;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn to(kind: StageKind) -> StageMove<'static, &'static str> {
        StageMove {
            to: kind,
            required: &[],
            filled: &[],
            loss: None,
            reasons: &[],
            follow_up: None,
            is_prospect: true,
            today: day("2025-03-14"),
        }
    }

    #[test]
    fn a_lost_deal_needs_a_reason_of_the_list_and_a_comment_of_substance() {
        let list = [DefaultReason::NoMoney.reason()];
        let lost = |reason: Option<Id>, comment| {
            check_move(&StageMove { loss: Some(LossGiven { reason, comment }), reasons: &list, ..to(StageKind::Lost) })
        };
        let (known, unknown) = (Some(DefaultReason::NoMoney.reason().id), Some(DefaultReason::NoAnswer.reason().id));
        assert_eq!(check_move(&to(StageKind::Lost)), Err(vec![Refusal::ReasonMissing, Refusal::CommentMissing]));
        assert_eq!(lost(known, "..."), Err(vec![Refusal::CommentMissing]));
        assert_eq!(lost(unknown, "Бюджет закрыт"), Err(vec![Refusal::ReasonMissing]));
        assert_eq!(lost(None, "Бюджет закрыт"), Err(vec![Refusal::ReasonMissing]));
        assert_eq!(lost(known, "Бюджет закрыт"), Ok(MoveEffect { becomes_client: false }));
    }

    #[test]
    fn a_won_deal_needs_a_future_task_and_makes_a_client() {
        let won = |follow_up, is_prospect| check_move(&StageMove { follow_up, is_prospect, ..to(StageKind::Won) });
        assert_eq!(won(None, true), Err(vec![Refusal::FollowUpMissing]));
        assert_eq!(won(Some((FollowUp::Call, day("2025-03-14"))), true), Err(vec![Refusal::FollowUpNotAhead]));
        assert_eq!(won(Some((FollowUp::Call, day("2025-03-15"))), true), Ok(MoveEffect { becomes_client: true }));
        assert_eq!(won(Some((FollowUp::Offer, day("2025-05-14"))), false), Ok(MoveEffect { becomes_client: false }));
    }

    #[test]
    fn only_the_stage_to_be_in_requires_fields_and_a_lost_one_none() {
        let required = |kind| check_move(&StageMove { required: &["amount", "phone"], filled: &["phone"], ..to(kind) });
        assert_eq!(required(StageKind::Open), Err(vec![Refusal::FieldMissing("amount")]));
        assert_eq!(required(StageKind::Nurture), Err(vec![Refusal::FieldMissing("amount")]));
        assert_eq!(required(StageKind::Won), Err(vec![Refusal::FieldMissing("amount"), Refusal::FollowUpMissing]));
        assert_eq!(required(StageKind::Lost), Err(vec![Refusal::ReasonMissing, Refusal::CommentMissing]));
    }

    #[test]
    fn any_stage_may_be_skipped() {
        for kind in [StageKind::Open, StageKind::Nurture] {
            assert_eq!(check_move(&to(kind)), Ok(MoveEffect::default()));
        }
    }

    #[test]
    fn the_offer_goes_out_in_two_months_on_a_worked_day() {
        let days = FollowUp::ALL.map(|task| task.day(day("2025-03-12"), &WorkWeek::default()));
        assert_eq!(days, ["2025-03-26", "2025-03-19", "2025-05-12", "2025-04-02"].map(day));
        assert_eq!(FollowUp::Offer.day(day("2025-03-17"), &WorkWeek::default()), day("2025-05-19"));
    }

    proptest! {
        #[test]
        fn what_is_offered_is_accepted(won in 0..30_000, at in 0_usize..4) {
            let (today, task) = (Date::from_days(won), FollowUp::ALL[at]);
            let wish = StageMove { today, follow_up: Some((task, task.day(today, &WorkWeek::default()))), ..to(StageKind::Won) };
            prop_assert!(check_move(&wish).is_ok());
        }

        #[test]
        fn a_move_is_refused_for_each_missing_field(required in prop::collection::btree_set(0_u8..20, 0..8), filled in prop::collection::vec(0_u8..20, 0..8)) {
            let required: Vec<u8> = required.into_iter().collect();
            let base = to(StageKind::Open);
            let wish = StageMove {
                to: base.to, required: &required, filled: &filled, loss: None, reasons: &[], follow_up: None,
                is_prospect: false, today: base.today,
            };
            let missing = required.iter().filter(|field| !filled.contains(field)).count();
            prop_assert_eq!(check_move(&wish).err().map_or(0, |refusals| refusals.len()), missing);
        }
    }
}
