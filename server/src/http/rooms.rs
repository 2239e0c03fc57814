//! Who looks at which document now. Nothing of it is stored; a relay that starts again asks nobody, devices say it anew.
//!
//! Never here: who may look at what, or frames.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ingot_shared::Id;
use ingot_shared::sync::frame::Person;
use tokio::sync::watch;

/// Most people that are told of in one document; the screen shows a few and a number.
const MOST: usize = 16;

type Seated = Vec<(u64, Person)>;

/// The documents that somebody looks at, each with the people there.
#[derive(Debug, Default)]
pub(super) struct Rooms {
    rooms: Mutex<HashMap<Id, watch::Sender<Seated>>>,
    next: AtomicU64,
}

/// A connection's place at a document; it is free when this is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    rooms: Arc<Rooms>,
    document: Id,
    number: u64,
    people: watch::Receiver<Seated>,
}

impl Rooms {
    fn lock(&self) -> MutexGuard<'_, HashMap<Id, watch::Sender<Seated>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place at a document; the people who are there learn of it.
    pub(super) fn enter(self: &Arc<Self>, document: Id, person: Person) -> Seat {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut rooms = self.lock();
        let room = rooms.entry(document).or_insert_with(|| watch::Sender::new(Vec::new()));
        let is_alone = room.borrow().is_empty();
        room.send_modify(|people| people.push((number, person)));
        let mut people = room.subscribe();
        if !is_alone {
            // Who is there already is told at once.
            people.mark_changed();
        }
        Seat { rooms: Arc::clone(self), document, number, people }
    }
}

impl Seat {
    /// The document.
    pub(super) const fn document(&self) -> Id {
        self.document
    }

    /// The person does something else here: the others learn of it.
    pub(super) fn change(&self, person: Person) {
        if let Some(room) = self.rooms.lock().get(&self.document) {
            room.send_if_modified(|people| match people.iter_mut().find(|(number, _)| *number == self.number) {
                Some((_, seated)) if *seated != person => {
                    *seated = person;
                    true
                }
                _ => false,
            });
        }
    }

    /// Completes when somebody came, left or did something else.
    pub(super) async fn changed(&mut self) {
        // The room lasts as long as somebody is in it, and we are.
        let _ = self.people.changed().await;
    }

    /// The others, at most [`MOST`].
    pub(super) fn others(&mut self) -> Vec<Person> {
        let people = self.people.borrow_and_update();
        people.iter().filter(|(number, _)| *number != self.number).map(|(_, person)| person.clone()).take(MOST).collect()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut rooms = self.rooms.lock();
        let is_empty = rooms.get(&self.document).is_some_and(|room| {
            room.send_modify(|people| people.retain(|(number, _)| *number != self.number));
            room.borrow().is_empty()
        });
        if is_empty {
            rooms.remove(&self.document);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::id;

    fn person(name: &str, field: &str) -> Person {
        Person { member: id(1, 1), name: name.to_owned(), field: field.to_owned() }
    }

    #[tokio::test]
    async fn who_comes_changes_and_leaves_is_told_to_the_others() {
        let rooms = Arc::new(Rooms::default());
        let mut anna = rooms.enter(id(3, 1), person("Анна", ""));
        let elsewhere = rooms.enter(id(3, 2), person("Дильшод", ""));
        assert_eq!(anna.others(), []);
        let oleg = rooms.enter(id(3, 1), person("Олег", ""));
        anna.changed().await;
        assert_eq!(anna.others(), [person("Олег", "")]);
        oleg.change(person("Олег", "phone"));
        anna.changed().await;
        assert_eq!(anna.others(), [person("Олег", "phone")]);
        drop(oleg);
        anna.changed().await;
        assert_eq!(anna.others(), []);
        drop((anna, elsewhere));
        assert!(rooms.lock().is_empty(), "nothing is kept of who looked");
    }

    #[tokio::test]
    async fn the_same_again_disturbs_nobody() {
        let rooms = Arc::new(Rooms::default());
        let mut anna = rooms.enter(id(3, 1), person("Анна", ""));
        let oleg = rooms.enter(id(3, 1), person("Олег", ""));
        anna.others();
        oleg.change(person("Олег", ""));
        assert!(!anna.people.has_changed().unwrap());
    }
}
