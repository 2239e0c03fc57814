//! The demo company (C178): a trading company of Tashkent with its team, products and clients, made up from a seed.
//!
//! The same seed, count and day give the same documents, byte for byte. Names, addresses and numbers are put together at random:
//! phones have one digit too few to reach anybody, addresses of mail and web end in `.example` (RFC 2606). The first
//! [`EDGES`] clients stand each at the edge of a rule. Never here: a clock, a real person, or floating point.
//!
//! All of it can be removed in one go: clients were made by the import [`import`], everything else is listed by [`removal`].

mod catalogue;
mod companies;
mod company;
mod people;
mod places;
mod plan;
mod rng;
mod rows;
mod season;
mod settings;
mod size;
mod sources;
mod steps;
mod story;
mod team;
mod texts;
mod words;

use crate::date::{TimeOfDay, Zone};
use crate::document::entity::DocumentKind;
use crate::domain::{Command, Place};
use crate::row::ClientRow;
use crate::{Date, Id};

pub use crate::document::Step;
pub use story::EDGES;

/// What to make up.
#[derive(Clone, Debug)]
pub struct Demo {
    seed: u64,
    clients: u32,
    today: Date,
    products: Vec<catalogue::Product>,
    team: team::Seating,
}

/// A document of the demo company.
#[derive(Clone, Debug)]
pub struct DemoDocument {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: DocumentKind,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Client(Box<plan::ClientPlan>),
    Made(Vec<Step>),
}

/// The import that the demo's clients are made by, the same for every seed: a client whose row names it is of the demo company.
pub fn import() -> Id {
    Id::named("import", "demo")
}

/// The commands that take the demo company away: one for each of the clients given (those whose rows name [`import`]), and those
/// for the things in the workspace, the products and the campaigns. Each can be undone.
pub fn removal(clients: impl IntoIterator<Item = Id>) -> impl Iterator<Item = Command> {
    let undo = |client| Command::UndoImport { client, import: import() };
    // The day only decides which months' plans there are; all twelve may be there from earlier.
    let months = (0..12).map(|month| Date::default().add_months(month));
    let mut places: Vec<Place> = months.flat_map(|today| settings::things(today).into_iter().map(|(place, _)| place)).collect();
    places.sort_by_key(|place| place.id);
    places.dedup();
    let workspace = places.into_iter().map(|at| Command::Hide { document: Id::workspace(), at });
    let documents = settings::documents(Date::default()).into_iter();
    let others = documents.map(|(document, kind, _)| Command::Hide { document, at: Place::main(kind) });
    clients.into_iter().map(undo).chain(workspace).chain(others)
}

impl Demo {
    /// A company with so many clients, as it is on the morning of `today` in Tashkent.
    pub fn new(seed: u64, clients: u32, today: Date) -> Self {
        Self { seed, clients, today, products: catalogue::products(), team: team::Seating::default() }
    }

    /// The clients alone, for a member of a workspace that has nothing of the company's settings: the member is one of those who sell,
    /// and what would need a name of the settings (the second pipeline, types of deals, interests, fields of the company's own) is left out.
    #[must_use]
    pub fn for_guest(mut self, member: Id, name: &str) -> Self {
        self.team = team::Seating::with_guest(member, name);
        self
    }

    /// How much is told of each client, in per cent of what there is to tell: the more clients, the less, so that a hundred
    /// thousand are made within a minute.
    const fn depth(&self) -> u32 {
        match self.clients {
            0..=2_000 => 100,
            2_001..=20_000 => 60,
            _ => 25,
        }
    }

    /// Every document, made one at a time: the workspace's, products, campaigns, clients.
    pub fn documents(&self) -> impl Iterator<Item = DemoDocument> + '_ {
        self.company().into_iter().chain((0..self.clients).map(|number| self.client(number)))
    }

    /// The documents that are not clients.
    pub fn company(&self) -> Vec<DemoDocument> {
        let at = Zone::TASHKENT.instant(self.today.add_days(-400), TimeOfDay::default());
        let made = |id, kind, commands| {
            let content = Content::Made(vec![Step { at, author: settings::author(), commands }]);
            DemoDocument { id, kind, content }
        };
        let workspace = Id::workspace();
        let things = settings::things(self.today);
        let mut all = vec![made(workspace, DocumentKind::Workspace, settings::commands(workspace, &things))];
        for (id, kind, fields) in settings::documents(self.today) {
            all.push(made(id, kind, settings::commands(id, &[(Place::main(kind), fields)])));
        }
        all
    }

    /// The client with this number; it does not depend on the others.
    pub fn client(&self, number: u32) -> DemoDocument {
        let plan = story::client(self.seed, number, self.today, self.depth(), &self.products, &self.team);
        DemoDocument { id: plan.id, kind: DocumentKind::Client, content: Content::Client(Box::new(plan)) }
    }

    /// The rows of the clients alone.
    pub fn rows(&self) -> impl Iterator<Item = ClientRow> + '_ {
        (0..self.clients).filter_map(|number| self.client(number).row())
    }
}

impl DemoDocument {
    /// The changes that build the document, in their order; each is what one member did at one moment.
    pub fn steps(&self) -> Vec<Step> {
        match &self.content {
            Content::Client(plan) => steps::steps(plan),
            Content::Made(steps) => steps.clone(),
        }
    }

    /// The saved document of a client, with all of its steps as one change of this actor: ten times as fast as running the steps.
    /// Nothing for other documents, of which there are few; their steps are one change already.
    pub fn saved(&self, actor: &[u8; 16]) -> Option<Vec<u8>> {
        match &self.content {
            Content::Client(plan) => crate::document::draft::saved(plan.id, &steps::steps(plan), actor).ok(),
            Content::Made(_) => None,
        }
    }

    /// The row of a client, equal to that of the document that the steps build; nothing for other documents.
    pub fn row(&self) -> Option<ClientRow> {
        match &self.content {
            Content::Client(plan) => Some(rows::row(plan)),
            Content::Made(_) => None,
        }
    }
}
