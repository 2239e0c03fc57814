//! What the list shows and in which order, remembered by the tab. Never here: which clients those are.

use crate::model::rows::Base;
use crate::model::views::{Column, Order, Ready, Show};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::store::Store;

const READY: &str = "clients.view";
const ORDER: &str = "clients.order";

/// The list's choices. It is `Copy`.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The store.
    pub store: Store,
    /// The ready-made view, when one is chosen.
    pub ready: RwSignal<Option<Ready>>,
    /// The order.
    pub order: RwSignal<Order>,
}

impl ListState {
    /// As this tab left it.
    pub fn of_tab(store: Store) -> Self {
        let kept = browser::tab_memory(READY);
        let ready = Ready::ALL.into_iter().find(|ready| kept.as_deref() == Some(ready.key()));
        Self { store, ready: RwSignal::new(ready), order: RwSignal::new(order_of_tab()) }
    }

    /// What is shown; watches the choices.
    pub fn show(self) -> Show {
        Show { base: self.store.base.get(), ready: self.ready.get(), order: self.order.get() }
    }

    /// Whether a base is what is shown.
    pub fn is_base(self, base: Base) -> bool {
        self.ready.get().is_none() && self.store.base.get() == base
    }

    /// Shows a base.
    pub fn choose_base(self, base: Base) {
        self.choose(None);
        self.store.set_base(base);
    }

    /// Shows a view; the one that is shown gives way to the base again.
    pub fn choose_ready(self, ready: Ready) {
        self.choose((self.ready.get_untracked() != Some(ready)).then_some(ready));
    }

    fn choose(self, ready: Option<Ready>) {
        browser::remember_in_tab(READY, ready.map_or("", Ready::key));
        self.ready.set(ready);
        to_top();
    }

    /// Orders by a column, or turns its order around.
    pub fn order_by(self, column: Column) {
        let order = self.order.get_untracked().with(column);
        browser::remember_in_tab(ORDER, &format!("{}{}", order.by.key(), if order.is_down { "-" } else { "" }));
        self.order.set(order);
        to_top();
    }
}

fn order_of_tab() -> Order {
    let kept = browser::tab_memory(ORDER).unwrap_or_default();
    let by = Column::ALL.into_iter().find(|column| column.key() == kept.trim_end_matches('-'));
    by.map(|by| Order { by, is_down: kept.ends_with('-') }).unwrap_or_default()
}

/// Another list begins at its first row.
fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
