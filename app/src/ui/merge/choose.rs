//! Finding the client that another one is to be compared with. Never here: comparing.

use ingot_shared::Id;

use crate::model::duplicates;
use crate::model::rows::Base;
use crate::model::search::Query;
use crate::ui::common::{Sheet, avatar, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// At most so many are listed.
const MOST: usize = 8;

/// The sheet.
#[component]
pub fn ChooseOther(
    /// The client.
    id: Id,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    view! { <Sheet title=t().merge.with testid="merge-choose" on_close=on_close><Choice id=id /></Sheet> }
}

#[component]
fn Choice(id: Id) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().merge;
    let query = RwSignal::new(String::new());
    let alike =
        store.rows.with_untracked(|rows| rows.get(id).map(|entry| duplicates::of(rows.iter(), &entry.row)).unwrap_or_default());
    let has_alike = !alike.is_empty();
    let found = memo(move || {
        let typed = query.get();
        if typed.trim().is_empty() {
            return alike.clone();
        }
        let all = store.rows.with(|rows| rows.list(Base::All, &Query::new(&typed)));
        all.into_iter().filter(|other| *other != id).take(MOST).collect()
    });
    let line = move |other: Id| {
        let entry = memo(move || store.rows.with(|rows| rows.get(other)));
        let title =
            memo(move || entry.with(|entry| entry.as_ref().map(|entry| entry.row.title().to_owned()).unwrap_or_default()));
        let about = move || {
            entry.with(|entry| {
                let row = &entry.as_ref()?.row;
                let phone = row.phones.first().map_or("", |phone| phone.typed.as_str());
                let parts = [row.city.as_str(), phone];
                Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
            })
        };
        let choose = move |_| {
            sheet.close();
            store.merging.set(Some((id, other)));
        };
        view! {
            <button type="button" class="line" data-testid="merge-other" data-id=other.to_string() on:click=choose>
                {move || avatar(&title.get(), "")}
                <span class="grow"><span dir="auto">{title}</span><br /><span class="xs muted" dir="auto">{move || about().unwrap_or_default()}</span></span>
            </button>
        }
    };
    view! {
        <div class="form">
            <input class="input" type="search" autofocus=true autocomplete="off" aria-label=words.find placeholder=words.find data-testid="merge-find" prop:value=move || query.get() on:input=move |event| query.set(event_target_value(&event)) />
            {move || (has_alike && query.with(String::is_empty)).then(|| view! { <p class="field-label">{words.alike}</p> })}
            <div class="merge-found">{each(move || found.get(), line)}</div>
        </div>
    }
}
