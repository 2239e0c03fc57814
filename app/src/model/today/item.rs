//! An entry of the worklist: which client, why it is there, what to do first. Never here: words of a language, how it is found.

use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant};

use crate::model::money::Sums;

/// The sections of the worklist, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// A task is late.
    Overdue,
    /// A task is for today.
    Today,
    /// Somebody asked, and nobody has reacted yet.
    Enquiries,
    /// An open deal or enquiry of which nobody knows what comes next (C90).
    NoStep,
    /// A client who has not heard from us for long (C79).
    Cadence,
}

impl Section {
    /// Every section, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::Enquiries, Self::NoStep, Self::Cadence];

    /// The word for styles, tests and a tab's memory.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Enquiries => "enquiries",
            Self::NoStep => "no-step",
            Self::Cadence => "cadence",
        }
    }
}

/// Why a client is in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A promise is due.
    Task {
        /// The task.
        task: Id,
        /// What was promised.
        title: String,
        /// Its day.
        due: Date,
        /// The minute of the day, where it matters.
        minute: Option<u16>,
        /// The deal that it is about.
        deal: Option<Id>,
        /// The enquiry that it is about.
        enquiry: Option<Id>,
    },
    /// An enquiry: a new one, or one that was answered once and then left.
    Enquiry {
        /// The enquiry.
        enquiry: Id,
        /// What it is about; may be empty.
        subject: String,
        /// When it came.
        at: Instant,
        /// Whole days since then.
        days: u32,
    },
    /// A complaint that nobody has planned to answer (C17).
    Complaint {
        /// What it is about.
        subject: String,
        /// Whole days since it came.
        days: u32,
    },
    /// An open deal without a task.
    Deal {
        /// The deal.
        deal: Id,
        /// Its title.
        title: String,
        /// Days since anything happened to it.
        days: u32,
    },
    /// Silence longer than the cadence allows.
    Silence {
        /// Days since the last contact; none when there was none.
        days: Option<u32>,
        /// How many are allowed.
        norm: u16,
    },
}

/// The main action of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Call.
    Call,
    /// Write a message or letter.
    Message,
    /// Send an offer: it is made on the client's screen.
    Offer,
    /// Go there or look at it: a meeting, a visit, a client without phone and address.
    Open,
    /// Say what comes next.
    Step,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The client.
    pub client: Id,
    /// The section.
    pub section: Section,
    /// Why it is there.
    pub why: Why,
    /// The main action.
    pub act: Act,
    /// What is at stake: the deal it is about, otherwise all open deals.
    pub sums: Sums,
    /// Its place in the section; equal ones stand by client.
    pub(super) order: i64,
}

impl Item {
    /// The task that it is about.
    pub const fn task(&self) -> Option<Id> {
        match self.why {
            Why::Task { task, .. } => Some(task),
            _ => None,
        }
    }

    /// Whom what it is about was given to, by itself; none where it goes by the client.
    pub fn assignee(&self, row: &ClientRow) -> Option<Id> {
        match self.why {
            Why::Task { task, .. } => row.tasks.iter().find(|one| one.id == task)?.assignee,
            Why::Enquiry { enquiry, .. } => row.enquiries.iter().find(|one| one.id == enquiry)?.assignee,
            Why::Deal { deal, .. } => row.deals.iter().find(|one| one.id == deal)?.lead,
            Why::Complaint { .. } | Why::Silence { .. } => None,
        }
    }

    /// The deal that it is about.
    pub const fn deal(&self) -> Option<Id> {
        match self.why {
            Why::Task { deal, .. } => deal,
            Why::Deal { deal, .. } => Some(deal),
            _ => None,
        }
    }

    /// The enquiry that it is about.
    pub const fn enquiry(&self) -> Option<Id> {
        match self.why {
            Why::Task { enquiry, .. } => enquiry,
            Why::Enquiry { enquiry, .. } => Some(enquiry),
            _ => None,
        }
    }
}

/// The action that reaches a client: a call where there is a phone.
pub(super) fn reach(row: &ClientRow) -> Act {
    if !row.phones.is_empty() {
        Act::Call
    } else if row.emails.is_empty() && row.messengers.is_empty() {
        Act::Open
    } else {
        Act::Message
    }
}
