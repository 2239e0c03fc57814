//! Views, lists, memos and effects without the type of each closure in theirs. Leptos compiles its machinery anew for every closure that it
//! is given; boxed before they reach it, all closures of a kind share one. Never here: what they show or compute.

use std::sync::{Arc, Mutex, PoisonError};

use ingot_shared::Id;
use leptos::prelude::{AnyView, Effect, For, IntoAny, View};
use leptos::tachys::html::InertElement;
use leptos::tachys::html::element::{ElementType, HtmlElement};
use leptos::tachys::view::iterators::StaticVec;

use super::element::{Build, El};
use super::reactive::Memo;

/// Leptos' `view!`, made an [`AnyView`].
macro_rules! view {
    ($($view:tt)*) => {
        $crate::ui::erased::Erase::erase(::leptos::prelude::view! { $($view)* })
    };
}
pub(crate) use view;

/// What `view!` makes and reactive closures return.
pub trait Erase {
    /// It, as the one type for all views.
    fn erase(self) -> AnyView;
}

impl Erase for AnyView {
    fn erase(self) -> AnyView {
        self
    }
}

impl Erase for View<AnyView> {
    fn erase(self) -> AnyView {
        self.into_inner()
    }
}

impl Erase for View<El> {
    #[inline(never)]
    fn erase(self) -> AnyView {
        self.into_inner().into_any()
    }
}

impl Erase for View<StaticVec<AnyView>> {
    #[inline(never)]
    fn erase(self) -> AnyView {
        self.into_inner().into_any()
    }
}

impl Erase for Option<AnyView> {
    #[inline(never)]
    fn erase(self) -> AnyView {
        self.unwrap_or_else(|| ().into_any())
    }
}

/// What stands inside an element: words, elements, several of them, or a closure that makes them anew whenever what it reads changes.
pub trait Child {
    /// It, as the one type for all views.
    fn child_view(self) -> AnyView;
}

macro_rules! plain {
    ($($kind:ty),*) => {$(
        impl Child for $kind {
            #[inline(never)]
            fn child_view(self) -> AnyView {
                self.into_any()
            }
        }
    )*};
}

plain!(El, &'static str, String, Vec<AnyView>, StaticVec<AnyView>, InertElement);

impl Child for AnyView {
    fn child_view(self) -> AnyView {
        self
    }
}

impl<C: Child> Child for Option<C> {
    fn child_view(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::child_view)
    }
}

impl<E: ElementType> Child for HtmlElement<E, (), ()> {
    fn child_view(self) -> AnyView {
        self.el().child_view()
    }
}

impl<F: FnMut() -> C + Send + 'static, C: Child> Child for F {
    fn child_view(mut self) -> AnyView {
        redrawn(Box::new(move |()| self().child_view()))
    }
}

/// A closure as `view!` hands it over.
impl<C: Child + 'static> Child for Arc<Mutex<dyn FnMut() -> C + Send>> {
    fn child_view(self) -> AnyView {
        redrawn(Box::new(move |()| self.lock().unwrap_or_else(PoisonError::into_inner)().child_view()))
    }
}

/// A closure in a box. The standard boxes carry an entry more for each closure: the way to call it only once, which nobody goes.
pub trait Act<In, Out> {
    /// Calls it.
    fn act(&mut self, input: In) -> Out;
}

impl<In, Out, F: FnMut(In) -> Out> Act<In, Out> for F {
    fn act(&mut self, input: In) -> Out {
        self(input)
    }
}

/// A view that is made again whenever what it reads changes.
pub fn live<V: Erase>(mut view: impl FnMut() -> V + Send + 'static) -> AnyView {
    redrawn(Box::new(move |()| view().erase()))
}

#[inline(never)]
fn redrawn(mut view: Box<dyn Act<(), AnyView> + Send>) -> AnyView {
    (move || view.act(())).into_any()
}

/// What draws a row of a list.
pub type RowView = Arc<dyn Fn(Id) -> AnyView + Send + Sync>;

/// A row for each id. A row is made once and stays for as long as its id is there, so it watches its own data.
pub fn each(ids: impl Fn() -> Vec<Id> + Send + 'static, row: impl Fn(Id) -> AnyView + Send + Sync + 'static) -> AnyView {
    rows(Box::new(ids), Arc::new(row))
}

fn rows(ids: Box<dyn Fn() -> Vec<Id> + Send>, row: RowView) -> AnyView {
    leptos::prelude::view! { <For each=ids key=|id| *id children=move |id| row(id) /> }.into_any()
}

/// What draws a place of a list, see [`each_slot`].
pub type SlotView = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// A row for each place. A row is made once and stays for as long as its place is there: what it shows is its own to watch.
pub fn each_slot(slots: impl Fn() -> Vec<usize> + Send + 'static, row: SlotView) -> AnyView {
    fn rows(slots: Box<dyn Fn() -> Vec<usize> + Send>, row: SlotView) -> AnyView {
        leptos::prelude::view! { <For each=slots key=|slot| *slot children=move |slot| row(slot) /> }.into_any()
    }
    rows(Box::new(slots), row)
}

/// A value that is computed when what it reads changes, and watched only for changes of its own.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo::new(compute)
}

/// Does something after drawing, and whenever what it reads changes.
pub fn effect(mut run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn Act<(), ()>>) {
        Effect::new(move |_| run.act(()));
    }
    boxed(Box::new(move |()| run()));
}
