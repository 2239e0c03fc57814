//! A team for tests: devices with their copies of one document, and short forms of commands.

use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::{Applied, Author, ClientView, Document};
use ingot_shared::domain::{ClientField, ClientKind, Command, DomainError, Loss, NewTask, Place, StageId, StageKind, Value};
use ingot_shared::{Currency, Date, Id, Instant, Money};

pub const NOW: Instant = Instant::from_millis(1_790_000_000_000);

pub fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

pub fn som(units: i64) -> Money {
    Money::units(units, Currency::Uzs)
}

/// A device with its copy of one document; its number is its actor's, its member's and the later of its entries.
#[derive(Clone)]
pub struct Device {
    pub document: Document,
    number: u8,
    clock: i64,
}

impl Device {
    pub fn new(number: u8, document: Id) -> Self {
        Self { document: Document::empty(document), number, clock: 0 }
    }

    pub fn author(&self) -> Author {
        Author { member: id(200 + self.number), name: format!("Участник {}", self.number) }
    }

    pub fn try_run(&mut self, command: Command) -> Result<Applied, DomainError> {
        self.run_all(&[command])
    }

    pub fn run_all(&mut self, commands: &[Command]) -> Result<Applied, DomainError> {
        self.clock += 1;
        self.document.set_actor(&[self.number; 16]);
        let now = Instant::from_millis(NOW.as_millis() + self.clock * 1_000 + i64::from(self.number));
        self.document.apply(commands, &self.author(), now)
    }

    pub fn run(&mut self, command: Command) -> Vec<Command> {
        self.try_run(command).expect("the command is allowed").inverse
    }

    pub fn view(&self) -> ClientView {
        self.document.view().expect("the client is there")
    }

    /// Both take in what the other has, and must then see the same (S4).
    pub fn meets(&mut self, other: &mut Self) {
        self.document.merge(&mut other.document).expect("replicas merge");
        other.document.merge(&mut self.document).expect("replicas merge");
        assert_eq!(self.document.view(), other.document.view(), "both see the same");
        assert_eq!(self.document.rows(), other.document.rows());
        assert_eq!(self.document.record(), other.document.record());
    }
}

/// Two devices with one client (1) that has a phone (2) and a deal (10).
pub fn two_devices() -> (Device, Device) {
    let mut anna = Device::new(1, id(1));
    anna.run(Command::CreateClient {
        client: id(1),
        kind: ClientKind::Company,
        name: "ООО «Ромашка»".to_owned(),
        phone: Some((id(2), "90 123-45-67".to_owned())),
        fields: vec![(ClientField::City, "Ташкент".to_owned()), (ClientField::Responsible, "Марина".to_owned())],
    });
    anna.run(open_deal(10));
    let mut boris = Device::new(2, id(1));
    anna.meets(&mut boris);
    (anna, boris)
}

/// Runs what each does apart, then lets them meet.
pub fn apart(anna: &mut Device, first: Command, boris: &mut Device, second: Command) {
    anna.run(first);
    boris.run(second);
    anna.meets(boris);
}

pub fn fields<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Vec<(String, Value)> {
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

pub fn put<'a>(entity: Entity, n: u8, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Command {
    Command::put(id(1), Place::of(entity, id(n)), fields)
}

pub fn profile<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Command {
    Command::put(id(1), Place::main(DocumentKind::Client), fields)
}

pub fn inside<'a>(entity: Entity, n: u8, deal: u8, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Command {
    Command::put(id(1), Place::within(entity, id(n), Entity::Deal, id(deal)), fields)
}

pub fn hide(entity: Entity, n: u8) -> Command {
    Command::Hide { document: id(1), at: Place::of(entity, id(n)) }
}

pub fn show(entity: Entity, n: u8) -> Command {
    Command::Show { document: id(1), at: Place::of(entity, id(n)) }
}

pub fn open_deal(n: u8) -> Command {
    let fields = fields([("title", "Партия №7".into()), ("amount", som(5_000_000).into())]);
    Command::OpenDeal { document: id(1), deal: id(n), stage: StageId::UNSORTED, kind: StageKind::Open, fields }
}

pub fn task(n: u8, title: &str, due: &str) -> Command {
    put(Entity::Task, n, [("title", title.into()), ("kind", "call".into()), ("due", day(due).into())])
}

pub fn follow(n: u8) -> Option<NewTask> {
    let fields = fields([("title", "Позвонить".into()), ("kind", "call".into()), ("due", day("2026-12-24").into())]);
    Some(NewTask { task: id(n), fields })
}

pub fn loss() -> Option<Loss> {
    Some(Loss { reason: "no_answer".to_owned(), comment: "Пять раз".to_owned() })
}

pub fn move_to(entry: u8, to: StageId) -> Command {
    let kind = to.kind();
    Command::MoveStage {
        document: id(1),
        deal: id(10),
        entry: id(entry),
        to,
        kind,
        loss: if kind == StageKind::Lost { loss() } else { None },
        follow: if kind == StageKind::Won { follow(entry + 1) } else { None },
    }
}

pub fn finish(task: u8, entry: u8) -> Command {
    Command::FinishTask { document: id(1), task: id(task), entry: id(entry), result: format!("Итог {entry}"), next: None }
}
