//! The relay's end of one connection.
//!
//! A session decides what follows from a frame; its host reads and writes the log and hands the results back. Never here: the log
//! itself, or other connections.

use std::collections::VecDeque;
use std::sync::Arc;

use super::audit::{Differing, Sums};
use super::codec::{self, MAX_FRAME, MAX_HELLO};
use super::frame::ChangeHash;
use super::frame::{
    ClientFrame, Entry, Goodbye, Hello, MAX_ERASED, MAX_OFFERS, MAX_WORD, Offer, PROTOCOL, Person, RelayFrame, Snapshot, Verdict,
    Welcome,
};
use super::packed;
use crate::access::{Department, Reader};
use crate::account::Role;
use crate::{Id, Instant};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// The relay's history.
    pub epoch: Id,
    /// The log's last number.
    pub head: u64,
    /// The number of the last erasure.
    pub erased: u64,
    /// What the host's clock shows.
    pub now: Instant,
}

impl Workspace {
    /// Whether nothing was logged or erased between the two.
    fn ends_where(self, other: Self) -> bool {
        (self.epoch, self.head, self.erased) == (other.epoch, other.head, other.erased)
    }
}

/// What the host is to do. Reads and appends are answered by the method of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this frame.
    Send(RelayFrame),
    /// Find out whose token this is, then call [`Session::admitted`].
    Admit {
        /// What the device gave; empty when it relies on what came with its connection.
        token: String,
        /// The device.
        device: Id,
    },
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
    /// Compare these sums with what this member may read, then call [`Session::audited`].
    Audit {
        /// What the device holds.
        sums: Box<Sums>,
    },
    /// Erase these documents for good, in this member's name, if he may and the password was entered at the device a short while ago;
    /// else call [`Session::unproven`].
    Erase {
        /// The documents.
        documents: Vec<Id>,
    },
    /// Read erasures after this number, then call [`Session::erased_read`].
    ReadErased {
        /// The last one that was sent.
        after: u64,
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

/// Who a connection belongs to, once it was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The member.
    pub member: Id,
    /// The device.
    pub device: Id,
    /// What the member may. It does not change while a connection lasts: who gets another role comes back.
    pub role: Role,
    /// His department. It does not change while a connection lasts either.
    pub department: Option<Arc<Department>>,
    /// Whether managers may take what nobody has taken. Nor does this.
    pub picks: bool,
}

impl Peer {
    /// The member as somebody who reads.
    pub fn reader(&self) -> Reader {
        Reader { member: self.member, role: self.role, department: self.department.clone(), picks: self.picks }
    }
}

/// The relay's state of one connection.
#[derive(Debug)]
pub struct Session {
    peer: Option<Peer>,
    /// The hello of a device that nobody knows yet.
    at_the_door: Option<Hello>,
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
    /// How many documents were told of as coming or leaving.
    told: u64,
    /// The last erasure that was sent; none when the device does not know of erasing.
    erased: Option<u64>,
    /// Whether the device reads that an erasure needs the password.
    proves: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            peer: None,
            at_the_door: None,
            protocol: 0,
            sent: None,
            reading: false,
            page: FIRST_PAGE_BYTES,
            under_way: VecDeque::new(),
            confirmed: None,
            requests: 0,
            unpacks: false,
            told: 0,
            erased: None,
            proves: false,
        }
    }
}

impl Session {
    /// A connection that has not said anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Who the connection belongs to; none before it was let in.
    pub const fn peer(&self) -> Option<&Peer> {
        self.peer.as_ref()
    }

    /// The last number that the device said it has stored.
    pub const fn confirmed(&self) -> Option<u64> {
        self.confirmed
    }

    /// The bytes of a frame for this device. Pages of rows and of documents, most of whose words repeat, are packed where the device can
    /// unpack them.
    pub fn encode(&self, frame: &RelayFrame) -> Vec<u8> {
        let bytes = codec::encode(frame);
        let packed = match frame {
            RelayFrame::Rows { .. } if self.unpacks => packed::pack(&bytes),
            RelayFrame::Snapshots { snapshots, next } if self.unpacks => {
                let snapshots = packed::loosened(snapshots, MAX_FRAME.saturating_sub(bytes.len()));
                packed::pack(&codec::encode(&RelayFrame::Snapshots { snapshots, next: *next }))
            }
            RelayFrame::Access { after, revoked, granted } if self.unpacks && !granted.is_empty() => {
                let granted = packed::loosened(granted, MAX_FRAME.saturating_sub(bytes.len()));
                packed::pack(&codec::encode(&RelayFrame::Access { after: *after, revoked: revoked.clone(), granted }))
            }
            _ => None,
        };
        match packed.map(|packed| codec::encode(&RelayFrame::Packed { frame: packed.into() })) {
            Some(packed) if packed.len() < bytes.len() => packed,
            _ => bytes,
        }
    }

    /// Takes the bytes of one message.
    pub fn receive(&mut self, bytes: &[u8], workspace: Workspace) -> Vec<Effect> {
        let limit = if self.peer.is_some() { MAX_FRAME } else { MAX_HELLO };
        if bytes.len() > limit {
            return vec![Effect::Close(Goodbye::Malformed)];
        }
        match (codec::decode(bytes), &self.peer) {
            (Ok(ClientFrame::Hello(hello)), None) if self.at_the_door.is_none() => vec![self.hello(hello)],
            (Ok(ClientFrame::Hello(_)), _) | (Ok(_), None) | (Err(_), _) => vec![Effect::Close(Goodbye::Malformed)],
            (Ok(frame), Some(_)) => self.frame(frame, workspace),
        }
    }

    fn hello(&mut self, hello: Hello) -> Effect {
        if hello.protocol < OLDEST_PROTOCOL {
            return Effect::Close(Goodbye::AppTooOld);
        }
        if hello.protocol > PROTOCOL {
            return Effect::Close(Goodbye::RelayTooOld);
        }
        let (token, device) = (hello.secret.clone(), hello.device);
        self.at_the_door = Some(hello);
        Effect::Admit { token, device }
    }

    /// It is known who said hello, or why nobody is let in.
    pub fn admitted(&mut self, found: Result<Peer, Goodbye>, workspace: Workspace) -> Vec<Effect> {
        let peer = match found {
            Ok(peer) => peer,
            Err(reason) => return vec![Effect::Close(reason)],
        };
        let Some(hello) = self.at_the_door.take() else { return vec![Effect::Close(Goodbye::Malformed)] };
        let reader = peer.reader();
        // Its app would keep what its member may not read any more.
        if reader.is_limited() && hello.access.is_none() {
            return vec![Effect::Close(Goodbye::AppTooOld)];
        }
        let member = peer.member;
        self.peer = Some(peer);
        self.protocol = hello.protocol;
        self.unpacks = hello.unpacks;
        self.proves = hello.proves;
        let welcome = Welcome {
            protocol: hello.protocol,
            epoch: workspace.epoch,
            head: workspace.head,
            access: reader.version(),
            member,
            erases: true,
            audits: true,
            now: workspace.now,
        };
        let mut effects = vec![Effect::Send(RelayFrame::Welcome(welcome))];
        // Erasures are told before anything else, so that what a device offers of such documents is gone before it is refused.
        let same_history = hello.epoch == Some(workspace.epoch);
        self.erased = hello.erased.map(|known| if same_history { known.min(workspace.erased) } else { 0 });
        effects.extend(self.advance_erased(workspace.erased));
        let knows_history = hello.epoch == Some(workspace.epoch) && hello.cursor <= workspace.head;
        let knows_rule = hello.access.is_none_or(|known| known == reader.version());
        if knows_history && knows_rule && !hello.first_load {
            self.sent = Some(hello.cursor);
            effects.extend(self.advance(workspace.head));
        }
        effects
    }

    fn frame(&mut self, frame: ClientFrame, workspace: Workspace) -> Vec<Effect> {
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
            ClientFrame::Erase { documents } if documents.len() > MAX_ERASED || documents.contains(&Id::workspace()) => {
                return vec![Effect::Close(Goodbye::Malformed)];
            }
            ClientFrame::Erase { documents } => return vec![Effect::Erase { documents }],
            ClientFrame::Push { offers } if offers.len() > MAX_OFFERS => return vec![Effect::Close(Goodbye::Malformed)],
            ClientFrame::Push { offers } => Effect::Append { offers },
            ClientFrame::GetRows { before, since } => Effect::ReadRows { before, since },
            ClientFrame::GetSnapshots { before, since } => Effect::ReadSnapshots { before, since },
            ClientFrame::Fetch { document } => Effect::Fetch { document },
            ClientFrame::Audit { seq, .. } if seq > workspace.head => return vec![Effect::Close(Goodbye::Malformed)],
            // What the device confirmed is older: what is on its way would differ.
            ClientFrame::Audit { seq, erased, .. } if seq < workspace.head || erased != workspace.erased => {
                return vec![Effect::Send(not_compared(workspace.head))];
            }
            ClientFrame::Audit { sums, .. } => match Sums::from_bytes(&sums) {
                Some(sums) => Effect::Audit { sums: Box::new(sums) },
                None => return vec![Effect::Close(Goodbye::Malformed)],
            },
        };
        if self.requests >= MAX_REQUESTS {
            return vec![Effect::Close(Goodbye::Malformed)];
        }
        self.requests += 1;
        vec![request]
    }

    fn look(&self, document: Option<Id>, name: String, field: String) -> Effect {
        match &self.peer {
            Some(peer) if name.len() <= MAX_WORD && field.len() <= MAX_WORD => {
                Effect::Look { document, person: Person { member: peer.member, name, field } }
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

    /// There may be new erasures: asks for those that the device was not told.
    pub fn advance_erased(&self, erased: u64) -> Option<Effect> {
        let after = self.erased.filter(|sent| *sent < erased)?;
        Some(Effect::ReadErased { after })
    }

    /// These were not erased, since the password was not entered at the device a short while ago. Nothing is sent to a device that does not
    /// know of that: its app asks before it erases.
    pub fn unproven(&self, documents: Vec<Id>) -> Option<Effect> {
        self.proves.then_some(Effect::Send(RelayFrame::Unproven { documents }))
    }

    /// Erasures were read.
    pub fn erased_read(&mut self, after: u64, documents: Vec<Id>, upto: u64) -> Option<Effect> {
        if self.erased != Some(after) || upto <= after {
            return None;
        }
        self.erased = Some(upto);
        Some(Effect::Send(RelayFrame::Erased { after, documents, upto }))
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
        let mut effects = vec![Effect::Send(RelayFrame::Entries { after, entries, upto, told: self.told })];
        effects.extend(self.advance(head));
        effects
    }

    /// It was found out what came to the member and what left him with the entries that are sent next: nothing to send when nothing did.
    pub fn access_read(&mut self, after: u64, revoked: Vec<Id>, granted: Vec<Snapshot>) -> Option<Effect> {
        let documents = (revoked.len() + granted.len()) as u64;
        let is_wanted = documents > 0 && self.sent == Some(after);
        self.told += if is_wanted { documents } else { 0 };
        is_wanted.then_some(Effect::Send(RelayFrame::Access { after, revoked, granted }))
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
        vec![Effect::Send(RelayFrame::Behind { head, told: self.told })]
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

    /// It was compared what differs, with the workspace before and after; none when there was no time for it.
    pub fn audited(&mut self, found: Option<Differing>, before: Workspace, after: Workspace) -> Effect {
        let frame = match found {
            Some(Differing { buckets, documents, is_all }) if before.ends_where(after) => {
                RelayFrame::Audited { seq: after.head, buckets: buckets.into(), documents, more: !is_all }
            }
            _ => not_compared(after.head),
        };
        self.answered(frame)
    }

    fn answered(&mut self, frame: RelayFrame) -> Effect {
        self.requests = self.requests.saturating_sub(1);
        Effect::Send(frame)
    }
}

/// Nothing was compared: more may differ, and nothing is named.
fn not_compared(seq: u64) -> RelayFrame {
    RelayFrame::Audited { seq, buckets: Vec::new().into(), documents: Vec::new(), more: true }
}

#[cfg(test)]
mod tests;
