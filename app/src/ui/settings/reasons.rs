//! Why deals are lost: the list that a lost deal's sheet offers. Never here: counting them.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::LossReason;
use ingot_shared::domain::{Command, Value};

use super::add_line::{NewLine, add_line};
use super::pipeline::save_name;
use super::pipelines::put;
use crate::ui::common::InlineField;
use crate::ui::i18n::{fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Whose a reason can be, in the order of their names (C63).
const WHOSE: [&str; 3] = ["valid", "ours", "market"];

/// The list.
#[component]
pub fn Reasons() -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let ids = move |retired: bool| {
        store.workspace.with(|workspace| {
            workspace.loss_reasons.iter().filter(|reason| reason.retired == retired).map(|reason| reason.id).collect::<Vec<_>>()
        })
    };
    let line = NewLine {
        label: words.new_reason,
        button: words.add_reason,
        class: "row reason-add",
        testids: ["new-reason", "add-reason"],
    };
    view! {
        <section class="card lines" aria-label=words.reasons data-testid="reasons">
            <header class="lines-head">
                <h2 class="h3">{words.reasons}</h2>
                <p class="s muted">{words.reasons_text}</p>
            </header>
            <ul class="reason-list">
                {each(move || ids(false), |id| view! { <Reason id=id /> })}
            </ul>
            {add_line(line, move |id, name| Ok(added(store, id, name)), None)}
            {move || (!ids(true).is_empty()).then(|| view! {
                <details class="retired">
                    <summary class="s">{words.retired}" · "{move || ids(true).len().to_string()}</summary>
                    <p class="s muted">{words.retired_text}</p>
                    <ul class="reason-list">{each(move || ids(true), |id| view! { <Reason id=id /> })}</ul>
                </details>
            })}
        </section>
    }
}

#[component]
fn Reason(id: Id) -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let mine: Memo<Option<LossReason>> =
        memo(move || store.workspace.with(|workspace| workspace.loss_reasons.iter().find(|reason| reason.id == id).cloned()));
    let name = memo(move || mine.with(|mine| mine.as_ref().map(names::reason).unwrap_or_default()));
    let whose = move || mine.with(|mine| mine.as_ref().map(|mine| mine.kind.clone()).unwrap_or_default());
    let is_retired = memo(move || mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.retired)));
    let is_shipped = move || mine.with_untracked(|mine| mine.as_ref().is_some_and(|mine| !mine.default.is_empty()));
    let save = Callback::new(move |typed| save_name(store, Entity::LossReason, id, is_shipped(), typed));
    let choose = move |event| store.run_or_say(vec![put(Entity::LossReason, id, [("kind", event_target_value(&event).into())])]);
    let option = move |(kind, text): (&'static str, &'static str)| {
        view! { <option value=kind selected=move || whose() == kind>{text}</option> }
    };
    // Without any reason no deal could be closed as lost.
    let is_last = memo(move || {
        !is_retired.get()
            && store.workspace.with(|workspace| workspace.loss_reasons.iter().filter(|reason| !reason.retired).count() < 2)
    });
    let retire = move |_| {
        let retired = !is_retired.get_untracked();
        let text = fill(if retired { words.stage_retired } else { words.stage_back }, &[&name.get_untracked()]);
        store.run_then_toast(vec![put(Entity::LossReason, id, [("retired", retired.into())])], text);
    };
    view! {
        <li class="row reason" data-testid="reason-line" data-id=id.to_string()>
            <InlineField label=words.reason_name value=name testid="reason-name" class="grow" save=save />
            <select class="select bare" aria-label=move || format!("{}: {}", words.reason_kind, name.get()) data-testid="reason-kind" prop:value=whose on:change=choose>
                {WHOSE.into_iter().zip(words.whose).map(option).collect::<Vec<_>>()}
            </select>
            <button type="button" class="btn quiet" data-testid="retire-reason" disabled=move || is_last.get() on:click=retire>
                {move || if is_retired.get() { words.bring_back } else { words.retire }}
            </button>
        </li>
    }
}

/// The command that adds a reason.
fn added(store: Store, id: Id, name: &str) -> Command {
    let last = store.workspace.with_untracked(|workspace| i64::try_from(workspace.loss_reasons.len()).unwrap_or_default());
    put(Entity::LossReason, id, [("kind", "ours".into()), ("name", name.into()), ("order", Value::Number(1_000 + last))])
}
