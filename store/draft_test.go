package store

import (
	"errors"
	"testing"
	"time"
)

// begun opens a draft.
func begun(t *testing.T, s *Store, c Contact) Contact {
	t.Helper()
	c, err := s.Begin(ctx, c)
	must(t, err)
	return c
}

// save stores a draft and returns what is stored of it.
func save(t *testing.T, s *Store, c Contact) Contact {
	t.Helper()
	_, err := s.SaveDraft(ctx, c)
	must(t, err)
	return get(t, s, c.ID)
}

func TestDraftFromFirstWordToHistory(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{Agent: "Amara"})
	if c.ID == "" || c.Ref == "" || c.RowID != 1 || c.State != StateOpen || !c.Started.Equal(noon) {
		t.Fatalf("begun as %+v", c)
	}
	c.Note = "the bank said no"
	if stored := save(t, s, c); stored != c {
		t.Fatalf("stored %+v, want %+v", stored, c)
	}
	if list, _ := s.List(ctx, Filter{}); len(list) != 0 {
		t.Fatal("a draft is in history")
	}
	must(t, s.Park(ctx, c.ID))
	if stored := save(t, s, c); stored.State != StateParked {
		t.Fatalf("saving a parked draft made it %s", stored.State)
	}
	c, err := s.Reopen(ctx, c.ID)
	must(t, err)
	saved, err := s.Finish(ctx, c)
	must(t, err)
	if saved != (Saved{c.ID, c.Ref, 0}) {
		t.Fatalf("%+v", saved)
	}
	done := get(t, s, c.ID)
	if done.State != StateSaved || !done.Ended.Equal(noon) || done.Note != c.Note {
		t.Fatalf("finished as %+v", done)
	}
}

func TestUndoOfASave(t *testing.T) {
	s := open(t, t.TempDir())
	saved := add(t, s, Contact{Note: "kangaroo"})
	c, err := s.Reopen(ctx, saved.ID)
	must(t, err)
	if list, _ := s.List(ctx, Filter{Find: "kangaroo"}); c.State != StateOpen || len(list) != 0 {
		t.Fatalf("reopened as %s, found %d", c.State, len(list))
	}
	c.Note = "wallaby"
	_, err = s.Finish(ctx, c)
	must(t, err)
	for word, want := range map[string]int{"kangaroo": 0, "wallaby": 1} {
		if list, _ := s.List(ctx, Filter{Find: word}); len(list) != want {
			t.Errorf("%s: found %d, want %d", word, len(list), want)
		}
	}
}

func TestSavedContactIsNotChangedByTyping(t *testing.T) {
	s := open(t, t.TempDir())
	c := get(t, s, add(t, s, Contact{Note: "a"}).ID)
	_, err1 := s.SaveDraft(ctx, c)
	_, err2 := s.Finish(ctx, c)
	for _, err := range []error{err1, err2, s.Park(ctx, c.ID), s.Discard(ctx, c.ID)} {
		if !errors.Is(err, ErrState) {
			t.Errorf("%v", err)
		}
	}
	if _, err := s.SaveDraft(ctx, Contact{ID: "nobody"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, err := s.Reopen(ctx, "nobody"); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	if err := s.Discard(ctx, "nobody"); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestUnfinished(t *testing.T) {
	s := open(t, t.TempDir())
	a := begun(t, s, Contact{Agent: "Amara"})
	b := begun(t, s, Contact{Agent: "Bartek"})
	c := begun(t, s, Contact{Agent: "Amara"})
	must(t, s.Park(ctx, a.ID))
	add(t, s, Contact{Agent: "Amara"})
	for agent, want := range map[string][]ContactID{"Amara": {c.ID, a.ID}, "Bartek": {b.ID}, "": {c.ID, b.ID, a.ID}, "Chen": {}} {
		list, err := s.Unfinished(ctx, agent)
		must(t, err)
		got := []ContactID{}
		for _, c := range list {
			got = append(got, c.ID)
		}
		if len(got) != len(want) {
			t.Fatalf("%q: %v, want %v", agent, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%q: %v, want %v", agent, got, want)
			}
		}
	}
}

// Typed letter by letter and stored after each, no more of a card than its
// last four digits ever reaches the disk.
func TestDraftHoldsBackDigits(t *testing.T) {
	type field struct {
		name string
		of   func(*Contact) *string
	}
	for _, f := range []field{
		{"note", func(c *Contact) *string { return &c.Note }},
		{"phone", func(c *Contact) *string { return &c.Phone }},
		{"order", func(c *Contact) *string { return &c.Order }},
		{"customer", func(c *Contact) *string { return &c.Customer }},
	} {
		t.Run(f.name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			c := begun(t, s, Contact{})
			for n := range pan {
				*f.of(&c) = pan[:n+1]
				save(t, s, c)
				if inFolder(t, dir, "4111 1111") {
					t.Fatalf("half a card is on the disk after %q", pan[:n+1])
				}
			}
		})
	}
}

func TestDraftNeverLosesWhatWasStored(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{})
	c.Note = "shopper at 4000"
	_, err := s.SaveWhole(ctx, c) // the field was left
	must(t, err)
	c.Note = "shopper at 40005"
	if got := save(t, s, c).Note; got != "shopper at 4000" {
		t.Errorf("typing on cut the note to %q", got)
	}
	c.Note = "shopper at 4000500 calls"
	if got := save(t, s, c).Note; got != c.Note {
		t.Errorf("note is %q", got)
	}
	c.Note = "shop"
	if got := save(t, s, c).Note; got != "shop" {
		t.Errorf("what was deleted came back: %q", got)
	}
}

func TestHalfADateDoesNotCostTheNote(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{FollowUp: "2026-11-30", TalkSeconds: 5, AttemptAmount: "12.50", AttemptAt: noon})
	typed := c
	typed.Note, typed.FollowUp, typed.TalkSeconds = "new words", "2026-1", -3
	typed.AttemptAmount, typed.AttemptAt = "12.", noon.AddDate(9000, 0, 0)
	want := c
	want.Note = "new words"
	if got := save(t, s, typed); got != want {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func TestFinishThatIsRefusedChangesNothing(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{Customer: "Ana"})
	for _, wrong := range []Contact{{ID: c.ID}, {ID: c.ID, Note: "a", Channel: "fax"}, {ID: c.ID, Note: "a", Order: pan}} {
		_, err := s.Finish(ctx, wrong)
		var refused *RefusedError
		if !errors.As(err, &refused) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if got := get(t, s, c.ID); got != c {
		t.Fatalf("became %+v", got)
	}
}

func TestDraftWithoutOrderInPlaceOfACard(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{})
	c.Order = pan
	if _, err := s.SaveWhole(ctx, c); err != nil {
		t.Fatal(err)
	}
	if got := get(t, s, c.ID).Order; got != "" {
		t.Fatalf("order is %q", got)
	}
}

func TestDiscardTakesTheRunsAlong(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	c := begun(t, s, Contact{Customer: "Quagmire"})
	run, err := s.StartRun(ctx, Run{Contact: c.ID, Topic: "payment-declined"})
	must(t, err)
	_, err = s.Append(ctx, run, Event{Kind: "value", Text: "zyzzyva"})
	must(t, err)
	must(t, s.LogHandout(ctx, Handout{Contact: c.ID, Topic: "payment-declined"}))
	must(t, s.Discard(ctx, c.ID))
	if events, err := s.Events(ctx, run); err != nil || len(events) != 0 {
		t.Fatalf("%v, %v", events, err)
	}
	for _, word := range []string{"Quagmire", "zyzzyva"} {
		if inFolder(t, dir, word) {
			t.Errorf("%s is still in the file", word)
		}
	}
}

func TestFinishKeepsTheEndItIsGiven(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{Note: "a"})
	c.Ended = noon.Add(90 * time.Second)
	_, err := s.Finish(ctx, c)
	must(t, err)
	if got := get(t, s, c.ID).Ended; !got.Equal(c.Ended) {
		t.Fatalf("ended %v", got)
	}
}
