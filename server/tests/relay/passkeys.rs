//! Passkeys over real sockets, with an authenticator that is made here (Web Authentication, level 3, §6 and §7).

use std::net::SocketAddr;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use ingot_server::accounts::links::NewLink;
use ingot_server::http::Relay;
use ingot_server::store::{MemoryStore, People, Store};
use ingot_shared::Instant;
use ingot_shared::account::{AccountError, Ask, Me, PASSKEYS, PROOF, Passkey, Reply, Role};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::accounts::{PASSWORD, error, keep, me, member, relay};
use crate::browser::{Answered, Browser};
use crate::people::now;

/// Somebody is there, and the authenticator looked who.
const LOOKED: u8 = 0b101;
/// Somebody is there.
const TOUCHED: u8 = 0b1;
/// A key follows.
const WITH_KEY: u8 = 0b100_0000;

/// A phone with one passkey.
#[derive(Clone)]
struct Phone {
    key: SigningKey,
    credential: Vec<u8>,
    handle: String,
    /// What it tells of the page.
    origin: String,
    /// For which name it signs.
    site: &'static str,
    flags: u8,
}

/// What a ceremony says at a place.
fn part(ceremony: &str, place: &str) -> String {
    let whole: Value = serde_json::from_str(ceremony).unwrap();
    whole.pointer(place).unwrap().as_str().unwrap().to_owned()
}

impl Phone {
    fn new(number: u8, browser: &Browser) -> Self {
        let key = SigningKey::from_bytes(&[number; 32].into()).unwrap();
        let (credential, handle) = (vec![number; 32], String::new());
        Self { key, credential, handle, origin: browser.origin(), site: "localhost", flags: LOOKED }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.site).to_vec();
        data.push(flags);
        data.extend([0; 4]);
        data
    }

    /// Makes its passkey.
    fn make(&mut self, ceremony: &str) -> String {
        self.handle = part(ceremony, "/user/id");
        let client = self.client_data("webauthn.create", &part(ceremony, "/challenge"));
        let mut data = self.authenticator_data(self.flags | WITH_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        // A COSE key in CBOR: EC2, ES256, P-256, x, y.
        let point = self.key.verifying_key().to_encoded_point(false);
        data.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        let mut attestation = b"\xA3\x63fmt\x64none\x67attStmt\xA0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(&data);
        self.written(&json!({
            "clientDataJSON": BASE64.encode(client),
            "attestationObject": BASE64.encode(attestation),
            "transports": ["internal"],
        }))
    }

    /// Answers with its passkey.
    fn answer(&self, ceremony: &str) -> String {
        let client = self.client_data("webauthn.get", &part(ceremony, "/challenge"));
        let data = self.authenticator_data(self.flags);
        let signed: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client)].concat());
        self.written(&json!({
            "clientDataJSON": BASE64.encode(client),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signed.to_der()),
            "userHandle": self.handle,
        }))
    }

    fn written(&self, response: &Value) -> String {
        let id = BASE64.encode(&self.credential);
        json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        })
        .to_string()
    }
}

fn named(mut browser: Browser) -> Browser {
    browser.host = format!("localhost:{}", browser.address.port());
    browser
}

fn ceremony(answered: &Answered) -> String {
    match answered.reply() {
        Reply::Ceremony(ceremony) => ceremony,
        other => panic!("no ceremony but {other:?}"),
    }
}

async fn passkeys(browser: &mut Browser) -> Vec<Passkey> {
    match browser.ask(&Ask::Passkeys).await.reply() {
        Reply::Passkeys(passkeys) => passkeys,
        other => panic!("no list but {other:?}"),
    }
}

fn adding(answer: String) -> Ask {
    Ask::AddPasskey { answer, device: "Chrome, Android".to_owned() }
}

fn using(answer: String) -> Ask {
    Ask::UsePasskey { answer, device: "Firefox".to_owned() }
}

/// Somebody with a passkey on his phone.
async fn with_passkey(relay: &Relay<MemoryStore>, address: SocketAddr, name: &str, number: u8) -> (Browser, Me, Phone) {
    let (browser, anna) = member(relay, address, name, Role::Owner).await;
    let mut browser = named(browser);
    let mut phone = Phone::new(number, &browser);
    let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
    assert_eq!(browser.ask(&adding(phone.make(&offered))).await.reply(), Reply::Done);
    (browser, anna, phone)
}

/// Comes in with a phone at a new browser.
async fn come_in(phone: &Phone, address: SocketAddr) -> (Browser, Answered) {
    let mut browser = named(Browser::new(address));
    let asked = ceremony(&browser.ask(&Ask::AskPasskey).await);
    let answered = browser.ask(&using(phone.answer(&asked))).await;
    (browser, answered)
}

#[tokio::test]
async fn a_passkey_is_made_used_and_taken_away() {
    let (relay, address) = relay().await;
    let (mut browser, anna, phone) = with_passkey(&relay, address, "anna", 1).await;
    let [made] = &passkeys(&mut browser).await[..] else { panic!("one") };
    assert_eq!((made.name.as_str(), made.used), ("Chrome, Android", None));

    let (mut second, answered) = come_in(&phone, address).await;
    assert_eq!(me(answered).member, anna.member);
    assert_eq!(me(second.ask(&Ask::WhoAmI).await).member, anna.member);
    assert!(passkeys(&mut browser).await[0].used.is_some());

    // An answer is good once, and so is what was asked.
    let asked = ceremony(&browser.ask(&Ask::AskPasskey).await);
    let answer = using(phone.answer(&asked));
    let mut other = named(Browser::new(address));
    assert_eq!(other.ask(&answer).await.status, 200);
    assert_eq!(error(&other.ask(&answer).await), AccountError::PasskeyFailed);

    // The authenticator is told which it has; one that does not care is refused.
    let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
    assert_eq!(part(&offered, "/excludeCredentials/0/id"), BASE64.encode(&phone.credential));
    assert_eq!(error(&browser.ask(&adding(phone.clone().make(&offered))).await), AccountError::PasskeyFailed);

    let remove = Ask::RemovePasskey { passkey: made.passkey };
    assert_eq!(error(&named(member(&relay, address, "oleg", Role::Owner).await.0).ask(&remove).await), AccountError::NotFound);
    assert_eq!(browser.ask(&remove).await.reply(), Reply::Done);
    assert_eq!(error(&come_in(&phone, address).await.1), AccountError::PasskeyUnknown);
    assert_eq!(me(second.ask(&Ask::WhoAmI).await).member, anna.member, "who is in stays in");
}

#[tokio::test]
async fn what_is_no_answer_lets_nobody_in() {
    let (relay, address) = relay().await;
    let (mut browser, _, phone) = with_passkey(&relay, address, "anna", 1).await;
    let other_key = SigningKey::from_bytes(&[9; 32].into()).unwrap();
    let evil = "https://evil.example".to_owned();
    let phones = [
        Phone { origin: evil.clone(), ..phone.clone() },
        Phone { site: "evil.example", ..phone.clone() },
        Phone { flags: TOUCHED, ..phone.clone() },
        Phone { flags: 0, ..phone.clone() },
        Phone { key: other_key, ..phone.clone() },
        Phone { handle: BASE64.encode([3; 16]), ..phone.clone() },
    ];
    for wrong in &phones {
        let (mut there, answered) = come_in(wrong, address).await;
        assert_eq!((error(&answered), answered.status), (AccountError::PasskeyFailed, 401));
        assert_eq!(error(&there.ask(&Ask::WhoAmI).await), AccountError::SignedOut);
    }
    assert_eq!(
        error(&come_in(&Phone { credential: vec![7; 32], ..phone.clone() }, address).await.1),
        AccountError::PasskeyUnknown
    );
    // What was asked of one who makes a passkey is answered by no other, and lets nobody in.
    let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
    assert_eq!(error(&browser.ask(&using(phone.answer(&offered))).await), AccountError::PasskeyFailed);
    let mut oleg = named(member(&relay, address, "oleg", Role::Manager).await.0);
    assert_eq!(error(&oleg.ask(&adding(Phone::new(2, &oleg).make(&offered))).await), AccountError::PasskeyFailed);
    for wrong in [Phone { origin: evil, ..Phone::new(3, &browser) }, Phone { flags: TOUCHED, ..Phone::new(3, &browser) }] {
        let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
        assert_eq!(error(&browser.ask(&adding(wrong.clone().make(&offered))).await), AccountError::PasskeyFailed);
    }
    for text in ["", "{}", "[]", "null", "\u{0}", r#"{"id":"AA","rawId":"AA","response":{},"type":"public-key"}"#] {
        assert_eq!(error(&browser.ask(&using(text.to_owned())).await), AccountError::PasskeyFailed, "{text}");
        assert_eq!(error(&browser.ask(&adding(text.to_owned())).await), AccountError::PasskeyFailed, "{text}");
    }
    assert_eq!(passkeys(&mut browser).await.len(), 1);
    assert_eq!(come_in(&phone, address).await.1.status, 200, "the right one works on");
}

#[tokio::test]
async fn a_passkey_proves_who_is_there_and_only_its_owner() {
    let (relay, address) = relay().await;
    let (mut anna, anna_is, phone) = with_passkey(&relay, address, "anna", 1).await;
    let (_, _, olegs) = with_passkey(&relay, address, "oleg", 2).await;
    let stale = Instant::from_millis(now().as_millis() - PROOF - 1_000);
    relay.store().people().prove(anna_is.session, stale).await.unwrap();
    assert_eq!(error(&anna.ask(&Ask::OfferPasskey).await), AccountError::ProofNeeded);
    let made = passkeys(&mut anna).await[0].passkey;
    assert_eq!(error(&anna.ask(&Ask::RemovePasskey { passkey: made }).await), AccountError::ProofNeeded);
    let asked = ceremony(&anna.ask(&Ask::AskPasskey).await);
    let wrong = Ask::ProveByPasskey { answer: olegs.answer(&asked) };
    assert_eq!(error(&anna.ask(&wrong).await), AccountError::PasskeyUnknown);
    assert_eq!(error(&anna.ask(&Ask::Confirm).await), AccountError::ProofNeeded);
    let asked = ceremony(&anna.ask(&Ask::AskPasskey).await);
    assert_eq!(anna.ask(&Ask::ProveByPasskey { answer: phone.answer(&asked) }).await.reply(), Reply::Done);
    assert_eq!(anna.ask(&Ask::Confirm).await.reply(), Reply::Done);
}

#[tokio::test]
async fn whoever_is_cut_off_or_recovered_has_no_passkey_that_works() {
    let (relay, address) = relay().await;
    let (mut anna, _, _) = with_passkey(&relay, address, "anna", 1).await;
    let (_, oleg, phone) = with_passkey(&relay, address, "oleg", 2).await;
    let active = |active: bool| Ask::SetMember { member: oleg.member, role: Role::Owner, active };
    assert_eq!(anna.ask(&active(false)).await.reply(), Reply::Done);
    assert_eq!(error(&come_in(&phone, address).await.1), AccountError::PasskeyUnknown);
    assert_eq!(anna.ask(&active(true)).await.reply(), Reply::Done);
    assert_eq!(come_in(&phone, address).await.1.status, 200);
    let found = relay.store().people().member(oleg.member).await.unwrap().unwrap();
    let secret = keep(&relay, NewLink::recovery(&found, None, now()).unwrap()).await;
    let recover = Ask::Recover { secret, password: [PASSWORD, "!"].concat(), device: String::new() };
    assert_eq!(me(Browser::new(address).ask(&recover).await).member, oleg.member);
    assert_eq!(error(&come_in(&phone, address).await.1), AccountError::PasskeyUnknown, "whoever had the phone is out");
}

#[tokio::test]
async fn there_are_no_passkeys_for_an_address_of_digits_and_not_endlessly_many_for_a_name() {
    let (relay, address) = relay().await;
    let (mut digits, _) = member(&relay, address, "anna", Role::Owner).await;
    for ask in [Ask::OfferPasskey, Ask::AskPasskey] {
        assert_eq!(error(&digits.ask(&ask).await), AccountError::NoPasskeys);
    }
    let mut browser = named(digits);
    for number in 1..=u8::try_from(PASSKEYS).unwrap() {
        let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
        let answer = Phone::new(number, &browser).make(&offered);
        assert_eq!(browser.ask(&adding(answer)).await.reply(), Reply::Done);
    }
    let offered = ceremony(&browser.ask(&Ask::OfferPasskey).await);
    let answer = Phone::new(99, &browser).make(&offered);
    assert_eq!(error(&browser.ask(&adding(answer)).await), AccountError::PasskeyFailed);
}
