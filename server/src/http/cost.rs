//! What a device's wishes count for, in units of its allowance ([`super::guests`]). A unit is a frame, an offered change or a kibibyte of
//! changes. `PROTOCOL.md` tells devices. Never here: who has how many.

use ingot_shared::sync::frame::{ChangeHash, Refusal, Verdict};
use ingot_shared::sync::session::Effect;

/// A page of rows or documents.
const PAGE: u32 = 32;
/// An audit: it reads something of every document.
const AUDIT: u32 = 1_024;
/// A change that no app of ours sends: the gate has to take a document apart to refuse it.
const FINE: u32 = 512;

/// A frame of so many bytes, and what it asks for.
pub(super) fn of(bytes: usize, effects: &[Effect]) -> u32 {
    let units = effects.iter().map(|effect| match effect {
        Effect::Append { offers } => count(offers.len()),
        Effect::Erase { documents } => PAGE.saturating_add(count(documents.len())),
        Effect::ReadRows { .. } | Effect::ReadSnapshots { .. } | Effect::Fetch { .. } | Effect::RebuildEntries { .. } => PAGE,
        Effect::Audit { .. } => AUDIT,
        Effect::Send(_)
        | Effect::Admit { .. }
        | Effect::ReadEntries { .. }
        | Effect::ReadErased { .. }
        | Effect::Look { .. }
        | Effect::Close(_) => 0,
    });
    units.fold(1 + count(bytes / 1_024), u32::saturating_add)
}

/// What no app of ours would have offered, beside what its offer counted for.
pub(super) fn of_refused(verdicts: &[(ChangeHash, Verdict)]) -> u32 {
    let is_hostile = |verdict: &Verdict| matches!(verdict, Verdict::Refused(Refusal::Malformed | Refusal::Unfit));
    FINE.saturating_mul(count(verdicts.iter().filter(|(_, verdict)| is_hostile(verdict)).count()))
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
