//! Icons from the one sprite, `public/icons.svg`. Never here: meaning; words beside an icon carry it.

use crate::ui::prelude::*;

/// An icon by its name in the sprite, hidden from screen readers.
pub fn icon(name: &'static str) -> AnyView {
    view! {
        <svg class="i" aria-hidden="true">
            <use_ href=format!("/icons.svg#{name}")></use_>
        </svg>
    }
}
