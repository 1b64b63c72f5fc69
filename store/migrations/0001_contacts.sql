-- The contact log of one desk.
--
-- Rules for every table: times are whole milliseconds since 1970 in UTC, NULL
-- when not known; spans are whole seconds unless the name ends in _ms; an
-- empty text means "nothing said". Rows are ordered by id, never by a clock.
-- Text typed by people has had card data masked before it gets here.

-- desk: one row. Its code begins every reference this desk gives out, and
-- issued counts them, so that two desks that never meet do not give the same
-- one. issued only grows: a number given to a shopper is never given again.
CREATE TABLE desk (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    code   TEXT    NOT NULL CHECK (length(code) = 4),     -- Crockford base 32, a letter first
    issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0) -- the last number given out
) STRICT;

-- contact: one conversation with a shopper, from the first word typed (open,
-- or parked while another one is on) to the wrap-up (saved).
CREATE TABLE contact (
    id               INTEGER PRIMARY KEY,  -- from desk.issued; the order of all lists
    uuid             TEXT    NOT NULL UNIQUE CHECK (length(uuid) = 36), -- UUIDv7, for programs
    ref              TEXT    NOT NULL UNIQUE,  -- for people: "K7QD-000123"
    state            TEXT    NOT NULL CHECK (state IN ('open', 'parked', 'saved')),
    customer         TEXT    NOT NULL DEFAULT '',
    email            TEXT    NOT NULL DEFAULT '',
    phone            TEXT    NOT NULL DEFAULT '',
    order_number     TEXT    NOT NULL DEFAULT '',
    country          TEXT    NOT NULL DEFAULT '',
    lang             TEXT    NOT NULL DEFAULT '',  -- the shopper's: "es", "pt-BR"
    channel          TEXT    NOT NULL DEFAULT '' CHECK (channel IN ('', 'phone', 'chat', 'email')),
    topic            TEXT    NOT NULL DEFAULT '',  -- article id
    code             TEXT    NOT NULL DEFAULT '',  -- the error code or message the shopper saw
    outcome          TEXT    NOT NULL DEFAULT '' CHECK (outcome IN ('', 'resolved', 'will-try',
                         'waiting-bank', 'waiting-documents', 'escalated', 'dropped')),
    note             TEXT    NOT NULL DEFAULT '',
    agent            TEXT    NOT NULL DEFAULT '',
    desk             TEXT    NOT NULL DEFAULT '',
    started          INTEGER,
    ended            INTEGER,
    talk_seconds     INTEGER NOT NULL DEFAULT 0 CHECK (talk_seconds >= 0),
    hold_seconds     INTEGER NOT NULL DEFAULT 0 CHECK (hold_seconds >= 0),
    after_seconds    INTEGER NOT NULL DEFAULT 0 CHECK (after_seconds >= 0), -- after-contact work
    follow_up        TEXT    NOT NULL DEFAULT '' CHECK (follow_up = '' OR
                         follow_up GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- a day
    attempt_at       INTEGER,                   -- when the payment that failed was tried
    attempt_amount   TEXT    NOT NULL DEFAULT '',  -- plain decimal, "129.90"
    attempt_currency TEXT    NOT NULL DEFAULT '' CHECK (attempt_currency = '' OR length(attempt_currency) = 3),
    proposed_topic   TEXT    NOT NULL DEFAULT '',  -- what the checklist proposed, kept beside
    proposed_outcome TEXT    NOT NULL DEFAULT '',  -- what the agent chose
    digits           TEXT    NOT NULL DEFAULT '',  -- digits of phone and order, for finding
    pairs            TEXT    NOT NULL DEFAULT '',  -- letter pairs of scripts without blanks, for finding
    CHECK (state <> 'saved' OR started IS NOT NULL),
    CHECK (ended IS NULL OR started IS NULL OR ended >= started)
) STRICT;

-- For a span of days, for the history of one topic or agent, for what is
-- left to finish. Each ends in the row id, so a page needs no sorting.
CREATE INDEX contact_started    ON contact (started, id) WHERE state = 'saved';
CREATE INDEX contact_topic      ON contact (topic, id)   WHERE state = 'saved';
CREATE INDEX contact_agent      ON contact (agent, id)   WHERE state = 'saved';
CREATE INDEX contact_unfinished ON contact (id)          WHERE state <> 'saved';

-- contact_found is what history can find: saved contacts only. Drafts change
-- with every pause in typing; indexing them would be paid for on each one.
CREATE VIEW contact_found AS
    SELECT id, customer, email, order_number, code, note, pairs, digits
      FROM contact WHERE state = 'saved';

-- Two indexes over that view: whole words and their beginnings, and any three
-- or more digits inside a phone or order number. References are not among the
-- words: all begin with the desk's code, which may be how a name begins. The
-- text itself is not held twice, and secure-delete leaves nothing of an erased
-- contact behind.
CREATE VIRTUAL TABLE contact_words USING fts5 (
    customer, email, order_number, code, note, pairs,
    content = 'contact_found', content_rowid = 'id', prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE contact_digits USING fts5 (
    digits,
    content = 'contact_found', content_rowid = 'id', tokenize = 'trigram'
);
INSERT INTO contact_words  (contact_words,  rank) VALUES ('secure-delete', 1);
INSERT INTO contact_digits (contact_digits, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER contact_index_insert AFTER INSERT ON contact WHEN new.state = 'saved' BEGIN
    INSERT INTO contact_words (rowid, customer, email, order_number, code, note, pairs)
    VALUES (new.id, new.customer, new.email, new.order_number, new.code, new.note, new.pairs);
    INSERT INTO contact_digits (rowid, digits) VALUES (new.id, new.digits);
END;
CREATE TRIGGER contact_index_delete AFTER DELETE ON contact WHEN old.state = 'saved' BEGIN
    INSERT INTO contact_words (contact_words, rowid, customer, email, order_number, code, note, pairs)
    VALUES ('delete', old.id, old.customer, old.email, old.order_number, old.code, old.note, old.pairs);
    INSERT INTO contact_digits (contact_digits, rowid, digits) VALUES ('delete', old.id, old.digits);
END;
-- An update is a removal of what was there and an insertion of what is.
CREATE TRIGGER contact_index_leave AFTER UPDATE ON contact WHEN old.state = 'saved' BEGIN
    INSERT INTO contact_words (contact_words, rowid, customer, email, order_number, code, note, pairs)
    VALUES ('delete', old.id, old.customer, old.email, old.order_number, old.code, old.note, old.pairs);
    INSERT INTO contact_digits (contact_digits, rowid, digits) VALUES ('delete', old.id, old.digits);
    INSERT INTO contact_words (rowid, customer, email, order_number, code, note, pairs)
    SELECT id, customer, email, order_number, code, note, pairs FROM contact_found WHERE id = new.id;
    INSERT INTO contact_digits (rowid, digits) SELECT id, digits FROM contact_found WHERE id = new.id;
END;
CREATE TRIGGER contact_index_enter AFTER UPDATE ON contact WHEN old.state <> 'saved' AND new.state = 'saved' BEGIN
    INSERT INTO contact_words (rowid, customer, email, order_number, code, note, pairs)
    VALUES (new.id, new.customer, new.email, new.order_number, new.code, new.note, new.pairs);
    INSERT INTO contact_digits (rowid, digits) VALUES (new.id, new.digits);
END;

-- edition: the knowledge pack a run was started with, by its hash, so that a
-- run ends on the words it began with and can be read years later.
CREATE TABLE edition (
    hash  TEXT    PRIMARY KEY,
    pack  BLOB    NOT NULL,
    added INTEGER NOT NULL
) STRICT;

-- run: one walk through a checklist within a contact. edition is no foreign
-- key: a run may start before its pack is put by.
CREATE TABLE run (
    id      INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    topic   TEXT    NOT NULL,
    edition TEXT    NOT NULL DEFAULT '',
    parked  INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)),
    started INTEGER NOT NULL
) STRICT;
CREATE INDEX run_contact ON run (contact);

-- event: what happened in a run, in order. Rows are added and never changed;
-- the state of a run is the replay of its events. They go only with their run.
CREATE TABLE event (
    run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL CHECK (seq >= 1),
    kind     TEXT    NOT NULL CHECK (kind <> ''), -- show, answer, value, skip, back, ...
    topic    TEXT    NOT NULL DEFAULT '',         -- article of the step
    node     TEXT    NOT NULL DEFAULT '',         -- step within it
    answer   INTEGER NOT NULL DEFAULT 0,          -- number of the answer, 0 for none
    text     TEXT    NOT NULL DEFAULT '',
    at       INTEGER NOT NULL,
    dwell_ms INTEGER NOT NULL DEFAULT 0 CHECK (dwell_ms >= 0),
    PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN
    SELECT raise(ABORT, 'events are never changed');
END;
-- INSERT OR REPLACE would remove a row without asking the trigger below.
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE run = new.run AND seq = new.seq) BEGIN
    SELECT raise(ABORT, 'events are never changed');
END;
CREATE TRIGGER event_goes_with_its_run BEFORE DELETE ON event
    WHEN EXISTS (SELECT 1 FROM run WHERE id = old.run) BEGIN
    SELECT raise(ABORT, 'events go only with their run');
END;

-- handout: a page given to a shopper, a bank or the support team.
CREATE TABLE handout (
    id       INTEGER PRIMARY KEY,
    contact  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    topic    TEXT    NOT NULL,
    lang     TEXT    NOT NULL DEFAULT '',
    audience TEXT    NOT NULL DEFAULT '',  -- shopper, bank, support
    at       INTEGER NOT NULL,
    owed     INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1)) -- carries a step still owed, such as an undo
) STRICT;
CREATE INDEX handout_contact ON handout (contact);

-- setting: what a person chose for this desk (theme, text size).
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
