//! What contact data of a client is missing (C11). It is shown and asked for gently; it never blocks saving (C12).

use super::ratio::Bp;

/// A piece of contact data that a company may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactPart {
    /// A phone number.
    Phone,
    /// The postal address.
    Address,
    /// An e-mail address.
    Email,
    /// A messenger.
    Messenger,
    /// The birthday, or a company's founding day.
    Birthday,
    /// A contact person of a company.
    ContactPerson,
    /// What the company does (C7).
    Industry,
    /// The consent to be contacted (C12).
    Consent,
}

/// What the form asks for by default: phone, postal address and e-mail (C11).
pub const DEFAULT_WANTED: [ContactPart; 3] = [ContactPart::Phone, ContactPart::Address, ContactPart::Email];

/// How much of the wanted data is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// What is missing, in the order in which it is wanted.
    pub missing: Vec<ContactPart>,
    /// The share that is there; the whole when nothing is wanted.
    pub share: Bp,
}

/// Compares what a client has with what the company wants.
pub fn completeness(has: &[ContactPart], wanted: &[ContactPart]) -> Completeness {
    let missing: Vec<ContactPart> = wanted.iter().copied().filter(|part| !has.contains(part)).collect();
    let count = |parts: &[ContactPart]| i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let there = count(wanted) - count(&missing);
    Completeness { share: Bp::of(there, count(wanted)).unwrap_or(Bp::WHOLE), missing }
}

#[cfg(test)]
mod tests {
    use super::ContactPart::{Address, Birthday, ContactPerson, Email, Industry, Messenger, Phone};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_client_with_a_phone_lacks_address_and_email() {
        let found = completeness(&[Messenger, Phone], &DEFAULT_WANTED);
        assert_eq!((found.missing, found.share), (vec![Address, Email], Bp::new(3_333)));
    }

    #[test]
    fn who_is_asked_for_nothing_is_complete() {
        assert_eq!(completeness(&[], &[]).share, Bp::WHOLE);
        assert_eq!(completeness(&[Email, Address, Phone], &DEFAULT_WANTED).share, Bp::WHOLE);
    }

    proptest! {
        #[test]
        fn filling_in_what_is_missing_completes(
            has in prop::sample::subsequence(vec![Phone, Address, Email, Birthday, ContactPerson, Industry], 0..6),
            wanted in prop::sample::subsequence(vec![Phone, Address, Email, Birthday, ContactPerson, Industry], 0..6),
        ) {
            let found = completeness(&has, &wanted);
            let filled = [has, found.missing].concat();
            prop_assert!(completeness(&filled, &wanted).missing.is_empty());
        }
    }
}
