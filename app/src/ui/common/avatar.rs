//! Initials in a circle. Never here: pictures.

use ingot_shared::text::initials;
use leptos::prelude::*;

/// The initials of a name; decoration, hidden from screen readers.
pub fn avatar(name: &str, class: &'static str) -> AnyView {
    view! { <span class=format!("ava {class}") aria-hidden="true">{initials(name)}</span> }.into_any()
}
