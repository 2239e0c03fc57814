//! Handing a file to the browser's downloads. Never here: what is in it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use crate::ui::browser;
use crate::ui::prelude::document;

/// The file is kept so long for the browser to take it.
const KEPT_MS: u64 = 60_000;

/// Downloads a text under this name, whose end says what it is.
pub fn download(name: &str, text: &str) {
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let Ok(address) = Blob::new_with_u8_array_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return;
    };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    browser::later(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&address);
    });
}
