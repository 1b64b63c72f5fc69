package settings

import (
	"cmp"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// calendar is when the desk does not work: its weekend and its holidays.
type calendar struct {
	s       *Settings
	weekend *widgets.Entry
	kept    string         // the weekend that is kept, as it is shown
	holiday *widgets.Entry // a day and its name
	listed  *widget.Label
	problem *widget.Label
	box     fyne.CanvasObject
}

func newCalendar(d *thisDesk) *calendar {
	c := &calendar{s: d.s, listed: remark(""), problem: remark("")}
	c.problem.Importance = widget.DangerImportance
	c.weekend = d.s.entry("", c.keepWeekend)
	d.s.tracked(c.weekend, c.keepWeekend)
	c.holiday = d.s.entry(words.T("calendar.day"), c.add)
	add, remove := d.s.button(words.T("calendar.add"), c.add), d.s.button(words.T("calendar.remove"), c.remove)
	d.gate.controls = append(d.gate.controls, c.weekend, c.holiday, add, remove)
	c.box = widgets.Column(row("calendar.weekend", c.weekend), row("calendar.holidays", beside(c.holiday, line(add, remove))),
		widgets.Tight(c.listed, c.problem))
	return c
}

// show shows what is kept.
func (c *calendar) show() {
	kept, err := c.s.deps.Desk.Store().Calendar(c.s.ctx)
	if err != nil {
		c.s.deps.Status.Fail(err.Error())
		return
	}
	c.kept = desk.WeekendText(kept.Weekend)
	c.weekend.Put(c.kept)
	var holidays []string
	for _, h := range kept.Holidays {
		holidays = append(holidays, h.Day+" "+h.Name)
	}
	widgets.SetText(c.listed, cmp.Or(strings.Join(holidays, ", "), words.T("calendar.none")))
}

// keepWeekend stores the weekend that was typed, where it is another one.
func (c *calendar) keepWeekend() {
	if strings.TrimSpace(c.weekend.Text) == c.kept {
		widgets.SetText(c.problem, "")
		return
	}
	days, err := desk.ParseWeekend(c.weekend.Text)
	if err == nil {
		err = c.s.deps.Desk.Store().SetWeekend(c.s.ctx, days)
	}
	c.done(err)
}

// add makes a holiday of what was typed.
func (c *calendar) add() {
	day, name, _ := strings.Cut(strings.TrimSpace(c.holiday.Text), " ")
	c.changed(c.s.deps.Desk.Store().AddHoliday(c.s.ctx, store.Holiday{Day: day, Name: name}))
}

// remove takes the holiday on the day that was typed out.
func (c *calendar) remove() {
	day, _, _ := strings.Cut(strings.TrimSpace(c.holiday.Text), " ")
	err := c.s.deps.Desk.Store().RemoveHoliday(c.s.ctx, day)
	if errors.Is(err, store.ErrNotFound) {
		err = errors.New(words.T("calendar.nosuch"))
	}
	c.changed(err)
}

// changed is done for a holiday, whose field is free for the next one.
func (c *calendar) changed(err error) {
	if err == nil {
		c.holiday.Put("")
	}
	c.done(err)
}

// done shows what is kept now, or why it was not changed.
func (c *calendar) done(err error) {
	if err != nil {
		widgets.SetText(c.problem, widgets.Sentence(c.s.why(err, store.MaySet)))
		return
	}
	widgets.SetText(c.problem, "")
	c.show()
	c.s.deps.Status.Say(words.T("calendar.kept"))
}
