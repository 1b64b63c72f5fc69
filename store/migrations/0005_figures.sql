-- Figures of years of contacts, counted in a moment.

-- fact_block: a thousand contacts by their ids, number 0 holding 1 to 1000.
-- version grows with every change of what figures are counted from, in the
-- transaction that changes it, so that whoever counts notices it. The contacts
-- began, and their promises are due, within the spans said, which only widen.
CREATE TABLE fact_block (
    block    INTEGER PRIMARY KEY,
    version  INTEGER NOT NULL,
    first    INTEGER NOT NULL,  -- no contact began before
    last     INTEGER NOT NULL,  -- nor after
    due_from INTEGER,           -- no promise is due before this day, counted from 1970; NULL without any
    due_to   INTEGER            -- nor after this one
) STRICT;

-- fact: what figures are counted from, packed for a whole block. It is there
-- only while nothing changed since it was packed: a change removes it in the
-- same transaction, and it is packed anew when somebody asks (factkeep.go).
-- The steps of checklists stand apart, as not every report asks for them.
CREATE TABLE fact (
    block    INTEGER PRIMARY KEY,
    version  INTEGER NOT NULL,  -- of the block when it was packed
    contacts BLOB    NOT NULL,
    steps    BLOB    NOT NULL
) STRICT;

-- Whatever of a saved contact changes, its block does.
CREATE TRIGGER fact_contact_enters AFTER INSERT ON contact WHEN new.state = 'saved' BEGIN
    INSERT INTO fact_block VALUES ((new.id - 1) / 1000, 1, new.started, new.started,
            unixepoch(nullif(new.follow_up, '')) / 86400, unixepoch(nullif(new.follow_up, '')) / 86400)
        ON CONFLICT DO UPDATE SET version = version + 1, first = min(first, excluded.first), last = max(last, excluded.last),
            due_from = coalesce(min(due_from, excluded.due_from), due_from, excluded.due_from),
            due_to = coalesce(max(due_to, excluded.due_to), due_to, excluded.due_to);
    DELETE FROM fact WHERE block = (new.id - 1) / 1000;
END;
CREATE TRIGGER fact_contact_changes AFTER UPDATE ON contact WHEN old.state = 'saved' OR new.state = 'saved' BEGIN
    INSERT INTO fact_block VALUES ((new.id - 1) / 1000, 1, new.started, new.started,
            unixepoch(nullif(new.follow_up, '')) / 86400, unixepoch(nullif(new.follow_up, '')) / 86400)
        ON CONFLICT DO UPDATE SET version = version + 1, first = min(first, excluded.first), last = max(last, excluded.last),
            due_from = coalesce(min(due_from, excluded.due_from), due_from, excluded.due_from),
            due_to = coalesce(max(due_to, excluded.due_to), due_to, excluded.due_to);
    DELETE FROM fact WHERE block = (new.id - 1) / 1000;
END;
CREATE TRIGGER fact_contact_leaves AFTER DELETE ON contact WHEN old.state = 'saved' BEGIN
    UPDATE fact_block SET version = version + 1 WHERE block = (old.id - 1) / 1000;
    DELETE FROM fact WHERE block = (old.id - 1) / 1000;
END;
-- Runs, their events and handouts go only with their contact.
CREATE TRIGGER fact_run_enters AFTER INSERT ON run BEGIN
    UPDATE fact_block SET version = version + 1 WHERE block = (new.contact - 1) / 1000;
    DELETE FROM fact WHERE block = (new.contact - 1) / 1000;
END;
CREATE TRIGGER fact_event_enters AFTER INSERT ON event
    WHEN (SELECT state = 'saved' FROM run JOIN contact ON contact.id = run.contact WHERE run.id = new.run) BEGIN
    UPDATE fact_block SET version = version + 1 WHERE block = (SELECT (contact - 1) / 1000 FROM run WHERE id = new.run);
    DELETE FROM fact WHERE block = (SELECT (contact - 1) / 1000 FROM run WHERE id = new.run);
END;
CREATE TRIGGER fact_handout_enters AFTER INSERT ON handout BEGIN
    UPDATE fact_block SET version = version + 1 WHERE block = (new.contact - 1) / 1000;
    DELETE FROM fact WHERE block = (new.contact - 1) / 1000;
END;

INSERT INTO fact_block SELECT (id - 1) / 1000, 1, min(started), max(started),
    min(unixepoch(nullif(follow_up, ''))) / 86400, max(unixepoch(nullif(follow_up, ''))) / 86400
    FROM contact WHERE state = 'saved' GROUP BY 1;
