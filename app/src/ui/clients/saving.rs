//! Saving what the list shows as a view, and what can be done with a saved one. Never here: what a view holds.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, Value};
use leptos::ev::{MouseEvent, SubmitEvent};
use web_sys::HtmlElement;

use super::state::ListState;
use crate::model::saved::{Look, Saved};
use crate::model::views::{Order, Show};
use crate::ui::browser;
use crate::ui::common::{Field, KeptForm, Menu, MenuItem, Sheet, anchor_of, icon, use_sheet};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;

fn place(id: Id) -> Place {
    Place::of(Entity::SavedList, id)
}

/// Whether there is something to save: a filter, groups, or another order.
fn is_worth(look: &Look) -> bool {
    let Show { filter, order, group, .. } = &look.show;
    !filter.is_empty() || group.is_some() || *order != Order::default()
}

/// What can be saved or done with the view that is shown.
#[component]
pub fn Saving(
    /// The list.
    state: ListState,
) -> AnyView {
    let words = &t().filters;
    // What the sheet is about: a new view, or a known one.
    let asked = RwSignal::new(None::<Option<Saved>>);
    let current = memo(move || state.current());
    let is_changed = memo(move || {
        current.with(|current| current.as_ref().is_some_and(|saved| state.look.with(|look| Look::read(&saved.query) != *look)))
    });
    let is_new = memo(move || current.with(Option::is_none) && state.look.with(is_worth));
    let update = move || {
        let Some(saved) = current.get_untracked() else { return };
        let query = state.look.with_untracked(Look::write);
        let put = Command::put(Id::workspace(), place(saved.id), [("query", said(query))]);
        state.store.run_then_toast(vec![put], fill(words.saved, &[&saved.name]));
    };
    view! {
        {move || is_new.get().then(|| view! {
            <button type="button" class="btn quiet" data-testid="save-view" on:click=move |_| asked.set(Some(None))>{icon("star")}<span>{words.save}</span></button>
        })}
        {move || is_changed.get().then(|| view! {
            <button type="button" class="btn quiet" data-testid="update-view" on:click=move |_| update()>{icon("check")}<span>{words.update}</span></button>
        })}
        {move || current.get().map(|saved| view! { <ViewMenu state=state saved=saved asked=asked /> })}
        {move || asked.get().map(|of| view! {
            <Sheet title=if of.is_some() { words.menu } else { words.save } testid="view-sheet" on_close=Callback::new(move |()| asked.set(None))>
                <Form state=state of=of />
            </Sheet>
        })}
    }
}

/// A query as the workspace holds it: a plain list has no lines of its own, and a thing needs its text.
fn said(query: String) -> Value {
    if query.is_empty() { "base all".into() } else { query.into() }
}

#[component]
fn ViewMenu(state: ListState, saved: Saved, asked: RwSignal<Option<Option<Saved>>>) -> AnyView {
    let words = &t().filters;
    let menu = RwSignal::new(None::<HtmlElement>);
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let saved = StoredValue::new(saved);
    let edit = Callback::new(move |()| asked.set(Some(Some(saved.get_value()))));
    let anew = Callback::new(move |()| asked.set(Some(None)));
    let delete = Callback::new(move |()| {
        let saved = saved.get_value();
        state.leave();
        let hide = Command::Hide { document: Id::workspace(), at: place(saved.id) };
        state.store.run_then_toast(vec![hide], fill(words.deleted, &[&saved.name]));
    });
    view! {
        <button type="button" class="btn icon quiet" aria-haspopup="menu" aria-label=words.menu title=words.menu data-testid="view-menu" on:click=toggle>{icon("more")}</button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=words.menu on_close=Callback::new(move |()| menu.set(None))>
                <MenuItem label=words.edit icon_name="doc" testid="view-edit" on_choose=edit />
                <MenuItem label=words.save icon_name="plus" testid="view-copy" on_choose=anew />
                <hr />
                <MenuItem label=words.delete icon_name="bin" is_danger=true testid="view-delete" on_choose=delete />
            </Menu>
        })}
    }
}

/// The name, and whose it is.
#[component]
fn Form(state: ListState, of: Option<Saved>) -> AnyView {
    let t = t();
    let words = &t.filters;
    let sheet = use_sheet();
    let is_new = of.is_none();
    let id = of.as_ref().map_or_else(browser::new_id, |saved| saved.id);
    let kept = KeptForm::new(of.as_ref().map_or_else(|| "view".to_owned(), |saved| format!("view.{}", saved.id)));
    let name = kept.text("name", of.as_ref().map(|saved| saved.name.clone()).unwrap_or_default());
    let is_shared = RwSignal::new(of.as_ref().is_some_and(|saved| saved.is_shared));
    let error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            error.set(Some(words.name_missing.to_owned()));
            browser::focus("[data-testid=view-name]");
            return;
        }
        let mut fields = vec![("name", typed.clone().into()), ("shared", is_shared.get_untracked().into())];
        if is_new {
            fields.push(("query", said(state.look.with_untracked(Look::write))));
            fields.push(("owner", state.store.me.with_untracked(|me| me.member).into()));
        }
        state.store.run(vec![Command::put(Id::workspace(), place(id), fields)], move |result| match result {
            Ok(step) => {
                kept.sent();
                sheet.close();
                state.made.set(Some(id));
                state.store.toast(fill(words.saved, &[&typed]), step);
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            {is_new.then(|| view! { <p class="s muted">{words.text}</p> })}
            <Field label=words.name value=name testid="view-name" is_first=true />
            <label class="check">
                <input data-testid="view-team" type="checkbox" prop:checked=move || is_shared.get() on:change=move |event| is_shared.set(event_target_checked(&event)) />
                <span>{words.team}</span>
            </label>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="view-save">{t.save}</button>
            </div>
        </form>
    }
}
