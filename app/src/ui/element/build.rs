//! What `view!` calls on an element. Never here: what becomes of it.

use leptos::tachys::html::element::{ElementType, HtmlElement};
use leptos::tachys::html::event::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::setting::{Slot, What};
use super::{El, ElementRef, Source};
use crate::ui::erased::Child;

macro_rules! attributes {
    ($($method:ident = $name:literal),* $(,)?) => {$(
        #[doc = concat!("Sets the attribute `", $name, "`.")]
        fn $method(self, value: impl Source) -> El {
            value.put(self.el(), Slot::Attribute, $name)
        }
    )*};
}

/// Something that becomes an element with the first setting: the bare tag as `view!` names it, and the element itself.
///
/// A bare tag without children has methods of its own for attributes that only such an element knows (`type`, `max`); they win, and what
/// they make is not ours. So a general attribute (`class`, `aria-label`, `data-testid`) stands first there: the compiler insists.
pub trait Build: Sized {
    /// The element.
    fn el(self) -> El;

    /// Puts something into it, after what is in it already.
    fn child(self, child: impl Child) -> El {
        self.el().with_child(child.child_view())
    }

    /// Sets an attribute by name.
    fn attr(self, name: &'static str, value: impl Source) -> El {
        value.put(self.el(), Slot::Attribute, name)
    }

    /// Sets all its classes, or one of them: `class:on=…`.
    fn class(self, value: impl Source) -> El {
        value.put(self.el(), Slot::Attribute, "class")
    }

    /// Sets a property of its style: `style:width=…`.
    fn style(self, value: impl Source) -> El {
        value.put(self.el(), Slot::Style, "style")
    }

    /// Sets a property of it, not an attribute: `prop:value=…`.
    fn prop(self, name: &'static str, value: impl Source) -> El {
        value.put(self.el(), Slot::Property, name)
    }

    /// Does something on an event.
    fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> El
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.el().with_handler(event.name(), Box::new(move |event: Event| handler(event.unchecked_into())))
    }

    /// Lets others reach it while it is in the page.
    fn node_ref(self, node_ref: ElementRef) -> El {
        self.el().with(Slot::Event, "", What::Ref(node_ref))
    }

    attributes! {
        action = "action",
        aria_activedescendant = "aria-activedescendant",
        aria_autocomplete = "aria-autocomplete",
        aria_busy = "aria-busy",
        aria_checked = "aria-checked",
        aria_controls = "aria-controls",
        aria_current = "aria-current",
        aria_describedby = "aria-describedby",
        aria_expanded = "aria-expanded",
        aria_haspopup = "aria-haspopup",
        aria_hidden = "aria-hidden",
        aria_invalid = "aria-invalid",
        aria_label = "aria-label",
        aria_live = "aria-live",
        aria_orientation = "aria-orientation",
        aria_pressed = "aria-pressed",
        aria_selected = "aria-selected",
        aria_sort = "aria-sort",
        aria_valuemax = "aria-valuemax",
        aria_valuemin = "aria-valuemin",
        aria_valuenow = "aria-valuenow",
        aria_valuetext = "aria-valuetext",
        autocapitalize = "autocapitalize",
        autocomplete = "autocomplete",
        autofocus = "autofocus",
        accept = "accept",
        dir = "dir",
        disabled = "disabled",
        enterkeyhint = "enterkeyhint",
        r#for = "for",
        hidden = "hidden",
        href = "href",
        id = "id",
        inputmode = "inputmode",
        lang = "lang",
        list = "list",
        max = "max",
        maxlength = "maxlength",
        min = "min",
        method = "method",
        name = "name",
        novalidate = "novalidate",
        placeholder = "placeholder",
        popover = "popover",
        readonly = "readonly",
        rel = "rel",
        role = "role",
        rows = "rows",
        scope = "scope",
        selected = "selected",
        spellcheck = "spellcheck",
        tabindex = "tabindex",
        target = "target",
        title = "title",
        r#type = "type",
        value = "value",
    }
}

impl Build for El {
    fn el(self) -> El {
        self
    }
}

impl<E: ElementType> Build for HtmlElement<E, (), ()> {
    fn el(self) -> El {
        El::new(E::TAG, E::NAMESPACE)
    }
}
