package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// The clocks of desks: in winter, in summer, and one that is far away.
var (
	winter = time.FixedZone("CET", 1*60*60)
	summer = time.FixedZone("CEST", 2*60*60)
	far    = time.FixedZone("CST", 8*60*60)
)

// jumps are what the clock of a desk may do between two looks at it.
var jumps = []struct {
	name   string
	before time.Time
	after  time.Time
}{
	{"runs", noon, noon.Add(5 * time.Minute)},
	{"stands still", noon, noon},
	{"is set back an hour", noon, noon.Add(-time.Hour)},
	{"is set back two years", noon, noon.AddDate(-2, 0, 0)},
	{"is set ahead two years", noon, noon.AddDate(2, 0, 0)},
	{"goes over to summer", time.Date(2027, 3, 28, 1, 59, 59, 0, winter), time.Date(2027, 3, 28, 3, 0, 1, 0, summer)},
	{"goes over to winter", time.Date(2026, 10, 25, 2, 59, 59, 0, summer), time.Date(2026, 10, 25, 2, 0, 1, 0, winter)},
	{"is carried to another zone", noon.In(winter), noon.Add(time.Minute).In(far)},
	{"forgets the time", noon, time.Unix(0, 0)},
	{"wakes up in 1970", time.Unix(0, 0), noon},
	{"is in 2100", time.Date(2100, 2, 28, 23, 59, 59, 0, winter), time.Date(2100, 3, 1, 0, 0, 1, 0, winter)},
}

// However the clock jumps during a contact, between contacts and between
// steps, the contact is saved, no span is negative, and the order of all
// lists stays that of the work done.
func TestClockJumpsDoNoHarm(t *testing.T) {
	var now time.Time
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	var order []ContactID
	for _, jump := range jumps {
		now = jump.before
		c := begun(t, s, Contact{Note: jump.name, Agent: "maria"})
		run, err := s.StartRun(ctx, Run{Contact: c.ID, Topic: "card-expired"})
		must(t, err)
		event(t, s, run, now)
		now = jump.after
		event(t, s, run, now)
		_, err = s.Finish(ctx, c)
		must(t, err)
		order = append(order, c.ID, add(t, s, Contact{Note: jump.name}).ID)
		if saved := get(t, s, c.ID); saved.Ended.Before(saved.Started) || saved.State != StateSaved {
			t.Errorf("the clock %s: from %v to %v, %s", jump.name, saved.Started, saved.Ended, saved.State)
		}
		if events, err := s.Events(ctx, run); err != nil || len(events) != 2 || events[0].Seq != 1 || events[1].DwellMS < 0 {
			t.Errorf("the clock %s: events %+v, %v", jump.name, events, err)
		}
	}
	slices.Reverse(order)
	var listed []ContactID
	must(t, s.Each(ctx, Filter{}, func(c Contact) error { listed = append(listed, c.ID); return nil }))
	if !slices.Equal(listed, order) {
		t.Error("the order is not that of the work done")
	}
	sound(t, filepath.Dir(s.path))
}

// event adds an event at a time, which the step before was on the screen
// until.
func event(t *testing.T, s *Store, run RunID, now time.Time) {
	t.Helper()
	_, err := s.Append(ctx, run, Event{Kind: "answer", Node: "a", DwellMS: now.Sub(noon).Milliseconds()})
	must(t, err)
}

// A contact is listed on the day its clock showed, wherever that clock was.
func TestDaysAreFoundAcrossAJump(t *testing.T) {
	var now time.Time
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	for _, jump := range jumps {
		for _, now = range []time.Time{jump.before, jump.after} {
			id := add(t, s, Contact{Note: jump.name}).ID
			list, err := s.List(ctx, Filter{From: now, To: now.Add(time.Millisecond)})
			must(t, err)
			if !slices.ContainsFunc(list, func(c Contact) bool { return c.ID == id }) {
				t.Errorf("the clock %s: the contact of %v is not found by its day", jump.name, now)
			}
		}
	}
}
