// Package reportwords says figures in words, the same on paper and on the
// screen.
package reportwords

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"paydesk/store/report"
)

// day reads a day of a report.
func day(text string) time.Time {
	t, _ := time.Parse(time.DateOnly, text) // the report wrote it
	return t
}

// Span is a period in words; the days are written 2026-11-21.
func Span(from, to string) string {
	const form = "2 January 2006"
	a, b := day(from), day(to)
	switch {
	case from == to:
		return b.Format(form)
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2") + " to " + b.Format(form)
	case a.Year() == b.Year():
		return a.Format("2 January") + " to " + b.Format(form)
	}
	return a.Format(form) + " to " + b.Format(form)
}

// Plural is a number of things; what is the word for one of them.
func Plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return Whole(int64(n)) + " " + what + "s"
}

// Whole is a number with its thousands apart; the space holds together.
func Whole(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "\u00a0" + text[at:]
	}
	return text
}

// Value is a figure's value; one of few contacts has a star.
func Value(unit report.Unit, m report.Measured) string {
	if m.Value == nil {
		return "–"
	}
	text := Amount(unit, *m.Value)
	if m.Small {
		text += " *"
	}
	return text
}

// Amount is a value in its unit; shares are percents, and times minutes and
// seconds.
func Amount(unit report.Unit, v float64) string {
	switch unit {
	case report.Share:
		return Percent(v)
	case report.Seconds:
		return Seconds(v)
	}
	return Whole(int64(math.Round(v)))
}

// Percent is a share from 0 to 1 in words.
func Percent(share float64) string { return fmt.Sprintf("%.1f\u00a0%%", 100*share) }

// Seconds is a time in words.
func Seconds(s float64) string {
	n := int64(math.Round(s))
	if n < 60 {
		return fmt.Sprintf("%d\u00a0s", n)
	}
	return fmt.Sprintf("%s\u00a0m %d\u00a0s", Whole(n/60), n%60)
}

// RestsOn is a figure's denominator in words.
func RestsOn(unit report.Unit, m report.Measured) string {
	text := Whole(m.Numerator) + " of " + Whole(m.Denominator)
	switch unit {
	case report.Count:
		text = "n = " + Whole(m.N)
	case report.Seconds:
		text = "mean of n = " + Whole(m.N)
		if m.Denominator == 0 { // a median has no sums
			text = "median of n = " + Whole(m.N)
		}
	}
	if m.Small {
		text += ", fewer than 20"
	}
	return text
}

// Against compares a figure with the period before.
func Against(f *report.Figure) string {
	b := f.Before
	if b == nil || b.Value == nil || f.Value == nil {
		return "no period before"
	}
	was, change := *b.Value, *f.Value-*b.Value
	if Amount(f.Unit, was) == Amount(f.Unit, *f.Value) {
		return fmt.Sprintf("as before (n = %s)", Whole(b.N))
	}
	switch f.Unit {
	case report.Share:
		return fmt.Sprintf("%+.1f points (%s of %s)", 100*change, Percent(was), Whole(b.N))
	case report.Seconds:
		return fmt.Sprintf("%+.0f s (%s, n = %s)", change, Seconds(was), Whole(b.N))
	}
	if was == 0 {
		return "before: 0"
	}
	return fmt.Sprintf("%+.1f %% (before: %s)", 100*change/was, Amount(f.Unit, was))
}

// Spike is a day that stands out in a sentence.
func Spike(s report.Spike) string {
	what := "All contacts"
	if s.Grouping != "" {
		what = s.Label
		if what == "" {
			what = s.Key
		}
	}
	return fmt.Sprintf("%s, %s: %s instead of %s", day(s.Day).Format("Monday 2 January 2006"), what,
		Plural(int(s.Contacts), "contact"), strconv.FormatFloat(s.Usual, 'f', -1, 64))
}
