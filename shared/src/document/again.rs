//! What a change that the relay refused says, as commands of today: the same facts, written anew. And what in a document is not sent yet.
//!
//! Never here: running them.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ChangeHash, ScalarValue};

use super::entity::{DocumentKind, Entity, Home, Layout};
use super::schema as key;
use super::{ChangeRecord, Document};
use crate::Id;
use crate::domain::{Command, Place, Value};

/// Who made a thing and when, of which document: written by whoever writes it.
const WRITTEN_ANEW: [&str; 7] = [key::AT, key::BY, key::NAME, key::CREATED, key::ID, key::KIND, key::VERSION];

impl Document {
    /// The commands that say what the last of these changes says, when those before it are said as well; for this document, or the one in which
    /// what it holds stands now. None when it does not fit this document, or says what only a command of its own may say, such as a move of
    /// a deal.
    pub fn said_again(&self, changes: &[ChangeRecord], now_in: Id) -> Option<Vec<Command>> {
        let as_it_is = self.clone().said_on(changes, now_in);
        // Where its author's numbers were used for something else meanwhile, the change fits only what he saw.
        as_it_is.or_else(|| self.as_seen_by(changes.first()?)?.said_on(changes, now_in))
    }

    /// The document as the author of a change saw it.
    fn as_seen_by(&self, change: &ChangeRecord) -> Option<Self> {
        let heads: Vec<ChangeHash> = change.deps.iter().map(|dep| ChangeHash(*dep)).collect();
        let doc = self.doc.clone().fork_at(&heads).ok()?;
        Some(Self { id: self.id, doc })
    }

    fn said_on(self, changes: &[ChangeRecord], now_in: Id) -> Option<Vec<Command>> {
        let (last, before) = changes.split_last()?;
        let mut document = self;
        for change in before {
            let _ = document.receive(vec![change.clone()]);
        }
        let known: BTreeMap<Vec<String>, Value> = document.graft().into_iter().collect();
        let is_new = document.is_empty();
        document.receive(vec![last.clone()]).ok()?;
        let mut commands: Vec<Command> = Vec::new();
        if is_new && document.kind() == Some(DocumentKind::Client) {
            let view = document.view()?;
            let phone = view.phones.into_iter().next().map(|phone| (phone.id, phone.typed));
            let (client, kind, name) = (now_in, view.kind, view.name);
            commands.push(Command::CreateClient { client, kind, name, phone, fields: Vec::new() });
        }
        for (path, value) in document.graft() {
            if known.get(&path) != Some(&value) {
                add(&mut commands, now_in, &path, &value)?;
            }
        }
        (!commands.is_empty()).then_some(commands)
    }

    /// The words of the document's root under which it holds something else than it held before.
    pub fn words_since(&self, before: &Self) -> BTreeSet<String> {
        let known: BTreeMap<Vec<String>, Value> = before.graft().into_iter().collect();
        let new = self.graft().into_iter().filter(|(path, value)| known.get(path) != Some(value));
        new.filter_map(|(path, _)| Some(path.first()?.split(':').next()?.to_owned())).collect()
    }
}

/// Adds one scalar to the commands; none when no command puts it.
fn add(commands: &mut Vec<Command>, document: Id, path: &[String], value: &Value) -> Option<()> {
    let (name, path) = path.split_last()?;
    let at = place(path)?;
    let layout = at.entity.layout();
    let Some(field) = layout.field(name) else {
        if name == layout.hidden_by() {
            let is_hidden = *value == Value::Flag(true);
            commands.push(if is_hidden { Command::Hide { document, at } } else { Command::Show { document, at } });
        }
        return (name == layout.hidden_by() || WRITTEN_ANEW.contains(&name.as_str())).then_some(());
    };
    let stored = match value {
        Value::Text(text) => ScalarValue::Str(text.as_str().into()),
        Value::Number(number) => ScalarValue::Int(*number),
        Value::Flag(on) => ScalarValue::Boolean(*on),
        Value::Nothing | Value::Moment(_) | Value::Day(_) | Value::Money(_) | Value::Ref(_) => return None,
    };
    let put = (name.clone(), field.read(&stored));
    match commands.last_mut() {
        Some(Command::Put { at: before, fields, .. }) if *before == at => fields.push(put),
        _ => commands.push(Command::Put { document, at, fields: vec![put] }),
    }
    Some(())
}

/// The thing whose map is at this path.
pub(super) fn place(path: &[String]) -> Option<Place> {
    let thing = |home: &dyn Fn(&Home) -> bool| Layout::all().find(|layout| home(&layout.home)).map(|layout| layout.entity);
    let (last, parents) = path.split_last()?;
    match (parents, last.split_once(':')) {
        ([], None) => Some(Place::of(thing(&|home| matches!(home, Home::Main(name) if name == last))?, Id::default())),
        ([], Some((word, id))) => {
            Some(Place::of(thing(&|home| matches!(home, Home::Root(name) if *name == word))?, id.parse().ok()?))
        }
        ([collection], None) => {
            let entity: Entity = thing(&|home| matches!(home, Home::Collection(name) if name == collection))?;
            Some(Place::of(entity, last.parse().ok()?))
        }
        (_, Some((word, id))) => {
            let parent = place(parents).filter(|parent| parent.within.is_none())?;
            let inside = |home: &Home| matches!(home, Home::Within(entity, name) if *entity == parent.entity && *name == word);
            Some(Place::within(thing(&inside)?, id.parse().ok()?, parent.entity, parent.id))
        }
        (_, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Author;
    use crate::domain::{ClientField, ClientKind, StageId};
    use crate::{Currency, Instant, Money};

    const CLIENT: Id = Id::from_bytes([1; 16]);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn edited(document: &mut Document, actor: u8, commands: &[Command]) -> Vec<ChangeRecord> {
        document.set_actor(&[actor; 16]);
        document.apply(commands, &Author::default(), Instant::from_millis(5)).expect("allowed").changes
    }

    fn create() -> Command {
        let fields = vec![(ClientField::City, "Бухара".to_owned())];
        let phone = Some((id(9), "901234567".to_owned()));
        Command::CreateClient { client: CLIENT, kind: ClientKind::Person, name: "Олег".to_owned(), phone, fields }
    }

    fn note(n: u8, text: &str) -> Command {
        Command::PutNote { client: CLIENT, note: id(n), text: text.to_owned() }
    }

    /// What is said by a change and by its repetition is the same, but for who wrote it when.
    fn same(document: &Document, changes: &[ChangeRecord]) {
        let mut said = document.clone();
        changes.iter().for_each(|change| said.receive(vec![change.clone()]).expect("it fits"));
        let mut again = document.clone();
        for end in 1..=changes.len() {
            let commands = again.said_again(&changes[..end], CLIENT).expect("it can be said again");
            edited(&mut again, 7, &commands);
        }
        let facts = |document: &Document| document.graft();
        assert_eq!(facts(&again), facts(&said));
    }

    #[test]
    fn a_new_client_with_what_was_added_to_it_is_said_again() {
        let empty = Document::empty(CLIENT);
        let mut document = empty.clone();
        let mut changes = edited(&mut document, 2, &[create(), note(3, "Ждёт цену")]);
        changes.extend(edited(&mut document, 2, &[note(4, "Перезвонить")]));
        same(&empty, &changes);
    }

    #[test]
    fn facts_notes_and_what_was_taken_away_are_said_again() {
        let mut before = Document::empty(CLIENT);
        edited(&mut before, 2, &[create(), note(3, "Старая")]);
        let name = Command::SetClientField { client: CLIENT, field: ClientField::Name, value: "Олег Ким".to_owned() };
        let hide = Command::Hide { document: CLIENT, at: Place::of(Entity::Note, id(3)) };
        for command in [name, hide, note(4, "Новая"), Command::DeleteClient { client: CLIENT }] {
            let changes = edited(&mut before.clone(), 3, &[command]);
            same(&before, &changes);
        }
    }

    #[test]
    fn a_deal_is_said_only_by_its_own_command() {
        let mut before = Document::empty(CLIENT);
        edited(&mut before, 2, &[create()]);
        let deal = Command::CreateDeal {
            client: CLIENT,
            deal: id(5),
            title: "Поставка".to_owned(),
            amount: Money::units(1, Currency::Uzs),
            stage: StageId::UNSORTED,
            responsible: String::new(),
        };
        let changes = edited(&mut before.clone(), 3, &[deal]);
        assert_eq!(before.said_again(&changes, CLIENT), None);
    }

    #[test]
    fn what_is_new_is_named_by_where_it_stands() {
        let mut before = Document::empty(CLIENT);
        edited(&mut before, 2, &[create()]);
        let mut now = before.clone();
        edited(&mut now, 3, &[note(4, "Новая"), Command::put(CLIENT, Place::of(Entity::Task, id(6)), [("title", "КП".into())])]);
        assert_eq!(now.words_since(&before).into_iter().collect::<Vec<_>>(), ["notes", "task"]);
        assert_eq!(before.words_since(&before.clone()).len(), 0);
    }
}
