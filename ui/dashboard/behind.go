package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/contactlist"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// behind lists the contacts behind a figure.
type behind struct {
	p        *Dashboard
	title    *widget.Label
	contacts *contactlist.List
	of       report.Selection
	from     store.Counted // the report that the figure is of
	box      *fyne.Container
}

func newBehind(p *Dashboard) *behind {
	b := &behind{p: p, title: widgets.Line("")}
	b.title.TextStyle.Bold = true
	b.contacts = contactlist.New(p.ctx, contactlist.Deps{
		Desk: p.deps.Desk, Rest: p.deps.Rest, Guard: p.deps.Guard, Status: p.deps.Status, Open: p.deps.Open,
		Fetch: b.fetch, Empty: func() string { return words.T("dashboard.nobody") },
	})
	list := container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), b.contacts.Rows)
	foot := container.NewStack(widgets.NewFill(theme.Surface), container.New(layout.NewCustomPaddedLayout(2, 2, 6, 6), b.contacts.Detail))
	b.box = container.New(layout.NewBorderLayout(b.title, foot, nil, nil), b.title, list, foot)
	return b
}

func (b *behind) object() fyne.CanvasObject { return b.box }

func (b *behind) fetch(last *store.Contact) ([]store.Contact, error) {
	return b.p.deps.Desk.Behind(b.p.ctx, b.from, b.of, contactlist.Before(last), contactlist.PageRows)
}

// show lists the contacts behind a spot.
func (b *behind) show(s *spot) {
	b.of, b.from = *s.behind, b.p.made.Counted
	widgets.SetText(b.title, words.T("dashboard.behind", s.title, keys.Chord{Key: keys.Escape}))
	b.contacts.Load()
	b.p.turn(faceList)
	b.p.told.SetText(words.T("dashboard.listkeys"))
	b.p.giveBack()
}
