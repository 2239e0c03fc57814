//! What happened to accounts, for owners: one line an entry, newest first. Never here: who is in the team.

use ingot_shared::Id;
use ingot_shared::account::{AUDIT_PAGE, Ask, AuditEntry, Happened, Reply, TeamMember};

use super::asking;
use super::failure;
use super::roles;
use crate::ui::browser;
use crate::ui::common::{Sheet, icon};
use crate::ui::i18n::{count, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The line of the team, and the sheet that it opens.
#[component]
pub fn Journal(team: Vec<TeamMember>) -> AnyView {
    let words = &t().access.safety;
    let is_open = RwSignal::new(false);
    let team = StoredValue::new(team);
    view! {
        <div class="card lines">
            <button type="button" class="line" data-testid="journal" on:click=move |_| is_open.set(true)>
                {icon("clock")}
                <span class="grow"><span class="block">{words.journal}</span><span class="s muted block">{words.journal_text}</span></span>
                {icon("next")}
            </button>
        </div>
        {move || is_open.get().then(|| view! {
            <Sheet title=words.journal testid="journal-sheet" on_close=Callback::new(move |()| is_open.set(false))><Entries team=team /></Sheet>
        })}
    }
}

#[component]
fn Entries(team: StoredValue<Vec<TeamMember>>) -> AnyView {
    let store = use_store();
    let words = &t().access.safety;
    let entries = RwSignal::new(Vec::<AuditEntry>::new());
    let error = RwSignal::new(None::<String>);
    let has_more = RwSignal::new(false);
    let is_read = RwSignal::new(false);
    let load = move || {
        is_read.set(false);
        error.set(None);
        let before = entries.with_untracked(|entries| entries.last().map(|entry| entry.number));
        asking::ask(store, Ask::Audit { before }, move |result| {
            match result {
                Ok(Reply::Audit(page)) => {
                    has_more.try_set(page.len() == AUDIT_PAGE);
                    entries.try_update(|entries| entries.extend(page));
                }
                Ok(_) => drop(error.try_set(Some(t().account.err_unclear.to_owned()))),
                Err(why) => drop(error.try_set(Some(failure::words(&why)))),
            }
            is_read.try_set(true);
        });
    };
    load();
    let name = move |member: Id| {
        let found = team.with_value(|team| team.iter().find(|one| one.member == member).map(|one| one.name.clone()));
        found.unwrap_or_else(|| t().team.somebody.to_owned())
    };
    let line = move |entry: AuditEntry| {
        let what = words.happened.get(entry.what as usize).copied().unwrap_or_default();
        let role = entry.role.map(|role| [": ", roles::name(role)].concat());
        let often = match entry.what {
            Happened::ListExported => Some([": ", &count(u64::from(entry.count), t().clients_n)].concat()),
            _ => (entry.count > 1).then(|| [" × ", &entry.count.to_string()].concat()),
        };
        let title = [Some(what.to_owned()), role, often].into_iter().flatten().collect::<String>();
        let who = match (entry.actor, entry.member) {
            (Some(actor), Some(member)) if actor != member => [&name(actor), " → ", &name(member)].concat(),
            (Some(one), _) => name(one),
            (None, Some(member)) if entry.what == Happened::NotSignedIn => name(member),
            (None, Some(member)) => [words.relay, " → ", &name(member)].concat(),
            (None, None) if entry.what == Happened::NotSignedIn => words.nobody.to_owned(),
            (None, None) => words.relay.to_owned(),
        };
        let is_warning = entry.what == Happened::NotSignedIn;
        let receipt = entry.thing.filter(|_| entry.what == Happened::Erased).map(|document| {
            let show = move |_| store.receipt_of.set(Some(document));
            view! { <button type="button" class="btn quiet" data-testid="journal-receipt" on:click=show>{icon("doc")}{t().erase.personal.receipt}</button> }
        });
        view! {
            <li class="journal-one" class:late=is_warning data-testid="journal-one">
                <b>{title}</b>
                <span class="s muted" dir="auto">{who}</span>
                <time class="s faint num">{browser::clock().moment(entry.at)}</time>
                {receipt}
            </li>
        }
    };
    view! {
        <ol class="journal" aria-busy=move || (!is_read.get()).to_string()>{move || entries.get().into_iter().map(line).collect::<Vec<_>>()}</ol>
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        {move || (!is_read.get()).then(|| view! { <p class="s muted" role="status">{t().loading}</p> })}
        {move || (is_read.get() && (has_more.get() || error.with(Option::is_some))).then(|| view! {
            <button type="button" class="btn wide" data-testid="journal-more" on:click=move |_| load()>
                {if error.with_untracked(Option::is_some) { t().rest.again } else { words.more }}
            </button>
        })}
    }
}
