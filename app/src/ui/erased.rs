//! Views, lists, memos and effects without the type of each closure in theirs. Leptos compiles its machinery anew for every closure that it
//! is given; boxed before they reach it, all closures of a kind share one. Never here: what they show or compute.

use std::sync::Arc;

use ingot_shared::Id;
use leptos::prelude::{AnyView, Effect, For, IntoAny, View};
use leptos::tachys::view::iterators::StaticVec;

use super::element::El;
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
