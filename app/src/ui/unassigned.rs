//! The screen of clients that nobody leads: who waits for an answer first; all of them, or those that are ticked, are given out by the
//! company's rules or to people one chooses (C172, C173). Never here: who gets which (the model says).

use std::collections::BTreeMap;
use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::{Command, Lead};

use crate::model::plural::grouped;
use crate::model::unassigned::{Free, Shown, by_number, by_rule, free, give};
use crate::ui::account::Takers;
use crate::ui::browser;
use crate::ui::common::{Empty, KeptForm, More, Sheet, avatar, use_sheet};
use crate::ui::i18n::{count, fill, names, t};
use crate::ui::inbox::has_rules;
use crate::ui::prelude::*;
use crate::ui::settings::section_head;
use crate::ui::store::{Store, use_store};

/// So many are drawn at once.
const PAGE: usize = 60;

/// The screen.
#[component]
pub fn UnassignedPage() -> AnyView {
    let store = use_store();
    let words = &t().access.unassigned;
    let all = memo(move || Arc::new(store.rows.with(|rows| free(rows.iter()))));
    let shown = RwSignal::new(Shown::All);
    let ticked = RwSignal::new(Vec::<Id>::new());
    let limit = RwSignal::new(PAGE);
    let is_giving = RwSignal::new(false);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let counts = memo(move || all.with(|all| Shown::ALL.map(|shown| all.iter().filter(|one| one.is_of(shown)).count())));
    let here = move || all.with(|all| all.iter().filter(|one| one.is_of(shown.get())).copied().collect::<Vec<Free>>());
    // Who is ticked and was given to somebody meanwhile is no longer there.
    let meant = memo(move || {
        let ticked = ticked.get();
        let here = here();
        let chosen: Vec<Free> = here.iter().filter(|one| ticked.contains(&one.client)).copied().collect();
        Arc::new(if chosen.is_empty() { here } else { chosen })
    });
    let has_ticked = memo(move || {
        let here = here();
        ticked.with(|ticked| here.iter().any(|one| ticked.contains(&one.client)))
    });
    let total = memo(move || here().len());
    let chip = move |(place, this): (usize, Shown)| {
        let label = words.shown.get(place).copied().unwrap_or_default();
        let number = move || counts.with(|counts| counts.get(place).copied().unwrap_or_default());
        view! {
            <button type="button" class="chip" class:on=move || shown.get() == this aria-pressed=move || (shown.get() == this).to_string() data-testid=["free-", ["all", "asking", "quiet"].get(place).copied().unwrap_or_default()].concat() on:click=move |_| shown.set(this)>
                {label}
                <b>{move || grouped(number() as u64)}</b>
            </button>
        }
    };
    let ids = move || here().into_iter().take(limit.get()).map(|one| one.client).collect::<Vec<Id>>();
    let label = move || match has_ticked.get() {
        true => fill(words.give, &[&grouped(meant.with(|meant| meant.len()) as u64)]),
        false => words.give_all.to_owned(),
    };
    view! {
        <div class="wrap unassigned">
            {section_head(words.title, "/clients")}
            {move || progress.get().map(|(done, of)| view! {
                <div class="card pad" role="status">
                    <progress aria-label=words.title max=of.to_string() value=done.to_string()></progress>
                </div>
            })}
            {move || if counts.with(|counts| counts.first() == Some(&0)) && store.health.get().has_rows() {
                view! { <Empty icon_name="check" title=words.none text=words.none_text /> }
            } else {
                view! {
                    <div class="unassigned-bar">
                        <div class="chips grow" role="group" aria-label=words.title>{Shown::ALL.into_iter().enumerate().map(chip).collect::<Vec<_>>()}</div>
                        {move || has_ticked.get().then(|| view! { <button type="button" class="btn quiet" data-testid="free-clear" on:click=move |_| ticked.set(Vec::new())>{words.clear}</button> })}
                        <button type="button" class="btn main" data-testid="free-give" prop:disabled=move || total.get() == 0 || progress.get().is_some() on:click=move |_| is_giving.set(true)>{label}</button>
                    </div>
                    <ul class="card lines" data-testid="free-list">{each(ids, move |id| view! { <Line id=id ticked=ticked /> })}</ul>
                    <More total=total limit=limit by=PAGE />
                }
            }}
            {move || is_giving.get().then(|| view! {
                <Sheet title=fill(words.give_title, &[&count(meant.with_untracked(|meant| meant.len()) as u64, t().clients_n)]) testid="give-sheet" on_close=Callback::new(move |()| is_giving.set(false))>
                    <Giving meant=meant.get_untracked() progress=progress ticked=ticked />
                </Sheet>
            })}
        </div>
    }
}

#[component]
fn Line(id: Id, ticked: RwSignal<Vec<Id>>) -> AnyView {
    let store = use_store();
    let words = &t().access.unassigned;
    let entry = memo(move || store.rows.with(|rows| rows.get(id)));
    let is_on = move || ticked.with(|ticked| ticked.contains(&id));
    let toggle =
        move |_| ticked.update(|ticked| if ticked.contains(&id) { ticked.retain(|one| *one != id) } else { ticked.push(id) });
    live(move || {
        let Some(entry) = entry.get() else { return ().into_any() };
        let row = &entry.row;
        let title = names::client(row.title());
        let about: Vec<String> = [row.city.clone(), row.phones.first().map(|phone| phone.typed.clone()).unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let enquiry = row.enquiries.iter().find(|enquiry| enquiry.assignee.is_none()).map(|enquiry| enquiry.subject.clone());
        view! {
            <li class="line free-line" data-testid="free-line">
                <label class="free-tick"><input aria-label=title.clone() data-testid="free-tick" type="checkbox" prop:checked=is_on on:change=toggle /></label>
                {avatar(&title, "")}
                <a class="grow" href=format!("/clients/{id}")>
                    <span class="b block" dir="auto">{title.clone()}</span>
                    <span class="s muted block" dir="auto">{about.join(" · ")}</span>
                    {enquiry.map(|subject| view! { <span class="s block free-asks" dir="auto">{fill(words.asks, &[&subject])}</span> })}
                </a>
            </li>
        }
    })
}

/// Who gets which by the rules, as things are now.
fn ruled(store: Store, meant: &[Free]) -> Vec<(Id, Lead)> {
    let policy = store.workspace.with_untracked(|workspace| workspace.distribution_policy());
    let team = store.team();
    store.rows.with_untracked(|rows| by_rule(meant, &policy, &team, &mut store.load(), |id| rows.row(id)))
}

fn run(store: Store, given: &[(Id, Lead)], progress: RwSignal<Option<(usize, usize)>>) {
    let commands = store.rows.with_untracked(|rows| {
        let one = |(client, to): &(Id, Lead)| Some(give(rows.row(*client)?, to, [browser::new_id(), browser::new_id()]));
        given.iter().filter_map(one).collect::<Vec<Vec<Command>>>()
    });
    let clients = commands.len();
    let commands: Vec<Command> = commands.into_iter().flatten().collect();
    let all = commands.len();
    let told = move |done: usize| {
        // Broken off in the middle, about as many clients are done as commands.
        let done = if done == all { clients } else { done.min(clients) };
        fill(t().access.unassigned.done, &[&count(done as u64, t().clients_n)])
    };
    store.run_for_many(commands, progress, Box::new(told));
}

#[component]
fn Giving(meant: Arc<Vec<Free>>, progress: RwSignal<Option<(usize, usize)>>, ticked: RwSignal<Vec<Id>>) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.unassigned;
    let kept = KeptForm::new("unassigned".to_owned());
    let text = kept.text("to", String::new());
    let number = u32::try_from(meant.len()).unwrap_or(u32::MAX);
    let people: Vec<Lead> = store.team().into_iter().filter(|lead| lead.member != Id::default()).collect();
    let takers = Takers::new(text, memo(move || number), people);
    let has_rules = has_rules(store);
    let by_rules = RwSignal::new(has_rules);
    let error = RwSignal::new(None::<String>);
    let shares = StoredValue::new(if has_rules { ruled(store, &meant) } else { Vec::new() });
    let go = move |_| {
        let given = if by_rules.get_untracked() {
            shares.get_value()
        } else {
            match takers.complete() {
                Ok(to) => by_number(&meant, &to),
                Err(why) => return error.set(Some(why)),
            }
        };
        kept.sent();
        ticked.set(Vec::new());
        sheet.close();
        run(store, &given, progress);
    };
    let way = move |(label, is_rules): (&'static str, bool)| {
        view! {
            <button type="button" class:on=move || by_rules.get() == is_rules aria-pressed=move || (by_rules.get() == is_rules).to_string() data-testid=if is_rules { "give-rules" } else { "give-people" } on:click=move |_| by_rules.set(is_rules)>{label}</button>
        }
    };
    view! {
        <div class="form">
            {has_rules.then(|| view! { <div class="segmented">{words.ways.into_iter().zip([true, false]).map(way).collect::<Vec<_>>()}</div> })}
            {move || if by_rules.get() { shares.with_value(|shares| told(shares, number)) } else { takers.view() }}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="give-error">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="button" class="btn main" data-testid="give-do" prop:disabled=move || by_rules.get() && shares.with_value(Vec::is_empty) on:click=go>{t().team.share_do}</button>
            </div>
        </div>
    }
}

/// How many each gets by the rules, and how many nobody.
fn told(shares: &[(Id, Lead)], number: u32) -> AnyView {
    let mut each: BTreeMap<(&str, Id), u64> = BTreeMap::new();
    for (_, lead) in shares {
        *each.entry((lead.name.as_str(), lead.member)).or_default() += 1;
    }
    let stay = u64::from(number).saturating_sub(shares.len() as u64);
    let line = |((name, _), number): ((&str, Id), u64)| {
        view! { <div class="line share-line" data-testid="give-line">{avatar(name, "")}<span class="grow" dir="auto">{name.to_owned()}</span><b>{grouped(number)}</b></div> }
    };
    view! {
        <div class="share-list">
            {each.into_iter().map(line).collect::<Vec<_>>()}
            {(stay > 0).then(|| view! { <div class="line share-line"><span class="grow muted">{t().access.unassigned.stay}</span><b>{grouped(stay)}</b></div> })}
        </div>
    }
}
