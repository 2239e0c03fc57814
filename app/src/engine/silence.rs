//! How long the relay has not let this device in: remembered here, judged by [`ingot_shared::silence`]. Never here: a clock, erasing.

use ingot_shared::document::record::Workspace;
use ingot_shared::silence::{Silence, Verdict};
use ingot_shared::sync::codec;
use ingot_shared::{Id, Instant};

use super::core::Engine;
use super::storage::{Space, Storage, StorageError, Write};

/// Where it is remembered in the `meta` space; it never changes.
const KEY: &[u8] = b"silence";
/// Milliseconds of the clock that may be lost with the worker while nothing is urgent, and while a grace passes.
const KEPT_EVERY: i64 = 10 * 60_000;
const KEPT_EVERY_OVER: i64 = 60_000;

/// What is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    now: Option<Silence>,
    stored: Option<Silence>,
    /// What the company set.
    days: Option<i64>,
}

impl<S: Storage> Engine<S> {
    /// Reads what is remembered: at the start, and when another tab had the link until now.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn read_silence(&mut self) -> Result<(), StorageError> {
        let stored = self.storage.get_many(Space::Meta, &[KEY.to_vec()]).await?.pop().flatten();
        let silence = stored.and_then(|bytes| codec::decode(&bytes).ok());
        self.silence = Known { now: silence, stored: silence, ..self.silence };
        Ok(())
    }

    /// Reads after how many days of silence the company wants the device to be erased: a document is read for it, which no start waits for.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn read_wipe_days(&mut self) -> Result<(), StorageError> {
        self.documents.load(&self.storage, &[Id::workspace()]).await?;
        let row = self.documents.get(Id::workspace()).row();
        self.documents.trim();
        self.silence.days = row.and_then(|row| row.record).and_then(|record| Workspace::from(record.as_ref()).wipe_days());
        Ok(())
    }

    /// The relay let the device in, and said what its clock shows.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn let_in(&mut self, relay: Instant, now: Instant) -> Result<(), StorageError> {
        self.keep_silence(Silence::heard(relay, now)).await
    }

    /// The relay said something on a link that it had accepted.
    pub fn still_heard(&mut self, now: Instant) {
        if let Some(silence) = &mut self.silence.now {
            silence.still_heard(now);
        }
    }

    /// Looks at the clock, and says what is to be done. A device that nobody is signed in at erases nothing; one that does not remember a
    /// contact counts from now on.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look_at_silence(&mut self, now: Instant) -> Result<Verdict, StorageError> {
        if !self.identity.signed_in {
            return Ok(Verdict::Calm);
        }
        let Known { now: known, stored, days } = self.silence;
        let Some(mut silence) = known else {
            self.keep_silence(Silence::heard(Instant::default(), now)).await?;
            return Ok(Verdict::Calm);
        };
        silence.look(now, days);
        self.silence.now = Some(silence);
        let since = |stored: Silence| silence.looked.as_millis().abs_diff(stored.looked.as_millis());
        let every = if silence.over > 0 { KEPT_EVERY_OVER } else { KEPT_EVERY };
        let is_new =
            stored.is_none_or(|stored| since(stored) >= every.unsigned_abs() || (silence.over == 0) != (stored.over == 0));
        if is_new {
            self.keep_silence(silence).await?;
        }
        Ok(silence.verdict(days, !self.outbox.is_empty()))
    }

    async fn keep_silence(&mut self, silence: Silence) -> Result<(), StorageError> {
        self.silence.now = Some(silence);
        let put = Write::Put(Space::Meta, KEY.to_vec(), codec::encode(&silence));
        self.storage.commit(Vec::new(), vec![put]).await?;
        self.silence.stored = Some(silence);
        Ok(())
    }
}
