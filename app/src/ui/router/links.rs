//! Clicks on links of the page: they change the screen instead of loading the page anew. Never here: which screens there are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::Router;
use crate::ui::browser;

/// Links that the browser follows by itself are left out.
const LINKS: &str = "a[href]:not([target], [download], [rel~=external])";

/// Follows the link that was clicked, if it leads to another screen.
pub(super) fn follow(router: Router, event: &MouseEvent) {
    // With a modifier or another button it opens in a new tab or window, or is saved.
    let is_plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !is_plain || event.default_prevented() {
        return;
    }
    let Some(address) = link_of(event).and_then(|link| address_of(&link)) else { return };
    event.prevent_default();
    router.open(address);
}

fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    event.target()?.dyn_into::<Element>().ok()?.closest(LINKS).ok().flatten()?.dyn_into().ok()
}

/// The address of a link within the page's origin; one with a place within a screen (`#main`) is the browser's.
fn address_of(link: &HtmlAnchorElement) -> Option<String> {
    (link.origin() == browser::origin() && link.hash().is_empty()).then(|| link.pathname() + &link.search())
}
