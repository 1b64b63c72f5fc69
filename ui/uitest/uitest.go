// Package uitest sets up what tests of the window need: an application with
// Paydesk's look, and a desk with the shipped knowledge and a contact log in a
// temporary folder.
package uitest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/theme"
)

// App starts a test application that wears the light theme at 100 %.
func App(t testing.TB) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	return app
}

// Start is when the clock of a test desk stands at first: a Monday.
var Start = time.Date(2026, time.November, 23, 9, 0, 0, 0, time.Local)

// Clock is a clock that a test moves.
type Clock struct{ Time time.Time }

// Now is the time it stands at.
func (c *Clock) Now() time.Time { return c.Time }

// Desk returns a desk for agent "maria" with an empty contact log.
func Desk(t testing.TB) (*desk.Desk, *Clock) {
	t.Helper()
	d, clock := DeskIn(t, t.TempDir())
	if err := d.SignIn(t.Context(), "maria", ""); err != nil {
		t.Fatal(err)
	}
	return d, clock
}

// DeskIn returns a desk for nobody yet, with the contact log of a folder.
func DeskIn(t testing.TB, dir string) (*desk.Desk, *Clock) {
	t.Helper()
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	clock := &Clock{Time: Start}
	log, err := store.Open(t.Context(), dir, store.Options{Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := log.Close(); err != nil {
			t.Error(err)
		}
	})
	return desk.New(desk.Config{Dir: dir, Library: lib, Store: log, Now: clock.Now}), clock
}
