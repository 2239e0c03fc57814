-- When the password was last entered on a device.
ALTER TABLE session ADD COLUMN proved INTEGER NOT NULL DEFAULT 0;

-- When a device of the member was last here, of those whose sessions are not kept any more.
ALTER TABLE member ADD COLUMN seen INTEGER;

-- What happened to accounts. Each entry holds the hash of the one before; nothing is ever changed or taken out.
CREATE TABLE audit (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    -- Gapless from 1.
    number INTEGER NOT NULL CHECK (number > 0),
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    -- Who did it, to whom, and the link, session or document that it is about.
    actor BLOB,
    member BLOB,
    thing BLOB,
    role TEXT,
    count INTEGER NOT NULL CHECK (count > 0),
    -- SHA-256.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (workspace, number)
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;

-- Codes by which an owner sets his password anew. Used ones go.
CREATE TABLE recovery_code (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    member BLOB NOT NULL,
    -- SHA-256.
    code BLOB NOT NULL CHECK (length(code) = 32),
    PRIMARY KEY (workspace, member, code),
    FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
