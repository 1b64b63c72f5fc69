package handout

import (
	"testing"
	"time"

	"paydesk/knowledge"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestAddWorkingDays(t *testing.T) {
	cases := []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-20", 0, "2026-11-20"}, // a Friday
		{"2026-11-21", 0, "2026-11-21"}, // no days: the Saturday stays
		{"2026-11-20", -3, "2026-11-20"},
		{"2026-11-20", 1, "2026-11-23"},
		{"2026-11-21", 1, "2026-11-23"},
		{"2026-11-22", 1, "2026-11-23"},
		{"2026-11-19", 1, "2026-11-20"},
		{"2026-11-20", 5, "2026-11-27"},
		{"2026-11-21", 5, "2026-11-27"}, // Monday to Friday
		{"2026-11-22", 5, "2026-11-27"},
		{"2026-11-22", 10, "2026-12-04"},
		{"2026-11-18", 3, "2026-11-23"},
		{"2026-12-29", 4, "2027-01-04"},
		{"2028-02-25", 2, "2028-02-29"},
	}
	for _, c := range cases {
		if got := AddWorkingDays(day(c.from), c.n).Format(time.DateOnly); got != c.want {
			t.Errorf("%d working days after %s: got %s, want %s", c.n, c.from, got, c.want)
		}
	}
}

// The count in weeks has to agree with counting one day at a time.
func TestAddWorkingDaysAgreesWithCounting(t *testing.T) {
	for start := range 14 {
		from := issued.AddDate(0, 0, start)
		want := from
		for n := 1; n <= 40; n++ {
			for want = want.AddDate(0, 0, 1); weekend(want); {
				want = want.AddDate(0, 0, 1)
			}
			if got := AddWorkingDays(from, n); !got.Equal(want) {
				t.Fatalf("%d working days after %s: got %s, want %s", n, from, got, want)
			}
		}
	}
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
		if got := english.due(DueFor(c.wait, from), from); got != c.want {
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
