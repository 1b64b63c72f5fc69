-- Many desks without a network: bundles that one desk writes and another
-- takes in (bundle.go).

-- origin: a desk that bundles come from. This one is among them once it has
-- written a bundle. Its name stays when a backup is restored.
CREATE TABLE origin (
    id   INTEGER PRIMARY KEY,
    uuid TEXT    NOT NULL UNIQUE CHECK (length(uuid) = 36),
    own  INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1))  -- this desk
) STRICT;
CREATE UNIQUE INDEX origin_own ON origin (own) WHERE own = 1;

-- bundle: every bundle that is known of: sent by this desk, taken in whole or
-- in part, or heard of, because a later one names it. line is when the log
-- began to number its bundles, which it does anew after a restore; line, number
-- and mark tell of two bundles which one is later.
CREATE TABLE bundle (
    id     INTEGER PRIMARY KEY,
    mark   TEXT    NOT NULL UNIQUE CHECK (length(mark) = 32),  -- made by chance for each file
    origin INTEGER NOT NULL REFERENCES origin (id),
    code   TEXT    NOT NULL CHECK (length(code) = 4),  -- that began the desk's references then
    line   INTEGER NOT NULL,                           -- a time
    number INTEGER NOT NULL CHECK (number >= 1),
    made   INTEGER NOT NULL,
    whole  INTEGER NOT NULL CHECK (whole IN (0, 1)),   -- holds all that those before it held
    days   TEXT    NOT NULL,                           -- JSON: the days of the contacts new in it
    state  TEXT    NOT NULL CHECK (state IN ('sent', 'heard', 'partly', 'taken')),
    lines  INTEGER NOT NULL DEFAULT 0                  -- of it that are taken in
) STRICT;
CREATE INDEX bundle_order ON bundle (origin, line, number);
CREATE INDEX bundle_lacking ON bundle (origin) WHERE state IN ('heard', 'partly');

-- imported: contacts that came in a bundle, and the one that told of them last.
-- Such a contact is changed at its own desk only. A row is put here before its
-- contact, so that the triggers below can tell.
CREATE TABLE imported (
    contact INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    bundle  INTEGER NOT NULL REFERENCES bundle (id)
) STRICT;

-- outbox: what the next bundle of this desk has to tell: contacts that were
-- saved, changed or erased since the last one. It is kept from the first
-- bundle on, which tells everything.
CREATE TABLE outbox (
    uuid    TEXT    PRIMARY KEY,
    change  INTEGER NOT NULL,                                      -- from desk.changes
    fresh   INTEGER NOT NULL CHECK (fresh IN (0, 1)),              -- was not in a bundle yet
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))   -- a shopper was struck out of it
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_change ON outbox (change);
ALTER TABLE desk ADD COLUMN line    INTEGER NOT NULL DEFAULT 0;  -- of its bundles, a time; 0 before the first
ALTER TABLE desk ADD COLUMN bundles INTEGER NOT NULL DEFAULT 0;  -- the last number given to one in this line
ALTER TABLE desk ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;  -- the last number given to a change

-- copies_owed: contacts that a bundle took out of the log, or struck a shopper
-- out of, and that local backups still hold as they were.
CREATE TABLE copies_owed (
    uuid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- gap_elsewhere: the gaps of other desks, as their bundles tell of them. One
-- that was ticked off here stays so until its desk counts it on.
CREATE TABLE gap_elsewhere (
    id        INTEGER PRIMARY KEY,
    origin    INTEGER NOT NULL REFERENCES origin (id),
    bundle    INTEGER NOT NULL REFERENCES bundle (id),  -- that told of it last
    text      TEXT    NOT NULL CHECK (text <> ''),      -- this and the rest as in gap
    lang      TEXT    NOT NULL,
    searches  INTEGER NOT NULL CHECK (searches >= 1),
    first_day TEXT    NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    last_day  TEXT    NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    nearest   TEXT    NOT NULL,
    chosen    TEXT    NOT NULL,
    handled   INTEGER NOT NULL DEFAULT 0 CHECK (handled IN (0, 1)),
    UNIQUE (text, origin)
) STRICT;
CREATE INDEX gap_elsewhere_last_day ON gap_elsewhere (last_day);

-- touched takes what the triggers find changed and puts it into the outbox.
CREATE VIEW touched AS SELECT uuid, 0 AS fresh FROM contact;
CREATE TRIGGER touched_goes_out INSTEAD OF INSERT ON touched BEGIN
    UPDATE desk SET changes = changes + 1;
    INSERT INTO outbox (uuid, change, fresh) SELECT new.uuid, changes, new.fresh FROM desk WHERE true
        ON CONFLICT (uuid) DO UPDATE SET change = excluded.change, fresh = max(fresh, excluded.fresh);
END;

-- mine are the saved contacts of this desk.
CREATE VIEW mine AS SELECT id, uuid FROM contact
    WHERE state = 'saved' AND NOT EXISTS (SELECT 1 FROM imported WHERE imported.contact = contact.id);

CREATE TRIGGER outbox_contact_new AFTER INSERT ON contact WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 1 FROM mine WHERE id = new.id;
END;
CREATE TRIGGER outbox_contact_changed AFTER UPDATE ON contact WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, old.state <> 'saved' FROM mine WHERE id = new.id;
END;
CREATE TRIGGER outbox_erased AFTER INSERT ON erased WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) VALUES (new.uuid, 0);
END;
CREATE TRIGGER outbox_run_new AFTER INSERT ON run WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = new.contact;
END;
CREATE TRIGGER outbox_run_changed AFTER UPDATE ON run WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = new.contact;
END;
CREATE TRIGGER outbox_event_new AFTER INSERT ON event WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = (SELECT contact FROM run WHERE id = new.run);
END;
CREATE TRIGGER outbox_event_changed AFTER UPDATE ON event WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = (SELECT contact FROM run WHERE id = new.run);
END;
CREATE TRIGGER outbox_handout_new AFTER INSERT ON handout WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = new.contact;
END;
CREATE TRIGGER outbox_change_changed AFTER UPDATE ON contact_change WHEN (SELECT line FROM desk) > 0 BEGIN
    INSERT INTO touched (uuid, fresh) SELECT uuid, 0 FROM mine WHERE id = new.contact;
END;
