//! Devices for tests: they write real changes. The integration tests include this file too.

use ingot_shared::account::Role;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::{Author, ChangeRecord, Client};
use ingot_shared::domain::{ClientField, ClientKind, Command, Lead, Place};
use ingot_shared::sync::frame::{ChangeHash, Offer};
use ingot_shared::sync::session::Peer;
use ingot_shared::{Id, Instant};

/// An identifier that is different for every pair of numbers.
pub fn id(kind: u8, number: u64) -> Id {
    let mut bytes = [kind; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Id::from_bytes(bytes)
}

/// The device with this number.
pub fn peer(number: u64) -> Peer {
    Peer { member: id(1, number), device: id(2, number), role: Role::Owner, department: None, picks: true }
}

/// A client document on one device.
#[derive(Clone, Debug)]
pub struct Page {
    pub document: Id,
    pub client: Client,
    clock: i64,
}

impl Page {
    /// A document that no change was made in; `actor` must be used by nobody else.
    pub fn blank(document: u64, actor: u64) -> Self {
        let document = id(3, document);
        let mut client = Client::empty(document);
        client.set_actor(id(4, actor).as_bytes());
        Self { document, client, clock: 1_750_000_000_000 }
    }

    /// A new client and the change that creates it.
    pub fn create(document: u64, actor: u64, name: &str) -> (Self, Offer) {
        let mut page = Self::blank(document, actor);
        let client = page.document;
        let create = Command::CreateClient {
            client,
            kind: ClientKind::Company,
            name: name.to_owned(),
            phone: None,
            fields: vec![(ClientField::City, "Ташкент".to_owned())],
        };
        let offer = page.run(create);
        (page, offer)
    }

    /// Changes the name.
    pub fn rename(&mut self, name: &str) -> Offer {
        let client = self.document;
        self.run(Command::SetClientField { client, field: ClientField::Name, value: name.to_owned() })
    }

    /// Adds a note.
    pub fn note(&mut self, text: &str) -> Offer {
        let client = self.document;
        let note = id(5, self.clock.unsigned_abs());
        self.run(Command::PutNote { client, note, text: text.to_owned() })
    }

    /// Gives the client to a member.
    pub fn hand_to(&mut self, member: Id) -> Offer {
        let (document, entry) = (self.document, id(6, self.clock.unsigned_abs()));
        let to = Lead { member, name: "Олег".to_owned() };
        self.run(Command::SetResponsible { document, deal: None, entry, to })
    }

    /// Says of which department the client is.
    pub fn put_into(&mut self, department: Option<Id>) -> Offer {
        let at = Place::main(DocumentKind::Client);
        self.run(Command::put(self.document, at, [("department", department.into())]))
    }

    /// Asks a department to take the client over; whoever runs it must be a member with this id.
    pub fn ask(&mut self, by: Id, from: Option<Id>, to: Id) -> Offer {
        let at = Place::of(Entity::Transfer, id(8, 1));
        let fields = [("text", "Просят сервис".into()), ("from", from.into()), ("to", Some(to).into())];
        self.run_as(by, Command::put(self.document, at, fields))
    }

    /// Answers what was asked, or takes it back.
    pub fn turn(&mut self, by: Id, state: &str) -> Offer {
        let (at, entry) = (Place::of(Entity::Transfer, id(8, 1)), id(6, self.clock.unsigned_abs()));
        let (state, text) = (state.to_owned(), "Нет свободных людей".to_owned());
        self.run_as(by, Command::Turn { document: self.document, at, entry, state, text, deal: None })
    }

    /// Answers what was asked, and makes the client this department's in the same change.
    pub fn answer(&mut self, by: Id, state: &str, into: Option<Id>) -> Offer {
        let (at, entry) = (Place::of(Entity::Transfer, id(8, 1)), id(6, self.clock.unsigned_abs()));
        let (state, text) = (state.to_owned(), "Нет свободных людей".to_owned());
        let document = self.document;
        let into =
            into.map(|into| Command::put(document, Place::main(DocumentKind::Client), [("department", Some(into).into())]));
        let turn = Command::Turn { document, at, entry, state, text, deal: None };
        self.run_all_as(by, &into.into_iter().chain([turn]).collect::<Vec<_>>())
    }

    /// The same document on another device.
    pub fn copy(&mut self, actor: u64) -> Self {
        let mut client = Client::load(self.document, &self.client.save()).unwrap();
        client.set_actor(id(4, actor).as_bytes());
        Self { document: self.document, client, clock: self.clock }
    }

    fn run(&mut self, command: Command) -> Offer {
        self.run_as(Id::default(), command)
    }

    fn run_as(&mut self, member: Id, command: Command) -> Offer {
        self.run_all_as(member, &[command])
    }

    fn run_all_as(&mut self, member: Id, commands: &[Command]) -> Offer {
        self.clock += 1;
        let author = Author { member, name: String::new() };
        let applied = self.client.apply(commands, &author, Instant::from_millis(self.clock)).unwrap();
        offer(self.document, applied.changes.last().unwrap())
    }
}

/// The offer of a change.
pub fn offer(document: Id, change: &ChangeRecord) -> Offer {
    Offer { document, hash: ChangeHash::new(change.hash), bytes: change.bytes.clone().into() }
}
