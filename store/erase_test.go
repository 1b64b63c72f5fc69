package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// marked is a contact with a marker in each text it can hold.
func marked(t *testing.T, s *Store, mark string, c Contact) Saved {
	t.Helper()
	c.Customer, c.Note, c.Code, c.Country = "Name"+mark, "note "+mark, "code "+mark, "Land"+mark
	saved := add(t, s, c)
	run, err := s.StartRun(ctx, Run{Contact: saved.ID, Topic: "card-expired"})
	must(t, err)
	_, err = s.Append(ctx, run, Event{Kind: "value", Text: "typed " + mark})
	must(t, err)
	_, err = s.Amend(ctx, string(saved.ID), []byte(`{"note":"later `+mark+`"}`))
	must(t, err)
	_, err = s.Reopen(ctx, saved.ID)
	must(t, err)
	return saved
}

func TestAnErasedShopperIsGoneToTheLastByte(t *testing.T) {
	for by, who := range map[string]Shopper{
		"e-mail": {Email: "ANA@example.com "}, "order": {Order: "8190 1234 1234 1230"}, "phone": {Phone: "600 123 456 78"},
	} {
		t.Run(by, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			ana := marked(t, s, "zebra", Contact{Email: "ana@Example.com", Order: "8190123412341230", Phone: "+34 600 123-456-78"})
			bo := marked(t, s, "kangaroo", Contact{Email: "bo@example.com"})
			other := add(t, s, Contact{Note: "ana@example.com called, 8190-1234 1234 1230, +34 60012345678", Customer: "Cem"})
			must(t, s.Backup(ctx, filepath.Join(dir, DailyFolder+"-x.db")))
			must(t, s.Backup(ctx, filepath.Join(dir, "by hand.bak")))
			must(t, os.Mkdir(filepath.Join(dir, DailyFolder), 0o700))
			must(t, s.Backup(ctx, filepath.Join(dir, DailyFolder, "contacts-2026-11-20.db")))
			must(t, os.Rename(filepath.Join(dir, DailyFolder+"-x.db"), filepath.Join(dir, "contacts-replaced-1.db")))
			damaged := filepath.Join(dir, DailyFolder, "contacts-2026-11-19.db")
			must(t, os.WriteFile(damaged, []byte("no log, with zebra"), 0o600))

			would, err := s.FindErasable(ctx, who)
			must(t, err)
			done, err := s.Erase(ctx, who)
			must(t, err)
			if len(would.Contacts) != 1 || len(done.Contacts) != 1 || done.Contacts[0].ID != ana.ID || done.Mentions != 1 || would.Mentions != 1 {
				t.Fatalf("would take %+v, took %+v", would, done)
			}
			if len(done.Copies.Kept) != 3 || len(done.Copies.Removed) != 1 || done.Copies.Removed[0] != damaged {
				t.Errorf("copies: %+v", done.Copies)
			}
			if left := filesWith(t, dir, "zebra"); len(left) > 0 {
				t.Errorf("still in %v", left)
			}
			if here := filesWith(t, dir, "kangaroo"); len(here) != 4 {
				t.Errorf("the other shopper stands in %v only", here)
			}
			for _, kept := range done.Copies.Kept { // sealed anew, so that damage shows
				must(t, verify(ctx, kept))
				spoil(t, kept, func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
				if verify(ctx, kept) == nil {
					t.Errorf("%s has lost its seal", kept)
				}
			}
			get(t, s, bo.ID)
			if c := get(t, s, other.ID); c.Customer != "Cem" || !bytes.Contains([]byte(c.Note), []byte("[erased]")) {
				t.Errorf("the mention became %q", c.Note)
			}
			must(t, s.Close())
			sound(t, dir)
		})
	}
}

func TestEraseAsksForOneWholeName(t *testing.T) {
	s := open(t, t.TempDir())
	for _, who := range []Shopper{{}, {Email: "ana"}, {Email: "a@b.example", Phone: "1234567890"}, {Order: "1234"}, {Phone: "12 34"}} {
		_, err := s.Erase(ctx, who)
		isRefused(t, err)
	}
}

func TestPurgeKeepsWhatIsCounted(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	old := add(t, s, Contact{Customer: "Zebra", Email: "zebra@example.com", Topic: "card-expired", Outcome: "resolved",
		Agent: "maria", Code: "CSC_7200026", Started: noon.AddDate(0, -13, 0), TalkSeconds: 60})
	young := add(t, s, Contact{Customer: "Kangaroo", Started: noon.AddDate(0, -11, 0)})
	must(t, os.Mkdir(filepath.Join(dir, DailyFolder), 0o700))
	must(t, s.Backup(ctx, filepath.Join(dir, DailyFolder, "contacts-2026-11-20.db")))

	due, err := s.FindPurgeable(ctx, noon.AddDate(-1, 0, 0))
	must(t, err)
	done, err := s.Retain(ctx)
	must(t, err)
	if due.Contacts != 1 || done.Contacts != 1 || len(done.Copies.Kept) != 1 {
		t.Fatalf("due %+v, done %+v", due, done)
	}
	c := get(t, s, old.ID)
	if c.Customer+c.Email != "" || c.Topic != "card-expired" || c.Outcome != "resolved" || c.Code != "CSC_7200026" || c.TalkSeconds != 60 {
		t.Errorf("kept %+v", c)
	}
	if left := filesWith(t, dir, "zebra"); len(left) > 0 {
		t.Errorf("still in %v", left)
	}
	if get(t, s, young.ID).Customer != "Kangaroo" {
		t.Error("a young contact was purged")
	}
	if again, err := s.Retain(ctx); err != nil || again.Contacts != 0 {
		t.Errorf("purged twice: %+v %v", again, err)
	}
	must(t, s.Close())
	sound(t, dir)
}

func TestPurgeDoubtsAWrongClock(t *testing.T) {
	now := noon
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	add(t, s, Contact{Started: noon.AddDate(-3, 0, 0)})
	for _, wrong := range []time.Time{noon.AddDate(0, 0, -1), noon.AddDate(1, 1, 0), time.Unix(0, 0), noon.AddDate(74, 0, 0)} {
		now = wrong
		_, err := s.Retain(ctx)
		if wrong.After(noon.AddDate(-2, 0, 0)) {
			isRefused(t, err)
		}
	}
	now = noon
	_, err := s.Purge(ctx, noon.AddDate(0, 0, 1))
	isRefused(t, err)
	if done, err := s.Retain(ctx); err != nil || done.Contacts != 1 {
		t.Errorf("%+v %v", done, err)
	}
}

// Who is written into a contact after it was purged goes with the next purge.
func TestChangedContactIsPurgedAnew(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	old := add(t, s, Contact{Customer: "Zebra", Topic: "card-expired", Started: noon.AddDate(0, -13, 0)})
	must(t, errOf(s.Retain(ctx)))
	must(t, errOf(s.Amend(ctx, string(old.ID), []byte(`{"customer":"Zebra"}`))))
	if done, err := s.Retain(ctx); err != nil || done.Contacts != 1 {
		t.Errorf("%+v %v", done, err)
	}
	must(t, s.Close())
	if left := filesWith(t, dir, "zebra"); len(left) > 0 {
		t.Errorf("still in %v", left)
	}
}

// A purge that is stopped on its way puts on record what it has done.
func TestStoppedPurgeIsOnRecord(t *testing.T) {
	s := open(t, t.TempDir())
	for range 3 * purgeBatch {
		add(t, s, Contact{Customer: "Zebra", Started: noon.AddDate(0, -13, 0)})
	}
	stopped, stop := context.WithCancel(ctx)
	looks := 0
	done, err := s.purge(stopped, noon.AddDate(-1, 0, 0), func(*tx, context.Context) error {
		if looks++; looks == 2 {
			stop()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || done.Contacts != purgeBatch || len(done.Refs) != purgeBatch {
		t.Fatalf("%d contacts, %v", done.Contacts, err)
	}
	lines, err := s.Audit(ctx, 0, 10)
	must(t, err)
	if want := fmt.Sprintf("purged %d contacts", purgeBatch); len(lines) != 1 || !strings.Contains(lines[0].Detail, want) {
		t.Errorf("on record: %+v; %v", lines, err)
	}
}

// What somebody else's checklist says of the shopper is struck out as well,
// and the rest of its steps stays.
func TestAMentionInAStepIsStruckOut(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	other := add(t, s, Contact{Email: "bo@example.com"})
	run, err := s.StartRun(ctx, Run{Contact: other.ID, Topic: "a"})
	must(t, err)
	for _, text := range []string{"pays for zebra@example.com", "the bank said no", ""} {
		must(t, errOf(s.Append(ctx, run, Event{Kind: "value", Node: "ask", Answer: 2, Text: text})))
	}
	done, err := s.Erase(ctx, Shopper{Email: "zebra@example.com"})
	must(t, err)
	events, err := s.Events(ctx, run)
	must(t, err)
	if done.Mentions != 1 || events[0].Text != erasedText || events[0].Answer != 2 || events[1].Text != "the bank said no" || events[2].Text != "" {
		t.Errorf("%+v, %+v", done, events)
	}
	if left := filesWith(t, dir, "zebra"); len(left) > 0 {
		t.Errorf("still in %v", left)
	}
	for _, change := range []string{"UPDATE event SET text = 'x'", "UPDATE event SET text = '[erased]', answer = 9"} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s was done", change)
		}
	}
}

// A code that is a sentence, and a country that is an address, may tell who
// called.
func TestPurgeKeepsOnlyPlainCodesAndCountries(t *testing.T) {
	s := open(t, t.TempDir())
	for _, c := range []Contact{{Code: "ISC_RS_5100102051", Country: "ES"}, {Code: "Zebra's bank said no", Country: "Zebra Street 1"}} {
		c.Started = noon.AddDate(-2, 0, 0)
		saved := add(t, s, c)
		must(t, errOf(s.Purge(ctx, noon.AddDate(-1, 0, 0))))
		got := get(t, s, saved.ID)
		if kept := got.Code + got.Country; kept != map[bool]string{true: "ISC_RS_5100102051ES", false: ""}[c.Country == "ES"] {
			t.Errorf("%+v keeps %q", c, kept)
		}
	}
}

// A database of another program that a restore has put aside is nobody's to
// touch.
func TestEraseLeavesAForeignFileAlone(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	foreign := filepath.Join(dir, "contacts-replaced-20261101-1.db")
	must(t, os.WriteFile(foreign, nil, 0o600))
	execFile(t, foreign, "PRAGMA application_id = 7; CREATE TABLE letters (text); INSERT INTO letters VALUES ('ana@example.com')")
	for _, mode := range []string{"DELETE", "WAL"} {
		execFile(t, foreign, "PRAGMA journal_mode = "+mode)
		before, err := os.ReadFile(foreign)
		must(t, err)
		done, err := s.Erase(ctx, Shopper{Email: "ana@example.com"})
		must(t, err)
		after, err := os.ReadFile(foreign)
		must(t, err)
		if !bytes.Equal(before, after) || len(done.Copies.Kept)+len(done.Copies.Removed)+len(done.Copies.Left) > 0 {
			t.Errorf("%s: %+v", mode, done.Copies)
		}
	}
}
