-- Who may come in. Of passwords, tokens and secrets there are hashes only.
CREATE TABLE member (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- The address as it is compared: in small letters.
    email_key TEXT NOT NULL,
    -- Argon2id in PHC form; empty after an import, until a recovery link was used.
    password TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'head', 'manager', 'viewer')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    made INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT;

CREATE UNIQUE INDEX member_email ON member (workspace, email_key);

-- A device that was signed in. Ended ones stay: a device that comes back is told how it ended.
CREATE TABLE session (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    member BLOB NOT NULL,
    -- SHA-256.
    token BLOB NOT NULL CHECK (length(token) = 32),
    label TEXT NOT NULL,
    -- Known once it has synced.
    device BLOB CHECK (device IS NULL OR length(device) = 16),
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    ended INTEGER,
    cut_off INTEGER NOT NULL DEFAULT 0 CHECK (cut_off IN (0, 1)),
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;

CREATE UNIQUE INDEX session_token ON session (token);
CREATE INDEX session_member ON session (workspace, member);
CREATE INDEX session_device ON session (workspace, device);

-- Links that work once.
CREATE TABLE link (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('owner', 'invite', 'recovery')),
    -- SHA-256.
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    role TEXT NOT NULL CHECK (role IN ('owner', 'head', 'manager', 'viewer')),
    name TEXT NOT NULL,
    -- Who made it; none for whoever runs the relay.
    by BLOB,
    -- Whose password it sets anew.
    member BLOB,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    used_by BLOB,
    withdrawn INTEGER,
    PRIMARY KEY (workspace, id)
) STRICT;

CREATE UNIQUE INDEX link_secret ON link (secret);

-- One secret for everybody is over: whoever has it gets nothing for it.
ALTER TABLE workspace DROP COLUMN secret;
