//! What documents are made of: for each kind of thing its fields, where it lives, and the states it goes through.
//!
//! These tables are the only list of fields. Commands are checked against them, documents are read by them, forms can be drawn
//! from them. Never here: reading or writing, or a rule that needs more than one field.
//!
//! Where a thing lives. What version 1 knew stays in the maps it had (`phones`, `deals`, …). Everything newer has a key of its own in the
//! map of its parent, `task:<id>`, instead of a map `tasks`: two devices that each made a missing `tasks` would keep two maps of
//! which the team sees one, and lose the other's tasks. A composite key has exactly one creator.

use crate::wire;

mod client;
mod field;
mod product;
mod settings;
mod work;

pub use client::FOLLOW_UPS;
pub use field::{Field, Shape, is_key};

/// The documents of a workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Settings, dictionaries, pipelines, team. One for all; every device may create it.
    Workspace,
    /// A client or prospect with everything that belongs to it.
    #[default]
    Client,
    /// What fewer people may read of a client: cost and profit of its deals.
    ClientFinance,
    /// A good or service (C123).
    Product,
    /// A mailing (C103–C107).
    Mailing,
    /// An advertising campaign (C184).
    Campaign,
    /// A survey (C115).
    Survey,
    /// A request from one department to another (C174).
    Handoff,
    /// A member's private plan (C87).
    Planner,
}

wire::words!(DocumentKind, key);

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Workspace,
        Self::Client,
        Self::ClientFinance,
        Self::Product,
        Self::Mailing,
        Self::Campaign,
        Self::Survey,
        Self::Handoff,
        Self::Planner,
    ];

    /// The word that documents hold under `kind`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Client => "client",
            Self::ClientFinance => "finance",
            Self::Product => "product",
            Self::Mailing => "mailing",
            Self::Campaign => "campaign",
            Self::Survey => "survey",
            Self::Handoff => "handoff",
            Self::Planner => "planner",
        }
    }

    /// The thing that the document as a whole is; its map holds the document's own fields.
    pub const fn main(self) -> Entity {
        match self {
            Self::Workspace => Entity::Settings,
            Self::Client => Entity::Profile,
            Self::ClientFinance => Entity::Finance,
            Self::Product => Entity::Product,
            Self::Mailing => Entity::Mailing,
            Self::Campaign => Entity::Campaign,
            Self::Survey => Entity::Survey,
            Self::Handoff => Entity::Handoff,
            Self::Planner => Entity::Planner,
        }
    }

    /// Whether two devices may create the document independently. Such documents begin with the same first change everywhere.
    pub const fn begins_alike(self) -> bool {
        matches!(self, Self::Workspace | Self::ClientFinance | Self::Planner)
    }

    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == word)
    }
}

/// A kind of thing inside a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// The client itself.
    Profile,
    /// A phone of the client.
    Phone,
    /// An e-mail address of the client.
    Email,
    /// An account in a messenger or social network (C99).
    Messenger,
    /// An address beside the postal one.
    Address,
    /// A contact person (C6).
    Person,
    /// A note (C32).
    Note,
    /// A call, letter, message, meeting, visit or check of data (C31, C37, C38).
    Contact,
    /// Something that the client asked (C36).
    Enquiry,
    /// A complaint (C17).
    Complaint,
    /// A possible sale.
    Deal,
    /// What is sold in a deal, or was offered in a proposal: one position.
    Line,
    /// A payment of a deal, awaited or made (C20).
    Payment,
    /// A promise (C78).
    Task,
    /// A priced offer (C16, C130).
    Proposal,
    /// A position of a proposal as it was offered.
    OfferLine,
    /// A file, by its hash (C121).
    File,
    /// A mailing that the client got or was left out of (C111).
    Receipt,
    /// An answer to a survey's question (C116).
    Answer,
    /// How far a warm-up series is (C119).
    Series,
    /// Bonus points given or used (C145).
    Bonus,
    /// A subscription that the client bought (C139).
    Subscription,
    /// A request that another department take the client over (C174).
    Transfer,
    /// A change of who is responsible (C26).
    Lead,
    /// A change of state of the thing it stands in.
    Turn,
    /// Cost and profit of a client.
    Finance,
    /// Cost and profit of a deal.
    DealFinance,
    /// The workspace's settings.
    Settings,
    /// A pipeline (C67).
    Pipeline,
    /// A stage of a pipeline (C56).
    Stage,
    /// A point of a stage's checklist (C73).
    Check,
    /// A reason for losing a deal (C62, C63).
    LossReason,
    /// An entry of a simple dictionary: tags, sources, channels, topics, task kinds, deal types, industries.
    Entry,
    /// A custom field (C22).
    CustomField,
    /// A segment's name and policy (C44, C51).
    Segment,
    /// A template of a letter, message, proposal or document (C95, C96).
    Template,
    /// A price list (C129).
    PriceList,
    /// A group of goods or services (C127).
    Group,
    /// A department (C176).
    Department,
    /// A member of the team (C168).
    Member,
    /// A rule that distributes enquiries (C173, C190).
    Rule,
    /// A plan for a month (C158).
    Plan,
    /// A holiday (C84).
    Holiday,
    /// A mark on the charts: an economic event (C162).
    Event,
    /// A rule that does something by itself (C186).
    Automation,
    /// A saved selection of clients (C49).
    SavedList,
    /// A regulation or instruction (C177).
    Guide,
    /// A good or service.
    Product,
    /// A mailing.
    Mailing,
    /// A campaign.
    Campaign,
    /// A survey.
    Survey,
    /// A question of a survey.
    Question,
    /// A request between departments.
    Handoff,
    /// A member's planner.
    Planner,
    /// An entry of a planner.
    PlanEntry,
}

wire::choice!(Entity {
    Profile,
    Phone,
    Email,
    Messenger,
    Address,
    Person,
    Note,
    Contact,
    Enquiry,
    Complaint,
    Deal,
    Line,
    Payment,
    Task,
    Proposal,
    OfferLine,
    File,
    Receipt,
    Answer,
    Series,
    Bonus,
    Subscription,
    Transfer,
    Lead,
    Turn,
    Finance,
    DealFinance,
    Settings,
    Pipeline,
    Stage,
    Check,
    LossReason,
    Entry,
    CustomField,
    Segment,
    Template,
    PriceList,
    Group,
    Department,
    Member,
    Rule,
    Plan,
    Holiday,
    Event,
    Automation,
    SavedList,
    Guide,
    Product,
    Mailing,
    Campaign,
    Survey,
    Question,
    Handoff,
    Planner,
    PlanEntry
});

/// Where things of a kind live in their document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The one map under this key.
    Main(&'static str),
    /// A map of things by id under this key: what version 1 knew.
    Collection(&'static str),
    /// Under `word:<id>` in the document's root.
    Root(&'static str),
    /// Under `word:<id>` in the map of a thing of this kind.
    Within(Entity, &'static str),
    /// Under `word:<id>` in the map of whatever changes its state.
    Anywhere(&'static str),
}

/// A state that a thing goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The word that documents hold.
    pub key: &'static str,
    /// Whether nothing is left to do in it.
    pub settled: bool,
    /// Whether it needs a reason in words.
    pub explained: bool,
}

/// Everything that is fixed about a kind of thing.
#[derive(Debug)]
pub struct Layout {
    /// The kind.
    pub entity: Entity,
    /// The document that holds it.
    pub document: DocumentKind,
    /// Where in the document.
    pub home: Home,
    /// Whether it is signed when it is made: `at`, `by` and the author's `name`.
    pub signed: bool,
    /// Whether a command of its own makes it; otherwise [`Command::Put`](crate::domain::Command::Put) does.
    pub own_command: bool,
    /// Its fields, as a form shows them.
    pub fields: &'static [Field],
    /// Its states, the first one from the beginning; empty for things without.
    pub states: &'static [State],
}

impl Layout {
    /// Every kind of thing that has a table.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        TABLES.into_iter().flatten()
    }

    const fn new(entity: Entity, document: DocumentKind, home: Home, fields: &'static [Field]) -> Self {
        Self { entity, document, home, signed: false, own_command: false, fields, states: &[] }
    }

    const fn signed(mut self) -> Self {
        self.signed = true;
        self
    }

    const fn own_command(mut self) -> Self {
        self.own_command = true;
        self
    }

    const fn states(mut self, states: &'static [State]) -> Self {
        self.states = states;
        self
    }

    /// The field of a key; for a field of which there are many the key of one member (`tag:vip`) finds it too.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        let (name, member) = key.split_once(':').map_or((key, None), |(name, member)| (name, Some(member)));
        self.fields.iter().find(|field| field.key == name && field.many == member.is_some())
    }

    /// The state of a word.
    pub fn state(&self, key: &str) -> Option<&'static State> {
        self.states.iter().find(|state| state.key == key)
    }

    /// The key of the flag that takes a thing of this kind away.
    pub const fn hidden_by(&self) -> &'static str {
        if matches!(self.home, Home::Main(_)) || matches!(self.entity, Entity::Deal) { "deleted" } else { "removed" }
    }
}

const fn state(key: &'static str, settled: bool) -> State {
    State { key, settled, explained: false }
}

const fn explained(key: &'static str) -> State {
    State { key, settled: true, explained: true }
}

/// A change of state. The thing's `current` names the one that counts, so that state, reason and author are never mixed of two.
static TURN: Layout = Layout::new(
    Entity::Turn,
    DocumentKind::Client,
    Home::Anywhere("turn"),
    &[Field::word("state"), Field::text("text"), Field::reference("deal"), Field::moment("at")],
)
.signed()
.own_command();

/// Every layout, by document.
const TABLES: [&[Layout]; 4] = [client::LAYOUTS, settings::LAYOUTS, product::LAYOUTS, work::LAYOUTS];

impl Entity {
    /// What is fixed about this kind of thing.
    pub fn layout(self) -> &'static Layout {
        TABLES.into_iter().flatten().find(|layout| layout.entity == self).unwrap_or(&TURN)
    }

    /// Every kind that has a table.
    pub fn all() -> impl Iterator<Item = &'static Layout> {
        TABLES.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_one_table_and_every_document_a_main_thing() {
        let entities: BTreeSet<Entity> = Entity::all().map(|layout| layout.entity).collect();
        assert_eq!(entities.len(), Entity::all().count());
        for kind in DocumentKind::ALL {
            let layout = kind.main().layout();
            assert_eq!((layout.document, DocumentKind::named(kind.key())), (kind, Some(kind)));
            assert!(matches!(layout.home, Home::Main(_)));
        }
    }

    #[test]
    fn places_and_fields_are_told_apart_by_their_keys() {
        let mut homes = BTreeSet::new();
        for layout in Entity::all() {
            let home = match layout.home {
                Home::Main(key) | Home::Collection(key) => (layout.document, None, key, false),
                Home::Root(word) => (layout.document, None, word, true),
                Home::Within(parent, word) => (layout.document, Some(parent), word, true),
                Home::Anywhere(_) => continue,
            };
            assert!(homes.insert(home), "{:?} lives where another thing does", layout.entity);
            let keys: BTreeSet<&str> = layout.fields.iter().map(|field| field.key).collect();
            assert_eq!(keys.len(), layout.fields.len(), "{:?} has a field twice", layout.entity);
            for key in keys {
                assert!(
                    !matches!(key, "by" | "removed" | "deleted" | "import" | "current"),
                    "{:?}.{key} is taken",
                    layout.entity
                );
                assert!(!layout.signed || key != "name", "{:?}: the author's name is there", layout.entity);
                assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{key}");
            }
        }
    }

    #[test]
    fn a_member_finds_its_field() {
        let profile = Entity::Profile.layout();
        assert_eq!(profile.field("tag:vip").map(|field| field.key), Some("tag"));
        assert_eq!(profile.field("tag"), None);
        assert_eq!(profile.field("city:x"), None);
        assert_eq!(profile.field("nothing"), None);
    }
}
