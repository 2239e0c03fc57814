//! Our values as bytes: MessagePack, written and read by one small codec for frames, rows, stored values and the page's messages.
//!
//! A type describes itself with [`record!`], [`choice!`] or [`words!`]; [`Writer`] and [`Reader`] walk any description through
//! `dyn`. Code that a compiler makes anew for each type, as for a generic serialisation library, was a sixth of the engine's wasm.
//!
//! What a description with names writes:
//!
//! | Rust | MessagePack |
//! |---|---|
//! | struct | a map from field names to values; unknown names are skipped, missing ones are blank unless they are `required` |
//! | enum | the variant's name; with content, a map of one entry: name and content |
//! | `Option` | nil or the value |
//! | list, tuple | an array |
//! | id, hash, bytes | bin |
//! | number, text, truth | the shortest form |
//!
//! A description without names goes by position (structs are arrays, variants are numbers): for messages within one build only.
//!
//! Never here: knowledge of any one type; recursion over what arrived, or memory reserved for a length that it claims (S10, S11).

mod bytes;
mod describe;
mod head;
mod later;
mod reader;
mod values;
mod writer;

pub use bytes::Bytes;
pub use later::Later;
pub use reader::Reader;
pub use writer::Writer;

pub use crate::{wire_choice as choice, wire_record as record, wire_words as words};

/// A value that has bytes.
pub trait Wire {
    /// Writes the value.
    fn write(&self, out: &mut Writer);

    /// Replaces the value by the one that comes next; when it does not, [`Reader::failed`] tells so and the value means nothing.
    fn fill(&mut self, input: &mut Reader<'_>);

    /// What a missing field is: zero, empty, none, or an enum's first variant.
    fn blank() -> Self
    where
        Self: Sized;
}

/// The fields of a struct or of an enum's present variant.
pub trait Fields {
    /// How the fields stand in the bytes.
    fn body(&self) -> &'static Body;
    /// A field by its place in the description.
    fn field(&self, index: usize) -> Option<&dyn Wire>;
    /// A field by its place in the description, to be read into.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Wire>;
}

/// An enum.
pub trait Choice: Fields {
    /// The variants' names; none when variants go by number.
    fn variants(&self) -> &'static [&'static str];
    /// The place of the present variant in the description.
    fn chosen(&self) -> usize;
    /// Becomes the variant at this place with blank content, or the one for names that this version does not know; false without.
    fn choose(&mut self, index: usize) -> bool;
}

/// How fields stand in the bytes.
#[derive(Clone, Copy, Debug)]
pub enum Body {
    /// There are none.
    Nothing,
    /// One, as it is.
    Value,
    /// This many, in an array.
    Placed(usize),
    /// In a map.
    Named(&'static [Name]),
}

/// A field's name. A description has at most 64.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// As written.
    pub text: &'static str,
    /// Whether a value without the field is refused.
    pub required: bool,
}

/// Why bytes are not a value of the expected type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// They end within the value, or claim more than is there.
    #[error("bytes end early")]
    Truncated,
    /// They hold a value of another kind, a number out of range, text that is no UTF-8, or a name that this version does not know.
    #[error("unexpected value")]
    Unexpected,
    /// A required field is missing, or a field is there twice.
    #[error("incomplete or repeated field")]
    Fields,
    /// Something follows the value.
    #[error("bytes after the value")]
    Excess,
}

/// The bytes of a value.
pub fn encode(value: &dyn Wire) -> Vec<u8> {
    let mut out = Writer::default();
    value.write(&mut out);
    out.into_vec()
}

/// The value of all these bytes.
///
/// # Errors
/// [`WireError`] when they are something else.
pub fn decode<T: Wire>(bytes: &[u8]) -> Result<T, WireError> {
    let mut value = T::blank();
    Reader::new(bytes).whole(&mut value)?;
    Ok(value)
}
