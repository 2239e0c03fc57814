//! What a deal needs to come into a stage, as the company's settings ask. Never here: moving, asking.

use super::Stage;
use crate::domain::{ClientKind, StageKind};
use crate::row::{ClientRow, DealRow, part};

/// Something that a stage can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// The deal has an amount.
    Amount,
    /// The day on which its money is expected is known.
    Expected,
    /// It says what is sold, by positions.
    Lines,
    /// Somebody leads it.
    Responsible,
    /// A person at the company is known; who buys for himself is one.
    Person,
    /// The client can be called.
    Phone,
    /// The client can be written to.
    Email,
}

impl Need {
    /// Everything that can be asked for, in the order in which it is asked.
    pub const ALL: [Self; 7] =
        [Self::Amount, Self::Expected, Self::Lines, Self::Responsible, Self::Person, Self::Phone, Self::Email];

    /// The word after `need:` in a stage's fields. Words of newer versions stay there and ask for nothing here.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Expected => "expected",
            Self::Lines => "lines",
            Self::Responsible => "responsible",
            Self::Person => "person",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    fn is_met(self, client: &ClientRow, deal: &DealRow) -> bool {
        match self {
            Self::Amount => deal.amount.minor > 0,
            Self::Expected => deal.expected.is_some(),
            Self::Lines => !deal.lines.is_empty(),
            Self::Responsible => !deal.responsible.is_empty(),
            Self::Person => client.kind == ClientKind::Person || client.has & part::PERSON != 0,
            Self::Phone => !client.phones.is_empty(),
            Self::Email => !client.emails.is_empty(),
        }
    }
}

impl Stage {
    /// Whether the stage asks for something.
    pub fn asks_for(&self, need: Need) -> bool {
        self.needs.iter().any(|key| key == need.key())
    }

    /// What a deal lacks to come in here. A deal may be lost from anywhere as it is (C60): that asks for its reason alone.
    pub fn missing(&self, client: &ClientRow, deal: &DealRow) -> Vec<Need> {
        let asked = Need::ALL.into_iter().filter(|need| self.kind != StageKind::Lost && self.asks_for(*need));
        asked.filter(|need| !need.is_met(client, deal)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::{LineRow, PhoneRow};
    use crate::{Currency, Date, Money};
    use proptest::prelude::*;

    fn stage(needs: &[&str]) -> Stage {
        Stage { needs: needs.iter().map(|need| (*need).to_owned()).collect(), ..Stage::default() }
    }

    #[test]
    fn only_what_is_not_there_is_missing() {
        let stage = stage(&["email", "amount", "lines", "person", "phone", "from_another_time"]);
        let (mut client, mut deal) = (ClientRow::default(), DealRow::default());
        let missing = [Need::Amount, Need::Lines, Need::Person, Need::Phone, Need::Email];
        assert_eq!(stage.missing(&client, &deal), missing);
        deal.amount = Money::units(5, Currency::Uzs);
        client.phones.push(PhoneRow::default());
        client.has = part::PERSON;
        assert_eq!(stage.missing(&client, &deal), [Need::Lines, Need::Email]);
        deal.lines = vec![LineRow::default()].into();
        client.emails.push("a@b.uz".to_owned());
        assert_eq!(stage.missing(&client, &deal), []);
    }

    #[test]
    fn who_buys_for_himself_is_a_person_and_losing_needs_nothing() {
        let stage = stage(&["person", "expected", "responsible"]);
        let client = ClientRow { kind: ClientKind::Person, ..ClientRow::default() };
        assert_eq!(stage.missing(&client, &DealRow::default()), [Need::Expected, Need::Responsible]);
        let deal = DealRow { expected: Some(Date::MIN), responsible: "Олег".to_owned(), ..DealRow::default() };
        assert_eq!(stage.missing(&client, &deal), []);
        assert_eq!(Stage { kind: StageKind::Lost, ..stage }.missing(&client, &DealRow::default()), []);
    }

    proptest! {
        #[test]
        fn what_is_missing_was_asked_for(asked in prop::collection::vec(0_usize..7, 0..7), units in 0_i64..2, phones in 0_usize..2) {
            let keys: Vec<&str> = asked.iter().map(|at| Need::ALL[*at].key()).collect();
            let client = ClientRow { phones: vec![PhoneRow::default(); phones], ..ClientRow::default() };
            let deal = DealRow { amount: Money::units(units, Currency::Uzs), ..DealRow::default() };
            let stage = stage(&keys);
            let missing = stage.missing(&client, &deal);
            prop_assert!(missing.iter().all(|need| stage.asks_for(*need)));
            prop_assert_eq!(missing.contains(&Need::Amount), stage.asks_for(Need::Amount) && units == 0);
            prop_assert_eq!(missing.contains(&Need::Phone), stage.asks_for(Need::Phone) && phones == 0);
        }
    }
}
