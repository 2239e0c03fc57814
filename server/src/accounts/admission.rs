//! Whose token it is that a device brings to `/sync`.

use std::sync::Arc;

use ingot_shared::access::Department;
use ingot_shared::sync::frame::Goodbye;
use ingot_shared::sync::session::Peer;
use ingot_shared::{Id, Instant};

use super::{Accounts, Leaving, Place, links};
use crate::access::Directory;
use crate::store::people::{Member, PeopleError, SessionEnd};
use crate::store::{People, StoreError};

/// A device that was let in.
#[derive(Debug)]
pub struct Admission {
    /// Who it is.
    pub peer: Peer,
    /// The session.
    pub session: Id,
    /// When the session was last here, as far as that is stored.
    pub seen: Instant,
    /// As long as this is kept, it is told when it has to go.
    pub place: Place,
}

impl Accounts {
    /// Sends managers away when the settings have just changed whether they may take what nobody has taken: they come back and read by that.
    pub fn heed(&self, access: &Directory) {
        self.online.heed(access.picks());
    }

    /// Lets a device in by its token, or says why not. `leave` is how its connection is told that it has to go.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn admit<P: People>(
        &self,
        people: &P,
        token: &str,
        (access, device): (&Directory, Id),
        leave: &Leaving,
        now: Instant,
    ) -> Result<Result<Admission, Goodbye>, StoreError> {
        loop {
            self.heed(access);
            let departures = self.online.departures();
            let picks = access.picks();
            let Some((session, member)) = people.session(links::fingerprint(token)).await? else {
                return Ok(Err(Goodbye::SignedOut));
            };
            match session.end.map(|(end, _)| end) {
                Some(SessionEnd::CutOff) => return Ok(Err(Goodbye::CutOff)),
                _ if !member.active => return Ok(Err(Goodbye::CutOff)),
                Some(SessionEnd::SignedOut) => return Ok(Err(Goodbye::SignedOut)),
                None if !session.is_live(now) => return Ok(Err(Goodbye::SignedOut)),
                None => {}
            }
            if session.device != Some(device) {
                match people.bind(session.id, device).await {
                    Ok(()) => {}
                    Err(PeopleError::Denied(_)) => {
                        tracing::warn!(member = %member.id, device = %device, "the device belongs to another member");
                        return Ok(Err(Goodbye::SignedOut));
                    }
                    Err(PeopleError::Store(error)) => return Err(error),
                }
            }
            let department = department(people, &member).await?;
            let place = self.online.enter(&member, session.id, leave.clone());
            // Whoever was sent away between the look and the entering was not told.
            if self.online.departures() == departures {
                let peer = Peer { member: member.id, device, role: member.role, department, picks };
                return Ok(Ok(Admission { peer, session: session.id, seen: session.seen, place }));
            }
        }
    }
}

/// A member's department. Who else is in it is looked up for whoever reads what they work on.
pub(super) async fn department<P: People>(people: &P, member: &Member) -> Result<Option<Arc<Department>>, StoreError> {
    let Some(id) = member.department else { return Ok(None) };
    let with = match member.reads_for() {
        Some(department) => people.in_department(department).await?,
        None => Vec::new(),
    };
    Ok(Some(Arc::new(Department::of(id, with))))
}
