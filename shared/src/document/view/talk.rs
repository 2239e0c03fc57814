//! What is said and promised: contacts, enquiries, complaints, tasks, who leads, and requests that others take over.

use super::{AuthorView, TurnView};
use crate::wire;
use crate::{Date, Id, Instant};

/// A call, letter, message, meeting, visit or check of data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactView {
    /// Its id.
    pub id: Id,
    /// When it happened.
    pub at: Instant,
    /// Who was there for us.
    pub by: AuthorView,
    /// `call`, `letter`, `message`, `meeting`, `visit` or `check`.
    pub kind: String,
    /// `in` or `out`; may be empty.
    pub direction: String,
    /// How long it took.
    pub seconds: i64,
    /// The result, a key; `no_answer` for an attempt (C40).
    pub result: String,
    /// What was said.
    pub text: String,
    /// Whether the client's data was checked (C15).
    pub verified: bool,
    /// By which channel.
    pub channel: String,
    /// With which contact person.
    pub person: Option<Id>,
    /// About which deal.
    pub deal: Option<Id>,
    /// On which task.
    pub task: Option<Id>,
    /// On which enquiry.
    pub enquiry: Option<Id>,
    /// The recording, a file (C34).
    pub recording: Option<Id>,
    /// Where the recording lies, outside of Ingot; empty, or [a link](crate::text::is_link) (C34).
    pub recording_link: String,
}

wire::record!(ContactView {
    id,
    at,
    by,
    kind,
    direction,
    seconds,
    result,
    text,
    verified,
    channel,
    person,
    deal,
    task,
    enquiry,
    recording,
    recording_link
});

impl ContactView {
    /// Whether we were in contact: neither an attempt nor a check of data without talking.
    pub fn reached(&self) -> bool {
        self.is_attempt() && self.result != "no_answer"
    }

    /// Whether somebody tried to be in contact, with or without an answer.
    pub fn is_attempt(&self) -> bool {
        self.kind != "check"
    }
}

/// An enquiry or a complaint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestView {
    /// Its id.
    pub id: Id,
    /// When it came.
    pub at: Instant,
    /// Who wrote it down.
    pub by: AuthorView,
    /// What it is about.
    pub subject: String,
    /// What was asked or complained of.
    pub text: String,
    /// By which channel it came.
    pub channel: String,
    /// Where it came from.
    pub source: String,
    /// The page that it was sent from.
    pub page: String,
    /// Who deals with it.
    pub assignee: Option<Id>,
    /// The deal that it belongs to.
    pub deal: Option<Id>,
    /// Its state: `open`, `processed`, `rejected`; for a complaint `new`, `in_work`, `solved`, `rejected`.
    pub state: String,
    /// Whether nothing is left to do.
    pub settled: bool,
    /// How it came there.
    pub turns: Vec<TurnView>,
}

wire::record!(RequestView { id, at, by, subject, text, channel, source, page, assignee, deal, state, settled, turns });

/// A task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskView {
    /// Its id.
    pub id: Id,
    /// When it was set.
    pub at: Instant,
    /// Who set it.
    pub by: AuthorView,
    /// What was promised.
    pub title: String,
    /// The kind, a key.
    pub kind: String,
    /// The day.
    pub due: Option<Date>,
    /// The minute of that day, where the time matters (C92).
    pub minute: Option<i64>,
    /// Who does it.
    pub assignee: Option<Id>,
    /// How it repeats; empty when it does not.
    pub repeat: String,
    /// More about it.
    pub text: String,
    /// The deal.
    pub deal: Option<Id>,
    /// The enquiry.
    pub enquiry: Option<Id>,
    /// The contact person.
    pub person: Option<Id>,
    /// The task that this one follows.
    pub after: Option<Id>,
    /// `open`, `done` or `dropped`.
    pub state: String,
    /// Whether nothing is left to do.
    pub settled: bool,
    /// The turn that settled it: when, by whom, with which result.
    pub turn: Option<TurnView>,
    /// All changes of state, oldest first.
    pub turns: Vec<TurnView>,
}

wire::record!(TaskView {
    id,
    at,
    by,
    title,
    kind,
    due,
    minute,
    assignee,
    repeat,
    text,
    deal,
    enquiry,
    person,
    after,
    state,
    settled,
    turn,
    turns
});

/// A request that another department take the client over (C174).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferView {
    /// Its id.
    pub id: Id,
    /// When it was made.
    pub at: Instant,
    /// Who asks.
    pub by: AuthorView,
    /// Why.
    pub text: String,
    /// The department that asks; none for somebody of none.
    pub from: Option<Id>,
    /// The department that is asked.
    pub to: Option<Id>,
    /// Its state: `asked`, `accepted`, `declined`, `withdrawn`.
    pub state: String,
    /// Whether it is answered, or taken back.
    pub settled: bool,
    /// How it came there.
    pub turns: Vec<TurnView>,
}

wire::record!(TransferView { id, at, by, text, from, to, state, settled, turns });

impl TransferView {
    /// Whether it waits for an answer.
    pub fn is_waiting(&self) -> bool {
        self.state == "asked"
    }
}

/// A change of who is responsible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadView {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AuthorView,
    /// Who was responsible.
    pub from: String,
    /// Who is.
    pub to: String,
    /// For this deal; for the client when there is none.
    pub deal: Option<Id>,
}

wire::record!(LeadView { id, at, by, from, to, deal });
