package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// people is who may work at this desk.
type people struct {
	s      *Settings
	rows   *widgets.Rows
	none   *widget.Label
	gate   *gate
	add    *widgets.Button
	pin    *widgets.Button
	role   *widgets.Button
	remove *widgets.Button
	box    fyne.CanvasObject

	known []store.Person
}

func newPeople(s *Settings) *people {
	p := &people{s: s, none: widgets.Text(words.T("people.none"))}
	var list fyne.CanvasObject
	p.rows, list = s.rows(7, false)
	p.add = s.button(words.T("people.add"), p.askAdd)
	p.pin = s.button(words.T("people.pin"), p.withChosen(p.askPin))
	p.role = s.button(words.T("people.role"), p.withChosen(p.askRole))
	p.remove = s.button(words.T("people.remove"), p.withChosen(p.askRemove))
	p.gate = s.gate(store.MayManage, p.add, p.role, p.remove)
	p.rows.OnSelect = widgets.With(s.deps.Guard, func(int) { p.dim() })
	p.rows.OnUse = widgets.With(s.deps.Guard, func(int) { s.deps.Focus(p.pin) })
	p.box = widgets.Column(p.gate.said, p.none, list, line(p.add, p.pin, p.role, p.remove), remark(words.T("people.about")))
	return p
}

func (p *people) object() fyne.CanvasObject { return p.box }
func (p *people) list() *widgets.Rows       { return p.rows }
func (p *people) leave()                    {}

func (p *people) first() fyne.Focusable {
	if len(p.known) == 0 && !p.add.Disabled() {
		return p.add
	}
	return p.rows
}

// show lists the people and keeps the one that was chosen.
func (p *people) show() {
	known, err := p.s.deps.Desk.Store().People(p.s.ctx)
	if err != nil {
		p.s.deps.Status.Fail(err.Error())
		return
	}
	was, _ := p.chosen()
	at := max(0, slices.IndexFunc(known, func(who store.Person) bool { return who.Name == was.Name }))
	p.known = known
	rows := make([]widgets.Row, len(known))
	for i, who := range known {
		rows[i] = widgets.Row{Title: who.Name, Side: words.T("role."+string(who.Role)) + ", " + words.T(secretWord(who))}
	}
	p.rows.SetRows(rows, at)
	p.none.Hidden = len(known) > 0
	p.dim()
}

// secretWord is the key of the words for whether somebody has a secret.
func secretWord(who store.Person) string {
	switch {
	case !who.HasSecret:
		return "people.nosecret"
	case who.Role == store.Agent:
		return "people.haspin"
	}
	return "people.hasphrase"
}

// dim dims what cannot be done. One's own PIN is one's own to change.
func (p *people) dim() {
	may := p.gate.check()
	who, chosen := p.chosen()
	enable(p.pin, chosen && (may || who.Name == p.s.deps.Desk.Agent()))
	enable(p.role, may && chosen)
	enable(p.remove, may && chosen)
}

func enable(c fyne.Disableable, on bool) {
	if on {
		c.Enable()
	} else {
		c.Disable()
	}
}

// chosen is the person selected in the list.
func (p *people) chosen() (store.Person, bool) {
	i := p.rows.Selected()
	if i < 0 || i >= len(p.known) {
		return store.Person{}, false
	}
	return p.known[i], true
}

func (p *people) withChosen(do func(store.Person)) func() {
	return func() {
		if who, ok := p.chosen(); ok {
			do(who)
		}
	}
}

// change has people changed aside, because hashing a secret takes a moment;
// it may bring a recovery code.
func (p *people) change(says string, work func(context.Context, *store.Store) (recovery string, err error), done string) {
	do(p.s, says, func(ctx context.Context) (string, error) {
		return work(ctx, p.s.deps.Desk.Store())
	}, func(recovery string, err error) { p.changed(recovery, err, done) })
}

// changed tells how a change ended.
func (p *people) changed(recovery string, err error, done string) {
	if err != nil {
		p.s.fail(p.s.why(err, store.MayManage))
		return
	}
	p.s.lift()
	p.show()
	p.s.deps.Status.Say(done)
	if recovery != "" {
		p.s.owe(recovery)
	}
}

// askRemove asks before a person is removed.
func (p *people) askRemove(who store.Person) {
	p.s.lay(sheet{
		title: words.T("people.remove.title", who.Name), parts: []fyne.CanvasObject{widgets.Text(words.T("people.remove.about"))},
		act: words.T("people.remove.act", who.Name),
		do: func() {
			p.change(words.T("people.remove.says", who.Name), func(ctx context.Context, log *store.Store) (string, error) {
				return "", log.RemovePerson(ctx, who.Name)
			}, words.T("people.remove.done", who.Name))
		},
	})
}
