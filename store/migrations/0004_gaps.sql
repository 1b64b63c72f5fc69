-- Searches that found no good answer, for whoever keeps the articles.

-- gap: one such search, by what is left of its words without anything that
-- tells of a person (impersonal.go), and how often it was made. It belongs to
-- no contact and names no agent. A gap that was ticked off is handled, until
-- it is searched for again: then its count begins anew.
CREATE TABLE gap (
    id        INTEGER PRIMARY KEY,
    text      TEXT    NOT NULL UNIQUE CHECK (text <> ''),  -- "…" for a word left out, "#" for a number
    lang      TEXT    NOT NULL DEFAULT '',  -- of the last such search: "en"
    searches  INTEGER NOT NULL CHECK (searches >= 1),
    first_day TEXT    NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- in UTC
    last_day  TEXT    NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    nearest   TEXT    NOT NULL DEFAULT '',  -- article id offered first
    chosen    TEXT    NOT NULL DEFAULT '',  -- article id that was taken, where one was
    handled   INTEGER NOT NULL DEFAULT 0 CHECK (handled IN (0, 1))
) STRICT;
CREATE INDEX gap_last_day ON gap (last_day);
