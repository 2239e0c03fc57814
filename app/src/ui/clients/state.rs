//! What the list shows and how, remembered by the tab and by its address, and the saved views. Never here: which clients those are.

use std::sync::Arc;

use ingot_shared::Id;

use crate::model::columns::{Column, fitting};
use crate::model::filter::Filter;
use crate::model::rows::Base;
use crate::model::saved::{Look, Saved};
use crate::model::views::{Order, Ready, Show};
use crate::ui::browser;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::{Route, Router};
use crate::ui::store::Store;

const LOOK: &str = "clients.look";
const VIEW: &str = "clients.view";
const QUERY: &str = "view";
/// What stands beside the columns on a desktop, in pixels: the side bar, the edges, the box of a row.
const BESIDE: u32 = 340;

/// The list's choices. It is `Copy`.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The store.
    pub store: Store,
    /// What is shown.
    pub look: RwSignal<Look>,
    /// The saved view that was chosen.
    pub view: RwSignal<Option<Id>>,
    /// The saved views of whoever is here.
    pub saved: Memo<Arc<Vec<Saved>>>,
    /// The columns for which there is room.
    pub columns: Memo<Arc<Vec<Column>>>,
    /// One that was just made here, to be shown when it has come.
    pub made: RwSignal<Option<Id>>,
    /// Whether the filter's panel is open.
    pub is_filtering: RwSignal<bool>,
    router: Router,
}

impl ListState {
    /// As this tab left it, or as its address says.
    pub fn of_tab(store: Store, router: Router) -> Self {
        let look = RwSignal::new(Look::read(&browser::tab_memory(LOOK).unwrap_or_default()));
        let saved = memo(move || {
            let member = store.me.with(|me| me.member);
            let workspace = store.records.with(|records| records.get(Id::workspace()));
            Arc::new(workspace.map(|workspace| Saved::of(&workspace, member)).unwrap_or_default())
        });
        let window_width = RwSignal::new(width());
        let on_resize = window_event_listener(leptos::ev::resize, move |_| window_width.set(width()));
        on_cleanup(move || on_resize.remove());
        let columns = memo(move || Arc::new(look.with(|look| fitting(&look.columns, window_width.get().saturating_sub(BESIDE)))));
        let view = RwSignal::new(browser::tab_memory(VIEW).and_then(|id| id.parse().ok()));
        let state =
            Self { store, look, view, saved, columns, made: RwSignal::new(None), is_filtering: RwSignal::new(false), router };
        state.follow();
        state
    }

    /// Keeps tab, address and saved view in step.
    fn follow(self) {
        effect(move || browser::remember_in_tab(LOOK, &self.look.with(Look::write)));
        // What of which view was shown last: the tab's look may be that with changes.
        let shown = StoredValue::new(self.view.get_untracked().map(|id| (id, None::<String>)));
        effect(move || match self.router.value_of(QUERY).map(|id| id.parse::<Id>()) {
            Some(Ok(id)) => self.set_view(Some(id)),
            // The link of the list leads to what the tab showed last.
            _ if self.router.route.get_untracked() == Route::Clients => self.put_address(self.view.get_untracked()),
            _ => {}
        });
        effect(move || {
            if let Some(id) = self.made.get().filter(|id| self.saved.with(|saved| saved.iter().any(|saved| saved.id == *id))) {
                self.made.set(None);
                self.set_view(Some(id));
            }
        });
        effect(move || {
            let Some(id) = self.view.get() else {
                shown.set_value(None);
                return;
            };
            let query = self.saved.with(|saved| saved.iter().find(|saved| saved.id == id).map(|saved| saved.query.clone()));
            let Some(query) = query else {
                if shown.with_value(|shown| shown.as_ref().is_some_and(|(of, query)| *of == id && query.is_some())) {
                    // Deleted while it was shown: what is on the screen stays.
                    self.set_view(None);
                } else if self.store.health.get().has_rows() {
                    self.store.toast(t().filters.missing.to_owned(), None);
                    self.leave();
                }
                return;
            };
            let is_new = shown.with_value(|shown| match shown {
                // Changed by somebody else: shown at once, unless it was changed here too.
                Some((of, Some(before))) if *of == id => {
                    *before != query && self.look.with_untracked(|look| *look == Look::read(before))
                }
                Some((of, None)) => *of != id,
                _ => true,
            });
            if is_new {
                self.look.set(Look::read(&query));
                to_top();
            }
            shown.set_value(Some((id, Some(query))));
        });
    }

    /// What is shown; watches the choices.
    pub fn show(self) -> Show {
        self.look.with(|look| look.show.clone())
    }

    /// Whether a base is what is shown.
    pub fn is_base(self, base: Base) -> bool {
        self.view.get().is_none() && self.look.with(|look| look.show.ready.is_none() && look.show.base == base)
    }

    /// Whether a ready-made view is what is shown.
    pub fn is_ready(self, ready: Ready) -> bool {
        self.view.get().is_none() && self.look.with(|look| look.show.ready == Some(ready))
    }

    /// Shows a base.
    pub fn choose_base(self, base: Base) {
        self.leave();
        self.change(|show| (show.base, show.ready) = (base, None));
    }

    /// Shows a view; the one that is shown gives way to the base again.
    pub fn choose_ready(self, ready: Ready) {
        let is_on = self.is_ready(ready);
        self.leave();
        self.change(|show| show.ready = (!is_on).then_some(ready));
    }

    /// Shows a saved view; the one that is shown gives way to everybody again.
    pub fn choose_saved(self, id: Id) {
        if self.view.get_untracked() == Some(id) { self.leave() } else { self.set_view(Some(id)) }
    }

    /// Shows everybody instead of a saved view.
    pub fn leave(self) {
        if self.view.get_untracked().is_some() {
            self.set_view(None);
            self.look.set(Look::default());
        }
    }

    /// Says which saved view is shown, in the address too.
    pub fn set_view(self, view: Option<Id>) {
        if self.view.get_untracked() == view {
            return;
        }
        browser::remember_in_tab(VIEW, &view.map(|id| id.to_string()).unwrap_or_default());
        self.view.set(view);
        self.put_address(view);
    }

    /// Puts a view into the address, unless it is there.
    fn put_address(self, view: Option<Id>) {
        let view = view.map(|id| id.to_string());
        if self.router.value_of(QUERY) != view {
            self.router.set_value(QUERY, view.as_deref());
        }
    }

    /// The saved view that is shown; watches it.
    pub fn current(self) -> Option<Saved> {
        let id = self.view.get()?;
        self.saved.with(|saved| saved.iter().find(|saved| saved.id == id).cloned())
    }

    /// Changes who is shown or in which order.
    pub fn change(self, change: impl FnOnce(&mut Show)) {
        self.look.update(|look| change(&mut look.show));
        to_top();
    }

    /// Changes the filter; the place in the list stays while one builds it.
    pub fn change_filter(self, change: impl FnOnce(&mut Filter)) {
        self.look.update(|look| change(&mut look.show.filter));
    }

    /// The order; watches it.
    pub fn order(self) -> Order {
        self.look.with(|look| look.show.order)
    }

    /// Orders by a column, or turns its order around; beside the first one where `and` says so.
    pub fn order_by(self, column: Column, and: bool) {
        self.change(|show| show.order = if and { show.order.and(column) } else { show.order.with(column) });
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels of a window")]
fn width() -> u32 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1_440.0).min(1_660.0) as u32
}

/// Another list begins at its first row.
fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
