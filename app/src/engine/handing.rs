//! Refused edits on their way to somebody who may make them, and drafts of others that are to be made here. Never here: asking the relay.

use ingot_shared::account::Ask;
use ingot_shared::account::review::{self, Decision, HandedIn};
use ingot_shared::document::edits::Deed;
use ingot_shared::domain::Command;
use ingot_shared::sync::codec;
use ingot_shared::wire::Bytes;
use ingot_shared::{Id, Instant};

use super::refusal::StoredRefusal;
use super::storage::{Guard, Space, Storage, StorageError, Write};
use super::{Engine, Outcome};
use crate::bridge::{EngineError, Handed};

impl<S: Storage> Engine<S> {
    /// The next question that hands an edit in; none when there is nothing to hand in.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn to_hand_in(&self) -> Result<Option<Ask>, StorageError> {
        if self.refused.is_empty() || !self.identity.signed_in {
            return Ok(None);
        }
        let next = self.refusals().await?.into_iter().find(|(_, stored)| stored.handed == Handed::ToBe);
        Ok(next.map(|(hash, StoredRefusal { document, at, draft, .. })| Ask::HandInEdits {
            draft: review::draft_of(&hash),
            document,
            at,
            commands: draft,
        }))
    }

    /// Whether an edit was handed in of which the person here has not heard what became of it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn awaits_decisions(&self) -> Result<bool, StorageError> {
        Ok(!self.refused.is_empty() && self.refusals().await?.iter().any(|(_, stored)| stored.handed == Handed::Waits))
    }

    /// The relay has taken a draft, or never will.
    ///
    /// # Errors
    /// [`StorageError`]; it is handed in once more then, which changes nothing.
    pub async fn handed_in(&mut self, draft: Id, is_taken: bool) -> Result<(), StorageError> {
        let handed = if is_taken { Handed::Waits } else { Handed::Not };
        self.rewrite(|of, stored| (of == draft && stored.handed == Handed::ToBe).then(|| (handed, String::new()))).await
    }

    /// The relay says what became of the drafts.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn decided(&mut self, all: &[HandedIn]) -> Result<(), StorageError> {
        let news = |draft: Id, stored: &StoredRefusal| {
            let told = all.iter().find(|told| told.draft == draft && stored.handed == Handed::Waits)?;
            match told.decision {
                Decision::Waits => None,
                Decision::Accepted => Some((Handed::Accepted, told.by.clone())),
                Decision::Declined => Some((Handed::Declined, told.by.clone())),
            }
        };
        self.rewrite(news).await
    }

    /// Writes down what is new of refused edits. One that its author dismissed meanwhile stays away.
    async fn rewrite(&mut self, news: impl Fn(Id, &StoredRefusal) -> Option<(Handed, String)>) -> Result<(), StorageError> {
        for (hash, stored) in self.refusals().await? {
            let Some((handed, by)) = news(review::draft_of(&hash), &stored) else { continue };
            let expected = Some(codec::encode(&stored));
            let guard = Guard { space: Space::Refused, key: hash.clone(), expected };
            let put = Write::Put(Space::Refused, hash, codec::encode(&StoredRefusal { handed, by, ..stored }));
            match self.storage.commit(vec![guard], vec![put]).await {
                Ok(()) | Err(StorageError::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// What drafts would do to a document, in their order; none where they cannot be run, or the document is not here.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look_at_drafts(
        &mut self,
        document: Id,
        drafts: &[Bytes],
        now: Instant,
    ) -> Result<Option<Vec<Deed>>, StorageError> {
        let Some(commands) = commands(document, drafts) else { return Ok(None) };
        if self.is_doubted(document) {
            return Ok(None);
        }
        self.documents.load(&self.storage, &[document]).await?;
        let replica = self.documents.get(document);
        let is_here = !replica.is_unreadable() && !replica.live().is_empty();
        let deeds = if is_here { replica.live().preview(&commands, now).ok() } else { None };
        self.documents.trim();
        Ok(deeds)
    }

    /// Makes drafts an edit of the person here.
    ///
    /// # Errors
    /// [`EngineError`]; nothing was saved then.
    pub async fn run_drafts(&mut self, document: Id, drafts: &[Bytes], now: Instant) -> Result<Outcome, EngineError> {
        let commands = commands(document, drafts).ok_or(EngineError::CannotRepeat)?;
        self.execute(&commands, now).await
    }
}

/// The commands of all these drafts; none when one of them is none.
fn commands(document: Id, drafts: &[Bytes]) -> Option<Vec<Command>> {
    let all: Option<Vec<Vec<Command>>> = drafts.iter().map(|draft| review::read(document, draft)).collect();
    Some(all?.concat())
}
