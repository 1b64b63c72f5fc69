package report

import (
	"fmt"
	"math"
	"time"
)

// clock tells the local time of a desk for very many moments: it asks the
// zone once for each stretch between two changes of its offset.
type clock struct {
	zone       *time.Location
	start, end int64 // ms of the stretch looked up last
	offset     int64 // ms
}

func newClock(zone *time.Location) *clock { return &clock{zone: zone, start: 1, end: 0} }

// dayMS is a day without a change of the clock, in milliseconds.
const dayMS = 24 * 60 * 60 * 1000

// local is a moment as the desk's clock showed it, in milliseconds as if that
// clock were in UTC.
func (c *clock) local(ms int64) int64 {
	if ms < c.start || ms >= c.end {
		c.look(ms)
	}
	return ms + c.offset
}

// look asks the zone for the stretch around a moment.
func (c *clock) look(ms int64) {
	t := time.UnixMilli(ms).In(c.zone)
	_, seconds := t.Zone()
	c.offset = int64(seconds) * 1000
	c.start, c.end = math.MinInt64, math.MaxInt64
	start, end := t.ZoneBounds()
	if !start.IsZero() {
		c.start = start.UnixMilli()
	}
	if !end.IsZero() {
		c.end = end.UnixMilli()
	}
}

// day is the local day of a moment, counted from 1 January 1970.
func (c *clock) day(ms int64) int { return int(floor(c.local(ms), dayMS)) }

// hour is the local hour of a moment, 0 to 23.
func (c *clock) hour(ms int64) int {
	local := c.local(ms)
	return int(local-floor(local, dayMS)*dayMS) / (dayMS / 24)
}

func floor(n, by int64) int64 {
	q := n / by
	if n%by < 0 {
		q--
	}
	return q
}

// weekday is the place of a day in weekdays: 1 January 1970 was a Thursday.
func weekday(day int) int { return ((day+3)%7 + 7) % 7 }

// monday is the first day of a day's week.
func monday(day int) int { return day - weekday(day) }

// date is a day as time.Time in UTC.
func date(day int) time.Time { return time.Unix(int64(day)*dayMS/1000, 0).UTC() }

// dayOf is the number of the calendar day that a time shows.
func dayOf(t time.Time) int {
	y, m, d := t.Date()
	return int(floor(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).UnixMilli(), dayMS))
}

// dayText writes a day.
func dayText(day int) string { return date(day).Format(time.DateOnly) }

// weekText writes the week that begins on a Monday.
func weekText(day int) string {
	year, week := date(day).ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

// quarter is the least by which offsets of zones differ.
const quarter = 15 * time.Minute

// begins is the first moment of a local day. Where the clock leaps over
// midnight or shows it twice, that is the first moment whose date it is.
func begins(day int, zone *time.Location) time.Time {
	y, m, d := date(day).Date()
	t := time.Date(y, m, d, 0, 0, 0, 0, zone).Add(-2 * time.Hour)
	for dayOf(t) < day {
		t = t.Add(quarter)
	}
	return t
}
