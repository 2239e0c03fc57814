//! Commands: what a person wants done, never a changed struct.
//!
//! Each names one document and carries the ids of what it creates, so that running it a second time (after a crash before
//! the answer arrived) changes nothing. Every command has an inverse, which [`crate::document::Document::apply`] returns.

mod build;
mod check;
mod facts;
mod import;
mod place;
mod target;

use super::{StageId, StageKind, Value};
use crate::wire;
use crate::{Id, Instant, Money};

pub use super::rules::explanation::is_of_substance;
pub use facts::{ClientField, ClientKind, DealField, Lead, Loss};
pub use import::{ImportedClient, ImportedDeal};
pub use place::{NewTask, Place};

/// What a person wants done to one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A new client; needs a name or a phone.
    CreateClient {
        /// The new document's id.
        client: Id,
        /// Organisation or person.
        kind: ClientKind,
        /// The name; may be empty when there is a phone.
        name: String,
        /// A first phone with the id it gets.
        phone: Option<(Id, String)>,
        /// Other facts known at once.
        fields: Vec<(ClientField, String)>,
    },
    /// Changes one fact; an empty text clears it.
    SetClientField {
        /// The client.
        client: Id,
        /// Which fact.
        field: ClientField,
        /// Its new value.
        value: String,
    },
    /// Organisation or person.
    SetClientKind {
        /// The client.
        client: Id,
        /// Its kind.
        kind: ClientKind,
    },
    /// Adds a phone or changes the one with this id.
    PutPhone {
        /// The client.
        client: Id,
        /// The phone's id.
        phone: Id,
        /// As typed.
        typed: String,
    },
    /// Removes a phone.
    RemovePhone {
        /// The client.
        client: Id,
        /// The phone's id.
        phone: Id,
    },
    /// Adds an e-mail address or changes the one with this id.
    PutEmail {
        /// The client.
        client: Id,
        /// The address' id.
        email: Id,
        /// The address.
        address: String,
    },
    /// Removes an e-mail address.
    RemoveEmail {
        /// The client.
        client: Id,
        /// The address' id.
        email: Id,
    },
    /// Adds a note to the timeline or changes the text of the one with this id.
    PutNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
        /// Its text; may have several lines.
        text: String,
    },
    /// Takes a note off the timeline; it can be put back.
    RemoveNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
    },
    /// Puts a removed note back.
    RestoreNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
    },
    /// A new deal.
    CreateDeal {
        /// The client.
        client: Id,
        /// The new deal's id.
        deal: Id,
        /// What is sold.
        title: String,
        /// For how much.
        amount: Money,
        /// The stage it starts in.
        stage: StageId,
        /// Who leads it; empty for the client's responsible.
        responsible: String,
    },
    /// Changes one fact of a deal.
    SetDealField {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The fact with its new value.
        field: DealField,
    },
    /// Moves a deal to a stage; any may be skipped, in either direction (C59).
    MoveDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
        /// The stage to be in.
        to: StageId,
        /// Needed for a lost stage (C61).
        loss: Option<Loss>,
    },
    /// Takes a move back as if it had not happened: its history entry goes, and the stage too unless somebody moved on from it.
    UnmoveDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
    },
    /// Takes a deal away; it can be restored.
    DeleteDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
    },
    /// Puts a deleted deal back.
    RestoreDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
    },
    /// Takes a client away with all that is in it; it can be restored.
    DeleteClient {
        /// The client.
        client: Id,
    },
    /// Puts a deleted client back.
    RestoreClient {
        /// The client.
        client: Id,
    },
    /// Adds what an import file says of a client, creating it when it is new.
    ImportClient {
        /// The client, new or known.
        client: Id,
        /// The import, so that all of it can be undone.
        import: Id,
        /// What the file says.
        data: Box<ImportedClient>,
    },
    /// Takes away what one import brought: the client if the import created it, otherwise the deals, notes, phones and addresses it added.
    UndoImport {
        /// The client.
        client: Id,
        /// The import.
        import: Id,
    },
    /// The inverse of [`Command::UndoImport`].
    RedoImport {
        /// The client.
        client: Id,
        /// The import.
        import: Id,
    },
    /// Puts fields of a thing: makes it when it is new (and signs it, where things of its kind are signed), otherwise sets only the
    /// fields named. [`Value::Nothing`] clears one. What was taken away stays away. At a document's main thing it makes the document.
    Put {
        /// The document.
        document: Id,
        /// The thing.
        at: Place,
        /// Keys and values, as the table of its kind says ([`crate::document::entity`]).
        fields: Vec<(String, Value)>,
    },
    /// Takes a thing away; it can be put back.
    Hide {
        /// The document.
        document: Id,
        /// The thing.
        at: Place,
    },
    /// Puts a thing back that was taken away.
    Show {
        /// The document.
        document: Id,
        /// The thing.
        at: Place,
    },
    /// Brings a thing into another state: an enquiry is processed or rejected (C36), a complaint solved (C17), an approval given
    /// (C70), a proposal sent, a request answered (C174), a task reopened. Every change stays in its history.
    Turn {
        /// The document.
        document: Id,
        /// The thing.
        at: Place,
        /// The id of the entry in its history.
        entry: Id,
        /// The state, one of its table.
        state: String,
        /// The result, reason or answer; needed where the table says so.
        text: String,
        /// The deal that came of it, where one did.
        deal: Option<Id>,
    },
    /// Takes a change of state back as if it had not happened.
    Unturn {
        /// The document.
        document: Id,
        /// The thing.
        at: Place,
        /// The id of the entry in its history.
        entry: Id,
    },
    /// Finishes a task. A repeating one is followed by its next occurrence, whose id follows from the task's, so that two people
    /// who finish the same task make one next one; it is there as long as any finish counts.
    FinishTask {
        /// The document.
        document: Id,
        /// The task.
        task: Id,
        /// The id of the entry in its history.
        entry: Id,
        /// What came of it.
        result: String,
        /// The task that follows from it: a chain (C90).
        next: Option<NewTask>,
    },
    /// A new deal with its first stage and any of its fields.
    OpenDeal {
        /// The document.
        document: Id,
        /// The new deal's id.
        deal: Id,
        /// The stage it starts in.
        stage: StageId,
        /// What that stage means.
        kind: StageKind,
        /// Its fields; the title is needed.
        fields: Vec<(String, Value)>,
    },
    /// Moves a deal to a stage of any pipeline (C59). A lost one needs reason and comment (C61), a won one a task for the time
    /// after it (C82). [`Command::MoveDeal`] is the older form without that task.
    MoveStage {
        /// The document.
        document: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
        /// The stage to be in.
        to: StageId,
        /// What that stage means.
        kind: StageKind,
        /// Needed for a lost stage.
        loss: Option<Loss>,
        /// Needed for a won stage: of one of [`FOLLOW_UPS`](crate::document::entity::FOLLOW_UPS), with a day.
        follow: Option<NewTask>,
    },
    /// Makes a move that was taken back count again: the inverse of [`Command::UnmoveDeal`].
    RedoMove {
        /// The document.
        document: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
    },
    /// Makes a new deal from a former one, with its lines, and marks it as a repetition (C72).
    RepeatDeal {
        /// The document.
        document: Id,
        /// The former deal.
        deal: Id,
        /// The new deal's id.
        new: Id,
        /// The stage it starts in.
        stage: StageId,
    },
    /// Makes a proposal from a deal's lines as they are: numbered within the deal, with prices, discount and total (C130).
    NewProposal {
        /// The document.
        document: Id,
        /// The new proposal's id.
        proposal: Id,
        /// The deal.
        deal: Id,
        /// More of its fields: title, text, valid until, a discount other than the deal's.
        fields: Vec<(String, Value)>,
    },
    /// Says who leads the client or a deal, and keeps who did before (C26).
    SetResponsible {
        /// The document.
        document: Id,
        /// The deal; the client itself when there is none.
        deal: Option<Id>,
        /// The id of the entry in the history.
        entry: Id,
        /// Who leads from now on.
        to: Lead,
    },
    /// Hands everything that one member has in this document to another: the client, its open deals, tasks and requests (C175).
    HandOver {
        /// The document.
        document: Id,
        /// The id from which those of the history's entries follow.
        entry: Id,
        /// Who hands over.
        from: Lead,
        /// Who takes over.
        to: Lead,
    },
    /// Adds everything that another client document holds to this one: the two are one client (C27). The other is then marked with
    /// `merged_into` by a [`Command::Put`] of its own.
    Absorb {
        /// The document that stays.
        document: Id,
        /// The merger, so that each part of it can be undone like an import.
        merge: Id,
        /// The other document.
        other: Id,
        /// Which part of the merger this is, from 0: what does not fit into one change comes in several, each run on its own.
        part: u32,
        /// What it holds: paths of keys with their values, made by [`Document::absorbed_by`](crate::document::Document::absorbed_by).
        items: Vec<(Vec<String>, Value)>,
    },
    /// Begins the record in which a client goes on whose own has grown long; it stays hidden until it is shown. What the own one holds
    /// comes by [`Command::Absorb`].
    Continue {
        /// The new document.
        client: Id,
        /// The one that grew long.
        of: Id,
        /// Company or person.
        kind: ClientKind,
        /// The client's name; may be empty.
        name: String,
        /// When the client was first written down.
        created: Instant,
    },
    /// Does to things that came from another document what was done to them there afterwards, by somebody who did not know that they had
    /// moved. What was changed here meanwhile stays as it is.
    CatchUp {
        /// The document where the things are now.
        document: Id,
        /// Paths of keys with the values before and after, made by [`Document::late`](crate::document::Document::late).
        items: Vec<Late>,
    },
}

/// A scalar under its path of keys, before and after.
pub type Late = (Vec<String>, (Value, Value));

wire::choice!(Command {
    CreateClient { client, kind, name, phone, fields },
    SetClientField { client, field, value },
    SetClientKind { client, kind },
    PutPhone { client, phone, typed },
    RemovePhone { client, phone },
    PutEmail { client, email, address },
    RemoveEmail { client, email },
    PutNote { client, note, text },
    RemoveNote { client, note },
    RestoreNote { client, note },
    CreateDeal { client, deal, title, amount, stage, responsible },
    SetDealField { client, deal, field },
    MoveDeal { client, deal, entry, to, loss },
    UnmoveDeal { client, deal, entry },
    DeleteDeal { client, deal },
    RestoreDeal { client, deal },
    DeleteClient { client },
    RestoreClient { client },
    ImportClient { client, import, data },
    UndoImport { client, import },
    RedoImport { client, import },
    Put { document, at, fields },
    Hide { document, at },
    Show { document, at },
    Turn { document, at, entry, state, text, deal },
    Unturn { document, at, entry },
    FinishTask { document, task, entry, result, next },
    OpenDeal { document, deal, stage, kind, fields },
    MoveStage { document, deal, entry, to, kind, loss, follow },
    RedoMove { document, deal, entry },
    RepeatDeal { document, deal, new, stage },
    NewProposal { document, proposal, deal, fields },
    SetResponsible { document, deal, entry, to },
    HandOver { document, entry, from, to },
    Absorb { document, merge, other, part, items },
    Continue { client, of, kind, name, created },
    CatchUp { document, items },
});
