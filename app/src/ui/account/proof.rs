//! Asking the relay for what needs the own password first: a sheet asks for it, and the relay is asked again. Never here: what that is.

use std::sync::Arc;

use ingot_shared::account::{AccountError, Ask, Problem, Reply};
use leptos::ev::SubmitEvent;

use super::asking::{self, Failure};
use super::failure;
use super::fields::{form_fault, password, submit};
use super::form::Form;
use super::passkeys::by_passkey;
use crate::model::account::Field;
use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Who hears the answer. No callback: those go with the menu in which they were made.
type Heard = Arc<dyn Fn(Result<Reply, Failure>) + Send + Sync>;

/// What waits for the password.
#[derive(Clone)]
struct Waiting {
    ask: Ask,
    heard: Heard,
}

/// The page's sheet for the password.
#[derive(Clone, Copy)]
pub struct Proof(RwSignal<Option<Waiting>>);

impl Proof {
    /// The one of the page around this component.
    pub fn around() -> Self {
        expect_context()
    }

    /// Asks the relay, after the password where it wants that first. When nobody enters it, that is the answer.
    pub fn ask(self, store: Store, ask: Ask, heard: impl Fn(Result<Reply, Failure>) + Send + Sync + 'static) {
        self.send(store, ask, Arc::new(heard));
    }

    /// Has the relay write down an export before it is made; `heard` hears whether it may be. Why not, the person is told. Alone on a device
    /// everything is one's own, and nobody keeps a log.
    pub fn export(self, store: Store, ask: Ask, heard: impl Fn(bool) + Send + Sync + 'static) {
        asking::here(store, move |here| {
            if !here.signed_in {
                return heard(true);
            }
            self.ask(store, ask, move |result| {
                if let Err(why) = &result {
                    store.toast_error(match why {
                        Failure::NoNetwork => t().erase.personal.no_network.to_owned(),
                        why => failure::words(why),
                    });
                }
                heard(result.is_ok());
            });
        });
    }

    fn send(self, store: Store, ask: Ask, heard: Heard) {
        asking::ask(store, ask.clone(), move |result| match result {
            Err(Failure::Problem(Problem { error: AccountError::ProofNeeded, .. })) => {
                self.0.try_set(Some(Waiting { ask, heard }));
            }
            result => heard(result),
        });
    }
}

/// The sheet of a page, and what its components ask through.
pub fn proof_sheet() -> AnyView {
    let proof = Proof(RwSignal::new(None));
    provide_context(proof);
    live(move || {
        proof.0.get().map(|waiting| {
            let left = waiting.clone();
            let is_proven = RwSignal::new(false);
            let close = Callback::new(move |()| {
                proof.0.set(None);
                if !is_proven.get_untracked() {
                    (left.heard)(Err(Failure::Problem(AccountError::ProofNeeded.into())));
                }
            });
            view! {
                <Sheet title=t().access.safety.proof testid="proof-sheet" on_close=close>
                    <Enter proof=proof waiting=waiting is_proven=is_proven />
                </Sheet>
            }
        })
    })
}

fn prove(answer: String) -> Ask {
    Ask::ProveByPasskey { answer }
}

#[component]
fn Enter(proof: Proof, waiting: Waiting, is_proven: RwSignal<bool>) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.safety;
    let why =
        if matches!(waiting.ask, Ask::Export { .. } | Ask::ExportList { .. }) { words.proof_export } else { words.proof_text };
    let form = Form::new("proof", String::new());
    // So that a password manager knows whose password it is.
    let email = RwSignal::new(String::new());
    asking::here(store, move |here| drop(email.try_set(here.email)));
    let proven = move || {
        let Waiting { ask, heard } = waiting.clone();
        is_proven.set(true);
        sheet.close();
        proof.send(store, ask, heard);
    };
    let by_key = proven.clone();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = form.password.get_untracked();
        let wrong = move || form.refuse(Field::Password, words.proof_wrong.to_owned());
        if typed.is_empty() {
            return wrong();
        }
        let elsewhere = move |error| {
            let is_wrong = error == AccountError::WrongLogin;
            if is_wrong {
                wrong();
            }
            is_wrong
        };
        let proven = proven.clone();
        form.send(store, Ask::Prove { password: typed }, elsewhere, move |_| proven());
    };
    view! {
        <form class="form" method="post" action="/settings/account" novalidate=true on:submit=send>
            <p>{why}</p>
            {form_fault(form)}
            <input type="email" class="unseen" name="email" autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true prop:value=move || email.get() />
            {password(form, Field::Password, t().account.password, false)}
            {submit(form, words.proof_do, "proof-do")}
            {by_passkey(store, t().access.passkeys.prove, "proof-by-passkey", prove, move |why| form.refuse(Field::Form, why), by_key)}
        </form>
    }
}
