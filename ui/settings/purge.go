package settings

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// purge takes who called out of all contacts before a day.
type purge struct {
	s      *Settings
	before *widgets.Entry
	seek   *widgets.Button
	told   *widget.Label
	act    *widgets.Button
	finds  looks
	due    store.Purged // what told is about; no day for nothing
}

func newPurge(s *Settings) *purge {
	p := &purge{s: s, told: widgets.Text("")}
	p.before = s.entry(words.T("purge.hint"), p.look)
	p.before.OnChanged = widgets.With(s.deps.Guard, func(string) { p.forget() })
	p.seek = s.button(words.T("purge.find"), p.look)
	p.act = s.button(words.T("purge.purge"), p.ask)
	return p
}

func (p *purge) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.Heading(words.T("purge.title")), row("purge.before", beside(p.before, p.seek)), p.told, line(p.act),
	}
}

func (p *purge) controls() []fyne.Disableable { return []fyne.Disableable{p.before, p.seek} }

// show proposes the day that the retention goes by.
func (p *purge) show() {
	policy, err := p.s.deps.Desk.Store().Policy(p.s.ctx)
	if err == nil && policy.RetentionMonths > 0 && p.before.Text == "" {
		p.before.Put(day(p.s.deps.Desk.Now().AddDate(0, -policy.RetentionMonths, 0)))
	}
	p.dim()
}

func (p *purge) dim() { enable(p.act, !p.before.Disabled() && p.due.Contacts > 0) }

func (p *purge) forget() {
	p.finds.drop()
	p.due = store.Purged{}
	widgets.SetText(p.told, "")
	p.dim()
}

func (p *purge) clear() {
	p.before.SetText("")
	p.forget()
}

// look finds what Purge would take.
func (p *purge) look() {
	p.forget()
	before, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(p.before.Text), time.Local)
	if err != nil {
		widgets.SetText(p.told, words.T("purge.noday"))
		return
	}
	widgets.SetText(p.told, words.T("shopper.looking"))
	look(p.s, &p.finds, func(ctx context.Context) (store.Purged, error) {
		return p.s.deps.Desk.Store().FindPurgeable(ctx, before)
	}, func(due store.Purged, err error) {
		if err != nil {
			widgets.SetText(p.told, "! "+reason(err))
			return
		}
		p.due = due
		p.s.tell(p.told, strings.Join(p.preview(), "\n"))
		p.dim()
	})
}

func (p *purge) preview() []string {
	return append([]string{duePurge(p.due)}, copies("copies.would", p.due.Copies)...)
}

// ask asks before contacts are purged.
func (p *purge) ask() {
	before := p.due.Before
	text := strings.Join(append(p.preview(), "", words.T("purge.forever")), "\n")
	p.s.lay(sheet{
		title: words.T("purge.ask", words.Some("count.contact", p.due.Contacts), day(before)),
		parts: []fyne.CanvasObject{widgets.Text(text)},
		act:   words.T("purge.act", words.Some("count.contact", p.due.Contacts)),
		do:    func() { p.take(before) },
	})
}

func (p *purge) take(before time.Time) {
	do(p.s, words.T("purge.purging"), func(ctx context.Context) (desk.Thinned, error) {
		return p.s.deps.Desk.Purge(ctx, before)
	}, func(gone desk.Thinned, err error) {
		p.s.deps.Changed()
		if err != nil {
			p.s.fail(p.s.why(err, store.MayErase))
			return
		}
		p.s.lift()
		p.forget()
		p.s.giveTo(p.s.deps.Focused())
		lines := []string{words.T("purge.taken", words.Some("count.contact", gone.Contacts), words.Some("count.handout", gone.Handouts))}
		lines = append(append(lines, copies("copies.rewritten", gone.Copies)...), words.T("unreached", store.Unreached))
		p.s.tell(p.told, strings.Join(lines, "\n"))
		p.s.deps.Status.Say(lines[0])
	})
}
