//! What the page asks about accounts and what it is answered, inside of [`ToEngine::Account`](super::ToEngine::Account) and
//! [`FromEngine::Account`](super::FromEngine::Account): as bytes there, so that only the screens of accounts know what they mean.

use ingot_shared::account::{Ask, Problem, Reply, Role};
use ingot_shared::{Id, wire};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountAsk {
    /// Ask the relay. Who signs in is at home on this device when the answer comes; who signs out has left nothing on it.
    Relay(Ask),
    /// Who is at this device? Needs no network.
    Here,
    /// Leave nothing on this device, though the relay could not be told that the person signs out: it hears of it later.
    Wipe,
}

wire::choice!(AccountAsk { Relay(0), Here, Wipe });

/// What it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountAnswer {
    /// The relay's answer.
    Reply(Reply),
    /// The relay did not do it.
    Problem(Problem),
    /// The relay did not answer: there is no network, or the person wants to be offline.
    NoNetwork,
    /// This device holds the data of the member of this name: nobody else can sign in.
    OtherMember(String),
    /// What this device can store is used up, or it stores nothing at all.
    NotStored,
    /// Who is at this device.
    Here(Box<Here>),
}

wire::choice!(AccountAnswer { Reply(0), Problem(0), NoNetwork, OtherMember(0), NotStored, Here(0) });

/// Who is at this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// The member.
    pub member: Id,
    /// The name.
    pub name: String,
    /// Whether an account is at home here.
    pub signed_in: bool,
    /// What it may, as the relay last said.
    pub role: Role,
    /// Its address.
    pub email: String,
}

wire::record!(Here { member, name, signed_in, role, email });
