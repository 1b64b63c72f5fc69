package window

import (
	"time"

	"fyne.io/fyne/v2"

	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/settings"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

func (w *window) newSettings(rest widgets.Rest) *settings.Settings {
	return settings.New(w.ctx, settings.Deps{
		Desk: w.desk, Rest: rest, Guard: w.guard, Status: w.status,
		Focus: w.focusSetting, Focused: w.focused, Window: w.win,
		Aside: func(work func()) { w.run.aside(work) }, OnUI: w.run.onUI,
		Look: func() theme.Look { return w.look }, Wear: w.wear,
		Copy: w.copy, Changed: w.reload, Owed: &w.owed, Upkeep: &w.upkeep,
		Search: w.search,
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
		kept, err := widgets.Result(w.guard, func() (desk.Kept, error) { return w.desk.Upkeep(w.ctx) })
		w.run.onUI(w.guard.Call(func() { w.keptUp(kept, err) }))
	})
}

func (w *window) keptUp(kept desk.Kept, err error) {
	w.run.after(nextUpkeep, w.keepUp)
	w.settings.Kept(kept, err)
	if kept.Contacts > 0 {
		w.reload()
	}
}

// reload shows contacts on the console as they are now. Behind the sign-in
// screen no clock of a call may begin to run by it.
func (w *window) reload() {
	w.console.Reload()
	if w.lock.on() {
		w.console.Suspend()
	}
}

// focusSetting gives the keyboard to a control of the settings while they are
// in view. Work that ends behind the sign-in screen gives it once they are
// again; on another page it leaves the keyboard where it is.
func (w *window) focusSetting(f fyne.Focusable) {
	switch {
	case w.page == keys.Settings:
		w.focus(f)
	case w.lock.on() && w.lock.behind == keys.Settings:
		w.lock.held = f
	}
}
