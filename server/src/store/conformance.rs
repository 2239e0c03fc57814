//! What every backend of [`Store`] must do. Each check gets a fresh, empty store.

pub(super) mod compacted;
pub(super) mod digests;
pub(super) mod drafts;
pub(super) mod erased;
pub(super) mod first_load;
pub(super) mod log;
pub(super) mod people;
pub(super) mod refusals;
pub(super) mod safety;
pub(super) mod seen;

use ingot_shared::sync::frame::{Entry, Offer, Verdict};

use crate::store::Store;
use crate::testing::peer;

/// Page size for reading everything in few pages.
const LARGE: usize = 1 << 20;

/// Declares one test a check for a backend; `$fresh` is an async block's worth of making a store and whatever must live beside it.
macro_rules! conformance {
    ($($check:ident::$name:ident),* $(,)?) => {
        /// Every check, for a backend's tests.
        macro_rules! conforms {
            ($fresh:expr) => {
                $(
                    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn $name() {
                        let (store, _keep) = $fresh.await;
                        $crate::store::conformance::$check::$name(store).await;
                    }
                )*
            };
        }
        pub(super) use conforms;
    };
}

conformance! {
    log::numbers_follow_the_order_of_a_push,
    log::the_same_offers_again_change_nothing,
    log::one_push_may_repeat_an_offer,
    log::pages_have_no_hole_and_no_overlap,
    log::writers_at_once_leave_no_gap,
    log::two_readers_see_the_same_order,
    log::heads_announce_every_append,
    log::one_change_may_belong_to_two_documents,
    refusals::a_change_without_its_past_waits,
    refusals::a_past_in_another_document_does_not_count,
    refusals::a_wrong_hash_is_malformed,
    refusals::garbage_is_malformed,
    refusals::a_large_change_is_refused,
    refusals::a_fork_is_refused,
    refusals::a_refused_offer_stops_only_what_builds_on_it,
    refusals::a_change_that_skips_its_own_past_does_not_fit,
    first_load::rows_come_newest_first_and_complete,
    first_load::rows_follow_edits,
    first_load::snapshots_are_the_log_applied,
    first_load::a_document_is_fetched_alone,
    first_load::pages_end,
    compacted::old_changes_are_told_apart_from_later_ones,
    compacted::a_compacted_log_can_be_put_together_again,
    compacted::what_was_compacted_is_still_known_and_refused,
    compacted::a_step_is_small_and_never_goes_back,
    compacted::only_what_changed_is_walked_over,
    erased::nothing_of_it_is_read_any_more,
    erased::numbers_stay_and_pages_skip_it,
    erased::what_is_offered_for_it_is_refused,
    erased::erasures_are_numbered_and_announced,
    erased::a_compacted_log_without_it_can_be_put_together_again,
    digests::every_document_counts_as_it_is_stored,
    digests::a_document_that_many_wrote_counts_too,
    seen::a_reader_sees_what_he_may_whichever_way_he_asks,
    seen::what_is_handed_over_comes_whole_and_what_is_taken_leaves,
    seen::whoever_is_behind_is_told_what_left_him,
    seen::nobody_changes_what_he_may_not_read,
    seen::who_gives_a_document_away_has_given_it_away,
    seen::a_head_is_told_what_comes_to_his_department_and_what_leaves_it,
    people::a_link_works_once_until_its_time_is_over,
    people::of_two_who_use_one_link_at_once_one_comes_in,
    people::an_address_belongs_to_one_and_a_wish_is_granted_when_it_is_free,
    people::the_first_owner_is_one_and_his_newest_link_counts,
    people::recovery_sets_the_password_and_ends_what_was,
    people::a_link_is_worth_what_its_maker_may,
    people::whoever_signs_in_has_the_password_that_was_checked,
    people::a_session_ends_once_and_tells_how,
    people::a_member_goes_by_another_name,
    people::a_member_is_in_the_department_of_his_invite_until_he_is_put_into_another,
    people::there_is_always_an_owner,
    people::a_device_is_one_members_at_a_time,
    people::lists_show_what_lasts,
    drafts::a_draft_is_kept_once_and_decided_once,
    drafts::so_many_drafts_of_a_member_wait,
    drafts::drafts_go_with_their_document,
    safety::links_that_are_over_are_forgotten_after_a_month,
    safety::sessions_that_are_over_are_forgotten_but_not_when_their_member_was_here,
    safety::a_proof_lasts_with_its_session,
    safety::a_recovery_code_works_once_and_newer_ones_take_its_place,
    safety::a_passkey_is_one_members_until_it_is_removed_or_he_recovers,
    safety::what_happens_is_written_down_in_one_chain,
    safety::changes_of_members_are_written_down_when_they_change_something,
    safety::the_audit_log_is_read_in_pages,
}

/// Appends as device 1 and gives the verdicts.
async fn append<S: Store>(store: &S, offers: &[Offer]) -> Vec<Verdict> {
    let appended = store.append(peer(1), offers.to_vec()).await.unwrap();
    assert_eq!(appended.head, store.head());
    let hashes: Vec<_> = appended.verdicts.iter().map(|(hash, _)| *hash).collect();
    assert_eq!(hashes, offers.iter().map(|offer| offer.hash).collect::<Vec<_>>());
    appended.verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

/// Reads the whole log page by page and checks that it is gapless.
async fn whole_log<S: Store>(store: &S, page: usize) -> Vec<Entry> {
    let mut log: Vec<Entry> = Vec::new();
    loop {
        let after = log.last().map_or(0, |entry| entry.seq);
        let (entries, upto) = store.entries(after, page).await.unwrap();
        assert_eq!(upto, entries.last().map_or(after, |entry| entry.seq));
        if entries.is_empty() {
            break;
        }
        log.extend(entries);
    }
    assert!(log.iter().map(|entry| entry.seq).eq(1..=log.len() as u64));
    assert_eq!(store.head(), log.len() as u64);
    log
}
