// Package history is the page of saved contacts: a filter, a period, the list,
// and what the selected contact holds.
package history

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"

	"paydesk/store"
	"paydesk/ui/cards"
	"paydesk/ui/contactlist"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/periods"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Deps is what a History works with.
type Deps struct {
	Desk   *desk.Desk
	Rest   widgets.Rest
	Guard  *widgets.Guard
	Status *widgets.StatusLine
	Focus  func(fyne.Focusable)
	Open   func(store.ContactID) // shows a contact on the console
}

// History is the page.
type History struct {
	deps   Deps
	ctx    context.Context
	filter *widgets.Entry
	shield *cards.Shield
	query  string // what to look for: what was typed, without card data
	period *widgets.Tabs
	list   *contactlist.List
	page   fyne.CanvasObject

	chosen   int                // index of spans, or followUps
	everyone bool               // the follow-ups are those of all agents
	due      map[int64]desk.Due // of the follow-ups listed, by row
}

var spans = []periods.Period{periods.Today, periods.Yesterday, periods.Week, periods.LastWeek, periods.All}

// everything is the period without bounds.
const everything = 4

// New builds the page. It lists nothing before Show.
func New(ctx context.Context, d Deps) *History {
	h := &History{
		deps: d, ctx: ctx, chosen: everything,
		filter: widgets.NewEntry(keys.PaneRows, d.Rest),
		period: widgets.NewTabs(keys.PanePeriod, d.Rest),
	}
	h.list = contactlist.New(ctx, contactlist.Deps{
		Desk: d.Desk, Rest: d.Rest, Guard: d.Guard, Status: d.Status, Open: d.Open, Fetch: h.fetch, Lead: h.lead, Empty: h.empty,
	})
	h.filter.SetPlaceHolder(words.T("history.filter", keys.Hint(keys.Search)))
	h.filter.SetIcon(builtin.SearchIcon())
	h.shield = cards.NewShield(h.filter, h.warn)
	h.filter.OnChanged = widgets.With(d.Guard, h.typed)
	h.filter.OnFocus(widgets.With(d.Guard, h.filterFocus))
	h.filter.OnEnter = d.Guard.Call(func() { h.list.Rows.Do(keys.Use) })
	h.period.OnChoose = widgets.With(d.Guard, h.pick)
	h.page = h.build()
	return h
}

func (h *History) build() fyne.CanvasObject {
	title := widgets.Heading(words.T("history.title", keys.Hint(keys.ShowHistory)))
	line := container.New(layout.NewBorderLayout(nil, nil, title, nil), title, h.filter)
	top := container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6), widgets.Column(line, h.period))
	foot := container.NewStack(widgets.NewFill(theme.Surface), container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), h.list.Detail))
	list := container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), h.list.Rows)
	return container.New(layout.NewBorderLayout(top, foot, nil, nil), top, list, foot)
}

// Object is what to put into the window.
func (h *History) Object() fyne.CanvasObject { return h.page }

// Show lists the contacts. The keyboard goes to the list, where digits choose
// the period and letters go on to the filter.
func (h *History) Show() {
	h.choose(h.chosen)
	h.deps.Focus(h.list.Rows)
}

// Do does an action; it reports whether this page knows it.
func (h *History) Do(hit keys.Hit, at keys.Where) bool {
	switch hit.Action {
	case keys.Period:
		if hit.N <= followUps+1 {
			h.pick(hit.N - 1)
		}
	case keys.Search:
		h.deps.Focus(h.filter)
	case keys.TypeSearch:
		h.deps.Focus(h.filter)
		h.filter.SetText(string(hit.Rune))
		h.filter.CaretToEnd()
	case keys.Close:
		h.escape()
	case keys.NextPane, keys.PrevPane:
		h.walk(at)
	default:
		return h.list.Rows.Do(hit.Action)
	}
	return true
}

// filterFocus takes card data out of the filter once it is left.
func (h *History) filterFocus(on bool) {
	if !on {
		h.shield.Left()
	}
}

// warn says what of the filter is card data.
func (h *History) warn(masked string) {
	if masked != "" {
		h.deps.Status.Say(masked)
	}
}

// escape clears the filter, then goes to the list.
func (h *History) escape() {
	if h.filter.Text != "" {
		h.filter.SetText("")
		return
	}
	h.deps.Focus(h.list.Rows)
}

// walk goes from the list to the filter, and back.
func (h *History) walk(at keys.Where) {
	if at.Text {
		h.deps.Focus(h.list.Rows)
		return
	}
	h.deps.Focus(h.filter)
}

func (h *History) choose(i int) {
	h.chosen = i
	h.period.SetTabs(periods.Tabs(append(periods.Names(spans), "history.due")...), i)
	h.list.Load()
}

// wanted is the filter for one page of the list.
func (h *History) wanted(before int64) store.Filter {
	from, to := spans[h.chosen].Span(periods.Midnight(h.deps.Desk.Now()))
	return store.Filter{Find: strings.TrimSpace(h.query), From: from, To: to, Limit: contactlist.PageRows, Before: before}
}

// fetch brings one page of the list.
func (h *History) fetch(last *store.Contact) ([]store.Contact, error) {
	if h.chosen == followUps {
		return h.fetchDue(last)
	}
	return h.deps.Desk.Contacts(h.ctx, h.wanted(contactlist.Before(last)))
}

// empty says why the list is, and which key widens it.
func (h *History) empty() string {
	switch {
	case h.chosen == followUps:
		return h.noneDue()
	case h.chosen == everything && h.query == "":
		return words.T("history.nothing")
	case h.chosen == everything:
		return words.T("history.none")
	}
	return words.T("history.noneinperiod", everything+1)
}
