//! Lists that most readers never look at.

use std::fmt;
use std::ops::Deref;
use std::slice::Iter;
use std::sync::OnceLock;

use super::{Reader, Wire, Writer, decode};

/// A list that stands in the bytes as any other. What was read keeps its bytes and becomes a list when somebody looks at it: of ten
/// thousand rows with a year of contacts each, a start looks at none.
///
/// Only that a list comes next is checked at once; one whose items are no `T` is empty when it is looked at.
pub struct Later<T> {
    /// The list as it came; empty for one that was made here.
    raw: Box<[u8]>,
    list: OnceLock<Vec<T>>,
}

impl<T: Wire> Deref for Later<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        self.list.get_or_init(|| decode(&self.raw).unwrap_or_default())
    }
}

impl<T> From<Vec<T>> for Later<T> {
    fn from(list: Vec<T>) -> Self {
        Self { raw: Box::default(), list: list.into() }
    }
}

impl<T> FromIterator<T> for Later<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<'a, T: Wire> IntoIterator for &'a Later<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self { raw: self.raw.clone(), list: self.list.clone() }
    }
}

impl<T: Wire + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Wire + Eq> Eq for Later<T> {}

impl<T: Wire + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

impl<T: Wire> Wire for Later<T> {
    fn write(&self, out: &mut Writer) {
        (**self).write(out);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        *self = match input.list() {
            Some(raw) => Self { raw: raw.into(), list: OnceLock::new() },
            None => Self::default(),
        };
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{WireError, encode};

    fn read(bytes: &[u8]) -> Result<Later<u64>, WireError> {
        decode(bytes)
    }

    #[test]
    fn it_stands_in_the_bytes_as_a_list() {
        for list in [vec![], vec![7], vec![u64::MAX; 20]] {
            let bytes = encode(&list);
            let read = read(&bytes).unwrap();
            assert_eq!(encode(&Later::from(list.clone())), bytes);
            assert_eq!(encode(&read), bytes);
            assert_eq!(*read, list);
            assert_eq!(read.clone(), Later::from(list));
        }
    }

    #[test]
    fn what_follows_it_is_read() {
        let pair: (Later<u64>, String) = decode(&encode(&(vec![1_u64, 2], "after".to_owned()))).unwrap();
        assert_eq!((&*pair.0, pair.1.as_str()), (&vec![1, 2], "after"));
    }

    #[test]
    fn what_is_no_list_is_refused_and_foreign_items_are_none() {
        assert_eq!(read(&encode(&"text".to_owned())).unwrap_err(), WireError::Unexpected);
        assert_eq!(read(&[0x92, 1]).unwrap_err(), WireError::Truncated);
        // A list that claims four thousand million items.
        assert_eq!(read(&[0xdd, 255, 255, 255, 255, 1]).unwrap_err(), WireError::Truncated);
        assert_eq!(*read(&encode(&vec!["text".to_owned()])).unwrap(), Vec::<u64>::new());
    }
}
