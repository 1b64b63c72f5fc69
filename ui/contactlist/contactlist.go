// Package contactlist is a list of saved contacts that comes in pages, with
// what the selected one holds.
package contactlist

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/console"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// PageRows is how many contacts one look into the log brings.
const PageRows = 100

// Deps is what a List works with.
type Deps struct {
	Desk   *desk.Desk
	Rest   widgets.Rest
	Guard  *widgets.Guard
	Status *widgets.StatusLine
	Open   func(store.ContactID) // shows a contact on the console
	// Fetch brings the contacts behind the last one listed, which is nil at
	// first: PageRows of them, fewer where there are no more.
	Fetch func(last *store.Contact) ([]store.Contact, error)
	// Lead is what stands before a contact's row; nil for nothing.
	Lead func(store.Contact) string
	// Empty says why there is none.
	Empty func() string
}

// List is the list.
type List struct {
	Rows   *widgets.Rows
	Detail *widget.Label // what the selected contact holds

	deps     Deps
	ctx      context.Context
	contacts []store.Contact
	ended    bool // no more contacts behind those listed
}

// New returns a list that is empty until Load.
func New(ctx context.Context, d Deps) *List {
	l := &List{deps: d, ctx: ctx, Rows: widgets.NewRows(keys.PaneRows, d.Rest, true), Detail: widgets.Text("")}
	l.Rows.OnSelect = widgets.With(d.Guard, l.look)
	l.Rows.OnUse = widgets.With(d.Guard, func(i int) { d.Open(l.contacts[i].ID) })
	l.Rows.OnNearEnd = d.Guard.Call(l.more)
	return l
}

// Load lists the contacts anew.
func (l *List) Load() {
	l.contacts, l.ended = nil, false
	found, ok := l.fetch(nil)
	if !ok {
		return
	}
	l.Rows.SetRows(l.listed(found), 0)
	l.look(l.Rows.Selected())
}

// more appends the next page, when the end of the list comes into view.
func (l *List) more() {
	if l.ended || len(l.contacts) == 0 {
		return
	}
	if found, ok := l.fetch(&l.contacts[len(l.contacts)-1]); ok && len(found) > 0 {
		l.Rows.AddRows(l.listed(found))
	}
}

func (l *List) fetch(last *store.Contact) ([]store.Contact, bool) {
	found, err := l.deps.Fetch(last)
	if err != nil {
		l.deps.Status.Fail(err.Error())
		return nil, false
	}
	l.contacts = append(l.contacts, found...)
	l.ended = len(found) < PageRows
	return found, true
}

// Before is the row id that the contacts behind the last one are below; 0 at
// first, for lists that go by the row.
func Before(last *store.Contact) int64 {
	if last == nil {
		return 0
	}
	return last.RowID
}

func (l *List) listed(contacts []store.Contact) []widgets.Row {
	out := make([]widgets.Row, len(contacts))
	for i, c := range contacts {
		out[i] = console.ContactRow(c, l.titleOf)
		if l.deps.Lead != nil {
			out[i].Title = l.deps.Lead(c) + out[i].Title
		}
	}
	return out
}

// titleOf is the title of a topic; its id once the knowledge no longer has it.
func (l *List) titleOf(id knowledge.TopicID) string {
	a, err := l.deps.Desk.Article(id)
	if err != nil {
		return string(id)
	}
	return a.Title
}

// look shows the selected contact under the list.
func (l *List) look(i int) {
	if i < 0 || i >= len(l.contacts) {
		l.Detail.SetText(l.deps.Empty())
		return
	}
	c := l.contacts[i]
	lines := []string{
		whose(c),
		words.T("contactlist.times", span(c.TalkSeconds), span(c.HoldSeconds), span(c.AfterSeconds)),
	}
	if c.FollowUp != "" {
		lines = append(lines, words.T("contactlist.followup", c.FollowUp))
	}
	if c.Note != "" {
		lines = append(lines, firstLine(c.Note))
	}
	lines = append(lines, l.changed(c)...)
	l.Detail.SetText(strings.Join(lines, "\n"))
}

// whose says which contact it is and what was kept of the shopper.
func whose(c store.Contact) string {
	parts := []string{c.Ref}
	if c.Order != "" {
		parts = append(parts, words.T("contactlist.order", c.Order))
	}
	parts = append(parts, c.Customer, c.Email, c.Phone)
	if c.Lang != "" {
		parts = append(parts, words.T("lang."+c.Lang))
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "   ")
}

func span(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
