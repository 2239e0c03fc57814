//! Accounts on the screen: coming in by a link or a password, the team, the own access. Never here: who may do what; what is stored.

mod asking;
mod away;
mod code_form;
mod codes;
mod confirm;
mod devices;
mod enter;
mod entered;
mod failure;
mod fields;
mod form;
mod invite;
mod invites;
mod journal;
mod leave;
mod leaving;
mod link_card;
mod member;
mod mine;
mod notice;
mod password;
mod proof;
mod qr;
mod roles;
mod sign_in;
mod takers;
mod team;

pub use asking::{Failure, here};
pub use enter::EnterPage;
pub use failure::words as failure_words;
pub use mine::AccountPage;
pub use proof::{Proof, proof_sheet};
pub use sign_in::SignInPage;
pub use takers::Takers;
pub use team::TeamPage;
