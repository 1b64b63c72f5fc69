package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// next is what a later version might add to what is shipped.
var next = append(shipped(), migration{"9999_colour.sql", "ALTER TABLE contact ADD COLUMN colour TEXT NOT NULL DEFAULT ''"})

// upgrade migrates the log at path with the migrations given.
func upgrade(path string, all []migration) error {
	s, err := upgraded(path, all)
	if err != nil {
		return err
	}
	return s.Close()
}

// upgraded opens the log at path with the migrations given.
func upgraded(path string, all []migration) (*Store, error) {
	s := &Store{path: path, now: Options{}.clock(), patience: patience}
	var err error
	if s.write, err = openHandle(path, "rw", 1); err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, all); err != nil {
		s.Close()
		return nil, err
	}
	return s, s.connectReader()
}

func TestShippedMigrationsAreNumberedWithoutAGap(t *testing.T) {
	for i, m := range shipped() {
		if want := "migrations/000" + string(rune('1'+i)) + "_"; !strings.HasPrefix(m.name, want) {
			t.Errorf("%s should begin with %s", m.name, want)
		}
	}
}

func TestMigrationKeepsACopyAndTheContacts(t *testing.T) {
	path := ourLog(t)
	must(t, upgrade(path, next))
	must(t, verify(ctx, filepath.Join(filepath.Dir(path), fmt.Sprintf("contacts-v%d-before-v%d.db", len(shipped()), len(next)))))
	_, err := Open(ctx, filepath.Dir(path), Options{})
	troubled(t, err, Newer) // by what is shipped, it now is
	must(t, upgrade(path, next))
	db, err := openHandle(path, "ro", 1)
	must(t, err)
	defer db.Close()
	var contacts int
	must(t, db.QueryRow("SELECT count(colour) FROM contact").Scan(&contacts))
	if contacts != 50 {
		t.Fatalf("%d contacts", contacts)
	}
}

// until are the shipped migrations before one.
func until(t *testing.T, name string) []migration {
	t.Helper()
	at := slices.IndexFunc(shipped(), func(m migration) bool { return strings.HasSuffix(m.name, name) })
	if at < 1 {
		t.Fatalf("no migration %s", name)
	}
	return shipped()[:at]
}

// A log of before the one index is found and replayed as it was.
func TestOlderLogIsFoundAndReplayed(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	must(t, os.WriteFile(path, nil, 0o600))
	must(t, upgrade(path, until(t, "_million.sql")))
	execFile(t, path, `UPDATE desk SET issued = 2;
		INSERT INTO contact (id, uuid, ref, state, note, order_number, digits, agent, topic, started) VALUES
			(1, '01a219b6-5eb9-7ab8-9fe6-446722d59052', 'K7QD-000001', 'saved', 'declined', '8123456789012345', ' 8123456789012345', 'Amara', 'a', 1700000000000),
			(2, '01a219b6-5eb9-7ab8-9fe6-446722d59053', 'K7QD-000002', 'open', 'declined', '', ' ', 'Amara', 'a', 1700000000000);
		INSERT INTO run (id, contact, topic, started) VALUES (1, 1, 'a', 1700000000000);
		INSERT INTO event (run, seq, kind, topic, node, answer, text, at, dwell_ms) VALUES
			(1, 1, 'answer', 'a', 'ask', 2, 'x', 1700000001000, 900), (1, 2, 'back', 'a', 'ask', 1, '', 1700000002000, 800)`)
	s := open(t, filepath.Dir(path))
	for _, f := range []Filter{{Find: "decl"}, {Find: "2345"}, {Find: "678901"}, {Agent: "Amara"}, {Topic: "a"}, {To: noon}} {
		if got := found(t, s, f); len(got) != 1 {
			t.Errorf("%+v finds %v", f, got)
		}
	}
	events, err := s.Events(ctx, 1)
	must(t, err)
	want := []Event{
		{1, "answer", "a", "ask", 2, "x", time.UnixMilli(1700000001000).UTC(), 900},
		{2, "back", "a", "ask", 1, "", time.UnixMilli(1700000002000).UTC(), 800},
	}
	if !slices.Equal(events, want) {
		t.Errorf("%+v", events)
	}
	must(t, s.Close())
	sound(t, filepath.Dir(path))
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	for name, sql := range map[string]string{
		"half of it is wrong":   "CREATE TABLE x (id); CREATE TABLE x (id)",
		"it breaks a reference": "INSERT INTO run (contact, topic, started) VALUES (999, 'x', 1)",
	} {
		t.Run(name, func(t *testing.T) {
			path := ourLog(t)
			before, err := os.ReadFile(path)
			must(t, err)
			err = upgrade(path, append(shipped(), migration{"9999_bad.sql", sql}))
			if err == nil || !strings.Contains(fmt.Sprint(err, errors.Unwrap(err)), "9999_bad.sql") {
				t.Fatalf("%v", err)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(before, after) {
				t.Error("the log was changed")
			}
			sound(t, filepath.Dir(path))
		})
	}
}

func TestSchemaRefusesWhatTheProgramShould(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, Contact{})
	for _, change := range []string{
		"UPDATE contact SET outcome = 'fixed'", "UPDATE contact SET channel = 'fax'", "UPDATE contact SET started = NULL",
		"UPDATE contact SET ended = started - 1", "UPDATE contact SET talk_seconds = -1", "UPDATE contact SET state = 'gone'",
		"UPDATE contact SET follow_up = 'soon'", "INSERT INTO gap (text, searches, first_day, last_day) VALUES ('x', 0, '2026-11-21', '2026-11-21')",
		"INSERT INTO gap (text, searches, first_day, last_day) VALUES ('x', 1, 'today', '2026-11-21')", "UPDATE contact SET talk_seconds = 'long'", "INSERT INTO desk (one, code) VALUES (2, 'ABCD')",
	} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s was taken", change)
		}
	}
}
