//! What a stage tells and asks: its script, its checklist, what a deal needs to come in. Never here: the stage's other settings.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::{Need, Stage};
use ingot_shared::domain::Value;

use super::long_text::{LongText, long_text};
use super::pipelines::put;
use crate::ui::browser;
use crate::ui::client::save;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// The settings.
#[component]
pub fn StageHelp(
    /// Which stage.
    id: Id,
    /// What is known of it.
    stage: Memo<Option<Stage>>,
) -> AnyView {
    let store = use_store();
    view! {
        <Script store=store id=id stage=stage />
        <Checks store=store id=id stage=stage />
        <Needs store=store id=id stage=stage />
    }
}

#[component]
fn Script(store: Store, id: Id, stage: Memo<Option<Stage>>) -> AnyView {
    let words = &t().stage_help;
    let stored = memo(move || stage.with(|stage| stage.as_ref().map(|stage| stage.script.clone()).unwrap_or_default()));
    let save_it = Callback::new(move |(text, saved): (String, Saved)| {
        save(store, put(Entity::Stage, id, [("script", text.into())]), saved);
    });
    let text = LongText { label: words.script, hint: words.script_hint, testid: "stage-script" };
    long_text(text, format!("typed.script.{id}"), stored, save_it)
}

#[component]
fn Checks(store: Store, id: Id, stage: Memo<Option<Stage>>) -> AnyView {
    let words = &t().stage_help;
    let stored = memo(move || stage.with(|stage| stage.as_ref().map(|stage| stage.checks.clone()).unwrap_or_default()));
    let added = RwSignal::new(None::<Id>);
    let ids = memo(move || {
        let mut ids: Vec<Id> = stored.with(|checks| checks.iter().map(|(id, _)| *id).collect());
        ids.extend(added.get().filter(|added| !ids.contains(added)));
        ids
    });
    let line = move |check: Id| {
        let value = memo(move || {
            let of = |checks: &Vec<(Id, String)>| checks.iter().find(|(id, _)| *id == check).map(|(_, text)| text.clone());
            stored.with(of).unwrap_or_default()
        });
        let remove = move || {
            if stored.with_untracked(|checks| checks.iter().any(|(known, _)| *known == check)) {
                store.run_then_toast(vec![put(Entity::Check, check, [("retired", true.into())])], words.check_removed.to_owned());
            }
            added.try_update(|added| *added = added.filter(|added| *added != check));
        };
        let save_it = Callback::new(move |(text, saved): (String, Saved)| {
            if text.is_empty() {
                saved.run(Ok(()));
                remove();
                return;
            }
            let mut fields: Vec<(&str, Value)> = vec![("text", text.into())];
            if added.get_untracked() == Some(check) {
                let last = stored.with_untracked(|checks| i64::try_from(checks.len()).unwrap_or_default());
                fields.extend([("stage", Value::Ref(id)), ("order", Value::Number(last))]);
            }
            save(store, put(Entity::Check, check, fields), saved);
        });
        let is_new = added.get_untracked() == Some(check);
        view! {
            <div class="stage-check">
                <InlineField label=words.add_check value=value testid="check-text" class="boxed grow" is_new=is_new save=save_it on_abandon=Callback::new(move |()| remove()) />
                <button type="button" class="btn icon quiet" aria-label=move || format!("{}: {}", t().remove, value.get()) title=t().remove data-testid="check-remove" on:click=move |_| remove()>{icon("close")}</button>
            </div>
        }
    };
    view! {
        <div class="fact" role="group" aria-label=words.checks>
            <span class="field-label">{words.checks}</span>
            {each(move || ids.get(), line)}
            <button type="button" class="add-line" data-testid="add-check" on:click=move |_| added.set(Some(browser::new_id()))>{icon("plus")}{words.add_check}</button>
        </div>
    }
}

#[component]
fn Needs(store: Store, id: Id, stage: Memo<Option<Stage>>) -> AnyView {
    let words = &t().stage_help;
    let chip = move |(need, name): (Need, &'static str)| {
        let is_on = move || stage.with(|stage| stage.as_ref().is_some_and(|stage| stage.asks_for(need)));
        let toggle = move |_| {
            let value = if is_on() { Value::Nothing } else { Value::Flag(true) };
            store.run_or_say(vec![put(Entity::Stage, id, [(["need:", need.key()].concat().as_str(), value)])]);
        };
        view! {
            <button type="button" class="chip" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=["need-", need.key()].concat() on:click=toggle>
                {move || is_on().then(|| icon("check"))}
                {name}
            </button>
        }
    };
    view! {
        <div class="fact" role="group" aria-label=words.needs>
            <span class="field-label">{words.needs}</span>
            <div class="chips stage-needs">{Need::ALL.into_iter().zip(words.need).map(chip).collect::<Vec<_>>()}</div>
            <p class="xs muted">{words.needs_hint}</p>
        </div>
    }
}
