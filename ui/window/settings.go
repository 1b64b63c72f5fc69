package window

import (
	"errors"
	"time"

	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/settings"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

func (w *window) newSettings(rest widgets.Rest) *settings.Settings {
	return settings.New(w.ctx, settings.Deps{
		Desk: w.desk, Rest: rest, Guard: w.guard, Status: w.status,
		Focus: w.focus, Focused: w.focused, Window: w.win,
		Aside: w.run.aside, OnUI: w.run.onUI,
		Look: func() theme.Look { return w.look }, Wear: w.wear,
		Changed: w.console.Reload,
		Search: func() {
			w.goTo(keys.Console)
			w.console.Do(keys.Hit{Action: keys.Search}, w.where())
		},
	})
}

// How long after the start the log is kept in order for the first time, and
// how long it is from one time to the next.
const (
	firstUpkeep = time.Minute
	nextUpkeep  = time.Hour
)

// keepUp has the log kept in order aside, and again later.
func (w *window) keepUp() {
	w.run.aside(func() {
		var kept desk.Kept
		err := errUpkeep
		w.guard.Survives(func() { kept, err = w.desk.Upkeep(w.ctx) })
		w.run.onUI(w.guard.Call(func() { w.keptUp(kept, err) }))
	})
}

// errUpkeep stands for an upkeep that ended in a panic; the log has it.
var errUpkeep = errors.New("something went wrong; details are in the log")

func (w *window) keptUp(kept desk.Kept, err error) {
	w.run.after(nextUpkeep, w.keepUp)
	w.settings.Kept(kept, err)
	if kept.Contacts > 0 {
		w.console.Reload()
	}
}
