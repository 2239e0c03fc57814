//! The team: who is in it, who is invited, what each role may. It lives on the relay: without a network nothing of it is shown, so that
//! nobody takes yesterday's rights for today's. Never here: what may be done with one member.

use ingot_shared::account::{Ask, Invite, Reply, Role, TeamMember};

use super::asking::{self, Failure};
use super::away::away_sheet;
use super::confirm::{Question, confirm};
use super::failure;
use super::invite::{Wanted, link_sheet};
use super::invites::Invites;
use super::journal::Journal;
use super::leaving::{leaving_sheet, may_hand_over};
use super::member::Around;
use super::move_to::move_sheet;
use super::notice::{notice, way};
use super::proof::proof_sheet;
use super::roles::RolesTable;
use super::silence::SilenceCard;
use super::structure::{Adoption, Structure, arrange};
use crate::bridge::Link;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::settings::section_head;
use crate::ui::store::use_store;

/// What is known.
#[derive(Clone, PartialEq, Eq)]
enum Known {
    Asking,
    /// There is no network.
    Nothing,
    Trouble(String),
    Here(Vec<TeamMember>),
}

/// The screen.
#[component]
pub fn TeamPage() -> AnyView {
    let store = use_store();
    let words = &t().access;
    let known = RwSignal::new(Known::Asking);
    let invites = RwSignal::new(Vec::<Invite>::new());
    let mine = move |members: &[TeamMember]| {
        let me = store.me.with_untracked(|me| me.member);
        members.iter().find(|member| member.member == me).map(|member| member.role).unwrap_or_default()
    };
    let load = move || {
        asking::ask(store, Ask::Team, move |result| {
            let role = match &result {
                Ok(Reply::Team(members)) => mine(members),
                _ => Role::default(),
            };
            known.try_set(match result {
                Ok(Reply::Team(members)) => Known::Here(members),
                Ok(_) => Known::Trouble(t().account.err_unclear.to_owned()),
                Err(Failure::NoNetwork) => Known::Nothing,
                Err(why) => Known::Trouble(failure::words(&why)),
            });
            if role.may_invite(Role::Viewer) {
                asking::ask(store, Ask::Invites, move |result| {
                    if let Ok(Reply::Invites(all)) = result {
                        invites.try_set(all);
                    }
                });
            }
        });
    };
    let has_network =
        memo(move || store.sync.with(|sync| !matches!(sync.link, Link::Offline | Link::ForcedOffline | Link::Portal)));
    // Whoever comes in puts himself into the team's list: then there is one more to show.
    let team = memo(move || store.workspace.with(|workspace| workspace.members.len()));
    effect(move || {
        team.track();
        if has_network.get() {
            load();
        } else {
            known.set(Known::Nothing);
        }
    });
    let changed = Callback::new(move |()| load());
    let around = Around {
        leads: false,
        changed,
        question: RwSignal::new(None::<Question>),
        wanted: RwSignal::new(None::<Wanted>),
        hands_over: false,
        leaver: RwSignal::new(None),
        going: RwSignal::new(None),
        team: StoredValue::new(Vec::new()),
        moving: RwSignal::new(None::<TeamMember>),
    };
    let me = store.me.with_untracked(|me| me.member);
    let own = move || {
        known.with(|known| match known {
            Known::Here(members) => members.iter().find(|member| member.member == me).cloned(),
            _ => None,
        })
    };
    let roles = move || {
        let role = known.with(|known| if let Known::Here(members) = known { mine(members) } else { Role::default() });
        Role::ALL.into_iter().filter(|into| role.may_invite(*into)).collect::<Vec<_>>()
    };
    // A head of a department invites into his own.
    let bound = move || own().filter(|own| own.role != Role::Owner).and_then(|own| own.department);
    let invite = move || {
        let offered = roles();
        (!offered.is_empty()).then(|| {
            view! {
                <button type="button" class="btn main" data-testid="invite" on:click=move |_| around.wanted.set(Some(Wanted::Invite(offered.clone(), bound())))>
                    {icon("plus")}
                    {words.invite}
                </button>
            }
        })
    };
    let again = move || view! { <button type="button" class="btn main" data-testid="team-again" on:click=move |_| load()>{t().rest.again}</button> };
    let list = move |members: Vec<TeamMember>| {
        let role = mine(&members);
        let around = Around { leads: role.leads_the_team(), hands_over: may_hand_over(role), ..around };
        around.team.set_value(members.clone());
        view! { <Structure members=members me=me around=around /> }
    };
    let journal = move || {
        let team = known.with(|known| if let Known::Here(members) = known { members.clone() } else { Vec::new() });
        mine(&team).leads_the_team().then(|| view! { <Journal team=team /> })
    };
    let leads = memo(move || own().is_some_and(|own| own.role.leads_the_team()));
    // Of whom it is told when he was here: everybody for an owner, his people for a head.
    let adoption = move || {
        let own = own().filter(|own| own.role.changes_settings())?;
        let told =
            |member: &TeamMember| own.role == Role::Owner || own.department.is_none_or(|own| member.department == Some(own));
        let members = known.with(|known| match known {
            Known::Here(members) => members.iter().filter(|member| told(member)).cloned().collect(),
            _ => Vec::new(),
        });
        Some(view! { <Adoption members=members me=me /> })
    };
    let proof = proof_sheet();
    let is_here = memo(move || known.with(|known| matches!(known, Known::Here(_))));
    view! {
        <div class="narrow settings">
            {section_head(words.team, "/settings")}
            {live(move || match known.get() {
                Known::Asking => view! { <p class="loading" role="status">{t().loading}</p> },
                Known::Nothing => notice("cloud-off", words.team_offline.to_owned(), words.team_offline_text.to_owned(), vec![again()]),
                Known::Trouble(why) => notice("cloud-bang", words.team.to_owned(), why, vec![again(), way("/sign-in", t().account.sign_in_do, false)]),
                Known::Here(members) => list(members),
            })}
            {live(move || is_here.get().then(|| view! {
                <div class="team-do">{invite}</div>
                {move || view! { <Invites invites=invites.get() changed=changed /> }}
                {move || leads.get().then(arrange)}
                {adoption}
                <RolesTable />
                {move || leads.get().then(|| view! { <SilenceCard /> })}
                {journal}
            }))}
            {confirm(around.question)}
            {link_sheet(around.wanted, changed)}
            {leaving_sheet(around.leaver, changed)}
            {away_sheet(around.going)}
            {move_sheet(around.moving, changed)}
            {proof}
        </div>
    }
}
