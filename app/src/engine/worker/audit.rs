//! When what is here is compared with what the relay has: once a day, when nothing else is to be done, and when the person asks. Never
//! here: comparing, or mending what differs.

use super::{Event, Worker, now};
use crate::bridge::{Audit, AuditRecord};
use crate::engine::{AuditStep, Audited};

/// Milliseconds after which it is compared again.
const EVERY: i64 = 24 * 60 * 60 * 1_000;
/// Seconds before the first look: a start has better things to do.
const AT_FIRST: u32 = 60;
/// Seconds before the next try when nothing could be compared.
const AGAIN_AFTER: u32 = 30;
/// Seconds before it is looked whether mending helped: what was offered is answered by then.
const PROVED_AFTER: u32 = 5;
/// Seconds of silence after which nothing else seems to be done.
const IDLE: u32 = 3;
/// Tries without an answer after which somebody who asked is told no more.
const MOST_TRIES: u32 = 10;

/// The audits of this tab.
#[derive(Debug)]
pub(super) struct Auditing {
    /// What came of the last one, of whichever tab.
    pub(super) last: Option<AuditRecord>,
    /// Seconds until the next may begin.
    wait: u32,
    runs: bool,
    /// Somebody waits for it.
    is_wanted: bool,
    tries: u32,
    /// What was found and mended; how that went is looked at once more.
    mended: Option<u32>,
}

impl Default for Auditing {
    fn default() -> Self {
        Self { last: None, wait: AT_FIRST, runs: false, is_wanted: false, tries: 0, mended: None }
    }
}

impl Auditing {
    /// Somebody wants to know.
    pub(super) fn by_hand(&mut self) {
        (self.is_wanted, self.wait, self.tries) = (true, 0, 0);
    }

    /// What the page shows.
    pub(super) fn shown(&self) -> Audit {
        Audit { runs: self.is_wanted || self.mended.is_some(), last: self.last }
    }

    /// Nothing could be compared.
    fn not_now(&mut self) {
        self.runs = false;
        self.wait = if self.is_wanted { PROVED_AFTER } else { AGAIN_AFTER };
        self.tries += 1;
        self.is_wanted &= self.tries < MOST_TRIES;
    }

    fn is_due(&self, now: i64) -> bool {
        let since = |record: AuditRecord| now.saturating_sub(record.at.as_millis());
        // A clock that was set back must not keep it from being done.
        let is_old = self.last.is_none_or(|record| !(0..EVERY).contains(&since(record)));
        self.wait == 0 && !self.runs && (self.is_wanted || self.mended.is_some() || is_old)
    }
}

impl Worker {
    /// A second went by.
    pub(super) fn audit_if_due(&mut self) {
        self.audit.wait = self.audit.wait.saturating_sub(1);
        let is_quiet = self.wire.silent >= IDLE || self.audit.is_wanted;
        let may = self.wire.leads && self.import.is_none() && self.engine.is_following();
        if !self.engine.is_following() {
            self.audit.runs = false;
        }
        if may && is_quiet && self.audit.is_due(now().as_millis()) {
            self.audit.runs = true;
            let _ = self.events.unbounded_send(Event::Audit);
        }
    }

    /// Reads some more, or asks the relay.
    pub(super) async fn audit_step(&mut self) {
        match self.engine.audit().await {
            Ok(AuditStep::More) => {
                let _ = self.events.unbounded_send(Event::Audit);
            }
            Ok(AuditStep::Send(frame)) => {
                self.wire.send(&frame);
            }
            Ok(AuditStep::NotNow) | Err(_) => self.audit.not_now(),
        }
    }

    /// Something came of it.
    pub(super) async fn audited(&mut self, audited: Audited) {
        match audited {
            Audited::NotNow => self.audit.not_now(),
            Audited::Compared(differing) => {
                let mended = self.audit.mended.take();
                self.audit.runs = differing > 0;
                if differing > 0 && mended.is_none() {
                    self.audit.mended = Some(differing);
                    return;
                }
                let record = AuditRecord { at: now(), mended: mended.unwrap_or(0).saturating_sub(differing), differing };
                self.audit.is_wanted = false;
                self.audit.last = Some(record);
                // Not remembered, it is done again with the next start.
                let _ = self.engine.remember_audit(record).await;
            }
            Audited::Mended => {
                self.audit.runs = false;
                self.audit.wait = PROVED_AFTER;
            }
        }
    }
}
