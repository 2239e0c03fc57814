//! A stage in the list of its pipeline, and its settings below it while it is open. Never here: its place among the others (the domain says).

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::{Pipeline, Stage};
use ingot_shared::domain::{StageId, StageKind, Value};
use leptos::ev::KeyboardEvent;

use super::choices::{ColourChoice, NumberFact};
use super::pipeline::save_name;
use super::pipelines::{kind_name, put};
use super::stage_help::StageHelp;
use crate::ui::browser;
use crate::ui::common::{InlineField, Saved, icon, swatch};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// A stage as its line and its settings watch it.
#[derive(Clone, Copy)]
struct Mine {
    store: Store,
    id: Id,
    pipeline: Memo<Option<Pipeline>>,
    stage: Memo<Option<Stage>>,
}

impl Mine {
    fn name(self) -> String {
        self.store.stage_name(StageId::of(self.id))
    }

    fn can_spare(self) -> bool {
        self.pipeline.with(|pipeline| pipeline.as_ref().is_some_and(|pipeline| pipeline.can_spare(self.id)))
    }

    fn kind(self) -> StageKind {
        self.stage.with(|stage| stage.as_ref().map(|stage| stage.kind).unwrap_or_default())
    }

    fn save(self, key: &'static str, value: Value) {
        self.store.run_or_say(vec![put(Entity::Stage, self.id, [(key, value)])]);
    }

    fn save_number(self, key: &'static str) -> Callback<(Option<i64>, Saved)> {
        Callback::new(move |(number, saved): (Option<i64>, Saved)| {
            let command = put(Entity::Stage, self.id, [(key, number.into())]);
            self.store.run(vec![command], move |result| saved.run(result.map(|_| ()).map_err(|why| errors::engine(&why))));
        })
    }

    /// Puts the stage one place up or down, and says where it is now.
    fn shift(self, step: isize) {
        let order = self
            .pipeline
            .with_untracked(|pipeline| pipeline.as_ref().map(|pipeline| pipeline.moved(self.id, step)).unwrap_or_default());
        if order.is_empty() {
            return;
        }
        let commands = order.into_iter().map(|(id, number)| put(Entity::Stage, id, [("order", Value::Number(number))])).collect();
        self.store.run(commands, move |result| match result {
            Ok(_) => self.say_place(),
            Err(why) => self.store.toast_error(errors::engine(&why)),
        });
    }

    fn say_place(self) {
        let place = self.pipeline.with_untracked(|pipeline| {
            let offered: Vec<Id> = pipeline.as_ref()?.offered().map(|stage| stage.id).collect();
            Some((offered.iter().position(|id| *id == self.id)? + 1, offered.len()))
        });
        if let Some((at, all)) = place {
            self.store.say(fill(t().pipelines.moved, &[&self.name(), &at, &all]));
        }
    }
}

/// A stage's line.
#[component]
pub fn StageLine(
    /// Its pipeline.
    pipeline: Memo<Option<Pipeline>>,
    /// Which.
    id: Id,
    /// The stage whose settings are open.
    open: RwSignal<Option<Id>>,
    /// The stage that was added last: it takes the focus, to be named.
    added: StoredValue<Option<Id>>,
) -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let stage = memo(move || {
        pipeline
            .with(|pipeline| pipeline.as_ref().and_then(|pipeline| pipeline.stages.iter().find(|stage| stage.id == id).cloned()))
    });
    let mine = Mine { store, id, pipeline, stage };
    let is_open = move || open.get() == Some(id);
    let about = move || {
        stage.with(|stage| {
            let Some(stage) = stage else { return String::new() };
            let parts = [
                Some(kind_name(stage.kind).to_owned()),
                stage.probability.map(|per_cent| format!("{per_cent}\u{202f}%")),
                stage.idle_days.map(|days| fill(words.idle_short, &[&days])),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let colour = memo(move || stage.with(|stage| stage.as_ref().map(|stage| stage.colour.clone()).unwrap_or_default()));
    // Alt with an arrow moves the stage, as in lists of text editors.
    let key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            mine.shift(step);
            let head = format!("[data-stage-line='{id}']");
            browser::later(150, move || browser::focus(&head));
        }
    };
    let toggle = move |_| open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    view! {
        <li class="stage" class:open=is_open data-testid="stage-line" data-stage=StageId::of(id).key().to_owned()>
            <button
                type="button"
                class="line"
                aria-expanded=move || is_open().to_string()
                data-stage-line=id.to_string()
                title=words.edit
                on:click=toggle
                on:keydown=key
            >
                {move || swatch(&colour.get())}
                <span class="grow"><span class="block" dir="auto">{move || mine.name()}</span><span class="s muted block">{about}</span></span>
                {icon("next")}
            </button>
            {live(move || is_open().then(|| view! { <StageForm mine=mine colour=colour is_new=added.get_value() == Some(id) /> }))}
        </li>
    }
}

#[component]
fn StageForm(mine: Mine, colour: Memo<String>, is_new: bool) -> AnyView {
    let words = &t().pipelines;
    let Mine { store, id, stage, .. } = mine;
    let name = memo(move || mine.name());
    let is_shipped = StageId::of(id).is_default();
    let save = Callback::new(move |typed| save_name(store, Entity::Stage, id, is_shipped, typed));
    let can_spare = memo(move || mine.can_spare());
    let kind = move |this: StageKind| {
        let is_on = move || mine.kind() == this;
        view! {
            <button
                type="button"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                disabled=move || !can_spare.get() && !is_on()
                data-testid=format!("kind-{}", this.key())
                on:click=move |_| if !is_on() { mine.save("kind", this.key().into()) }
            >
                {kind_name(this)}
            </button>
        }
    };
    let number = move |of: fn(&Stage) -> Option<i64>| memo(move || stage.with(|stage| stage.as_ref().and_then(of)));
    let retire = move |_| {
        let text = fill(words.stage_retired, &[&mine.name()]);
        store.run_then_toast(vec![put(Entity::Stage, id, [("retired", true.into())])], text);
    };
    let is_at_edge = move |step: isize| {
        mine.pipeline.with(|pipeline| pipeline.as_ref().is_none_or(|pipeline| pipeline.moved(id, step).is_empty()))
    };
    view! {
        <div class="stage-form">
            <div class="fact">
                <span class="field-label">{words.stage_name}</span>
                <InlineField label=words.stage_name value=name testid="stage-name" class="boxed" is_new=is_new save=save />
            </div>
            <div class="fact" role="group" aria-label=words.kind>
                <span class="field-label">{words.kind}</span>
                <div class="segmented kinds">{StageKind::ALL.map(kind).into_iter().collect::<Vec<_>>()}</div>
                <p class="xs muted">{move || if can_spare.get() { words.kind_hint } else { words.last_of_kind }}</p>
            </div>
            <div class="two">
                <NumberFact label=words.probability value=number(|stage| stage.probability) most=100 testid="stage-probability" save=mine.save_number("probability") />
                <NumberFact label=words.idle value=number(|stage| stage.idle_days) most=3_650 testid="stage-idle" save=mine.save_number("idle") />
            </div>
            <ColourChoice value=colour on_choose=Callback::new(move |colour: String| {
                mine.save("colour", if colour.is_empty() { Value::Nothing } else { colour.into() });
            }) />
            <StageHelp id=id stage=stage />
            <div class="row stage-do">
                <button type="button" class="btn icon" aria-label=words.earlier title=words.earlier data-testid="stage-up" disabled=move || is_at_edge(-1) on:click=move |_| mine.shift(-1)>{icon("up")}</button>
                <button type="button" class="btn icon" aria-label=words.later title=words.later data-testid="stage-down" disabled=move || is_at_edge(1) on:click=move |_| mine.shift(1)>{icon("down")}</button>
                <span class="grow"></span>
                <button type="button" class="btn quiet" data-testid="retire-stage" disabled=move || !can_spare.get() on:click=retire>{words.retire}</button>
            </div>
        </div>
    }
}

/// A stage that is no longer offered.
#[component]
pub fn RetiredStage(
    /// Which.
    id: Id,
) -> AnyView {
    let store = use_store();
    let words = &t().pipelines;
    let name = move || store.stage_name(StageId::of(id));
    let back = move |_| {
        let text = fill(words.stage_back, &[&name()]);
        store.run_then_toast(vec![put(Entity::Stage, id, [("retired", false.into())])], text);
    };
    view! {
        <div class="row retired-one">
            <span class="grow" dir="auto">{name}</span>
            <button type="button" class="btn quiet" data-testid="bring-back" on:click=back>{words.bring_back}</button>
        </div>
    }
}
