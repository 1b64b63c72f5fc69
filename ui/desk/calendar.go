package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"paydesk/knowledge/workday"
)

// WorkingDays is the calendar that the desk counts promises and waits in, as
// a supervisor decided; Monday to Friday where there is no log.
func (d *Desk) WorkingDays(ctx context.Context) (workday.Calendar, error) {
	if d.cfg.Store == nil {
		return workday.Calendar{}, nil
	}
	kept, err := d.cfg.Store.Calendar(ctx)
	if err != nil {
		return workday.Calendar{}, err
	}
	holidays := make([]time.Time, len(kept.Holidays))
	for i, h := range kept.Holidays {
		if holidays[i], err = time.Parse(time.DateOnly, h.Day); err != nil {
			return workday.Calendar{}, err
		}
	}
	return workday.New(kept.Weekend, holidays), nil
}

// noWeekend is how a desk that works all week writes its weekend.
const noWeekend = "none"

// ParseWeekend reads days of the week, such as "friday, saturday" or "fri
// sat"; "none" is a desk that works all seven.
func ParseWeekend(text string) ([]time.Weekday, error) {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	if len(parts) == 1 && parts[0] == noWeekend {
		return nil, nil
	}
	var days []time.Weekday
	for _, part := range parts {
		day := weekdayNamed(part)
		if day < 0 {
			return nil, fmt.Errorf("%q is no day of the week; write such as friday, saturday, or %s", part, noWeekend)
		}
		days = append(days, day)
	}
	if len(days) == 0 {
		return nil, fmt.Errorf("name the days of the weekend, such as friday, saturday, or %s", noWeekend)
	}
	return days, nil
}

// shortDay is how many letters of a day of the week have to be there.
const shortDay = 3

// weekdayNamed is the day of the week that a name, or three and more letters
// of its beginning, stands for; -1 for none.
func weekdayNamed(name string) time.Weekday {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(name) >= shortDay && strings.HasPrefix(strings.ToLower(day.String()), name) {
			return day
		}
	}
	return -1
}

// WeekendText writes a weekend as ParseWeekend reads it, Monday first.
func WeekendText(days []time.Weekday) string {
	var names []string
	for n := range 7 {
		if day := time.Weekday((n + 1) % 7); slices.Contains(days, day) {
			names = append(names, strings.ToLower(day.String()))
		}
	}
	return cmp.Or(strings.Join(names, ", "), noWeekend)
}
