//! A calm page that says how it stands with an account, and what to do. Never here: what to say.

use crate::ui::common::icon;
use crate::ui::prelude::*;

/// The page.
pub fn notice(icon_name: &'static str, title: String, text: String, what: Vec<AnyView>) -> AnyView {
    view! {
        <section class="empty account-notice" data-testid="account-notice">
            <span class="empty-mark">{icon(icon_name)}</span>
            <h1 dir="auto">{title}</h1>
            <p>{text}</p>
            <div class="empty-do">{what}</div>
        </section>
    }
}

/// A way on: to another screen.
pub fn way(href: &'static str, label: &'static str, is_main: bool) -> AnyView {
    view! { <a class="btn" class:main=is_main href=href>{label}</a> }
}
