//! How long a document's history is, and when it is too long to go on with. Never here: going on in another document.

use automerge::ScalarValue;

use super::Document;
use super::node::Node;
use super::schema as key;
use crate::Id;

/// So many changes are a long history. Measured: an edit of such a document takes the relay five times as long as one of a thousand.
pub const LONG: usize = 10_000;
/// So many bytes of a saved document are a long history: a quarter of what the relay takes.
pub const LONG_BYTES: usize = 1024 * 1024;
/// Fewest changes of a long history. Where few changes take many bytes, they are what the client holds, and would only be held once more.
const WORTH: usize = 2_000;

impl Document {
    /// How many changes there are.
    pub fn length(&mut self) -> usize {
        self.doc.get_changes_meta(&[]).len()
    }

    /// How many changes there are, should that be a long history; `size` is the bytes of the saved document.
    pub fn long_history(&mut self, size: usize) -> Option<usize> {
        // Cheap to know, and as many as the changes at least, where few work at the same moment.
        let operations =
            self.doc.get_heads().iter().filter_map(|head| Some(self.doc.get_change_meta_by_hash(head)?.max_op)).max();
        let is_worth_counting = size >= LONG_BYTES || operations.is_some_and(|most| most >= LONG as u64);
        let length = is_worth_counting.then(|| self.length())?;
        (length >= LONG || (size >= LONG_BYTES && length >= WORTH)).then_some(length)
    }

    /// The documents that this client is said to be or to go on in, by some who said so at the same moment.
    pub fn said_to_be(&self) -> Vec<Id> {
        let Some(profile) = self.child(&Node::root(), key::PROFILE) else { return Vec::new() };
        let shown = self.scalar(&profile, key::MERGED_INTO);
        let all = shown.into_iter().chain(self.beside(&profile, key::MERGED_INTO));
        all.filter_map(|value| if let ScalarValue::Str(id) = value { id.parse().ok() } else { None }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;
    use crate::document::Author;
    use crate::domain::{ClientField, ClientKind, Command};

    #[test]
    fn a_history_is_long_by_its_changes_or_by_bytes_that_are_not_of_a_few() {
        let client = Id::from_bytes([1; 16]);
        let mut document = Document::empty(client);
        let run = |document: &mut Document, command| {
            document.apply(&[command], &Author::default(), Instant::from_millis(1)).expect("allowed");
        };
        let name = |n: usize| format!("Анор {n}");
        run(
            &mut document,
            Command::CreateClient { client, kind: ClientKind::Company, name: name(0), phone: None, fields: Vec::new() },
        );
        let edit = |document: &mut Document, upto: usize| {
            for n in document.length()..upto {
                run(document, Command::SetClientField { client, field: ClientField::Name, value: name(n) });
            }
        };
        edit(&mut document, WORTH - 1);
        assert_eq!(document.long_history(4 * LONG_BYTES), None, "what it holds would be as large in another one");
        edit(&mut document, WORTH);
        assert_eq!((document.long_history(LONG_BYTES - 1), document.long_history(LONG_BYTES)), (None, Some(WORTH)));
        edit(&mut document, LONG - 1);
        assert_eq!(document.long_history(1_000), None);
        edit(&mut document, LONG);
        assert_eq!(document.long_history(1_000), Some(LONG));
    }
}
