package periods_test

import (
	"testing"
	"time"

	"paydesk/ui/periods"
)

func TestSpans(t *testing.T) {
	friday := time.Date(2026, time.November, 27, 0, 0, 0, 0, time.Local)
	sunday := time.Date(2026, time.November, 29, 0, 0, 0, 0, time.Local)
	for _, c := range []struct {
		period   periods.Period
		today    time.Time
		from, to string
	}{
		{periods.Today, friday, "2026-11-27", "-"},
		{periods.Yesterday, friday, "2026-11-26", "2026-11-27"},
		{periods.Week, friday, "2026-11-23", "-"},
		{periods.Week, sunday, "2026-11-23", "-"},
		{periods.LastWeek, friday, "2026-11-16", "2026-11-23"},
		{periods.Month, friday, "2026-11-01", "-"},
		{periods.All, friday, "-", "-"},
	} {
		from, to := c.period.Span(c.today)
		if day(from) != c.from || day(to) != c.to {
			t.Errorf("%s on %s: %s to %s, want %s to %s", c.period.Word, day(c.today), day(from), day(to), c.from, c.to)
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

func TestMidnight(t *testing.T) {
	at := time.Date(2026, time.November, 27, 23, 59, 0, 0, time.Local)
	if got := periods.Midnight(at.UTC()); !got.Equal(time.Date(2026, time.November, 27, 0, 0, 0, 0, time.Local)) {
		t.Errorf("midnight of %v is %v", at, got)
	}
}
