//! The example company: asked for, followed while it is made, taken away. Never here: making it, storing it.

use ingot_shared::Id;

use super::Store;
use crate::bridge::demo::DemoOrder;
use crate::bridge::{EngineError, ToEngine};
use crate::model::demo_link::{DemoLink, FromDemo};
use crate::model::undo::Purpose;
use crate::ui::browser;
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;

/// Whether it was here when the page was last open: the banner then stands from the first paint on.
const WAS_HERE: &str = "ingot.demo";

/// How the example is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoState {
    /// It is not here.
    Absent {
        /// Why not, when it was asked for in vain.
        error: Option<String>,
    },
    /// It is being made.
    Making {
        /// The request.
        request: u64,
        /// Clients made.
        done: u32,
        /// Clients to make; none while the worker is on its way.
        total: u32,
    },
    /// It is here.
    Here,
}

impl DemoState {
    /// Before the engine says anything.
    pub(super) fn first() -> Self {
        if browser::setting(WAS_HERE).as_deref() == Some("1") { Self::Here } else { Self::Absent { error: None } }
    }

    fn is_of(&self, which: u64) -> bool {
        matches!(self, Self::Making { request, .. } if *request == which)
    }
}

impl Store {
    /// Makes the example. It comes over the network, so that it can fail.
    pub fn start_demo(self) {
        if self.demo.with_untracked(|demo| !matches!(demo, DemoState::Absent { .. })) {
            return;
        }
        let request = self.desk.try_update_value(|desk| desk.requests.number()).unwrap_or_default();
        self.demo.set(DemoState::Making { request, done: 0, total: 0 });
        let link = DemoLink::start(move |from| self.demo_says(request, from));
        let is_running = link.is_some();
        self.desk.update_value(|desk| desk.demo = link);
        if !is_running {
            self.demo_says(request, FromDemo::Failed);
        }
    }

    /// Stops making the example; nothing of it stays.
    pub fn cancel_demo(self) {
        self.desk.update_value(|desk| desk.demo = None);
        self.tell(ToEngine::CancelDemo);
        self.demo.set(DemoState::Absent { error: None });
    }

    /// Takes the example away; `ended` hears whether that worked. What the person made stays.
    pub fn remove_demo(self, ended: impl FnOnce(bool) + 'static) {
        let answer = move |result: Result<Option<u64>, EngineError>| {
            ended(result.is_ok());
            match result {
                Ok(_) => self.toast(t().demo.removed.to_owned(), None),
                Err(error) => self.toast_error(errors::engine(&error)),
            }
        };
        self.send(Purpose::Fresh, None, Box::new(answer), |request| ToEngine::RemoveDemo { request });
    }

    fn demo_says(self, request: u64, from: FromDemo) {
        if !self.demo.with_untracked(|demo| demo.is_of(request)) {
            return;
        }
        match from {
            FromDemo::Ready(ready) => {
                self.demo.set(DemoState::Making { request, done: 0, total: ready.clients });
                let (member, name) = self.me.with_untracked(|me| (me.member, me.name.clone()));
                let order = DemoOrder { request, member, name, today: self.today() };
                self.desk.with_value(|desk| {
                    if let Some(link) = &desk.demo {
                        link.order(&order);
                    }
                });
            }
            FromDemo::Batch(bytes, made) => {
                if let Some(link) = self.link() {
                    link.pass_on(bytes);
                }
                self.demo.update(|demo| {
                    if let DemoState::Making { done, .. } = demo {
                        *done = made;
                    }
                });
            }
            FromDemo::Failed => self.demo_failed(request, || t().demo.no_network.to_owned()),
        }
    }

    fn demo_failed(self, request: u64, why: impl FnOnce() -> String) {
        if self.demo.with_untracked(|demo| demo.is_of(request)) {
            self.end_demo_worker();
            self.tell(ToEngine::CancelDemo);
            self.demo.set(DemoState::Absent { error: Some(why()) });
        }
    }

    /// Not at once: the worker's own message may be what ends it.
    fn end_demo_worker(self) {
        browser::later(0, move || self.desk.update_value(|desk| desk.demo = None));
    }

    /// The engine refused a request; perhaps it was this one.
    pub(super) fn demo_refused(self, request: u64, error: &EngineError) {
        self.demo_failed(request, || match error {
            EngineError::StorageFull => t().demo.no_room.to_owned(),
            error => errors::engine(error),
        });
    }

    /// The engine was started anew: what it was given is lost.
    pub(super) fn demo_cut_off(self) {
        if let DemoState::Making { request, .. } = self.demo.get_untracked() {
            self.demo_failed(request, || t().demo.cut_off.to_owned());
        }
    }

    /// The engine says whether the example is here.
    pub(super) fn demo_is(self, is_here: bool) {
        browser::keep_setting(WAS_HERE, if is_here { "1" } else { "0" });
        let now = self.demo.with_untracked(|demo| match (is_here, demo) {
            (true, _) => Some(DemoState::Here),
            (false, DemoState::Here) => Some(DemoState::Absent { error: None }),
            (false, _) => None,
        });
        if let Some(now) = now {
            self.end_demo_worker();
            self.demo.set(now);
        }
    }

    /// Documents that are no longer on this device leave the lists.
    pub(super) fn forget_rows(self, documents: &[Id]) {
        self.rows.update(|rows| {
            rows.forget(documents);
            rows.settle();
        });
        self.desk.update_value(|desk| desk.undo.forget(documents));
    }
}
