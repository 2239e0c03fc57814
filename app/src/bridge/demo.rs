//! What the page and the demo company's worker tell each other.

use ingot_shared::{Date, Id, wire};

/// The worker's first lines, relative to the page's base. They come over the network, when somebody asks for the example.
pub const DEMO_SCRIPT: &str = "/demo_start.js";

/// The keys of what the worker posts: a greeting; or bytes for the engine with how many clients are made.
pub mod key {
    /// The bytes of a [`DemoReady`](super::DemoReady).
    pub const READY: &str = "ready";
    /// The bytes of a [`ToEngine::StoreDemo`](crate::bridge::ToEngine::StoreDemo), to be handed on as they are.
    pub const BATCH: &str = "batch";
    /// How many clients are made.
    pub const DONE: &str = "done";
}

/// The worker runs and waits for its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DemoReady {
    /// How many clients it will make.
    pub clients: u32,
}

wire::record!(DemoReady { clients });

/// What to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoOrder {
    /// The page's number for the request.
    pub request: u64,
    /// The member at this device, who is one of those who sell.
    pub member: Id,
    /// The member's name; may be empty.
    pub name: String,
    /// The day that everything leads up to.
    pub today: Date,
}

wire::record!(DemoOrder { request, member, name, today });
