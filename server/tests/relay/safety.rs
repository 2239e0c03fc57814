//! What protects an account beside its password: proofs, recovery codes, the audit log; and a name that reaches the team.

use std::time::Duration;

use ingot_server::accounts::links::NewLink;
use ingot_server::store::{People, Store};
use ingot_shared::Instant;
use ingot_shared::account::{AccountError, Ask, CODES, Happened, PROOF, Reply, Role};
use ingot_shared::sync::session::Peer;

use crate::accounts::{PASSWORD, error, me, member, relay, signing_in};
use crate::browser::Browser;
use crate::people::now;
use crate::testing::{id, peer};

fn prove(password: &str) -> Ask {
    Ask::Prove { password: password.to_owned() }
}

fn ago(millis: i64) -> Instant {
    Instant::from_millis(now().as_millis() - millis)
}

#[tokio::test]
async fn another_name_is_what_the_team_sees() {
    let (relay, address) = relay().await;
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let (mut oleg, _) = member(&relay, address, "oleg", Role::Viewer).await;
    let rename = |name: &str| Ask::Rename { name: name.to_owned() };
    assert_eq!(oleg.ask(&rename(" Олег Ким ")).await.reply(), Reply::Done);
    for wrong in ["", "  ", "a\nb", &"я".repeat(200)] {
        assert_eq!(error(&oleg.ask(&rename(wrong)).await), AccountError::NoName);
    }
    let Reply::Team(team) = owner.ask(&Ask::Team).await.reply() else { panic!() };
    let mut names: Vec<&str> = team.iter().map(|member| member.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["anna", "Олег Ким"]);
    assert_eq!(me(owner.ask(&Ask::WhoAmI).await), anna);
    assert_eq!(error(&Browser::new(address).ask(&rename("x")).await), AccountError::SignedOut);
}

#[tokio::test]
async fn what_gives_or_takes_access_needs_the_password_again_after_a_while() {
    let (relay, address) = relay().await;
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let (mut oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let people = relay.store().people();
    let set = |role| Ask::SetMember { member: oleg_is.member, role, active: true };
    assert_eq!(owner.ask(&set(Role::Head)).await.reply(), Reply::Done, "who just came in has just entered it");

    let guarded = [
        set(Role::Viewer),
        Ask::SetMember { member: oleg_is.member, role: Role::Head, active: false },
        Ask::MakeRecovery { member: oleg_is.member },
        Ask::CutOff { session: oleg_is.session },
        Ask::MakeCodes,
        Ask::Confirm,
    ];
    for proved in [ago(PROOF + 1_000), Instant::from_millis(now().as_millis() + 60_000)] {
        people.prove(anna.session, proved).await.unwrap();
        for ask in &guarded {
            let answered = owner.ask(ask).await;
            assert_eq!((error(&answered), answered.status), (AccountError::ProofNeeded, 403), "{ask:?}");
        }
    }
    let Reply::Team(team) = owner.ask(&Ask::Team).await.reply() else { panic!("the list needs none") };
    assert!(team.iter().any(|member| member.role == Role::Head && member.active), "nothing was done");
    // Who may not, is told that, not that he should enter his password.
    people.prove(oleg_is.session, ago(PROOF)).await.unwrap();
    assert_eq!(error(&oleg.ask(&set(Role::Owner)).await), AccountError::NotAllowed);
    // His own device he cuts off all the same: it may be in a thief's hands.
    let mut phone = Browser::new(address);
    let lost = me(phone.ask(&signing_in("oleg", PASSWORD)).await);
    assert_eq!(oleg.ask(&Ask::CutOff { session: lost.session }).await.reply(), Reply::Done);

    assert_eq!(error(&owner.ask(&prove("guessed it")).await), AccountError::WrongLogin);
    assert_eq!(error(&owner.ask(&set(Role::Viewer)).await), AccountError::ProofNeeded);
    assert_eq!(owner.ask(&prove(PASSWORD)).await.reply(), Reply::Done);
    assert_eq!(owner.ask(&set(Role::Viewer)).await.reply(), Reply::Done);
    // It counts for this device only.
    let mut other = Browser::new(address);
    let there = me(other.ask(&signing_in("anna", PASSWORD)).await);
    people.prove(there.session, ago(PROOF)).await.unwrap();
    assert_eq!(error(&other.ask(&set(Role::Head)).await), AccountError::ProofNeeded);
}

#[tokio::test]
async fn proofs_are_guessed_as_slowly_as_passwords() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let mut tried = 0;
    while error(&owner.ask(&prove("guessed it")).await) == AccountError::WrongLogin {
        tried += 1;
        assert!(tried < 50);
    }
    assert_eq!(error(&owner.ask(&prove(PASSWORD)).await), AccountError::TooMany);
    assert_eq!(error(&owner.ask(&signing_in("anna", PASSWORD)).await), AccountError::TooMany, "one store for both");
}

#[tokio::test]
async fn an_owner_who_forgot_his_password_comes_in_by_a_code_once() {
    let (relay, address) = relay().await;
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let (mut head, _) = member(&relay, address, "olya", Role::Head).await;
    for ask in [Ask::MakeCodes, Ask::CodesLeft, Ask::Audit { before: None }] {
        assert_eq!(error(&head.ask(&ask).await), AccountError::NotAllowed);
    }
    let Reply::Codes(codes) = owner.ask(&Ask::MakeCodes).await.reply() else { panic!() };
    assert_eq!(codes.len(), CODES);
    assert!(codes.iter().all(|code| code.len() == 19 && code.split('-').all(|group| group.len() == 4)), "{codes:?}");
    assert_eq!(owner.ask(&Ask::CodesLeft).await.reply(), Reply::CodesLeft(CODES as u32));

    let using = |email: &str, code: &str, password: &str| Ask::UseCode {
        email: email.to_owned(),
        code: code.to_owned(),
        password: password.to_owned(),
        device: "Firefox".to_owned(),
    };
    let mut phone = Browser::new(address);
    let first = codes[0].to_lowercase().replace('-', " ");
    for (email, code) in [("anna@example.uz", "2345-6789-ABCD-EFGH"), ("olya@example.uz", &first), ("nobody@example.uz", &first)]
    {
        let answered = phone.ask(&using(email, code, "жираф у фонтана")).await;
        assert_eq!((error(&answered), answered.status), (AccountError::WrongCode, 401));
    }
    assert_eq!(error(&phone.ask(&using("anna@example.uz", &first, "anna1234")).await), AccountError::PasswordWeak);
    assert_eq!(me(phone.ask(&using(" Anna@example.uz", &first, "жираф у фонтана")).await).member, anna.member);
    assert_eq!(error(&owner.ask(&Ask::WhoAmI).await), AccountError::SignedOut, "her other devices are signed out");
    let mut thief = Browser::new(address);
    assert_eq!(error(&thief.ask(&using("anna@example.uz", &first, "вечерний чай")).await), AccountError::WrongCode);
    assert_eq!(phone.ask(&Ask::CodesLeft).await.reply(), Reply::CodesLeft(CODES as u32 - 1));
    me(Browser::new(address).ask(&signing_in("anna", "жираф у фонтана")).await);
    // Guessing is slow.
    let mut tried = 0;
    while error(&thief.ask(&using("anna@example.uz", &codes[1].replace('-', "A"), "вечерний чай")).await)
        == AccountError::WrongCode
    {
        tried += 1;
        assert!(tried < 50);
    }
    assert_eq!(error(&thief.ask(&using("anna@example.uz", &codes[1], "вечерний чай")).await), AccountError::TooMany);
}

#[tokio::test]
async fn the_owner_reads_what_happened_and_nothing_of_what_was_typed() {
    let (relay, address) = relay().await;
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let mut stranger = Browser::new(address);
    for _ in 0..3 {
        assert_eq!(error(&stranger.ask(&signing_in("anna", "guessed it")).await), AccountError::WrongLogin);
    }
    assert_eq!(error(&stranger.ask(&signing_in("nobody", "guessed it")).await), AccountError::WrongLogin);
    relay.store_wrong().await;
    relay.store_wrong().await;
    let signed = me(stranger.ask(&signing_in("anna", PASSWORD)).await);
    let Reply::Audit(said) = owner.ask(&Ask::Audit { before: None }).await.reply() else { panic!() };
    let said: Vec<_> = said.into_iter().map(|entry| (entry.number, entry.what, entry.member, entry.thing, entry.count)).collect();
    let of = Some(anna.member);
    assert_eq!(
        said.get(..3),
        Some(
            &[
                (5, Happened::SignedIn, of, Some(signed.session), 1),
                (4, Happened::NotSignedIn, of, None, 3),
                (3, Happened::NotSignedIn, None, None, 1),
            ][..]
        )
    );
    let Reply::Audit(earlier) = owner.ask(&Ask::Audit { before: Some(3) }).await.reply() else { panic!() };
    assert_eq!(earlier.first().map(|entry| entry.what), Some(Happened::Entered));
    assert_eq!(relay.store().people().audit_broken_at().await, Ok(None));
}

#[tokio::test(start_paused = true)]
async fn what_is_over_is_forgotten_each_day() {
    let (relay, _) = relay().await;
    let people = relay.store().people();
    let new = NewLink::invite(Role::Head, String::new(), None, ago(40 * 24 * 60 * 60 * 1_000)).unwrap();
    let secret = new.fingerprint();
    let daily = relay.clone();
    let tidying = tokio::spawn(async move { daily.tidy_daily().await });
    tokio::time::sleep(Duration::from_secs(60)).await;
    people.make_link(new.link.clone(), secret).await.unwrap();
    tokio::time::sleep(Duration::from_secs(23 * 60 * 60)).await;
    assert!(people.link(secret).await.unwrap().is_some());
    tokio::time::sleep(Duration::from_secs(60 * 60)).await;
    assert!(people.link(secret).await.unwrap().is_none());
    relay.stop();
    tidying.await.unwrap();
}

#[tokio::test]
async fn an_export_of_one_client_needs_the_password_and_is_written_down() {
    let (relay, address) = relay().await;
    let people = relay.store().people();
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let (mut head, oleg) = member(&relay, address, "oleg", Role::Head).await;
    let (mut manager, _) = member(&relay, address, "nodira", Role::Manager).await;
    let document = id(3, 1);
    let export = Ask::Export { document };
    assert_eq!(error(&manager.ask(&export).await), AccountError::NotAllowed);
    people.prove(oleg.session, ago(PROOF + 1_000)).await.unwrap();
    assert_eq!(error(&head.ask(&export).await), AccountError::ProofNeeded);
    assert_eq!(head.ask(&prove(PASSWORD)).await.reply(), Reply::Done);
    assert_eq!(head.ask(&export).await.reply(), Reply::Done);
    assert_eq!(owner.ask(&export).await.reply(), Reply::Done);
    let Reply::Audit(said) = owner.ask(&Ask::Audit { before: None }).await.reply() else { panic!() };
    let exported = said.iter().filter(|entry| entry.what == Happened::Exported);
    let exported: Vec<_> = exported.map(|entry| (entry.actor, entry.thing)).collect();
    assert_eq!(
        exported,
        [(Some(anna.member), Some(document)), (Some(oleg.member), Some(document))],
        "nobody else's try is there"
    );
}

#[tokio::test]
async fn a_list_is_exported_by_who_leads_after_the_password_and_its_size_is_written_down() {
    let (relay, address) = relay().await;
    let people = relay.store().people();
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (mut head, oleg) = member(&relay, address, "oleg", Role::Head).await;
    let (mut manager, _) = member(&relay, address, "nodira", Role::Manager).await;
    let (mut viewer, _) = member(&relay, address, "bek", Role::Viewer).await;
    let export = Ask::ExportList { clients: 1_250 };
    assert_eq!(error(&manager.ask(&export).await), AccountError::NotAllowed);
    assert_eq!(error(&viewer.ask(&export).await), AccountError::NotAllowed);
    people.prove(oleg.session, ago(PROOF + 1_000)).await.unwrap();
    assert_eq!(error(&head.ask(&export).await), AccountError::ProofNeeded);
    assert_eq!(head.ask(&prove(PASSWORD)).await.reply(), Reply::Done);
    assert_eq!(head.ask(&export).await.reply(), Reply::Done);
    let Reply::Audit(said) = owner.ask(&Ask::Audit { before: None }).await.reply() else { panic!() };
    let exported: Vec<_> = said.iter().filter(|entry| entry.what == Happened::ListExported).collect();
    assert_eq!(exported.iter().map(|entry| (entry.actor, entry.count)).collect::<Vec<_>>(), [(Some(oleg.member), 1_250)]);
}

#[tokio::test]
async fn whoever_erased_is_given_a_receipt_for_good() {
    let (relay, address) = relay().await;
    let (mut owner, anna) = member(&relay, address, "anna", Role::Owner).await;
    let (mut head, _) = member(&relay, address, "oleg", Role::Head).await;
    let document = id(3, 1);
    let ask = Ask::Receipt { document };
    assert_eq!(error(&owner.ask(&ask).await), AccountError::NotFound, "nothing was erased yet");
    let peer = Peer { member: anna.member, ..peer(1) };
    relay.store().erase(peer, vec![document], now()).await.unwrap();
    let Reply::Receipt(receipt) = owner.ask(&ask).await.reply() else { panic!() };
    assert_eq!((receipt.document, receipt.by.as_str()), (document, "anna"));
    assert_eq!((receipt.entry.what, receipt.entry.actor), (Happened::Erased, Some(anna.member)));
    assert_eq!((receipt.chain.len(), receipt.code()), (64, format!("{}:{}", receipt.entry.number, receipt.chain)));
    owner.ask(&Ask::MakeCodes).await;
    assert_eq!(owner.ask(&ask).await.reply(), Reply::Receipt(receipt), "what happens later changes nothing of it");
    assert_eq!(error(&head.ask(&ask).await), AccountError::NotAllowed);
}
