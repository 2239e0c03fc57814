//! What a screen says while there is nothing in it. Never here: reasons why.

use crate::ui::prelude::*;

use super::icon;

/// A picture, what the screen is for, and below it the buttons to begin.
#[component]
pub fn Empty(
    /// The icon's name.
    icon_name: &'static str,
    /// What is missing.
    title: &'static str,
    /// What the screen is for, or what to do.
    text: &'static str,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="empty">
            <span class="empty-mark">{icon(icon_name)}</span>
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="empty-do">{children.map(|children| children())}</div>
        </div>
    }
}
