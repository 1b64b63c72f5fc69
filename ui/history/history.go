// Package history is the page of saved contacts: a filter, a period, the list,
// and what the selected contact holds.
package history

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/cards"
	"paydesk/ui/console"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
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
	rows   *widgets.Rows
	detail *widget.Label
	page   fyne.CanvasObject

	chosen   int                // index of periods
	everyone bool               // the follow-ups are those of all agents
	due      map[int64]desk.Due // of the follow-ups listed, by row
	contacts []store.Contact
	ended    bool // no more contacts behind those listed
}

// period is a span of days that a digit chooses.
type period struct {
	word string
	// span returns the first moment and the one after the last; a zero time is
	// no bound.
	span func(today time.Time) (from, to time.Time)
}

var periods = []period{
	{"history.today", func(t time.Time) (time.Time, time.Time) { return t, time.Time{} }},
	{"history.yesterday", func(t time.Time) (time.Time, time.Time) { return t.AddDate(0, 0, -1), t }},
	{"history.week", func(t time.Time) (time.Time, time.Time) { return monday(t), time.Time{} }},
	{"history.lastweek", func(t time.Time) (time.Time, time.Time) { return monday(t).AddDate(0, 0, -7), monday(t) }},
	{"history.all", func(time.Time) (time.Time, time.Time) { return time.Time{}, time.Time{} }},
	{"history.due", nil},
}

// everything is the period without bounds.
const everything = 4

// monday is the first day of the week that a day lies in.
func monday(day time.Time) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

// midnight is the beginning of a moment's day in the agent's own zone.
func midnight(t time.Time) time.Time {
	y, m, d := t.Local().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.Local)
}

// New builds the page. It lists nothing before Show.
func New(ctx context.Context, d Deps) *History {
	h := &History{
		deps: d, ctx: ctx, chosen: everything,
		filter: widgets.NewEntry(keys.PaneRows, d.Rest),
		period: widgets.NewTabs(keys.PanePeriod, d.Rest),
		rows:   widgets.NewRows(keys.PaneRows, d.Rest, true),
		detail: widgets.Text(""),
	}
	h.filter.SetPlaceHolder(words.T("history.filter", keys.Hint(keys.Search)))
	h.filter.SetIcon(builtin.SearchIcon())
	h.shield = cards.NewShield(h.filter, h.warn)
	h.filter.OnChanged = widgets.With(d.Guard, h.typed)
	h.filter.OnFocus(widgets.With(d.Guard, h.filterFocus))
	h.filter.OnEnter = d.Guard.Call(func() { h.rows.Do(keys.Use) })
	h.period.OnChoose = widgets.With(d.Guard, h.pick)
	h.rows.OnSelect = widgets.With(d.Guard, h.look)
	h.rows.OnUse = widgets.With(d.Guard, func(i int) { d.Open(h.contacts[i].ID) })
	h.rows.OnNearEnd = d.Guard.Call(h.more)
	h.page = h.build()
	return h
}

func (h *History) build() fyne.CanvasObject {
	title := widgets.Heading(words.T("history.title", keys.Hint(keys.ShowHistory)))
	line := container.New(layout.NewBorderLayout(nil, nil, title, nil), title, h.filter)
	top := container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6), widgets.Column(line, h.period))
	foot := container.NewStack(widgets.NewFill(theme.Surface), container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), h.detail))
	list := container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), h.rows)
	return container.New(layout.NewBorderLayout(top, foot, nil, nil), top, list, foot)
}

// Object is what to put into the window.
func (h *History) Object() fyne.CanvasObject { return h.page }

// Show lists the contacts. The keyboard goes to the list, where digits choose
// the period and letters go on to the filter.
func (h *History) Show() {
	h.choose(h.chosen)
	h.deps.Focus(h.rows)
}

// Do does an action; it reports whether this page knows it.
func (h *History) Do(hit keys.Hit, at keys.Where) bool {
	switch hit.Action {
	case keys.Period:
		if hit.N <= len(periods) {
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
		return h.rows.Do(hit.Action)
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
	h.deps.Focus(h.rows)
}

// walk goes from the list to the filter, and back.
func (h *History) walk(at keys.Where) {
	if at.Text {
		h.deps.Focus(h.rows)
		return
	}
	h.deps.Focus(h.filter)
}

func (h *History) choose(i int) {
	h.chosen = i
	h.period.SetTabs(h.tabs(), i)
	h.load()
}

// tabs are the periods with their digits.
func (h *History) tabs() []widgets.Tab {
	tabs := make([]widgets.Tab, len(periods))
	for n, p := range periods {
		tabs[n] = widgets.Tab{Text: words.T(p.word), Hint: fmt.Sprint(n + 1)}
	}
	return tabs
}

// wanted is the filter for one page of the list.
func (h *History) wanted(before int64) store.Filter {
	from, to := periods[h.chosen].span(midnight(h.deps.Desk.Now()))
	return store.Filter{Find: strings.TrimSpace(h.query), From: from, To: to, Limit: pageRows, Before: before}
}

// pageRows is how many contacts one look into the log brings.
const pageRows = 100

func (h *History) load() {
	h.contacts, h.ended = nil, false
	found, ok := h.fetch(0)
	if !ok {
		return
	}
	h.rows.SetRows(h.listed(found), 0)
	h.look(h.rows.Selected())
}

// more appends the next page, when the end of the list comes into view.
func (h *History) more() {
	if h.ended || len(h.contacts) == 0 {
		return
	}
	if found, ok := h.fetch(h.contacts[len(h.contacts)-1].RowID); ok && len(found) > 0 {
		h.rows.AddRows(h.listed(found))
	}
}

func (h *History) fetch(before int64) ([]store.Contact, bool) {
	if h.chosen == followUps {
		return h.fetchDue()
	}
	found, err := h.deps.Desk.Contacts(h.ctx, h.wanted(before))
	if err != nil {
		h.deps.Status.Fail(err.Error())
		return nil, false
	}
	h.contacts = append(h.contacts, found...)
	h.ended = len(found) < pageRows
	return found, true
}

func (h *History) listed(contacts []store.Contact) []widgets.Row {
	out := make([]widgets.Row, len(contacts))
	for i, c := range contacts {
		out[i] = console.ContactRow(c, h.titleOf)
		if h.chosen == followUps {
			out[i].Title = h.dueText(c) + "   " + out[i].Title
		}
	}
	return out
}

// titleOf is the title of a topic; its id once the knowledge no longer has it.
func (h *History) titleOf(id knowledge.TopicID) string {
	a, err := h.deps.Desk.Article(id)
	if err != nil {
		return string(id)
	}
	return a.Title
}

// look shows the selected contact under the list.
func (h *History) look(i int) {
	if i < 0 || i >= len(h.contacts) {
		h.detail.SetText(h.empty())
		return
	}
	c := h.contacts[i]
	lines := []string{
		whose(c),
		words.T("history.times", span(c.TalkSeconds), span(c.HoldSeconds), span(c.AfterSeconds)),
	}
	if c.FollowUp != "" {
		lines = append(lines, words.T("history.followup", c.FollowUp))
	}
	if c.Note != "" {
		lines = append(lines, firstLine(c.Note))
	}
	lines = append(lines, h.changed(c)...)
	h.detail.SetText(strings.Join(lines, "\n"))
}

// whose says which contact it is and what was kept of the shopper.
func whose(c store.Contact) string {
	parts := []string{c.Ref}
	if c.Order != "" {
		parts = append(parts, words.T("history.order", c.Order))
	}
	parts = append(parts, c.Customer, c.Email, c.Phone)
	if c.Lang != "" {
		parts = append(parts, words.T("lang."+c.Lang))
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "   ")
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

func span(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
