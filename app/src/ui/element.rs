//! The elements that views are made of, all of one type: `view!` calls the methods of [`Build`] on them.
//!
//! Leptos gives every tag, attribute, event and closure a type of its own and compiles building, patching and dropping for each. Here
//! those exist once, and a view compiles to a row of calls: that halved the page's code. What a view may watch and hold is as in Leptos.
//! Never here: which elements there are; rendering to text.

mod build;
mod patch;
mod setting;
mod value;

use std::borrow::Cow;

use leptos::prelude::AnyView;
use send_wrapper::SendWrapper;
use web_sys::{Event, HtmlElement};

use super::erased::Act;
use super::reactive::RwSignal;

pub use build::Build;
use setting::{Setting, Slot, What};
pub use value::{Source, Value};

/// An element that is to be built.
pub struct El(Box<Plan>);

/// Reaches an element from outside: nothing before it is built.
pub type ElementRef = RwSignal<Option<HtmlElement>>;

/// One for the next element that takes it as its `node_ref`.
pub fn element_ref() -> ElementRef {
    RwSignal::new(None)
}

struct Plan {
    tag: &'static str,
    namespace: Option<&'static str>,
    settings: Vec<Setting>,
    children: Vec<AnyView>,
}

// Never inlined: a view is a long row of these calls.
impl El {
    #[inline(never)]
    fn new(tag: &'static str, namespace: Option<&'static str>) -> Self {
        Self(Box::new(Plan { tag, namespace, settings: Vec::new(), children: Vec::new() }))
    }

    #[inline(never)]
    fn with(mut self, slot: Slot, name: &'static str, what: What) -> Self {
        self.0.settings.push(Setting { slot, name, what });
        self
    }

    #[inline(never)]
    fn with_text(self, slot: Slot, name: &'static str, text: &'static str) -> Self {
        self.with(slot, name, What::Fixed(Value::Static(text)))
    }

    #[inline(never)]
    fn with_live(self, slot: Slot, name: &'static str, read: Box<dyn Act<(), Value> + Send>) -> Self {
        self.with(slot, name, What::Live(read))
    }

    #[inline(never)]
    fn with_handler(self, event: Cow<'static, str>, handler: Box<dyn Act<Event, ()>>) -> Self {
        self.with(Slot::Event, "", What::Handler(event, SendWrapper::new(handler)))
    }

    #[inline(never)]
    fn with_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}
