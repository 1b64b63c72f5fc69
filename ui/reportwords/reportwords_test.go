package reportwords_test

import (
	"strings"
	"testing"

	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// said is a text without the spaces that hold together.
func said(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

func same(t *testing.T, got, want string) {
	t.Helper()
	if said(got) != want {
		t.Errorf("%q, want %q", said(got), want)
	}
}

func TestSpans(t *testing.T) {
	for _, c := range [][3]string{
		{"2026-11-21", "2026-11-21", "21 November 2026"},
		{"2026-11-16", "2026-11-22", "16 to 22 November 2026"},
		{"2026-10-26", "2026-11-01", "26 October to 1 November 2026"},
		{"2025-12-29", "2026-01-04", "29 December 2025 to 4 January 2026"},
	} {
		same(t, reportwords.Span(c[0], c[1]), c[2])
	}
}

func value(v float64) *float64 { return &v }

func TestValues(t *testing.T) {
	for _, c := range []struct {
		unit        report.Unit
		m           report.Measured
		value, rest string
	}{
		{report.Count, report.Measured{N: 1234567, Value: value(1234567)}, "1 234 567", "n = 1 234 567"},
		{report.Share, report.Measured{Numerator: 7, Denominator: 9, N: 9, Value: value(7. / 9), Small: true}, "77.8 % *", "7 of 9, fewer than 20"},
		{report.Share, report.Measured{}, "–", "0 of 0"},
		{report.Seconds, report.Measured{Numerator: 1770, Denominator: 30, N: 30, Value: value(59.4)}, "59 s", "mean of n = 30"},
		{report.Seconds, report.Measured{N: 30, Value: value(59.6)}, "1 m 0 s", "median of n = 30"},
	} {
		same(t, reportwords.Value(c.unit, c.m), c.value)
		same(t, reportwords.RestsOn(c.unit, c.m), c.rest)
	}
}

func TestAgainstThePeriodBefore(t *testing.T) {
	for _, c := range []struct {
		unit     report.Unit
		now, was float64
		want     string
	}{
		{report.Count, 110, 100, "+10.0 % (before: 100)"},
		{report.Count, 3, 0, "before: 0"},
		{report.Count, 5, 5, "as before (n = 40)"},
		{report.Share, 0.5, 0.475, "+2.5 points (47.5 % of 40)"},
		{report.Seconds, 58, 70, "-12 s (1 m 10 s, n = 40)"},
	} {
		f := report.Figure{Measured: report.Measured{Value: &c.now}, Before: &report.Measured{Value: &c.was, N: 40}}
		f.Unit = c.unit
		same(t, reportwords.Against(&f), c.want)
	}
	same(t, reportwords.Against(&report.Figure{}), "no period before")
}

func TestSpikes(t *testing.T) {
	s := report.Spike{Day: "2026-11-24", Grouping: report.Topic, Key: "card-expired", Contacts: 1200, Usual: 2.5}
	same(t, reportwords.Spike(s), "Tuesday 24 November 2026, card-expired: 1 200 contacts instead of 2.5")
	s.Label = "The card has expired"
	same(t, reportwords.Spike(s), "Tuesday 24 November 2026, The card has expired: 1 200 contacts instead of 2.5")
}
