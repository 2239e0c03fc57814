//! Edits of somebody who lost the right to make them: handed in to the relay, and put to those who may make them now.
//!
//! A draft is what its author did, as commands to one document that is there already. Who decides runs them on his own device, as an edit
//! of his own. Never here: who may decide (the relay judges that by [`crate::access`] at each question), or running them.

use crate::domain::Command;
use crate::wire::{self, Bytes};
use crate::{Id, Instant};

/// Most bytes of a draft: with its question it fits [`MAX_QUESTION`](super::MAX_QUESTION).
pub const MAX_DRAFT: usize = 7 * 1024;
/// Drafts of one member that may wait at once.
pub const MAX_DRAFTS: usize = 200;
/// Drafts that the relay tells at once, the oldest first.
pub const REVIEW_PAGE: usize = 30;

/// What became of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// Nobody decided yet.
    #[default]
    Waits,
    /// Somebody made the edit his own.
    Accepted,
    /// Somebody wants it not to be made.
    Declined,
}

wire::choice!(Decision { Waits = "waits", Accepted = "accepted", Declined = "declined" });

/// A draft that waits for whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The draft; ids are its author's, so two members may have the same.
    pub draft: Id,
    /// The author.
    pub member: Id,
    /// His name.
    pub name: String,
    /// The document.
    pub document: Id,
    /// When the edit was made, by the author's clock.
    pub at: Instant,
    /// The edit ([`read`]).
    pub commands: Bytes,
}

wire::record!(Draft {
    draft: "i" required,
    member: "m" required,
    name: "n",
    document: "d" required,
    at: "a",
    commands: "c" required,
});

/// Drafts that wait for whoever asks: at most [`REVIEW_PAGE`] of them, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// How many decisions that is in all: the drafts of one author to one document are one.
    pub total: u32,
    /// The first of them.
    pub drafts: Vec<Draft>,
}

wire::record!(Review { total: "t", drafts: "d" });

/// What became of a draft of the one who asks. What it says is not told again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The draft.
    pub draft: Id,
    /// What became of it.
    pub decision: Decision,
    /// The name of who decided; empty while nobody did.
    pub by: String,
}

wire::record!(HandedIn { draft: "i" required, decision: "s" required, by: "b" });

/// The draft that an edit with this hash is.
pub fn draft_of(hash: &[u8]) -> Id {
    let mut id = [0; 16];
    id.iter_mut().zip(hash).for_each(|(to, byte)| *to = *byte);
    Id::from_bytes(id)
}

/// An edit as a draft; none when it is no edit of one document that is there already, or is too large.
pub fn write(document: Id, commands: &[Command]) -> Option<Vec<u8>> {
    let list = commands.to_vec();
    let bytes = wire::encode(&list);
    let fits = bytes.len() <= MAX_DRAFT && is_draft(document, commands);
    fits.then_some(bytes)
}

/// The edit of a draft; none for bytes that are none.
pub fn read(document: Id, bytes: &[u8]) -> Option<Vec<Command>> {
    let commands: Vec<Command> = if bytes.len() <= MAX_DRAFT { wire::decode(bytes).ok()? } else { return None };
    is_draft(document, &commands).then_some(commands)
}

/// What begins a document, joins two or comes from a file is nobody else's to repeat; settings have no head who leads them.
fn is_draft(document: Id, commands: &[Command]) -> bool {
    let may = |command: &Command| {
        let is_edit = !matches!(
            command,
            Command::CreateClient { .. }
                | Command::ImportClient { .. }
                | Command::UndoImport { .. }
                | Command::RedoImport { .. }
                | Command::Absorb { .. }
        );
        is_edit && command.document() == document && command.check().is_ok()
    };
    document != Id::workspace() && !commands.is_empty() && commands.iter().all(may)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientField, ClientKind};

    const CLIENT: Id = Id::from_bytes([1; 16]);

    fn city(client: Id, value: &str) -> Command {
        Command::SetClientField { client, field: ClientField::City, value: value.to_owned() }
    }

    #[test]
    fn an_edit_comes_back_as_it_was_written() {
        let edit = [city(CLIENT, "Бухара"), Command::DeleteClient { client: CLIENT }];
        let bytes = write(CLIENT, &edit).expect("it is one");
        assert_eq!(read(CLIENT, &bytes), Some(edit.to_vec()));
        assert_eq!(read(Id::from_bytes([2; 16]), &bytes), None, "of another document");
        assert_eq!(read(CLIENT, b"nothing"), None);
    }

    #[test]
    fn what_is_no_edit_of_one_document_or_too_large_is_no_draft() {
        let create = Command::CreateClient {
            client: CLIENT,
            kind: ClientKind::Person,
            name: "Олег".to_owned(),
            phone: None,
            fields: Vec::new(),
        };
        let note = Command::PutNote { client: CLIENT, note: CLIENT, text: "а".repeat(MAX_DRAFT) };
        for none in [vec![], vec![create], vec![note], vec![city(CLIENT, "Бухара"), city(Id::from_bytes([2; 16]), "Хива")]]
        {
            assert_eq!(write(CLIENT, &none), None, "{none:?}");
        }
        assert_eq!(write(Id::workspace(), &[city(Id::workspace(), "Бухара")]), None);
    }

    #[test]
    fn a_draft_is_named_by_its_hash() {
        assert_eq!(draft_of(&[7; 32]), Id::from_bytes([7; 16]));
    }
}
