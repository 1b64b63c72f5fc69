package handout

import (
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/workday"
)

// Due is a waiting time counted into dates.
type Due struct {
	What     string    // what comes at the end of it
	From, To time.Time // the first and the last moment it is expected
	Wait     knowledge.Wait
}

// DueFor counts a wait from a moment on, in the working days of a calendar. A
// wait without a largest value ends with its smallest.
func DueFor(w knowledge.Wait, from time.Time, days workday.Calendar) Due {
	w.Max = max(w.Min, w.Max)
	return Due{What: w.What, From: after(from, w.Min, w.Unit, days), To: after(from, w.Max, w.Unit, days), Wait: w}
}

func after(from time.Time, n int, unit knowledge.Unit, days workday.Calendar) time.Time {
	switch unit {
	case knowledge.Minutes:
		return from.Add(time.Duration(n) * time.Minute)
	case knowledge.WorkingDays:
		return days.Add(from, n)
	default:
		return from.AddDate(0, 0, n)
	}
}
