// Package periods is the spans of days that a digit chooses on a page.
package periods

import (
	"fmt"
	"time"

	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Period is a span of days with its name.
type Period struct {
	Word string // key of its name
	// Span returns the first moment and the one after the last, given the
	// beginning of today. A zero time is no bound: it goes back to the first
	// contact, or on until now.
	Span func(today time.Time) (from, to time.Time)
}

// The periods that pages share.
var (
	Today     = Period{"period.today", func(t time.Time) (time.Time, time.Time) { return t, time.Time{} }}
	Yesterday = Period{"period.yesterday", func(t time.Time) (time.Time, time.Time) { return t.AddDate(0, 0, -1), t }}
	Week      = Period{"period.week", func(t time.Time) (time.Time, time.Time) { return monday(t), time.Time{} }}
	LastWeek  = Period{"period.lastweek", func(t time.Time) (time.Time, time.Time) { return monday(t).AddDate(0, 0, -7), monday(t) }}
	Month     = Period{"period.month", func(t time.Time) (time.Time, time.Time) { return t.AddDate(0, 0, 1-t.Day()), time.Time{} }}
	All       = Period{"period.all", func(time.Time) (time.Time, time.Time) { return time.Time{}, time.Time{} }}
)

// monday is the first day of the week that a day lies in.
func monday(day time.Time) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

// Midnight is the beginning of a moment's day in the agent's own zone.
func Midnight(t time.Time) time.Time {
	y, m, d := t.Local().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.Local)
}

// Tabs are the headings of the periods of those names, each with its digit.
func Tabs(names ...string) []widgets.Tab {
	tabs := make([]widgets.Tab, len(names))
	for n, name := range names {
		tabs[n] = widgets.Tab{Text: words.T(name), Hint: fmt.Sprint(n + 1)}
	}
	return tabs
}

// Names are the names of some periods.
func Names(periods []Period) []string {
	names := make([]string, len(periods))
	for i, p := range periods {
		names[i] = p.Word
	}
	return names
}
