//! One of the company's lists: add, rename, order, take out of use, bring back. Never here: which lists there are, one line of a list.

use ingot_shared::Id;

use super::add_line::{NewLine, add_line};
use super::head::section_head;
use super::item::ItemLine;
use super::lists::list_name;
use crate::model::lists::{self, DEPARTMENTS, FIELDS, Item, SHAPES};
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// What a thing is called.
pub fn item_name(list: &str, item: &Item) -> String {
    if item.name.is_empty() { names::shipped(list, &item.key).unwrap_or_default().to_owned() } else { item.name.clone() }
}

/// Whether another thing of the list is already called so.
pub fn is_taken(store: Store, list: &str, but: Option<Id>, name: &str) -> bool {
    let items = store.workspace.with_untracked(|workspace| lists::items(workspace, list));
    let others: Vec<String> =
        items.iter().filter(|item| !item.retired && Some(item.id) != but).map(|item| item_name(list, item)).collect();
    lists::is_taken(others.iter().map(String::as_str), name)
}

/// The screen.
#[component]
pub fn ListPage(
    /// Which.
    list: &'static str,
) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let items = memo(move || store.workspace.with(|workspace| lists::items(workspace, list)));
    let ids = move |retired: bool| {
        items.with(|items| items.iter().filter(|item| item.retired == retired).map(|item| item.id).collect::<Vec<_>>())
    };
    view! {
        <div class="narrow settings">
            {section_head(list_name(list), if list == DEPARTMENTS { "/settings/team" } else { "/settings/lists" })}
            <p class="s muted lead">{t.pipelines.shared}</p>
            <section class="card lines" aria-label=list_name(list) data-testid="list" data-list=list>
                {move || ids(false).is_empty().then(|| view! { <p class="lines-none list-none s muted">{words.no_items}</p> })}
                <ol class="items">{each(move || ids(false), move |id| view! { <ItemLine list=list items=items id=id /> })}</ol>
                <Add list=list items=items />
                {move || (!ids(true).is_empty()).then(|| view! {
                    <details class="retired">
                        <summary class="s">{t.pipelines.retired}" · "{move || ids(true).len().to_string()}</summary>
                        <p class="s muted">{words.archived_text}</p>
                        <ul>{each(move || ids(true), move |id| view! { <ItemLine list=list items=items id=id /> })}</ul>
                    </details>
                })}
            </section>
        </div>
    }
}

/// A line to type a new thing into.
#[component]
fn Add(list: &'static str, items: Memo<Vec<Item>>) -> AnyView {
    let store = use_store();
    let words = &t().settings_words;
    let shape = RwSignal::new("line".to_owned());
    let option = |(key, name): (&'static str, &'static str)| view! { <option value=key>{name}</option> };
    let shapes = (list == FIELDS).then(|| {
        view! {
            <select class="select" aria-label=words.shape data-testid="new-shape" prop:value=move || shape.get() on:change=move |event| shape.set(event_target_value(&event))>
                {SHAPES.into_iter().zip(words.shapes).map(option).collect::<Vec<_>>()}
            </select>
        }
    });
    let make = move |id: Id, name: &str| match is_taken(store, list, None, name) {
        true => Err(words.taken),
        false => Ok(items.with_untracked(|items| lists::added(list, id, name, &shape.get_untracked(), items))),
    };
    let line =
        NewLine { label: words.new_item, button: t().add, class: "row reason-add item-add", testids: ["new-item", "add-item"] };
    add_line(line, make, shapes)
}
