//! The colour that a company gave to a thing. Never here: which colours there are.

use crate::ui::prelude::*;

/// A mark of a colour by its word; an empty ring without one.
pub fn swatch(colour: &str) -> AnyView {
    view! { <span class="swatch" data-colour=colour.to_owned() aria-hidden="true"></span> }
}
