package report

import (
	"time"
)

// Query says what a report is about.
type Query struct {
	Period Period
	By     []Grouping // none, one, or two to be crossed
	Filter Filter
	Now    time.Time // tells which promises are overdue

	// Earlier asks for the period before and the same weekdays, Spikes for
	// days that stand out, and Steps for what checklists say of their steps.
	Earlier, Spikes, Steps bool
}

// Check looks for what cannot be answered: an *InputError.
func (q Query) Check() error { return q.Filter.Check() }

// within is how long after a contact another one of the same shopper on the
// same issue is a repeat: seven days, in milliseconds.
const within = 7 * dayMS

// Span is what contacts the report has to know of: those that began from from
// until before to, and those with a promise in its period.
func (q Query) Span() (from, to time.Time) {
	from, to = q.reach().From(), q.Period.To()
	if start := q.Period.shift(-7 * spikeWeeks).From(); q.Spikes && start.Before(from) {
		from = start
	}
	return from.Add(-within * time.Millisecond), to.Add(within * time.Millisecond)
}

// reach is the period with the earlier ones that are put beside it.
func (q Query) reach() Period {
	if !q.Earlier {
		return q.Period
	}
	p := q.Period
	for _, earlier := range append(p.Weekdays(), p.Before()) {
		p.first = min(p.first, earlier.first)
	}
	return p
}

// Promised are the days, counted from 1970, whose promises the report counts.
func (q Query) Promised() (first, last int) {
	p := q.reach()
	return p.first, p.last
}

// today is the last day on which something can still change in the report: a
// report on a period long over is the same on whatever day it is made.
func (q Query) today() int {
	return min(dayOf(q.Now.In(q.Period.zone)), q.Period.last+7)
}
