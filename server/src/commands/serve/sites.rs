//! The workspaces of one relay process: that of the data folder, and those with host names of their own.
//!
//! They are opened with the process, and one that is added later when somebody first asks for it. One that cannot be opened harms no other.
//! Never here: what is served of a workspace.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::future::join_all;
use tokio::sync::OnceCell;

use crate::http::{self, App, Relay, Sites};
use crate::store::compaction::Policy;
use crate::store::{SqliteStore, StoreError};
use crate::workspaces::{self, HostName};

/// A workspace that is open.
#[derive(Clone, Debug)]
pub(super) struct Workspace {
    pub(super) relay: Relay<SqliteStore>,
    router: Router,
}

impl Workspace {
    fn new(store: SqliteStore) -> Self {
        let relay = Relay::new(store);
        let tidied = relay.clone();
        tokio::spawn(async move { tidied.tidy_daily().await });
        Self { router: http::router(relay.clone(), App::embedded()), relay }
    }

    async fn close(&self) {
        self.relay.store_wrong().await;
        self.relay.store().close().await;
    }
}

/// How stores are opened.
#[derive(Debug)]
pub(super) struct Opening {
    /// The data folder.
    pub(super) data: PathBuf,
    /// The program whose processes compute documents.
    pub(super) program: PathBuf,
    /// How much of each log is kept.
    pub(super) policy: Policy,
}

impl Opening {
    async fn open(&self, folder: &std::path::Path) -> Result<Workspace, StoreError> {
        Ok(Workspace::new(SqliteStore::open_with(folder, Some(self.program.clone()), self.policy).await?))
    }
}

/// Every workspace of the process.
#[derive(Clone, Debug)]
pub(super) struct Workspaces {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    opening: Opening,
    main: Workspace,
    /// Those with names; none any more once the process ends.
    named: Mutex<Option<BTreeMap<HostName, Arc<OnceCell<Workspace>>>>>,
}

impl Workspaces {
    /// Opens the data folder's own workspace and the others.
    ///
    /// # Errors
    /// When the own one cannot be opened. Of others it is logged.
    pub(super) async fn open(opening: Opening) -> Result<Self, StoreError> {
        let main = opening.open(&opening.data).await?;
        let all = Self { inner: Arc::new(Inner { opening, main, named: Mutex::new(Some(BTreeMap::new())) }) };
        for name in all.names() {
            all.named(&name).await;
        }
        Ok(all)
    }

    /// That of the data folder itself.
    pub(super) fn main(&self) -> &Workspace {
        &self.inner.main
    }

    /// The names of the others, whether they could be opened or not.
    pub(super) fn names(&self) -> Vec<HostName> {
        workspaces::names(&self.inner.opening.data).unwrap_or_else(|error| {
            tracing::error!(%error, "the other workspaces cannot be listed");
            Vec::new()
        })
    }

    /// The workspace of this name: none when there is none, and [`Err`] when it cannot be opened now.
    pub(super) async fn named(&self, name: &HostName) -> Option<Result<Workspace, StoreError>> {
        let folder = name.folder(&self.inner.opening.data);
        let cell = {
            let mut named = self.inner.named.lock().unwrap_or_else(PoisonError::into_inner);
            let named = named.as_mut()?;
            match named.get(name) {
                Some(cell) => Arc::clone(cell),
                None if folder.is_dir() => Arc::clone(named.entry(name.clone()).or_default()),
                None => return None,
            }
        };
        let opened = cell.get_or_try_init(|| self.inner.opening.open(&folder)).await;
        if let Err(error) = &opened {
            tracing::error!(workspace = %name, %error, "a workspace cannot be opened");
        }
        Some(opened.cloned())
    }

    /// Tells every device to go.
    pub(super) fn stop(&self) {
        for workspace in self.opened() {
            workspace.relay.stop();
        }
    }

    /// Completes when no device is connected any more.
    pub(super) async fn empty(&self) {
        join_all(self.opened().iter().map(|workspace| workspace.relay.empty())).await;
    }

    /// Closes every store; none is opened after that.
    pub(super) async fn close(&self) {
        let opened = self.opened();
        self.inner.named.lock().unwrap_or_else(PoisonError::into_inner).take();
        join_all(opened.iter().map(Workspace::close)).await;
    }

    fn opened(&self) -> Vec<Workspace> {
        let named = self.inner.named.lock().unwrap_or_else(PoisonError::into_inner);
        let others = named.iter().flat_map(BTreeMap::values).filter_map(|cell| cell.get().cloned());
        std::iter::once(self.inner.main.clone()).chain(others).collect()
    }

    /// The routes for whoever watches: `/metrics` of the own workspace, `/metrics/NAME` of another.
    pub(super) fn watch_router(&self) -> Router {
        let named = Router::new().route("/metrics/{name}", get(figures)).with_state(self.clone());
        http::watch_router(self.main().relay.clone()).merge(named)
    }
}

impl Sites for Workspaces {
    async fn at(&self, host: Option<&str>) -> Router {
        let Some(name) = host.and_then(HostName::asked) else { return self.main().router.clone() };
        match self.named(&name).await {
            None => self.main().router.clone(),
            Some(Ok(workspace)) => workspace.router,
            Some(Err(_)) => Router::new().fallback(cannot_open),
        }
    }
}

async fn cannot_open() -> Response {
    let text = "This workspace cannot be opened. Whoever runs the relay finds the reason in its log.\n";
    (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
}

async fn figures(State(all): State<Workspaces>, Path(name): Path<String>) -> Response {
    let Ok(name) = name.parse() else { return StatusCode::NOT_FOUND.into_response() };
    match all.named(&name).await {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(Ok(workspace)) => http::figures(&workspace.relay).into_response(),
        Some(Err(_)) => cannot_open().await,
    }
}
