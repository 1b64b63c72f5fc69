package history_test

import (
	"strings"
	"testing"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
)

// promise stores a contact of an agent that is due so many days from today.
func (p *page) promise(t *testing.T, agent, name string, days int) store.Saved {
	t.Helper()
	saved, err := p.desk.Store().Add(t.Context(), store.Contact{Agent: agent, Customer: name, Note: "n", Started: uitest.Start.AddDate(0, 0, -9),
		FollowUp: uitest.Start.AddDate(0, 0, days).Format("2006-01-02")})
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestFollowUpsAreListedByDay(t *testing.T) {
	p := show(t, 0)
	p.does(keys.Period, 6, 0, false)
	if !strings.Contains(p.words(), "No shopper waits to hear from you. 6 shows those of everyone.") {
		t.Error("an empty list does not say so")
	}
	p.promise(t, "maria", "Tom Orrow", 1)
	p.promise(t, "maria", "Last year", -333)
	late := p.promise(t, "maria", "Late", -4) // a Thursday, and today is Monday
	p.promise(t, "maria", "Next year", 60)
	p.promise(t, "maria", "Now", 0)
	p.promise(t, "maria", "Weekend", -1) // a Sunday
	p.promise(t, "jean", "Others", -3)
	p.promise(t, "maria", "Coming", 9)
	p.does(keys.Period, 5, 0, false)
	p.does(keys.Period, 6, 0, false)
	at := -1
	for _, want := range []string{", since Thu 25 Dec 2025", "Overdue by 2 working days, since Thu 19 Nov ", "Overdue by 1 working day, since Sun 22 Nov ",
		"Due today", "Due tomorrow", "Due Wed 2 Dec ", "Due Fri 22 Jan 2027"} {
		next := strings.Index(p.words(), want)
		if next <= at {
			t.Errorf("%q does not come next:\n%s", want, p.words())
		}
		at = next
	}
	if strings.Contains(p.words(), "Others") {
		t.Error("the follow-ups of others are among one's own")
	}
	p.does(keys.Period, 6, 0, false)
	if !strings.Contains(p.words(), "Others") {
		t.Error("6 once more does not show those of everyone")
	}
	p.does(keys.Period, 6, 0, false)
	if strings.Contains(p.words(), "Others") {
		t.Error("6 a third time does not go back to one's own")
	}
	p.does(keys.First, 0, 0, false)
	p.does(keys.LineDown, 0, 0, false)
	p.does(keys.Use, 0, 0, false)
	if len(p.opened) != 1 || p.opened[0] != late.ID {
		t.Errorf("Enter opened %v, want %s", p.opened, late.ID)
	}
	p.does(keys.TypeSearch, 0, 'o', false)
	if !strings.Contains(p.words(), "Others") || strings.Contains(p.words(), "Due today") {
		t.Error("what is typed is not looked for among all contacts")
	}
}

func TestFollowUpsComeInPages(t *testing.T) {
	p := show(t, 0)
	for n := range 150 {
		p.promise(t, "maria", "waits", n)
	}
	p.promise(t, "maria", "The Last", 400)
	p.does(keys.Period, 6, 0, false)
	for range 3 {
		p.does(keys.Last, 0, 0, false)
	}
	if !strings.Contains(p.words(), "The Last") {
		t.Error("the last of 151 follow-ups is not reached")
	}
}
