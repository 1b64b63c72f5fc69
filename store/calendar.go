package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Calendar is when the desk does not work, as a supervisor decided. It is kept
// as one setting.
type Calendar struct {
	Weekend  []time.Weekday `json:"weekend"`  // in the order of time.Weekday; may be none
	Holidays []Holiday      `json:"holidays"` // by day
}

// Holiday is a day on which the desk does not work.
type Holiday struct {
	Day  string `json:"day"` // YYYY-MM-DD
	Name string `json:"name"`
}

const (
	calendarSetting = "calendar"
	maxHolidays     = 1000
	maxHolidayName  = 60 // characters
)

// Calendar returns when the desk does not work: on Saturday and Sunday, where
// nothing else was decided or what is kept cannot be read.
func (s *Store) Calendar(ctx context.Context) (Calendar, error) {
	text, err := s.Setting(ctx, calendarSetting)
	return readCalendar(text), err
}

func readCalendar(text string) Calendar {
	var c Calendar
	if json.Unmarshal([]byte(text), &c) != nil || c.check() != nil {
		return Calendar{Weekend: []time.Weekday{time.Sunday, time.Saturday}}
	}
	return c
}

// check looks for what no calendar can hold.
func (c Calendar) check() error {
	outside := func(d time.Weekday) bool { return d < time.Sunday || d > time.Saturday }
	if slices.ContainsFunc(c.Weekend, outside) || len(c.Weekend) > 6 {
		return &RefusedError{"", "a weekend has one to six days of the week, or none"}
	}
	if len(c.Holidays) > maxHolidays {
		return &RefusedError{"", fmt.Sprintf("the calendar holds %d holidays at most; remove some that are over", maxHolidays)}
	}
	for _, h := range c.Holidays {
		if !isDay(h.Day) {
			return &RefusedError{"", "a holiday has to be a date such as 2026-12-25"}
		}
	}
	return nil
}

// SetWeekend decides on which days of the week the desk does not work; none is
// a desk that works all seven. It needs MaySet and is put on record. All seven
// days are a *RefusedError.
func (s *Store) SetWeekend(ctx context.Context, days []time.Weekday) error {
	days = slices.Clone(days)
	slices.Sort(days)
	days = slices.Compact(days)
	return s.changeCalendar(ctx, func(c *Calendar) (string, error) {
		c.Weekend = days
		return "the weekend is now " + weekendText(days), nil
	})
}

// weekendText names the days of a weekend.
func weekendText(days []time.Weekday) string {
	var names []string
	for _, d := range days {
		names = append(names, d.String())
	}
	return cmp.Or(strings.Join(names, ", "), "none")
}

// AddHoliday puts a day on which the desk does not work into the calendar, in
// the place of one on the same day. It needs MaySet and is put on record. What
// is no date, or a name that is empty or too long, is a *RefusedError.
func (s *Store) AddHoliday(ctx context.Context, h Holiday) error {
	h.Name = strings.Join(strings.Fields(h.Name), " ")
	maskText(&h.Name)
	if n := utf8.RuneCountInString(h.Name); n == 0 || n > maxHolidayName || !utf8.ValidString(h.Name) {
		return &RefusedError{"", fmt.Sprintf("a holiday needs a name of 1 to %d characters", maxHolidayName)}
	}
	return s.changeCalendar(ctx, func(c *Calendar) (string, error) {
		c.drop(h.Day)
		c.Holidays = append(c.Holidays, h)
		slices.SortFunc(c.Holidays, func(a, b Holiday) int { return cmp.Compare(a.Day, b.Day) })
		return fmt.Sprintf("%s is now a holiday: %s", h.Day, h.Name), nil
	})
}

// RemoveHoliday takes a holiday out of the calendar. It needs MaySet and is
// put on record. A day that is none is ErrNotFound.
func (s *Store) RemoveHoliday(ctx context.Context, day string) error {
	return s.changeCalendar(ctx, func(c *Calendar) (string, error) {
		if !c.drop(day) {
			return "", fmt.Errorf("holiday %q: %w", shorten(day), ErrNotFound)
		}
		return day + " is no holiday any more", nil
	})
}

// drop takes a holiday out and reports whether it was there.
func (c *Calendar) drop(day string) bool {
	before := len(c.Holidays)
	c.Holidays = slices.DeleteFunc(c.Holidays, func(h Holiday) bool { return h.Day == day })
	return len(c.Holidays) < before
}

// changeCalendar changes the calendar as it stands and puts on record what
// change says.
func (s *Store) changeCalendar(ctx context.Context, change func(*Calendar) (string, error)) error {
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MaySet); err != nil {
			return err
		}
		kept, err := settingOf(ctx, tx, calendarSetting)
		if err != nil {
			return err
		}
		c := readCalendar(kept)
		says, err := change(&c)
		if err == nil {
			err = c.check()
		}
		if err != nil {
			return err
		}
		text, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if err := tx.putSetting(ctx, calendarSetting, string(text)); err != nil {
			return err
		}
		return tx.audit(ctx, DidSettings, "%s", says)
	})
}
