package desk_test

import (
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
)

func TestHoldAfterTheCallHasEndedDoesNothing(t *testing.T) {
	p := newPlace(t)
	s := p.start(t)
	s.EndCall()
	for range 2 {
		p.now = p.now.Add(5 * time.Second)
		s.ToggleHold()
	}
	if got := s.Times(); got.Phase != desk.After || got.After != 10*time.Second || got.Hold != 0 || got.Talk != 0 {
		t.Errorf("the times are %+v, want 10 s of after-contact work", got)
	}
}

// Whatever the clock does during a call, the contact is saved and no time of
// it is negative.
func TestClockThatJumpsDuringACall(t *testing.T) {
	for name, jump := range map[string]time.Duration{
		"back an hour": -time.Hour, "back two years": -2 * 365 * 24 * time.Hour,
		"ahead two years": 2 * 365 * 24 * time.Hour, "to the seventies": -50 * 365 * 24 * time.Hour,
	} {
		p := newPlace(t)
		s := p.start(t)
		p.now = p.now.Add(time.Minute)
		s.ToggleHold()
		p.now = p.now.Add(jump)
		s.Edit(func(c *store.Contact) { c.Note, c.Outcome = "declined", "dropped" })
		if _, err := s.Save(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		saved, err := p.Store().Get(t.Context(), string(s.Contact().ID))
		if err != nil {
			t.Fatal(err)
		}
		if saved.TalkSeconds != 60 || saved.HoldSeconds < 0 || saved.AfterSeconds < 0 || saved.Ended.Before(saved.Started) {
			t.Errorf("%s: %+v", name, saved)
		}
	}
}
