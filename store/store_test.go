package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// noon is where the clock of the tests stands.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// pan is a card number that card companies publish for tests.
const pan = "4111 1111 1111 1111"

var ctx = context.Background()

// open opens the log in a folder with the clock at noon.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	return openAt(t, dir, func() time.Time { return noon })
}

// openAt opens the log in a folder with a clock.
func openAt(t testing.TB, dir string, now func() time.Time) *Store {
	t.Helper()
	s, err := Open(ctx, dir, Options{Now: now, Cost: Cost{Passes: 1, Memory: 64, Lanes: 1}})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// must ends the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// add stores a contact; one that says nothing gets a note.
func add(t testing.TB, s *Store, c Contact) Saved {
	t.Helper()
	if c.Note == "" && c.Topic == "" && c.Code == "" {
		c.Note = "called"
	}
	saved, err := s.Add(ctx, c)
	must(t, err)
	return saved
}

// get reads a contact that has to be there.
func get(t testing.TB, s *Store, id ContactID) Contact {
	t.Helper()
	c, err := s.Get(ctx, string(id))
	must(t, err)
	return c
}

// troubled ends the test unless err is a *FolderError of this trouble whose
// sentence is fit for a person.
func troubled(t testing.TB, err error, want Trouble) {
	t.Helper()
	var folder *FolderError
	if !errors.As(err, &folder) || folder.Trouble != want {
		t.Fatalf("error %v, want trouble %q", err, want)
	}
	if text := err.Error(); strings.ContainsAny(text, "\n%") || strings.Contains(text, "sqlite") {
		t.Fatalf("not a sentence for a person: %s", text)
	}
}

// isRefused ends the test unless err is a *RefusedError.
func isRefused(t testing.TB, err error) {
	t.Helper()
	if no := (*RefusedError)(nil); !errors.As(err, &no) {
		t.Fatalf("error %v, want it refused", err)
	}
}

// sound ends the test unless the log in dir passes every check.
func sound(t testing.TB, dir string) {
	t.Helper()
	must(t, verify(ctx, filepath.Join(dir, FileName)))
	s := open(t, dir)
	must(t, indexesFit(s))
	must(t, s.Close())
}

// indexesFit says whether the indexes for finding hold what the contacts hold.
func indexesFit(s *Store) error {
	for _, index := range []string{"contact_words"} {
		if _, err := s.write.Exec("INSERT INTO " + index + " (" + index + ", rank) VALUES ('integrity-check', 1)"); err != nil {
			return fmt.Errorf("%s: %w", index, err)
		}
	}
	return nil
}
