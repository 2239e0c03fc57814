//! After how many days without contact devices erase what they hold: the owners' setting. Never here: erasing.

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::silence::OFFERED;

use crate::ui::i18n::{count, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The card of the team's screen.
#[component]
pub fn SilenceCard() -> AnyView {
    let store = use_store();
    let words = &t().access.silence;
    let days = memo(move || store.workspace.with(|workspace| workspace.wipe_days()));
    let choose = move |event| {
        let value = event_target_value(&event).parse().map_or(Value::Nothing, Value::Number);
        let at = Place::main(DocumentKind::Workspace);
        store.run_or_say(vec![Command::Put { document: Id::workspace(), at, fields: vec![("wipe_days".to_owned(), value)] }]);
    };
    let option = |value: Option<i64>, now: Option<i64>| {
        let name = value.map_or_else(|| words.never.to_owned(), |days| count(days.unsigned_abs(), t().days_n));
        view! { <option value=value.map(|days| days.to_string()).unwrap_or_default() selected=value == now>{name}</option> }
    };
    let options = move || {
        let now = days.get();
        // One that another app offered stays to be seen.
        let other = now.filter(|now| !OFFERED.contains(now));
        let all = std::iter::once(None).chain(OFFERED.into_iter().chain(other).map(Some));
        all.map(|value| option(value, now)).collect::<Vec<_>>()
    };
    view! {
        <section class="card pad form" aria-label=words.title>
            <h2 class="h3">{words.title}</h2>
            <p class="s muted">{words.text}</p>
            <label class="field">
                <span class="field-label">{words.after}</span>
                <select class="select" data-testid="wipe-days" prop:value=move || days.get().map(|days| days.to_string()).unwrap_or_default() on:change=choose>{options}</select>
            </label>
        </section>
    }
}
