//! One write transaction: guards are read and compared inside it, then all writes are issued at once, then only its completion counts.
//!
//! A transaction closes as soon as control returns to the event loop with no request pending, so nothing else is awaited in here.
//! Strict durability (the bytes are on the disk, not only with the system, before "complete") costs about 2 ms a small commit in
//! Chromium on an SSD; an edit is visible long before, so that it is worth its price.

use std::collections::{BTreeMap, BTreeSet};

use futures::channel::oneshot;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbRequest, IdbTransaction};

use super::bytes::{from_js, to_js};
use super::failure::Failure;
use crate::engine::storage::{Guard, Space, StorageError, Write};

/// Runs the transaction and returns after it is complete.
pub(super) async fn commit(database: &IdbDatabase, guards: &[Guard], writes: &[Write]) -> Result<(), Failure> {
    // The last write of a key wins, whatever comes before it.
    let mut last: BTreeMap<(Space, &[u8]), Option<&[u8]>> = BTreeMap::new();
    for write in writes {
        match write {
            Write::Put(space, key, value) => last.insert((*space, key), Some(value)),
            Write::Delete(space, key) => last.insert((*space, key), None),
        };
    }
    let spaces: BTreeSet<Space> = guards.iter().map(|guard| guard.space).chain(last.keys().map(|(space, _)| *space)).collect();

    let transaction = begin(database, &spaces)?;
    let completion = Completion::of(&transaction);
    if !guards.is_empty() && !hold(&transaction, guards).await? {
        let _ = transaction.abort();
        return Err(Failure::Storage(StorageError::Conflict));
    }
    for ((space, key), value) in last {
        if let Err(thrown) = issue(&transaction, space, key, value) {
            let _ = transaction.abort();
            return Err(Failure::at_work(&thrown));
        }
    }
    completion.wait().await
}

/// Begins a readwrite transaction with strict durability. web-sys offers the third argument only behind its unstable flag.
fn begin(database: &IdbDatabase, spaces: &BTreeSet<Space>) -> Result<IdbTransaction, Failure> {
    let names: Array = spaces.iter().map(|space| JsValue::from(space.name())).collect();
    let options = Object::new();
    let strict = || -> Result<JsValue, JsValue> {
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        transaction.call3(database, &names, &"readwrite".into(), &options)
    };
    strict().map_err(|thrown| Failure::at_begin(&thrown))?.dyn_into().map_err(|_| Failure::other("no transaction"))
}

fn issue(transaction: &IdbTransaction, space: Space, key: &[u8], value: Option<&[u8]>) -> Result<IdbRequest, JsValue> {
    let store = transaction.object_store(space.name())?;
    match value {
        Some(value) => store.put_with_key(&to_js(value), &to_js(key)),
        None => store.delete(&to_js(key)),
    }
}

/// Whether every guard holds. Requests of a transaction are answered in order: when the last is, all are.
async fn hold(transaction: &IdbTransaction, guards: &[Guard]) -> Result<bool, Failure> {
    let requests = guards
        .iter()
        .map(|guard| transaction.object_store(guard.space.name())?.get(&to_js(&guard.key)))
        .collect::<Result<Vec<IdbRequest>, JsValue>>()
        .map_err(|thrown| Failure::at_work(&thrown))?;
    if let Some(last) = requests.last() {
        answered(last).await;
    }
    for (guard, request) in guards.iter().zip(&requests) {
        if let Ok(Some(error)) = request.error() {
            return Err(Failure::at_work(&error));
        }
        let found = request.result().map_err(|thrown| Failure::at_work(&thrown))?;
        let found = if found.is_undefined() { None } else { Some(from_js(&found)?) };
        if found != guard.expected {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn answered(request: &IdbRequest) {
    let (sender, receiver) = oneshot::channel();
    let handler = Closure::once(move |_: Event| {
        let _ = sender.send(());
    });
    request.set_onsuccess(Some(handler.as_ref().unchecked_ref()));
    request.set_onerror(Some(handler.as_ref().unchecked_ref()));
    let _ = receiver.await;
    request.set_onsuccess(None);
    request.set_onerror(None);
}

/// The end of a transaction. It listens from the beginning, so that no end is missed, and stops when dropped.
struct Completion<'a> {
    transaction: &'a IdbTransaction,
    ended: Option<oneshot::Receiver<bool>>,
    _on_complete: Closure<dyn FnMut(Event)>,
    _on_abort: Closure<dyn FnMut(Event)>,
}

impl<'a> Completion<'a> {
    fn of(transaction: &'a IdbTransaction) -> Self {
        let (sender, ended) = oneshot::channel();
        let sender = std::rc::Rc::new(std::cell::RefCell::new(Some(sender)));
        let report = |complete: bool| {
            let sender = std::rc::Rc::clone(&sender);
            Closure::new(move |_: Event| {
                if let Some(sender) = sender.borrow_mut().take() {
                    let _ = sender.send(complete);
                }
            })
        };
        let (on_complete, on_abort) = (report(true), report(false));
        transaction.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        transaction.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Self { transaction, ended: Some(ended), _on_complete: on_complete, _on_abort: on_abort }
    }

    /// Returns when everything is written, or why nothing was.
    async fn wait(mut self) -> Result<(), Failure> {
        let complete = match self.ended.take() {
            Some(ended) => ended.await.unwrap_or(false),
            None => false,
        };
        match (complete, self.transaction.error()) {
            (true, _) => Ok(()),
            (false, Some(error)) => Err(Failure::at_work(&error)),
            (false, None) => Err(Failure::other("AbortError")),
        }
    }
}

impl Drop for Completion<'_> {
    fn drop(&mut self) {
        self.transaction.set_oncomplete(None);
        self.transaction.set_onabort(None);
    }
}
