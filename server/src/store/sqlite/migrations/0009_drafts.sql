-- Edits of members who had lost the right to make them, until somebody who has it decides. What they say goes when that is done, and with
-- the document when it is erased.
CREATE TABLE draft (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    member BLOB NOT NULL,
    -- The author's id for it: two members may have the same.
    id BLOB NOT NULL CHECK (length(id) = 16),
    document BLOB NOT NULL CHECK (length(document) = 16),
    -- When the edit was made, by the author's clock, and when it was handed in.
    made INTEGER NOT NULL,
    handed INTEGER NOT NULL,
    -- The edit; empty once it is decided.
    commands BLOB NOT NULL CHECK (length(commands) <= 7168),
    -- Whether it was made, by whom that was decided, and when; none while it waits.
    accepted INTEGER,
    decider BLOB,
    decided INTEGER,
    PRIMARY KEY (workspace, member, id),
    FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX draft_waiting ON draft (workspace, handed) WHERE decided IS NULL;
CREATE INDEX draft_by_document ON draft (workspace, document);
