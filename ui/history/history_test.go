package history_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/history"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// page is a history in a window.
type page struct {
	*history.History
	win    fyne.Window
	opened []store.ContactID
	desk   *desk.Desk
}

func show(t *testing.T, contacts int) *page {
	t.Helper()
	uitest.App(t)
	d, clock := uitest.Desk(t)
	fill(t, d, clock, contacts)
	p := &page{desk: d, win: test.NewTempWindow(t, widgets.Text(""))}
	p.History = history.New(t.Context(), history.Deps{
		Desk: d, Rest: deaf{}, Status: widgets.NewStatusLine(),
		Guard: &widgets.Guard{Failed: func(cause any) { t.Errorf("a handler panicked: %v", cause) }},
		Focus: func(f fyne.Focusable) { p.win.Canvas().Focus(f) },
		Open:  func(id store.ContactID) { p.opened = append(p.opened, id) },
	})
	p.win.SetContent(p.Object())
	p.win.Resize(fyne.NewSize(1280, 700))
	p.Show()
	return p
}

// fill saves contacts, one a day back from today.
func fill(t *testing.T, d *desk.Desk, clock *uitest.Clock, n int) {
	t.Helper()
	for i := range n {
		clock.Time = uitest.Start.AddDate(0, 0, i-n+1)
		s, err := d.Start(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s.Edit(func(c *store.Contact) {
			c.Note, c.Outcome, c.Customer = fmt.Sprintf("note %d", i), "dropped", fmt.Sprintf("shopper%d", i)
		})
		if _, err := s.Save(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	clock.Time = uitest.Start
}

func (p *page) does(a keys.Action, n int, r rune, text bool) bool {
	return p.Do(keys.Hit{Action: a, N: n, Rune: r}, keys.Where{Page: keys.History, Text: text})
}

// words are all texts in view.
func (p *page) words() string {
	return test.RenderToMarkup(p.win.Canvas())
}

func TestPeriods(t *testing.T) {
	p := show(t, 20)
	for n, want := range map[int]string{1: "shopper19", 2: "shopper18", 3: "shopper19", 4: "shopper18", 5: "shopper19"} {
		p.does(keys.Period, n, 0, false)
		if got := p.words(); !strings.Contains(got, want) {
			t.Errorf("period %d does not show %s", n, want)
		}
	}
	p.does(keys.Period, 2, 0, false)
	if strings.Contains(p.words(), "shopper19") {
		t.Error("yesterday shows a contact of today")
	}
	p.does(keys.Period, 9, 0, false)
}

func TestFilterAndEscape(t *testing.T) {
	p := show(t, 12)
	p.does(keys.TypeSearch, 0, 's', false)
	p.win.Canvas().Focused().(*widgets.Entry).SetText("shopper7")
	if got := p.words(); !strings.Contains(got, "note 7") || strings.Contains(got, "shopper8") {
		t.Error("the filter does not leave just the contact sought")
	}
	p.win.Canvas().Focused().(*widgets.Entry).SetText("nobody")
	if !strings.Contains(p.words(), "No contact fits") {
		t.Error("an empty list does not say why")
	}
	p.does(keys.Close, 0, 0, true)
	p.does(keys.Close, 0, 0, true)
	if _, ok := p.win.Canvas().Focused().(*widgets.Rows); !ok {
		t.Error("Esc does not end at the list")
	}
	p.does(keys.NextPane, 0, 0, false)
	p.does(keys.PrevPane, 0, 0, true)
	p.does(keys.Search, 0, 0, false)
	if _, ok := p.win.Canvas().Focused().(*widgets.Entry); !ok {
		t.Error("F3 does not lead to the filter")
	}
}

func TestEnterOpens(t *testing.T) {
	p := show(t, 3)
	p.does(keys.LineDown, 0, 0, false)
	p.does(keys.Use, 0, 0, false)
	if len(p.opened) != 1 {
		t.Errorf("opened %v", p.opened)
	}
	if p.does(keys.Hold, 0, 0, false) {
		t.Error("the history knows of holding a call")
	}
}

func TestALongListComesInPages(t *testing.T) {
	p := show(t, 230)
	for range 3 {
		p.does(keys.Last, 0, 0, false)
	}
	if !strings.Contains(p.words(), "shopper0") {
		t.Error("the oldest of 230 contacts is not reached")
	}
}

func TestChangesAreToldInTheWordsOfTheWindow(t *testing.T) {
	p := show(t, 1)
	if strings.Contains(p.words(), "Changed by") {
		t.Error("an unchanged contact tells of changes")
	}
	log := p.desk.Store()
	found, err := log.List(t.Context(), store.Filter{})
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	patch := `{"topic": "payment-declined", "channel": "chat", "note": "", "lang": "es", "follow_up": "2026-12-01"}`
	if _, err := log.Amend(t.Context(), found[0].Ref, []byte(patch)); err != nil {
		t.Fatal(err)
	}
	if _, err := log.Amend(t.Context(), found[0].Ref, []byte(`{"topic": "card-expired"}`)); err != nil {
		t.Fatal(err)
	}
	p.Show()
	for _, want := range []string{"reason was Payment declined", "channel was Phone", "follow-up was empty", "language was English", "reason was empty"} {
		if !strings.Contains(p.words(), want) {
			t.Errorf("the history does not say %q", want)
		}
	}
}

func TestTheListSaysWhyItIsEmpty(t *testing.T) {
	p := show(t, 0)
	p.does(keys.Period, 5, 0, false)
	if got := p.words(); !strings.Contains(got, "No contact is saved yet.") || strings.Contains(got, "Esc clears") {
		t.Error("an empty log is told to be filtered")
	}
}

func TestTheDetailSaysAllThatASearchFindsBy(t *testing.T) {
	p := show(t, 0)
	if _, err := p.desk.Store().Add(t.Context(), store.Contact{
		Agent: "maria", Order: "8187654321234567", Customer: "Ana", Email: "ana@example.com", Phone: "+34612345678", Lang: "es", Note: "n", Started: uitest.Start,
	}); err != nil {
		t.Fatal(err)
	}
	p.Show()
	if got, want := p.words(), "order 8187654321234567   Ana   ana@example.com   +34612345678   Spanish"; !strings.Contains(got, want) {
		t.Errorf("the detail lacks %q:\n%s", want, got)
	}
}
