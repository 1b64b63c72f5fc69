package desk_test

import (
	"testing"
	"time"

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
