// Package workday counts in the days that a desk works: not on its weekend,
// which is not everywhere Saturday and Sunday, and not on its holidays.
package workday

import (
	"slices"
	"time"
)

// Calendar knows which days a desk works. Its zero value works Monday to
// Friday and has no holidays.
type Calendar struct {
	weekend  *[7]bool // by time.Weekday; nil for Saturday and Sunday
	holidays map[int]bool
}

// New is the calendar of a desk that does not work on some days of the week,
// which may be none, nor on some dates. A week of rest alone would have no
// working day to count to; it is taken for Saturday and Sunday.
func New(weekend []time.Weekday, holidays []time.Time) Calendar {
	c := Calendar{weekend: new([7]bool), holidays: make(map[int]bool, len(holidays))}
	for _, day := range weekend {
		c.weekend[day] = true
	}
	if !slices.Contains(c.weekend[:], false) {
		c.weekend = nil
	}
	for _, day := range holidays {
		c.holidays[number(day)] = true
	}
	return c
}

// Add counts n working days on from a day, the day itself not counted, and
// keeps the time of day. With no days to count the day itself is returned,
// whether it is worked or not.
func (c Calendar) Add(from time.Time, n int) time.Time {
	for n > 0 {
		from = from.AddDate(0, 0, 1)
		if c.works(number(from)) {
			n--
		}
	}
	return from
}

// Between is how many working days lie after a day, up to and including
// another one; 0 when that is not later. Of the times only the dates they show
// count.
func (c Calendar) Between(after, until time.Time) (days int) {
	for day := number(after) + 1; day <= number(until); day++ {
		if c.works(day) {
			days++
		}
	}
	return days
}

// works tells whether a day, counted from 1970, is worked.
func (c Calendar) works(day int) bool {
	on := time.Weekday(((day+int(time.Thursday))%7 + 7) % 7) // 1 January 1970 was a Thursday
	if c.weekend == nil {
		return on != time.Saturday && on != time.Sunday && !c.holidays[day]
	}
	return !c.weekend[on] && !c.holidays[day]
}

// number counts the date that a time shows from 1970.
func number(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}
