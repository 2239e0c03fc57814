//! The rules of selling: what may be done and what it means.

pub mod command;
pub mod error;
pub mod imported;
pub mod pipeline;

pub use command::{ClientField, ClientKind, Command, DealField, Loss};
pub use error::DomainError;
pub use imported::{ImportedClient, ImportedDeal};
pub use pipeline::{StageId, StageKind};
