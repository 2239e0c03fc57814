//! What an attribute, a class, a style or a property is set to, and where that comes from. Never here: the page.

use std::sync::{Arc, Mutex, PoisonError};

use wasm_bindgen::JsValue;

use super::El;
use super::setting::{Slot, What};
use crate::ui::reactive::{Memo, RwSignal};

/// What something is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// It is not there.
    Nothing,
    /// It is there, or not.
    Flag(bool),
    /// Words known beforehand.
    Static(&'static str),
    /// Any words.
    Text(String),
}

impl Value {
    /// The words of an attribute; nothing where it is to be left out.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Nothing | Self::Flag(false) => None,
            Self::Flag(true) => Some(""),
            Self::Static(text) => Some(text),
            Self::Text(text) => Some(text),
        }
    }

    /// The value of a property.
    pub(super) fn to_js(&self) -> JsValue {
        match self {
            Self::Flag(is_on) => JsValue::from_bool(*is_on),
            other => other.text().map_or(JsValue::NULL, JsValue::from_str),
        }
    }
}

impl From<bool> for Value {
    fn from(is_on: bool) -> Self {
        Self::Flag(is_on)
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Where a value comes from: known when the view is made, or read whenever what it watches changes.
pub trait Source {
    /// Lets it set something of an element.
    fn put(self, element: El, slot: Slot, name: &'static str) -> El;
}

impl Source for &'static str {
    fn put(self, element: El, slot: Slot, name: &'static str) -> El {
        element.with_text(slot, name, self)
    }
}

impl Source for Value {
    fn put(self, element: El, slot: Slot, name: &'static str) -> El {
        element.with(slot, name, What::Fixed(self))
    }
}

macro_rules! fixed {
    ($($kind:ty),*) => {$(
        impl Source for $kind {
            fn put(self, element: El, slot: Slot, name: &'static str) -> El {
                Value::from(self).put(element, slot, name)
            }
        }
    )*};
}

fixed!(String, bool, Option<&'static str>, Option<String>);

impl<F, V> Source for F
where
    F: FnMut() -> V + Send + 'static,
    V: Into<Value>,
{
    fn put(mut self, element: El, slot: Slot, name: &'static str) -> El {
        element.with_live(slot, name, Box::new(move |()| self().into()))
    }
}

/// A closure as `view!` hands it over.
impl<V: Into<Value> + 'static> Source for Arc<Mutex<dyn FnMut() -> V + Send>> {
    fn put(self, element: El, slot: Slot, name: &'static str) -> El {
        (move || self.lock().unwrap_or_else(PoisonError::into_inner)()).put(element, slot, name)
    }
}

macro_rules! watched {
    ($($kind:ident),*) => {$(
        impl<V: Into<Value> + Clone + 'static> Source for $kind<V> {
            fn put(self, element: El, slot: Slot, name: &'static str) -> El {
                (move || self.get()).put(element, slot, name)
            }
        }
    )*};
}

watched!(Memo, RwSignal);

/// `class:on=…` and `style:width=…`: one class, one property.
impl<S: Source> Source for (&'static str, S) {
    fn put(self, element: El, slot: Slot, _: &'static str) -> El {
        let part = if slot == Slot::Style { Slot::Style } else { Slot::Class };
        self.1.put(element, part, self.0)
    }
}
