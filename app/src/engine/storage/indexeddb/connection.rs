//! The two connections of a database: rexie's, which creates the stores and reads, and a plain one for writing.
//!
//! Never here: transactions. An existing store is never renamed or removed by opening; a later layout raises [`VERSION`].

use futures::channel::oneshot;
use rexie::{ObjectStore, Rexie};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest};

use super::failure::Failure;
use crate::engine::storage::{Space, StorageError};

/// The layout of the database. A browser tab of an older app cannot open a newer one.
const VERSION: u32 = 1;

/// Two open connections; both close when this is dropped, after the transactions under way.
pub(super) struct Connection {
    /// For reads. rexie closes it when a newer version of the app asks (`versionchange`).
    pub(super) reader: Rexie,
    /// For writes.
    pub(super) writer: IdbDatabase,
    _on_version_change: Closure<dyn FnMut(Event)>,
}

impl Connection {
    /// Opens both, creating the database the first time. While an older tab still finishes a transaction the browser makes the
    /// request wait (`blocked`); as every connection closes itself when asked, that ends by itself.
    pub(super) async fn open(name: &str) -> Result<Self, StorageError> {
        let stores = Space::ALL.into_iter().map(|space| ObjectStore::new(space.name()));
        let builder = stores.fold(Rexie::builder(name).version(VERSION), rexie::RexieBuilder::add_object_store);
        let reader = builder.build().await.map_err(Failure::from)?;
        let writer = open_existing(name).await?;

        let closing = writer.clone();
        let on_version_change = Closure::new(move |_: Event| closing.close());
        writer.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Ok(Self { reader, writer, _on_version_change: on_version_change })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.writer.set_onversionchange(None);
        self.writer.close();
    }
}

/// Opens the database that rexie just made ready. Should somebody have deleted it in between, it fails rather than make one without stores.
async fn open_existing(name: &str) -> Result<IdbDatabase, Failure> {
    let factory = js_sys::Reflect::get(&js_sys::global(), &JsValue::from("indexedDB"))
        .ok()
        .and_then(|factory| factory.dyn_into::<IdbFactory>().ok())
        .ok_or_else(|| Failure::other("no IndexedDB"))?;
    let request = factory.open_with_u32(name, VERSION).map_err(|thrown| Failure::at_work(&thrown))?;

    let (answered, answer) = oneshot::channel();
    let on_answer = Closure::once(move |_: Event| {
        let _ = answered.send(());
    });
    let upgrading = request.clone();
    let on_upgrade = Closure::once(move |_: Event| {
        if let Some(transaction) = upgrading.transaction() {
            let _ = transaction.abort();
        }
    });
    request.set_onsuccess(Some(on_answer.as_ref().unchecked_ref()));
    request.set_onerror(Some(on_answer.as_ref().unchecked_ref()));
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let answer = answer.await;
    clear_handlers(&request);
    answer.map_err(|_| Failure::other("no answer"))?;

    match request.error() {
        Ok(None) => {}
        Ok(Some(error)) => return Err(Failure::at_work(&error)),
        Err(thrown) => return Err(Failure::at_work(&thrown)),
    }
    let result = request.result().map_err(|thrown| Failure::at_work(&thrown))?;
    result.dyn_into().map_err(|_| Failure::other("no database"))
}

fn clear_handlers(request: &IdbOpenDbRequest) {
    request.set_onsuccess(None);
    request.set_onerror(None);
    request.set_onupgradeneeded(None);
}
