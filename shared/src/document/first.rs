//! How documents begin. Those that every device may create on its own begin with one change that is the same everywhere.
//!
//! Never here: anything that depends on who, when or on which version of the app. A first change that is in a log stays as it is:
//! what is shipped later is put by commands.

use automerge::transaction::CommitOptions;
use automerge::{ActorId, ScalarValue};

use super::entity::{DocumentKind, Entity, Home};
use super::node::Node;
use super::schema as key;
use super::{ChangeRecord, Document};
use crate::Id;
use crate::domain::{DomainError, StageId, Value};
use crate::row::RecordRow;

/// The schema version that first changes name for ever.
const FIRST_SCHEMA: i64 = 2;
/// The actor of first changes.
const ACTOR: [u8; 16] = *b"ingot first edit";

/// What the workspace begins with, beside its stages: kind of thing, default's word, its kind or dictionary. Names belong to the languages.
const DEFAULTS: &[(Entity, &str, &str)] = &[
    // C62, C63
    (Entity::LossReason, "trip", "valid"),
    (Entity::LossReason, "illness", "valid"),
    (Entity::LossReason, "no_money", "valid"),
    (Entity::LossReason, "not_interested", "market"),
    (Entity::LossReason, "no_answer", "ours"),
    // C22
    (Entity::Entry, "profitable", "tag"),
    (Entity::Entry, "regular", "tag"),
    (Entity::Entry, "low_profit", "tag"),
    (Entity::Entry, "freeloader", "tag"),
    // C42
    (Entity::Entry, "a", "category"),
    (Entity::Entry, "b", "category"),
    (Entity::Entry, "c", "category"),
    (Entity::Entry, "vip", "category"),
    // C99, C112
    (Entity::Entry, "phone", "channel"),
    (Entity::Entry, "sms", "channel"),
    (Entity::Entry, "email", "channel"),
    (Entity::Entry, "telegram", "channel"),
    (Entity::Entry, "whatsapp", "channel"),
    (Entity::Entry, "instagram", "channel"),
    (Entity::Entry, "facebook", "channel"),
    (Entity::Entry, "viber", "channel"),
    (Entity::Entry, "vk", "channel"),
    (Entity::Entry, "post", "channel"),
    (Entity::Entry, "leaflet", "channel"),
    (Entity::Entry, "fax", "channel"),
    (Entity::Entry, "visit", "channel"),
    // C110
    (Entity::Entry, "offers", "topic"),
    (Entity::Entry, "news", "topic"),
    (Entity::Entry, "new_products", "topic"),
    (Entity::Entry, "greetings", "topic"),
    // C82 first
    (Entity::Entry, "call", "task_kind"),
    (Entity::Entry, "message", "task_kind"),
    (Entity::Entry, "offer", "task_kind"),
    (Entity::Entry, "ask", "task_kind"),
    (Entity::Entry, "letter", "task_kind"),
    (Entity::Entry, "meeting", "task_kind"),
    (Entity::Entry, "visit", "task_kind"),
    (Entity::Entry, "verify", "task_kind"),
    // C31, C40
    (Entity::Entry, "talked", "result"),
    (Entity::Entry, "no_answer", "result"),
    (Entity::Entry, "call_back", "result"),
    (Entity::Entry, "refused", "result"),
    // C41
    (Entity::Segment, "gold", ""),
    (Entity::Segment, "silver", ""),
    (Entity::Segment, "bronze", ""),
    (Entity::Segment, "casual", ""),
    (Entity::PriceList, "base", ""),
];

impl Id {
    /// The workspace's document: there is one in every log.
    pub fn workspace() -> Self {
        Self::named("document", "workspace")
    }

    /// The document that holds cost and profit of this client.
    #[must_use]
    pub fn finance(self) -> Self {
        self.derived("finance")
    }

    /// The planner of this member.
    #[must_use]
    pub fn planner(self) -> Self {
        self.derived("planner")
    }

    /// The pipeline that a workspace begins with.
    pub fn default_pipeline() -> Self {
        Self::named("pipeline", "sales")
    }

    /// The thing that a workspace begins with, by the word before its id, its dictionary (if it is an entry of one) and its name.
    pub fn shipped(word: &str, dictionary: &str, name: &str) -> Self {
        Self::named(word, &format!("{dictionary}.{name}"))
    }
}

impl Document {
    /// The first change of a document that begins alike on every device; none for other kinds.
    pub fn first_change(kind: DocumentKind, id: Id) -> Option<ChangeRecord> {
        if !kind.begins_alike() {
            return None;
        }
        let mut document = Self::empty(id);
        document.doc.set_actor(ActorId::from(ACTOR.as_slice()));
        document.found(kind, FIRST_SCHEMA).ok()?;
        if kind == DocumentKind::Workspace {
            document.furnish().ok()?;
        }
        document.doc.commit_with(CommitOptions::default());
        document.changes().pop()
    }

    /// The first edits of a document; returns its main map.
    pub(super) fn found(&mut self, kind: DocumentKind, schema: i64) -> Result<Node, DomainError> {
        let root = Node::root();
        self.put_scalar(&root, key::VERSION, ScalarValue::Int(schema))?;
        self.put_text(&root, key::KIND, kind.key())?;
        // Two documents that are alike must not begin with the same change: a hash names one change in the whole workspace.
        self.put_text(&root, key::ID, &self.id.to_string())?;
        match kind.main().layout().home {
            Home::Main(name) => self.put_map(&root, name),
            _ => Err(DomainError::NoSuchPlace),
        }
    }

    /// Puts what a workspace begins with.
    fn furnish(&mut self) -> Result<(), DomainError> {
        for thing in shipped() {
            let at = self.put_map(&Node::root(), &format!("{}:{}", thing.word, thing.id))?;
            for (key, value) in thing.fields {
                match value {
                    Value::Number(number) => self.put_scalar(&at, key, ScalarValue::Int(number)).map(|_| ())?,
                    Value::Ref(id) => self.put_text(&at, key, &id.to_string()).map(|_| ())?,
                    Value::Text(text) => self.put_text(&at, key, &text).map(|_| ())?,
                    _ => return Err(DomainError::NoSuchPlace),
                }
            }
        }
        Ok(())
    }
}

/// A thing that a workspace begins with.
struct Shipped {
    entity: Entity,
    word: &'static str,
    id: Id,
    fields: Vec<(&'static str, Value)>,
}

/// What a workspace begins with (C41, C57, C62, C112): things without a name of their own, ready to be renamed.
fn shipped() -> Vec<Shipped> {
    let pipeline = Id::default_pipeline();
    let mut things =
        vec![Shipped { entity: Entity::Pipeline, word: "pipeline", id: pipeline, fields: vec![("default", "sales".into())] }];
    for (order, stage) in (0..).zip(StageId::ALL) {
        things.push(Shipped {
            entity: Entity::Stage,
            word: "stage",
            id: Id::named("stage", stage.key()),
            fields: vec![
                ("pipeline", Value::Ref(pipeline)),
                ("kind", stage.kind().key().into()),
                ("default", stage.key().into()),
                ("order", Value::Number(order)),
            ],
        });
    }
    for (order, (entity, name, of)) in (0..).zip(DEFAULTS) {
        let Home::Root(word) = entity.layout().home else { continue };
        let (dictionary, field) = if *entity == Entity::Entry { (*of, "of") } else { ("", "kind") };
        things.push(Shipped {
            entity: *entity,
            word,
            id: Id::shipped(word, dictionary, name),
            fields: vec![(field, (*of).into()), ("default", (*name).into()), ("order", Value::Number(order))],
        });
    }
    things
}

impl RecordRow {
    /// The row of a workspace in which nobody changed anything yet, for devices that do not have its document.
    pub fn shipped_workspace() -> Self {
        let fields = shipped().into_iter().flat_map(|thing| {
            let layout = thing.entity.layout();
            let known = thing.fields.into_iter().filter(|(key, _)| layout.field(key).is_some());
            known.map(move |(key, value)| (format!("{}:{}/{key}", thing.word, thing.id), value))
        });
        Self { id: Id::workspace(), kind: DocumentKind::Workspace, deleted: false, fields: fields.collect() }
    }
}
