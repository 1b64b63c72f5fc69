package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// views are the filters and groupings saved under a name.
type views struct {
	p     *Dashboard
	title *widget.Label
	rows  *widgets.Rows
	saved []store.View
	gone  *store.View // the one dropped last
	box   *fyne.Container
}

func newViews(p *Dashboard) *views {
	v := &views{p: p, title: widgets.Heading(words.T("dashboard.views", keys.Chord{Key: keys.Escape})), rows: widgets.NewRows(keys.PaneRows, p.deps.Rest, true)}
	v.rows.OnUse = widgets.With(p.deps.Guard, v.use)
	list := container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), v.rows)
	v.box = container.New(layout.NewBorderLayout(v.title, nil, nil, nil), v.title, list)
	return v
}

func (v *views) object() fyne.CanvasObject { return v.box }

// show lists them; without any it says how to save one.
func (v *views) show() {
	if !v.load() {
		return
	}
	if len(v.saved) == 0 {
		v.p.deps.Status.Say(words.T("dashboard.noviews", keys.Hint(keys.SaveView)))
		if v.p.face == faceViews {
			v.p.turn(faceBoard)
			v.p.giveBack()
		}
		return
	}
	v.p.turn(faceViews)
	v.p.told.SetText(words.T("dashboard.viewkeys", keys.Hint(keys.DropView)))
	v.p.giveBack()
}

// load reads them; what goes wrong is told.
func (v *views) load() bool {
	saved, err := v.p.deps.Desk.Store().Views(v.p.ctx)
	if err != nil {
		v.p.deps.Status.Fail(err.Error())
		return false
	}
	v.saved = saved
	rows := make([]widgets.Row, len(saved))
	for i, s := range saved {
		rows[i] = widgets.Row{Title: s.Name, Detail: v.about(s)}
	}
	v.rows.SetRows(rows, v.rows.Selected())
	return true
}

// about says what a view counts.
func (v *views) about(s store.View) string {
	var by []string
	for _, g := range s.By {
		by = append(by, words.T("by."+string(g)))
	}
	parts := []string{words.T("dashboard.viewby", strings.Join(by, ", "))}
	if len(by) == 0 {
		parts[0] = words.T("dashboard.nogroup")
	}
	if only := v.p.filterWords(s.Filter); only != "" {
		parts = append(parts, words.T("dashboard.viewonly", only))
	}
	return strings.Join(parts, "   ")
}

// use counts by a view.
func (v *views) use(i int) {
	view := v.saved[i]
	v.p.head.group(view.By)
	v.p.filter = report.Filter{}
	for g, keys := range view.Filter {
		v.p.filter[g] = keys
	}
	v.p.turn(faceBoard)
	v.p.recount()
	v.p.giveBack()
	v.p.deps.Status.Say(words.T("dashboard.viewused", view.Name))
}

// save keeps what is counted now under a name.
func (v *views) save(name string) {
	name = strings.TrimSpace(name)
	err := v.p.deps.Desk.Store().SaveView(v.p.ctx, store.View{Name: name, By: v.p.head.groupings(), Filter: v.p.filter})
	if err != nil {
		v.p.deps.Status.Fail(err.Error())
		return
	}
	v.p.head.strip.close()
	v.p.head.strip.name.SetText("")
	v.p.giveBack()
	v.p.deps.Status.Say(words.T("dashboard.viewsaved", name, keys.Hint(keys.Views)))
}

// drop forgets the view selected, until it is undone.
func (v *views) drop() {
	i := v.rows.Selected()
	if v.p.face != faceViews || i < 0 {
		return
	}
	view := v.saved[i]
	if err := v.p.deps.Desk.Store().DropView(v.p.ctx, view.Name); err != nil {
		v.p.deps.Status.Fail(err.Error())
		return
	}
	v.gone = &view
	v.show()
	v.p.deps.Status.Say(words.T("dashboard.viewgone", view.Name, keys.Hint(keys.Undo)))
}

// undrop brings back the view dropped last.
func (v *views) undrop() {
	if v.gone == nil {
		v.p.deps.Status.Say(words.T("dashboard.noundo"))
		return
	}
	if err := v.p.deps.Desk.Store().SaveView(v.p.ctx, *v.gone); err != nil {
		v.p.deps.Status.Fail(err.Error())
		return
	}
	v.p.deps.Status.Say(words.T("dashboard.viewback", v.gone.Name))
	v.gone = nil
	if v.p.face == faceViews {
		v.load()
	}
}
