package window

import (
	"strings"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/keys"
)

// savedStage is a window with one saved contact, chosen in the history.
func savedStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("F9")
	s.typed("call back")
	s.press("F8", "Tab", "4", "Ctrl+Enter")
	if got := s.saved(); len(got) != 1 || got[0].Outcome == "" {
		t.Fatalf("saved %+v, status %q", got, s.status.Said())
	}
	s.clock.Time = s.clock.Time.Add(time.Minute)
	s.press("Ctrl+2")
	return s
}

func TestALookAtASavedContactChangesNothing(t *testing.T) {
	s := savedStage(t)
	before := s.saved()[0]
	s.press("Enter")
	if s.page != keys.Console || s.console.Unfinished() != 1 || !strings.Contains(s.shown(), "Saved; a change is kept with its history") {
		t.Fatalf("page %q:\n%s", s.page, s.shown())
	}
	if !strings.Contains(s.shown(), "No earlier contact with this order") {
		t.Errorf("a contact is told to be its own earlier one:\n%s", s.shown())
	}
	s.press("F4", "F9", "F8", "Ctrl+S")
	s.settle()
	if !strings.Contains(s.status.Said(), "nothing was changed") {
		t.Errorf("status %q", s.status.Said())
	}
	s.clock.Time = s.clock.Time.Add(time.Minute)
	s.press("Ctrl+Enter")
	if got := s.saved(); len(got) != 1 || got[0] != before || s.console.Unfinished() != 0 || !strings.Contains(s.status.Said(), "put away") {
		t.Errorf("saved %+v, want %+v; %d open, status %q", got, before, s.console.Unfinished(), s.status.Said())
	}
	s.press("Ctrl+2")
	if strings.Contains(s.shown(), "Changed by") {
		t.Errorf("the history tells of a change:\n%s", s.shown())
	}
}

func TestAChangeStandsInTheHistory(t *testing.T) {
	s := savedStage(t)
	s.press("Enter", "F8", "Tab", "1")
	s.settle()
	if len(s.saved()) != 0 || strings.Contains(s.shown(), "Saved; a change") {
		t.Fatalf("a changed contact still counts as saved:\n%s", s.shown())
	}
	s.press("Ctrl+Enter", "Ctrl+2")
	if want := "Changed by maria 23 Nov 09:01: outcome was Waiting for documents"; !strings.Contains(s.shown(), want) {
		t.Fatalf("the history does not say %q:\n%s", want, s.shown())
	}
	for range 4 {
		s.clock.Time = s.clock.Time.Add(time.Minute)
		s.press("Enter", "F9")
		s.typed(" again")
		s.press("Ctrl+Enter", "Ctrl+2")
	}
	shown := s.shown()
	if !strings.Contains(shown, "09:05: note was call back again again again") || !strings.Contains(shown, "and 2 changes before") || strings.Contains(shown, "talk_seconds") {
		t.Errorf("the history says:\n%s", shown)
	}
	if first := strings.Index(shown, "09:05: note"); first > strings.Index(shown, "09:04: note") {
		t.Error("the newest change does not come first")
	}
}

func TestUndoOfASaveOpensTheContactAgain(t *testing.T) {
	s := savedStage(t)
	s.press("Ctrl+1", "Ctrl+Z")
	if len(s.saved()) != 0 || s.console.Unfinished() != 1 {
		t.Errorf("%d saved, %d open, status %q", len(s.saved()), s.console.Unfinished(), s.status.Said())
	}
}

func TestAnEarlierContactWithoutAReasonIsToldSo(t *testing.T) {
	s := savedStage(t)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("Tab")
	if want := "1 earlier: 23 Nov 09:00 no reason, Waiting for documents"; !strings.Contains(s.shown(), want) {
		t.Errorf("%q is not shown:\n%s", want, s.shown())
	}
}

func TestAnEmptyContactIsPutAway(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "Ctrl+Enter")
	open, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(open) != 0 || s.console.Unfinished() != 0 {
		t.Errorf("%+v is still open (%v), status %q", open, err, s.status.Said())
	}
}

func TestALookedAtContactStaysSavedWhenTheAgentChanges(t *testing.T) {
	s := savedStage(t)
	s.press("Enter", "Ctrl+L")
	s.typed("anna")
	s.press("Enter")
	if got := s.saved(); len(got) != 1 || got[0].State != store.StateSaved {
		t.Errorf("saved %+v", got)
	}
	if s.console.Unfinished() != 0 {
		t.Error("anna has maria's contact open")
	}
}
