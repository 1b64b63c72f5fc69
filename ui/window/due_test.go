package window

import (
	"strings"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/keys"
)

func TestTheStatusLineTellsOfFollowUps(t *testing.T) {
	s := newStage(t, 1280, 800)
	if text := s.dueText(); text != "" {
		t.Errorf("nobody waits, and it says %q", text)
	}
	promise := func(agent string, days int) {
		_, err := s.desk.Store().Add(t.Context(), store.Contact{Agent: agent, Note: "n", Started: s.clock.Time.AddDate(0, 0, -9),
			FollowUp: s.clock.Time.AddDate(0, 0, days).Format(time.DateOnly)})
		if err != nil {
			t.Fatal(err)
		}
	}
	promise("maria", 0)
	promise("maria", -3)
	promise("maria", 1)
	promise("jean", -1)
	s.goTo(keys.History)
	if text := s.dueText(); text != "" {
		t.Errorf("a count holds a minute; it says %q", text)
	}
	s.clock.Time = s.clock.Time.Add(recount)
	s.tick()
	if text := texts(s.status); !strings.Contains(text, "2 due   0 open") {
		t.Errorf("the status line says %q", text)
	}
	for range mostDue {
		promise("maria", -1)
	}
	s.clock.Time = s.clock.Time.Add(recount)
	s.tick()
	if text := s.dueText(); !strings.Contains(text, "99+ due") {
		t.Errorf("of very many it says %q", text)
	}
}
