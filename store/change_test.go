package store

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// told writes the changes of a contact as "field was before by who".
func told(t *testing.T, s *Store, id ContactID) string {
	t.Helper()
	changes, err := s.Changes(ctx, id)
	must(t, err)
	var all []string
	for _, c := range changes {
		all = append(all, c.Field+" was "+string(c.Before)+" by "+c.Who)
	}
	return strings.Join(all, "; ")
}

func TestAmendKeepsWhatWasThere(t *testing.T) {
	s := open(t, t.TempDir())
	saved := add(t, s, Contact{Customer: "Ana", Note: "first", Topic: "card-expired", FollowUp: "2026-12-01", AttemptAt: noon, AttemptAmount: "5"})
	signIn(t, s, "maria", "")
	amended, err := s.Amend(ctx, saved.Ref, []byte(`{"note":"second 4111 1111 1111 1111","outcome":"resolved","follow_up":"","attempt_at":"","attempt_amount":6}`))
	must(t, err)
	if amended.Masked != 1 || amended.ID != saved.ID {
		t.Errorf("%+v", amended)
	}
	c := get(t, s, saved.ID)
	if c.Note != "second [card ...1111]" || c.Outcome != "resolved" || c.FollowUp != "" || !c.AttemptAt.IsZero() || c.AttemptAmount != "6" || c.Customer != "Ana" {
		t.Errorf("%+v", c)
	}
	want := `attempt_amount was 5 by maria; attempt_at was "2026-11-21T12:00:00Z" by maria; follow_up was "2026-12-01" by maria; note was "first" by maria; outcome was "" by maria`
	if got := told(t, s, saved.ID); got != want {
		t.Error(got)
	}
	if found, err := s.List(ctx, Filter{Find: "second"}); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
	if found, _ := s.List(ctx, Filter{Find: "first"}); len(found) != 0 {
		t.Error("the old words are still found")
	}
}

func TestAmendIsRefusedWhole(t *testing.T) {
	s := open(t, t.TempDir())
	saved := add(t, s, Contact{Note: "first"})
	draft, err := s.Begin(ctx, Contact{Note: "typing"})
	must(t, err)
	for patch, name := range map[string]string{
		`{"note":""}`: "nothing left", `{"color":"red"}`: "unknown", `{"note":"x","outcome":"fixed"}`: "no outcome",
		`[]`: "no object", ``: "nothing", `{"note":"x"} {}`: "two", `{"order":"4111111111111111"}`: "a card", `{"note":1}`: "a number",
	} {
		_, err := s.Amend(ctx, saved.Ref, []byte(patch))
		if refused := (*RefusedError)(nil); !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Amend(ctx, draft.Ref, []byte(`{"note":"x"}`)); !errors.Is(err, ErrState) {
		t.Error(err)
	}
	if _, err := s.Amend(ctx, "ZZZZ-000009", []byte(`{"note":"x"}`)); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if c := get(t, s, saved.ID); c.Note != "first" || told(t, s, saved.ID) != "" {
		t.Errorf("%+v", c)
	}
	must(t, errOf(s.Amend(ctx, saved.Ref, []byte(`{"id":"x","ref":"Y","note":"first"}`)))) // nothing to change
	if told(t, s, saved.ID) != "" || get(t, s, saved.ID).Ref != saved.Ref {
		t.Error("ids were changed")
	}
}

func TestReopenedContactKeepsWhatItSaid(t *testing.T) {
	now := noon
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	saved := add(t, s, Contact{Note: "first", Outcome: "will-try"})
	signIn(t, s, "maria", "")
	for _, note := range []string{"sec", "second"} {
		c, err := s.Reopen(ctx, saved.ID)
		must(t, err)
		c.Note = note
		must(t, errOf(s.SaveWhole(ctx, c)))
	}
	if err := s.Discard(ctx, saved.ID); !errors.Is(err, ErrState) {
		t.Errorf("a contact that was saved was discarded: %v", err)
	}
	c := get(t, s, saved.ID)
	must(t, errOf(s.Finish(ctx, c)))
	if got := told(t, s, saved.ID); !strings.HasSuffix(got, `note was "first" by maria`) {
		t.Error(got)
	}
	c, err := s.Reopen(ctx, saved.ID)
	must(t, err)
	must(t, errOf(s.Finish(ctx, c)))
	if got := told(t, s, saved.ID); strings.Count(got, "note") != 1 {
		t.Errorf("saved unchanged: %s", got)
	}
}
