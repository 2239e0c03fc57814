//! The rules of selling: what may be done and what it means.

pub mod command;
pub mod error;
pub mod pipeline;
pub mod rules;
pub mod value;

pub use command::{ClientField, ClientKind, Command, DealField, ImportedClient, ImportedDeal, Late, Lead, Loss, NewTask, Place};
pub use error::DomainError;
pub use pipeline::{StageId, StageKind};
pub use value::{Fields, Value};
