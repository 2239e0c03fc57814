//! Who may read which document of the store, in memory: asked for every entry, row and document that is about to be sent (S7).
//!
//! Bytes are read first and asked about afterwards. A change of who may read is announced before it is committed and counts as both
//! until it is known whether it was: nobody gets what is newer than his right. Never here: the rule itself ([`ingot_shared::access`]).

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ingot_shared::Id;
use ingot_shared::access::{Audience, Reader, Scope};
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;

use crate::gate::ChangedDocument;

/// Who may read a document, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Who logged its first change.
    pub maker: Id,
    /// Who may read it.
    pub audience: Audience,
    /// The number of the change that last made it somebody else's; zero when it is what it was at first.
    pub changed: u64,
    /// Who could read it at some time before.
    pub former: Audience,
}

impl Access {
    /// What it is after the change with this number, by which these may read it.
    #[must_use]
    pub fn after(&self, audience: Audience, number: u64) -> Self {
        // What the settings say of picking is nothing that makes them somebody else's.
        if (Audience { bars_picking: audience.bars_picking, ..self.audience.clone() }) == audience {
            return Self { audience, ..self.clone() };
        }
        Self { maker: self.maker, former: self.former.or(&self.audience), audience, changed: number }
    }

    /// What a new document is.
    pub const fn new(maker: Id, audience: Audience) -> Self {
        let former = Audience {
            scope: Scope::Private,
            members: Vec::new(),
            departments: Vec::new(),
            is_open: false,
            asked: Vec::new(),
            has_requests: false,
            bars_picking: false,
        };
        Self { maker, audience, changed: 0, former }
    }

    /// Who may read the document of this encoded row.
    pub fn audience(row: &[u8], maker: Id) -> Audience {
        // A row that cannot be read is nobody's but of those who read all clients.
        codec::decode::<ClientRow>(row).map(|row| Audience::of(&row, maker)).unwrap_or_default()
    }
}

/// A document as the directory knows it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The number of its first change.
    pub first: u64,
    /// The number of its last change.
    pub last: u64,
    /// Who may read it.
    pub access: Access,
}

impl Listed {
    /// Whether this reader made it after a number.
    fn is_new_of(&self, reader: &Reader, after: u64) -> bool {
        self.first > after && self.access.maker == reader.member
    }
}

/// What an entry of a document is for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// He may read it, and has had it all along.
    Read,
    /// He may read it, and who may read it changed after what he has: he gets it whole.
    Granted,
    /// He may not read it any more.
    Revoked,
    /// He may not read it and never could, or a later entry decides.
    Hidden,
}

/// All documents of a store with who may read them.
#[derive(Debug, Default)]
pub struct Directory {
    inner: RwLock<Inner>,
}

#[derive(Clone, Debug, Default)]
struct Inner {
    documents: HashMap<Id, Listed>,
    by_first: BTreeMap<u64, Id>,
    /// What is being committed.
    announced: HashMap<Id, Audience>,
    /// How many documents are not for everybody who reads all clients.
    special: usize,
}

impl Clone for Directory {
    fn clone(&self) -> Self {
        Self { inner: RwLock::new(self.read().clone()) }
    }
}

impl Directory {
    /// A directory of these documents.
    pub fn of(documents: impl IntoIterator<Item = (Id, Listed)>) -> Self {
        let directory = Self::default();
        directory.fill(documents);
        directory
    }

    /// Knows these documents and no others.
    pub fn fill(&self, documents: impl IntoIterator<Item = (Id, Listed)>) {
        let mut inner = Inner::default();
        documents.into_iter().for_each(|(id, listed)| inner.put(id, listed));
        *self.write() = inner;
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who may read a document.
    pub fn access(&self, document: Id) -> Option<Access> {
        self.read().documents.get(&document).map(|listed| listed.access.clone())
    }

    /// These are about to be committed.
    pub fn announce(&self, documents: &[ChangedDocument]) {
        let mut inner = self.write();
        for document in documents {
            inner.announced.insert(document.id, document.access.audience.clone());
        }
    }

    /// These are committed; nothing else was announced.
    pub fn settle(&self, documents: &[ChangedDocument]) {
        let mut inner = self.write();
        inner.announced.clear();
        for document in documents {
            let ChangedDocument { id, first, last, access, .. } = document;
            inner.put(*id, Listed { first: *first, last: *last, access: access.clone() });
        }
    }

    /// These were erased.
    pub fn erase(&self, documents: impl IntoIterator<Item = Id>) {
        let mut inner = self.write();
        documents.into_iter().for_each(|document| inner.remove(document));
    }

    /// Whether the company lets managers take what nobody has taken. Of settings that are just being committed the stricter ones count.
    pub fn picks(&self) -> bool {
        let inner = self.read();
        let settings = Id::workspace();
        let listed = inner.documents.get(&settings).map(|listed| &listed.access.audience);
        !listed.into_iter().chain(inner.announced.get(&settings)).any(|audience| audience.bars_picking)
    }

    /// Whether this reader may read a document now.
    pub fn may_read(&self, reader: &Reader, document: Id) -> bool {
        self.read().may_read(reader, document)
    }

    /// Whether a document is in the log, or about to be.
    pub fn knows(&self, document: Id) -> bool {
        let inner = self.read();
        inner.documents.contains_key(&document) || inner.announced.contains_key(&document)
    }

    /// Whether a reader may read every document there is.
    pub(crate) fn reads_all(&self, reader: &Reader) -> bool {
        !reader.is_limited() && self.read().special == 0
    }

    /// What entries of these documents are for a reader who has everything up to `after` and gets them up to `upto`.
    pub(crate) fn standing(&self, reader: &Reader, documents: &[Id], after: u64, upto: u64) -> Vec<Standing> {
        let inner = self.read();
        let of = |document: &Id| {
            let may = inner.may_read(reader, *document);
            let listed = inner.documents.get(document);
            let changed = listed.map_or(0, |listed| listed.access.changed);
            match may {
                true if !reader.is_limited() || changed <= after => Standing::Read,
                // He has what he made, even if it was somebody else's from its first change on.
                false if reader.is_limited() && listed.is_some_and(|listed| listed.is_new_of(reader, after)) => Standing::Revoked,
                false if !reader.is_limited() || changed <= after => Standing::Hidden,
                // Only what comes with the last change says who has it.
                _ if changed > upto => Standing::Hidden,
                true => Standing::Granted,
                false if listed.is_some_and(|listed| reader.may_read(&listed.access.former)) => Standing::Revoked,
                // It went from others to others.
                false => Standing::Hidden,
            }
        };
        documents.iter().map(of).collect()
    }

    /// The documents that left a reader who has everything up to a number.
    pub(crate) fn left(&self, reader: &Reader, after: u64) -> Vec<Id> {
        if !reader.is_limited() {
            return Vec::new();
        }
        let inner = self.read();
        let left = |access: &Access| access.changed > after && reader.may_read(&access.former);
        let was_his = |listed: &Listed| left(&listed.access) || listed.is_new_of(reader, after);
        let moved = inner.documents.iter().filter(|(_, listed)| was_his(listed));
        let mut left: Vec<Id> = moved.filter(|(id, _)| !inner.may_read(reader, **id)).map(|(id, _)| *id).collect();
        left.sort_unstable();
        left
    }

    /// The first numbers of documents that this reader may read, that first appeared before a number and changed after another; newest
    /// first, at most so many.
    pub(crate) fn walk(&self, reader: &Reader, before: Option<u64>, since: u64, most: usize) -> Vec<u64> {
        let inner = self.read();
        let range = inner.by_first.range(..before.unwrap_or(u64::MAX)).rev();
        range
            .filter(|(_, id)| inner.changed_since(**id, since) && inner.may_read(reader, **id))
            .map(|(first, _)| *first)
            .take(most)
            .collect()
    }

    /// How many documents a walk brings this reader.
    pub(crate) fn count(&self, reader: &Reader, since: u64) -> u64 {
        let inner = self.read();
        inner.documents.keys().filter(|id| inner.changed_since(**id, since) && inner.may_read(reader, **id)).count() as u64
    }
}

impl Inner {
    fn put(&mut self, id: Id, listed: Listed) {
        self.remove(id);
        self.special += usize::from(is_special(&listed.access));
        self.by_first.insert(listed.first, id);
        self.documents.insert(id, listed);
    }

    fn remove(&mut self, id: Id) {
        if let Some(listed) = self.documents.remove(&id) {
            self.special -= usize::from(is_special(&listed.access));
            self.by_first.remove(&listed.first);
        }
    }

    fn changed_since(&self, id: Id, since: u64) -> bool {
        self.documents.get(&id).is_some_and(|listed| listed.last > since)
    }

    fn may_read(&self, reader: &Reader, document: Id) -> bool {
        let is_his = |audience: &Audience| reader.may_read(audience);
        match (self.documents.get(&document), self.announced.get(&document)) {
            (Some(listed), announced) => is_his(&listed.access.audience) && announced.is_none_or(is_his),
            // What is committed at this moment is read as it will be.
            (None, Some(announced)) => is_his(announced),
            (None, None) => !reader.is_limited(),
        }
    }
}

const fn is_special(access: &Access) -> bool {
    matches!(access.audience.scope, Scope::Finance | Scope::Private)
}
