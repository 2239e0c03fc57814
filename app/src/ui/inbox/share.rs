//! Shares out what nobody has taken, by the company's rules: first who would get what, then one press. Never here: the rules.

use ingot_shared::Id;
use ingot_shared::domain::{Command, Lead};
use ingot_shared::row::ClientRow;

use super::act::{InboxState, me};
use crate::model::inbox::Waiting;
use crate::model::inbox::answer::Desk;
use crate::model::inbox::sharing::Share;
use crate::ui::browser;
use crate::ui::common::{Sheet, avatar, use_sheet};
use crate::ui::i18n::{errors, fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// Whether the company has rules that are followed.
pub fn has_rules(store: Store) -> bool {
    store.workspace.with(|workspace| workspace.sharing.iter().any(|rule| rule.on))
}

/// Who would get what waits now.
fn shares(store: Store) -> Vec<Share> {
    let policy = store.workspace.with_untracked(|workspace| workspace.distribution_policy());
    let team = store.team();
    store.rows.with_untracked(|rows| {
        let waiting: Vec<Waiting> = rows.inbox().iter().copied().collect();
        store.load().share(&policy, &team, &waiting, |id| rows.row(id))
    })
}

/// Gives an enquiry that is being written to whom the rules say: the commands, and his name; nothing where no rule is for it.
pub fn given(store: Store, row: &ClientRow, enquiry: Id) -> Option<(Vec<Command>, String)> {
    let policy = store.workspace.with_untracked(|workspace| workspace.distribution_policy());
    if policy.rules.is_empty() {
        return None;
    }
    let waiting = Waiting { since: ingot_shared::Instant::default(), client: row.id, enquiry: Some(enquiry), is_new: true };
    let team = store.team();
    let mut load = store.load();
    let to = load.share(&policy, &team, &[waiting], |_| Some(row)).pop()?.to?;
    Some((hand(store, row, Some(enquiry), &to), to.name))
}

fn hand(store: Store, row: &ClientRow, enquiry: Option<Id>, to: &Lead) -> Vec<Command> {
    let ids = [browser::new_id(), browser::new_id()];
    Desk { row, enquiry, me: me(store), ids }.hand_to(to)
}

/// The sheet.
#[component]
pub fn ShareSheet(
    /// The screen.
    state: InboxState,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    let words = &t().team;
    view! {
        <Sheet title=words.share testid="share-sheet" on_close=on_close>
            <ShareList state=state />
        </Sheet>
    }
}

#[component]
fn ShareList(state: InboxState) -> AnyView {
    let store = state.store;
    let words = &t().team;
    let sheet = use_sheet();
    let error = RwSignal::new(None::<String>);
    // As it was when the sheet was opened: what is shown is what is done.
    let shares = shares(store);
    let total = shares.iter().filter(|share| share.to.is_some()).count();
    let line = |share: &Share| {
        let client = share.waiting.client;
        let name = store.rows.with_untracked(|rows| names::client(rows.row(client).map(ClientRow::title).unwrap_or_default()));
        let to = share.to.as_ref().map(|lead| lead.name.clone());
        view! {
            <div class="line share-line" data-testid="share-line">
                <span class="grow" dir="auto">{name}</span>
                {match to {
                    Some(to) => view! { {avatar(&to, "")}<b dir="auto">{to}</b> },
                    None => view! { <span class="muted">{words.no_rule}</span> },
                }}
            </div>
        }
    };
    let lines = shares.iter().map(line).collect::<Vec<_>>();
    let give = move |_| {
        let commands = shares.iter().filter_map(|share| {
            let entry = store.rows.with_untracked(|rows| rows.get(share.waiting.client))?;
            Some(hand(store, &entry.row, share.waiting.enquiry, share.to.as_ref()?))
        });
        store.run(commands.flatten().collect(), move |result| match result {
            Ok(step) => {
                sheet.close();
                store.toast(fill(words.shared, &[&total]), step);
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    view! {
        <p class="s muted">{if total > 0 { words.share_text } else { words.none_fits }}</p>
        <div class="share-list">{lines}</div>
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        <div class="form-do">
            <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
            {(total > 0).then(|| view! { <button type="button" class="btn main" data-testid="share-do" on:click=give>{words.share_do}</button> })}
        </div>
    }
}
