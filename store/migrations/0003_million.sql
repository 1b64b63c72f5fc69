-- A log of a million contacts: every page of history from one index, and
-- events that name their step by a number.

-- One index finds everything that history is filtered and searched by, so
-- that any mixture of filters is one walk along sorted lists of row ids and
-- nothing is read that does not fit. It takes the place of the indexes of a
-- topic and of an agent, and of those of words and digits.
DROP TRIGGER contact_index_insert;
DROP TRIGGER contact_index_delete;
DROP TRIGGER contact_index_leave;
DROP TRIGGER contact_index_enter;
DROP TABLE contact_words;
DROP TABLE contact_digits;
DROP VIEW contact_found;
DROP INDEX contact_topic;
DROP INDEX contact_agent;

-- contact_found is what history can find: saved contacts only, each as a line
-- of words. Drafts change with every pause in typing; indexing them would be
-- paid for on each one. Beside what people wrote the line holds words of our
-- own, which nobody can type (find.go makes the same ones):
--   U+F0000 + n   four digits in a row, 0000 to 9999, of a phone or order number
--   U+F2800 + n   the month the contact started in, in UTC, counted from January 1970
--   U+F3400 + n   its year, counted from 1970
--   U+F8000 + n   its day, counted from 1 January 1970
--   U+E001, U+E002, U+E003 and UTF-8 in hexadecimal   agent, topic, outcome
-- An order number that is digits alone is found by its digits. References are
-- not among the words: all begin with the desk's code, which may be how a
-- name begins.
CREATE VIEW contact_found AS SELECT id,
    customer || ' ' || email || ' ' || code || ' ' || note || ' ' || pairs || ' ' ||
    CASE WHEN order_number GLOB '*[^0-9]*' THEN order_number ELSE '' END || ' ' ||
    coalesce((WITH RECURSIVE four (at) AS (VALUES (1) UNION ALL SELECT at + 1 FROM four WHERE at < length(digits) - 3)
              SELECT group_concat(char(0xF0000 + substr(digits, at, 4)), ' ') FROM four
               WHERE substr(digits, at, 4) GLOB '[0-9][0-9][0-9][0-9]'), '') || ' ' ||
    char(0xF8000 + started / 86400000) || ' ' ||
    char(0xF3400 + strftime('%Y', started / 1000, 'unixepoch') - 1970) || ' ' ||
    char(0xF2800 + (strftime('%Y', started / 1000, 'unixepoch') - 1970) * 12
                 + strftime('%m', started / 1000, 'unixepoch') - 1) || ' ' ||
    char(0xE001) || hex(agent) || ' ' || char(0xE002) || hex(topic) || ' ' || char(0xE003) || hex(outcome) AS words
    FROM contact WHERE state = 'saved';

-- contact_words is that index. It holds which contact a word is in and not
-- where (detail=none), and beginnings of up to eight letters as words of
-- their own, because looking through all words that begin alike takes too
-- long in a million. secure-delete leaves nothing of an erased contact behind.
CREATE VIRTUAL TABLE contact_words USING fts5 (
    words, content = 'contact_found', content_rowid = 'id',
    detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO contact_words (contact_words, rank) VALUES ('secure-delete', 1);
INSERT INTO contact_words (rowid, words) SELECT id, words FROM contact_found;

CREATE TRIGGER contact_enters AFTER INSERT ON contact BEGIN
    INSERT INTO contact_words (rowid, words) SELECT id, words FROM contact_found WHERE id = new.id;
END;
CREATE TRIGGER contact_leaves BEFORE DELETE ON contact BEGIN
    INSERT INTO contact_words (contact_words, rowid, words) SELECT 'delete', id, words FROM contact_found WHERE id = old.id;
END;
-- An update is a removal of what was there and an insertion of what is.
CREATE TRIGGER contact_changes BEFORE UPDATE ON contact BEGIN
    INSERT INTO contact_words (contact_words, rowid, words) SELECT 'delete', id, words FROM contact_found WHERE id = old.id;
END;
CREATE TRIGGER contact_changed AFTER UPDATE ON contact BEGIN
    INSERT INTO contact_words (rowid, words) SELECT id, words FROM contact_found WHERE id = new.id;
END;

-- step: a step of an article, named once; events are many and hold its number.
CREATE TABLE step (
    id    INTEGER PRIMARY KEY,
    topic TEXT NOT NULL,  -- article id
    node  TEXT NOT NULL,  -- step within it
    UNIQUE (topic, node)
) STRICT;
INSERT INTO step (topic, node) SELECT DISTINCT topic, node FROM event;

-- event: what happened in a run, in order. Rows are added and never changed;
-- the state of a run is the replay of its events. They go only with their run.
CREATE TABLE slim_event (
    run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL CHECK (seq >= 1),
    kind     TEXT    NOT NULL CHECK (kind <> ''), -- show, answer, value, skip, back, ...
    step     INTEGER NOT NULL REFERENCES step (id),
    answer   INTEGER NOT NULL DEFAULT 0,          -- number of the answer, 0 for none
    text     TEXT    NOT NULL DEFAULT '',
    at       INTEGER NOT NULL,
    dwell_ms INTEGER NOT NULL DEFAULT 0 CHECK (dwell_ms >= 0),
    PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO slim_event (run, seq, kind, step, answer, text, at, dwell_ms)
    SELECT run, seq, kind, step.id, answer, text, at, dwell_ms
      FROM event JOIN step ON step.topic = event.topic AND step.node = event.node;
DROP TRIGGER event_never_changes;
DROP TRIGGER event_never_replaced;
DROP TRIGGER event_goes_with_its_run;
DROP TABLE event;
ALTER TABLE slim_event RENAME TO event;
-- What was typed can be erased; nothing else of an event ever changes.
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    WHEN new.text <> '[erased]' OR (new.run, new.seq, new.kind, new.step, new.answer, new.at, new.dwell_ms)
        IS NOT (old.run, old.seq, old.kind, old.step, old.answer, old.at, old.dwell_ms) BEGIN
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
