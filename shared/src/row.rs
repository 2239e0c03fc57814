//! Rows: the flat read side for lists, boards, counters and search, computed from a document by one function
//! ([`crate::document::Document::rows`], [`crate::document::Document::record`]) on devices and on the relay alike (S4).
//!
//! In frames and in storage a row is MessagePack with short field names: unknown fields are skipped and missing ones take their
//! default, so that neighbouring versions read each other.

use crate::wire::{self, Wire as _};

mod client;
mod deal;
mod record;

pub use client::{ClientRow, ContactRow, PhoneRow, RequestRow, TaskRow, TransferRow, part};
pub use deal::{DealRow, LineRow, MoveRow, PaymentRow};
pub use record::RecordRow;

/// Packs rows into one value of storage or of a frame.
pub fn pack(rows: &[ClientRow]) -> Vec<u8> {
    let mut out = wire::Writer::default();
    out.array(rows.len());
    rows.iter().for_each(|row| row.write(&mut out));
    out.into_vec()
}

/// Unpacks what [`pack`] made; nothing when the bytes are something else.
pub fn unpack(bytes: &[u8]) -> Option<Vec<ClientRow>> {
    wire::decode(bytes).ok()
}
