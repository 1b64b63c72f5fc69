package workday

import (
	"testing"
	"time"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// gulf rests on Friday and Saturday, and on two days of December.
var gulf = New([]time.Weekday{time.Friday, time.Saturday}, []time.Time{day("2026-12-02"), day("2026-12-03")})

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		calendar Calendar
		from     string
		n        int
		want     string
	}{
		{Calendar{}, "2026-11-20", 0, "2026-11-20"}, // a Friday
		{Calendar{}, "2026-11-21", 0, "2026-11-21"}, // no days: the Saturday stays
		{Calendar{}, "2026-11-20", -3, "2026-11-20"},
		{Calendar{}, "2026-11-20", 1, "2026-11-23"},
		{Calendar{}, "2026-11-21", 1, "2026-11-23"},
		{Calendar{}, "2026-11-22", 1, "2026-11-23"},
		{Calendar{}, "2026-11-19", 1, "2026-11-20"},
		{Calendar{}, "2026-11-20", 5, "2026-11-27"},
		{Calendar{}, "2026-11-21", 5, "2026-11-27"}, // Monday to Friday
		{Calendar{}, "2026-11-22", 10, "2026-12-04"},
		{Calendar{}, "2026-12-29", 4, "2027-01-04"},
		{Calendar{}, "2028-02-25", 2, "2028-02-29"},
		{gulf, "2026-11-25", 1, "2026-11-26"},                                                             // Wednesday to Thursday
		{gulf, "2026-11-26", 1, "2026-11-29"},                                                             // over the weekend to Sunday
		{gulf, "2026-12-01", 1, "2026-12-06"},                                                             // two holidays, then the weekend
		{gulf, "2026-12-02", 2, "2026-12-07"},                                                             // from a holiday
		{New(nil, []time.Time{day("2026-11-21")}), "2026-11-20", 1, "2026-11-22"},                         // a desk of seven days
		{New([]time.Weekday{0, 1, 2, 3, 4, 5, 6}, nil), "2026-11-20", 1, "2026-11-23"},                    // nobody rests all week
		{New([]time.Weekday{time.Sunday}, []time.Time{day("2026-11-22")}), "2026-11-21", 1, "2026-11-23"}, // a holiday on the weekend
	} {
		if got := c.calendar.Add(day(c.from), c.n).Format(time.DateOnly); got != c.want {
			t.Errorf("%d working days after %s: got %s, want %s", c.n, c.from, got, c.want)
		}
	}
}

// The time of day stays, also where the clock is changed on the way.
func TestAddKeepsTheTimeOfDay(t *testing.T) {
	madrid, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2026, 10, 23, 23, 30, 0, 0, madrid) // the Friday before winter time
	if got, want := (Calendar{}).Add(from, 1), time.Date(2026, 10, 26, 23, 30, 0, 0, madrid); !got.Equal(want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Counting on and counting between are the same count.
func TestBetweenAgreesWithAdd(t *testing.T) {
	for _, c := range []Calendar{{}, gulf, New(nil, nil)} {
		for start := range 14 {
			from := day("2026-11-20").AddDate(0, 0, start)
			for n := 1; n <= 40; n++ {
				if to := c.Add(from, n); c.Between(from, to) != n || c.Between(from, to.AddDate(0, 0, -1)) != n-1 {
					t.Fatalf("%s to %s: %d days, want %d", from, to, c.Between(from, to), n)
				}
			}
		}
	}
	if (Calendar{}).Between(day("2026-11-23"), day("2026-11-20")) != 0 {
		t.Error("there are days between a day and one before it")
	}
	if got := (Calendar{}).Between(day("1969-12-26"), day("1970-01-05")); got != 6 { // Friday to the Monday of the week after next
		t.Errorf("%d working days around 1970, want 6", got)
	}
}
