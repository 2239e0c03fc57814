-- 'INGT': tells an Ingot store from any other SQLite file.
PRAGMA application_id = 0x494E4754;

CREATE TABLE workspace (
    id INTEGER PRIMARY KEY,
    -- The log's history; a restored backup gets a new one.
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    secret TEXT NOT NULL CHECK (length(secret) >= 16),
    -- The log's last number: changed in the transaction that logs, so numbers have no gap.
    head INTEGER NOT NULL DEFAULT 0 CHECK (head >= 0),
    documents INTEGER NOT NULL DEFAULT 0 CHECK (documents >= 0)
) STRICT;

CREATE TABLE document (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- Numbers of its first and its last change.
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    -- The row stands before the snapshot: lists are read without touching the snapshot's pages.
    row BLOB NOT NULL,
    snapshot BLOB NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT;

CREATE UNIQUE INDEX document_first ON document (workspace, first);

CREATE TABLE log (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    document BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    actor BLOB NOT NULL,
    actor_seq INTEGER NOT NULL CHECK (actor_seq > 0),
    member BLOB NOT NULL CHECK (length(member) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, seq),
    FOREIGN KEY (workspace, document) REFERENCES document (workspace, id)
) STRICT;

-- Two documents may hold the same change (two equal clients of one import), one document never twice.
CREATE UNIQUE INDEX log_change ON log (workspace, document, hash);
-- An actor's number belongs to one change.
CREATE UNIQUE INDEX log_turn ON log (workspace, document, actor, actor_seq);
