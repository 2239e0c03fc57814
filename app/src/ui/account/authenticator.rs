//! The browser's authenticator: makes a passkey and answers with one (Web Authentication, level 3). Browsers read what the relay asks and
//! write what the authenticator answers by themselves. Never here: whose a passkey is, or whether it is accepted.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::ui::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = PublicKeyCredential, js_name = parseCreationOptionsFromJSON, catch)]
    fn creation_options(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = PublicKeyCredential, js_name = parseRequestOptionsFromJSON, catch)]
    fn request_options(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = create, catch)]
    async fn create(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = get, catch)]
    async fn get(options: &JsValue) -> Result<JsValue, JsValue>;

    type Credential;

    #[wasm_bindgen(method, js_name = toJSON, catch)]
    fn written(this: &Credential) -> Result<JsValue, JsValue>;
}

/// What is asked of the authenticator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceremony {
    /// To make a passkey.
    Make,
    /// To answer with one.
    Use,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The person stopped it, it took too long, or there is no passkey: browsers do not tell which.
    Stopped,
    /// The device has a passkey of this person already.
    Already,
}

/// Whether this browser can do it here: it is new enough, and the page came by a safe way.
pub fn is_here() -> bool {
    let kind = Reflect::get(&window(), &"PublicKeyCredential".into()).unwrap_or(JsValue::UNDEFINED);
    !kind.is_undefined()
        && ["parseCreationOptionsFromJSON", "parseRequestOptionsFromJSON"]
            .iter()
            .all(|name| Reflect::get(&kind, &(*name).into()).is_ok_and(|it| it.is_function()))
}

/// Asks the authenticator; what the relay asks and what is answered are texts of JSON.
pub async fn answer(ceremony: Ceremony, asked: &str) -> Result<String, NoAnswer> {
    attempt(ceremony, asked).await.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        if name.as_deref() == Some("InvalidStateError") { NoAnswer::Already } else { NoAnswer::Stopped }
    })
}

async fn attempt(ceremony: Ceremony, asked: &str) -> Result<String, JsValue> {
    let asked = JSON::parse(asked)?;
    let options = match ceremony {
        Ceremony::Make => creation_options(&asked)?,
        Ceremony::Use => request_options(&asked)?,
    };
    let whole = Object::new();
    Reflect::set(&whole, &"publicKey".into(), &options)?;
    let credential = match ceremony {
        Ceremony::Make => create(&whole).await?,
        Ceremony::Use => get(&whole).await?,
    };
    let written = credential.unchecked_ref::<Credential>().written()?;
    JSON::stringify(&written)?.as_string().ok_or(JsValue::UNDEFINED)
}
