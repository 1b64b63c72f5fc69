-- Who works at this desk, what they did that matters, and what becomes of
-- contacts after they were saved.

-- person: somebody who may work here. A desk without people works at once;
-- one with a supervisor who has a passphrase asks for it (right.go).
CREATE TABLE person (
    id        INTEGER PRIMARY KEY,
    key       TEXT    NOT NULL UNIQUE,  -- the name folded, so that Maria and maria are one
    name      TEXT    NOT NULL,
    role      TEXT    NOT NULL CHECK (role IN ('agent', 'editor', 'supervisor')),
    secret    TEXT    NOT NULL DEFAULT '',  -- argon2id with its cost and salt; empty for none
    strong    INTEGER NOT NULL DEFAULT 0 CHECK (strong IN (0, 1)), -- the secret is a passphrase
    version   INTEGER NOT NULL DEFAULT 1,   -- grows with every change; a sign-in holds for one version
    failed    INTEGER NOT NULL DEFAULT 0,   -- wrong tries since the last right one
    failed_at INTEGER,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)) -- works here no longer
) STRICT;

-- recovery: the code that makes a supervisor when no passphrase is known.
CREATE TABLE recovery (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    secret TEXT    NOT NULL  -- argon2id
) STRICT;

-- audit: who exported, erased, restored, or changed people, knowledge or
-- settings. It holds no shopper's data. Each line carries a hash of itself
-- and the line before, and the desk remembers the last one, so that a line
-- changed or taken away by hand is found (audit.go).
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,  -- 1, 2, 3 without a gap
    at     INTEGER NOT NULL,
    who    TEXT    NOT NULL,
    action TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    hash   TEXT    NOT NULL      -- SHA-256 in hexadecimal
) STRICT;
ALTER TABLE desk ADD COLUMN audit_hash TEXT NOT NULL DEFAULT '';  -- of the last line
ALTER TABLE desk ADD COLUMN audit_lines INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
    SELECT raise(ABORT, 'the audit record is never changed');
END;
CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit BEGIN
    SELECT raise(ABORT, 'the audit record is never changed');
END;
CREATE TRIGGER audit_never_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id) BEGIN
    SELECT raise(ABORT, 'the audit record is never changed');
END;

-- contact_was: a saved contact that was opened again, as it was saved, until
-- it is saved anew.
CREATE TABLE contact_was (
    contact INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    fields  TEXT    NOT NULL  -- JSON, as the log prints a contact
) STRICT;

-- contact_change: what a saved contact said before it was changed, a row a
-- field.
CREATE TABLE contact_change (
    id      INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL,
    who     TEXT    NOT NULL,
    field   TEXT    NOT NULL,  -- as JSON names it
    before  TEXT    NOT NULL   -- its JSON value; empty text for none
) STRICT;
CREATE INDEX contact_change_contact ON contact_change (contact);

-- purged contacts keep what is counted and nothing that tells who called. The
-- index holds the others only, so that looking for the old ones stays cheap.
ALTER TABLE contact ADD COLUMN purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1));
CREATE INDEX contact_personal ON contact (started) WHERE purged = 0;

-- erased: contacts that were erased, by their id alone, so that a backup
-- restored from elsewhere does not bring them back.
CREATE TABLE erased (
    uuid TEXT    PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was typed in a step can be erased; nothing else of an event ever
-- changes.
DROP TRIGGER event_never_changes;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    WHEN new.text <> '[erased]' OR (new.run, new.seq, new.kind, new.topic, new.node, new.answer, new.at, new.dwell_ms)
        IS NOT (old.run, old.seq, old.kind, old.topic, old.node, old.answer, old.at, old.dwell_ms) BEGIN
    SELECT raise(ABORT, 'events are never changed');
END;
