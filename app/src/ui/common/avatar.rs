//! Initials in a circle. Never here: pictures.

use crate::ui::prelude::*;

use ingot_shared::text::initials;

/// The initials of a name; decoration, hidden from screen readers.
pub fn avatar(name: &str, class: &'static str) -> AnyView {
    view! { <span class=format!("ava {class}") aria-hidden="true">{initials(name)}</span> }
}

/// The initials of a name that changes.
pub fn avatar_of(name: impl Fn() -> String + Send + 'static) -> AnyView {
    view! { <span class="ava" aria-hidden="true">{move || initials(&name())}</span> }
}
