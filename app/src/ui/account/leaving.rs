//! A member hands over what he has, and leaves if he does: what goes to whom is asked, then done some clients at a time, while other
//! screens are open (C175). Never here: what is handed over (shared says), who may.

use ingot_shared::Id;
use ingot_shared::account::{Ask, Role, TeamMember};
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::rules::hand_over::Belongings;
use ingot_shared::domain::{Command, Lead, Place};

use super::failure;
use super::proof::Proof;
use super::takers::Takers;
use crate::model::leaving::{HandOver, total, work};
use crate::model::plural::grouped;
use crate::ui::browser;
use crate::ui::common::{KeptForm, Sheet, use_sheet};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Who hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// The member.
    pub member: TeamMember,
    /// Who can take over.
    pub others: Vec<Lead>,
    /// Whether he leaves.
    pub leaves: bool,
}

/// Who of the team can take over from somebody: whoever comes in and may write.
pub fn takers(team: &[TeamMember], from: Id) -> Vec<Lead> {
    let can = |one: &&TeamMember| one.active && one.role.writes() && one.member != from;
    team.iter().filter(can).map(lead_of).collect()
}

fn lead_of(member: &TeamMember) -> Lead {
    Lead { member: member.member, name: member.name.clone() }
}

/// Where a hand-over that was begun is kept on this device.
fn kept_at(from: Id) -> String {
    format!("leaving.{from}")
}

/// The hand-over of this member that was begun here and not ended.
fn begun(from: Id) -> Option<HandOver> {
    browser::setting(&kept_at(from)).and_then(|text| HandOver::read(&text))
}

fn has(store: Store, member: &Lead) -> Vec<(Id, Belongings)> {
    store.rows.with(|rows| work(rows.iter(), member))
}

/// Hands over what is there now; what was handed over before is not there any more, so this also goes on with what was broken off.
fn run(store: Store, plan: HandOver) {
    let work = store.rows.with_untracked(|rows| work(rows.iter(), &plan.from));
    let mut commands = plan.commands(&work);
    let clients = commands.len();
    if plan.leaves {
        // Whoever left is in no list of colleagues, and no rule gives him anything.
        let place = Place::of(Entity::Member, plan.from.member);
        commands.insert(0, Command::put(Id::workspace(), place, [("left", store.today().into())]));
    }
    let all = commands.len();
    let told = move |done: usize| {
        if done == all {
            browser::keep_setting(&kept_at(plan.from.member), "");
        }
        let done = clients.saturating_sub(all.saturating_sub(done));
        fill(t().access.leaving.done, &[&plan.from.name, &count(u64::try_from(done).unwrap_or_default(), t().clients_n)])
    };
    store.run_for_many(commands, store.handing, Box::new(told));
}

/// The sheet, open for as long as somebody hands over.
pub fn leaving_sheet(leaver: RwSignal<Option<Leaver>>, changed: Callback<()>) -> AnyView {
    live(move || {
        leaver.get().map(|who| {
            let words = &t().access.leaving;
            let title = if who.leaves { words.leaves_title } else { words.hand_over_title };
            view! {
                <Sheet title=fill(title, &[&who.member.name]) testid="leaving-sheet" on_close=Callback::new(move |()| leaver.set(None))>
                    <Choosing who=who changed=changed />
                </Sheet>
            }
        })
    })
}

#[component]
fn Choosing(who: Leaver, changed: Callback<()>) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let proof = Proof::around();
    let words = &t().access.leaving;
    let Leaver { member, others, leaves } = who;
    let from = lead_of(&member);
    let kept = KeptForm::new(format!("leaving.{}", from.member));
    let text = kept.text("to", String::new());
    let error = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    // What comes to him or leaves him while the sheet is open is counted too.
    let of = from.clone();
    let found = memo(move || has(store, &of));
    let all = memo(move || found.with(|found| u32::try_from(found.len()).unwrap_or(u32::MAX)));
    let is_some = memo(move || all.get() > 0);
    let takers = Takers::new(text, all, others);
    let send = {
        let (role, is_in) = (member.role, member.active);
        move |_| {
            let to = match takers.complete() {
                Ok(to) => to,
                // Whoever has nothing leaves all the same.
                Err(_) if all.get_untracked() == 0 => Vec::new(),
                Err(why) => return error.set(Some(why)),
            };
            error.set(None);
            let plan = HandOver { id: browser::new_id(), from: from.clone(), to, leaves };
            // Kept before anything is done: a tab that is closed meanwhile goes on with it.
            browser::keep_setting(&kept_at(plan.from.member), &plan.kept());
            if !leaves || !is_in {
                kept.sent();
                sheet.close();
                return run(store, plan);
            }
            is_sent.set(true);
            // He is cut off first: nothing of his comes after what is handed over.
            let cut_off = Ask::SetMember { member: plan.from.member, role, active: false };
            proof.ask(store, cut_off, move |result| match result {
                Ok(_) => {
                    kept.sent();
                    changed.run(());
                    sheet.close();
                    run(store, plan.clone());
                }
                Err(why) => {
                    browser::keep_setting(&kept_at(plan.from.member), "");
                    is_sent.try_set(false);
                    error.try_set(Some(failure::words(&why)));
                }
            });
        }
    };
    view! {
        <div class="form">
            <p class="s muted">{if leaves { words.leaves_text } else { words.hand_over_text }}</p>
            {move || found.with(|found| belongings(total(found)))}
            {move || is_some.get().then(|| takers.view())}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="leaving-error">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="button" class=if leaves { "btn danger" } else { "btn main" } data-testid="leaving-do" prop:disabled=move || is_sent.get() || (!leaves && all.get() == 0) on:click=send>
                    {if leaves { words.leaves_do } else { words.hand_over_do }}
                </button>
            </div>
        </div>
    }
}

/// What somebody has, as a table; what he has none of is left out.
fn belongings(has: Belongings) -> AnyView {
    let words = &t().access.leaving;
    if has.is_empty() {
        return view! { <p data-testid="leaving-nothing">{words.nothing}</p> };
    }
    let numbers = [has.clients, has.deals, has.tasks, has.requests, has.helps];
    let keys = ["clients", "deals", "tasks", "requests", "helps"];
    let line = |((label, key), number): ((&'static str, &'static str), u32)| {
        view! { <div><dt>{label}</dt><dd data-testid=["leaving-", key].concat()>{grouped(u64::from(number))}</dd></div> }
    };
    let some = words.has.into_iter().zip(keys).zip(numbers).filter(|(_, number)| *number > 0);
    view! { <dl class="summary leaving-has">{some.map(line).collect::<Vec<_>>()}</dl> }
}

/// What somebody has, in a line.
fn told(has: Belongings) -> String {
    let leaving = &t().access.leaving;
    let parts = [
        (has.clients, t().clients_n),
        (has.deals, t().deals_n),
        (has.tasks, t().merge.tasks_n),
        (has.requests, leaving.requests_n),
    ];
    let some = parts.into_iter().filter(|(number, _)| *number > 0);
    let text: Vec<String> = some.map(|(number, forms)| count(u64::from(number), forms)).collect();
    if text.is_empty() { count(u64::from(has.helps), t().clients_n) } else { text.join(", ") }
}

/// Under a member's line: how far his hand-over is, or that something is still his though he left or it was broken off.
pub fn remains(member: &TeamMember, ask: Callback<()>) -> AnyView {
    let store = use_store();
    let words = &t().access.leaving;
    let (from, is_in) = (lead_of(member), member.active);
    let id = from.member;
    // Only of whom it can be asked: to count it visits every client.
    let is_asked = memo(move || {
        store.handing.track();
        !is_in || begun(id).is_some()
    });
    let found = memo(move || if is_asked.get() { has(store, &from) } else { Vec::new() });
    let go_on = move |_| match begun(id) {
        Some(plan) => run(store, plan),
        None => ask.run(()),
    };
    let is_begun = move || begun(id).is_some();
    live(move || {
        if is_begun()
            && let Some((done, of)) = store.handing.get()
        {
            return Some(view! {
                <div class="leaving-state" role="status" data-testid="leaving-running">
                    <progress aria-label=words.hand_over max=of.to_string() value=done.to_string()></progress>
                    <span class="s muted">{fill(words.running, &[&grouped(done as u64), &grouped(of as u64)])}</span>
                </div>
            });
        }
        if store.handing.with(Option::is_some) || found.with(Vec::is_empty) {
            return None;
        }
        let forget = move |_| {
            browser::keep_setting(&kept_at(id), "");
            // Looks again: what is kept is no signal.
            store.handing.set(None);
        };
        Some(view! {
            <div class="leaving-state" data-testid="leaving-left">
                <span class="s grow">{fill(words.left, &[&found.with(|found| told(total(found)))])}</span>
                {(is_in && is_begun()).then(|| view! { <button type="button" class="btn quiet" data-testid="leaving-forget" on:click=forget>{words.leave_it}</button> })}
                <button type="button" class="btn" data-testid="leaving-go-on" on:click=go_on>{if is_begun() { words.go_on } else { words.hand_over }}</button>
            </div>
        })
    })
}

/// Whether a role may hand over what others have: whoever changes settings reads all clients.
pub const fn may_hand_over(role: Role) -> bool {
    role.changes_settings()
}
