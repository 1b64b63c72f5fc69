package desk_test

import (
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
)

// What the checklist proposes, and what the handout prints, is counted in the
// desk's own days.
func TestWaitsAreCountedInTheDesksDays(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	must(t, p.Store().SetWeekend(ctx, []time.Weekday{time.Friday, time.Saturday}))
	must(t, p.Store().AddHoliday(ctx, store.Holiday{Day: "2026-11-22", Name: "a Sunday off"}))
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 2, ""))
	if c := s.Contact(); c.FollowUp != "2026-11-24" {
		t.Errorf("two working days after Friday, with Sunday off, is %s; want Tuesday", c.FollowUp)
	}
	must(t, p.Store().AddHoliday(ctx, store.Holiday{Day: "2026-11-23", Name: "Monday, too"}))
	must(t, s.Undo(ctx))
	must(t, s.Answer(ctx, 2, ""))
	if c := s.Contact(); c.FollowUp != "2026-11-25" {
		t.Errorf("with Monday off, too, it is %s; want Wednesday", c.FollowUp)
	}
	days, err := p.WorkingDays(ctx)
	must(t, err)
	if got := days.Add(p.now, 1).Format(time.DateOnly); got != "2026-11-24" {
		t.Errorf("a working day after Friday is %s", got)
	}
}

func TestWeekendIsWrittenAsItIsRead(t *testing.T) {
	for text, want := range map[string]string{"none": "none", "Sat, sunday": "saturday, sunday", "fri sat": "friday, saturday", "sun": "sunday"} {
		days, err := desk.ParseWeekend(text)
		must(t, err)
		if got := desk.WeekendText(days); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"", " , ", "someday", "sa", "none sat"} {
		if _, err := desk.ParseWeekend(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
