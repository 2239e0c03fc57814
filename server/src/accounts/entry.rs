//! Coming in by a link or a password, changing it, and going.
//!
//! Coming in always makes a new token: one that a device had before is never taken over, and its session ends.

use ingot_shared::Id;
use ingot_shared::account::{AccountError, Link, LinkKind, Me, Reply};

use super::links::fingerprint;
use super::{Accounts, Answer, Asked, Caller, Failure, Leave, Token, words};
use crate::random;
use crate::store::People;
use crate::store::people::{Member, NewSession, Newcomer, OneTimeLink, SessionEnd};

/// What somebody typed who comes in by a link.
pub(super) struct Entering {
    pub(super) secret: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) password: String,
    pub(super) wish: Option<Id>,
    pub(super) device: String,
}

impl Accounts {
    /// What a link is for.
    pub(super) async fn look<P: People>(&self, people: &P, secret: &str, asked: Asked<'_>) -> Result<Answer, Failure> {
        self.tries.link(asked.from)?;
        let (link, maker) = usable(people, secret, asked).await?;
        let OneTimeLink { kind, role, name, expires, department, .. } = link;
        let by = maker.map(|maker| maker.name).unwrap_or_default();
        Ok(Reply::Link(Link { kind, role, name, by, expires, department }).into())
    }

    /// Makes a member and signs the device in.
    pub(super) async fn enter<P: People>(&self, people: &P, entering: Entering, asked: Asked<'_>) -> Result<Answer, Failure> {
        self.tries.link(asked.from)?;
        let (link, _) = usable(people, &entering.secret, asked).await?;
        if link.kind == LinkKind::Recovery {
            return Err(AccountError::LinkUnknown.into());
        }
        let (name, email) = (words::name(&entering.name)?, words::email(&entering.email)?);
        words::password_length(&entering.password)?;
        let password = self.passwords.hash(entering.password, vec![name.clone(), email.clone()]).await?;
        let (session, token) = new_session(&entering.device)?;
        let id = session.id;
        let newcomer = Newcomer { wish: entering.wish, id: random::id()?, name, email, password, session };
        let member = people.enter(fingerprint(&entering.secret), newcomer, asked.now).await?;
        tracing::info!(member = %member.id, session = %id, link = %link.id, "a member came in by a link");
        self.online.end_readers_for(&[member.department]);
        self.leave_before(people, asked).await?;
        Ok(signed_in(&member, id, token))
    }

    /// Signs the device in by a password.
    pub(super) async fn sign_in<P: People>(
        &self,
        people: &P,
        email: &str,
        password: String,
        device: &str,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        self.tries.password(email, asked.from)?;
        let member = people.by_email(email).await?;
        let is_right = self.passwords.verify(password, member.as_ref().map(|member| member.password.clone())).await?;
        let known = member.as_ref().map(|member| member.id);
        let Some(member) = member.filter(|member| is_right && member.active) else {
            self.wrong.count(known);
            tracing::warn!("somebody could not sign in");
            return Err(AccountError::WrongLogin.into());
        };
        self.let_in(people, &member, device, asked).await
    }

    /// Signs the device in as a member who has shown that he is the one; what he was checked by must still hold.
    pub(super) async fn let_in<P: People>(
        &self,
        people: &P,
        member: &Member,
        device: &str,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        let (session, token) = new_session(device)?;
        let id = session.id;
        people.sign_in(member, session, asked.now).await?;
        tracing::info!(member = %member.id, session = %id, "a device signed in");
        self.leave_before(people, asked).await?;
        Ok(signed_in(member, id, token))
    }

    /// Sets a password by a recovery link; every other device is signed out.
    pub(super) async fn recover<P: People>(
        &self,
        people: &P,
        secret: &str,
        password: String,
        device: &str,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        self.tries.link(asked.from)?;
        let (link, _) = usable(people, secret, asked).await?;
        let member = match link.member {
            Some(member) => people.member(member).await?,
            None => None,
        };
        let member = member.ok_or(AccountError::LinkUnknown)?;
        words::password_length(&password)?;
        let password = self.passwords.hash(password, vec![member.name, member.email]).await?;
        let (session, token) = new_session(device)?;
        let id = session.id;
        let (member, ended) = people.recover(fingerprint(secret), password, session, asked.now).await?;
        self.online.end(&ended, Leave::SignedOut);
        tracing::info!(member = %member.id, session = %id, ended = ended.len(), "a password was recovered");
        self.leave_before(people, asked).await?;
        Ok(signed_in(&member, id, token))
    }

    /// Who asks; his device keeps its token for longer.
    pub(super) fn who_am_i(&self, caller: &Caller, asked: Asked<'_>) -> Answer {
        signed_in(&caller.member, caller.session.id, asked.token.unwrap_or_default().to_owned())
    }

    /// Sets another password; the member's other devices are signed out.
    pub(super) async fn change_password<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        old: String,
        new: String,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        let Caller { session, member } = caller;
        self.tries.password(&member.email, asked.from)?;
        words::password_length(&new)?;
        if !self.passwords.verify(old, Some(member.password.clone())).await? {
            self.wrong.count(Some(member.id));
            return Err(AccountError::WrongLogin.into());
        }
        let password = self.passwords.hash(new, vec![member.name.clone(), member.email.clone()]).await?;
        let ended = people.set_password(member, password, session.id, asked.now).await?;
        self.online.end(&ended, Leave::SignedOut);
        tracing::info!(member = %member.id, session = %session.id, ended = ended.len(), "a password was changed");
        Ok(Reply::Done.into())
    }

    /// Signs the device out, whoever it was.
    pub(super) async fn sign_out<P: People>(&self, people: &P, asked: Asked<'_>) -> Result<Answer, Failure> {
        self.leave_before(people, asked).await?;
        Ok(Answer { reply: Reply::Done, token: Token::Gone })
    }

    /// Ends the session that the device had until now.
    pub(super) async fn leave_before<P: People>(&self, people: &P, asked: Asked<'_>) -> Result<(), Failure> {
        if let Some(Caller { session, member }) = self.caller(people, asked).await? {
            people.end(session.id, SessionEnd::SignedOut, member.id, asked.now).await?;
            self.online.end(&[session.id], Leave::SignedOut);
            tracing::info!(member = %member.id, session = %session.id, "a device signed out");
        }
        Ok(())
    }
}

/// A link that works, and who made it. It works no more when its maker may no longer make it.
async fn usable<P: People>(people: &P, secret: &str, asked: Asked<'_>) -> Result<(OneTimeLink, Option<Member>), Failure> {
    let link = people.link(fingerprint(secret)).await?.ok_or(AccountError::LinkUnknown)?;
    link.check(asked.now)?;
    let maker = match link.by {
        Some(by) => people.member(by).await?,
        None => None,
    };
    if link.by.is_some() && !maker.as_ref().is_some_and(|maker| link.may_be_made_by(maker)) {
        return Err(AccountError::LinkUsed.into());
    }
    Ok((link, maker))
}

pub(super) fn new_session(device: &str) -> Result<(NewSession, String), Failure> {
    let token = random::secret()?;
    Ok((NewSession { id: random::id()?, token: fingerprint(&token), label: words::label(device) }, token))
}

pub(super) fn signed_in(member: &Member, session: Id, token: String) -> Answer {
    Answer { reply: Reply::Me(me(member, session)), token: Token::Given(token) }
}

/// What a member is told of himself.
pub(super) fn me(member: &Member, session: Id) -> Me {
    let Member { id, name, email, role, department, .. } = member.clone();
    Me { member: id, name, email, role, session, department }
}
