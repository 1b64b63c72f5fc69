package report

import (
	"errors"
	"testing"
	"time"
)

// period is a span of days, written as they are on the command line.
func period(t testing.TB, first, last string, z *time.Location) Period {
	t.Helper()
	from, err := time.Parse(time.DateOnly, first)
	if err != nil {
		t.Fatal(err)
	}
	to, err := time.Parse(time.DateOnly, last)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Days(from, to, z)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEarlierPeriods(t *testing.T) {
	for _, c := range []struct{ first, last, before, weekday string }{
		{"2026-11-16", "2026-11-22", "2026-11-09 to 2026-11-15", "2026-11-09 to 2026-11-15"},
		{"2026-11-18", "2026-11-18", "2026-11-17", "2026-11-11"},
		{"2026-11-16", "2026-11-26", "2026-11-05 to 2026-11-15", "2026-11-02 to 2026-11-12"},
	} {
		p := period(t, c.first, c.last, time.UTC)
		if got := p.Before().String(); got != c.before {
			t.Errorf("before %s is %s, want %s", p, got, c.before)
		}
		same := p.Weekdays()
		if len(same) != weeksBack || same[0].String() != c.weekday || same[1].last >= same[0].first {
			t.Errorf("same weekdays of %s are %v", p, same)
		}
	}
	if year := period(t, "2025-01-01", "2025-12-31", time.UTC); len(year.Weekdays()) != 0 || year.Len() != 365 {
		t.Errorf("a year of %d days has %v", year.Len(), year.Weekdays())
	}
}

func TestReversedDaysAreRefused(t *testing.T) {
	late := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	_, err := Days(late, late.AddDate(0, 0, -1), time.UTC)
	if wrong := (*InputError)(nil); !errors.As(err, &wrong) {
		t.Errorf("%v", err)
	}
}

// A report on a period long over is the same whenever it is made.
func TestOnlyRecentReportsDependOnToday(t *testing.T) {
	q := Query{Period: period(t, "2026-11-01", "2026-11-07", time.UTC), Now: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}
	later := q
	later.Now = q.Now.AddDate(1, 0, 0)
	if q.today() != later.today() {
		t.Error("a year later it is another report")
	}
	q.Now = time.Date(2026, 11, 8, 0, 0, 0, 0, time.UTC)
	if q.today() == later.today() {
		t.Error("on the day after it nothing is open")
	}
}
