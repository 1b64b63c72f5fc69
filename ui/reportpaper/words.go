package reportpaper

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"paydesk/store/report"
)

const smallNote = "Grey figures with * rest on fewer than 20 contacts and say little. A figure is followed by what it rests on: 78 % of 40 is a share of 40 contacts."

// titleOf names the report; one of an agent's own contacts says so.
func titleOf(r *report.Report) string {
	if r.Own != "" {
		return "Payment problems of " + r.Own
	}
	return "Payment problems"
}

// kindOf says how long a time the report is about.
func kindOf(from, to string) string {
	switch n := days(from, to); n {
	case 1:
		return "Report of a day"
	case 7:
		return "Weekly report"
	default:
		return fmt.Sprintf("Report of %d days", n)
	}
}

func days(from, to string) int { return int(dayOf(to).Sub(dayOf(from)).Hours()/24) + 1 }

// span is a period in words.
func span(from, to string) string {
	const form = "2 January 2006"
	a, b := dayOf(from), dayOf(to)
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

// filters says which contacts were let through.
func (p *paper) filters() string {
	var parts []string
	for _, g := range slices.Sorted(maps.Keys(p.Filter)) {
		if len(p.Filter[g]) > 0 {
			parts = append(parts, string(g)+" "+strings.Join(named(g, p.Filter[g]), " or "))
		}
	}
	if len(parts) == 0 {
		return "No filter: all contacts of the log"
	}
	return "Only " + strings.Join(parts, "; ")
}

// named are keys of a filter as the log has them, and words for the empty one.
func named(g report.Grouping, keys []string) []string {
	words := slices.Clone(keys)
	for i, key := range keys {
		if label := report.Label(g, key); label != "" {
			words[i] = label
		}
	}
	return words
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return whole(int64(n)) + " " + what + "s"
}

// whole is a number with its thousands apart; the space holds together.
func whole(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "\u00a0" + text[at:]
	}
	return text
}

// value is a figure's value; one of few contacts has a star.
func value(unit report.Unit, m report.Measured) string {
	if m.Value == nil {
		return "–"
	}
	text := amount(unit, *m.Value)
	if m.Small {
		text += " *"
	}
	return text
}

func amount(unit report.Unit, v float64) string {
	switch unit {
	case report.Share:
		return percent(v)
	case report.Seconds:
		return seconds(v)
	}
	return whole(int64(math.Round(v)))
}

func percent(share float64) string { return fmt.Sprintf("%.1f\u00a0%%", 100*share) }

func seconds(s float64) string {
	n := int64(math.Round(s))
	if n < 60 {
		return fmt.Sprintf("%d\u00a0s", n)
	}
	return fmt.Sprintf("%s\u00a0m %d\u00a0s", whole(n/60), n%60)
}

// restsOn is a figure's denominator in words.
func restsOn(unit report.Unit, m report.Measured) string {
	text := whole(m.Numerator) + " of " + whole(m.Denominator)
	switch unit {
	case report.Count:
		text = "n = " + whole(m.N)
	case report.Seconds:
		text = "mean of n = " + whole(m.N)
	}
	if m.Small {
		text += ", fewer than 20"
	}
	return text
}

// against compares a figure with the period before.
func against(f *report.Figure) string {
	b := f.Before
	if b == nil || b.Value == nil || f.Value == nil {
		return "no period before"
	}
	was, change := *b.Value, *f.Value-*b.Value
	if amount(f.Unit, was) == amount(f.Unit, *f.Value) {
		return fmt.Sprintf("as before (n = %s)", whole(b.N))
	}
	switch f.Unit {
	case report.Share:
		return fmt.Sprintf("%+.1f points (%s of %s)", 100*change, percent(was), whole(b.N))
	case report.Seconds:
		return fmt.Sprintf("%+.0f s (%s, n = %s)", change, seconds(was), whole(b.N))
	}
	if was == 0 {
		return "before: 0"
	}
	return fmt.Sprintf("%+.1f %% (before: %s)", 100*change/was, amount(f.Unit, was))
}

// spike is a day that stands out in a sentence.
func spike(s report.Spike) string {
	what := "All contacts"
	if s.Grouping != "" {
		what = s.Label
		if what == "" {
			what = s.Key
		}
	}
	return fmt.Sprintf("%s, %s: %s instead of %s", dayOf(s.Day).Format("Monday 2 January 2006"), what,
		plural(int(s.Contacts), "contact"), strconv.FormatFloat(s.Usual, 'f', -1, 64))
}
