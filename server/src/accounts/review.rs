//! Edits of those who lost the right to them: handed in, put to those who may change the document now, decided.
//!
//! Who that is, the relay's own table says at each question, of what is stored at that moment. Never here: making an edit; deciders do that
//! on their devices, and it goes through the gate as theirs.

use std::collections::BTreeSet;

use ingot_shared::Id;
use ingot_shared::access::Reader;
use ingot_shared::account::review::{self, Decision, HandedIn, MAX_DRAFTS, REVIEW_PAGE, Review};
use ingot_shared::account::{AccountError, Ask, Reply};

use super::{Accounts, Asked, Caller, Failure, admission};
use crate::access::Directory;
use crate::store::People;
use crate::store::people::{Draft, Member};

impl Accounts {
    /// Answers what is asked of drafts.
    pub(super) async fn review<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        ask: Ask,
        asked: Asked<'_>,
    ) -> Result<Reply, Failure> {
        let me = &caller.member;
        match ask {
            Ask::HandInEdits { draft, document, at, commands } => {
                review::read(document, &commands).ok_or(AccountError::Malformed)?;
                if !asked.access.knows(document) {
                    return Err(AccountError::NotFound.into());
                }
                let (made, handed, commands) = (at, asked.now, commands.to_vec());
                people.hand_in(Draft { id: draft, member: me.id, document, made, handed, commands, decided: None }).await?;
                tracing::info!(member = %me.id, %document, "an edit was handed in");
                Ok(Reply::Done)
            }
            Ask::HandedIn => {
                let mut all = Vec::new();
                for draft in people.drafts_of(me.id).await? {
                    let by = match draft.decided {
                        Some((_, by, _)) => name_of(people, by).await?,
                        None => String::new(),
                    };
                    let decision = draft.decided.map(|(decision, ..)| decision).unwrap_or_default();
                    all.push(HandedIn { draft: draft.id, decision, by });
                }
                Ok(Reply::HandedIn(all))
            }
            Ask::EditsForReview { only_count } => {
                let who = reader(people, asked.access, me).await?;
                let mut waiting = people.drafts().await?;
                // What is his own stands in his own list.
                waiting.retain(|draft| draft.member != me.id && may_decide(asked.access, &who, draft.document));
                // What one author did to one document is decided at once.
                let decisions: BTreeSet<(Id, Id)> = waiting.iter().map(|draft| (draft.member, draft.document)).collect();
                let total = u32::try_from(decisions.len()).unwrap_or(u32::MAX);
                let mut drafts = Vec::new();
                for draft in waiting.iter().take(if only_count { 0 } else { REVIEW_PAGE }) {
                    if let Some(told) = told(people, draft).await? {
                        drafts.push(told);
                    }
                }
                // What was read is asked about once more: it may have become somebody else's meanwhile (S7).
                drafts.retain(|draft| may_decide(asked.access, &who, draft.document));
                Ok(Reply::Review(Review { total, drafts }))
            }
            Ask::SettleEdits { member, drafts, accepted } => {
                if drafts.len() > MAX_DRAFTS {
                    return Err(AccountError::Malformed.into());
                }
                let who = reader(people, asked.access, me).await?;
                let mut his = Vec::new();
                for draft in drafts {
                    // Nobody learns of drafts that are not his to decide.
                    let found = people.draft(member, draft).await?;
                    let found = found.filter(|found| may_decide(asked.access, &who, found.document));
                    his.push(found.ok_or(AccountError::NotFound)?.id);
                }
                let decision = if accepted { Decision::Accepted } else { Decision::Declined };
                people.decide(member, his, (decision, me.id), asked.now).await?;
                tracing::info!(member = %me.id, of = %member, accepted, "edits that were handed in are decided");
                Ok(Reply::Done)
            }
            _ => Err(AccountError::Malformed.into()),
        }
    }
}

/// Whether somebody may change this document now.
fn may_decide(access: &Directory, who: &Reader, document: Id) -> bool {
    who.role.writes() && access.knows(document) && access.may_read(who, document)
}

async fn reader<P: People>(people: &P, access: &Directory, member: &Member) -> Result<Reader, Failure> {
    let department = admission::department(people, member).await?;
    Ok(Reader { member: member.id, role: member.role, department, picks: access.picks() })
}

/// A draft as it is told; none when it was decided or erased meanwhile.
async fn told<P: People>(people: &P, waiting: &Draft) -> Result<Option<review::Draft>, Failure> {
    let found = people.draft(waiting.member, waiting.id).await?.filter(|found| found.decided.is_none());
    let Some(Draft { id, member, document, made, commands, .. }) = found else { return Ok(None) };
    let name = name_of(people, member).await?;
    Ok(Some(review::Draft { draft: id, member, name, document, at: made, commands: commands.into() }))
}

async fn name_of<P: People>(people: &P, member: Id) -> Result<String, Failure> {
    Ok(people.member(member).await?.map(|member| member.name).unwrap_or_default())
}
