package report

import (
	"fmt"
	"time"
)

// Period is a span of whole days in the time of a desk.
type Period struct {
	first, last int // days since 1 January 1970
	zone        *time.Location
}

// Days is the period from one day to another, both included, in the zone of
// the desk. Of the times only the dates they show count. A last day before
// the first is an *InputError.
func Days(first, last time.Time, zone *time.Location) (Period, error) {
	p := Period{dayOf(first), dayOf(last), zone}
	if p.last < p.first {
		return p, wrong("the last day, %s, lies before the first, %s; swap them", dayText(p.last), dayText(p.first))
	}
	return p, nil
}

// First and Last are the days of the period, written 2026-11-21.
func (p Period) First() string { return dayText(p.first) }

// Last is the last day of the period; see First.
func (p Period) Last() string { return dayText(p.last) }

// Len is how many days the period has.
func (p Period) Len() int { return p.last - p.first + 1 }

// Zone is the time zone that its days are counted in.
func (p Period) Zone() *time.Location { return p.zone }

// zoneName names the zone; the computer's own by what its clocks show.
func (p Period) zoneName() string {
	if p.zone == time.Local {
		const form = "MST (UTC-07:00)"
		first, last := p.From().Format(form), p.To().Add(-time.Second).Format(form)
		if first != last {
			return first + ", then " + last
		}
		return first
	}
	return p.zone.String()
}

// From is the first moment of the period, and To the first one after it.
func (p Period) From() time.Time { return begins(p.first, p.zone) }

// To is the first moment after the period; see From.
func (p Period) To() time.Time { return begins(p.last+1, p.zone) }

// String is the period in words.
func (p Period) String() string {
	if p.first == p.last {
		return p.First()
	}
	return fmt.Sprintf("%s to %s", p.First(), p.Last())
}

// shift is the period some days later, or earlier when they are negative.
func (p Period) shift(days int) Period { return Period{p.first + days, p.last + days, p.zone} }

// Before is the period of the same length right before this one.
func (p Period) Before() Period { return p.shift(-p.Len()) }

// Weekdays takes so many earlier spans, of periods up to so many days: a year
// compares with the year before.
const (
	weeksBack = 4
	fewDays   = 35
)

// Weekdays are the latest four earlier spans of the same length that begin on
// the same weekday and do not overlap this period or each other; none for a
// period of more than five weeks.
func (p Period) Weekdays() []Period {
	step := (p.Len() + 6) / 7 * 7
	var all []Period
	for n := 1; n <= weeksBack && p.Len() <= fewDays; n++ {
		all = append(all, p.shift(-n*step))
	}
	return all
}
