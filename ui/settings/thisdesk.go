package settings

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// thisDesk is how the window looks, and what a supervisor decided for the
// desk.
type thisDesk struct {
	s       *Settings
	scale   *choice
	mode    *choice
	density *choice
	gate    *gate
	fields  []*policyField
	due     *widget.Label // what retention would purge today
	counts  looks
	days    *calendar
	box     fyne.CanvasObject
}

var (
	modes     = []theme.Mode{theme.System, theme.Light, theme.Dark}
	densities = []theme.Density{theme.Compact, theme.Comfortable, theme.Large}
)

func newThisDesk(s *Settings) *thisDesk {
	d := &thisDesk{s: s, due: remark("")}
	var scales []string
	for _, percent := range theme.Scales {
		scales = append(scales, fmt.Sprintf("%d %%", percent))
	}
	d.scale = s.choice(scales, func(i int) { d.wear(func(l *theme.Look) { l.Scale = theme.Scales[i] }) })
	d.mode = s.choice(worded("look.", modes), func(i int) { d.wear(func(l *theme.Look) { l.Mode = modes[i] }) })
	d.density = s.choice(worded("look.", densities), func(i int) { d.wear(func(l *theme.Look) { l.Density = densities[i] }) })
	d.gate = s.gate(store.MaySet)
	parts := []fyne.CanvasObject{
		row("look.scale", d.scale.tabs), row("look.mode", d.mode.tabs), row("look.density", d.density.tabs),
		widget.NewSeparator(), d.gate.said,
	}
	for _, rule := range store.PolicySettings {
		f := newPolicyField(d, rule.Name, rule.Least, rule.Most, rule.Get)
		d.fields = append(d.fields, f)
		d.gate.controls = append(d.gate.controls, f.entry)
		parts = append(parts, f.box)
		if rule.Name == retention {
			parts = append(parts, d.due)
		}
	}
	d.days = newCalendar(d)
	parts = append(parts, d.days.box)
	d.box = widgets.Column(append(parts, remark(words.T("settings.atonce")))...)
	return d
}

func (d *thisDesk) object() fyne.CanvasObject { return d.box }
func (d *thisDesk) first() fyne.Focusable     { return d.scale.tabs }
func (d *thisDesk) list() *widgets.Rows       { return nil }
func (d *thisDesk) leave()                    { d.counts.drop() }

func (d *thisDesk) show() {
	d.showLook()
	d.gate.check()
	policy, err := d.s.deps.Desk.Store().Policy(d.s.ctx)
	if err != nil {
		d.s.deps.Status.Fail(err.Error())
		return
	}
	for _, f := range d.fields {
		f.set(f.get(policy))
	}
	d.days.show()
	d.count(policy.RetentionMonths)
}

func (d *thisDesk) showLook() {
	l := d.s.deps.Look()
	d.scale.set(max(slices.Index(theme.Scales, int(l.Factor()*100)), 0))
	d.mode.set(max(slices.Index(modes, l.Mode), 0))
	d.density.set(max(slices.Index(densities, l.Density), 0))
}

// wear changes the look at once.
func (d *thisDesk) wear(change func(*theme.Look)) {
	l := d.s.deps.Look()
	change(&l)
	d.s.deps.Wear(l)
	d.s.put(d.box) // the sizes of everything are others now
}

// retention is the policy that says how long a contact names a person.
const retention = "retention_months"

// count looks up what a retention of so many months would purge today.
func (d *thisDesk) count(months int) {
	if months == 0 {
		d.counts.drop()
		widgets.SetText(d.due, words.T("policy.forever"))
		return
	}
	before := d.s.deps.Desk.Now().AddDate(0, -months, 0)
	widgets.SetText(d.due, words.T("policy.counting"))
	look(d.s, &d.counts, func(ctx context.Context) (store.Purged, error) {
		return d.s.deps.Desk.Store().FindPurgeable(ctx, before)
	}, func(due store.Purged, err error) {
		if err != nil {
			widgets.SetText(d.due, reason(err))
			return
		}
		widgets.SetText(d.due, duePurge(due))
	})
}

// duePurge says what a purge would take.
func duePurge(due store.Purged) string {
	text := words.T("purge.due", words.Some("count.contact", due.Contacts), day(due.Before))
	if due.Contacts > 0 {
		text += " " + words.T("purge.oldest", day(due.Oldest))
	}
	return text
}

// day writes a day by the agent's own clock.
func day(t time.Time) string { return t.Local().Format(time.DateOnly) }
