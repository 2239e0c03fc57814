//! What the worker says of syncing.

use ingot_shared::silence::Verdict;
use ingot_shared::sync::frame::{Goodbye, Refusal};
use ingot_shared::{Id, Instant, wire};

/// How syncing goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// What the link does.
    pub link: Link,
    /// Edits saved here and not yet logged by the relay.
    pub unsent: u32,
    /// Edits that the relay refused and that wait for the author.
    pub refused: u32,
    /// Since when there are unsent edits.
    pub unsent_since: Option<Instant>,
    /// The last exchange with the relay.
    pub last_exchange: Option<Instant>,
    /// How far the first load is: documents received and in all.
    pub first_load: Option<(u64, u64)>,
    /// Documents with unsent edits, for the dot in lists (at most a few hundred are named).
    pub unsent_documents: Vec<Id>,
    /// There is no room on the device.
    pub full: bool,
    /// Erasures that the relay takes only after the password was entered here.
    pub held: u32,
    /// How it was compared with the relay.
    pub audit: Audit,
    /// What follows from how long the relay has not let the device in.
    pub silence: Verdict,
    /// Edits of others that the person here may decide about.
    pub reviews: u32,
}

wire::record!(SyncState {
    link,
    unsent,
    refused,
    unsent_since,
    last_exchange,
    first_load,
    unsent_documents,
    full,
    held,
    audit,
    silence,
    reviews
});

/// Whether what is here is what the relay has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// It is being compared.
    pub runs: bool,
    /// What came of the last time.
    pub last: Option<AuditRecord>,
}

wire::record!(Audit { runs, last });

/// What came of comparing what is here with what the relay has. It is stored, so its names never change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditRecord {
    /// When it was.
    pub at: Instant,
    /// How many documents differed and were mended.
    pub mended: u32,
    /// How many differ all the same.
    pub differing: u32,
}

wire::record!(AuditRecord { at: "t" required, mended: "m", differing: "d" });

/// What the link to the relay does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Not joined to any workspace: the app works alone on this device.
    #[default]
    Alone,
    /// Another tab talks to the relay for this one.
    OtherTab,
    /// Trying to connect.
    Connecting,
    /// Connected and in step.
    Online,
    /// No connection; the next try comes by itself.
    Offline,
    /// The person wanted to be offline.
    ForcedOffline,
    /// The relay ended the connection for this reason and waits for a person.
    Closed(Goodbye),
    /// The network answers in the relay's name with a page of its own, and wants to be let in there first.
    Portal,
}

wire::choice!(Link {
    Alone,
    OtherTab,
    Connecting,
    Online,
    Offline,
    ForcedOffline,
    Closed(0),
    Portal,
});

/// Whether somebody else is to decide about a refused edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handed {
    /// It is only kept as text.
    #[default]
    Not,
    /// It is to be handed in, as soon as the relay is there.
    ToBe,
    /// It was handed in and waits.
    Waits,
    /// Somebody who may made it.
    Accepted,
    /// Somebody who may does not want it.
    Declined,
}

// It is stored, so its names never change.
wire::choice!(Handed { Not = "not", ToBe = "to_be", Waits = "waits", Accepted = "accepted", Declined = "declined" });

/// An edit that the relay refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// The change's hash, as hex.
    pub hash: String,
    /// The draft that it is, where it is handed in.
    pub draft: Id,
    /// The client.
    pub client: Id,
    /// Why.
    pub reason: Refusal,
    /// The values that its author typed, as text.
    pub text: String,
    /// Whether somebody else is to decide, and what he did.
    pub handed: Handed,
    /// Who decided; empty while nobody did.
    pub by: String,
}

wire::record!(RefusedEdit { hash, draft, client, reason, text, handed, by });

/// A document that is not sent in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The document.
    pub document: Id,
    /// How many edits wait.
    pub edits: u32,
    /// When the oldest of them was made.
    pub since: Instant,
    /// What they are about, as far as that was looked up.
    pub said: Vec<Said>,
}

wire::record!(Waiting { document, edits, since, said });

/// What an edit is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Nobody else has heard of the document.
    #[default]
    New,
    /// The main facts.
    Facts,
    /// Phones, addresses, contact persons.
    Ways,
    /// Notes, contacts, enquiries, complaints.
    Talk,
    /// Deals and what belongs to them.
    Deals,
    /// Tasks.
    Tasks,
    /// Anything else.
    Other,
}

wire::choice!(Said { New, Facts, Ways, Talk, Deals, Tasks, Other });

/// How this device keeps what it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Bytes used by this origin, where the browser tells.
    pub used: Option<u64>,
    /// Bytes that it may use.
    pub quota: Option<u64>,
    /// Whether the browser promised to keep the storage.
    pub persisted: Option<bool>,
    /// Open tabs, this one among them.
    pub tabs: Option<u32>,
}

wire::record!(Keeping { used, quota, persisted, tabs });

/// Why nothing is left on a device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wiped {
    /// The person signed out.
    #[default]
    Left,
    /// The relay wanted it.
    CutOff,
    /// The relay had not let the device in for as many days as the company set.
    Silent {
        /// How many edits were lost with it.
        lost: u32,
    },
}

wire::choice!(Wiped { Left = "left", CutOff = "cut_off", Silent { lost: "lost" } = "silent" } );
