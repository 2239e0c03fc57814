-- Changes up to this number are empty: what they did is in the documents. Moved in the transaction that empties them.
ALTER TABLE workspace ADD COLUMN horizon INTEGER NOT NULL DEFAULT 0 CHECK (horizon >= 0 AND horizon <= head);
