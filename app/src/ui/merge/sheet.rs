//! Two clients side by side, with what will be kept of each. Never here: merging.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::row::ClientRow;

use super::different::say_different;
use crate::model::duplicates::keeper;
use crate::model::rows::Entry;
use crate::ui::client::{called, told};
use crate::ui::common::{Sheet, avatar, icon, use_sheet};
use crate::ui::i18n::{count, fill, names, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::{Store, use_store};

/// The sheet, while there is a pair to look at.
#[component]
pub fn MergeSheet() -> AnyView {
    let store = use_store();
    live(move || {
        let Some((one, two)) = store.merging.get() else { return ().into_any() };
        let entry = |id| store.rows.with_untracked(|rows| rows.get(id));
        let (Some(one), Some(two)) = (entry(one), entry(two)) else { return ().into_any() };
        let close = Callback::new(move |()| store.merging.set(None));
        view! { <Sheet title=t().merge.merge testid="merge-sheet" on_close=close><Pair one=one two=two /></Sheet> }
    })
}

/// How the facts of two clients come together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The one that stays has the say; the other fills a gap, or is kept beside.
    First,
    /// All of both.
    Both,
}

/// Reads a fact as it is shown.
type Read = fn(Store, &ClientRow) -> String;

/// The facts, in the order of their names.
const FACTS: [(Read, Rule); 9] = [
    (|_, row| row.name.clone(), Rule::First),
    (|_, row| row.phones.iter().map(|phone| phone.typed.as_str()).collect::<Vec<_>>().join(", "), Rule::Both),
    (|_, row| row.emails.join(", "), Rule::Both),
    (|_, row| row.city.clone(), Rule::First),
    (|_, row| row.facts.text("address").to_owned(), Rule::First),
    (|_, row| row.responsible.clone(), Rule::First),
    (|store, row| named(store, "category", std::slice::from_ref(&row.category)), Rule::First),
    (|_, row| row.facts.text("source").to_owned(), Rule::First),
    (|store, row| named(store, "tag", &row.tags), Rule::Both),
];

fn named(store: Store, of: &str, keys: &[String]) -> String {
    let known = keys.iter().filter(|key| !key.is_empty());
    store.workspace.with_untracked(|workspace| known.map(|key| names::entry(workspace, of, key)).collect::<Vec<_>>().join(", "))
}

#[component]
fn Pair(one: Arc<Entry>, two: Arc<Entry>) -> AnyView {
    let store = use_store();
    let router = use_router();
    let sheet = use_sheet();
    let words = &t().merge;
    let stays = RwSignal::new(keeper(&one.row, &two.row));
    let (first, second) = (one.row.id, two.row.id);
    let other = move || if stays.get() == first { second } else { first };
    let head = |row: &ClientRow| {
        let (id, title) = (row.id, names::client(row.title()));
        let is_on = memo(move || stays.get() == id);
        let shown = title.clone();
        view! {
            <button type="button" class="merge-who" class:on=is_on aria-pressed=move || is_on.get().to_string() data-testid="merge-keep" data-id=id.to_string() on:click=move |_| stays.set(id)>
                {avatar(&title, "")}
                <span class="b" dir="auto">{shown}</span>
                <span class="xs merge-mark">{move || is_on.get().then(|| icon("check"))}{move || if is_on.get() { words.stays } else { words.keep }}</span>
            </button>
        }
    };
    let fact = |mine: String, its: String, rule: Rule, label: String| {
        if mine.is_empty() && its.is_empty() {
            return None;
        }
        let differ = mine != its && !mine.is_empty() && !its.is_empty();
        let cell = |text: String, id: Id| {
            let is_lost = memo(move || differ && rule == Rule::First && stays.get() != id);
            view! {
                <span class="merge-value" class:lost=is_lost dir="auto">
                    {move || is_lost.get().then(|| view! { <span class="unseen">{words.lost}": "</span> })}
                    {text}
                </span>
            }
        };
        let both = (differ && rule == Rule::Both).then_some(words.both);
        let group = label.clone();
        Some(view! {
            <div class="merge-fact" role="group" aria-label=group>
                <p class="xs muted">{label}{both.map(|both| view! { " · "{both} })}</p>
                {cell(mine, first)}
                {cell(its, second)}
            </div>
        })
    };
    let main = FACTS.into_iter().zip(words.facts);
    let main =
        main.filter_map(|((look, rule), label)| fact(look(store, &one.row), look(store, &two.row), rule, label.to_owned()));
    let mut facts: Vec<AnyView> = main.collect();
    facts.extend(
        others(store, &one.row, &two.row).into_iter().filter_map(|(label, mine, its)| fact(mine, its, Rule::First, label)),
    );
    let (heads, pair) = ([head(&one.row), head(&two.row)], [Arc::clone(&one), Arc::clone(&two)]);
    let moves = move || {
        let other = other();
        pair.iter().find(|entry| entry.row.id == other).map(|entry| what_moves(&entry.row))
    };
    let merge = move |_| {
        let (stays, other) = (stays.get_untracked(), other());
        let title =
            store.rows.with_untracked(|rows| rows.get(stays)).map(|entry| names::client(entry.row.title())).unwrap_or_default();
        sheet.close();
        store.merge(stays, other, fill(words.merged, &[&title]), move || {
            if router.route.get_untracked() == Route::Client(other) {
                router.replace(Route::Client(stays));
            }
        });
    };
    let different = move |_| {
        sheet.close();
        say_different(store, first, second);
    };
    view! {
        <div class="form">
            <div class="merge-pair" role="group" aria-label=words.choose>{Vec::from(heads)}</div>
            <div class="merge-facts">{facts}</div>
            <p class="s">{moves}</p>
            <p class="s muted">{words.note}</p>
            <div class="form-do">
                <button type="button" class="btn" data-testid="merge-different" on:click=different>{words.different}</button>
                <button type="button" class="btn main" data-testid="merge-do" on:click=merge>{words.merge}</button>
            </div>
        </div>
    }
}

/// The other facts in which they differ: what each is called, and both values.
fn others(store: Store, one: &ClientRow, two: &ClientRow) -> Vec<(String, String, String)> {
    let mut keys: Vec<&str> = one.facts.list.iter().chain(&two.facts.list).map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let of = |key: &str| {
        let said = |row: &ClientRow| row.facts.get(key).map(|value| told(store, key, value)).unwrap_or_default();
        (called(store, key), said(one), said(two))
    };
    let all = keys.into_iter().filter(|key| !matches!(*key, "address" | "source")).map(of);
    all.filter(|(label, mine, its)| !label.is_empty() && mine != its).collect()
}

/// What comes to the one that stays, in words.
fn what_moves(row: &ClientRow) -> String {
    let t = t();
    let number = |number: usize, forms| (number > 0).then(|| count(u64::try_from(number).unwrap_or(u64::MAX), forms));
    let parts = [
        number(row.deals.len(), t.deals_n),
        number(row.tasks.len(), t.merge.tasks_n),
        number(row.contacts.len(), t.merge.contacts_n),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { t.merge.moves_facts.to_owned() } else { fill(t.merge.moves, &[&parts.join(", ")]) }
}
