//! The own account: who is here, the password, the devices, leaving. Never here: other members.

use super::asking;
use super::codes::Codes;
use super::confirm::{Question, confirm};
use super::devices::Devices;
use super::leave::LeaveSheet;
use super::notice::{notice, way};
use super::passkeys::Passkeys;
use super::password::PasswordSheet;
use super::proof::proof_sheet;
use super::roles;
use super::workspaces::{Shown, Workspaces, came_from};
use crate::bridge::account::Here;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::settings::section_head;
use crate::ui::store::use_store;

/// The screen.
#[component]
pub fn AccountPage() -> AnyView {
    let store = use_store();
    let words = &t().access;
    let mine = RwSignal::new(None::<Here>);
    asking::here(store, move |here| drop(mine.try_set(Some(here))));
    let question = RwSignal::new(None::<Question>);
    let proof = proof_sheet();
    let elsewhere = Shown::new();
    view! {
        <div class="narrow settings">
            {section_head(words.mine, "/settings")}
            {came_from(elsewhere)}
            {live(move || mine.get().map(|here| match here.signed_in {
                true => view! { <Mine here=here question=question elsewhere=elsewhere /> },
                false => view! {
                    {notice("door", t().account.sign_in.to_owned(), t().account.no_account_text.to_owned(), vec![way("/sign-in", t().account.sign_in_do, true)])}
                    <Workspaces shown=elsewhere />
                }.into_any(),
            }))}
            {confirm(question)}
            {proof}
        </div>
    }
}

#[component]
fn Mine(here: Here, question: RwSignal<Option<Question>>, elsewhere: Shown) -> AnyView {
    let words = &t().access;
    let is_changing = RwSignal::new(false);
    let is_leaving = RwSignal::new(false);
    let email = here.email.clone();
    view! {
        <section class="card pad account-who" data-testid="my-account">
            {avatar(&here.name, "l")}
            <div class="grow">
                <h2 dir="auto">{here.name}</h2>
                <p class="s muted member-about">{here.email}</p>
                <p class="s">{roles::name(here.role)}</p>
                <p class="s muted">{roles::may(here.role)}</p>
            </div>
        </section>
        <div class="card lines">
            <button type="button" class="line" data-testid="change-password" on:click=move |_| is_changing.set(true)>
                {icon("keys")}
                <span class="grow">{words.change_password}</span>
                {icon("next")}
            </button>
            {here.role.leads_the_team().then(|| view! { <Codes /> })}
        </div>
        <Passkeys question=question />
        <section class="card lines" aria-label=words.devices>
            <h2 class="h3 lines-head">{words.devices}</h2>
            <Devices question=question />
        </section>
        <Workspaces shown=elsewhere />
        <div class="card lines">
            <button type="button" class="line danger" data-testid="sign-out" on:click=move |_| is_leaving.set(true)>
                {icon("door")}
                <span class="grow">{words.sign_out}</span>
            </button>
        </div>
        {move || is_changing.get().then(|| view! { <PasswordSheet email=email.clone() on_close=Callback::new(move |()| is_changing.set(false)) /> })}
        {move || is_leaving.get().then(|| view! { <LeaveSheet on_close=Callback::new(move |()| is_leaving.set(false)) /> })}
    }
}
