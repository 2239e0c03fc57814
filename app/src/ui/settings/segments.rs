//! The screen of segments: their shares, names and colours, and how often their clients must hear from the company (C41, C44, C79).
//! Never here: who is in which.

use ingot_shared::Id;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::rules::cadence::Frequency;
use ingot_shared::domain::rules::{dormant, freshness};
use ingot_shared::domain::{Command, Place, Value};

use super::choices::{ColourChoice, NumberFact};
use super::head::section_head;
use super::own_segment::{self, OwnSegment};
use super::pipeline::save_name;
use super::pipelines::put;
use super::score::ScoreCard;
use crate::model::segments::Segment;
use crate::ui::common::{InlineField, Saved, icon, segment_badge};
use crate::ui::i18n::{count as words_count, errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Hundredths of a per cent in one.
const POINTS: i64 = 100;
const MOST_MONTHS: i64 = 120;
const MOST_DAYS: i64 = 3_650;

/// Runs one command for a field.
pub fn save_for(store: Store, command: Command, saved: Saved) {
    store.run(vec![command], move |result| match result {
        Ok(_) => {
            store.say(t().saved_here);
            saved.try_run(Ok(()));
        }
        Err(why) => {
            saved.try_run(Err(errors::engine(&why)));
        }
    });
}

/// Puts fields of the settings themselves.
pub fn put_setting(fields: Vec<(String, Value)>) -> Command {
    Command::Put { document: Id::workspace(), at: Place::main(DocumentKind::Workspace), fields }
}

/// The screen.
#[component]
pub fn SegmentsPage() -> AnyView {
    let store = use_store();
    let words = &t().settings_words;
    let own_words = &t().settings_words.own_segments;
    let open = RwSignal::new(None::<Segment>);
    let own = memo(move || store.workspace.with(|workspace| workspace.own_segments().map(|own| own.id).collect::<Vec<Id>>()));
    let add = move |_| open.set(Some(Segment::Own(own_segment::add(store))));
    let months = move |label: &'static str, key: &'static str, default: u16| {
        let value = memo(move || {
            let set = store.workspace.with(|workspace| workspace.settings.number(key));
            Some(set.unwrap_or_else(|| default.into()))
        });
        let save = Callback::new(move |(number, saved): (Option<i64>, Saved)| {
            save_for(store, put_setting(vec![(key.to_owned(), number.into())]), saved);
        });
        view! { <NumberFact label=label value=value least=1 most=MOST_MONTHS testid=key save=save /> }
    };
    view! {
        <div class="narrow settings">
            {section_head(words.segments, "/settings")}
            <p class="s muted lead">{t().pipelines.shared}</p>
            <ul class="card lines stages segment-list">
                {Segment::ALL.map(|segment| view! { <One segment=segment open=open /> }).into_iter().collect::<Vec<_>>()}
            </ul>
            <section class="card lines own-segments" aria-label=own_words.title>
                <header class="lines-head"><h2 class="h3">{own_words.title}</h2><p class="s muted">{own_words.text}</p></header>
                <ul class="stages segment-list">
                    {each(move || own.get(), move |id| view! { <One segment=Segment::Own(id) open=open /> })}
                </ul>
                <button type="button" class="add-line" data-testid="add-segment" on:click=add>{icon("plus")}{own_words.add}</button>
            </section>
            <ScoreCard />
            <section class="card pad" aria-label=words.period>
                <h2 class="h3">{words.period}</h2>
                {months(words.period_months, "period_months", 12)}
                {months(words.dormant_months, "dormant_months", dormant::DEFAULT_MONTHS)}
                {months(words.verify_months, "verify_months", freshness::DEFAULT_MONTHS)}
            </section>
        </div>
    }
}

fn frequency(workspace: &Workspace, segment: Segment) -> Frequency {
    let policy = workspace.cadence_policy();
    policy.segments.into_iter().find(|(id, _)| *id == segment.id()).map_or(policy.otherwise, |(_, frequency)| frequency)
}

/// The share in per cent of a segment that is cut out by one.
fn share(workspace: &Workspace, segment: Segment) -> Option<i64> {
    let tiers = workspace.segment_policy().tiers;
    tiers.into_iter().find(|tier| tier.segment.id == segment.id()).map(|tier| tier.share.points() / POINTS)
}

fn about(workspace: &Workspace, segment: Segment) -> String {
    let words = &t().settings_words;
    let money = match (share(workspace, segment), segment) {
        (_, Segment::Own(id)) => own_segment::about(workspace, id),
        (Some(share), _) => [&share.to_string(), "\u{202f}%"].concat(),
        (None, Segment::Casual) => words.never_share.to_owned(),
        (None, _) => fill(words.rest_share, &[&workspace.share_left(segment.id())]),
    };
    let Frequency { from_days, to_days, .. } = frequency(workspace, segment);
    let often =
        if from_days == to_days { fill(words.every, &[&to_days]) } else { fill(words.every_between, &[&from_days, &to_days]) };
    [money, often].join(" · ")
}

#[component]
fn One(segment: Segment, open: RwSignal<Option<Segment>>) -> AnyView {
    let store = use_store();
    let is_open = move || open.get() == Some(segment);
    let count = memo(move || store.rows.with(|rows| rows.count_in(segment)));
    let toggle = move |_| open.update(|open| *open = if *open == Some(segment) { None } else { Some(segment) });
    view! {
        <li class="stage" class:open=is_open data-testid="segment-line" data-segment=segment.key().into_owned()>
            <button type="button" class="line" aria-expanded=move || is_open().to_string() title=t().settings_words.edit_segment on:click=toggle>
                <span class="segment-name">{segment_badge(segment)}</span>
                <span class="grow s muted">{move || store.workspace.with(|workspace| about(workspace, segment))}</span>
                <span class="s muted num" data-testid="segment-count" data-count=move || count.get().to_string()>{move || words_count(u64::try_from(count.get()).unwrap_or(0), t().clients_n)}</span>
                {icon("next")}
            </button>
            {live(move || is_open().then(|| view! { <Form segment=segment /> }))}
        </li>
    }
}

#[component]
fn Form(segment: Segment) -> AnyView {
    let store = use_store();
    let words = &t().settings_words;
    let of_segment = move |key: &'static str| {
        memo(move || {
            store
                .workspace
                .with(|workspace| workspace.segment(segment.id()).map(|own| own.fields.text(key).to_owned()).unwrap_or_default())
        })
    };
    let id = move || {
        let known = store.workspace.with_untracked(|workspace| workspace.segment(segment.id()).map(|own| own.id));
        known.unwrap_or_else(|| Id::shipped("segment", "", &segment.key()))
    };
    let name = of_segment("name");
    let is_own = matches!(segment, Segment::Own(_));
    let save = Callback::new(move |typed| save_name(store, Entity::Segment, id(), !is_own, typed));
    let put_one = move |key: &'static str, value: Value| put(Entity::Segment, id(), [(key, value)]);
    let tier = memo(move || store.workspace.with(|workspace| share(workspace, segment)));
    let save_share = Callback::new(move |(number, saved): (Option<i64>, Saved)| {
        let left = store.workspace.with_untracked(|workspace| workspace.share_left(segment.id()));
        match number {
            Some(number) if number > left => {
                saved.run(Err(fill(words.share_over, &[&left])));
            }
            _ => save_for(store, put_one("share", number.map(|number| number * POINTS).into()), saved),
        }
    });
    let days = move |of: fn(&Frequency) -> u16| {
        memo(move || Some(i64::from(of(&store.workspace.with(|workspace| frequency(workspace, segment))))))
    };
    let save_days = move |key: &'static str| {
        Callback::new(move |(number, saved): (Option<i64>, Saved)| {
            let Frequency { from_days, to_days, .. } = store.workspace.with_untracked(|workspace| frequency(workspace, segment));
            let (from, to) = (i64::from(from_days), i64::from(to_days));
            let number = number.unwrap_or(if key == "least_days" { from } else { to });
            // One number alone stands for both ends: the other one is written down with it, so that it stays as it is shown.
            let (from, to) = if key == "least_days" { (number, to) } else { (from, number) };
            if from > to {
                saved.run(Err(words.days_turned.to_owned()));
                return;
            }
            let fields = [("least_days", Value::Number(from)), ("most_days", Value::Number(to))];
            save_for(store, put(Entity::Segment, id(), fields), saved);
        })
    };
    let nurtured = memo(move || store.workspace.with(|workspace| frequency(workspace, segment).nurture));
    let nurture = move |event| store.run_or_say(vec![put_one("nurture", event_target_checked(&event).into())]);
    view! {
        <div class="stage-form">
            <div class="fact">
                <span class="field-label">{words.segment_name}</span>
                <InlineField label=words.segment_name value=name testid="segment-name" placeholder=segment_shipped(segment) class="boxed" is_new=is_own && name.with_untracked(|name| name == t().settings_words.own_segments.new) save=save />
            </div>
            {move || tier.with(Option::is_some).then(|| view! {
                <NumberFact label=words.share value=tier most=100 testid="segment-share" save=save_share />
            })}
            <div class="two">
                <NumberFact label=words.least_days value=days(|often| often.from_days) least=1 most=MOST_DAYS testid="segment-least" save=save_days("least_days") />
                <NumberFact label=words.most_days value=days(|often| often.to_days) least=1 most=MOST_DAYS testid="segment-most" save=save_days("most_days") />
            </div>
            <label class="switch">
                <span class="grow">{words.nurture}</span>
                <input data-testid="segment-nurture" type="checkbox" role="switch" prop:checked=nurtured on:change=nurture />
            </label>
            <ColourChoice value=of_segment("colour") on_choose=Callback::new(move |colour: String| {
                store.run_or_say(vec![put_one("colour", if colour.is_empty() { Value::Nothing } else { colour.into() })]);
            }) />
            {match segment {
                Segment::Own(id) => Some(view! { <OwnSegment id=id /> }),
                _ => None,
            }}
        </div>
    }
}

fn segment_shipped(segment: Segment) -> &'static str {
    crate::ui::i18n::names::shipped_segment(segment)
}
