//! The screen of pipelines, their stages, and why deals are lost: what the whole company shares. Never here: a stage's own settings.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, StageId, StageKind, Value};

use super::head::section_head;
use super::pipeline::PipelineCard;
use super::reasons::Reasons;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Puts fields of a thing of the settings.
pub fn put<'a>(entity: Entity, id: Id, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Command {
    Command::put(Id::workspace(), Place::of(entity, id), fields)
}

/// The commands that put a thing before the one above it. All are numbered anew: those of two devices may have the same number.
pub fn earlier(entity: Entity, mut order: Vec<Id>, id: Id) -> Vec<Command> {
    match order.iter().position(|known| *known == id) {
        Some(at) if at > 0 => order.swap(at - 1, at),
        _ => return Vec::new(),
    }
    order.into_iter().zip(0..).map(|(id, at)| put(entity, id, [("order", Value::Number(at))])).collect()
}

/// What a new pipeline begins with: one stage in which sales are worked on, and the ways in which they end.
const BEGINNING: [StageId; 4] = [StageId::UNSORTED, StageId::NEGOTIATION, StageId::WON, StageId::LOST];

/// The screen.
#[component]
pub fn PipelinesPage() -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let offered = memo(move || ids(store, false));
    let retired = memo(move || ids(store, true));
    // A pipeline that was just added takes the focus, to be named.
    let new = RwSignal::new(None::<Id>);
    let add = move |_| {
        let id = browser::new_id();
        new.set(Some(id));
        let last = store.workspace.with_untracked(|workspace| i64::try_from(workspace.pipelines.len()).unwrap_or_default());
        let mut commands = vec![put(Entity::Pipeline, id, [("name", words.new_pipeline.into()), ("order", Value::Number(last))])];
        for (stage, order) in BEGINNING.into_iter().zip(0..) {
            let kind = stage.kind();
            let name = if kind == StageKind::Open { shipped(stage) } else { kind_name(kind).to_owned() };
            commands.push(put(
                Entity::Stage,
                browser::new_id(),
                [
                    ("pipeline", Value::Ref(id)),
                    ("kind", kind.key().into()),
                    ("name", name.into()),
                    ("order", Value::Number(order)),
                ],
            ));
        }
        store.run_or_say(commands);
    };
    view! {
        <div class="narrow settings pipelines-page">
            {section_head(words.title, "/settings")}
            <p class="s muted lead">{words.shared}</p>
            {each(move || offered.get(), move |id| view! { <PipelineCard id=id is_new=new.get_untracked() == Some(id) /> })}
            <div><button type="button" class="btn" data-testid="add-pipeline" on:click=add>{icon("plus")}{words.add_pipeline}</button></div>
            {each(move || retired.get(), move |id| view! { <PipelineCard id=id is_new=false /> })}
            <Reasons />
        </div>
    }
}

fn ids(store: Store, retired: bool) -> Vec<Id> {
    store.workspace.with(|workspace| {
        workspace.pipelines.iter().filter(|pipeline| pipeline.retired == retired).map(|pipeline| pipeline.id).collect()
    })
}

/// The name that the language gives to a shipped stage.
fn shipped(stage: StageId) -> String {
    crate::ui::i18n::names::stage(&ingot_shared::document::record::Workspace::default(), stage)
}

/// What a kind of stage is called.
pub fn kind_name(kind: StageKind) -> &'static str {
    let at = StageKind::ALL.iter().position(|known| *known == kind).unwrap_or_default();
    t().pipelines.kinds.get(at).copied().unwrap_or_default()
}
