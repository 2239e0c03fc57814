//! One pipeline with its stages. Never here: a stage's own settings ([`super::stage`]).

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::{Pipeline, Workspace};
use ingot_shared::domain::Value;

use super::pipelines::put;
use super::stage::{RetiredStage, StageLine};
use crate::ui::browser;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{errors, fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// A pipeline by its id.
pub fn find(workspace: &Workspace, id: Id) -> Option<&Pipeline> {
    workspace.pipelines.iter().find(|pipeline| pipeline.id == id)
}

/// Stores a thing's name; a shipped one without a name of its own gets that of the language back.
pub fn save_name(store: Store, entity: Entity, id: Id, is_shipped: bool, (name, saved): (String, Saved)) {
    if name.is_empty() && !is_shipped {
        saved.run(Err(t().pipelines.name_needed.to_owned()));
        return;
    }
    let name = if name.is_empty() { Value::Nothing } else { name.into() };
    store.run(vec![put(entity, id, [("name", name)])], move |result| match result {
        Ok(_) => {
            store.say(t().saved_here);
            saved.run(Ok(()));
        }
        Err(why) => saved.run(Err(errors::engine(&why))),
    });
}

/// The pipeline.
#[component]
pub fn PipelineCard(
    /// Which.
    id: Id,
    /// It was just added.
    is_new: bool,
) -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let mine = memo(move || store.workspace.with(|workspace| find(workspace, id).cloned()));
    let name = memo(move || mine.with(|mine| mine.as_ref().map(names::pipeline).unwrap_or_default()));
    let is_retired = memo(move || mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.retired)));
    let is_shipped = move || mine.with_untracked(|mine| mine.as_ref().is_some_and(|mine| !mine.default.is_empty()));
    let save = Callback::new(move |typed| save_name(store, Entity::Pipeline, id, is_shipped(), typed));
    let stages = move |retired: bool| {
        let all = mine.with(|mine| mine.as_ref().map(|mine| mine.stages.clone()).unwrap_or_default());
        all.into_iter().filter(|stage| stage.retired == retired).map(|stage| stage.id).collect::<Vec<_>>()
    };
    // One stage is open at a time; a new one at once, to be named.
    let open = RwSignal::new(None::<Id>);
    let added = StoredValue::new(None::<Id>);
    let add = move |_| {
        let new = browser::new_id();
        let order = mine.with_untracked(|mine| mine.as_ref().map(|mine| mine.with_new(new)).unwrap_or_default());
        let fields = [("pipeline", Value::Ref(id)), ("kind", "open".into()), ("name", words.new_stage.into())];
        let mut commands = vec![put(Entity::Stage, new, fields)];
        commands.extend(order.into_iter().map(|(stage, number)| put(Entity::Stage, stage, [("order", Value::Number(number))])));
        added.set_value(Some(new));
        open.set(Some(new));
        store.run_or_say(commands);
    };
    let others =
        memo(move || store.workspace.with(|workspace| workspace.pipelines.iter().filter(|other| !other.retired).count()));
    let retire = move |retired: bool| {
        let text = fill(if retired { words.stage_retired } else { words.stage_back }, &[&name.get_untracked()]);
        store.run_then_toast(vec![put(Entity::Pipeline, id, [("retired", retired.into())])], text);
    };
    view! {
        <section class="card lines" aria-label=move || name.get() data-testid="pipeline" data-id=id.to_string()>
            <header class="lines-head pipeline-head">
                <InlineField label=words.pipeline value=name testid="pipeline-name" class="grow h3" is_new=is_new save=save />
                {move || (is_retired.get() || others.get() > 1).then(|| {
                    let (text, retired) = if is_retired.get() { (words.bring_back, false) } else { (words.retire, true) };
                    view! { <button type="button" class="btn quiet" data-testid="retire-pipeline" on:click=move |_| retire(retired)>{text}</button> }
                })}
            </header>
            {live(move || (!is_retired.get()).then(|| view! {
                <ol class="stages" aria-label=words.stages>
                    {each(move || stages(false), move |stage| view! { <StageLine pipeline=mine id=stage open=open added=added /> })}
                </ol>
                <button type="button" class="add-line" data-testid="add-stage" on:click=add>{icon("plus")}{words.add_stage}</button>
                {move || (!stages(true).is_empty()).then(|| view! {
                    <details class="retired">
                        <summary class="s">{words.retired}" · "{move || stages(true).len().to_string()}</summary>
                        <p class="s muted">{words.retired_text}</p>
                        {each(move || stages(true), move |stage| view! { <RetiredStage id=stage /> })}
                    </details>
                })}
            }))}
        </section>
    }
}
