//! Accounts over HTTP: links, signing in and out, guessing, and who is sent away at once.

use std::net::SocketAddr;
use std::time::Duration;

use ingot_server::accounts::links::NewLink;
use ingot_server::http::{self, App, Relay};
use ingot_server::store::people::Member;
use ingot_server::store::{MemoryStore, People, Store};
use ingot_shared::account::{AccountError, Ask, Device as Signed, LinkKind, MAX_QUESTION, MEDIA_TYPE, Me, PATH, Reply, Role};
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, RelayFrame, Verdict};
use ingot_shared::wire;
use ingot_shared::{Id, Instant};
use tokio::net::TcpListener;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use crate::browser::{Answered, Browser, cookie, post};
use crate::device::{Device, hello};
use crate::people::now;
use crate::testing::{Page, id, peer};

pub const PASSWORD: &str = "верблюд на балконе";

/// How long a revocation may take to reach who is connected.
pub const AT_ONCE: Duration = Duration::from_secs(1);

pub async fn relay() -> (Relay<MemoryStore>, SocketAddr) {
    let relay = Relay::new(MemoryStore::new(id(9, 1)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = relay.clone();
    tokio::spawn(async move { http::serve(listener, http::router(serving.clone(), App::from_files([])), None, &serving).await });
    (relay, address)
}

pub async fn keep(relay: &Relay<MemoryStore>, new: NewLink) -> String {
    relay.store().people().make_link(new.link.clone(), new.fingerprint()).await.unwrap();
    new.secret
}

pub fn entering(secret: &str, name: &str) -> Ask {
    Ask::Enter {
        secret: secret.to_owned(),
        name: name.to_owned(),
        email: format!("{name}@example.uz"),
        password: PASSWORD.to_owned(),
        member: None,
        device: "Chrome, Android".to_owned(),
    }
}

pub fn signing_in(name: &str, password: &str) -> Ask {
    Ask::SignIn { email: format!("{name}@example.uz"), password: password.to_owned(), device: "Firefox".to_owned() }
}

/// Somebody who comes in by an invite of whoever runs the relay.
pub async fn member(relay: &Relay<MemoryStore>, address: SocketAddr, name: &str, role: Role) -> (Browser, Me) {
    let secret = keep(relay, NewLink::invite(role, String::new(), None, now()).unwrap()).await;
    let mut browser = Browser::new(address);
    let me = me(browser.ask(&entering(&secret, name)).await);
    (browser, me)
}

pub fn me(answered: Answered) -> Me {
    match answered.reply() {
        Reply::Me(me) => me,
        other => panic!("nobody but {other:?}"),
    }
}

pub fn error(answered: &Answered) -> AccountError {
    answered.problem().error
}

async fn stored(relay: &Relay<MemoryStore>, member: Id) -> Member {
    relay.store().people().member(member).await.unwrap().unwrap()
}

/// The device of a browser at `/sync`, by its cookie.
pub async fn synced(browser: &Browser, number: u64) -> Device {
    let mut device = browser.connect().await;
    device.send(&ClientFrame::Hello(Hello { secret: String::new(), ..hello(number) })).await;
    device
}

pub async fn welcomed(browser: &Browser, number: u64) -> (Device, Id) {
    let mut device = synced(browser, number).await;
    match device.next().await {
        Some(RelayFrame::Welcome(welcome)) => (device, welcome.member),
        other => panic!("no welcome but {other:?}"),
    }
}

/// What a connected device is told, soon enough.
pub async fn told(device: &mut Device) -> Goodbye {
    tokio::time::timeout(AT_ONCE, device.goodbye()).await.unwrap()
}

#[tokio::test]
async fn the_owner_comes_in_invites_and_sees_who_came() {
    let (relay, address) = relay().await;
    let secret = keep(&relay, NewLink::owner(now()).unwrap()).await;
    let mut owner = Browser::new(address);
    let Reply::Link(link) = owner.ask(&Ask::Look { secret: secret.clone() }).await.reply() else { panic!("no link") };
    assert_eq!((link.kind, link.role, link.by.as_str()), (LinkKind::Owner, Role::Owner, ""));
    let wish = id(1, 77);
    let Ask::Enter { name, email, password, device, .. } = entering(&secret, "anna") else { panic!("not entering") };
    let entered = owner.ask(&Ask::Enter { secret, name, email, password, member: Some(wish), device }).await;
    let line = entered.header("set-cookie").unwrap();
    for part in ["__Host-ingot=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age="] {
        assert!(line.contains(part), "{line}");
    }
    assert!(!line.to_lowercase().contains("domain"));
    assert_eq!(entered.header("cache-control").as_deref(), Some("no-store"));
    let anna = me(entered);
    assert_eq!((anna.member, anna.role), (wish, Role::Owner));
    assert_eq!(me(owner.ask(&Ask::WhoAmI).await), anna);

    let Reply::Made(made) =
        owner.ask(&Ask::Invite { role: Role::Manager, name: "Олег".to_owned(), department: None }).await.reply()
    else {
        panic!()
    };
    let Reply::Invites(invites) = owner.ask(&Ask::Invites).await.reply() else { panic!() };
    assert_eq!(
        invites.iter().map(|it| (it.role, it.name.as_str(), it.by.as_str())).collect::<Vec<_>>(),
        [(Role::Manager, "Олег", "anna")]
    );
    let mut oleg = Browser::new(address);
    let Reply::Link(link) = oleg.ask(&Ask::Look { secret: made.secret.clone() }).await.reply() else { panic!() };
    assert_eq!((link.kind, link.role, link.name.as_str(), link.by.as_str()), (LinkKind::Invite, Role::Manager, "Олег", "anna"));
    let entered = me(oleg.ask(&entering(&made.secret, "oleg")).await);
    assert_eq!(entered.role, Role::Manager);
    assert_eq!(owner.ask(&Ask::Invites).await.reply(), Reply::Invites(Vec::new()));

    let Reply::Team(team) = owner.ask(&Ask::Team).await.reply() else { panic!() };
    let seen: Vec<_> = team.iter().map(|it| (it.name.as_str(), it.email.as_str(), it.role, it.active, it.devices)).collect();
    assert_eq!(seen, [("anna", "anna@example.uz", Role::Owner, true, 1), ("oleg", "oleg@example.uz", Role::Manager, true, 1)]);
    let Reply::Team(team) = oleg.ask(&Ask::Team).await.reply() else { panic!() };
    assert!(team.iter().all(|it| it.email.is_empty() && it.seen.is_none() && it.devices == 0), "{team:?}");
    let Reply::Devices(devices) = oleg.ask(&Ask::Devices { member: None }).await.reply() else { panic!() };
    let [Signed { name, is_this: true, session, .. }] = devices.as_slice() else { panic!("{devices:?}") };
    assert_eq!((name.as_str(), *session), ("Chrome, Android", entered.session));
}

#[tokio::test]
async fn links_that_do_not_work_say_why() {
    let (relay, address) = relay().await;
    let mut browser = Browser::new(address);
    let long_ago = Instant::from_millis(now().as_millis() - 8 * 24 * 60 * 60 * 1_000);
    let expired = keep(&relay, NewLink::invite(Role::Head, String::new(), None, long_ago).unwrap()).await;
    let used = keep(&relay, NewLink::invite(Role::Head, String::new(), None, now()).unwrap()).await;
    Browser::new(address).ask(&entering(&used, "anna")).await.reply();
    let withdrawn = NewLink::invite(Role::Head, String::new(), None, now()).unwrap();
    let invite = withdrawn.link.id;
    let withdrawn = keep(&relay, withdrawn).await;
    relay.store().people().withdraw(invite, id(1, 1), now()).await.unwrap();
    let cases = [
        ("no such link", AccountError::LinkUnknown, 404),
        (&expired, AccountError::LinkExpired, 410),
        (&used, AccountError::LinkUsed, 410),
        (&withdrawn, AccountError::LinkUsed, 410),
    ];
    for (secret, why, status) in cases {
        for ask in [Ask::Look { secret: secret.to_owned() }, entering(secret, "oleg")] {
            let answered = browser.ask(&ask).await;
            assert_eq!((error(&answered), answered.status, browser.token.is_none()), (why, status, true));
        }
        let recovering = Ask::Recover { secret: secret.to_owned(), password: PASSWORD.to_owned(), device: String::new() };
        assert_eq!(error(&browser.ask(&recovering).await), why);
    }
    assert_eq!(relay.store().people().by_email("oleg@example.uz").await, Ok(None));
}

#[tokio::test]
async fn of_two_people_with_one_invite_one_comes_in() {
    let (relay, address) = relay().await;
    let secret = keep(&relay, NewLink::invite(Role::Manager, String::new(), None, now()).unwrap()).await;
    let (mut one, mut other) = (Browser::new(address), Browser::new(address));
    let (anna, oleg) = (entering(&secret, "anna"), entering(&secret, "oleg"));
    let (first, second) = futures::join!(one.ask(&anna), other.ask(&oleg));
    let (won, lost) = if first.status == 200 { (first, second) } else { (second, first) };
    me(won);
    assert_eq!(error(&lost), AccountError::LinkUsed);
    assert_eq!(relay.store().people().team(now()).await.unwrap().len(), 1);
    assert!(one.token.is_some() != other.token.is_some(), "no session for who was late");
}

#[tokio::test]
async fn what_was_typed_is_checked_before_the_link_is_used_up() {
    let (relay, address) = relay().await;
    member(&relay, address, "taken", Role::Manager).await;
    let secret = keep(&relay, NewLink::invite(Role::Head, String::new(), None, now()).unwrap()).await;
    let mut browser = Browser::new(address);
    let with = |name: &str, email: &str, password: &str| Ask::Enter {
        secret: secret.clone(),
        name: name.to_owned(),
        email: email.to_owned(),
        password: password.to_owned(),
        member: None,
        device: String::new(),
    };
    for (ask, why) in [
        (with(" ", "anna@example.uz", PASSWORD), AccountError::NoName),
        (with("Анна", "anna", PASSWORD), AccountError::BadEmail),
        (with("Анна", "TAKEN@example.uz", PASSWORD), AccountError::EmailTaken),
        (with("Анна", "anna@example.uz", "коротко"), AccountError::PasswordLength),
        (with("Анна", "anna@example.uz", "йцукен123"), AccountError::PasswordWeak),
    ] {
        assert_eq!(error(&browser.ask(&ask).await), why);
    }
    me(browser.ask(&with("Анна", "anna@example.uz", PASSWORD)).await);
}

#[tokio::test]
async fn a_password_is_kept_as_a_hash_and_only_the_right_one_signs_in() {
    let (relay, address) = relay().await;
    let (_, anna) = member(&relay, address, "anna", Role::Manager).await;
    assert!(stored(&relay, anna.member).await.password.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    let mut phone = Browser::new(address);
    for wrong in [signing_in("anna", "верблюд на балкон"), signing_in("nobody", PASSWORD), signing_in("anna", "")]
    {
        let answered = phone.ask(&wrong).await;
        assert_eq!((error(&answered), answered.status), (AccountError::WrongLogin, 401));
    }
    let written = Ask::SignIn { email: " ANNA@Example.UZ ".to_owned(), password: PASSWORD.to_owned(), device: String::new() };
    assert_eq!(me(phone.ask(&written).await).member, anna.member);
}

/// A token that somebody put into the browser beforehand is never taken over.
#[tokio::test]
async fn signing_in_always_makes_a_new_token_and_ends_the_one_before() {
    let (relay, address) = relay().await;
    member(&relay, address, "anna", Role::Manager).await;
    let mut victim = Browser::new(address);
    victim.token = Some("f".repeat(64));
    victim.ask(&signing_in("anna", PASSWORD)).await.reply();
    let planted = Browser { token: Some("f".repeat(64)), ..Browser::new(address) };
    assert_eq!(error(&planted.clone().ask(&Ask::WhoAmI).await), AccountError::SignedOut);
    // Of somebody else, who sits at the browser afterwards, too.
    let (mut other, _) = member(&relay, address, "oleg", Role::Manager).await;
    let before = other.clone();
    other.ask(&signing_in("anna", PASSWORD)).await.reply();
    assert_ne!(other.token, before.token);
    assert_eq!(error(&before.clone().ask(&Ask::WhoAmI).await), AccountError::SignedOut);
    assert_eq!(synced(&before, 1).await.goodbye().await, Goodbye::SignedOut);
}

#[tokio::test]
async fn a_stolen_cookie_is_worth_nothing_after_signing_out() {
    let (relay, address) = relay().await;
    let (mut browser, _) = member(&relay, address, "anna", Role::Manager).await;
    let mut stolen = browser.clone();
    let (mut device, _) = welcomed(&browser, 1).await;
    let answered = browser.ask(&Ask::SignOut).await;
    assert!(answered.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!((answered.reply(), told(&mut device).await), (Reply::Done, Goodbye::SignedOut));
    assert_eq!(error(&stolen.ask(&Ask::WhoAmI).await), AccountError::SignedOut);
    assert_eq!(synced(&stolen, 1).await.goodbye().await, Goodbye::SignedOut);
    assert_eq!(browser.ask(&Ask::SignOut).await.reply(), Reply::Done, "also when nobody was signed in");
}

#[tokio::test]
async fn another_sites_page_may_not_ask_and_no_form_can() {
    let (relay, address) = relay().await;
    let (browser, _) = member(&relay, address, "anna", Role::Owner).await;
    let body = wire::encode(&Ask::Invite { role: Role::Owner, name: String::new(), department: None });
    let own = format!("http://{address}");
    let (mut kind, mut origin) = (("content-type", MEDIA_TYPE.to_owned()), ("origin", own));
    let cookie = cookie(browser.token.as_deref().unwrap());
    let status = async |kind: &(&str, String), origin: &(&str, String), body: &[u8]| {
        post(address, PATH, &[kind.clone(), origin.clone(), ("cookie", cookie.clone())], body).await.status
    };
    assert_eq!(status(&kind, &origin, &body).await, 200);
    origin.1 = "http://evil.example".to_owned();
    assert_eq!(status(&kind, &origin, &body).await, 403);
    origin.1 = "null".to_owned();
    assert_eq!(status(&kind, &origin, &body).await, 403);
    origin.1 = format!("http://{address}");
    for form in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/vnd.msgpack2"] {
        kind.1 = form.to_owned();
        assert_eq!(status(&kind, &origin, &body).await, 415);
    }
    kind.1 = MEDIA_TYPE.to_owned();
    assert_eq!(status(&kind, &origin, b"no question").await, 400);
    assert_eq!(status(&kind, &origin, &vec![0xc0; MAX_QUESTION + 1]).await, 400);
    assert_eq!(relay.store().people().invites(now()).await.unwrap().len(), 1);

    // A page of another site that opens the socket has the cookie in some browsers; its origin gives it away.
    let mut request = format!("ws://{address}/sync").into_client_request().unwrap();
    request.headers_mut().insert("origin", HeaderValue::from_static("http://evil.example"));
    request.headers_mut().insert("cookie", cookie.parse().unwrap());
    assert!(connect_async(request).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn guessing_is_slowed() {
    let (relay, address) = relay().await;
    member(&relay, address, "anna", Role::Manager).await;
    let mut browser = Browser::new(address);
    let mut wrong = 0;
    let problem = loop {
        let answered = browser.ask(&signing_in("anna", "guess it again")).await;
        match error(&answered) {
            AccountError::WrongLogin => wrong += 1,
            _ => {
                assert_eq!(answered.status, 429);
                assert_eq!(answered.header("retry-after").unwrap(), answered.problem().retry_after.to_string());
                break answered.problem();
            }
        }
    };
    assert!((5..=20).contains(&wrong), "{wrong}");
    assert_eq!(problem.error, AccountError::TooMany);
    assert_eq!(error(&browser.ask(&signing_in("anna", PASSWORD)).await), AccountError::TooMany, "not even the right one");
    tokio::time::advance(Duration::from_secs(problem.retry_after.into())).await;
    me(browser.ask(&signing_in("anna", PASSWORD)).await);
    // Links too.
    let mut tried = 0;
    while error(&browser.ask(&Ask::Look { secret: format!("{tried:064x}") }).await) == AccountError::LinkUnknown {
        tried += 1;
        assert!(tried < 500);
    }
}

#[tokio::test]
async fn a_device_that_is_cut_off_goes_at_once_and_is_told_so_when_it_comes_back() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (mut oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let (mut phone, mut stays) = (Browser::new(address), welcomed(&oleg, 1).await.0);
    let lost = me(phone.ask(&signing_in("oleg", PASSWORD)).await);
    let (mut device, as_whom) = welcomed(&phone, 2).await;
    assert_eq!(as_whom, oleg_is.member);
    let Reply::Devices(devices) = owner.ask(&Ask::Devices { member: Some(oleg_is.member) }).await.reply() else { panic!() };
    assert_eq!(devices.len(), 2);
    let mut stranger = member(&relay, address, "olya", Role::Head).await.0;
    assert_eq!(error(&stranger.ask(&Ask::CutOff { session: lost.session }).await), AccountError::NotFound);
    assert_eq!(owner.ask(&Ask::CutOff { session: lost.session }).await.reply(), Reply::Done);
    assert_eq!(told(&mut device).await, Goodbye::CutOff);
    assert_eq!(synced(&phone, 2).await.goodbye().await, Goodbye::CutOff, "after a month too: it erases what it holds");
    assert_eq!(error(&phone.ask(&Ask::WhoAmI).await), AccountError::SignedOut);
    assert_eq!(error(&owner.ask(&Ask::CutOff { session: lost.session }).await), AccountError::NotFound);
    assert_eq!(stays.push(vec![Page::create(1, 1, "Анор").1]).await, [Verdict::Logged(1)], "his other device stays");
    assert_eq!(oleg.ask(&Ask::CutOff { session: oleg_is.session }).await.reply(), Reply::Done, "everybody his own");
    assert_eq!(told(&mut stays).await, Goodbye::CutOff);
}

/// The relay has more for him than he takes, so it waits for him; it does not when he has to go.
#[tokio::test]
async fn who_takes_nothing_is_cut_off_as_soon() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let (mut page, first) = Page::create(1, 1, "Анор");
    let noise: String = (0..1_000_u64).map(|n| format!("{:x} ", (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect();
    let offers = std::iter::once(first).chain((0..8).map(|_| page.note(&noise))).collect();
    relay.store().append(peer(1), offers).await.unwrap();
    let (mut stuck, _) = welcomed(&oleg, 1).await;
    for _ in 0..400 {
        stuck.send(&ClientFrame::Fetch { document: page.document }).await;
    }
    owner.ask(&Ask::CutOff { session: oleg_is.session }).await.reply();
    // Far less than a slow reader is waited for.
    tokio::time::timeout(3 * AT_ONCE, relay.empty()).await.unwrap();
}

#[tokio::test]
async fn a_member_who_is_cut_off_is_out_with_all_devices_until_he_is_let_in_again() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let (mut device, _) = welcomed(&oleg, 1).await;
    let set = |active| Ask::SetMember { member: oleg_is.member, role: Role::Manager, active };
    assert_eq!(owner.ask(&set(false)).await.reply(), Reply::Done);
    assert_eq!(told(&mut device).await, Goodbye::CutOff);
    assert_eq!(synced(&oleg, 1).await.goodbye().await, Goodbye::CutOff);
    let mut again = Browser::new(address);
    assert_eq!(error(&again.ask(&signing_in("oleg", PASSWORD)).await), AccountError::WrongLogin);
    owner.ask(&set(true)).await.reply();
    assert_eq!(synced(&oleg, 1).await.goodbye().await, Goodbye::CutOff, "the old device stays cut off");
    assert_eq!(me(again.ask(&signing_in("oleg", PASSWORD)).await).member, oleg_is.member);
}

#[tokio::test]
async fn a_role_that_is_lowered_counts_at_once() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let (mut device, _) = welcomed(&oleg, 1).await;
    let (mut page, first) = Page::create(1, 1, "Анор");
    assert_eq!(device.push(vec![first]).await, [Verdict::Logged(1)]);
    owner.ask(&Ask::SetMember { member: oleg_is.member, role: Role::Viewer, active: true }).await.reply();
    match tokio::time::timeout(AT_ONCE, device.answer()).await.unwrap() {
        Some(RelayFrame::Goodbye { reason: Goodbye::Stopping, retry }) => assert!((1..1_000).contains(&retry), "{retry}"),
        other => panic!("no goodbye but {other:?}"),
    }
    let (mut device, _) = welcomed(&oleg, 1).await;
    let refused = Verdict::Refused(ingot_shared::sync::frame::Refusal::NotAllowed);
    assert_eq!(device.push(vec![page.rename("Олма")]).await, [refused]);
    assert_eq!(relay.store().head(), 1);
    // Only an owner erases for good.
    device.send(&ClientFrame::Erase { documents: vec![page.document] }).await;
    device.push(Vec::new()).await;
    assert_eq!(*relay.store().erasures().borrow(), 0);
}

#[tokio::test]
async fn each_role_may_what_its_table_says() {
    let (relay, address) = relay().await;
    let mut browsers = Vec::new();
    for (name, role) in [("anna", Role::Owner), ("olya", Role::Head), ("oleg", Role::Manager), ("vera", Role::Viewer)] {
        browsers.push(member(&relay, address, name, role).await);
    }
    let target = browsers[3].1.member;
    let waiting = NewLink::invite(Role::Head, String::new(), None, now()).unwrap();
    let heads_invite = waiting.link.id;
    keep(&relay, waiting).await;
    let asks = [
        (Ask::Team, [true, true, true, true]),
        (Ask::Devices { member: None }, [true, true, true, true]),
        (Ask::Devices { member: Some(target) }, [true, false, false, true]),
        (Ask::Invites, [true, true, false, false]),
        (Ask::Invite { role: Role::Owner, name: String::new(), department: None }, [true, false, false, false]),
        (Ask::Invite { role: Role::Head, name: String::new(), department: None }, [true, false, false, false]),
        (Ask::Invite { role: Role::Manager, name: String::new(), department: None }, [true, true, false, false]),
        (Ask::Invite { role: Role::Viewer, name: String::new(), department: None }, [true, true, false, false]),
        (Ask::MakeRecovery { member: target }, [true, false, false, false]),
        (Ask::SetMember { member: target, role: Role::Viewer, active: true }, [true, false, false, false]),
        (Ask::SetDepartment { member: target, department: Some(id(8, 1)) }, [true, false, false, false]),
    ];
    for (ask, allowed) in asks {
        for ((browser, me), allowed) in browsers.iter_mut().zip(allowed) {
            let answered = browser.ask(&ask).await;
            assert_eq!(answered.status, if allowed { 200 } else { 403 }, "{ask:?} by {:?}", me.role);
        }
    }
    // A head sees and withdraws invites that he could have made.
    let Reply::Invites(seen) = browsers[1].0.ask(&Ask::Invites).await.reply() else { panic!() };
    assert!(!seen.is_empty() && seen.iter().all(|invite| matches!(invite.role, Role::Manager | Role::Viewer)));
    assert_eq!(browsers[1].0.ask(&Ask::Withdraw { invite: heads_invite }).await.status, 403);
    assert_eq!(browsers[1].0.ask(&Ask::Withdraw { invite: seen[0].invite }).await.status, 200);
    // Without an account nothing of it.
    let mut stranger = Browser::new(address);
    for ask in [Ask::WhoAmI, Ask::Team, Ask::Invites, Ask::Devices { member: None }, Ask::CutOff { session: id(7, 1) }] {
        assert_eq!(stranger.ask(&ask).await.status, 401);
    }
    let last = Ask::SetMember { member: browsers[0].1.member, role: Role::Head, active: true };
    assert_eq!(error(&browsers[0].0.ask(&last).await), AccountError::LastOwner);
}

#[tokio::test]
async fn a_new_password_signs_the_other_devices_out() {
    let (relay, address) = relay().await;
    let (mut owner, _) = member(&relay, address, "anna", Role::Owner).await;
    let (mut oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let mut phone = Browser::new(address);
    phone.ask(&signing_in("oleg", PASSWORD)).await.reply();
    let ((mut here, _), (mut there, _)) = (welcomed(&oleg, 1).await, welcomed(&phone, 2).await);
    let change = |old: &str, new: &str| Ask::ChangePassword { old: old.to_owned(), new: new.to_owned() };
    assert_eq!(error(&oleg.ask(&change("guessed it", "жираф у фонтана")).await), AccountError::WrongLogin);
    assert_eq!(error(&oleg.ask(&change(PASSWORD, "oleg2026")).await), AccountError::PasswordWeak);
    assert_eq!(oleg.ask(&change(PASSWORD, "жираф у фонтана")).await.reply(), Reply::Done);
    assert_eq!(told(&mut there).await, Goodbye::SignedOut);
    assert_eq!(here.push(Vec::new()).await, [], "this one stays");

    let Reply::Made(made) = owner.ask(&Ask::MakeRecovery { member: oleg_is.member }).await.reply() else { panic!() };
    let recover = |secret: &str| Ask::Recover { secret: secret.to_owned(), password: PASSWORD.to_owned(), device: String::new() };
    assert_eq!(me(phone.ask(&recover(&made.secret)).await).member, oleg_is.member);
    assert_eq!(told(&mut here).await, Goodbye::SignedOut);
    assert_eq!(error(&phone.ask(&recover(&made.secret)).await), AccountError::LinkUsed);
    let mut again = Browser::new(address);
    assert_eq!(error(&again.ask(&signing_in("oleg", "жираф у фонтана")).await), AccountError::WrongLogin);
    me(again.ask(&signing_in("oleg", PASSWORD)).await);
}

#[tokio::test]
async fn a_device_of_one_member_is_not_let_in_as_another() {
    let (relay, address) = relay().await;
    let (anna, _) = member(&relay, address, "anna", Role::Owner).await;
    let (oleg, oleg_is) = member(&relay, address, "oleg", Role::Manager).await;
    let _first = welcomed(&anna, 1).await;
    assert_eq!(synced(&oleg, 1).await.goodbye().await, Goodbye::SignedOut);
    // What the device says about its member is not believed, and a program may say its token.
    let mut device = Device::connect(address).await;
    let lie = Hello { secret: oleg.token.clone().unwrap(), member: id(1, 1), ..hello(2) };
    device.send(&ClientFrame::Hello(lie)).await;
    let Some(RelayFrame::Welcome(welcome)) = device.next().await else { panic!("no welcome") };
    assert_eq!(welcome.member, oleg_is.member);
}
