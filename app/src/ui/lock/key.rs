//! The passkey of the person's account that opens the lock as the PIN does: what the authenticator is asked, and whether its answer says that
//! the person is there. The relay has no part in it, so no link is needed. Never here: the lock's setting.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::model::lock::is_key;
use crate::ui::account::authenticator::{self, Ceremony};
use crate::ui::browser;
use crate::ui::prelude::*;

/// Bytes of a challenge.
const CHALLENGE: usize = 32;
/// Where the authenticator's data has its flags, and the one for a person who showed who he is (Web Authentication, level 3, section 6.1).
const FLAGS: usize = 32;
const VERIFIED: u32 = 1 << 2;

/// Whether this browser can do it here.
pub(super) fn is_here() -> bool {
    authenticator::is_here()
}

/// Asks for this passkey, or for any of this app, and has the authenticator make sure who is there. Its id, or none where that came to
/// nothing.
pub(super) async fn ask(key: Option<&str>) -> Option<String> {
    let mut random = [0; CHALLENGE];
    getrandom::fill(&mut random).ok()?;
    // Digits of base 16 are digits of base64url too: the browser gives them back as they are.
    let challenge: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let allowed = key.map(|key| format!(r#"{{"type":"public-key","id":"{key}"}}"#)).unwrap_or_default();
    let asked = format!(r#"{{"challenge":"{challenge}","allowCredentials":[{allowed}],"userVerification":"required"}}"#);
    let answer = authenticator::answer(Ceremony::Use, &asked).await.ok()?;
    let id = shown(&JSON::parse(&answer).ok()?, &challenge)?;
    let is_it = key.is_none_or(|key| key == id);
    (is_it && is_key(&id)).then_some(id)
}

/// The passkey that answered, if it answered this question, here, and the person showed who he is.
fn shown(answer: &JsValue, challenge: &str) -> Option<String> {
    let response = Reflect::get(answer, &"response".into()).ok()?;
    let said = JSON::parse(&binary(&text(&response, "clientDataJSON")?)?).ok()?;
    let is_answer = text(&said, "type")? == "webauthn.get" && text(&said, "challenge")? == challenge;
    let is_here = text(&said, "origin")? == browser::origin();
    let flags = u32::from(binary(&text(&response, "authenticatorData")?)?.chars().nth(FLAGS)?);
    (is_answer && is_here && flags & VERIFIED != 0).then(|| text(answer, "id"))?
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    Reflect::get(of, &name.into()).ok()?.as_string()
}

/// What base64url stands for, a character for each byte.
fn binary(base64url: &str) -> Option<String> {
    window().atob(&base64url.replace('-', "+").replace('_', "/")).ok()
}
