//! Values that views watch: Leptos' signals and memos, holding every type in the same box. Leptos compiles its whole machinery anew for
//! each type that it holds; here a type adds only its way in and out of the box. Use is as in Leptos. Never here: views.

use std::any::Any;
use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use leptos::prelude as lp;
use leptos::prelude::{AnyView, Get, GetUntracked, IntoRender, LocalStorage, Notify, Read, ReadUntracked, Track, Write};
use send_wrapper::SendWrapper;

use super::erased::Child;

type Slot = lp::RwSignal<Box<dyn Any>, LocalStorage>;

/// A value that is set, and watched.
pub struct RwSignal<T> {
    slot: Slot,
    holds: PhantomData<fn() -> T>,
}

/// A value that is computed from others, and watched for changes of its own.
pub struct Memo<T> {
    inner: lp::Memo<Kept>,
    holds: PhantomData<fn() -> T>,
}

impl<T: 'static> RwSignal<T> {
    /// One that holds `value`.
    pub fn new(value: T) -> Self {
        Self { slot: slot(Box::new(value)), holds: PhantomData }
    }

    /// The value, watched from here on.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, not watched.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// As [`Self::get_untracked`]; nothing when what owned the signal is gone.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        (!is_gone(self.slot)).then(|| self.get_untracked())
    }

    /// Lets the value be looked at, watched from here on.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(cast(&**read(self.slot)))
    }

    /// Lets the value be looked at, not watched.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(cast(&**read_untracked(self.slot)))
    }

    /// Replaces the value and tells who watches it.
    pub fn set(&self, value: T) {
        replace(self.slot, Box::new(value));
    }

    /// As [`Self::set`]; gives `value` back when what owned the signal is gone.
    pub fn try_set(&self, value: T) -> Option<T> {
        if is_gone(self.slot) {
            return Some(value);
        }
        self.set(value);
        None
    }

    /// Changes the value and tells who watches it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// As [`Self::update`]; nothing when what owned the signal is gone.
    pub fn try_update<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut held = write(&self.slot)?;
        Some(change(cast_mut(&mut **held)))
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        self.try_update_untracked(change);
    }

    /// As [`Self::update_untracked`]; nothing when what owned the signal is gone.
    pub fn try_update_untracked<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut held = write_untracked(&self.slot)?;
        Some(change(cast_mut(&mut **held)))
    }

    /// Tells who watches it.
    pub fn notify(&self) {
        self.slot.notify();
    }

    /// Watches it from here on.
    pub fn track(&self) {
        self.slot.track();
    }
}

impl<T: PartialEq + 'static> Memo<T> {
    /// One that holds what `compute` says.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { inner: computed(Box::new(Computed(compute))), holds: PhantomData }
    }
}

impl<T: 'static> Memo<T> {
    /// The value, watched from here on.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, not watched.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Lets the value be looked at, watched from here on.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(cast(&**memo_of(self.inner).0))
    }

    /// Lets the value be looked at, not watched.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(cast(&**memo_untracked(self.inner).0))
    }

    /// As [`Self::with_untracked`]; nothing when what owned the memo is gone.
    pub fn try_with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> Option<U> {
        Some(look(cast(&**try_memo_untracked(self.inner)?.0)))
    }

    /// Watches it from here on.
    pub fn track(&self) {
        memo_of(self.inner);
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Debug for RwSignal<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        out.write_str("RwSignal")
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Debug for Memo<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        out.write_str("Memo")
    }
}

/// Words that change.
impl IntoRender for Memo<String> {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        live_text(self)
    }
}

#[inline(never)]
fn live_text(text: Memo<String>) -> AnyView {
    (move || text.get()).child_view()
}

/// What a memo holds: something that can be compared with what it held before.
trait Held: Any {
    fn is_same(&self, other: &dyn Held) -> bool;
}

impl<T: PartialEq + 'static> Held for T {
    fn is_same(&self, other: &dyn Held) -> bool {
        cast::<T>(other) == self
    }
}

/// What computes it.
trait Compute {
    fn compute(&self) -> Rc<dyn Held>;
}

struct Computed<F>(F);

impl<T: PartialEq + 'static, F: Fn() -> T> Compute for Computed<F> {
    fn compute(&self) -> Rc<dyn Held> {
        Rc::new(self.0())
    }
}

#[derive(Clone)]
struct Kept(SendWrapper<Rc<dyn Held>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&**other.0)
    }
}

// Never inlined: these exist once, whatever is held.

#[inline(never)]
fn slot(value: Box<dyn Any>) -> Slot {
    Slot::new_local(value)
}

#[inline(never)]
fn read(slot: Slot) -> impl Deref<Target = Box<dyn Any>> {
    slot.read()
}

#[inline(never)]
fn read_untracked(slot: Slot) -> impl Deref<Target = Box<dyn Any>> {
    slot.read_untracked()
}

#[inline(never)]
fn write(slot: &Slot) -> Option<impl DerefMut<Target = Box<dyn Any>>> {
    slot.try_write()
}

#[inline(never)]
fn write_untracked(slot: &Slot) -> Option<impl DerefMut<Target = Box<dyn Any>>> {
    slot.try_write_untracked()
}

#[inline(never)]
fn replace(slot: Slot, value: Box<dyn Any>) {
    if let Some(mut held) = write(&slot) {
        *held = value;
    }
}

#[inline(never)]
fn is_gone(slot: Slot) -> bool {
    lp::IsDisposed::is_disposed(&slot)
}

#[inline(never)]
fn computed(compute: Box<dyn Compute + Send + Sync>) -> lp::Memo<Kept> {
    lp::Memo::new(move |_| Kept(SendWrapper::new(compute.compute())))
}

#[inline(never)]
fn memo_of(memo: lp::Memo<Kept>) -> Kept {
    memo.get()
}

#[inline(never)]
fn memo_untracked(memo: lp::Memo<Kept>) -> Kept {
    memo.get_untracked()
}

#[inline(never)]
fn try_memo_untracked(memo: lp::Memo<Kept>) -> Option<Kept> {
    memo.try_get_untracked()
}

#[inline(never)]
fn cast<T: 'static>(held: &dyn Any) -> &T {
    let Some(value) = held.downcast_ref() else { unreachable!("a signal holds what it was made with") };
    value
}

#[inline(never)]
fn cast_mut<T: 'static>(held: &mut dyn Any) -> &mut T {
    let Some(value) = held.downcast_mut() else { unreachable!("a signal holds what it was made with") };
    value
}
