//! A client's document written in one go: ten times as fast as one field after the other.
//!
//! Understands just those commands that the demo company uses, on a document that is not there yet, where nothing can be in conflict and
//! nothing was taken away. It must write what [`Document::apply`](crate::document::Document::apply) writes; a test compares the
//! whole views. All of it is one change, so that the history of a document is shorter than that of the steps; what the history
//! tells stands in the entries and is the same.

use std::collections::{BTreeMap, HashMap};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, AutomergeError, ScalarValue, hydrate};

use super::Author;
use super::entity::{DocumentKind, Entity, Home};
use crate::domain::{Command, ImportedClient, Loss, Place, StageId, StageKind, Value};
use crate::sync::frame::SCHEMA;
use crate::{Id, Instant};

/// What one author did at one moment: one change of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Who.
    pub author: Author,
    /// What, in this order.
    pub commands: Vec<Command>,
}

/// A map of the document to be: what stands under its keys.
#[derive(Clone, Default)]
struct Tree {
    maps: BTreeMap<String, Tree>,
    scalars: BTreeMap<String, ScalarValue>,
}

/// The saved document, with the one change that all steps become.
pub(crate) fn saved(id: Id, steps: &[Step], actor: &[u8; 16]) -> Result<Vec<u8>, AutomergeError> {
    let mut draft = Draft { id, root: Tree::default() };
    for step in steps {
        step.commands.iter().for_each(|command| draft.run(command, step));
    }
    let mut document = AutoCommit::new().with_actor(ActorId::from(actor.as_slice()));
    document.init_root_from_hydrate(&draft.root.hydrated())?;
    document.commit_with(CommitOptions::default());
    Ok(document.save())
}

impl Tree {
    fn hydrated(self) -> hydrate::Map {
        let scalars = self.scalars.into_iter().map(|(key, scalar)| (key, hydrate::Value::Scalar(scalar)));
        let maps = self.maps.into_iter().map(|(key, tree)| (key, hydrate::Value::Map(tree.hydrated())));
        scalars.chain(maps).collect::<HashMap<String, hydrate::Value>>().into()
    }

    /// The map under a key, made when it is missing.
    fn map(&mut self, key: &str) -> &mut Self {
        self.maps.entry(key.to_owned()).or_default()
    }

    fn put(&mut self, key: &str, scalar: ScalarValue) {
        self.scalars.insert(key.to_owned(), scalar);
    }

    /// Puts a text; an empty one is nothing.
    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.put(key, ScalarValue::Str(text.into()));
        }
    }

    fn moment(&mut self, key: &str, at: Instant) {
        self.put(key, ScalarValue::Int(at.as_millis()));
    }

    fn sign(&mut self, author: &Author, at: Instant) {
        self.moment("at", at);
        self.text("by", &author.member.to_string());
        self.text("name", &author.name);
    }

    fn put_all(&mut self, fields: &[(String, Value)]) {
        for (key, value) in fields {
            match value {
                Value::Nothing | Value::Flag(false) => {}
                Value::Text(line) => self.text(key, line),
                Value::Flag(true) => self.put(key, ScalarValue::Boolean(true)),
                Value::Number(number) => self.put(key, ScalarValue::Int(*number)),
                Value::Moment(at) => self.moment(key, *at),
                Value::Day(day) => self.text(key, &day.to_string()),
                Value::Money(amount) => self.text(key, &format!("{} {}", amount.minor, amount.currency.code())),
                Value::Ref(id) => self.text(key, &id.to_string()),
            }
        }
    }

    fn read(&self, key: &str) -> String {
        match self.scalars.get(key) {
            Some(ScalarValue::Str(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    /// What a stage move comes into.
    fn enter(&mut self, (stage, kind): (StageId, StageKind), loss: Option<&Loss>) {
        self.text("to", stage.key());
        self.text("kind", kind.key());
        if let Some(loss) = loss {
            self.text("reason", &loss.reason);
            self.text("comment", &loss.comment);
        }
    }
}

struct Draft {
    id: Id,
    root: Tree,
}

impl Draft {
    fn run(&mut self, command: &Command, step: &Step) {
        match command {
            Command::ImportClient { import, data, .. } => self.found(*import, data),
            Command::PutPhone { phone, typed, .. } => self.at(Place::of(Entity::Phone, *phone)).text("typed", typed),
            Command::PutEmail { email, address, .. } => self.at(Place::of(Entity::Email, *email)).text("address", address),
            Command::Put { at, fields, .. } => self.put(*at, fields, step),
            Command::OpenDeal { deal, stage, kind, fields, .. } => self.open(*deal, (*stage, *kind), fields, step),
            Command::MoveDeal { deal, entry, to, loss, .. } => {
                self.go(*deal, *entry, (*to, to.kind()), loss.as_ref(), step);
            }
            Command::MoveStage { deal, entry, to, kind, loss, follow, .. } => {
                self.go(*deal, *entry, (*to, *kind), loss.as_ref(), step);
                if let Some(task) = follow {
                    self.put(Place::of(Entity::Task, task.task), &task.fields, step);
                }
            }
            Command::Turn { at, entry, state, text, deal, .. } => self.turn(*at, *entry, state, text, *deal, step),
            Command::FinishTask { task, entry, result, .. } => {
                self.turn(Place::of(Entity::Task, *task), *entry, "done", result, None, step);
            }
            Command::NewProposal { proposal, deal, fields, .. } => self.offer(*proposal, *deal, fields, step),
            // The demo has no others.
            _ => {}
        }
    }

    fn found(&mut self, import: Id, data: &ImportedClient) {
        let id = self.id.to_string();
        self.root.put("version", ScalarValue::Int(SCHEMA.into()));
        self.root.text("kind", DocumentKind::Client.key());
        self.root.text("id", &id);
        for collection in ["phones", "emails", "notes", "deals"] {
            self.root.map(collection);
        }
        let imports = self.root.map("imports");
        imports.put(&import.to_string(), ScalarValue::Boolean(true));
        let profile = self.root.map("profile");
        profile.text("kind", data.kind.key());
        profile.text("name", &data.name);
        profile.text("import", &import.to_string());
        profile.moment("created", data.created.unwrap_or_default());
        for (field, value) in &data.fields {
            profile.text(field.key(), value);
        }
    }

    /// The map of a thing, made when it is missing.
    fn at(&mut self, place: Place) -> &mut Tree {
        let id = place.id;
        let parent = match place.within {
            Some((entity, id)) => self.at(Place::of(entity, id)),
            None => &mut self.root,
        };
        match place.entity.layout().home {
            Home::Main(name) => parent.map(name),
            Home::Collection(name) => parent.map(name).map(&id.to_string()),
            Home::Root(word) | Home::Within(_, word) | Home::Anywhere(word) => parent.map(&format!("{word}:{id}")),
        }
    }

    fn put(&mut self, at: Place, fields: &[(String, Value)], step: &Step) {
        let node = self.at(at);
        if at.entity.layout().signed {
            node.sign(&step.author, step.at);
        }
        node.put_all(fields);
    }

    fn open(&mut self, deal: Id, stage: (StageId, StageKind), fields: &[(String, Value)], step: &Step) {
        let profile = self.root.map("profile");
        let who = ["responsible", "lead"].map(|key| (key, profile.read(key)));
        let node = self.at(Place::of(Entity::Deal, deal));
        for (key, value) in who {
            node.text(key, &value);
        }
        node.put_all(fields);
        node.moment("created", step.at);
        node.text("current", &deal.to_string());
        let entry = node.map("moves").map(&deal.to_string());
        entry.enter(stage, None);
        entry.sign(&step.author, step.at);
    }

    fn go(&mut self, deal: Id, entry: Id, stage: (StageId, StageKind), loss: Option<&Loss>, step: &Step) {
        let node = self.at(Place::of(Entity::Deal, deal));
        let previous = node.read("current");
        let moves = node.map("moves");
        let from = moves.map(&previous).read("to");
        let new = moves.map(&entry.to_string());
        new.text("from", &from);
        new.text("previous", &previous);
        new.enter(stage, loss);
        new.sign(&step.author, step.at);
        node.text("current", &entry.to_string());
    }

    fn turn(&mut self, at: Place, entry: Id, state: &str, why: &str, deal: Option<Id>, step: &Step) {
        let node = self.at(at);
        let previous = node.read("turn");
        let turn = node.map(&format!("turn:{entry}"));
        turn.text("state", state);
        turn.text("text", why);
        turn.text("previous", &previous);
        turn.text("deal", &deal.map_or_else(String::new, |deal| deal.to_string()));
        turn.sign(&step.author, step.at);
        node.text("turn", &entry.to_string());
    }

    /// The first proposal of a deal, whose amount is that of its positions.
    fn offer(&mut self, proposal: Id, deal: Id, fields: &[(String, Value)], step: &Step) {
        let node = self.at(Place::of(Entity::Deal, deal));
        let total = node.read("amount");
        let lines: Vec<(Id, Tree)> = node
            .maps
            .iter()
            .filter_map(|(key, tree)| Some((key.strip_prefix("line:")?.parse::<Id>().ok()?, tree.clone())))
            .collect();
        let at = Place::of(Entity::Proposal, proposal);
        self.put(at, fields, step);
        let node = self.at(at);
        node.text("deal", &deal.to_string());
        node.put("number", ScalarValue::Int(1));
        node.text("total", &total);
        for (line, tree) in lines {
            node.maps.insert(format!("line:{}", line.derived(&proposal.to_string())), tree);
        }
    }
}
