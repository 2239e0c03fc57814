//! The device's end of the connection.
//!
//! It says what to send and what to do with what arrives; the engine stores, and tells it when something is stored. Never here: the
//! outbox itself, documents, or a decision that needs a clock.

use std::collections::BTreeMap;

use super::audit::{Differing, Sums};
use super::codec;
use super::frame::{
    ChangeHash, ClientFrame, Entry, Goodbye, Hello, MAX_WORD, Offer, PROTOCOL, Person, Refusal, RelayFrame, SCHEMA, Snapshot,
    Verdict, Welcome,
};
use super::packed;
use crate::{Id, Instant, wire};

/// What a device remembers of its place in the relay's history; stored with the documents in the same transactions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The relay's history; none before the first visit.
    pub epoch: Option<Id>,
    /// The last number that is applied and stored.
    pub cursor: u64,
    /// A first load that is not finished.
    pub loading: Option<Loading>,
    /// The last erasure whose documents are gone from here.
    pub erased: u64,
    /// The rule by which what is here was loaded ([`crate::access::Reader::version`]).
    pub access: u64,
}

wire::record!(Place { epoch: "e", cursor: "c", loading: "l", erased: "x", access: "a" });

/// How far a first load is, or one of what changed while the device was away for long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// The log's head when the load began: the log is followed from here afterwards.
    pub head: u64,
    /// Documents in all, when the relay has told.
    pub total: u64,
    /// Documents stored so far.
    pub done: u64,
    /// Whether all rows are stored.
    pub rows_done: bool,
    /// Where the next page (of rows, then of snapshots) begins; none for the first.
    pub next: Option<u64>,
    /// Only documents that changed after this number are loaded: the device was away for longer than the log keeps changes. Zero for all.
    pub since: u64,
}

wire::record!(Loading { head: "h" required, total: "t", done: "d", rows_done: "r", next: "x", since: "s" });

/// Who the device is, for hello.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The device.
    pub device: Id,
    /// The member.
    pub member: Id,
    /// The workspace's join secret.
    pub secret: String,
}

/// What the engine is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Send this frame.
    Send(ClientFrame),
    /// The connection is accepted: the outbox may be sent. What the relay's clock shows; zero when it did not tell.
    Accepted(Instant),
    /// The relay has another history: store this place, and offer every change of every document again (S14).
    StartOver(Place),
    /// The member reads by another rule now: let go of every document but the settings, and store this place with that. Then all is loaded.
    LetGo(Place),
    /// Apply these entries and store them together with this place, then call [`Device::stored`].
    Apply {
        /// In log order.
        entries: Vec<Entry>,
        /// The place afterwards.
        place: Place,
    },
    /// Store this pack of rows together with this place, then call [`Device::stored`].
    StoreRows {
        /// Packed rows.
        packed: Vec<u8>,
        /// The place afterwards.
        place: Place,
    },
    /// Store these documents together with this place, then call [`Device::stored`].
    StoreSnapshots {
        /// The documents.
        snapshots: Vec<Snapshot>,
        /// The place afterwards.
        place: Place,
    },
    /// Store this document, or learn that the relay does not have it.
    StoreFetched {
        /// The document asked for.
        document: Id,
        /// The document.
        snapshot: Option<Snapshot>,
    },
    /// The change is in the log at or below the cursor: take it out of the outbox.
    Settle {
        /// The document: two may hold the same change.
        document: Id,
        /// The change.
        hash: ChangeHash,
    },
    /// The relay lacks changes that this one builds on: offer the document's whole history.
    OfferAgain {
        /// The document.
        document: Id,
        /// The change.
        hash: ChangeHash,
    },
    /// The relay refused the change: take it out of the document and keep its text as a draft.
    Refuse {
        /// The document.
        document: Id,
        /// The change.
        hash: ChangeHash,
        /// Why.
        reason: Refusal,
    },
    /// Let nothing stay of these documents, and store this place with that.
    Erase {
        /// The documents.
        documents: Vec<Id>,
        /// The place afterwards.
        place: Place,
    },
    /// These were not erased: the password must be entered at this device first.
    Unproven {
        /// The documents.
        documents: Vec<Id>,
    },
    /// The member may not read these any more: nothing of them may stay but what the relay has not answered yet.
    Revoke {
        /// The documents.
        documents: Vec<Id>,
    },
    /// The member may read these now: store them with their rows.
    Grant {
        /// The documents.
        snapshots: Vec<Snapshot>,
    },
    /// What was compared differs like this; none when the relay had gone on meanwhile, or is busy.
    Compare(Option<Differing>),
    /// The push was answered; the next may go.
    Pushed,
    /// These others look at the document now.
    Meet {
        /// The document.
        document: Id,
        /// The others.
        people: Vec<Person>,
    },
    /// The connection ended for a reason; none when the bytes were no frame of ours.
    End(Option<Goodbye>),
}

/// The version of the protocol that first knew of looking.
const LOOKING_SINCE: u32 = 2;

/// Whether a word still fits after this letter.
fn within(bytes: &mut usize, letter: char) -> bool {
    *bytes += letter.len_utf8();
    *bytes <= MAX_WORD
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Waiting,
    Loading,
    Following,
}

/// One connection of a device.
#[derive(Debug)]
pub struct Device {
    place: Place,
    phase: Phase,
    pushing: bool,
    /// What the push under way offers, in its order.
    offered: Vec<(Id, ChangeHash)>,
    /// Milliseconds that the relay asked the device to stay away.
    retry: u32,
    /// The relay's version; 0 before it has accepted the connection.
    protocol: u32,
    /// Whether the relay erases documents.
    erases: bool,
    /// Whether the relay compares what both hold.
    audits: bool,
    /// Changes that are in the log above the cursor. Their entries settle them, unless the member may not read those any more.
    logged: BTreeMap<u64, (Id, ChangeHash)>,
    /// How many documents the relay told of as coming or leaving.
    heard: u64,
}

impl Device {
    /// A new connection and its first frame.
    pub fn connect(credentials: &Credentials, place: Place) -> (Self, ClientFrame) {
        let hello = Hello {
            protocol: PROTOCOL,
            schema: SCHEMA,
            device: credentials.device,
            member: credentials.member,
            secret: credentials.secret.clone(),
            epoch: place.epoch,
            cursor: place.cursor,
            first_load: place.loading.is_some(),
            unpacks: true,
            erased: Some(place.erased),
            access: Some(place.access),
            proves: true,
        };
        let device = Self {
            place,
            phase: Phase::Waiting,
            pushing: false,
            offered: Vec::new(),
            retry: 0,
            protocol: 0,
            erases: false,
            audits: false,
            logged: BTreeMap::new(),
            heard: 0,
        };
        (device, ClientFrame::Hello(hello))
    }

    /// Whether the relay has accepted the connection.
    pub fn is_accepted(&self) -> bool {
        self.phase != Phase::Waiting
    }

    /// Whether everything that the relay had when we last heard is stored here.
    pub fn is_following(&self) -> bool {
        self.phase == Phase::Following
    }

    /// Whether documents are on their way that cover the log: all of them, or those that changed after a number, which is told.
    pub fn loads_since(&self) -> Option<u64> {
        self.place.loading.filter(|_| self.phase == Phase::Loading).map(|loading| loading.since)
    }

    /// The rule by which the member reads, as the relay last said it.
    pub const fn access(&self) -> u64 {
        self.place.access
    }

    /// How many milliseconds the relay asked the device to stay away when it said goodbye; zero when it did not say.
    pub const fn retry_after(&self) -> u32 {
        self.retry
    }

    /// Offers changes, unless a push is under way or the relay has not accepted the connection.
    pub fn push(&mut self, offers: Vec<Offer>) -> Option<ClientFrame> {
        if self.pushing || !self.is_accepted() || offers.is_empty() {
            return None;
        }
        self.pushing = true;
        self.offered = offers.iter().map(|offer| (offer.document, offer.hash)).collect();
        Some(ClientFrame::Push { offers })
    }

    /// An empty push: its answer shows that the relay still hears us. None while another push is under way.
    pub fn probe(&mut self) -> Option<ClientFrame> {
        let may = self.may_push();
        self.pushing |= may;
        may.then(|| ClientFrame::Push { offers: Vec::new() })
    }

    /// Tells what the person at the device looks at and edits. None when the relay does not know of looking.
    pub fn look(&self, document: Option<Id>, name: &str, field: &str) -> Option<ClientFrame> {
        let short = |text: &str| text.chars().scan(0, |bytes, c| within(bytes, c).then_some(c)).collect();
        let knows = self.is_accepted() && self.protocol >= LOOKING_SINCE;
        knows.then(|| ClientFrame::Look { document, name: short(name), field: short(field) })
    }

    /// Asks for documents to be erased for good, at most [`MAX_ERASED`](super::frame::MAX_ERASED). None when the relay does not know of
    /// erasing, or has not accepted the connection.
    pub fn erase(&self, documents: Vec<Id>) -> Option<ClientFrame> {
        (self.is_accepted() && self.erases).then_some(ClientFrame::Erase { documents })
    }

    /// Asks whether what is stored here at the cursor is what the relay has. None when the relay does not know of comparing, or not
    /// everything that it has is here yet.
    pub fn audit(&self, sums: &Sums) -> Option<ClientFrame> {
        let may = self.audits && self.is_following();
        may.then(|| ClientFrame::Audit { seq: self.place.cursor, erased: self.place.erased, sums: sums.to_bytes().into() })
    }

    /// Asks for a document.
    pub fn fetch(&self, document: Id) -> Option<ClientFrame> {
        self.is_accepted().then_some(ClientFrame::Fetch { document })
    }

    /// Whether [`Device::push`] would send.
    pub fn may_push(&self) -> bool {
        !self.pushing && self.is_accepted()
    }

    /// Takes the bytes of one message.
    pub fn receive(&mut self, bytes: &[u8]) -> Vec<Task> {
        match codec::decode(bytes) {
            Ok(RelayFrame::Packed { frame }) => match packed::unpack(&frame).map(|frame| codec::decode(&frame)) {
                Some(Ok(frame)) => self.frame(frame),
                Some(Err(_)) | None => vec![Task::End(None)],
            },
            Ok(frame) => self.frame(frame),
            Err(_) => vec![Task::End(None)],
        }
    }

    fn frame(&mut self, frame: RelayFrame) -> Vec<Task> {
        match frame {
            RelayFrame::Goodbye { reason, retry } => {
                self.retry = retry;
                vec![Task::End(Some(reason))]
            }
            RelayFrame::Packed { .. } => vec![Task::End(None)],
            RelayFrame::Welcome(_) if self.is_accepted() => vec![Task::End(None)],
            RelayFrame::Welcome(welcome) if welcome.protocol > PROTOCOL => vec![Task::End(Some(Goodbye::AppTooOld))],
            RelayFrame::Welcome(welcome) => {
                self.protocol = welcome.protocol;
                self.erases = welcome.erases;
                self.audits = welcome.audits;
                self.welcome(welcome)
            }
            _ if !self.is_accepted() => vec![Task::End(None)],
            RelayFrame::Entries { after, entries, upto, told } => self.entries(after, entries, upto, told),
            RelayFrame::Behind { head, told } => self.behind(head, told),
            RelayFrame::Pushed { verdicts } => self.pushed(verdicts),
            RelayFrame::Rows { rows, total, next } => {
                let Some(mut loading) = self.place.loading.filter(|loading| !loading.rows_done) else { return Vec::new() };
                loading.total = loading.total.max(total);
                loading.rows_done = next.is_none();
                loading.next = next;
                let place = Place { loading: Some(loading), ..self.place };
                vec![Task::StoreRows { packed: rows.into_vec(), place }]
            }
            RelayFrame::Snapshots { snapshots, next } => {
                let Some(mut loading) = self.place.loading.filter(|loading| loading.rows_done) else { return Vec::new() };
                loading.done += snapshots.len() as u64;
                loading.next = next;
                let place = match next {
                    Some(_) => Place { loading: Some(loading), ..self.place },
                    None => Place { cursor: loading.head, loading: None, ..self.place },
                };
                vec![Task::StoreSnapshots { snapshots, place }]
            }
            // What leaves a hole means that something before it got lost: start again.
            RelayFrame::Erased { after, .. } if after > self.place.erased => vec![Task::End(None)],
            RelayFrame::Erased { upto, .. } if upto <= self.place.erased => Vec::new(),
            RelayFrame::Erased { documents, upto, .. } => {
                // Whoever fails to store it connects again from the place that is stored.
                self.place.erased = upto;
                vec![Task::Erase { documents, place: self.place }]
            }
            RelayFrame::Unproven { documents } => vec![Task::Unproven { documents }],
            RelayFrame::Access { after, .. } if self.phase != Phase::Following || after > self.place.cursor => {
                vec![Task::End(None)]
            }
            // What was sent again changes nothing (S5).
            RelayFrame::Access { after, .. } if after < self.place.cursor => Vec::new(),
            RelayFrame::Access { revoked, granted, .. } => {
                self.heard += (revoked.len() + granted.len()) as u64;
                let revoke = (!revoked.is_empty()).then_some(Task::Revoke { documents: revoked });
                let grant = (!granted.is_empty()).then_some(Task::Grant { snapshots: granted });
                revoke.into_iter().chain(grant).collect()
            }
            RelayFrame::Audited { seq, buckets, documents, more } => {
                let is_compared = !(more && buckets.is_empty());
                let is_of_now = is_compared && self.phase == Phase::Following && seq == self.place.cursor;
                let differing = Differing { buckets: buckets.into_vec(), documents, is_all: !more };
                vec![Task::Compare(is_of_now.then_some(differing))]
            }
            RelayFrame::People { document, people } => vec![Task::Meet { document, people }],
            RelayFrame::Fetched { document, snapshot } => vec![Task::StoreFetched { document, snapshot }],
        }
    }

    fn welcome(&mut self, welcome: Welcome) -> Vec<Task> {
        let Welcome { epoch, head, access, now, .. } = welcome;
        let same_history = self.place.epoch == Some(epoch) && self.place.cursor <= head;
        let same_rule = self.place.access == access;
        let resumes = same_history && same_rule && self.place.loading.is_none_or(|loading| loading.head <= head);
        if resumes {
            let mut tasks = vec![Task::Accepted(now)];
            match self.place.loading {
                Some(_) => {
                    self.phase = Phase::Loading;
                    tasks.extend(self.next_page());
                }
                None => self.phase = Phase::Following,
            }
            return tasks;
        }
        let first_visit = self.place.epoch.is_none();
        let loading = (head > 0).then_some(Loading { head, ..Loading::default() });
        let (before, first) = (self.place, Place { epoch: Some(epoch), loading, access, ..Place::default() });
        // With another history everything is offered first, under the rule by which it came; the next welcome is about the other rule.
        let lets_go = same_history && !same_rule;
        self.place = match (first_visit, lets_go) {
            (true, _) => first,
            (false, true) => Place { erased: before.erased, ..first },
            (false, false) => Place { access: before.access, ..first },
        };
        self.phase = if loading.is_some() { Phase::Loading } else { Phase::Following };
        let mut tasks = Vec::new();
        if lets_go {
            tasks.push(Task::LetGo(self.place));
        } else if !first_visit {
            tasks.push(Task::StartOver(self.place));
        }
        tasks.push(Task::Accepted(now));
        tasks.push(self.next_page().unwrap_or(Task::Send(ClientFrame::Follow { after: 0 })));
        tasks
    }

    /// The log no longer holds the changes after the cursor one by one: what they changed is loaded. Nothing is stored yet; whoever is
    /// cut off before the first page is told again.
    fn behind(&mut self, head: u64, told: u64) -> Vec<Task> {
        // A frame that was sent again changes nothing (S5).
        if self.phase != Phase::Following || head <= self.place.cursor {
            return Vec::new();
        }
        if told != self.heard {
            return vec![Task::End(None)];
        }
        self.place.loading = Some(Loading { head, since: self.place.cursor, ..Loading::default() });
        self.phase = Phase::Loading;
        self.next_page().into_iter().collect()
    }

    fn entries(&mut self, after: u64, entries: Vec<Entry>, upto: u64, told: u64) -> Vec<Task> {
        // A page that leaves a hole means that one before it got lost (S6): start again from the cursor.
        if self.phase != Phase::Following || after > self.place.cursor {
            return vec![Task::End(None)];
        }
        // A page that was sent again changes nothing (S5).
        let fresh: Vec<Entry> = entries.into_iter().filter(|entry| entry.seq > self.place.cursor && entry.seq <= upto).collect();
        if upto <= self.place.cursor {
            return Vec::new();
        }
        // What came to the member or left him got lost on the way.
        if told != self.heard {
            return vec![Task::End(None)];
        }
        let in_order = fresh.windows(2).all(|pair| matches!(pair, [a, b] if a.seq < b.seq));
        if !in_order {
            return vec![Task::End(None)];
        }
        let place = Place { cursor: upto, ..self.place };
        vec![Task::Apply { entries: fresh, place }]
    }

    fn pushed(&mut self, verdicts: Vec<(ChangeHash, Verdict)>) -> Vec<Task> {
        // An answer to another push was sent again (S5).
        if !self.pushing || !verdicts.iter().map(|(hash, _)| hash).eq(self.offered.iter().map(|(_, hash)| hash)) {
            return Vec::new();
        }
        self.pushing = false;
        let offered = std::mem::take(&mut self.offered).into_iter().zip(verdicts);
        let tasks = offered.filter_map(|((document, hash), (_, verdict))| self.verdict(document, hash, verdict));
        tasks.collect::<Vec<Task>>().into_iter().chain([Task::Pushed]).collect()
    }

    fn verdict(&mut self, document: Id, hash: ChangeHash, verdict: Verdict) -> Option<Task> {
        match verdict {
            // Above what is covered, the entry itself is on its way and settles the change. A first load covers the log up to the head
            // it began with: those entries never come.
            Verdict::Logged(seq) | Verdict::Known(seq) => {
                let covered = self.place.loading.map_or(self.place.cursor, |loading| loading.head);
                if seq > covered {
                    self.logged.insert(seq, (document, hash));
                    return None;
                }
                Some(Task::Settle { document, hash })
            }
            Verdict::MissingDeps => Some(Task::OfferAgain { document, hash }),
            Verdict::Refused(reason) => Some(Task::Refuse { document, hash, reason }),
        }
    }

    /// What [`Task::Apply`], [`Task::StoreRows`] or [`Task::StoreSnapshots`] asked for is stored with this place.
    pub fn stored(&mut self, place: Place) -> Vec<Task> {
        let was_loading = self.place.loading.is_some();
        self.place = place;
        let mut tasks = self.settled();
        match (was_loading, place.loading) {
            (true, Some(_)) => tasks.extend(self.next_page()),
            (true, None) => {
                self.phase = Phase::Following;
                tasks.push(Task::Send(ClientFrame::Follow { after: place.cursor }));
            }
            (false, _) => tasks.push(Task::Send(ClientFrame::Ack { seq: place.cursor })),
        }
        tasks
    }

    /// What the cursor has passed is confirmed, whether its entry was for this member or not.
    fn settled(&mut self) -> Vec<Task> {
        let above = self.logged.split_off(&(self.place.cursor.saturating_add(1)));
        std::mem::replace(&mut self.logged, above).into_values().map(|(document, hash)| Task::Settle { document, hash }).collect()
    }

    fn next_page(&self) -> Option<Task> {
        let loading = self.place.loading?;
        let Loading { next: before, since, .. } = loading;
        let page =
            if loading.rows_done { ClientFrame::GetSnapshots { before, since } } else { ClientFrame::GetRows { before, since } };
        Some(Task::Send(page))
    }
}

#[cfg(test)]
mod tests;
