//! Who is in which department: who may say so, how an invite is bound to one, and what a move does to those who are connected.

use ingot_shared::Id;
use ingot_shared::account::{AccountError, Ask, Happened, Me, Reply, Role};
use ingot_shared::sync::frame::{Goodbye, RelayFrame};

use crate::accounts::{AT_ONCE, entering, error, me, member, relay, synced, welcomed};
use crate::browser::Browser;
use crate::device::Device;

const SALES: Id = Id::from_bytes([0x51; 16]);
const SERVICE: Id = Id::from_bytes([0x52; 16]);

fn put(member: &Me, department: Option<Id>) -> Ask {
    Ask::SetDepartment { member: member.member, department }
}

fn invite(role: Role, department: Option<Id>) -> Ask {
    Ask::Invite { role, name: String::new(), department }
}

/// The rule by which the member of a browser reads now.
async fn rule(browser: &Browser, number: u64) -> u64 {
    match synced(browser, number).await.next().await {
        Some(RelayFrame::Welcome(welcome)) => welcome.access,
        other => panic!("no welcome but {other:?}"),
    }
}

/// It is sent away and comes back at once.
async fn is_sent_away(device: &mut Device) {
    match tokio::time::timeout(AT_ONCE, device.answer()).await.unwrap() {
        Some(RelayFrame::Goodbye { reason: Goodbye::Stopping, retry }) => assert!((1..1_000).contains(&retry), "{retry}"),
        other => panic!("no goodbye but {other:?}"),
    }
}

#[tokio::test]
async fn who_is_moved_and_who_reads_for_a_department_come_back_under_another_rule() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (olya, olya_is) = member(&relay, address, "olya", Role::Head).await;
    let (ilya, ilya_is) = member(&relay, address, "ilya", Role::Head).await;
    let (oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    for (who, department) in [(&olya_is, SALES), (&ilya_is, SERVICE), (&oleg_is, SALES)] {
        assert_eq!(owner.ask(&put(who, Some(department))).await.reply(), Reply::Done);
    }
    let mut rules = Vec::new();
    for (browser, number) in [(&olya, 1), (&ilya, 2), (&oleg, 3)] {
        rules.push(rule(browser, number).await);
    }
    let (mut of_olya, _) = welcomed(&olya, 1).await;
    let (mut of_ilya, _) = welcomed(&ilya, 2).await;
    let (mut of_oleg, _) = welcomed(&oleg, 3).await;
    assert_eq!(owner.ask(&put(&oleg_is, Some(SERVICE))).await.reply(), Reply::Done);
    for device in [&mut of_olya, &mut of_ilya, &mut of_oleg] {
        is_sent_away(device).await;
    }
    for ((browser, number), before) in [(&olya, 1), (&ilya, 2), (&oleg, 3)].into_iter().zip(rules) {
        assert_ne!(rule(browser, number).await, before);
    }
    // Nothing changes for anybody by what is so already, and nothing for the head of the one by who comes into the other.
    let (mut of_olya, _) = welcomed(&olya, 1).await;
    owner.ask(&put(&oleg_is, Some(SERVICE))).await.reply();
    let secret = {
        let Reply::Made(made) = owner.ask(&invite(Role::Manager, Some(SERVICE))).await.reply() else { panic!("no link") };
        made.secret
    };
    let (mut of_ilya, _) = welcomed(&ilya, 2).await;
    me(Browser::new(address).ask(&entering(&secret, "vera")).await);
    is_sent_away(&mut of_ilya).await;
    assert_eq!(of_olya.push(Vec::new()).await, []);
    let Reply::Audit(audit) = owner.ask(&Ask::Audit { before: None }).await.reply() else { panic!("no audit") };
    assert_eq!(audit.iter().filter(|entry| entry.what == Happened::Moved).count(), 4);
}

#[tokio::test]
async fn a_head_invites_into_his_own_department_only_and_cannot_leave_it_himself() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (mut olya, olya_is) = member(&relay, address, "olya", Role::Head).await;
    assert_eq!(olya.ask(&invite(Role::Manager, Some(SERVICE))).await.status, 200, "one of no department leads all");
    owner.ask(&put(&olya_is, Some(SALES))).await.reply();
    assert_eq!(error(&olya.ask(&put(&olya_is, None)).await), AccountError::NotAllowed);
    for department in [None, Some(SERVICE)] {
        assert_eq!(error(&olya.ask(&invite(Role::Manager, department)).await), AccountError::NotAllowed);
    }
    let Reply::Invites(seen) = olya.ask(&Ask::Invites).await.reply() else { panic!("no invites") };
    assert_eq!(seen, [], "what leads into others is nothing to her");
    let Reply::Made(made) = olya.ask(&invite(Role::Viewer, Some(SALES))).await.reply() else { panic!("no link") };
    let Reply::Link(link) = Browser::new(address).ask(&Ask::Look { secret: made.secret.clone() }).await.reply() else {
        panic!("no look")
    };
    assert_eq!(link.department, Some(SALES));
    let Reply::Made(late) = olya.ask(&invite(Role::Viewer, Some(SALES))).await.reply() else { panic!("no link") };
    let vera = me(Browser::new(address).ask(&entering(&made.secret, "vera")).await);
    let Reply::Team(team) = olya.ask(&Ask::Team).await.reply() else { panic!("no team") };
    let of = |who: Id| team.iter().find(|one| one.member == who).and_then(|one| one.department);
    assert_eq!((of(vera.member), of(olya_is.member)), (Some(SALES), Some(SALES)));
    // A head who leads another department now has nothing to give away of this one.
    owner.ask(&put(&olya_is, Some(SERVICE))).await.reply();
    assert_eq!(error(&Browser::new(address).ask(&entering(&late.secret, "nina")).await), AccountError::LinkUsed);
}
