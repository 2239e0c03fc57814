//! Records that may be out of date: the list of clients to call and verify (C13, C14).

use crate::{Date, Id};

/// Months after which a verified record is looked at again; a company may set another number.
pub const DEFAULT_MONTHS: u16 = 6;

/// When a client's data was known to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// The client.
    pub client: Id,
    /// When somebody verified it.
    pub verified: Option<Date>,
    /// When the record was made, or the date that an import tells; it counts until the first verification.
    pub created: Date,
}

impl Freshness {
    /// Since when the data has not been looked at.
    pub fn known_on(&self) -> Date {
        self.verified.unwrap_or(self.created)
    }

    /// Whether the data is `months` old or older.
    pub fn is_stale(&self, today: Date, months: u16) -> bool {
        self.known_on().add_months(months.into()) <= today
    }
}

/// The clients to verify: the oldest data first, equal ones by id.
pub fn to_verify(clients: &[Freshness], today: Date, months: u16) -> Vec<Id> {
    let mut found: Vec<&Freshness> = clients.iter().filter(|client| client.is_stale(today, months)).collect();
    found.sort_unstable_by_key(|client| (client.known_on(), client.client));
    found.into_iter().map(|client| client.client).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn client(n: u8, verified: Option<&str>, created: &str) -> Freshness {
        Freshness { client: Id::from_bytes([n; 16]), verified: verified.map(day), created: day(created) }
    }

    #[test]
    fn data_older_than_six_months_is_listed_the_oldest_first() {
        let clients = [
            client(4, Some("2025-01-15"), "2020-01-01"),
            client(3, Some("2025-01-16"), "2020-01-01"),
            client(2, None, "2024-01-01"),
            client(1, None, "2025-07-01"),
            client(5, Some("2024-01-01"), "2019-01-01"),
        ];
        let ids: Vec<u8> = to_verify(&clients, day("2025-07-15"), DEFAULT_MONTHS).iter().map(|id| id.as_bytes()[0]).collect();
        assert_eq!(ids, [2, 5, 4]);
    }

    proptest! {
        #[test]
        fn who_is_verified_today_is_off_the_list(created in 0..20_000, today in 0..30_000, months in 1_u16..60) {
            let today = Date::from_days(today);
            let verified = Freshness { verified: Some(today), created: Date::from_days(created), ..client(1, None, "2025-01-01") };
            prop_assert!(to_verify(&[verified], today, months).is_empty());
        }
    }
}
