//! An honest author of one client document: what hostile changes are made from, and what must go on beside them.

use ingot_shared::document::{Author, Document};
use ingot_shared::domain::{ClientField, ClientKind, Command};
use ingot_shared::sync::frame::{ChangeHash, Offer};
use ingot_shared::{Id, Instant};

/// An author with a document.
#[derive(Clone, Debug)]
pub struct Scribe {
    /// The document.
    pub document: Id,
    handle: Document,
    clock: i64,
}

impl Scribe {
    /// A document with this number, written by an actor of the same number; with the change that creates it.
    pub fn new(number: u8) -> (Self, Offer) {
        Self::of([number; 16], number.into())
    }

    /// The same for many of them.
    pub fn numbered(number: u32) -> (Self, Offer) {
        let mut bytes = [0x33; 16];
        bytes.iter_mut().zip(number.to_be_bytes()).for_each(|(to, byte)| *to = byte);
        Self::of(bytes, number)
    }

    fn of(bytes: [u8; 16], number: u32) -> (Self, Offer) {
        let document = Id::from_bytes(bytes);
        let mut handle = Document::empty(document);
        handle.set_actor(&bytes);
        let mut scribe = Self { document, handle, clock: 1_790_000_000_000 };
        let name = format!("Мижоз {number}");
        let create = Command::CreateClient { client: document, kind: ClientKind::Company, name, phone: None, fields: Vec::new() };
        let offer = scribe.write(create);
        (scribe, offer)
    }

    /// Changes the name.
    pub fn rename(&mut self, name: &str) -> Offer {
        let client = self.document;
        self.write(Command::SetClientField { client, field: ClientField::Name, value: name.to_owned() })
    }

    /// Adds a note.
    pub fn note(&mut self, text: &str) -> Offer {
        let mut note = [0; 16];
        note.iter_mut().zip(self.clock.to_be_bytes()).for_each(|(to, byte)| *to = byte);
        self.write(Command::PutNote { client: self.document, note: Id::from_bytes(note), text: text.to_owned() })
    }

    /// The change of any command to its document.
    pub fn write(&mut self, command: Command) -> Offer {
        self.clock += 1;
        let applied = self.handle.apply(&[command], &Author::default(), Instant::from_millis(self.clock));
        let change = applied.ok().and_then(|applied| applied.changes.into_iter().last());
        let (hash, bytes) = change.map(|change| (change.hash, change.bytes)).unwrap_or_default();
        Offer { document: self.document, hash: ChangeHash::new(hash), bytes: bytes.into() }
    }
}
