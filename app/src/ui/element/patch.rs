//! Elements in the page: built, patched when a view is made again, taken out. Never here: what an element has.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Element, Node};

use super::setting::{Kept, What};
use super::{El, Plan, Value};

/// An element in the page.
pub struct ElState {
    element: Element,
    tag: &'static str,
    settings: Vec<Kept>,
    children: Vec<AnyViewState>,
}

impl ElState {
    /// Whether a plan is for this very element, only with other values. One with another class is another element: the focus, the scroll
    /// and what is typed must not pass from one to the other.
    fn is_of(&self, plan: &Plan) -> bool {
        self.tag == plan.tag
            && self.children.len() == plan.children.len()
            && self.settings.len() == plan.settings.len()
            && self.settings.iter().zip(&plan.settings).all(|(kept, new)| {
                let is_other_class = || match (kept.fixed(), &new.what) {
                    (Some(Value::Static(old)), What::Fixed(Value::Static(new))) => old != new,
                    _ => false,
                };
                kept.slot == new.slot && kept.name == new.name && !(kept.name == "class" && is_other_class())
            })
    }
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Plan { tag, namespace, settings, children } = *self.0;
        let element = Rndr::create_element(tag, namespace);
        let settings = settings.into_iter().map(|setting| setting.start(&element, None)).collect();
        let build = |child: AnyView| {
            let mut child = child.build();
            child.mount(&element, None);
            child
        };
        let children = children.into_iter().map(build).collect();
        ElState { element, tag, settings, children }
    }

    fn rebuild(self, state: &mut ElState) {
        if !state.is_of(&self.0) {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        for (kept, setting) in state.settings.iter_mut().zip(self.0.settings) {
            let before = kept.take_value();
            *kept = setting.start(&state.element, before);
        }
        for (built, child) in state.children.iter_mut().zip(self.0.children) {
            child.rebuild(built);
        }
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

// The page is only ever drawn in the browser: nothing is written to text or taken over from it.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Attributes are set in views, not added to a finished view: this adds none.
impl AddAnyAttr for El {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}
