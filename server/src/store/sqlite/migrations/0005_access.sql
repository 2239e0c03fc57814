-- Who may read a document, as it follows from what the document says. In a table of its own: all of it is read at each start.
CREATE TABLE access (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    document BLOB NOT NULL CHECK (length(document) = 16),
    -- Who logged its first change.
    maker BLOB NOT NULL CHECK (length(maker) = 16),
    -- MessagePack.
    audience BLOB NOT NULL,
    -- The change that last made it somebody else's; zero for none.
    changed INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
    -- Who could read it at some time before, as the audience.
    former BLOB NOT NULL,
    PRIMARY KEY (workspace, document)
) STRICT, WITHOUT ROWID;
