package contactlist_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/store"
	"paydesk/ui/contactlist"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// listing is a list of made-up contacts in a window.
type listing struct {
	*contactlist.List
	win    fyne.Window
	status *widgets.StatusLine
	asked  []int64 // the row ids that pages were asked for below
	opened []store.ContactID
	fails  error
}

func show(t *testing.T, contacts int) *listing {
	t.Helper()
	uitest.App(t)
	d, _ := uitest.Desk(t)
	l := &listing{status: widgets.NewStatusLine()}
	l.List = contactlist.New(t.Context(), contactlist.Deps{
		Desk: d, Rest: deaf{}, Status: l.status,
		Guard: &widgets.Guard{Failed: func(cause any) { t.Errorf("a handler panicked: %v", cause) }},
		Open:  func(id store.ContactID) { l.opened = append(l.opened, id) },
		Lead:  func(c store.Contact) string { return "day " },
		Empty: func() string { return "nobody" },
		Fetch: func(last *store.Contact) ([]store.Contact, error) {
			from := contactlist.Before(last)
			l.asked = append(l.asked, from)
			if from == 0 {
				from = int64(contacts) + 1
			}
			var page []store.Contact
			for id := from - 1; id > 0 && len(page) < contactlist.PageRows; id-- {
				page = append(page, store.Contact{RowID: id, ID: store.ContactID(fmt.Sprint(id)), Customer: fmt.Sprintf("shopper%d", id)})
			}
			return page, l.fails
		},
	})
	l.win = test.NewTempWindow(t, l.Rows)
	l.win.Resize(fyne.NewSize(800, 400))
	l.Load()
	return l
}

func TestPagesComeAsTheyAreReached(t *testing.T) {
	l := show(t, 230)
	if len(l.asked) != 1 {
		t.Errorf("at first pages below %v are asked for", l.asked)
	}
	for range 4 {
		l.Rows.Do(keys.Last)
	}
	if fmt.Sprint(l.asked) != "[0 131 31]" || l.Rows.Len() != 230 {
		t.Errorf("asked below %v, %d rows", l.asked, l.Rows.Len())
	}
	l.Rows.Do(keys.Use)
	if fmt.Sprint(l.opened) != "[1]" {
		t.Errorf("opened %v", l.opened)
	}
}

func TestWhatStandsBeforeARowAndUnderTheList(t *testing.T) {
	l := show(t, 1)
	if all := test.RenderToMarkup(l.win.Canvas()); !strings.Contains(all, "day ") || !strings.Contains(l.Detail.Text, "shopper1") {
		t.Errorf("shown:\n%s\nunder it: %s", all, l.Detail.Text)
	}
	if none := show(t, 0); none.Detail.Text != "nobody" {
		t.Errorf("an empty list says %q", none.Detail.Text)
	}
}

func TestALogThatCannotBeReadIsToldOf(t *testing.T) {
	l := show(t, 3)
	l.fails = errors.New("the disk is gone")
	l.Load()
	if !strings.Contains(l.status.Said(), "The disk is gone") {
		t.Errorf("status %q", l.status.Said())
	}
}
