-- Passkeys of members. A private key never leaves its authenticator; what is here lets nobody in.
CREATE TABLE passkey (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    member BLOB NOT NULL,
    -- What the authenticator calls it.
    credential BLOB NOT NULL CHECK (length(credential) BETWEEN 16 AND 1023),
    -- The public key, and what an authenticator may change of a passkey, as the library writes them.
    public_key BLOB NOT NULL,
    state BLOB NOT NULL CHECK (length(state) = 7),
    -- What the device called itself that it was made on.
    name TEXT NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER,
    PRIMARY KEY (workspace, id),
    UNIQUE (workspace, credential),
    FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX passkey_by_member ON passkey (workspace, member);
