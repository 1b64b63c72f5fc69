package report

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones below, wherever the tests run
)

// zone is a time zone by its name.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// odd are zones whose clocks are hard: changed at midnight, by half an hour,
// from a quarter hour, not at all, or skipping a whole day.
var odd = []string{"UTC", "Europe/Madrid", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe",
	"Asia/Kathmandu", "Pacific/Apia", "Asia/Shanghai", "Africa/Casablanca"}

func TestClockShowsLocalTime(t *testing.T) {
	for _, name := range odd {
		z := zone(t, name)
		clock := newClock(z)
		for at := time.Date(2011, 12, 20, 0, 7, 0, 0, time.UTC); at.Year() < 2026; at = at.Add(7*time.Hour + 13*time.Minute) {
			local := at.In(z)
			if clock.day(at.UnixMilli()) != dayOf(local) || clock.hour(at.UnixMilli()) != local.Hour() {
				t.Fatalf("%s: %v is day %s hour %d", name, local, dayText(clock.day(at.UnixMilli())), clock.hour(at.UnixMilli()))
			}
		}
	}
}

// Every moment lies in the period of its day and in no other.
func TestDaysBeginWhereTheDateChanges(t *testing.T) {
	for _, name := range odd {
		z := zone(t, name)
		for day := dayOf(time.Date(2011, 12, 20, 0, 0, 0, 0, time.UTC)); day < dayOf(time.Date(2019, 3, 1, 0, 0, 0, 0, time.UTC)); day++ {
			start := begins(day, z)
			if dayOf(start) < day || dayOf(start.Add(-time.Millisecond)) >= day {
				t.Fatalf("%s: %s begins at %v", name, dayText(day), start)
			}
		}
	}
}

func TestADayWithAChangeOfTheClock(t *testing.T) {
	madrid := zone(t, "Europe/Madrid")
	for day, hours := range map[string]float64{"2026-10-25": 25, "2026-03-29": 23, "2026-11-21": 24} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Days(at, at, madrid)
		if err != nil || p.To().Sub(p.From()).Hours() != hours {
			t.Errorf("%s has %v hours, %v", day, p.To().Sub(p.From()).Hours(), err)
		}
	}
}
