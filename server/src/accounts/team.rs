//! Members, invites, recovery and devices: who may ask for what, by the table of [`Role`].

use ingot_shared::account::{AccountError, Ask, Device, Invite, Receipt, Reply, Role, TeamMember};
use ingot_shared::{Id, Instant};

use super::links::NewLink;
use super::{Accounts, Asked, Caller, Failure, Leave, words};
use crate::store::People;
use crate::store::audit::Note;
use crate::store::people::{Member, Seat, SessionEnd};

impl Accounts {
    /// Answers what needs an account.
    pub(super) async fn lead<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        ask: Ask,
        asked: Asked<'_>,
    ) -> Result<Reply, Failure> {
        let now = asked.now;
        let (me, role) = (caller.member.id, caller.member.role);
        match ask {
            Ask::Rename { name } => {
                people.set_name(me, words::name(&name)?).await?;
                tracing::info!(member = %me, "a member goes by another name");
                Ok(Reply::Done)
            }
            Ask::Team => self.team(people, &caller.member, now).await,
            Ask::Invite { role: into, name, department } => {
                allow(caller.member.may_invite(into, department))?;
                let new = NewLink::invite(into, words::whom(&name)?, Some(me), now)?.into_department(department);
                tracing::info!(member = %me, link = %new.link.id, "an invite was made");
                make(people, new).await
            }
            Ask::Invites => {
                allow(Role::ALL.into_iter().any(|into| role.may_invite(into)))?;
                let invites = people.invites(now).await?.into_iter();
                let invites = invites.filter(|(link, _)| caller.member.may_invite(link.role, link.department));
                let invites = invites.map(|(link, by)| Invite {
                    invite: link.id,
                    role: link.role,
                    name: link.name,
                    by,
                    expires: link.expires,
                    department: link.department,
                });
                Ok(Reply::Invites(invites.collect()))
            }
            Ask::Withdraw { invite } => {
                let waiting = people.invites(now).await?;
                let (link, _) = waiting.iter().find(|(link, _)| link.id == invite).ok_or(AccountError::NotFound)?;
                allow(caller.member.may_invite(link.role, link.department))?;
                people.withdraw(invite, me, now).await?;
                tracing::info!(member = %me, link = %invite, "an invite was withdrawn");
                Ok(Reply::Done)
            }
            Ask::SetMember { member, role: into, active } => {
                allow(role.leads_the_team())?;
                caller.proven(now)?;
                self.set_member(people, me, member, (into, active), now).await
            }
            Ask::SetDepartment { member, department } => {
                allow(role.leads_the_team())?;
                caller.proven(now)?;
                self.set_department(people, me, member, department, now).await
            }
            Ask::MakeRecovery { member } => {
                allow(role.leads_the_team())?;
                caller.proven(now)?;
                let member = people.member(member).await?.filter(|member| member.active).ok_or(AccountError::NotFound)?;
                let new = NewLink::recovery(&member, Some(me), now)?;
                tracing::info!(member = %me, of = %member.id, link = %new.link.id, "a recovery link was made");
                make(people, new).await
            }
            Ask::Devices { member } => {
                let member = member.unwrap_or(me);
                allow(member == me || role.leads_the_team())?;
                self.devices(people, caller, member, now).await
            }
            Ask::CutOff { session } => {
                let found = people.session_by_id(session).await?.filter(|found| found.is_live(now));
                // Nobody learns of sessions that are not his to ask about.
                let found = found.filter(|found| found.member == me || role.leads_the_team()).ok_or(AccountError::NotFound)?;
                if found.member != me {
                    caller.proven(now)?;
                }
                people.end(found.id, SessionEnd::CutOff, me, now).await?;
                self.online.end(&[found.id], Leave::CutOff);
                tracing::info!(member = %me, of = %found.member, session = %found.id, "a device was cut off");
                Ok(Reply::Done)
            }
            ask @ (Ask::HandInEdits { .. } | Ask::HandedIn | Ask::EditsForReview { .. } | Ask::SettleEdits { .. }) => {
                self.review(people, caller, ask, asked).await
            }
            Ask::Confirm => {
                caller.proven(now)?;
                Ok(Reply::Done)
            }
            Ask::OfferPasskey => self.offer_passkey(people, caller, asked).await,
            Ask::AddPasskey { answer, device } => self.add_passkey(people, caller, (&answer, &device), asked).await,
            Ask::Passkeys => Self::passkeys(people, caller).await,
            Ask::RemovePasskey { passkey } => Self::remove_passkey(people, caller, passkey, now).await,
            Ask::MakeCodes => {
                allow(role.leads_the_team())?;
                caller.proven(now)?;
                self.make_codes(people, caller, asked).await
            }
            Ask::CodesLeft => {
                allow(role.leads_the_team())?;
                Ok(Reply::CodesLeft(people.codes_left(me).await?))
            }
            Ask::Audit { before } => {
                allow(role.leads_the_team())?;
                Ok(Reply::Audit(people.audit(before).await?))
            }
            Ask::Export { document } => exported(people, caller, Note::exported(document, me, now), now).await,
            Ask::ExportList { clients } => exported(people, caller, Note::list_exported(clients, me, now), now).await,
            Ask::Receipt { document } => {
                allow(role.erases())?;
                let (entry, link) = people.erasure(document).await?.ok_or(AccountError::NotFound)?;
                let by = match entry.actor {
                    Some(actor) => people.member(actor).await?.map(|member| member.name),
                    None => None,
                };
                Ok(Reply::Receipt(Receipt { document, entry, by: by.unwrap_or_default(), chain: crate::hex::hex(&link) }))
            }
            // Answered before who asks is known.
            _ => Err(AccountError::Malformed.into()),
        }
    }

    async fn team<P: People>(&self, people: &P, asks: &Member, now: Instant) -> Result<Reply, Failure> {
        let member = |Seat { member, seen, devices }: Seat| {
            let all = TeamMember {
                member: member.id,
                name: member.name,
                email: member.email,
                role: member.role,
                active: member.active,
                seen,
                devices,
                department: member.department,
            };
            if asks.role.leads_the_team() {
                return all;
            }
            // A head sees who of his people works in the system (C180).
            let is_his = asks.role == Role::Head && asks.department.is_none_or(|own| all.department == Some(own));
            TeamMember { email: String::new(), seen: all.seen.filter(|_| is_his), devices: 0, ..all }
        };
        Ok(Reply::Team(people.team(now).await?.into_iter().map(member).collect()))
    }

    async fn set_member<P: People>(
        &self,
        people: &P,
        me: Id,
        member: Id,
        (role, active): (Role, bool),
        now: Instant,
    ) -> Result<Reply, Failure> {
        let before = people.member(member).await?.ok_or(AccountError::NotFound)?;
        people.set_member(member, role, active, me, now).await?;
        if !active {
            self.online.end_member(member, Leave::CutOff);
        } else if before.role != role {
            self.online.end_member(member, Leave::ForAnotherRole);
        }
        tracing::info!(member = %me, of = %member, ?role, active, "a member was changed");
        Ok(Reply::Done)
    }

    async fn set_department<P: People>(
        &self,
        people: &P,
        me: Id,
        member: Id,
        department: Option<Id>,
        now: Instant,
    ) -> Result<Reply, Failure> {
        let before = people.set_department(member, department, me, now).await?;
        if before != department {
            self.online.end_member(member, Leave::ForAnotherRole);
            self.online.end_readers_for(&[before, department]);
            tracing::info!(member = %me, of = %member, "a member is in another department");
        }
        Ok(Reply::Done)
    }

    async fn devices<P: People>(&self, people: &P, caller: &Caller, member: Id, now: Instant) -> Result<Reply, Failure> {
        let sessions = people.sessions(member, now).await?;
        let mut devices: Vec<Device> = sessions
            .into_iter()
            .map(|session| Device {
                session: session.id,
                name: session.label,
                since: session.since,
                seen: if self.online.is_here(session.id) { now } else { session.seen },
                is_this: session.id == caller.session.id,
            })
            .collect();
        devices.sort_by_key(|device| std::cmp::Reverse(device.seen));
        Ok(Reply::Devices(devices))
    }
}

fn allow(may: bool) -> Result<(), AccountError> {
    if may { Ok(()) } else { Err(AccountError::NotAllowed) }
}

async fn make<P: People>(people: &P, new: NewLink) -> Result<Reply, Failure> {
    people.make_link(new.link.clone(), new.fingerprint()).await?;
    Ok(Reply::Made(new.made()))
}

/// Data leaves the app: written down before it does.
async fn exported<P: People>(people: &P, caller: &Caller, note: Note, now: Instant) -> Result<Reply, Failure> {
    allow(caller.member.role.changes_settings())?;
    caller.proven(now)?;
    let (document, count) = (note.thing, note.count);
    people.note(vec![note]).await?;
    tracing::info!(member = %caller.member.id, ?document, count, "data was exported");
    Ok(Reply::Done)
}
