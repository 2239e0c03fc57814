//! The guard against writing too often: whom a mailing leaves out, and why (C53, C108–C111).
//!
//! Never here: silence. Who is left out is listed with every reason, so that the sender sees it before he sends.

use crate::{Date, Id};

/// What a client wants of our mailings (C108–C110).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Wants no contact at all.
    pub do_not_contact: bool,
    /// Agreed to be written to.
    pub consent: bool,
    /// The channels it likes; empty when it did not say.
    pub channels: Vec<Id>,
    /// The topics of value to it; empty when it did not say.
    pub topics: Vec<Id>,
    /// At most one mailing in so many days; nothing when it did not say.
    pub every_days: Option<u16>,
}

/// The company's own limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GuardPolicy {
    /// Mailings go only to who agreed.
    pub needs_consent: bool,
    /// At most so many mailings to one client…
    pub limit: Option<u16>,
    /// …in so many days.
    pub in_days: u16,
}

/// A mailing about to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The channel, from the company's list.
    pub channel: Id,
    /// The topic, from the company's list.
    pub topic: Id,
    /// The day on which it goes out.
    pub day: Date,
}

/// A client of the audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The client.
    pub client: Id,
    /// What it wants.
    pub preferences: Preferences,
    /// The days of the mailings it got, in any order.
    pub received: Vec<Date>,
}

/// Why a client is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// It wants no contact.
    DoNotContact,
    /// It did not agree to be written to.
    NoConsent,
    /// It wants other channels.
    ChannelUnwanted,
    /// It wants other topics.
    TopicUnwanted,
    /// Sooner than it wants to hear from us.
    TooSoon {
        /// The first day that suits it.
        from: Date,
    },
    /// The company's limit is reached.
    LimitReached {
        /// The first day with room again; nothing when the company sends no mailings at all.
        from: Option<Date>,
    },
}

/// Whom a mailing goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Who gets it, sorted.
    pub send: Vec<Id>,
    /// Who does not, sorted, with every reason.
    pub excluded: Vec<(Id, Vec<Exclusion>)>,
}

/// Every reason to leave a client out of a mailing; none when it may be sent.
pub fn exclusions(sending: &Sending, policy: &GuardPolicy, recipient: &Recipient) -> Vec<Exclusion> {
    let wants = &recipient.preferences;
    let mut found: Vec<Exclusion> = Vec::new();
    if wants.do_not_contact {
        found.push(Exclusion::DoNotContact);
    }
    if policy.needs_consent && !wants.consent {
        found.push(Exclusion::NoConsent);
    }
    if !wants.channels.is_empty() && !wants.channels.contains(&sending.channel) {
        found.push(Exclusion::ChannelUnwanted);
    }
    if !wants.topics.is_empty() && !wants.topics.contains(&sending.topic) {
        found.push(Exclusion::TopicUnwanted);
    }
    let mut received: Vec<Date> = recipient.received.iter().copied().filter(|day| *day <= sending.day).collect();
    received.sort_unstable_by(|one, other| other.cmp(one));
    if let (Some(days), Some(last)) = (wants.every_days, received.first()) {
        let from = last.add_days(days.into());
        if from > sending.day {
            found.push(Exclusion::TooSoon { from });
        }
    }
    if let Some(limit) = policy.limit {
        match usize::from(limit).checked_sub(1) {
            None => found.push(Exclusion::LimitReached { from: None }),
            Some(at) => {
                let from = received.get(at).map(|day| day.add_days(policy.in_days.into()));
                if from.is_some_and(|from| from > sending.day) {
                    found.push(Exclusion::LimitReached { from });
                }
            }
        }
    }
    found
}

/// Divides the audience of a mailing.
pub fn guard(sending: &Sending, policy: &GuardPolicy, recipients: &[Recipient]) -> Audience {
    let mut audience = Audience::default();
    for recipient in recipients {
        let reasons = exclusions(sending, policy, recipient);
        if reasons.is_empty() {
            audience.send.push(recipient.client);
        } else {
            audience.excluded.push((recipient.client, reasons));
        }
    }
    audience.send.sort_unstable();
    audience.excluded.sort_unstable_by_key(|(client, _)| *client);
    audience
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn sending() -> Sending {
        Sending { channel: id(1), topic: id(2), day: Date::from_days(100) }
    }

    fn recipient(n: u8, preferences: Preferences, received: &[i32]) -> Recipient {
        Recipient { client: id(n), preferences, received: received.iter().copied().map(Date::from_days).collect() }
    }

    fn reasons(policy: GuardPolicy, preferences: Preferences, received: &[i32]) -> Vec<Exclusion> {
        exclusions(&sending(), &policy, &recipient(9, preferences, received))
    }

    fn limit(limit: u16) -> GuardPolicy {
        GuardPolicy { needs_consent: false, limit: Some(limit), in_days: 30 }
    }

    #[test]
    fn wishes_of_the_client_are_kept() {
        let free = GuardPolicy::default();
        let refuses = Preferences { do_not_contact: true, ..Preferences::default() };
        assert_eq!(reasons(free, Preferences::default(), &[99]), []);
        assert_eq!(reasons(free, refuses, &[]), [Exclusion::DoNotContact]);
        let elsewhere = Preferences { channels: vec![id(5)], topics: vec![id(5)], ..Preferences::default() };
        assert_eq!(reasons(free, elsewhere, &[]), [Exclusion::ChannelUnwanted, Exclusion::TopicUnwanted]);
        let fitting = Preferences { channels: vec![id(5), id(1)], topics: vec![id(2)], ..Preferences::default() };
        assert_eq!(reasons(free, fitting, &[]), []);
    }

    #[test]
    fn consent_is_needed_where_the_company_says_so() {
        let strict = GuardPolicy { needs_consent: true, ..GuardPolicy::default() };
        assert_eq!(reasons(strict, Preferences::default(), &[]), [Exclusion::NoConsent]);
        assert_eq!(reasons(strict, Preferences { consent: true, ..Preferences::default() }, &[]), []);
    }

    #[test]
    fn a_client_hears_from_us_as_often_as_it_wants() {
        let monthly = Preferences { every_days: Some(30), ..Preferences::default() };
        let from = Date::from_days(101);
        assert_eq!(reasons(GuardPolicy::default(), monthly.clone(), &[10, 71, 20]), [Exclusion::TooSoon { from }]);
        assert_eq!(reasons(GuardPolicy::default(), monthly.clone(), &[70, 120]), []);
        assert_eq!(reasons(GuardPolicy::default(), monthly, &[]), []);
    }

    #[test]
    fn the_company_limit_says_when_there_is_room_again() {
        let from = Some(Date::from_days(110));
        assert_eq!(reasons(limit(2), Preferences::default(), &[95, 80]), [Exclusion::LimitReached { from }]);
        assert_eq!(reasons(limit(2), Preferences::default(), &[95, 70]), []);
        assert_eq!(reasons(limit(2), Preferences::default(), &[95]), []);
        assert_eq!(reasons(limit(0), Preferences::default(), &[]), [Exclusion::LimitReached { from: None }]);
    }

    #[test]
    fn who_is_left_out_is_shown_with_every_reason() {
        let refuses = Preferences { do_not_contact: true, topics: vec![id(7)], ..Preferences::default() };
        let audience = guard(
            &sending(),
            &GuardPolicy::default(),
            &[recipient(4, refuses, &[]), recipient(3, Preferences::default(), &[]), recipient(2, Preferences::default(), &[])],
        );
        assert_eq!(audience.send, [id(2), id(3)]);
        assert_eq!(audience.excluded, [(id(4), vec![Exclusion::DoNotContact, Exclusion::TopicUnwanted])]);
    }

    proptest! {
        #[test]
        fn sending_by_the_guard_keeps_both_limits(days in prop::collection::vec(0..60, 0..40), most in 1_u16..5, every in 0_u16..20) {
            let (mut sent, policy) = (Vec::new(), limit(most));
            let wants = Preferences { every_days: Some(every), ..Preferences::default() };
            let mut days = days;
            days.sort_unstable();
            for day in days {
                let to = Recipient { client: id(1), preferences: wants.clone(), received: sent.clone() };
                if exclusions(&Sending { day: Date::from_days(day), ..sending() }, &policy, &to).is_empty() {
                    sent.push(Date::from_days(day));
                }
            }
            prop_assert!(sent.windows(2).all(|pair| pair[1].days_since(pair[0]) >= every.into()));
            prop_assert!(sent.windows(usize::from(most) + 1).all(|many| many[usize::from(most)].days_since(many[0]) >= 30));
        }
    }
}
