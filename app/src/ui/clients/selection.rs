//! Which clients of the list are selected, by box, key or finger. Never here: what is done with them.

use std::collections::HashSet;
use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::{KeyboardEvent, MouseEvent};

use crate::model::rows::Entry;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// The selection. It is `Copy`.
#[derive(Clone, Copy)]
pub struct Selection {
    /// What is listed, in its order.
    ids: Memo<Arc<Vec<Id>>>,
    /// Those selected.
    pub chosen: RwSignal<HashSet<Id>>,
    /// A press on a row selects it instead of opening the client.
    pub is_picking: RwSignal<bool>,
    last: StoredValue<Option<Id>>,
}

impl Selection {
    /// Nobody.
    pub fn new(ids: Memo<Arc<Vec<Id>>>) -> Self {
        let chosen = RwSignal::new(HashSet::new());
        // Who left the list is not acted upon unseen.
        effect(move || {
            ids.with(|ids| {
                if chosen.with_untracked(|chosen| !chosen.is_empty()) {
                    let listed: HashSet<Id> = ids.iter().copied().collect();
                    chosen.update(|chosen| chosen.retain(|id| listed.contains(id)));
                }
            });
        });
        Self { ids, chosen, is_picking: RwSignal::new(false), last: StoredValue::new(None) }
    }

    /// How many are selected.
    pub fn count(self) -> usize {
        self.chosen.with(HashSet::len)
    }

    /// Whether everybody listed is selected.
    pub fn has_all(self) -> bool {
        let listed = self.ids.with(|ids| ids.len());
        listed > 0 && self.count() == listed
    }

    /// Those selected, in the order of the list.
    pub fn clients(self) -> Vec<Id> {
        self.chosen.with_untracked(|chosen| {
            self.ids.with_untracked(|ids| ids.iter().filter(|id| chosen.contains(id)).copied().collect())
        })
    }

    /// Selects a client or lets it go.
    pub fn toggle(self, id: Id) {
        self.last.set_value(Some(id));
        self.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    }

    /// A press on a client's box; with Shift everybody from the last one on is selected.
    pub fn press(self, id: Id, event: &MouseEvent) {
        let range = event.shift_key().then(|| self.range(id)).flatten();
        match range {
            Some(range) => self.chosen.update(|chosen| chosen.extend(range)),
            None => self.toggle(id),
        }
        self.last.set_value(Some(id));
    }

    fn range(self, to: Id) -> Option<Vec<Id>> {
        let from = self.last.get_value()?;
        self.ids.with_untracked(|ids| {
            let at = |wanted: Id| ids.iter().position(|id| *id == wanted);
            let (from, to) = (at(from)?, at(to)?);
            ids.get(from.min(to)..=from.max(to)).map(<[Id]>::to_vec)
        })
    }

    /// Selects everybody listed.
    pub fn all(self) {
        let all = self.ids.with_untracked(|ids| ids.iter().copied().collect());
        self.chosen.set(all);
    }

    /// Lets everybody go. The bar is gone then, so a focus that was in it goes to the box of everybody.
    pub fn clear(self) {
        self.chosen.set(HashSet::new());
        self.is_picking.set(false);
        browser::later(0, || {
            if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
                browser::focus("[data-testid=pick-listed]");
            }
        });
    }

    /// X selects the client that has the focus, Escape lets everybody go.
    pub fn listen(self, store: Store) {
        let press = move |event: KeyboardEvent| match event.code().as_str() {
            "KeyX" => focused().map(|id| self.toggle(id)).is_some(),
            "Escape" if self.chosen.with_untracked(|chosen| !chosen.is_empty()) => {
                self.clear();
                true
            }
            _ => false,
        };
        store.screen_keys.set(Some(Callback::new(press)));
        on_cleanup(move || store.screen_keys.set(None));
    }
}

fn focused() -> Option<Id> {
    document().active_element()?.closest("[role=listitem] [data-id]").ok()??.get_attribute("data-id")?.parse().ok()
}

/// The box of a row.
pub fn pick_box(selection: Selection, id: Memo<Id>, is_chosen: Memo<bool>, entry: Memo<Option<Arc<Entry>>>) -> AnyView {
    let label =
        move || entry.with(|entry| format!("{}: {}", t().views.pick, entry.as_ref().map_or("", |entry| entry.row.title())));
    view! {
        <label class="pick-box">
            <input
                data-testid="pick"
                aria-label=label
                type="checkbox"
                prop:checked=is_chosen
                on:click=move |event: MouseEvent| selection.press(id.get_untracked(), &event)
            />
        </label>
    }
}

/// The box of everybody listed.
pub fn pick_all_box(selection: Selection) -> AnyView {
    let press = move |_: MouseEvent| if selection.has_all() { selection.clear() } else { selection.all() };
    view! {
        <label class="pick-box all">
            <input data-testid="pick-listed" aria-label=t().views.pick_all type="checkbox" prop:checked=move || selection.has_all() on:click=press />
        </label>
    }
}

/// The button that begins selecting, where there are no boxes.
pub fn pick_button(selection: Selection) -> AnyView {
    let press = move |_: MouseEvent| {
        if selection.is_picking.get_untracked() { selection.clear() } else { selection.is_picking.set(true) }
    };
    view! {
        <button type="button" class="btn quiet pick-do writes" aria-pressed=move || selection.is_picking.get().to_string() data-testid="pick-begin" on:click=press>
            {icon("check")}
            <span>{t().views.choose}</span>
        </button>
    }
}
