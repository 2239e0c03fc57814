-- Documents that were erased for good: that they were, and nothing of what they held. Such a document's row and snapshot are empty, and so are its
-- changes in the log. A document that was never here can be erased too, so that it never comes.
CREATE TABLE erased (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    -- Gapless from 1: what a device remembers of erasing.
    number INTEGER NOT NULL CHECK (number > 0),
    document BLOB NOT NULL CHECK (length(document) = 16),
    at INTEGER NOT NULL,
    member BLOB NOT NULL CHECK (length(member) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    PRIMARY KEY (workspace, number)
) STRICT;

CREATE UNIQUE INDEX erased_document ON erased (workspace, document);
