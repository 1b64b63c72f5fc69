package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge/carddata"
)

// full is a contact with something in every field.
func full() Contact {
	return Contact{
		Customer: "Zoë O'Neil; DROP TABLE contact", Email: "zoe@example.com", Phone: "+34 600 123 456",
		Order: "8123456789012345", Country: "ES", Lang: "es", Channel: "phone", Topic: "payment-declined",
		Code: "ISC_RS_5100102051", Outcome: "waiting-bank", Note: "line one\nline \x00 two \u202e 支付失败 😀", Agent: "Amara", Desk: "A",
		Started: noon.Add(-time.Hour), Ended: noon.Add(-time.Minute), TalkSeconds: 100, HoldSeconds: 20, AfterSeconds: 3,
		FollowUp: "2026-11-25", AttemptAt: noon.Add(-24 * time.Hour), AttemptAmount: "12.50", AttemptCurrency: "EUR",
		ProposedTopic: "bank-restriction", ProposedOutcome: "escalated",
	}
}

func TestAddKeepsEveryField(t *testing.T) {
	s := open(t, t.TempDir())
	saved := add(t, s, full())
	want := full()
	want.ID, want.Ref, want.RowID, want.State = saved.ID, saved.Ref, 1, StateSaved
	for _, name := range []string{string(saved.ID), strings.ToUpper(string(saved.ID)), saved.Ref, strings.ToLower(saved.Ref)} {
		got, err := s.Get(ctx, name)
		must(t, err)
		if got != want {
			t.Fatalf("%s:\ngot  %+v\nwant %+v", name, got, want)
		}
	}
	if saved.Masked != 0 {
		t.Errorf("%d pieces masked in a clean contact", saved.Masked)
	}
}

func TestAddDatesAContactWithoutAStart(t *testing.T) {
	s := open(t, t.TempDir())
	if c := get(t, s, add(t, s, Contact{}).ID); !c.Started.Equal(noon) {
		t.Errorf("started %v", c.Started)
	}
	early := noon.Add(-time.Hour)
	if c := get(t, s, add(t, s, Contact{Ended: early}).ID); !c.Started.Equal(early) {
		t.Errorf("started %v, ended %v", c.Started, c.Ended)
	}
}

func TestGetUnknown(t *testing.T) {
	s := open(t, t.TempDir())
	for _, name := range []string{"", "x", "K7QD-000001", "01a1fdfa-4600-7c38-8564-cdd108990e20", pan} {
		_, err := s.Get(ctx, name)
		if !errors.Is(err, ErrNotFound) || strings.Contains(err.Error(), pan) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestRefsRunOnAndAreNeverGivenTwice(t *testing.T) {
	s := open(t, t.TempDir())
	code, err := s.DeskCode(ctx)
	must(t, err)
	add(t, s, Contact{})
	draft, err := s.Begin(ctx, Contact{})
	must(t, err)
	must(t, s.Discard(ctx, draft.ID))
	if got := add(t, s, Contact{}).Ref; got != code+"-000003" {
		t.Fatalf("third reference is %s", got)
	}
}

// secrets are texts that hold card data, and what of it may not be found in
// any byte of the data folder.
var secrets = []struct{ text, secret string }{
	{"paid with " + pan + " today", pan},
	{"4111111111111111", "4111111111111111"},
	{"card 5555-5555-5555-4444.", "5555-5555-5555"},
}

// filesWith are the files below a folder whose bytes hold a text, in whatever
// case the index made of it.
func filesWith(t *testing.T, dir, text string) (found []string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(text))) {
			found = append(found, path)
		}
		return err
	}))
	return found
}

// inFolder reports whether any file below a folder holds a text.
func inFolder(t *testing.T, dir, text string) bool {
	t.Helper()
	return len(filesWith(t, dir, text)) > 0
}

func TestEveryTextIsMasked(t *testing.T) {
	for _, f := range (&Contact{}).freeTexts() {
		t.Run(f.name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			for _, secret := range secrets {
				c := Contact{Note: "called"}
				for _, field := range c.freeTexts() {
					if field.name == f.name {
						*field.text = secret.text
					}
				}
				if saved := add(t, s, c); saved.Masked != 1 {
					t.Errorf("%q: %d pieces masked", secret.text, saved.Masked)
				}
			}
			must(t, s.Backup(ctx, filepath.Join(dir, "backup.db")))
			for _, secret := range secrets {
				if inFolder(t, dir, secret.secret) {
					t.Errorf("%q is in the data folder", secret.secret)
				}
			}
		})
	}
}

func TestCardInTheOrderFieldIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for _, order := range []string{pan, "4111111111111111"} {
		_, err := s.Add(ctx, Contact{Note: "a", Order: order})
		var refused *RefusedError
		if !errors.As(err, &refused) || refused.Field != "order" || strings.Contains(err.Error(), "1111") {
			t.Fatalf("%v", err)
		}
		if inFolder(t, dir, order) {
			t.Fatal("the card number is in the data folder")
		}
	}
	if list, err := s.List(ctx, Filter{}); err != nil || len(list) != 0 {
		t.Fatalf("%d contacts, %v", len(list), err)
	}
}

func TestOrderNumbersAreKept(t *testing.T) {
	for n := range 2000 {
		order := fmt.Sprintf("8%015d", n*7919_000_117%1_000_000_000_000_000)
		if carddata.Order(order) == carddata.OrderCard {
			t.Fatalf("%s counts as a card", order)
		}
		c := Contact{Order: order}
		if masked, err := c.mask(); err != nil || masked != 0 || c.Order != order {
			t.Fatalf("%s became %s (%d, %v)", order, c.Order, masked, err)
		}
	}
}

func TestAddAllStoresWhatItCan(t *testing.T) {
	s := open(t, t.TempDir())
	added, err := s.AddAll(ctx, []Contact{{Note: "one"}, {}, {Note: "x", Order: pan}, {Note: "two " + pan}})
	must(t, err)
	var refused *RefusedError
	if added[0].Err != nil || !errors.As(added[1].Err, &refused) || !errors.As(added[2].Err, &refused) ||
		added[3].Err != nil || added[3].Masked != 1 {
		t.Fatalf("%+v", added)
	}
	list, err := s.List(ctx, Filter{})
	must(t, err)
	if len(list) != 2 || list[0].ID != added[3].ID || list[1].ID != added[0].ID {
		t.Fatalf("%+v", list)
	}
}

func TestAddRefusesWhatReadContactRefuses(t *testing.T) {
	s := open(t, t.TempDir())
	for _, c := range []Contact{{}, {Note: "a", Channel: "fax"}, {Note: "\xff"}, {Note: "a", TalkSeconds: -1}} {
		var refused *RefusedError
		if _, err := s.Add(ctx, c); !errors.As(err, &refused) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestCancelledAddStoresNothing(t *testing.T) {
	s := open(t, t.TempDir())
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Add(gone, Contact{Note: "a"}); err == nil {
		t.Fatal("stored")
	}
	add(t, s, Contact{})
	if list, _ := s.List(ctx, Filter{}); len(list) != 1 {
		t.Fatalf("%d contacts", len(list))
	}
}

// Order is by row id, whatever the clock does.
func TestClockJumps(t *testing.T) {
	now := noon
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	var want []ContactID
	for _, jump := range []time.Time{noon, noon.Add(-time.Hour), noon.AddDate(-2, 0, 0), time.UnixMilli(0),
		time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), noon.In(time.FixedZone("", 9*3600))} {
		now = jump
		c, err := s.Begin(ctx, Contact{Note: "a"})
		must(t, err)
		now = now.Add(-time.Hour) // the clock is set back during the contact
		_, err = s.Finish(ctx, c)
		must(t, err)
		want = append([]ContactID{c.ID}, want...)
	}
	list, err := s.List(ctx, Filter{})
	must(t, err)
	for i, c := range list {
		if c.ID != want[i] || c.Ended.Before(c.Started) {
			t.Errorf("row %d: %s, ended %v after its start", i, c.ID, c.Ended.Sub(c.Started))
		}
	}
}

func TestFolderVanishes(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	must(t, os.RemoveAll(dir))
	if _, err := s.Add(ctx, Contact{Note: "a"}); err == nil {
		t.Fatal("a contact without a file was acknowledged")
	}
}

// Removing a contact leaves nothing of it, not even in the indexes.
func TestRemovedContactIsGoneFromTheFile(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for range 100 {
		add(t, s, full())
	}
	marked := add(t, s, Contact{Customer: "Quagmire", Email: "zyzzyva@example.com", Phone: "+34 699 887 766", Note: "kwyjibo"})
	for range 100 {
		add(t, s, full())
	}
	_, err := s.write.Exec("DELETE FROM contact WHERE uuid = ?", marked.ID)
	must(t, err)
	for _, marker := range []string{"Quagmire", "zyzzyva", "887766", "887 766", "kwyjibo"} {
		if inFolder(t, dir, marker) {
			t.Errorf("%s is still in the file", marker)
		}
	}
	sound(t, dir)
}
