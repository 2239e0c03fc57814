//! Who is connected, so that whoever was signed out, cut off or given another role is sent away at once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ingot_shared::Id;
use ingot_shared::account::Role;
use tokio::sync::watch;

use crate::store::people::Member;

/// Why somebody who is connected has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The session is over; the device keeps what it holds.
    SignedOut,
    /// The device erases what it holds.
    CutOff,
    /// The role or the department is another one, or other people are in the department: the device comes back at once.
    ForAnotherRole,
}

#[derive(Debug)]
struct Connected {
    member: Id,
    session: Id,
    role: Role,
    /// The department whose clients he reads.
    reads_for: Option<Id>,
    leave: Leaving,
}

#[derive(Debug, Default)]
pub(super) struct Online {
    connected: Mutex<HashMap<u64, Connected>>,
    next: AtomicU64,
    /// How often somebody was sent away.
    departures: AtomicU64,
    /// Whether managers may take what nobody has taken, as it was heard last.
    picks: Mutex<Option<bool>>,
}

/// A connection's place; it is free when this is dropped.
#[derive(Debug)]
pub struct Place {
    online: Arc<Online>,
    number: u64,
}

/// How a connection is told that it has to go: made before anybody knows whose it is.
pub type Leaving = watch::Sender<Option<Leave>>;

impl Online {
    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Connected>> {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn enter(self: &Arc<Self>, member: &Member, session: Id, leave: Leaving) -> Place {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let connected = Connected { member: member.id, session, role: member.role, reads_for: member.reads_for(), leave };
        self.lock().insert(number, connected);
        Place { online: Arc::clone(self), number }
    }

    /// How often somebody was sent away: who looked something up before and finds the same number after [`Online::enter`] knows that it
    /// still holds.
    pub(super) fn departures(&self) -> u64 {
        self.departures.load(Ordering::SeqCst)
    }

    /// Sends away the connections of these sessions.
    pub(super) fn end(&self, sessions: &[Id], leave: Leave) {
        self.send_away(leave, |connected| sessions.contains(&connected.session));
    }

    /// Sends away the connections of a member.
    pub(super) fn end_member(&self, member: Id, leave: Leave) {
        self.send_away(leave, |connected| connected.member == member);
    }

    /// Sends away whoever reads the clients of one of these departments: other people are in it.
    pub(super) fn end_readers_for(&self, departments: &[Option<Id>]) {
        self.send_away(Leave::ForAnotherRole, |connected| {
            connected.reads_for.is_some() && departments.contains(&connected.reads_for)
        });
    }

    /// Managers may take what nobody has taken, or may not: those who are here go when that has changed.
    pub(super) fn heed(&self, picks: bool) {
        let before = self.picks.lock().unwrap_or_else(PoisonError::into_inner).replace(picks);
        if before.is_some_and(|before| before != picks) {
            self.send_away(Leave::ForAnotherRole, |connected| connected.role == Role::Manager);
        }
    }

    fn send_away(&self, leave: Leave, who: impl Fn(&Connected) -> bool) {
        self.departures.fetch_add(1, Ordering::SeqCst);
        self.lock().values().filter(|connected| who(connected)).for_each(|connected| {
            connected.leave.send_replace(Some(leave));
        });
    }

    pub(super) fn is_here(&self, session: Id) -> bool {
        self.lock().values().any(|connected| connected.session == session)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.online.lock().remove(&self.number);
    }
}
