//! Members for devices that test something else: device number n is signed in as member number n, an owner, with a token that follows from
//! n. They come in by the same steps as people do, without a password.

use std::ops::Range;
use std::path::Path;

use ingot_server::accounts::links::{NewLink, fingerprint};
use ingot_server::store::people::{Member, NewSession, Newcomer};
use ingot_server::store::{People, SqlitePeople};
use ingot_shared::account::Role;
use ingot_shared::{Id, Instant};

use crate::testing::{id, peer};

/// The token of a device.
pub fn token(number: u64) -> String {
    format!("{number:064x}")
}

/// Now.
pub fn now() -> Instant {
    Instant::from_millis(jiff::Timestamp::now().as_millisecond())
}

/// Lets in devices that are not yet.
pub async fn let_in(people: &impl People, numbers: Range<u64>) {
    for number in numbers {
        let_in_as(people, number, Role::Owner).await;
    }
}

/// Lets in a device whose member has this role.
pub async fn let_in_as(people: &impl People, number: u64, role: Role) {
    let_in_to(people, number, role, None).await;
}

/// Lets in a device whose member has this role in this department.
pub async fn let_in_to(people: &impl People, number: u64, role: Role, department: Option<Id>) {
    let (member, token) = (peer(number).member, fingerprint(&token(number)));
    if people.session(token).await.unwrap().is_some() {
        return;
    }
    let session = NewSession { id: id(7, number), token, label: format!("device {number}") };
    match people.member(member).await.unwrap() {
        Some(member) => again(people, &member, session).await,
        None => {
            let new = NewLink::invite(role, String::new(), None, now()).unwrap().into_department(department);
            people.make_link(new.link.clone(), new.fingerprint()).await.unwrap();
            let (name, email) = (format!("Member {number}"), format!("{number}@example.uz"));
            let newcomer = Newcomer { wish: Some(member), id: member, name, email, password: String::new(), session };
            people.enter(new.fingerprint(), newcomer, now()).await.unwrap();
        }
    }
}

async fn again(people: &impl People, member: &Member, session: NewSession) {
    let new = NewLink::recovery(member, None, now()).unwrap();
    people.make_link(new.link.clone(), new.fingerprint()).await.unwrap();
    people.recover(new.fingerprint(), String::new(), session, now()).await.unwrap();
}

/// Lets in the first ten devices of the relay of this folder, from outside of its process and of the test's runtime.
pub fn let_in_by_themselves(data: &Path) {
    let data = data.to_owned();
    let letting = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let people = SqlitePeople::open(&data).await.unwrap();
            let_in(&people, 0..10).await;
            people.close().await;
        });
    });
    letting.join().unwrap();
}
