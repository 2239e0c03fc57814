//! What every view uses: Leptos without its own way of building elements, for which [`super::element`] stands. Never here: anything that
//! only some views use.

pub use leptos::prelude::{
    AnyView, Callable, Callback, Children, Effect, For, Get, GetUntracked, GetValue, IntoAny, IntoView, LocalStorage, Memo,
    NodeRef, RwSignal, Set, SetValue, Signal, StoredValue, Track, Update, UpdateValue, With, WithUntracked, WithValue, component,
    document, event_target_checked, event_target_value, expect_context, on_cleanup, provide_context, view, window,
    window_event_listener,
};

pub use super::element::Build;
