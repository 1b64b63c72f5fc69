package window

import (
	"os"
	"strings"
	"testing"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
)

// weekStage is a window with contacts saved in the week before.
func weekStage(t *testing.T) *stage {
	t.Helper()
	d, clock := uitest.Desk(t)
	for i, outcome := range []string{"resolved", "resolved", "dropped", "escalated", "resolved"} {
		clock.Time = uitest.Start.AddDate(0, 0, i-7)
		s, err := d.Start(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s.Edit(func(c *store.Contact) { c.Topic, c.Outcome = "card-expired", outcome })
		if _, err := s.Save(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	clock.Time = uitest.Start
	return openStage(t, d, clock, 1280, 800)
}

func TestLastWeeksReportIsOutAfterSixKeys(t *testing.T) {
	s := weekStage(t)
	s.pressed = 0
	s.press("Ctrl+3", "4", "Ctrl+E", "Enter")
	if s.pressed != 6 {
		t.Errorf("it took %d keys, want 6", s.pressed)
	}
	written, err := os.ReadDir(s.desk.ReportDir())
	if err != nil || len(written) != 2 || written[0].Name() != "paydesk-report_2026-11-16_2026-11-22.csv" || written[1].Name() != "paydesk-report_2026-11-16_2026-11-22.pdf" {
		t.Errorf("written %v (%v), status %q", written, err, s.status.Said())
	}
	if said := s.status.Said(); !strings.Contains(said, "paydesk-report_2026-11-16_2026-11-22.pdf") || !strings.Contains(said, "5 contacts") {
		t.Errorf("status %q", said)
	}
	if s.pane() != keys.PaneFigures {
		t.Errorf("the keyboard is in %q", s.pane())
	}
}

func TestAFigureLeadsToAContactAndBack(t *testing.T) {
	s := weekStage(t)
	s.press("Ctrl+3", "4", "Right", "Right", "Enter")
	if s.pane() != keys.PaneRows {
		t.Fatalf("Enter leads to %q, status %q", s.pane(), s.status.Said())
	}
	s.press("Down", "Enter")
	if s.page != keys.Console || s.console.Unfinished() != 1 {
		t.Fatalf("Enter opens no contact: page %q, status %q", s.page, s.status.Said())
	}
	s.press("Ctrl+3")
	if s.pane() != keys.PaneRows {
		t.Errorf("Ctrl+3 leads to %q, not back to the list", s.pane())
	}
	s.press("Esc")
	if s.pane() != keys.PaneFigures {
		t.Errorf("Esc leads to %q", s.pane())
	}
}

func TestLettersAndSearchOnTheDashboard(t *testing.T) {
	s := weekStage(t)
	s.press("Ctrl+3", "d")
	if s.page != keys.Dashboard || s.pane() != keys.PaneFigures {
		t.Errorf("a letter leads to page %q, pane %q", s.page, s.pane())
	}
	s.press("F6", "F6", "F6")
	if s.pane() != keys.PaneFigures {
		t.Errorf("F6 ends in %q", s.pane())
	}
	s.press("F3")
	if s.page != keys.Console || s.pane() != keys.PaneSearch {
		t.Errorf("F3 leads to page %q, pane %q", s.page, s.pane())
	}
}
