//! One setting of an element: how it is begun and kept up. Never here: elements in the page.

use std::borrow::Cow;

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement};

use super::{ElementRef, Value};
use crate::ui::erased::Act;

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// An attribute.
    Attribute,
    /// A class, on or off.
    Class,
    /// A property of the style.
    Style,
    /// A property of the object in JavaScript.
    Property,
    /// What is done on an event, or once with the element itself.
    Event,
}

pub(super) struct Setting {
    pub slot: Slot,
    pub name: &'static str,
    pub what: What,
}

/// What it is set to.
pub(super) enum What {
    Fixed(Value),
    Live(Box<dyn Act<(), Value> + Send>),
    Handler(Cow<'static, str>, SendWrapper<Box<dyn Act<Event, ()>>>),
    Ref(ElementRef),
}

/// A setting in the page.
pub(super) struct Kept {
    pub slot: Slot,
    pub name: &'static str,
    holding: Holding,
}

enum Holding {
    Nothing,
    Value(Value),
    Effect(RenderEffect<Value>),
    #[expect(dead_code, reason = "kept for as long as the element is: it stops listening when it is dropped")]
    Listener(Listener),
}

impl Setting {
    /// Sets it; `before` is what is set already.
    pub fn start(self, element: &Element, before: Option<Value>) -> Kept {
        let Self { slot, name, what } = self;
        let holding = match what {
            What::Fixed(value) => {
                apply(element, slot, name, &value, before.as_ref());
                Holding::Value(value)
            }
            What::Live(mut read) => {
                let element = element.clone();
                let run = move |before: Option<Value>| {
                    let value = read.act(());
                    apply(&element, slot, name, &value, before.as_ref());
                    value
                };
                Holding::Effect(RenderEffect::new_with_value(run, before))
            }
            What::Handler(event, handler) => Holding::Listener(Listener::new(element, event, handler.take())),
            What::Ref(reach) => {
                reach.set(Some(element.clone().unchecked_into()));
                Holding::Nothing
            }
        };
        Kept { slot, name, holding }
    }
}

impl Kept {
    /// What is set now, to hand it on to the next [`Setting::start`]. An effect has none afterwards.
    pub fn take_value(&mut self) -> Option<Value> {
        match std::mem::replace(&mut self.holding, Holding::Nothing) {
            Holding::Value(value) => Some(value),
            Holding::Effect(effect) => effect.take_value(),
            Holding::Nothing | Holding::Listener(_) => None,
        }
    }

    /// The value, when it was known beforehand.
    pub const fn fixed(&self) -> Option<&Value> {
        match &self.holding {
            Holding::Value(value) => Some(value),
            _ => None,
        }
    }
}

fn apply(element: &Element, slot: Slot, name: &str, value: &Value, before: Option<&Value>) {
    if before == Some(value) {
        return;
    }
    // The browser refuses only malformed names, and these are written in views.
    match slot {
        Slot::Attribute => match value.text() {
            Some(text) => drop(element.set_attribute(name, text)),
            None if before.is_some() => drop(element.remove_attribute(name)),
            None => {}
        },
        Slot::Class if *value == Value::Flag(true) => drop(element.class_list().add_1(name)),
        Slot::Class => drop(element.class_list().remove_1(name)),
        Slot::Style => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property(name, value.text().unwrap_or_default());
        }
        Slot::Property => drop(js_sys::Reflect::set(element, &name.into(), &value.to_js())),
        Slot::Event => {}
    }
}

/// An element's listener, which ends with it.
struct Listener {
    element: Element,
    event: Cow<'static, str>,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(element: &Element, event: Cow<'static, str>, mut handler: Box<dyn Act<Event, ()>>) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| owner.with(|| handler.act(event)));
        let _ = element.add_event_listener_with_callback(&event, closure.as_ref().unchecked_ref());
        Self { element: element.clone(), event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.element.remove_event_listener_with_callback(&self.event, self.closure.as_ref().unchecked_ref());
    }
}
