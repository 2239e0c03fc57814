//! Edits of those who lost the right to them, over the real relay: handed in, told to nobody but who may change the document at that
//! moment, decided once.

use ingot_server::http::Relay;
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::account::review::{self, Decision, HandedIn, MAX_DRAFT, Review};
use ingot_shared::account::{AccountError, Ask, Happened, Me, Reply, Role};
use ingot_shared::domain::{ClientField, Command};
use ingot_shared::sync::frame::Offer;
use ingot_shared::wire::Bytes;
use ingot_shared::{Id, Instant};

use crate::access::log;
use crate::accounts::{error, member, relay};
use crate::browser::Browser;
use crate::testing::{Page, id, peer};

const SALES: Id = Id::from_bytes([0x51; 16]);
const SERVICE: Id = Id::from_bytes([0x52; 16]);

fn city(document: Id, value: &str) -> Vec<u8> {
    let city = Command::SetClientField { client: document, field: ClientField::City, value: value.to_owned() };
    review::write(document, &[city]).unwrap()
}

fn hand_in(number: u64, document: Id, commands: Vec<u8>) -> Ask {
    Ask::HandInEdits { draft: id(8, number), document, at: Instant::from_millis(5), commands: Bytes::from(commands) }
}

async fn waiting(browser: &mut Browser) -> Vec<(Id, Id)> {
    let told = |drafts: &[review::Draft]| drafts.iter().map(|draft| (draft.draft, draft.document)).collect::<Vec<_>>();
    let Reply::Review(Review { total, drafts }) = browser.ask(&Ask::EditsForReview { only_count: false }).await.reply() else {
        panic!("no review")
    };
    let pairs: std::collections::BTreeSet<(Id, Id)> = drafts.iter().map(|draft| (draft.member, draft.document)).collect();
    assert_eq!(total as usize, pairs.len(), "one decision for what one author did to one document");
    let count = browser.ask(&Ask::EditsForReview { only_count: true }).await.reply();
    assert_eq!(count, Reply::Review(Review { total, drafts: Vec::new() }), "the count is of what is told");
    told(&drafts)
}

fn settle(of: &Me, drafts: &[u64], accepted: bool) -> Ask {
    Ask::SettleEdits { member: of.member, drafts: drafts.iter().map(|number| id(8, *number)).collect(), accepted }
}

/// A client that this member leads, in this department.
async fn led(relay: &Relay<MemoryStore>, number: u64, by: &Me, department: Id) -> Page {
    let (mut page, first) = Page::create(number, number, "Anor");
    let offers: Vec<Offer> = vec![first, page.hand_to(by.member), page.put_into(Some(department))];
    log(relay, 1, offers).await;
    page
}

#[tokio::test]
async fn what_is_handed_in_is_told_to_whoever_may_change_the_document_at_that_moment() {
    let (relay, address) = relay().await;
    let (mut owner, owner_is) = member(&relay, address, "anna", Role::Owner).await;
    let (mut author, author_is) = member(&relay, address, "oleg", Role::Manager).await;
    let (mut leads, leads_is) = member(&relay, address, "vera", Role::Manager).await;
    let (mut other, other_is) = member(&relay, address, "timur", Role::Manager).await;
    let (mut head, head_is) = member(&relay, address, "olga", Role::Head).await;
    let (mut stranger, stranger_is) = member(&relay, address, "ilya", Role::Head).await;
    let (mut viewer, viewer_is) = member(&relay, address, "rano", Role::Viewer).await;
    for (who, department) in [(&head_is, SALES), (&stranger_is, SERVICE), (&viewer_is, SALES)] {
        let put = Ask::SetDepartment { member: who.member, department: Some(department) };
        assert_eq!(owner.ask(&put).await.reply(), Reply::Done);
    }
    let mut page = led(&relay, 1, &leads_is, SALES).await;
    let document = page.document;
    for _ in 0..2 {
        assert_eq!(author.ask(&hand_in(1, document, city(document, "Бухара"))).await.reply(), Reply::Done);
    }
    // A second edit of the same client is decided with the first, and settled with it below.
    assert_eq!(author.ask(&hand_in(2, document, city(document, "Хива"))).await.reply(), Reply::Done);
    let expected = vec![(id(8, 1), document), (id(8, 2), document)];
    for (name, browser, told) in [
        ("owner", &mut owner, true),
        ("head", &mut head, true),
        ("who leads it", &mut leads, true),
        ("another manager", &mut other, false),
        ("a head of another department", &mut stranger, false),
        ("a viewer", &mut viewer, false),
        ("the author", &mut author, false),
    ] {
        assert_eq!(waiting(browser).await, if told { expected.clone() } else { Vec::new() }, "{name}");
        if !told {
            let denied = browser.ask(&settle(&author_is, &[1], true)).await;
            assert_eq!(error(&denied), AccountError::NotFound, "{name} hears no more than that");
        }
    }
    // It goes to another: who led it until now hears nothing any more, and who leads it now does.
    log(&relay, 1, vec![page.hand_to(other_is.member)]).await;
    assert_eq!(waiting(&mut leads).await, []);
    assert_eq!(waiting(&mut other).await, expected);
    let own = |decision, by: &str| {
        let told = |number| HandedIn { draft: id(8, number), decision, by: by.to_owned() };
        Reply::HandedIn(vec![told(2), told(1)])
    };
    assert_eq!(author.ask(&Ask::HandedIn).await.reply(), own(Decision::Waits, ""));
    assert_eq!(head.ask(&Ask::HandedIn).await.reply(), Reply::HandedIn(Vec::new()));

    assert_eq!(other.ask(&settle(&author_is, &[1, 2], true)).await.reply(), Reply::Done);
    assert_eq!(owner.ask(&settle(&author_is, &[1], false)).await.reply(), Reply::Done, "what is decided stays so");
    assert_eq!(author.ask(&Ask::HandedIn).await.reply(), own(Decision::Accepted, "timur"));
    assert_eq!(waiting(&mut owner).await, []);
    let Reply::Audit(audit) = owner.ask(&Ask::Audit { before: None }).await.reply() else { panic!("no audit") };
    let said: Vec<_> = audit.iter().map(|entry| (entry.what, entry.actor, entry.member, entry.thing)).take(1).collect();
    assert_eq!(said, [(Happened::EditAccepted, Some(other_is.member), Some(author_is.member), Some(document))]);
    assert_eq!(audit.iter().filter(|entry| entry.what == Happened::EditDeclined).count(), 0);
    assert_ne!(owner_is.member, other_is.member);
}

#[tokio::test]
async fn only_edits_of_a_client_that_is_there_are_taken_and_they_go_with_it() {
    let (relay, address) = relay().await;
    let (mut owner, owner_is) = member(&relay, address, "anna", Role::Owner).await;
    let (mut author, author_is) = member(&relay, address, "oleg", Role::Manager).await;
    let page = led(&relay, 1, &owner_is, SALES).await;
    let document = page.document;
    let denied = [
        (hand_in(1, id(3, 99), city(id(3, 99), "Бухара")), AccountError::NotFound),
        (hand_in(1, document, city(id(3, 99), "Бухара")), AccountError::Malformed),
        (hand_in(1, document, b"none".to_vec()), AccountError::Malformed),
        (hand_in(1, document, vec![0x90; MAX_DRAFT + 1]), AccountError::Malformed),
    ];
    for (ask, why) in denied {
        assert_eq!(error(&author.ask(&ask).await), why);
    }
    let mut nobody = Browser::new(address);
    for ask in [hand_in(1, document, city(document, "Бухара")), Ask::HandedIn, Ask::EditsForReview { only_count: false }] {
        assert_eq!(error(&nobody.ask(&ask).await), AccountError::SignedOut);
    }
    assert_eq!(author.ask(&hand_in(1, document, city(document, "Бухара"))).await.reply(), Reply::Done);
    assert_eq!(waiting(&mut owner).await, [(id(8, 1), document)]);
    relay.store().erase(peer(1), vec![document], Instant::from_millis(9)).await.unwrap();
    assert_eq!(waiting(&mut owner).await, []);
    assert_eq!(author.ask(&Ask::HandedIn).await.reply(), Reply::HandedIn(Vec::new()));
    assert_eq!(error(&owner.ask(&settle(&author_is, &[1], true)).await), AccountError::NotFound);
    assert_eq!(error(&author.ask(&hand_in(2, document, city(document, "Хива"))).await), AccountError::NotFound);
}
