package handout

import (
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/workday"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestDueForReadsWell(t *testing.T) {
	cases := []struct {
		wait knowledge.Wait
		from string
		want string
	}{
		{knowledge.Wait{Min: 3, Max: 5, Unit: knowledge.WorkingDays}, "2026-11-22", "25 to 27 November (3 to 5 working days)"},
		{knowledge.Wait{Min: 7, Max: 10, Unit: knowledge.WorkingDays}, "2026-11-16", "25 to 30 November (7 to 10 working days)"},
		{knowledge.Wait{Min: 5, Max: 10, Unit: knowledge.WorkingDays}, "2026-11-22", "27 November to 4 December (5 to 10 working days)"},
		{knowledge.Wait{Min: 5, Max: 10, Unit: knowledge.Days}, "2026-12-24", "29 December to 3 January 2027 (5 to 10 days)"},
		{knowledge.Wait{Min: 2, Unit: knowledge.Days}, "2026-11-22", "by 24 November (2 days)"},
		{knowledge.Wait{Max: 1, Unit: knowledge.WorkingDays}, "2026-11-22", "by 23 November (1 working day)"},
		{knowledge.Wait{Min: 5, Max: 10, Unit: knowledge.Minutes}, "2026-11-22", "in 5 to 10 minutes"},
	}
	for _, c := range cases {
		from := day(c.from)
		if got := english.due(DueFor(c.wait, from, workday.Calendar{}), from); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestMomentOfAnUnknownAttemptIsEmpty(t *testing.T) {
	if got := english.moment(time.Time{}); got != "" {
		t.Errorf("got %q", got)
	}
	if got, want := english.moment(issued), "22 November 2026, 15:04 UTC"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
