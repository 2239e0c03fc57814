//! Hands refused edits in, hears what became of them, and asks what others handed in for the person here to decide. Never here: who may.

use ingot_shared::account::{AccountError, Ask, Reply};

use super::Worker;
use crate::bridge::account::AccountAnswer;

/// Seconds between two questions about what waits.
const EVERY: u32 = 180;

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Handing {
    /// How many edits of others wait for the person here.
    reviews: u32,
    /// Seconds since that was asked.
    since: u32,
    /// An edit is on its way to the relay.
    is_under_way: bool,
}

impl Handing {
    pub(super) const fn reviews(&self) -> u32 {
        self.reviews
    }
}

impl Worker {
    /// The link is there, or something was refused: what is to be handed in goes, one after the other.
    pub(super) async fn hand_in(&mut self) {
        if self.handing.is_under_way || !self.engine.is_accepted() {
            return;
        }
        if let Ok(Some(ask)) = self.engine.to_hand_in().await {
            self.handing.is_under_way = true;
            self.ask_relay(None, ask);
        }
    }

    /// Asks what became of what was handed in, and what waits for the person here.
    pub(super) async fn ask_what_waits(&mut self) {
        self.handing.since = 0;
        if !self.engine.is_accepted() {
            return;
        }
        if self.engine.awaits_decisions().await.unwrap_or_default() {
            self.ask_relay(None, Ask::HandedIn);
        }
        if self.engine.identity().role_here().writes() {
            self.ask_relay(None, Ask::EditsForReview { only_count: true });
        } else {
            self.handing.reviews = 0;
        }
    }

    /// A second went by.
    pub(super) async fn ask_what_waits_if_due(&mut self) {
        self.handing.since = self.handing.since.saturating_add(1);
        if self.handing.since >= EVERY {
            self.hand_in().await;
            self.ask_what_waits().await;
        }
    }

    /// The relay answered such a question, whoever asked.
    pub(super) async fn heard_of_drafts(&mut self, ask: &Ask, answer: &AccountAnswer) {
        match (ask, answer) {
            (Ask::HandInEdits { draft, .. }, answer) => {
                self.handing.is_under_way = false;
                let is_taken = match answer {
                    AccountAnswer::Reply(Reply::Done) => true,
                    // The document is gone, or this relay does not know of drafts: it stays text.
                    AccountAnswer::Problem(problem)
                        if matches!(problem.error, AccountError::NotFound | AccountError::Malformed | AccountError::Unknown) =>
                    {
                        false
                    }
                    // Later.
                    _ => return,
                };
                if self.engine.handed_in(*draft, is_taken).await.is_ok() {
                    self.hand_in().await;
                    self.list_outbox().await;
                }
            }
            (Ask::HandedIn, AccountAnswer::Reply(Reply::HandedIn(all))) => {
                // Not stored, it is asked again with the next link.
                let _ = self.engine.decided(all).await;
                self.list_outbox().await;
            }
            (Ask::EditsForReview { .. }, AccountAnswer::Reply(Reply::Review(review))) => self.handing.reviews = review.total,
            _ => {}
        }
    }
}
