//! The in-memory twin of the browser's storage, for tests and the simulation.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Guard, Item, Space, Storage, StorageError, Write};

type Values = BTreeMap<(Space, Vec<u8>), Vec<u8>>;

/// Storage in memory. Clones share the same values, as tabs share a database.
#[derive(Clone, Debug, Default)]
pub struct MemoryStorage {
    values: Rc<RefCell<Values>>,
}

impl Storage for MemoryStorage {
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        let values = self.values.borrow();
        Ok(keys.iter().map(|key| values.get(&(space, key.clone())).cloned()).collect())
    }

    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
        let values = self.values.borrow();
        Ok(values
            .range((space, from.to_vec())..)
            .take_while(|((at, key), _)| *at == space && to.is_none_or(|to| key.as_slice() < to))
            .take(limit)
            .map(|((_, key), value)| (key.clone(), value.clone()))
            .collect())
    }

    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
        Ok(self.values.borrow().keys().filter(|(at, _)| *at == space).map(|(_, key)| key.clone()).collect())
    }

    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
        let mut values = self.values.borrow_mut();
        if guards.into_iter().any(|guard| values.get(&(guard.space, guard.key)) != guard.expected.as_ref()) {
            return Err(StorageError::Conflict);
        }
        for write in writes {
            match write {
                Write::Put(space, key, value) => values.insert((space, key), value),
                Write::Delete(space, key) => values.remove(&(space, key)),
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;

    use super::super::conformance;
    use super::*;

    #[test]
    fn memory_passes_the_conformance_suite() {
        block_on(conformance::run(&MemoryStorage::default()));
    }
}
