-- Who is in which department, and into which one an invite leads; none for none.
ALTER TABLE member ADD COLUMN department BLOB CHECK (department IS NULL OR length(department) = 16);
ALTER TABLE link ADD COLUMN department BLOB CHECK (department IS NULL OR length(department) = 16);

-- Which rule an audience was written down by: one of an earlier rule is worked out anew from the document's row at the next start.
ALTER TABLE access ADD COLUMN rule INTEGER NOT NULL DEFAULT 0;
