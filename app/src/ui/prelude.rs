//! What every view uses: Leptos without its own way of building elements, for which [`super::element`] and [`super::erased`] stand. Never here: anything that
//! only some views use.

pub use leptos::prelude::{
    AnyView, Callable, Callback, Children, GetValue, IntoAny, LocalStorage, SetValue, StoredValue, UpdateValue, WithValue,
    component, document, event_target_checked, event_target_value, expect_context, on_cleanup, provide_context, window,
    window_event_listener,
};

pub use super::element::{Build, ElementRef, element_ref};
pub(crate) use super::erased::{each, effect, live, memo, view};
pub use super::reactive::{Memo, RwSignal};
