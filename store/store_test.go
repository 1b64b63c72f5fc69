package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
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
	s, err := Open(ctx, dir, Options{Now: now})
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

// sound ends the test unless the log in dir passes every check.
func sound(t testing.TB, dir string) {
	t.Helper()
	must(t, verify(ctx, filepath.Join(dir, FileName)))
	s := open(t, dir)
	_, err := s.write.Exec("INSERT INTO contact_words (contact_words, rank) VALUES ('integrity-check', 1)")
	must(t, err)
	must(t, s.Close())
}

// Programs that the tests start are this test binary with one of these.
const (
	writerFolder = "PAYDESK_TEST_WRITER" // add contacts to this folder
	writerCount  = "PAYDESK_TEST_COUNT"  // and end after so many; 0 for never
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerFolder); dir != "" {
		os.Exit(writer(dir, os.Getenv(writerCount)))
	}
	os.Exit(m.Run())
}

// writer adds contacts and prints the id of each once it is stored.
func writer(dir, count string) int {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	defer s.Close()
	var most int
	fmt.Sscan(count, &most)
	out := bufio.NewWriter(os.Stdout)
	for n := 0; most == 0 || n < most; n++ {
		saved, err := s.Add(ctx, Contact{Note: fmt.Sprintf("contact %d %s", n, strings.Repeat("text ", n%200))})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Fprintln(out, saved.ID)
		if out.Flush() != nil {
			return 1
		}
	}
	return 0
}
