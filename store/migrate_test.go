package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
		"UPDATE contact SET follow_up = 'soon'", "UPDATE contact SET talk_seconds = 'long'", "INSERT INTO desk (one, code) VALUES (2, 'ABCD')",
	} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s was taken", change)
		}
	}
}
