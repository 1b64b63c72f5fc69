package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestCalendarIsKeptAndOnRecord(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	c, err := s.Calendar(ctx)
	must(t, err)
	if !slices.Equal(c.Weekend, []time.Weekday{time.Sunday, time.Saturday}) || len(c.Holidays) != 0 {
		t.Errorf("at first: %+v", c)
	}
	must(t, s.SetWeekend(ctx, []time.Weekday{time.Saturday, time.Friday, time.Friday}))
	must(t, s.AddHoliday(ctx, Holiday{"2026-12-25", "  Christmas\nDay "}))
	must(t, s.AddHoliday(ctx, Holiday{"2026-12-02", "National Day"}))
	must(t, s.AddHoliday(ctx, Holiday{"2026-12-25", "Christmas"})) // in its place
	must(t, s.AddHoliday(ctx, Holiday{"2026-05-01", "card 4111 1111 1111 1111"}))
	must(t, s.RemoveHoliday(ctx, "2026-05-01"))
	if err := s.RemoveHoliday(ctx, "2026-05-01"); !errors.Is(err, ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	must(t, s.Close())
	s = open(t, dir)
	c, err = s.Calendar(ctx)
	must(t, err)
	if want := []Holiday{{"2026-12-02", "National Day"}, {"2026-12-25", "Christmas"}}; !slices.Equal(c.Holidays, want) {
		t.Errorf("%+v, want %+v", c.Holidays, want)
	}
	if !slices.Equal(c.Weekend, []time.Weekday{time.Friday, time.Saturday}) {
		t.Errorf("the weekend is %v", c.Weekend)
	}
	lines, err := s.Audit(ctx, 0, 10)
	must(t, err)
	var said []string
	for _, l := range lines {
		said = append(said, string(l.Deed)+": "+l.Detail)
	}
	for _, want := range []string{"settings: the weekend is now Friday, Saturday", "settings: 2026-12-25 is now a holiday: Christmas Day",
		"settings: 2026-05-01 is now a holiday: card [card ...1111]", "settings: 2026-05-01 is no holiday any more"} {
		if !slices.Contains(said, want) {
			t.Errorf("not on record: %s; on record is\n%s", want, strings.Join(said, "\n"))
		}
	}
}

func TestCalendarRefusesWhatCannotBe(t *testing.T) {
	s := open(t, t.TempDir())
	week := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	for _, err := range []error{
		s.SetWeekend(ctx, week), s.SetWeekend(ctx, []time.Weekday{7}), s.SetWeekend(ctx, []time.Weekday{-1}),
		s.AddHoliday(ctx, Holiday{"2026-02-30", "x"}), s.AddHoliday(ctx, Holiday{"25.12.2026", "x"}), s.AddHoliday(ctx, Holiday{"", "x"}),
		s.AddHoliday(ctx, Holiday{"2026-12-25", " "}), s.AddHoliday(ctx, Holiday{"2026-12-25", strings.Repeat("x", 61)}),
		s.AddHoliday(ctx, Holiday{"2026-12-25", "\xff"}), s.SetSetting(ctx, "calendar", "{}"),
	} {
		isRefused(t, err)
	}
	if n := audited(t, s); n != 0 {
		t.Errorf("%d refusals are on record", n)
	}
	must(t, s.SetWeekend(ctx, nil)) // a desk of seven days
	if c, err := s.Calendar(ctx); err != nil || len(c.Weekend) != 0 {
		t.Errorf("%+v %v", c, err)
	}
	_, err := s.write.Exec(`UPDATE setting SET value = '{"weekend":[9]}' WHERE key = 'calendar'`)
	must(t, err)
	if c, err := s.Calendar(ctx); err != nil || len(c.Weekend) != 2 {
		t.Errorf("of nonsense: %+v %v", c, err)
	}
}

// The longest calendar is still one that can be kept and read.
func TestCalendarHasRoomForYears(t *testing.T) {
	s := open(t, t.TempDir())
	must(t, s.changeCalendar(ctx, func(c *Calendar) (string, error) {
		for n := range maxHolidays {
			c.Holidays = append(c.Holidays, Holiday{noon.AddDate(0, 0, n).Format(day), "holiday"})
		}
		return "many", nil
	}))
	isRefused(t, s.AddHoliday(ctx, Holiday{"2020-01-01", "one more"}))
	if c, err := s.Calendar(ctx); err != nil || len(c.Holidays) != maxHolidays {
		t.Errorf("%d holidays, %v", len(c.Holidays), err)
	}
}
