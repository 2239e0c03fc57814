//! The rules of selling: what may be done and what it means.

pub mod command;
pub mod error;
pub mod pipeline;
pub mod rules;

pub use command::{ClientField, ClientKind, Command, DealField, ImportedClient, ImportedDeal, Loss};
pub use error::DomainError;
pub use pipeline::{StageId, StageKind};
