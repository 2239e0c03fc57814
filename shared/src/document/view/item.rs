//! A thing of a document as it was read, whatever its kind.

use serde::{Deserialize, Serialize};

use super::AuthorView;
use crate::domain::Fields;
use crate::{Id, Instant};

/// A thing with its fields. What they are is in the table of its kind ([`crate::document::entity`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// When it happened; zero for things that are not signed.
    pub at: Instant,
    /// Who made it.
    pub by: AuthorView,
    /// What is known of it.
    pub fields: Fields,
    /// Its state; empty for things without states.
    pub state: String,
    /// Whether nothing is left to do in this state.
    pub settled: bool,
    /// The changes of state, oldest first; concurrent ones are all there.
    pub turns: Vec<TurnView>,
    /// The change of state that counts; none from the beginning.
    pub turn: Option<Id>,
}

impl Item {
    /// The change of state that counts.
    pub fn current(&self) -> Option<&TurnView> {
        self.turns.iter().find(|turn| Some(turn.id) == self.turn)
    }
}

/// A change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnView {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AuthorView,
    /// The state entered.
    pub state: String,
    /// The result, reason or answer.
    pub text: String,
    /// The deal that came of it, where one did.
    pub deal: Option<Id>,
}
