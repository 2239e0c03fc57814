//! One of the team in the list, and what may be done with him. Never here: the list.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::account::{Ask, Role, TeamMember};
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Member;
use ingot_shared::domain::{Command, Lead, Place, Value};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::away::{self, Going};
use super::confirm::Question;
use super::failure;
use super::invite::Wanted;
use super::leaving::{Leaver, remains, takers};
use super::proof::Proof;
use super::roles;
use super::structure::offered;
use crate::ui::browser;
use crate::ui::common::{Menu, MenuItem, anchor_of, avatar, icon};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// What a line of the team shares with the others.
#[derive(Clone, Copy)]
pub struct Around {
    /// Whether the person at this device leads the team.
    pub leads: bool,
    /// Something changed: the list is asked for again.
    pub changed: Callback<()>,
    /// What is asked before something is done.
    pub question: RwSignal<Option<Question>>,
    /// The link that is wanted.
    pub wanted: RwSignal<Option<Wanted>>,
    /// Whether the person at this device may hand over what others have.
    pub hands_over: bool,
    /// Who goes away for some days.
    pub going: RwSignal<Option<Going>>,
    /// Who hands over.
    pub leaver: RwSignal<Option<Leaver>>,
    /// The team.
    pub team: StoredValue<Vec<TeamMember>>,
    /// Who is to be put into another department.
    pub moving: RwSignal<Option<TeamMember>>,
}

impl Around {
    /// Asks to whom a member hands over.
    fn ask_over(self, member: TeamMember, leaves: bool) {
        let others = self.team.with_value(|team| takers(team, member.member));
        self.leaver.set(Some(Leaver { leaves: leaves || !member.active, member, others }));
    }
}

/// The line.
#[component]
pub fn MemberLine(member: TeamMember, is_me: bool, around: Around) -> AnyView {
    let words = &t().access;
    let about: Vec<String> =
        [roles::name(member.role).to_owned(), member.email.clone()].into_iter().filter(|part| !part.is_empty()).collect();
    let seen = match (member.active, member.seen) {
        (false, _) => Some(words.closed.to_owned()),
        (true, Some(seen)) => Some(fill(words.seen, &[&browser::clock().moment(seen)])),
        (true, None) => around.leads.then(|| words.seen_never.to_owned()),
    };
    let devices = (member.devices > 0).then(|| count(u64::from(member.devices), words.devices_n));
    let state: Vec<String> = seen.into_iter().chain(devices).collect();
    let (name, is_active) = (member.name.clone(), member.active);
    let leaver = member.clone();
    let ask = Callback::new(move |()| around.ask_over(leaver.clone(), false));
    let left = around.hands_over.then(|| remains(&member, ask));
    let away = (around.hands_over && is_active).then(|| away::told(&member));
    view! {
        <li class="line member" class:closed=!is_active data-testid="member" data-name=name.clone() data-active=is_active.to_string()>
            {avatar(&name, "")}
            <span class="grow">
                <span class="block"><b dir="auto">{name.clone()}</b>{is_me.then(|| view! { <span class="tag">{words.you}</span> })}</span>
                <span class="s muted block member-about">{about.join(" · ")}</span>
                <span class="s faint block">{state.join(" · ")}</span>
            </span>
            {((around.leads && !is_me) || around.hands_over).then(|| view! { <Actions member=member is_me=is_me around=around /> })}
            {away}
            {left}
        </li>
    }
}

#[component]
fn Actions(member: TeamMember, is_me: bool, around: Around) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.access;
    let proof = Proof::around();
    let menu = RwSignal::new(None::<HtmlElement>);
    let (id, role, active) = (member.member, member.role, member.active);
    let name = StoredValue::new(member.name.clone());
    let member = StoredValue::new(member);
    let hand_over = move |leaves: bool| Callback::new(move |()| around.ask_over(member.get_value(), leaves));
    let leads = around.leads && !is_me;
    let go_away = Callback::new(move |()| {
        let member = Lead { member: id, name: name.get_value() };
        let others = around.team.with_value(|team| takers(team, id));
        around.going.set(Some(Going { member, others }));
    });
    let put = move |role: Role, active: bool, done: String| {
        proof.ask(store, Ask::SetMember { member: id, role, active }, move |result| {
            match result {
                Ok(_) => {
                    store.toast(done.clone(), None);
                    if active {
                        come_back(store, id);
                    }
                }
                Err(why) => {
                    store.toast_error(failure::words(&why));
                    // Nothing has changed, and a list that is drawn anew would take away the menu that is opened next.
                    if failure::is_unproven(&why) {
                        return;
                    }
                }
            }
            around.changed.run(());
        });
    };
    let told = move |sentence: &str| name.with_value(|name| fill(sentence, &[name]));
    let close = move |()| {
        let done = told(words.closed_done);
        let act = Arc::new(move || put(role, false, done.clone()));
        around.question.set(Some(Question { title: told(words.close_title), text: words.close_text, action: words.close, act }));
    };
    let open = move |()| put(role, true, told(words.open_done));
    let move_to = move |()| around.moving.set(Some(member.get_value()));
    let has_departments = memo(move || member.with_value(|member| member.department.is_some()) || !offered(store).is_empty());
    let recover = move |()| around.wanted.set(Some(Wanted::Recovery(id, name.get_value())));
    let choice = move |one: Role| {
        let choose = move |()| {
            if one != role {
                put(one, active, name.with_value(|name| fill(words.role_done, &[name, &roles::name(one)])));
            }
        };
        view! { <MenuItem label=roles::name(one) is_chosen=one == role testid="set-role" on_choose=Callback::new(choose) /> }
    };
    let label = [t.actions, ": ", &name.get_value()].concat();
    view! {
        <button type="button" class="btn icon quiet" aria-label=label.clone() aria-haspopup="menu" data-testid="member-menu" on:click=move |event: MouseEvent| menu.set(anchor_of(&event))>
            {icon("more")}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor.unchecked_into() label=label.clone() on_close=Callback::new(move |()| menu.set(None))>
                {(active && leads).then(|| view! {
                    <p class="menu-head" aria-hidden="true">{words.role}</p>
                    {Role::ALL.into_iter().map(choice).collect::<Vec<_>>()}
                    <hr />
                    {has_departments.get().then(|| view! { <MenuItem label=words.departments.move_to icon_name="users" testid="move-member" on_choose=Callback::new(move_to) /> })}
                    <MenuItem label=words.recovery icon_name="keys" testid="make-recovery" on_choose=Callback::new(recover) />
                })}
                {around.hands_over.then(|| view! { <MenuItem label=words.leaving.hand_over icon_name="users" testid="hand-over" on_choose=hand_over(false) /> })}
                {(active && around.hands_over).then(|| view! { <MenuItem label=words.away.action icon_name="sun" testid="go-away" on_choose=go_away /> })}
                {(active && leads).then(|| view! {
                    <hr />
                    <MenuItem label=words.leaving.leaves icon_name="out" is_danger=true testid="leaves" on_choose=hand_over(true) />
                    <MenuItem label=words.close icon_name="door" is_danger=true testid="close-access" on_choose=Callback::new(close) />
                })}
                {(!active && leads).then(|| view! { <MenuItem label=words.open icon_name="undo" testid="open-access" on_choose=Callback::new(open) /> })}
            </Menu>
        })}
    }
}

/// Whoever is let in again did not leave.
fn come_back(store: Store, member: Id) {
    let has_left = |one: &Member| one.id == member && one.left.is_some();
    if store.workspace.with_untracked(|workspace| workspace.members.iter().any(has_left)) {
        store.run_or_say(vec![Command::put(Id::workspace(), Place::of(Entity::Member, member), [("left", Value::Nothing)])]);
    }
}
