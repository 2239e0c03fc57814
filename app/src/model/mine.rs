//! What is the work of the member at this device, and what is somebody else's. Never here: rights; the relay decides what may be seen.

use ingot_shared::Id;
use ingot_shared::domain::Lead;
use ingot_shared::row::{ClientRow, DealRow, TaskRow};

use super::team::Holder;

/// The member at this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// The member.
    pub member: Id,
    /// The name under which clients are led; nobody's work is told apart while it is empty.
    pub name: String,
    /// For whom he works today too, because they are away; by their ids.
    pub covers: Vec<Lead>,
}

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Mine,
    Nobodys,
    Anothers,
}

impl Mine {
    /// Whether own work can be told from other people's.
    pub const fn is_known(&self) -> bool {
        !self.name.is_empty()
    }

    fn whose(&self, member: Option<Id>, name: &str) -> Whose {
        match member {
            Some(member) if member == self.member || self.covers.iter().any(|away| away.member == member) => Whose::Mine,
            Some(_) => Whose::Anothers,
            None if name.is_empty() => Whose::Nobodys,
            None if name == self.name || self.covers.iter().any(|away| away.name == name) => Whose::Mine,
            None => Whose::Anothers,
        }
    }

    /// The one who is away and whose work something of a client is, assigned to a member or to nobody; none for what is this member's own.
    pub fn covered(&self, row: &ClientRow, assignee: Option<Id>) -> Option<&Lead> {
        let holder = Holder::of(row, assignee);
        self.covers.iter().find(|away| match &holder {
            Holder::Member(member) => *member == away.member,
            Holder::Named(name) => *name == away.name,
            Holder::Nobody => false,
        })
    }

    fn of_client(&self, row: &ClientRow) -> Whose {
        self.whose(row.lead, &row.responsible)
    }

    /// Whether this member leads the client.
    pub fn leads(&self, row: &ClientRow) -> bool {
        self.of_client(row) == Whose::Mine
    }

    /// Whether this member leads the deal by himself.
    pub fn leads_deal(&self, deal: &DealRow) -> bool {
        self.whose(deal.lead, &deal.responsible) == Whose::Mine
    }

    /// Whether something of a client, assigned to a member or to nobody, is this member's: so are all of the clients he leads, and what
    /// nobody else has, so that it is in somebody's list.
    pub fn has(&self, row: &ClientRow, assignee: Option<Id>) -> bool {
        match (self.whose(assignee, ""), self.of_client(row)) {
            (Whose::Mine, _) | (_, Whose::Mine) | (Whose::Nobodys, Whose::Nobodys) => true,
            (Whose::Anothers, _) | (Whose::Nobodys, Whose::Anothers) => false,
        }
    }

    /// Whether a task is this member's.
    pub fn has_task(&self, row: &ClientRow, task: &TaskRow) -> bool {
        self.has(row, task.assignee)
    }

    /// Whether a deal is this member's: he leads it, or the client, or nobody leads either.
    pub fn has_deal(&self, row: &ClientRow, deal: &DealRow) -> bool {
        match self.whose(deal.lead, &deal.responsible) {
            Whose::Mine => true,
            Whose::Nobodys => self.has(row, None),
            Whose::Anothers => self.leads(row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: Id = Id::from_bytes([1; 16]);
    const OTHER: Id = Id::from_bytes([2; 16]);

    fn led_by(name: &str, lead: Option<Id>) -> ClientRow {
        ClientRow { responsible: name.to_owned(), lead, ..ClientRow::default() }
    }

    #[test]
    fn own_work_is_what_is_given_to_me_what_i_lead_and_what_nobody_has() {
        let me = Mine { member: ME, name: "Олег".to_owned(), ..Mine::default() };
        assert!(me.has(&led_by("Дина", Some(OTHER)), Some(ME)));
        assert!(me.has(&led_by("Олег", None), Some(OTHER)) && me.has(&led_by("О. Юсупов", Some(ME)), None));
        assert!(me.has(&led_by("", None), None));
        assert!(!me.has(&led_by("", None), Some(OTHER)) && !me.has(&led_by("Дина", None), None));
        assert!(!me.leads(&led_by("", None)));
    }

    #[test]
    fn whose_stand_in_i_am_his_work_is_mine_and_told_apart() {
        let dina = Lead { member: OTHER, name: "Дина".to_owned() };
        let me = Mine { member: ME, name: "Олег".to_owned(), covers: vec![dina.clone()] };
        let (hers, named, own) = (led_by("Дина", Some(OTHER)), led_by("Дина", None), led_by("Олег", Some(ME)));
        assert!(me.has(&hers, None) && me.has(&named, None) && me.leads(&hers));
        assert_eq!((me.covered(&hers, None), me.covered(&named, None)), (Some(&dina), Some(&dina)));
        assert_eq!(
            (me.covered(&own, None), me.covered(&own, Some(OTHER)), me.covered(&hers, Some(ME))),
            (None, Some(&dina), None)
        );
    }

    #[test]
    fn a_deal_goes_by_its_own_lead_then_by_the_clients() {
        let me = Mine { member: ME, name: "Олег".to_owned(), ..Mine::default() };
        let deal = |name: &str| DealRow { responsible: name.to_owned(), ..DealRow::default() };
        assert!(me.has_deal(&led_by("Дина", None), &deal("Олег")) && me.has_deal(&led_by("Олег", None), &deal("Дина")));
        assert!(me.has_deal(&led_by("", None), &deal("")));
        assert!(!me.has_deal(&led_by("Дина", None), &deal("")) && !me.has_deal(&led_by("", None), &deal("Дина")));
    }
}
