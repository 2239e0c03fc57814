//! Passkeys: made by a member on his device, and used to come in or to prove who is there.
//!
//! What an authenticator signs is checked by a library; here stands who asked for what, and what is kept. A passkey is made and used for
//! the name of the site that the page came from, which browsers tell and authenticators sign. Never here: HTTP, or the list's look.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::Uri;
use ingot_shared::account::{self, AccountError, Reply};
use ingot_shared::{Id, Instant};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle, Username,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId, TimedCeremony};
use webauthn_rp::response::auth::DiscoverableAuthentication;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, Registration, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthenticationServerState, DiscoverableCredentialRequestOptions,
    PublicKeyCredentialCreationOptions, RegistrationServerState,
};

use super::{Accounts, Answer, Asked, Caller, Failure, words};
use crate::random;
use crate::store::People;
use crate::store::people::{Member, Passkey};

/// Bytes of what an authenticator keeps of whose passkey it is: the member's id, which says nothing of the person.
const HANDLE: usize = 16;
/// Ceremonies that wait for an answer at once; of more, the oldest is forgotten.
const WAITING: usize = 1_024;
/// What an authenticator shows as the account where the address cannot be shown.
const NAMELESS: &str = "Ingot";
/// Ways to an authenticator as the library writes them: none is kept, the browser finds it.
const UNKNOWN_WAYS: u8 = 0;

/// What was asked of authenticators and not answered yet.
#[derive(Debug, Default)]
pub(super) struct Ceremonies {
    /// Who makes a passkey.
    making: Mutex<VecDeque<Making>>,
    /// Anybody may come in.
    entering: Mutex<VecDeque<DiscoverableAuthenticationServerState>>,
}

#[derive(Debug)]
struct Making {
    member: Id,
    state: RegistrationServerState<HANDLE>,
}

/// Where a page came from, as authenticators sign it.
struct Site {
    id: RpId,
    origin: String,
}

impl Site {
    fn of(asked: Asked<'_>) -> Result<Self, AccountError> {
        let origin = asked.origin.ok_or(AccountError::NoPasskeys)?;
        let host = origin.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).ok_or(AccountError::NoPasskeys)?;
        // The standard knows names only.
        if host.starts_with('[') || host.parse::<IpAddr>().is_ok() {
            return Err(AccountError::NoPasskeys);
        }
        let id = AsciiDomain::try_from(host).map_err(|_| AccountError::NoPasskeys)?;
        Ok(Self { id: RpId::Domain(id), origin: origin.to_owned() })
    }
}

fn wait<T>(waiting: &Mutex<VecDeque<T>>, new: T) {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    if waiting.len() >= WAITING {
        waiting.pop_front();
    }
    waiting.push_back(new);
}

fn take<T>(waiting: &Mutex<VecDeque<T>>, is_it: impl Fn(&T) -> bool) -> Option<T> {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    let at = waiting.iter().position(is_it)?;
    waiting.remove(at)
}

impl Accounts {
    /// What the browser is to do to make a passkey.
    pub(super) async fn offer_passkey<P: People>(&self, people: &P, caller: &Caller, asked: Asked<'_>) -> Result<Reply, Failure> {
        caller.proven(asked.now)?;
        let site = Site::of(asked)?;
        let Member { id, name, email, .. } = &caller.member;
        let known = people.passkeys(*id).await?.into_iter().filter_map(|passkey| {
            let id = CredentialId::<Vec<u8>>::decode(passkey.credential).ok()?;
            Some(PublicKeyCredentialDescriptor { id, transports: AuthTransports::decode(UNKNOWN_WAYS).ok()? })
        });
        let handle = handle(*id)?;
        let shown = Username::try_from(email.as_str()).or_else(|_| Username::try_from(NAMELESS)).map_err(broken)?;
        let user =
            PublicKeyCredentialUserEntity { name: shown, id: &handle, display_name: Nickname::try_from(name.as_str()).ok() };
        let mut options = PublicKeyCredentialCreationOptions::passkey(&site.id, user, known.collect());
        // Not every authenticator knows it, and it is about security keys without a finger or a PIN, which are not accepted anyway.
        options.extensions.cred_protect = CredProtect::None;
        let (state, ceremony) = options.start_ceremony().map_err(broken)?;
        wait(&self.ceremonies.making, Making { member: *id, state });
        Ok(Reply::Ceremony(serde_json::to_string(&ceremony).map_err(broken)?))
    }

    /// Keeps the passkey that was made.
    pub(super) async fn add_passkey<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        (answer, device): (&str, &str),
        asked: Asked<'_>,
    ) -> Result<Reply, Failure> {
        let site = Site::of(asked)?;
        let registration = Registration::from_json_relaxed(answer.as_bytes()).map_err(refused)?;
        let challenge = registration.challenge_relaxed().map_err(refused)?;
        let member = caller.member.id;
        let making =
            take(&self.ceremonies.making, |making| making.member == member && making.state.sent_challenge() == challenge);
        let Making { state, .. } = making.ok_or(AccountError::PasskeyFailed)?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[site.origin.as_str()],
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&site.id, &registration, &options).map_err(refused)?;
        let passkey = Passkey {
            id: random::id()?,
            member,
            credential: made.id().into_inner().to_vec(),
            key: made.static_state().encode().map_err(broken)?,
            state: made.dynamic_state().encode().map_err(broken)?,
            name: words::label(device),
            made: asked.now,
            used: None,
        };
        let id = passkey.id;
        people.add_passkey(passkey).await?;
        tracing::info!(%member, passkey = %id, "a passkey was made");
        Ok(Reply::Done)
    }

    /// The own passkeys.
    pub(super) async fn passkeys<P: People>(people: &P, caller: &Caller) -> Result<Reply, Failure> {
        let told = |Passkey { id, name, made, used, .. }| account::Passkey { passkey: id, name, made, used };
        Ok(Reply::Passkeys(people.passkeys(caller.member.id).await?.into_iter().map(told).collect()))
    }

    /// A passkey works no more.
    pub(super) async fn remove_passkey<P: People>(
        people: &P,
        caller: &Caller,
        passkey: Id,
        now: Instant,
    ) -> Result<Reply, Failure> {
        caller.proven(now)?;
        people.remove_passkey(caller.member.id, passkey, now).await?;
        tracing::info!(member = %caller.member.id, %passkey, "a passkey was removed");
        Ok(Reply::Done)
    }

    /// What the browser is to do to let somebody come in.
    pub(super) fn ask_passkey(&self, asked: Asked<'_>) -> Result<Answer, Failure> {
        self.tries.link(asked.from)?;
        let site = Site::of(asked)?;
        let (state, ceremony) = DiscoverableCredentialRequestOptions::passkey(&site.id).start_ceremony().map_err(broken)?;
        wait(&self.ceremonies.entering, state);
        Ok(Reply::Ceremony(serde_json::to_string(&ceremony).map_err(broken)?).into())
    }

    /// Signs the device in by a passkey.
    pub(super) async fn use_passkey<P: People>(
        &self,
        people: &P,
        (answer, device): (&str, &str),
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        let (passkey, member) = self.check_passkey(people, answer, asked).await?;
        tracing::info!(member = %member.id, %passkey, "a passkey was used");
        self.let_in(people, &member, device, asked).await
    }

    /// Like a password that is entered again.
    pub(super) async fn prove_by_passkey<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        answer: &str,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        let (passkey, member) = self.check_passkey(people, answer, asked).await?;
        if member.id != caller.member.id {
            return Err(AccountError::PasskeyUnknown.into());
        }
        people.prove(caller.session.id, asked.now).await?;
        tracing::info!(member = %member.id, session = %caller.session.id, %passkey, "a passkey was used again");
        Ok(Reply::Done.into())
    }

    /// Whose passkey it is that an authenticator answered with, if the answer is one to what was asked.
    async fn check_passkey<P: People>(&self, people: &P, answer: &str, asked: Asked<'_>) -> Result<(Id, Member), Failure> {
        self.tries.link(asked.from)?;
        let site = Site::of(asked)?;
        let answer = DiscoverableAuthentication::<HANDLE>::from_json_relaxed(answer.as_bytes()).map_err(refused)?;
        let challenge = answer.challenge_relaxed().map_err(refused)?;
        let state =
            take(&self.ceremonies.entering, |state| state.sent_challenge() == challenge).ok_or(AccountError::PasskeyFailed)?;
        let found = people.passkey(answer.raw_id().as_ref()).await?;
        let (passkey, member) = found.filter(|(_, member)| member.active).ok_or(AccountError::PasskeyUnknown)?;
        let handle = handle(member.id)?;
        let key = StaticState::<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>::decode(&passkey.key).map_err(broken)?;
        let before = DynamicState::decode(passkey.state).map_err(broken)?;
        let mut credential = AuthenticatedCredential::new(answer.raw_id(), &handle, key, before).map_err(broken)?;
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[site.origin.as_str()],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&site.id, &answer, &mut credential, &options).map_err(refused)?;
        let after = credential.dynamic_state().encode().map_err(broken)?;
        people.passkey_used(passkey.id, after, asked.now).await?;
        Ok((passkey.id, member))
    }
}

fn handle(member: Id) -> Result<UserHandle<HANDLE>, Failure> {
    UserHandle::decode(*member.as_bytes()).map_err(broken)
}

/// An answer that is none: why is for the log, not for whoever sent it.
fn refused(error: impl std::fmt::Display) -> Failure {
    tracing::warn!(%error, "a passkey was not accepted");
    AccountError::PasskeyFailed.into()
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Broken(error.to_string())
}
