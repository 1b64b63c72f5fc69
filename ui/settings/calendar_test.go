package settings

import (
	"testing"

	"fyne.io/fyne/v2"
)

// enter types into a field and presses Enter.
func (p *page) enter(e interface {
	SetText(string)
	TypedKey(*fyne.KeyEvent)
}, text string) {
	e.SetText(text)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestTheCalendarIsKept(t *testing.T) {
	p := open(t)
	p.at(1)
	c := of[*thisDesk](p).days
	p.shows("No holidays yet.")
	if c.weekend.Text != "saturday, sunday" {
		t.Errorf("the weekend is %q", c.weekend.Text)
	}
	p.enter(c.weekend, "fri sat")
	if c.weekend.Text != "friday, saturday" {
		t.Errorf("the weekend is %q", c.weekend.Text)
	}
	p.enter(c.weekend, "someday")
	p.shows("\"someday\" is no day of the week")
	p.enter(c.holiday, "2026-05-01 Labour Day")
	p.shows("2026-05-01 Labour Day")
	if c.holiday.Text != "" {
		t.Error("the field is not free for the next holiday")
	}
	c.holiday.SetText("2026-05-02")
	p.press("Remove")
	p.shows("That day is no holiday", "2026-05-01 Labour Day")
	c.holiday.SetText("2026-05-01")
	p.press("Remove")
	p.hides("2026-05-01 Labour Day")
	p.shows("No holidays yet.")
}

func TestOnlyASupervisorChangesTheCalendar(t *testing.T) {
	p := guarded(t)
	p.at(1)
	c := of[*thisDesk](p).days
	if !c.weekend.Disabled() || !c.holiday.Disabled() || !p.button("Remove").Disabled() {
		t.Error("an agent is offered to change the calendar")
	}
	c.weekend.SetText("none")
	c.keepWeekend()
	p.shows("nly a supervisor")
	if kept, err := p.desk.Store().Calendar(t.Context()); err != nil || len(kept.Weekend) != 2 {
		t.Errorf("the weekend is %v, %v", kept.Weekend, err)
	}
}
