//! Accounts at this device: questions go to the relay, and what its answers mean for what is stored here is done. Never here: who may ask
//! what, words.

mod post;

use ingot_shared::Id;
use ingot_shared::account::{AccountError, Ask, Me, Reply};
use wasm_bindgen_futures::spawn_local;

use super::tabs::TabMessage;
use super::{Event, Worker, port};
use crate::bridge::account::{AccountAnswer, AccountAsk, Here};
use crate::bridge::{FromEngine, Wiped, codec};
use crate::engine::Joined;

/// A question with its answer.
pub(super) struct Answered {
    /// The page's number for it; none for what the worker asks by itself.
    request: Option<u64>,
    ask: Ask,
    answer: AccountAnswer,
}

impl Worker {
    /// The page asks.
    pub(super) async fn account(&mut self, request: u64, ask: &[u8]) {
        match codec::decode(ask) {
            Some(AccountAsk::Relay(ask)) => self.ask_relay(Some(request), ask),
            Some(AccountAsk::Here) => tell(request, &AccountAnswer::Here(Box::new(self.here()))),
            Some(AccountAsk::Wipe) => self.wipe(Wiped::Left, true).await,
            None => tell(request, &AccountAnswer::Problem(AccountError::Malformed.into())),
        }
    }

    fn here(&self) -> Here {
        let identity = self.engine.identity().clone();
        let (member, name, signed_in) = (identity.member, identity.name, identity.signed_in);
        Here { member, name, signed_in, role: identity.role, email: identity.email }
    }

    pub(super) fn ask_relay(&self, request: Option<u64>, ask: Ask) {
        if self.wire.forced_offline {
            if let Some(request) = request {
                tell(request, &AccountAnswer::NoNetwork);
            }
            return;
        }
        let events = self.events.clone();
        spawn_local(async move {
            let answer = post::post(&ask).await;
            let _ = events.unbounded_send(Event::Answered(Box::new(Answered { request, ask, answer })));
        });
    }

    /// A device without an account asks whether the browser has one: the cookie may have outlived what was stored. One whose person has
    /// signed out without a network does not: it tells the relay so first. The example is nobody's, so it waits until that is gone.
    pub(super) fn ask_who_is_here(&self) {
        let identity = self.engine.identity();
        if !self.wire.leads || identity.signed_in || self.engine.has_demo() {
            return;
        }
        self.ask_relay(None, if self.engine.is_leaving() { Ask::SignOut } else { Ask::WhoAmI });
    }

    /// Asks the relay what the person here may: screens follow it.
    pub(super) fn ask_what_may(&self) {
        if self.engine.identity().signed_in && !self.engine.is_leaving() {
            self.ask_relay(None, Ask::WhoAmI);
        }
    }

    /// Tells the relay the name that was changed here, if it has not heard of it. Without a network it hears of it with the next link.
    pub(super) fn tell_name(&self) {
        if let Some(name) = self.engine.untold_name() {
            self.ask_relay(None, Ask::Rename { name: name.to_owned() });
        }
    }

    /// The relay answered.
    pub(super) async fn answered(&mut self, answered: Answered) {
        let Answered { request, ask, answer } = answered;
        let answer = match answer {
            AccountAnswer::Reply(Reply::Me(me)) if request.is_some() || !self.engine.is_leaving() => self.join(me).await,
            AccountAnswer::Reply(Reply::Done) if ask == Ask::SignOut => match request {
                Some(_) => return self.wipe(Wiped::Left, false).await,
                None => return self.left().await,
            },
            other => other,
        };
        if let Ask::Rename { name } = &ask
            && !is_to_be_told_again(&answer)
        {
            // Should this not be stored, the relay is told once more.
            let _ = self.engine.told_name(name).await;
        }
        self.heard_of_drafts(&ask, &answer).await;
        if let Some(request) = request {
            tell(request, &answer);
        }
    }

    /// Somebody is signed in: he is at home here, unless the device is another's. Then he is signed out again.
    async fn join(&mut self, me: Me) -> AccountAnswer {
        let was_member = self.engine.identity().member;
        match self.engine.join(&me).await {
            Err(_) => return AccountAnswer::NotStored,
            Ok(Joined::OtherMember(name)) => {
                self.ask_relay(None, Ask::SignOut);
                return AccountAnswer::OtherMember(name);
            }
            Ok(Joined::Here(documents)) => self.removed(documents),
        }
        self.tell_identity();
        self.enrol().await;
        self.connect_as(was_member);
        AccountAnswer::Reply(Reply::Me(me))
    }

    /// A link that is up goes on, unless it is another member's.
    fn connect_as(&mut self, was: Id) {
        if self.engine.is_accepted() && self.engine.identity().member == was {
            return;
        }
        self.wire.hang_up();
        self.engine.disconnect();
        self.wire.connect_now();
    }

    /// The relay has heard that somebody signed out here a while ago, or of somebody who was turned away.
    async fn left(&mut self) {
        if self.engine.is_leaving() {
            let _ = self.engine.has_left().await;
        }
    }

    /// Another tab stored who is here.
    pub(super) async fn look_who_is_here(&mut self) {
        let was_member = self.engine.identity().member;
        if self.engine.look_who_is_here().await.is_ok() {
            self.show_identity();
            self.connect_as(was_member);
        }
    }

    /// Leaves nothing on this device. The other tabs are told first, so that they write nothing afterwards.
    pub(super) async fn wipe(&mut self, why: Wiped, is_leaving: bool) {
        self.tabs.tell(&TabMessage::Wiped { why });
        self.end_wiped(why, is_leaving).await;
    }

    /// Another tab leaves nothing: nor does this one, which may have written something in the same moment.
    pub(super) async fn wiped_by_other_tab(&mut self, why: Wiped) {
        self.end_wiped(why, false).await;
    }

    async fn end_wiped(&mut self, why: Wiped, is_leaving: bool) {
        self.engine.disconnect();
        self.wire.hang_up();
        match self.engine.wipe(is_leaving).await {
            Ok(()) => {
                self.is_wiped = true;
                port::post(&FromEngine::Wiped { why });
            }
            Err(error) => port::post(&FromEngine::Broken { error: error.into() }),
        }
    }
}

/// Whether the relay is to be told the same again later: it did not answer, or could not do it then.
const fn is_to_be_told_again(answer: &AccountAnswer) -> bool {
    match answer {
        AccountAnswer::NoNetwork => true,
        AccountAnswer::Problem(problem) => {
            matches!(problem.error, AccountError::SignedOut | AccountError::TooMany | AccountError::CannotStore)
        }
        _ => false,
    }
}

/// Answers the page.
fn tell(request: u64, answer: &AccountAnswer) {
    port::post(&FromEngine::Account { request, answer: codec::encode(answer).into() });
}
