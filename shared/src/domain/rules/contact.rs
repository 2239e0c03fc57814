//! What counts as a contact with a client, in the history, in the cadence and in the counters (C15, C35, C40).

use crate::Date;

/// The ways to be in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKind {
    /// A call in either direction.
    Call,
    /// A call to check that the data is right (C14).
    VerificationCall,
    /// A letter or e-mail written to this client.
    Letter,
    /// A short message in a messenger or by SMS.
    Message,
    /// A meeting.
    Meeting,
    /// The client came to the office, salon or shop (C37).
    Visit,
    /// A letter or message sent to many at once (C103).
    Mailing,
    /// A note that somebody took.
    Note,
}

/// How an entry of the timeline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Somebody was in touch with the client.
    Contact,
    /// Somebody tried: no answer, nobody came, the letter returned.
    Attempt,
    /// Neither: a note, or a mailing, which goes out beside what the manager does (C107).
    Nothing,
}

impl ContactKind {
    /// How an entry counts; `reached` is false for "no answer" (C40). A verification call is an occasion to talk as any other (C15).
    pub const fn counts(self, reached: bool) -> Counts {
        match self {
            Self::Mailing | Self::Note => Counts::Nothing,
            _ if reached => Counts::Contact,
            _ => Counts::Attempt,
        }
    }
}

/// An entry of a client's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// How.
    pub kind: ContactKind,
    /// Whether the client was reached.
    pub reached: bool,
    /// When.
    pub day: Date,
}

/// The day of the last contact; attempts do not move it.
pub fn last_contact(touches: &[Touch]) -> Option<Date> {
    touches.iter().filter(|touch| touch.kind.counts(touch.reached) == Counts::Contact).map(|touch| touch.day).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn touch(kind: ContactKind, reached: bool, day: i32) -> Touch {
        Touch { kind, reached, day: Date::from_days(day) }
    }

    #[test]
    fn no_answer_is_an_attempt_and_a_verification_call_a_contact() {
        assert_eq!(ContactKind::Call.counts(false), Counts::Attempt);
        assert_eq!(ContactKind::VerificationCall.counts(true), Counts::Contact);
        assert_eq!(ContactKind::Mailing.counts(true), Counts::Nothing);
        assert_eq!(ContactKind::Note.counts(true), Counts::Nothing);
    }

    #[test]
    fn attempts_mailings_and_notes_do_not_move_the_last_contact() {
        let history = [
            touch(ContactKind::VerificationCall, true, 5),
            touch(ContactKind::Letter, true, 3),
            touch(ContactKind::Call, false, 7),
            touch(ContactKind::Mailing, true, 8),
            touch(ContactKind::Note, true, 9),
        ];
        assert_eq!(last_contact(&history), Some(Date::from_days(5)));
        assert_eq!(last_contact(&history[2..]), None);
    }

    proptest! {
        #[test]
        fn calls_without_answer_change_nothing(days in prop::collection::vec((0..1_000, any::<bool>()), 0..20)) {
            let all: Vec<Touch> = days.iter().map(|(day, reached)| touch(ContactKind::Call, *reached, *day)).collect();
            let answered: Vec<Touch> = all.iter().copied().filter(|touch| touch.reached).collect();
            prop_assert_eq!(last_contact(&all), last_contact(&answered));
        }
    }
}
