package handout

import (
	"time"

	"paydesk/knowledge"
)

// Due is a waiting time counted into dates.
type Due struct {
	What     string    // what comes at the end of it
	From, To time.Time // the first and the last moment it is expected
	Wait     knowledge.Wait
}

// DueFor counts a wait from a moment on. A wait without a largest value ends
// with its smallest.
func DueFor(w knowledge.Wait, from time.Time) Due {
	w.Max = max(w.Min, w.Max)
	return Due{What: w.What, From: after(from, w.Min, w.Unit), To: after(from, w.Max, w.Unit), Wait: w}
}

func after(from time.Time, n int, unit knowledge.Unit) time.Time {
	switch unit {
	case knowledge.Minutes:
		return from.Add(time.Duration(n) * time.Minute)
	case knowledge.WorkingDays:
		return AddWorkingDays(from, n)
	default:
		return from.AddDate(0, 0, n)
	}
}

// workWeek is the number of working days in a week, Monday to Friday.
const workWeek = 5

// AddWorkingDays counts n working days on from a day, the day itself not
// counted, and keeps the time of day. Public holidays are not known here.
// With no days to count the day itself is returned, also on a weekend.
func AddWorkingDays(from time.Time, n int) time.Time {
	if n <= 0 {
		return from
	}
	from = from.AddDate(0, 0, n/workWeek*7)
	left := n % workWeek
	if left == 0 && weekend(from) { // the week's last working day was the Friday before
		for weekend(from) {
			from = from.AddDate(0, 0, -1)
		}
	}
	for left > 0 {
		from = from.AddDate(0, 0, 1)
		if !weekend(from) {
			left--
		}
	}
	return from
}

func weekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}
