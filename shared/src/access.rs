//! Who may read which document (S7), as the table of roles says. The relay decides by it, and by what it has stored, at the moment of sending.
//!
//! | document | owner, head of sales | manager | viewer |
//! |---|---|---|---|
//! | settings, products, mailings, campaigns, surveys, requests between departments | yes | yes | yes |
//! | client | yes | those he leads or works on; those whose enquiry nobody has taken | yes |
//! | what a client brings in | yes | no | no |
//! | a member's own plan | his own | his own | his own |
//!
//! Whoever is named in a client works on it: who leads it or one of its open deals, who has an open task, enquiry or complaint there, and its
//! collaborators, those included who stand in for somebody for a time. A client that no member leads is also its maker's. A name that is only text gives nobody a right: anybody can be called so.
//!
//! Never here: who may change what, and documents themselves: rows say all that is needed.

use crate::Id;
use crate::account::Role;
use crate::document::entity::DocumentKind;
use crate::domain::StageKind;
use crate::row::ClientRow;
use crate::wire;

/// The version of the rule by which a member reads all that comes to clients ([`Reader::version`]).
pub const READS_ALL: u64 = 0;

/// Who of the company may read a document, beside the members who are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everybody.
    Company,
    /// Whoever reads all clients: those who lead, and viewers.
    #[default]
    Clients,
    /// As [`Scope::Clients`], and every manager: somebody has to take it.
    Unassigned,
    /// Those who lead.
    Finance,
    /// Nobody.
    Private,
}

// What a later version has more of is nobody's but the named ones'.
wire::choice!(Scope {
    Company = "company",
    Clients = "clients",
    Unassigned = "unassigned",
    Finance = "finance",
    Private = "private",
} else Private);

/// Who may read one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Whom it is for.
    pub scope: Scope,
    /// Who may read it whatever his role, sorted.
    pub members: Vec<Id>,
}

wire::record!(Audience { scope: "s" required, members: "m" });

impl Audience {
    /// Who may read the document of a row; `maker` is who logged its first change.
    pub fn of(row: &ClientRow, maker: Id) -> Self {
        let kind = row.record.as_ref().map_or(DocumentKind::Client, |record| record.kind);
        let scope = match kind {
            DocumentKind::Client => return Self::of_client(row, maker),
            DocumentKind::Workspace
            | DocumentKind::Product
            | DocumentKind::Mailing
            | DocumentKind::Campaign
            | DocumentKind::Survey
            | DocumentKind::Handoff => Scope::Company,
            DocumentKind::ClientFinance => Scope::Finance,
            DocumentKind::Planner => return Self { scope: Scope::Private, members: vec![maker] },
        };
        Self { scope, members: Vec::new() }
    }

    fn of_client(row: &ClientRow, maker: Id) -> Self {
        let works = |kind| matches!(kind, StageKind::Open | StageKind::Nurture);
        let deals = row.deals.iter().filter(|deal| works(deal.kind())).filter_map(|deal| deal.lead);
        let requests = row.enquiries.iter().chain(&row.complaints).filter_map(|request| request.assignee);
        let tasks = row.tasks.iter().filter_map(|task| task.assignee);
        // Who stands in for somebody is let in for that time in the same way as who helps.
        let helpers = [row.facts.set("collaborator"), row.facts.set("stand_in")].concat();
        let helpers = helpers.iter().filter_map(|member| member.parse().ok());
        let mut members: Vec<Id> =
            [row.lead.unwrap_or(maker)].into_iter().chain(deals).chain(requests).chain(tasks).chain(helpers).collect();
        members.sort_unstable();
        members.dedup();
        let is_free = row.lead.is_none() && row.responsible.is_empty() && !row.deleted;
        let waits = is_free && row.enquiries.iter().any(|enquiry| enquiry.assignee.is_none());
        Self { scope: if waits { Scope::Unassigned } else { Scope::Clients }, members }
    }
}

impl Audience {
    /// Whoever is of one or the other.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let wider = |scope| match scope {
            Scope::Private => 0,
            Scope::Finance => 1,
            Scope::Clients => 2,
            Scope::Unassigned => 3,
            Scope::Company => 4,
        };
        let scope = if wider(self.scope) < wider(other.scope) { other.scope } else { self.scope };
        let mut members: Vec<Id> = self.members.iter().chain(&other.members).copied().collect();
        members.sort_unstable();
        members.dedup();
        Self { scope, members }
    }
}

/// Somebody who wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The member.
    pub member: Id,
    /// What he is.
    pub role: Role,
}

impl Reader {
    /// Whether he may read a document of this audience.
    pub fn may_read(self, audience: &Audience) -> bool {
        let by_role = match audience.scope {
            Scope::Company => true,
            Scope::Clients => !self.is_limited(),
            Scope::Unassigned => !self.is_limited() || self.role == Role::Manager,
            Scope::Finance => self.role.changes_settings(),
            Scope::Private => false,
        };
        by_role || audience.members.binary_search(&self.member).is_ok()
    }

    /// Whether what he may read changes with what is written: clients come to him and leave him.
    pub const fn is_limited(self) -> bool {
        matches!(self.role, Role::Manager)
    }

    /// The version of the rule by which he reads. A device that was loaded under another one lets go of what it has and loads anew.
    /// Zero is what every device was loaded under before there was a rule.
    pub const fn version(self) -> u64 {
        match self.role {
            Role::Owner | Role::Head => READS_ALL,
            Role::Manager => 1,
            Role::Viewer => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fields, Value};
    use crate::row::{DealRow, RecordRow, RequestRow, TaskRow};

    const MAKER: Id = Id::from_bytes([1; 16]);
    const SELLER: Id = Id::from_bytes([7; 16]);

    fn readers(audience: &Audience) -> Vec<(Role, bool)> {
        Role::ALL.map(|role| (role, Reader { member: SELLER, role }.may_read(audience))).to_vec()
    }

    fn reads(row: &ClientRow) -> bool {
        Reader { member: SELLER, role: Role::Manager }.may_read(&Audience::of(row, MAKER))
    }

    fn client() -> ClientRow {
        ClientRow { lead: Some(Id::from_bytes([9; 16])), responsible: "Олег".to_owned(), ..ClientRow::default() }
    }

    #[test]
    fn every_kind_is_for_whom_the_table_says() {
        for kind in DocumentKind::ALL {
            let record = Some(Box::new(RecordRow { kind, ..RecordRow::default() }));
            let row = if kind == DocumentKind::Client { client() } else { ClientRow { record, ..ClientRow::default() } };
            let expected = match kind {
                DocumentKind::Client => [true, true, false, true],
                DocumentKind::ClientFinance => [true, true, false, false],
                DocumentKind::Planner => [false; 4],
                _ => [true; 4],
            };
            let audience = Audience::of(&row, MAKER);
            assert_eq!(readers(&audience).into_iter().map(|(_, may)| may).collect::<Vec<_>>(), expected, "{kind:?}");
            assert!(kind != DocumentKind::Planner || Reader { member: MAKER, role: Role::Viewer }.may_read(&audience));
        }
    }

    #[test]
    fn whoever_works_on_a_client_reads_it() {
        assert!(!reads(&client()));
        assert!(reads(&ClientRow { lead: Some(SELLER), ..client() }));
        let deal = |kind| DealRow { lead: Some(SELLER), stage_kind: Some(kind), ..DealRow::default() };
        for (kind, may) in
            [(StageKind::Open, true), (StageKind::Nurture, true), (StageKind::Won, false), (StageKind::Lost, false)]
        {
            assert_eq!(reads(&ClientRow { deals: vec![deal(kind)], ..client() }), may, "{kind:?}");
        }
        let request = RequestRow { assignee: Some(SELLER), ..RequestRow::default() };
        assert!(reads(&ClientRow { enquiries: vec![request.clone()], ..client() }));
        assert!(reads(&ClientRow { complaints: vec![request], ..client() }));
        assert!(reads(&ClientRow { tasks: vec![TaskRow { assignee: Some(SELLER), ..TaskRow::default() }], ..client() }));
        let facts = |on| Fields { list: vec![(format!("collaborator:{SELLER}"), Value::Flag(on))] };
        assert!(reads(&ClientRow { facts: facts(true), ..client() }));
        assert!(!reads(&ClientRow { facts: facts(false), ..client() }));
        let stands_in = Fields { list: vec![(format!("stand_in:{SELLER}"), Value::Flag(true))] };
        assert!(reads(&ClientRow { facts: stands_in, ..client() }));
    }

    #[test]
    fn what_nobody_leads_is_its_makers_and_what_nobody_took_is_everybodys() {
        let maker = Reader { member: MAKER, role: Role::Manager };
        let free = ClientRow::default();
        assert!(maker.may_read(&Audience::of(&free, MAKER)) && !reads(&free));
        assert!(!maker.may_read(&Audience::of(&client(), MAKER)));
        let waiting = ClientRow { enquiries: vec![RequestRow::default()], ..ClientRow::default() };
        assert!(reads(&waiting));
        assert!(!reads(&ClientRow { deleted: true, ..waiting.clone() }));
        assert!(!reads(&ClientRow { responsible: "Олег".to_owned(), ..waiting.clone() }), "a name says that somebody has it");
        let taken = RequestRow { assignee: Some(MAKER), ..RequestRow::default() };
        assert!(!reads(&ClientRow { enquiries: vec![taken], ..ClientRow::default() }));
    }
}
