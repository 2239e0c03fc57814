//! A segment of the company's own: its rule, its place, its removal (C44). Never here: name, days and colour, which all segments have.

use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::Value;
use ingot_shared::domain::rules::segments::Condition;
use ingot_shared::{Id, Money};

use super::choices::NumberFact;
use super::pipelines::{earlier, put};
use super::segments::save_for;
use crate::model::own_segment::Limit;
use crate::ui::browser;
use crate::ui::common::{Saved, icon};
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

const TESTIDS: [&str; 6] = [
    "limit-revenue-from",
    "limit-revenue-below",
    "limit-purchases-from",
    "limit-purchases-below",
    "limit-within",
    "limit-silent",
];

/// The stored rule of a segment.
fn rule_of(workspace: &Workspace, id: Id) -> String {
    workspace.segment(id).map(|own| own.fields.text("rule").to_owned()).unwrap_or_default()
}

/// Who is in a segment, in a few words.
pub fn about(workspace: &Workspace, id: Id) -> String {
    let words = &t().settings_words.own_segments;
    let rule = rule_of(workspace, id);
    if Condition::read(&rule).is_none() {
        return words.newer.to_owned();
    }
    let part = |(limit, short): (Limit, &'static str)| {
        let number = limit.of(&rule)?;
        Some(match limit {
            Limit::RevenueFrom | Limit::RevenueBelow => {
                fill(short, &[&figures::short_sums(&[Money::units(number, workspace.currency)].into_iter().collect())])
            }
            _ => fill(short, &[&number]),
        })
    };
    let parts: Vec<String> = Limit::ALL.into_iter().zip(words.short).filter_map(part).collect();
    if parts.is_empty() { words.unfinished.to_owned() } else { parts.join(" · ") }
}

/// Makes one; returns its id.
pub fn add(store: Store) -> Id {
    let id = browser::new_id();
    let last = store.workspace.with_untracked(|workspace| i64::try_from(workspace.own_segments().count()).unwrap_or_default());
    store.run_or_say(vec![put(
        Entity::Segment,
        id,
        [("name", t().settings_words.own_segments.new.into()), ("order", Value::Number(last))],
    )]);
    id
}

/// The limits of an own segment, and what may be done with it.
#[component]
pub fn OwnSegment(
    /// Which.
    id: Id,
) -> AnyView {
    let store = use_store();
    let words = &t().settings_words.own_segments;
    let rule = memo(move || store.workspace.with(|workspace| rule_of(workspace, id)));
    let limit = move |((limit, label), testid): ((Limit, &'static str), &'static str)| {
        let value = memo(move || rule.with(|rule| limit.of(rule)));
        let save = Callback::new(move |(number, saved): (Option<i64>, Saved)| {
            let text = rule.with_untracked(|rule| limit.put(rule, number));
            let text = if text.is_empty() { Value::Nothing } else { text.into() };
            save_for(store, put(Entity::Segment, id, [("rule", text)]), saved);
        });
        view! { <NumberFact label=label value=value most=limit.most() testid=testid save=save /> }
    };
    let is_known = memo(move || rule.with(|rule| Condition::read(rule).is_some()));
    let is_first = move || store.workspace.with(|workspace| workspace.own_segments().next().is_none_or(|own| own.id == id));
    let up = move |_| {
        let order = store.workspace.with_untracked(|workspace| workspace.own_segments().map(|own| own.id).collect());
        store.run_or_say(earlier(Entity::Segment, order, id));
    };
    let remove = move |_| {
        let name =
            store.workspace.with_untracked(|workspace| workspace.segment(id).map(|own| own.name.clone()).unwrap_or_default());
        store.run_then_toast(vec![put(Entity::Segment, id, [("retired", true.into())])], fill(words.removed, &[&name]));
    };
    view! {
        <div class="field" role="group" aria-label=words.rule>
            <span class="field-label">{words.rule}</span>
            {live(move || match is_known.get() {
                true => view! {
                    <div class="two">{Limit::ALL.into_iter().zip(words.limits).zip(TESTIDS).map(limit).collect::<Vec<_>>()}</div>
                    <p class="xs muted">{words.rule_text}</p>
                },
                false => view! { <p class="s muted">{words.newer}</p> },
            })}
        </div>
        <div class="row stage-do">
            <button type="button" class="btn icon" aria-label=words.earlier title=words.earlier data-testid="segment-up" disabled=is_first on:click=up>{icon("up")}</button>
            <span class="grow"></span>
            <button type="button" class="btn quiet" data-testid="segment-remove" on:click=remove>{words.remove}</button>
        </div>
    }
}
