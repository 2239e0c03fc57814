//! What nobody has answered yet: open enquiries, and new prospects whom nobody leads (C36, C58). Kept up from the rows that change.
//! Never here: words, what is done with one.

pub mod answer;
pub mod sharing;

use std::collections::{BTreeSet, HashMap};

use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Instant};

use super::team::Holder;

/// One thing of the inbox. The oldest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiting {
    /// Since when.
    pub since: Instant,
    /// Who asks.
    pub client: Id,
    /// The enquiry; none for a prospect who is only there.
    pub enquiry: Option<Id>,
    /// Whether nobody has taken it.
    pub is_new: bool,
}

impl Waiting {
    /// What it is known by while the person works on it.
    pub const fn key(&self) -> (Id, Option<Id>) {
        (self.client, self.enquiry)
    }
}

/// What the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Everything.
    #[default]
    All,
    /// What nobody has taken.
    New,
    /// What this member has taken.
    Mine,
}

impl Shown {
    /// Every choice, in the order of its chips.
    pub const ALL: [Self; 3] = [Self::All, Self::New, Self::Mine];
}

/// A client that a department is asked to take over (C174). The oldest request comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// Since when.
    pub since: Instant,
    /// The client.
    pub client: Id,
    /// The request.
    pub transfer: Id,
    /// The department that is asked.
    pub to: Option<Id>,
}

/// The inbox.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    waiting: BTreeSet<Waiting>,
    asked: BTreeSet<Asked>,
    new: usize,
}

impl Inbox {
    /// Takes a changed row in.
    pub fn put(&mut self, before: Option<&ClientRow>, now: &ClientRow) {
        for waiting in before.map(of_row).unwrap_or_default() {
            if self.waiting.remove(&waiting) && waiting.is_new {
                self.new -= 1;
            }
        }
        for waiting in of_row(now) {
            if self.waiting.insert(waiting) && waiting.is_new {
                self.new += 1;
            }
        }
        before.map(asked_of).unwrap_or_default().iter().for_each(|asked| _ = self.asked.remove(asked));
        self.asked.extend(asked_of(now));
    }

    /// The requests that wait, the oldest first.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter()
    }

    /// How many nobody has taken.
    pub const fn new_ones(&self) -> usize {
        self.new
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether everything is answered.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Everything, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter()
    }
}

/// What of one client other departments are asked.
fn asked_of(row: &ClientRow) -> Vec<Asked> {
    let waiting = row.transfers.iter().filter(|transfer| transfer.is_waiting() && !row.deleted);
    waiting.map(|transfer| Asked { since: transfer.at, client: row.id, transfer: transfer.id, to: transfer.to }).collect()
}

/// What of one client waits.
fn of_row(row: &ClientRow) -> Vec<Waiting> {
    if row.deleted || row.merged_into.is_some() {
        return Vec::new();
    }
    let waiting = |since, enquiry, is_new| Waiting { since, client: row.id, enquiry, is_new };
    if is_lead(row) {
        return vec![waiting(row.created, None, true)];
    }
    let enquiries = row.enquiries.iter();
    enquiries.map(|enquiry| waiting(enquiry.at, Some(enquiry.id), Holder::of(row, enquiry.assignee) == Holder::Nobody)).collect()
}

/// A prospect whom nobody leads, of whom nothing is known but that it is there: no enquiry, now or before, no deal, no task, no word.
/// Those of an import are left out: a file is not a queue at the door.
fn is_lead(row: &ClientRow) -> bool {
    let is_led = row.lead.is_some() || !row.responsible.is_empty();
    let is_touched = row.last_entry.is_some() || row.last_attempt.is_some() || row.import.is_some();
    !is_led && !is_touched && row.enquiries.is_empty() && row.deals.is_empty() && row.tasks.is_empty()
}

/// Whether this member, under this name, deals with what waits.
pub fn is_mine(row: &ClientRow, waiting: &Waiting, member: Id, name: &str) -> bool {
    let enquiry = row.enquiries.iter().find(|enquiry| Some(enquiry.id) == waiting.enquiry);
    match enquiry.map(|enquiry| Holder::of(row, enquiry.assignee)) {
        Some(Holder::Member(who)) => who == member,
        Some(Holder::Named(who)) => !name.is_empty() && who == name,
        Some(Holder::Nobody) | None => false,
    }
}

/// Other clients with a phone or an address of one of these: most likely the same ones (C27). Of several the one that was there first.
pub fn twins<'a>(rows: impl Iterator<Item = &'a ClientRow>, asking: &[&ClientRow]) -> HashMap<Id, Id> {
    let mut wanted: HashMap<&str, Vec<&ClientRow>> = HashMap::new();
    for row in asking {
        for contact in contacts(row) {
            wanted.entry(contact).or_default().push(row);
        }
    }
    let mut found: HashMap<Id, (Instant, Id)> = HashMap::new();
    if wanted.is_empty() {
        return HashMap::new();
    }
    for row in rows.filter(|row| !row.deleted) {
        for asks in contacts(row).filter_map(|contact| wanted.get(contact)).flatten().filter(|asks| asks.id != row.id) {
            let this = (row.created, row.id);
            let best = found.entry(asks.id).or_insert(this);
            *best = this.min(*best);
        }
    }
    // Of two that ask with one phone the first is whom the second is linked to, not the other way about.
    let is_first = |asks: &ClientRow, twin: &(Instant, Id)| (asks.created, asks.id) < *twin;
    let keep = |asks: &&&ClientRow| found.get(&asks.id).is_some_and(|twin| !is_first(asks, twin));
    asking.iter().filter(keep).filter_map(|asks| Some((asks.id, found.get(&asks.id)?.1))).collect()
}

fn contacts(row: &ClientRow) -> impl Iterator<Item = &str> {
    row.phones.iter().filter_map(|phone| phone.e164.as_deref()).chain(row.emails.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use ingot_shared::row::{DealRow, PhoneRow, RequestRow, TaskRow, TransferRow};
    use proptest::prelude::*;

    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn at(n: i64) -> Instant {
        Instant::from_millis(n)
    }

    fn row(n: u8, since: i64) -> ClientRow {
        ClientRow { id: id(n), created: at(since), ..ClientRow::default() }
    }

    fn asked(n: u8, enquiries: &[(u8, i64)]) -> ClientRow {
        let enquiries =
            enquiries.iter().map(|(n, since)| RequestRow { id: id(*n), at: at(*since), ..RequestRow::default() }).collect();
        ClientRow { enquiries, ..row(n, 1) }
    }

    fn shown(inbox: &Inbox) -> Vec<(Id, Option<Id>)> {
        inbox.iter().map(Waiting::key).collect()
    }

    #[test]
    fn the_oldest_comes_first_whatever_it_is() {
        let mut inbox = Inbox::default();
        for row in [asked(1, &[(11, 30), (12, 10)]), row(2, 20), asked(3, &[])] {
            inbox.put(None, &row);
        }
        assert_eq!(shown(&inbox), [(id(3), None), (id(1), Some(id(12))), (id(2), None), (id(1), Some(id(11)))]);
        assert_eq!((inbox.len(), inbox.new_ones()), (4, 4));
    }

    #[test]
    fn a_request_waits_until_it_is_answered() {
        let transfer = |n, since, state: &str| TransferRow {
            id: id(n),
            at: at(since),
            to: Some(id(50)),
            state: state.to_owned(),
            ..TransferRow::default()
        };
        let open = ClientRow { transfers: vec![transfer(31, 9, "asked"), transfer(32, 3, "asked")], ..row(1, 1) };
        let answered = ClientRow { transfers: vec![transfer(31, 9, "asked"), transfer(32, 3, "declined")], ..row(1, 1) };
        let mut inbox = Inbox::default();
        let shown = |inbox: &Inbox| inbox.asked().map(|asked| asked.transfer).collect::<Vec<_>>();
        inbox.put(None, &open);
        assert_eq!(shown(&inbox), [id(32), id(31)]);
        inbox.put(Some(&open), &answered);
        assert_eq!(shown(&inbox), [id(31)]);
        inbox.put(Some(&answered), &ClientRow { deleted: true, ..answered.clone() });
        assert_eq!(shown(&inbox), []);
    }

    #[test]
    fn who_is_led_or_talked_to_or_came_in_a_file_is_no_lead() {
        let touched = [
            ClientRow { lead: Some(id(9)), ..row(1, 1) },
            ClientRow { responsible: "Анна".to_owned(), ..row(1, 1) },
            ClientRow { last_attempt: Some(at(5)), ..row(1, 1) },
            ClientRow { last_entry: Some(at(5)), ..row(1, 1) },
            ClientRow { import: Some(id(9)), ..row(1, 1) },
            ClientRow { deals: vec![DealRow::default()], ..row(1, 1) },
            ClientRow { tasks: vec![TaskRow::default()], ..row(1, 1) },
            ClientRow { deleted: true, ..asked(1, &[(2, 1)]) },
            ClientRow { merged_into: Some(id(9)), ..asked(1, &[(2, 1)]) },
        ];
        for touched in touched {
            let mut inbox = Inbox::default();
            inbox.put(None, &row(1, 1));
            assert_eq!(inbox.new_ones(), 1);
            inbox.put(Some(&row(1, 1)), &touched);
            assert!(inbox.is_empty(), "{touched:?}");
            assert_eq!(inbox.new_ones(), 0);
        }
    }

    #[test]
    fn an_enquiry_is_new_until_somebody_has_it() {
        let open = asked(1, &[(11, 1)]);
        let mut taken = open.clone();
        taken.enquiries[0].assignee = Some(id(7));
        let led = ClientRow { lead: Some(id(7)), ..open.clone() };
        let named = ClientRow { responsible: "Анна".to_owned(), ..open.clone() };
        for taken in [taken, led, named] {
            let mut inbox = Inbox::default();
            inbox.put(None, &open);
            inbox.put(Some(&open), &taken);
            assert_eq!((inbox.len(), inbox.new_ones()), (1, 0));
            let waiting = *inbox.iter().next().unwrap();
            assert!(is_mine(&taken, &waiting, id(7), "Анна"));
            assert!(!is_mine(&taken, &waiting, id(8), "Олег"));
        }
    }

    #[test]
    fn who_asks_with_a_known_phone_or_address_is_most_likely_that_client() {
        let with = |n, since, phone: &str, email: &str| ClientRow {
            phones: vec![PhoneRow { typed: String::new(), e164: Some(phone.to_owned()) }],
            emails: vec![email.to_owned()],
            ..row(n, since)
        };
        let rows = [
            with(1, 1, "+998901234567", "a@x.uz"),
            with(2, 5, "+998901234567", "b@x.uz"),
            with(3, 6, "+998900000000", "b@x.uz"),
            with(4, 7, "+998911111111", "d@x.uz"),
            ClientRow { deleted: true, ..with(5, 0, "+998911111111", "d@x.uz") },
        ];
        let asking: Vec<&ClientRow> = rows.iter().filter(|row| !row.deleted).collect();
        let found = twins(rows.iter(), &asking);
        assert_eq!(found, HashMap::from([(id(2), id(1)), (id(3), id(2))]));
    }

    fn any_row() -> impl Strategy<Value = ClientRow> {
        let enquiries = prop::collection::btree_map(20_u8..24, (0_i64..4, any::<bool>()), 0..3);
        (0_u8..4, 0_i64..4, any::<bool>(), any::<bool>(), enquiries).prop_map(|(n, since, deleted, led, enquiries)| {
            let enquiry = |(id_, (since, taken)): (u8, (i64, bool))| RequestRow {
                id: id(id_),
                at: at(since),
                assignee: taken.then(|| id(9)),
                ..RequestRow::default()
            };
            let lead = led.then(|| id(8));
            ClientRow { deleted, lead, enquiries: enquiries.into_iter().map(enquiry).collect(), ..row(n, since) }
        })
    }

    proptest! {
        #[test]
        fn row_by_row_is_the_same_as_all_at_once(changes in prop::collection::vec(any_row(), 0..40)) {
            let mut kept = Inbox::default();
            let mut last: HashMap<Id, ClientRow> = HashMap::new();
            for row in changes {
                kept.put(last.get(&row.id), &row);
                last.insert(row.id, row);
            }
            let mut whole = Inbox::default();
            last.values().for_each(|row| whole.put(None, row));
            prop_assert_eq!(shown(&kept), shown(&whole));
            prop_assert_eq!(kept.new_ones(), kept.iter().filter(|waiting| waiting.is_new).count());
        }
    }
}
