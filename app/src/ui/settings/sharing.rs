//! Who gets new enquiries: the company's rules, asked from top to bottom. Never here: following them ([`crate::model::inbox::sharing`]).

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::SharingRule;
use ingot_shared::domain::{Command, Lead, Place, Value};

use super::head::section_head;
use super::pipelines::{earlier, put};
use super::segments::put_setting;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::inbox::CHANNELS;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Ways that are offered, in the order of their words.
const WAYS: [&str; 2] = ["round_robin", "fewest"];

fn save<'a>(store: Store, id: Id, fields: impl IntoIterator<Item = (&'a str, Value)>) {
    store.run_or_say(vec![put(Entity::Rule, id, fields)]);
}

/// The screen.
#[component]
pub fn SharingPage() -> AnyView {
    let store = use_store();
    let words = &t().team;
    let ids = memo(move || store.workspace.with(|workspace| workspace.sharing.iter().map(|rule| rule.id).collect::<Vec<Id>>()));
    let add = move |_| {
        let id = browser::new_id();
        let last = ids.with_untracked(|ids| i64::try_from(ids.len()).unwrap_or_default());
        save(store, id, [("kind", WAYS[0].into()), ("on", true.into()), ("order", Value::Number(last))]);
    };
    let picks = memo(move || store.workspace.with(|workspace| workspace.managers_pick()));
    let change = move |event| {
        store.run_or_say(vec![put_setting(vec![("heads_hand_out".to_owned(), (!event_target_checked(&event)).into())])]);
    };
    view! {
        <div class="narrow settings sharing-page">
            {section_head(words.rules, "/settings")}
            <div class="card lines">
                <label class="switch line">
                    <span class="grow"><span class="block">{words.pick}</span><span class="s muted block">{words.pick_text}</span></span>
                    <input data-testid="managers-pick" type="checkbox" role="switch" prop:checked=picks on:change=change />
                </label>
            </div>
            <p class="s muted lead">{move || if ids.with(Vec::is_empty) { words.rules_none } else { words.rules_order }}</p>
            {each(move || ids.get(), move |id| view! { <RuleCard id=id /> })}
            <div><button type="button" class="btn" data-testid="add-rule" on:click=add>{icon("plus")}{words.add_rule}</button></div>
        </div>
    }
}

#[component]
fn RuleCard(id: Id) -> AnyView {
    let store = use_store();
    let words = &t().team;
    let rule: Memo<Option<SharingRule>> =
        memo(move || store.workspace.with(|workspace| workspace.sharing.iter().find(|rule| rule.id == id).cloned()));
    let place = memo(move || {
        store.workspace.with(|workspace| workspace.sharing.iter().position(|rule| rule.id == id).unwrap_or_default())
    });
    let of = move |read: fn(&SharingRule) -> &String| {
        move || rule.with(|rule| rule.as_ref().map(|rule| read(rule).clone()).unwrap_or_default())
    };
    let (kind, channel) = (of(|rule| &rule.kind), of(|rule| &rule.channel));
    let is_on = move || rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.on));
    let option =
        |(key, name): (&'static str, &'static str), now: String| view! { <option value=key selected=now == key>{name}</option> };
    let ways = move || WAYS.into_iter().zip(words.ways).map(|way| option(way, kind())).collect::<Vec<_>>();
    let channels = move || {
        let all = std::iter::once(("", words.any_channel)).chain(CHANNELS.into_iter().zip(t().inbox.channels));
        all.map(|one| option(one, channel())).collect::<Vec<_>>()
    };
    let choose_channel = move |event| {
        let chosen = event_target_value(&event);
        save(store, id, [("channel", if chosen.is_empty() { Value::Nothing } else { chosen.into() })]);
    };
    let remove = move |_| {
        let command = Command::Hide { document: Id::workspace(), at: Place::of(Entity::Rule, id) };
        store.run_then_toast(vec![command], words.removed.to_owned());
    };
    let up = move |_| {
        let order = store.workspace.with_untracked(|workspace| workspace.sharing.iter().map(|rule| rule.id).collect());
        store.run_or_say(earlier(Entity::Rule, order, id));
    };
    let name = move || fill(words.rule, &[&(place.get() + 1)]);
    view! {
        <section class="card pad sharing-rule" aria-label=name data-testid="rule">
            <div class="row">
                <h2 class="h3 grow">{name}</h2>
                {move || (place.get() > 0).then(|| view! {
                    <button type="button" class="btn icon quiet" aria-label=words.up title=words.up data-testid="rule-up" on:click=up>{icon("up")}</button>
                })}
                <button type="button" class="btn icon quiet" aria-label=words.remove title=words.remove data-testid="rule-remove" on:click=remove>{icon("bin")}</button>
            </div>
            <div class="two">
                <label class="field">
                    <span class="field-label">{words.channel}</span>
                    <select class="select" data-testid="rule-channel" prop:value=channel on:change=choose_channel>{channels}</select>
                </label>
                <label class="field">
                    <span class="field-label">{words.way}</span>
                    <select class="select" data-testid="rule-way" prop:value=kind on:change=move |event| save(store, id, [("kind", event_target_value(&event).into())])>{ways}</select>
                </label>
            </div>
            <Members id=id rule=rule />
            <label class="switch">
                <span class="grow"><span class="block">{words.on}</span><span class="s muted block">{words.on_text}</span></span>
                <input data-testid="rule-on" type="checkbox" role="switch" prop:checked=is_on on:change=move |_| save(store, id, [("on", (!is_on()).into())]) />
            </label>
        </section>
    }
}

#[component]
fn Members(id: Id, rule: Memo<Option<SharingRule>>) -> AnyView {
    let store = use_store();
    let words = &t().team;
    // Colleagues who join meanwhile come in with the settings' document.
    let people = memo(move || {
        store.workspace.track();
        let mut people = store.team();
        people.retain(|lead| lead.member != Id::default());
        people
    });
    let chosen = move |member: Id| rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.members.contains(&member)));
    let chip = move |lead: Lead| {
        let member = lead.member;
        let toggle = move |_| {
            let key = format!("member:{member}");
            save(store, id, [(key.as_str(), if chosen(member) { Value::Nothing } else { true.into() })]);
        };
        view! {
            <button type="button" class="chip" class:on=move || chosen(member) aria-pressed=move || chosen(member).to_string() data-testid="rule-member" dir="auto" on:click=toggle>{lead.name}</button>
        }
    };
    let is_for_all = move || rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.members.is_empty()));
    view! {
        <div class="field" role="group" aria-label=words.members>
            <span class="field-label">{words.members}</span>
            <div class="chips">{move || people.get().into_iter().map(chip).collect::<Vec<_>>()}</div>
            {move || match people.with(Vec::len) < 2 {
                true => Some(words.alone),
                false => is_for_all().then_some(words.everybody),
            }.map(|text| view! { <p class="s muted">{text}</p> })}
        </div>
    }
}
