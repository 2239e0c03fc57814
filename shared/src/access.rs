//! Who may read which document (S7), as the table of roles says. The relay decides by it, and by what it has stored, at the moment of sending.
//!
//! | document | owner | head of sales | manager | viewer |
//! |---|---|---|---|---|
//! | settings, products, mailings, campaigns, surveys, requests between departments | yes | yes | yes | yes |
//! | client | yes | those of his department | those he leads or works on; those whose enquiry nobody has taken | those of his department |
//! | what a client brings in | yes | without a department | no | no |
//! | a member's own plan | his own | his own | his own | his own |
//!
//! A head or viewer without a department reads what an owner does of clients. A client is of a department when it says so, when somebody of
//! the department works on it, and, for as long as no member leads it and it says no other, of every one. What nobody has taken is picked by
//! managers of its department, and by those who are in none, as long as the company lets managers pick. A department that is asked to take a client over (C174) reads it, by its head and
//! viewers, until the request is answered or taken back. What a client brings in names no client that could be asked about: a head of one
//! department does not read it.
//!
//! Whoever is named in a client works on it: who leads it or one of its open deals, who has an open task, enquiry or complaint there, and its
//! collaborators, those included who stand in for somebody for a time. A client that no member leads is also its maker's. A name that is only text gives nobody a right: anybody can be called so.
//!
//! Never here: who may change what, and documents themselves: rows say all that is needed.

use std::sync::Arc;

use crate::Id;
use crate::account::Role;
use crate::document::entity::DocumentKind;
use crate::document::record::Workspace;
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
    /// Those who lead the whole company.
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
    /// The departments that it is of by its own word, sorted.
    pub departments: Vec<Id>,
    /// Whether it is of every department, because nobody leads it and it says none.
    pub is_open: bool,
    /// The departments that are asked to take it over and have not answered, sorted.
    pub asked: Vec<Id>,
    /// Whether any department was ever asked: who may answer, or take such a request back, is looked at in every change then.
    pub has_requests: bool,
    /// Of the settings: whether managers may not take what nobody has taken. It is kept here so that the relay knows it without reading them.
    pub bars_picking: bool,
}

wire::record!(Audience {
    scope: "s" required,
    members: "m",
    departments: "d",
    is_open: "o",
    asked: "q",
    has_requests: "h",
    bars_picking: "b",
});

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
            DocumentKind::Planner => return Self { scope: Scope::Private, members: vec![maker], ..Self::default() },
        };
        let settings = row.record.as_deref().filter(|record| record.kind == DocumentKind::Workspace);
        let bars_picking = settings.is_some_and(|record| !Workspace::from(record).managers_pick());
        Self { scope, bars_picking, ..Self::default() }
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
        let department = row.facts.id("department");
        let waiting = row.transfers.iter().filter(|transfer| transfer.is_waiting() && !row.deleted);
        Self {
            scope: if waits { Scope::Unassigned } else { Scope::Clients },
            members,
            departments: department.into_iter().collect(),
            is_open: row.lead.is_none() && department.is_none(),
            asked: united(&waiting.filter_map(|transfer| transfer.to).collect::<Vec<Id>>(), &[]),
            has_requests: !row.transfers.is_empty(),
            bars_picking: false,
        }
    }
}

impl Audience {
    /// Whoever is of one or the other; of managers perhaps some more, who then hear that a document left them of which they never knew.
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
        Self {
            scope,
            members: united(&self.members, &other.members),
            departments: united(&self.departments, &other.departments),
            is_open: self.is_open || other.is_open,
            asked: united(&self.asked, &other.asked),
            has_requests: self.has_requests || other.has_requests,
            bars_picking: self.bars_picking || other.bars_picking,
        }
    }
}

fn united(one: &[Id], other: &[Id]) -> Vec<Id> {
    let mut all: Vec<Id> = one.iter().chain(other).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The department of somebody who reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// Its id in the settings.
    pub id: Id,
    /// Who is in it, whether or not he may still come in, sorted.
    pub people: Vec<Id>,
}

impl Department {
    /// A department of these people, in any order.
    pub fn of(id: Id, people: impl IntoIterator<Item = Id>) -> Self {
        let mut people: Vec<Id> = people.into_iter().collect();
        people.sort_unstable();
        people.dedup();
        Self { id, people }
    }

    /// Whether what is for this audience is this department's.
    fn has(&self, audience: &Audience) -> bool {
        let works = |member: &Id| self.people.binary_search(member).is_ok();
        let is_named = audience.departments.contains(&self.id) || audience.asked.contains(&self.id);
        audience.is_open || is_named || audience.members.iter().any(works)
    }
}

/// Somebody who wants to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The member.
    pub member: Id,
    /// What he is.
    pub role: Role,
    /// His department; none when he is in none.
    pub department: Option<Arc<Department>>,
    /// Whether the company lets managers take what nobody has taken.
    pub picks: bool,
}

impl Reader {
    /// Whether he may read a document of this audience.
    pub fn may_read(&self, audience: &Audience) -> bool {
        let by_role = match audience.scope {
            Scope::Company => true,
            Scope::Clients => self.reads_clients(audience),
            Scope::Unassigned => self.reads_clients(audience) || self.picks(audience),
            Scope::Finance => self.role.changes_settings() && !self.is_limited(),
            Scope::Private => false,
        };
        by_role || audience.members.binary_search(&self.member).is_ok()
    }

    fn reads_clients(&self, audience: &Audience) -> bool {
        match (self.role, &self.department) {
            (Role::Owner, _) | (Role::Head | Role::Viewer, None) => true,
            (Role::Head | Role::Viewer, Some(department)) => department.has(audience),
            (Role::Manager, _) => false,
        }
    }

    /// Whether he may take what nobody has taken: of other departments than his only what is of none.
    fn picks(&self, audience: &Audience) -> bool {
        let is_his = |department: &Arc<Department>| audience.is_open || audience.departments.contains(&department.id);
        self.picks && self.role == Role::Manager && self.department.as_ref().is_none_or(is_his)
    }

    /// Whether what he may read changes with what is written: clients come to him and leave him.
    pub const fn is_limited(&self) -> bool {
        match self.role {
            Role::Owner => false,
            Role::Head | Role::Viewer => self.department.is_some(),
            Role::Manager => true,
        }
    }

    /// The version of the rule by which he reads. A device that was loaded under another one lets go of what it has and loads anew: with
    /// who is in a department changes what its head may read, and no change of a document says so.
    /// Zero is what every device was loaded under before there was a rule.
    pub fn version(&self) -> u64 {
        match (self.role, &self.department) {
            (Role::Owner, _) | (Role::Head, None) => READS_ALL,
            (Role::Manager, department) if !self.picks => fingerprint(6, department.iter().map(|department| &department.id)),
            (Role::Manager, None) => 1,
            (Role::Viewer, None) => 2,
            // Whom else there is in the department is nothing to him.
            (Role::Manager, Some(department)) => fingerprint(3, std::iter::once(&department.id)),
            (Role::Head, Some(department)) => fingerprint(4, std::iter::once(&department.id).chain(&department.people)),
            (Role::Viewer, Some(department)) => fingerprint(5, std::iter::once(&department.id).chain(&department.people)),
        }
    }
}

/// A number of a rule and these ids (FNV-1a), none of the small ones. Devices keep it, so it stays the same for ever.
fn fingerprint<'a>(rule: u8, ids: impl Iterator<Item = &'a Id>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = std::iter::once(rule).chain(ids.flat_map(|id| *id.as_bytes()));
    let hash = bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    hash | 1 << 63
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fields, Value};
    use crate::row::{DealRow, RecordRow, RequestRow, TaskRow, TransferRow};

    /// The version of a manager of one department, as it was given out first.
    const FROZEN: u64 = 11_431_614_917_921_561_602;
    const MAKER: Id = Id::from_bytes([1; 16]);
    const SELLER: Id = Id::from_bytes([7; 16]);

    fn readers(audience: &Audience) -> Vec<(Role, bool)> {
        Role::ALL.map(|role| (role, Reader { member: SELLER, role, department: None, picks: true }.may_read(audience))).to_vec()
    }

    fn reads(row: &ClientRow) -> bool {
        Reader { member: SELLER, role: Role::Manager, department: None, picks: true }.may_read(&Audience::of(row, MAKER))
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
            assert!(
                kind != DocumentKind::Planner
                    || Reader { member: MAKER, role: Role::Viewer, department: None, picks: true }.may_read(&audience)
            );
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
        let maker = Reader { member: MAKER, role: Role::Manager, department: None, picks: true };
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

    const SALES: Id = Id::from_bytes([0x51; 16]);
    const SERVICE: Id = Id::from_bytes([0x52; 16]);
    const HEAD: Id = Id::from_bytes([6; 16]);

    /// Somebody of the department in which the seller is, too.
    fn of_sales(role: Role) -> Reader {
        Reader { member: HEAD, role, department: Some(Arc::new(Department::of(SALES, [SELLER, HEAD]))), picks: true }
    }

    fn in_department(row: ClientRow, department: Id) -> ClientRow {
        ClientRow { facts: Fields { list: vec![("department".to_owned(), Value::Ref(department))] }, ..row }
    }

    #[test]
    fn a_head_in_a_department_reads_what_is_of_it() {
        let led = ClientRow { lead: Some(SELLER), ..client() };
        let helped = Fields { list: vec![(format!("collaborator:{SELLER}"), Value::Flag(true))] };
        let expected = [
            (client(), false, "others lead it, and it says no department"),
            (in_department(client(), SALES), true, "it says so"),
            (in_department(client(), SERVICE), false, "it says another"),
            (led.clone(), true, "somebody of the department leads it"),
            (in_department(led, SERVICE), true, "what his people work on, he reads"),
            (ClientRow { facts: helped, ..client() }, true, "somebody of the department helps"),
            (ClientRow::default(), true, "nobody leads it"),
            (ClientRow { responsible: "Олег".to_owned(), ..ClientRow::default() }, true, "a name is no member"),
            (in_department(ClientRow::default(), SERVICE), false, "nobody leads it, and it is another department's"),
        ];
        for (row, may, why) in expected {
            let audience = Audience::of(&row, MAKER);
            for role in [Role::Head, Role::Viewer] {
                assert_eq!(of_sales(role).may_read(&audience), may, "{role:?}: {why}");
                assert!(Reader { department: None, ..of_sales(role) }.may_read(&audience), "without a department he reads all");
            }
            assert!(of_sales(Role::Owner).may_read(&audience), "an owner reads all");
        }
        let finance = Audience { scope: Scope::Finance, ..Audience::default() };
        assert!(!of_sales(Role::Head).may_read(&finance) && of_sales(Role::Owner).may_read(&finance));
    }

    #[test]
    fn what_nobody_took_is_picked_by_managers_of_its_department() {
        let waiting = ClientRow { enquiries: vec![RequestRow::default()], ..ClientRow::default() };
        let picks = |reader: Reader, row: &ClientRow| reader.may_read(&Audience::of(row, MAKER));
        let of_none = || Reader { department: None, ..of_sales(Role::Manager) };
        assert!(picks(of_sales(Role::Manager), &waiting) && picks(of_none(), &waiting));
        let [ours, theirs] = [SALES, SERVICE].map(|department| in_department(waiting.clone(), department));
        assert!(picks(of_sales(Role::Manager), &ours) && picks(of_none(), &ours));
        assert!(!picks(of_sales(Role::Manager), &theirs) && picks(of_none(), &theirs));
        assert!(!picks(of_sales(Role::Head), &theirs));
        let without = Reader { picks: false, ..of_sales(Role::Manager) };
        assert!(!picks(without.clone(), &ours) && !picks(Reader { department: None, ..without.clone() }, &waiting));
        assert!(picks(Reader { member: MAKER, ..without }, &waiting), "what he made himself is his");
    }

    #[test]
    fn the_settings_say_whether_managers_pick_and_are_everybodys_either_way() {
        let settings = |fields: Vec<(&str, Value)>| {
            let fields: Fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            let record = RecordRow { id: Id::workspace(), kind: DocumentKind::Workspace, deleted: false, fields };
            Audience::of(&ClientRow { record: Some(Box::new(record)), ..ClientRow::default() }, MAKER)
        };
        for (said, bars) in
            [(vec![], false), (vec![("heads_hand_out", false.into())], false), (vec![("heads_hand_out", true.into())], true)]
        {
            let audience = settings(said);
            assert_eq!((audience.bars_picking, audience.scope), (bars, Scope::Company));
            assert!(Reader { picks: false, ..of_sales(Role::Manager) }.may_read(&audience));
        }
    }

    #[test]
    fn a_department_that_is_asked_reads_the_client_until_it_has_answered() {
        let asked = |state: &str| ClientRow {
            transfers: vec![TransferRow { to: Some(SALES), state: state.to_owned(), ..TransferRow::default() }],
            ..in_department(client(), SERVICE)
        };
        for (state, may) in [("asked", true), ("accepted", false), ("declined", false), ("withdrawn", false)] {
            let audience = Audience::of(&asked(state), MAKER);
            assert_eq!(
                (of_sales(Role::Head).may_read(&audience), of_sales(Role::Viewer).may_read(&audience)),
                (may, may),
                "{state}"
            );
            assert!(!of_sales(Role::Manager).may_read(&audience) && audience.has_requests, "{state}");
        }
        let deleted = ClientRow { deleted: true, ..asked("asked") };
        assert!(!of_sales(Role::Head).may_read(&Audience::of(&deleted, MAKER)));
        // What nobody took is not picked by managers of the department that is asked.
        let waiting =
            ClientRow { enquiries: vec![RequestRow::default()], responsible: String::new(), lead: None, ..asked("asked") };
        assert!(!of_sales(Role::Manager).may_read(&Audience::of(&waiting, MAKER)));
    }

    #[test]
    fn whoever_read_one_or_the_other_reads_their_union() {
        let rows = [
            client(),
            in_department(client(), SALES),
            in_department(ClientRow::default(), SERVICE),
            ClientRow { lead: Some(SELLER), ..client() },
            ClientRow::default(),
            ClientRow { enquiries: vec![RequestRow::default()], ..ClientRow::default() },
            ClientRow {
                transfers: vec![TransferRow { to: Some(SERVICE), state: "asked".to_owned(), ..TransferRow::default() }],
                ..client()
            },
        ];
        let audiences: Vec<Audience> = rows.iter().map(|row| Audience::of(row, MAKER)).collect();
        let of_service = |role| Reader {
            member: Id::from_bytes([5; 16]),
            role,
            department: Some(Arc::new(Department::of(SERVICE, [Id::from_bytes([5; 16])]))),
            picks: true,
        };
        for (one, other) in audiences.iter().flat_map(|one| audiences.iter().map(move |other| (one, other))) {
            for reader in Role::ALL.into_iter().flat_map(|role| [of_sales(role), of_service(role)]) {
                let (either, both) = (reader.may_read(one) || reader.may_read(other), reader.may_read(&one.or(other)));
                assert!(both || !either, "{reader:?} of {one:?} and {other:?}");
                assert!(either || !both || reader.role == Role::Manager, "{reader:?} of {one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_rule_is_another_when_another_document_could_be_read_by_it() {
        let small = [READS_ALL, 1, 2];
        let mut versions = vec![READS_ALL];
        for role in [Role::Head, Role::Manager, Role::Viewer] {
            let of = |id, people: &[Id]| Reader {
                member: HEAD,
                role,
                department: Some(Arc::new(Department::of(id, people.iter().copied()))),
                picks: true,
            };
            let sales = of(SALES, &[SELLER, HEAD]).version();
            assert_eq!(sales, of(SALES, &[HEAD, SELLER]).version(), "in whichever order they are told");
            assert_eq!(sales == of(SALES, &[HEAD]).version(), role == Role::Manager, "{role:?}");
            versions.extend([sales, of(SERVICE, &[SELLER, HEAD]).version()]);
            // Only a manager reads by whether he picks.
            let without = Reader { picks: false, ..of(SALES, &[SELLER, HEAD]) };
            assert_eq!(without.version() == sales, role != Role::Manager, "{role:?}");
        }
        let without = |department| Reader { picks: false, department, ..of_sales(Role::Manager) }.version();
        versions.extend([without(None), without(of_sales(Role::Manager).department)]);
        assert!(versions.iter().skip(1).all(|version| !small.contains(version)));
        versions.sort_unstable();
        let count = versions.len();
        versions.dedup();
        assert_eq!(versions.len(), count);
        assert_eq!(of_sales(Role::Owner).version(), READS_ALL);
        // Devices keep it: another number would make every one of them load anew.
        assert_eq!(of_sales(Role::Manager).version(), FROZEN);
    }
}
