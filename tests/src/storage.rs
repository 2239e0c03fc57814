//! A device's storage that fails on command: right before a transaction, right after it, or because it is full.

use std::cell::Cell;
use std::rc::Rc;

use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Guard, Item, Space, Storage, StorageError, Write};

/// How the next transaction fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The process dies before anything is written.
    DiesBefore,
    /// The process dies after the writes are complete and before it learns of it.
    DiesAfter,
    /// There is no room; the process goes on.
    Full,
}

/// Storage with a fuse. Clones share values and fuse.
#[derive(Clone, Debug, Default)]
pub struct FaultyStorage {
    memory: MemoryStorage,
    fuse: Rc<Cell<Option<(usize, Fault)>>>,
    dead: Rc<Cell<bool>>,
    steps: Rc<Cell<usize>>,
}

impl FaultyStorage {
    /// The n-th transaction from now (0 is the next) fails like this.
    pub fn arm(&self, transactions: usize, fault: Fault) {
        self.fuse.set(Some((transactions, fault)));
    }

    /// No transaction fails any more.
    pub fn disarm(&self) {
        self.fuse.set(None);
    }

    /// Transactions that were asked for in this process.
    pub fn steps(&self) -> usize {
        self.steps.get()
    }

    /// Whether a fault is still to come.
    pub fn is_armed(&self) -> bool {
        self.fuse.get().is_some()
    }

    /// Whether the process died in a transaction.
    pub fn died(&self) -> bool {
        self.dead.get()
    }

    /// The same disk for a new process.
    pub fn restarted(&self) -> Self {
        Self { memory: self.memory.clone(), ..Self::default() }
    }

    /// A copy of the disk, as of a profile that somebody took to another machine.
    pub async fn copied(&self) -> Result<Self, StorageError> {
        let copy = MemoryStorage::default();
        for space in Space::ALL {
            let items = self.memory.scan(space, &[], None, usize::MAX).await?;
            copy.commit(Vec::new(), items.into_iter().map(|(key, value)| Write::Put(space, key, value)).collect()).await?;
        }
        Ok(Self { memory: copy, ..Self::default() })
    }

    /// What is on the disk, read without faults.
    pub const fn disk(&self) -> &MemoryStorage {
        &self.memory
    }

    fn burn(&self) -> Option<Fault> {
        match self.fuse.get() {
            Some((0, fault)) => {
                self.fuse.set(None);
                Some(fault)
            }
            Some((left, fault)) => {
                self.fuse.set(Some((left - 1, fault)));
                None
            }
            None => None,
        }
    }

    fn alive(&self) -> Result<(), StorageError> {
        if self.dead.get() { Err(StorageError::Unavailable("the process died".to_owned())) } else { Ok(()) }
    }
}

impl Storage for FaultyStorage {
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        self.alive()?;
        self.memory.get_many(space, keys).await
    }

    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
        self.alive()?;
        self.memory.scan(space, from, to, limit).await
    }

    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
        self.alive()?;
        self.memory.keys(space).await
    }

    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
        self.alive()?;
        self.steps.set(self.steps.get() + 1);
        match self.burn() {
            Some(Fault::Full) => Err(StorageError::Full),
            Some(Fault::DiesBefore) => {
                self.dead.set(true);
                self.alive()
            }
            Some(Fault::DiesAfter) => {
                self.memory.commit(guards, writes).await?;
                self.dead.set(true);
                self.alive()
            }
            None => self.memory.commit(guards, writes).await,
        }
    }
}
