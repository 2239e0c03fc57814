//! The relay's end of one connection.
//!
//! A session decides what follows from a frame; its host reads and writes the log and hands the results back. Never here: the log
//! itself, or other connections.

use std::collections::VecDeque;

use super::codec::{self, MAX_FRAME, MAX_HELLO};
use super::frame::ChangeHash;
use super::frame::{
    ClientFrame, Entry, Goodbye, Hello, MAX_OFFERS, MAX_WORD, Offer, PROTOCOL, Person, RelayFrame, Snapshot, Verdict, Welcome,
};
use super::packed;
use crate::Id;

/// The oldest protocol that this relay still speaks.
pub const OLDEST_PROTOCOL: u32 = 2;
/// The version that first knew of a compacted log.
const COMPACTION_SINCE: u32 = 3;
/// Pages of entries that may be under way before the device confirms one: a slow reader harms only itself (S11).
pub const MAX_PAGES_UNDER_WAY: usize = 4;
/// Bytes of changes in a connection's first pages of entries, doubled with each that the device confirms, up to [`PAGE_BYTES`]: a link
/// that breaks every few seconds loses only pages under way, so small ones still get through, while a window of them fills a good link.
const FIRST_PAGE_BYTES: usize = 32 * 1024;
/// Bytes of changes in one page; with the frame's own bytes it stays below [`MAX_FRAME`].
pub const PAGE_BYTES: usize = 192 * 1024;
/// Requests (pushes, pages, fetches) that a device may have waiting at once.
pub const MAX_REQUESTS: usize = 16;

/// What the session must know of the workspace when a frame arrives.
#[derive(Clone, Copy, Debug)]
pub struct Workspace<'a> {
    /// The relay's history.
    pub epoch: Id,
    /// The log's last number.
    pub head: u64,
    /// The secret of the join link.
    pub secret: &'a str,
}

/// What the host is to do. Reads and appends are answered by the method of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this frame.
    Send(RelayFrame),
    /// Log these offers for this member and device, then call [`Session::appended`].
    Append {
        /// In causal order.
        offers: Vec<Offer>,
    },
    /// Read a page of entries after this number, then call [`Session::entries_read`], or [`Session::entries_compacted`].
    ReadEntries {
        /// The last number that was sent.
        after: u64,
        /// Most bytes of the page.
        bytes: usize,
    },
    /// Read a page of entries after this number whose changes were compacted, out of the documents, then call
    /// [`Session::entries_read`].
    RebuildEntries {
        /// The last number that was sent.
        after: u64,
    },
    /// Read a page of rows, then call [`Session::rows_read`].
    ReadRows {
        /// Documents that first appeared before this number.
        before: Option<u64>,
        /// Documents that changed after this number.
        since: u64,
    },
    /// Read a page of snapshots, then call [`Session::snapshots_read`].
    ReadSnapshots {
        /// Documents that first appeared before this number.
        before: Option<u64>,
        /// Documents that changed after this number.
        since: u64,
    },
    /// Read one document, then call [`Session::fetched`].
    Fetch {
        /// The document.
        document: Id,
    },
    /// The person at the device looks at this document, or at none: tell the others there, and the device of them.
    Look {
        /// The document.
        document: Option<Id>,
        /// The person.
        person: Person,
    },
    /// Send this reason and end the connection.
    Close(Goodbye),
}

/// Who a connection belongs to, once it has said hello.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The member.
    pub member: Id,
    /// The device.
    pub device: Id,
}

/// The relay's state of one connection.
#[derive(Debug)]
pub struct Session {
    peer: Option<Peer>,
    /// The version that the connection speaks; 0 before hello.
    protocol: u32,
    /// The number up to which entries were sent; none before the device follows the log.
    sent: Option<u64>,
    reading: bool,
    /// Bytes of the next page.
    page: usize,
    under_way: VecDeque<u64>,
    confirmed: Option<u64>,
    requests: usize,
    /// Whether the device reads packed frames.
    unpacks: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            peer: None,
            protocol: 0,
            sent: None,
            reading: false,
            page: FIRST_PAGE_BYTES,
            under_way: VecDeque::new(),
            confirmed: None,
            requests: 0,
            unpacks: false,
        }
    }
}

impl Session {
    /// A connection that has not said anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Who the connection belongs to; none before hello.
    pub const fn peer(&self) -> Option<Peer> {
        self.peer
    }

    /// The last number that the device said it has stored.
    pub const fn confirmed(&self) -> Option<u64> {
        self.confirmed
    }

    /// The bytes of a frame for this device. Pages of rows, most of whose words repeat, are packed where the device can unpack them;
    /// documents are packed in themselves.
    pub fn encode(&self, frame: &RelayFrame) -> Vec<u8> {
        let bytes = codec::encode(frame);
        let packed = match frame {
            RelayFrame::Rows { .. } if self.unpacks => packed::pack(&bytes),
            _ => None,
        };
        match packed.map(|packed| codec::encode(&RelayFrame::Packed { frame: packed.into() })) {
            Some(packed) if packed.len() < bytes.len() => packed,
            _ => bytes,
        }
    }

    /// Takes the bytes of one message.
    pub fn receive(&mut self, bytes: &[u8], workspace: Workspace<'_>) -> Vec<Effect> {
        let limit = if self.peer.is_some() { MAX_FRAME } else { MAX_HELLO };
        if bytes.len() > limit {
            return vec![Effect::Close(Goodbye::Malformed)];
        }
        match (codec::decode(bytes), self.peer) {
            (Ok(ClientFrame::Hello(hello)), None) => self.hello(hello, workspace),
            (Ok(ClientFrame::Hello(_)), Some(_)) | (Ok(_), None) | (Err(_), _) => vec![Effect::Close(Goodbye::Malformed)],
            (Ok(frame), Some(_)) => self.frame(frame, workspace),
        }
    }

    fn hello(&mut self, hello: Hello, workspace: Workspace<'_>) -> Vec<Effect> {
        if hello.protocol < OLDEST_PROTOCOL {
            return vec![Effect::Close(Goodbye::AppTooOld)];
        }
        if hello.protocol > PROTOCOL {
            return vec![Effect::Close(Goodbye::RelayTooOld)];
        }
        if !same_secret(&hello.secret, workspace.secret) {
            return vec![Effect::Close(Goodbye::WrongSecret)];
        }
        self.peer = Some(Peer { member: hello.member, device: hello.device });
        self.protocol = hello.protocol;
        self.unpacks = hello.unpacks;
        let welcome =
            Welcome { protocol: hello.protocol, epoch: workspace.epoch, head: workspace.head, access: 0, member: hello.member };
        let mut effects = vec![Effect::Send(RelayFrame::Welcome(welcome))];
        let knows_history = hello.epoch == Some(workspace.epoch) && hello.cursor <= workspace.head;
        if knows_history && !hello.first_load {
            self.sent = Some(hello.cursor);
            effects.extend(self.advance(workspace.head));
        }
        effects
    }

    fn frame(&mut self, frame: ClientFrame, workspace: Workspace<'_>) -> Vec<Effect> {
        let request = match frame {
            ClientFrame::Hello(_) => return vec![Effect::Close(Goodbye::Malformed)],
            ClientFrame::Ack { seq } if seq > workspace.head => return vec![Effect::Close(Goodbye::Malformed)],
            ClientFrame::Ack { seq } => {
                self.confirmed = Some(seq);
                while self.under_way.front().is_some_and(|upto| *upto <= seq) {
                    self.under_way.pop_front();
                    self.page = (self.page * 2).min(PAGE_BYTES);
                }
                return self.advance(workspace.head).into_iter().collect();
            }
            ClientFrame::Follow { after } => {
                if after > workspace.head {
                    return vec![Effect::Close(Goodbye::Malformed)];
                }
                self.sent = Some(after);
                self.under_way.clear();
                return self.advance(workspace.head).into_iter().collect();
            }
            ClientFrame::Look { document, name, field } => return vec![self.look(document, name, field)],
            ClientFrame::Push { offers } if offers.len() > MAX_OFFERS => return vec![Effect::Close(Goodbye::Malformed)],
            ClientFrame::Push { offers } => Effect::Append { offers },
            ClientFrame::GetRows { before, since } => Effect::ReadRows { before, since },
            ClientFrame::GetSnapshots { before, since } => Effect::ReadSnapshots { before, since },
            ClientFrame::Fetch { document } => Effect::Fetch { document },
        };
        if self.requests >= MAX_REQUESTS {
            return vec![Effect::Close(Goodbye::Malformed)];
        }
        self.requests += 1;
        vec![request]
    }

    fn look(&self, document: Option<Id>, name: String, field: String) -> Effect {
        match self.peer {
            Some(Peer { member, .. }) if name.len() <= MAX_WORD && field.len() <= MAX_WORD => {
                Effect::Look { document, person: Person { member, name, field } }
            }
            _ => Effect::Close(Goodbye::Malformed),
        }
    }

    /// The log's head moved (or may have): asks for the next page when the device follows and has room.
    pub fn advance(&mut self, head: u64) -> Option<Effect> {
        let sent = self.sent?;
        if self.reading || sent >= head || self.under_way.len() >= MAX_PAGES_UNDER_WAY {
            return None;
        }
        self.reading = true;
        Some(Effect::ReadEntries { after: sent, bytes: self.page })
    }

    /// A page was read: entries after `after` that this member may see, complete up to `upto`.
    pub fn entries_read(&mut self, after: u64, entries: Vec<Entry>, upto: u64, head: u64) -> Vec<Effect> {
        self.reading = false;
        // A page that the device no longer wants (it asked to follow from elsewhere) is dropped.
        if self.sent != Some(after) || upto <= after {
            return self.advance(head).into_iter().collect();
        }
        self.sent = Some(upto);
        self.under_way.push_back(upto);
        let mut effects = vec![Effect::Send(RelayFrame::Entries { after, entries, upto })];
        effects.extend(self.advance(head));
        effects
    }

    /// The changes after `after` are no longer in the log one by one. The device loads what changed and follows again from there; one
    /// that does not know of that gets the entries all the same.
    pub fn entries_compacted(&mut self, after: u64, head: u64) -> Vec<Effect> {
        self.reading = false;
        if self.sent != Some(after) {
            return self.advance(head).into_iter().collect();
        }
        if self.protocol < COMPACTION_SINCE {
            self.reading = true;
            return vec![Effect::RebuildEntries { after }];
        }
        self.sent = None;
        self.under_way.clear();
        vec![Effect::Send(RelayFrame::Behind { head })]
    }

    /// The offers are on disk (or were not accepted): one verdict each.
    pub fn appended(&mut self, verdicts: Vec<(ChangeHash, Verdict)>) -> Effect {
        self.answered(RelayFrame::Pushed { verdicts })
    }

    /// A page of rows was read.
    pub fn rows_read(&mut self, rows: Vec<u8>, total: u64, next: Option<u64>) -> Effect {
        self.answered(RelayFrame::Rows { rows: rows.into(), total, next })
    }

    /// A page of snapshots was read.
    pub fn snapshots_read(&mut self, snapshots: Vec<Snapshot>, next: Option<u64>) -> Effect {
        self.answered(RelayFrame::Snapshots { snapshots, next })
    }

    /// A document was read, or is not there.
    pub fn fetched(&mut self, document: Id, snapshot: Option<Snapshot>) -> Effect {
        self.answered(RelayFrame::Fetched { document, snapshot })
    }

    fn answered(&mut self, frame: RelayFrame) -> Effect {
        self.requests = self.requests.saturating_sub(1);
        Effect::Send(frame)
    }
}

/// Compares without telling by its duration how much of the secret was right.
fn same_secret(given: &str, expected: &str) -> bool {
    given.len() == expected.len() && given.bytes().zip(expected.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const EPOCH: Id = Id::from_bytes([1; 16]);

    fn workspace(head: u64) -> Workspace<'static> {
        Workspace { epoch: EPOCH, head, secret: "s3cret" }
    }

    fn hello(change: impl FnOnce(&mut Hello)) -> Vec<u8> {
        let mut hello = Hello {
            protocol: PROTOCOL,
            schema: 1,
            device: Id::from_bytes([2; 16]),
            member: Id::from_bytes([3; 16]),
            secret: "s3cret".to_owned(),
            epoch: Some(EPOCH),
            cursor: 0,
            first_load: false,
            unpacks: false,
        };
        change(&mut hello);
        codec::encode(&ClientFrame::Hello(hello))
    }

    #[test]
    fn nothing_changed_costs_one_answer() {
        let mut session = Session::new();
        let effects = session.receive(&hello(|hello| hello.cursor = 7), workspace(7));
        assert!(matches!(effects.as_slice(), [Effect::Send(RelayFrame::Welcome(welcome))] if welcome.head == 7));
    }

    #[test]
    fn a_device_behind_gets_its_pages_at_once_and_no_more_than_the_window() {
        let mut session = Session::new();
        let effects = session.receive(&hello(|hello| hello.cursor = 2), workspace(100));
        assert_eq!(effects.last(), Some(&Effect::ReadEntries { after: 2, bytes: FIRST_PAGE_BYTES }));
        let mut at = 2;
        for page in 1..=MAX_PAGES_UNDER_WAY {
            let effects = session.entries_read(at, Vec::new(), at + 1, 100);
            at += 1;
            assert_eq!(effects.len(), if page < MAX_PAGES_UNDER_WAY { 2 } else { 1 });
        }
        assert_eq!(session.advance(100), None);
        let effects = session.receive(&codec::encode(&ClientFrame::Ack { seq: 3 }), workspace(100));
        assert_eq!(effects, [Effect::ReadEntries { after: at, bytes: 2 * FIRST_PAGE_BYTES }]);
    }

    #[test]
    fn another_history_waits_for_the_devices_wish() {
        let mut session = Session::new();
        let effects = session.receive(&hello(|hello| hello.epoch = None), workspace(9));
        assert_eq!(effects.len(), 1);
        assert_eq!(session.advance(10), None);
        let effects = session.receive(&codec::encode(&ClientFrame::Follow { after: 9 }), workspace(10));
        assert_eq!(effects, [Effect::ReadEntries { after: 9, bytes: FIRST_PAGE_BYTES }]);
    }

    #[test]
    fn strangers_and_other_versions_are_told_why() {
        let reason = |bytes: Vec<u8>| Session::new().receive(&bytes, workspace(0));
        assert_eq!(reason(hello(|hello| hello.secret = "guess!".to_owned())), [Effect::Close(Goodbye::WrongSecret)]);
        assert_eq!(reason(hello(|hello| hello.secret = String::new())), [Effect::Close(Goodbye::WrongSecret)]);
        assert_eq!(reason(hello(|hello| hello.protocol = 0)), [Effect::Close(Goodbye::AppTooOld)]);
        assert_eq!(reason(hello(|hello| hello.protocol = PROTOCOL + 1)), [Effect::Close(Goodbye::RelayTooOld)]);
        assert_eq!(reason(b"GET / HTTP/1.1".to_vec()), [Effect::Close(Goodbye::Malformed)]);
        assert_eq!(reason(vec![0; MAX_HELLO + 1]), [Effect::Close(Goodbye::Malformed)]);
        assert_eq!(reason(codec::encode(&ClientFrame::Ack { seq: 1 })), [Effect::Close(Goodbye::Malformed)]);
    }

    #[test]
    fn the_version_before_is_answered_in_its_own_version() {
        let mut session = Session::new();
        let effects = session.receive(&hello(|hello| hello.protocol = PROTOCOL - 1), workspace(0));
        assert!(matches!(effects.as_slice(), [Effect::Send(RelayFrame::Welcome(welcome))] if welcome.protocol == PROTOCOL - 1));
    }

    #[test]
    fn a_device_behind_the_horizon_is_told_and_waits_for_its_own_wish() {
        let mut session = Session::new();
        session.receive(&hello(|hello| hello.cursor = 2), workspace(100));
        assert_eq!(session.entries_compacted(2, 100), [Effect::Send(RelayFrame::Behind { head: 100 })]);
        assert_eq!(session.advance(101), None);
        let effects = session.receive(&codec::encode(&ClientFrame::GetSnapshots { before: None, since: 2 }), workspace(101));
        assert_eq!(effects, [Effect::ReadSnapshots { before: None, since: 2 }]);
        let effects = session.receive(&codec::encode(&ClientFrame::Follow { after: 100 }), workspace(101));
        assert_eq!(effects, [Effect::ReadEntries { after: 100, bytes: FIRST_PAGE_BYTES }]);
        // A page that was asked for before the device chose another place tells nothing.
        session.receive(&codec::encode(&ClientFrame::Follow { after: 101 }), workspace(101));
        assert_eq!(session.entries_compacted(100, 101), []);
    }

    #[test]
    fn a_device_that_does_not_know_of_compaction_gets_the_entries() {
        let mut session = Session::new();
        session.receive(&hello(|hello| (hello.protocol, hello.cursor) = (COMPACTION_SINCE - 1, 2)), workspace(9));
        assert_eq!(session.entries_compacted(2, 9), [Effect::RebuildEntries { after: 2 }]);
        assert_eq!(session.advance(9), None);
        let effects = session.entries_read(2, Vec::new(), 9, 9);
        assert_eq!(effects, [Effect::Send(RelayFrame::Entries { after: 2, entries: Vec::new(), upto: 9 })]);
    }

    #[test]
    fn what_was_never_logged_cannot_be_stored() {
        let mut session = Session::new();
        session.receive(&hello(|hello| hello.cursor = 7), workspace(7));
        assert_eq!(session.receive(&codec::encode(&ClientFrame::Ack { seq: 7 }), workspace(7)), []);
        let effects = session.receive(&codec::encode(&ClientFrame::Ack { seq: 8 }), workspace(7));
        assert_eq!(effects, [Effect::Close(Goodbye::Malformed)]);
    }

    #[test]
    fn who_looks_is_the_one_who_said_hello() {
        let mut session = Session::new();
        session.receive(&hello(|_| ()), workspace(0));
        let look = |name: String| ClientFrame::Look { document: Some(EPOCH), name, field: "phone".to_owned() };
        let person = Person { member: Id::from_bytes([3; 16]), name: "Анна".to_owned(), field: "phone".to_owned() };
        let effects = session.receive(&codec::encode(&look("Анна".to_owned())), workspace(0));
        assert_eq!(effects, [Effect::Look { document: Some(EPOCH), person }]);
        let effects = session.receive(&codec::encode(&look("а".repeat(MAX_WORD))), workspace(0));
        assert_eq!(effects, [Effect::Close(Goodbye::Malformed)]);
    }

    #[test]
    fn rows_are_packed_only_for_who_can_unpack_them() {
        let rows = RelayFrame::Rows { rows: "Ташкент ".repeat(500).into_bytes().into(), total: 1, next: None };
        let few = RelayFrame::Rows { rows: Vec::new().into(), total: 0, next: None };
        let bytes_for = |unpacks: bool, frame: &RelayFrame| {
            let mut session = Session::new();
            session.receive(&hello(|hello| hello.unpacks = unpacks), workspace(0));
            session.encode(frame)
        };
        assert_eq!(bytes_for(false, &rows), codec::encode(&rows));
        assert_eq!(bytes_for(true, &few), codec::encode(&few), "packing would make it longer");
        let short = bytes_for(true, &rows);
        assert!(short.len() < codec::encode(&rows).len() / 10);
        let Ok(RelayFrame::Packed { frame }) = codec::decode(&short) else { panic!("not packed") };
        assert_eq!(packed::unpack(&frame), Some(codec::encode(&rows)));
    }

    #[test]
    fn a_flood_of_requests_ends_the_connection() {
        let mut session = Session::new();
        session.receive(&hello(|_| ()), workspace(0));
        let fetch = codec::encode(&ClientFrame::Fetch { document: EPOCH });
        for _ in 0..MAX_REQUESTS {
            assert_eq!(session.receive(&fetch, workspace(0)), [Effect::Fetch { document: EPOCH }]);
        }
        assert_eq!(session.receive(&fetch, workspace(0)), [Effect::Close(Goodbye::Malformed)]);
    }
}
