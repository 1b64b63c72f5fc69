package window

import (
	"fyne.io/fyne/v2"

	"paydesk/ui/dashboard"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func (w *window) newDashboard(rest widgets.Rest) *dashboard.Dashboard {
	return dashboard.New(w.ctx, dashboard.Deps{
		Desk: w.desk, Rest: rest, Layer: w.layer, Guard: w.guard, Status: w.status, Focus: w.focusFigures,
		Aside: func(work func()) { w.run.aside(work) }, OnUI: w.run.onUI, After: w.run.after,
		Open: w.openContact, Search: w.search,
	})
}

// focusFigures gives the keyboard to a part of the dashboard while that is in
// view: a report that has been written may end on another page.
func (w *window) focusFigures(f fyne.Focusable) {
	if w.page == keys.Dashboard {
		w.focus(f)
	}
}

// search goes to the search of the console.
func (w *window) search() {
	w.goTo(keys.Console)
	w.console.Do(keys.Hit{Action: keys.Search}, w.where())
}
