//! What a form of accounts holds while it is filled in and sent. Never here: how its fields look, what it asks for.

use ingot_shared::account::{AccountError, Ask, Reply};

use super::asking::{self, Failure};
use super::failure;
use crate::model::account::{self, Field};
use crate::ui::browser;
use crate::ui::common::KeptForm;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// A form. What is typed survives an error and a reload, but for passwords.
#[derive(Clone, Copy)]
pub struct Form {
    /// The name.
    pub name: RwSignal<String>,
    /// The address.
    pub email: RwSignal<String>,
    /// The old password, or a recovery code.
    pub old: RwSignal<String>,
    /// The password.
    pub password: RwSignal<String>,
    /// What is wrong, and where.
    pub fault: RwSignal<Option<(Field, String)>>,
    /// It is on its way.
    pub is_sent: RwSignal<bool>,
    kept: KeptForm,
}

/// The id of a field's input.
pub const fn id(field: Field) -> &'static str {
    match field {
        Field::Name => "account-name",
        Field::Email => "account-email",
        Field::Old => "account-old",
        Field::Code => "account-code",
        Field::Password => "account-password",
        Field::Form => "account-form",
    }
}

impl Form {
    /// The form of this name, with the name that is known.
    pub fn new(form: &str, name: String) -> Self {
        let kept = KeptForm::new(["account.", form].concat());
        Self {
            name: kept.text("name", name),
            email: kept.text("email", String::new()),
            old: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
            is_sent: RwSignal::new(false),
            kept,
        }
    }

    /// Whether nothing of these parts is missing; what is, is said where it is.
    pub fn is_whole(self, has_name: bool, has_email: bool, has_new_password: bool) -> bool {
        let [name, email, password] = [self.name, self.email, self.password].map(|text| text.get_untracked());
        let part = |is_asked: bool, text: String| is_asked.then_some(text);
        let (name, email, password) = (part(has_name, name), part(has_email, email), part(has_new_password, password));
        let missing = account::missing(name.as_deref(), email.as_deref(), password.as_deref());
        if let Some(error) = missing {
            self.refuse(account::field_of(error), failure::sentence(error).to_owned());
        }
        missing.is_none()
    }

    /// Says what is wrong at a field, which takes the focus.
    pub fn refuse(self, field: Field, words: String) {
        self.fault.set(Some((field, words)));
        browser::later(0, move || browser::focus(&["#", id(field)].concat()));
    }

    /// Sends it, once; `done` hears the answer, and nothing when something went wrong, which is said at its field. What is about the link
    /// and not about a field `elsewhere` takes.
    pub fn send(
        self,
        store: Store,
        ask: Ask,
        elsewhere: impl FnOnce(AccountError) -> bool + 'static,
        done: impl FnOnce(Reply) + 'static,
    ) {
        if self.is_sent.get_untracked() {
            return;
        }
        self.fault.set(None);
        self.is_sent.set(true);
        asking::ask(store, ask, move |result| {
            if self.is_sent.try_set(false).is_some() {
                return;
            }
            match result {
                Ok(reply) => {
                    self.kept.sent();
                    done(reply);
                }
                Err(Failure::Problem(problem)) if elsewhere(problem.error) => {}
                Err(why) => self.refuse(failure::field(&why), failure::words(&why)),
            }
        });
    }
}
