// Package dashboard is the page of a supervisor's figures: cards, charts with
// a table under each, what to look at first, the contacts behind every figure,
// and the way out into files.
//
// Counting and writing go on aside. A count that a later one has overtaken is
// dropped, and what is in view stays until the new figures are there.
package dashboard

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Deps is what a Dashboard works with.
type Deps struct {
	Desk   *desk.Desk
	Rest   widgets.Rest
	Layer  *widgets.Layer
	Guard  *widgets.Guard
	Status *widgets.StatusLine
	Focus  func(fyne.Focusable)
	// Aside has work done on another goroutine.
	Aside func(work func())
	// OnUI has something done on the window's goroutine, After the same later.
	OnUI  func(func())
	After func(time.Duration, func())
	Open  func(store.ContactID) // shows a contact on the console
	// Search goes to where contacts and articles are searched.
	Search func()
}

// Dashboard is the page.
type Dashboard struct {
	deps  Deps
	ctx   context.Context
	head  *head
	board *board
	told  *widget.Label // what the selected figure is
	list  *behind
	views *views
	faces map[face]fyne.CanvasObject
	face  face
	page  fyne.CanvasObject

	chosen int           // index of spans, or otherDays
	other  report.Period // the days typed
	filter report.Filter
	count  count
	made   counted // what is in view
	export export
	inView bool
}

// face is what the middle of the page shows.
type face int

const (
	faceBoard face = iota // the figures
	faceList              // the contacts behind one
	faceViews             // the saved views
)

// New builds the page. It counts nothing before Show.
func New(ctx context.Context, d Deps) *Dashboard {
	p := &Dashboard{deps: d, ctx: ctx, chosen: usualPeriod, filter: report.Filter{}, told: widgets.Text("")}
	p.told.SizeName = captionSize
	p.head = newHead(p)
	p.board = newBoard(p)
	p.list = newBehind(p)
	p.views = newViews(p)
	p.faces = map[face]fyne.CanvasObject{faceBoard: p.board.object(), faceList: p.list.object(), faceViews: p.views.object()}
	p.page = p.build()
	p.turn(faceBoard)
	return p
}

func (p *Dashboard) build() fyne.CanvasObject {
	top := container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6), p.head.object())
	tells := container.New(layout.NewCustomPaddedLayout(2, 2, 6, 6), container.New(lines{tellLines}, p.told))
	foot := container.NewStack(widgets.NewFill(theme.Surface), tells)
	middle := container.NewStack(p.faces[faceBoard], p.faces[faceList], p.faces[faceViews])
	return container.New(layout.NewBorderLayout(top, foot, nil, nil), top, middle, foot)
}

// tellLines is how many lines most figures need to tell what they are.
const tellLines = 4

// lines keeps room for so many lines of a caption, so that what stands over
// them stays where it is.
type lines struct{ least int }

func (l lines) MinSize(o []fyne.CanvasObject) fyne.Size {
	one := fyne.MeasureText("Ag", builtin.CaptionTextSize(), fyne.TextStyle{}).Height
	return o[0].MinSize().Max(fyne.NewSize(0, float32(l.least)*one+2*builtin.InnerPadding()))
}

func (lines) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// Object is what to put into the window.
func (p *Dashboard) Object() fyne.CanvasObject { return p.page }

// Show counts anew. The keyboard goes to the figures, where digits choose the
// period.
func (p *Dashboard) Show() {
	p.inView = true
	p.recount()
	p.giveBack()
}

// Leave drops a count under way. A report that is being written goes on.
func (p *Dashboard) Leave() {
	p.inView = false
	p.head.strip.close()
	p.count.drop()
}

// Strip reports whether something is asked that digits answer.
func (p *Dashboard) Strip() bool { return p.head.strip.open == askExport }

// turn shows a face.
func (p *Dashboard) turn(to face) {
	p.face = to
	for f, o := range p.faces {
		o.(*fyne.Container).Hidden = f != to
	}
	p.page.Refresh()
}

// giveBack gives the keyboard to the face in view.
func (p *Dashboard) giveBack() {
	switch p.face {
	case faceList:
		p.deps.Focus(p.list.contacts.Rows)
	case faceViews:
		p.deps.Focus(p.views.rows)
	default:
		p.deps.Focus(p.board.scroller)
	}
}

// deeds are the actions of the page.
var deeds = map[keys.Action]func(*Dashboard){
	keys.Export:    (*Dashboard).askExport,
	keys.GroupBy:   func(p *Dashboard) { p.deps.Focus(p.head.by) },
	keys.OnlyThese: (*Dashboard).onlyThese,
	keys.AllAgain:  (*Dashboard).allAgain,
	keys.Views:     func(p *Dashboard) { p.views.show() },
	keys.SaveView:  func(p *Dashboard) { p.head.strip.ask(askName) },
	keys.DropView:  func(p *Dashboard) { p.views.drop() },
	keys.Undo:      func(p *Dashboard) { p.views.undrop() },
	keys.Search:    func(p *Dashboard) { p.deps.Search() },
	keys.Close:     (*Dashboard).escape,
}

// Do does an action; it reports whether this page knows it.
func (p *Dashboard) Do(hit keys.Hit, at keys.Where) bool {
	if deed, ok := deeds[hit.Action]; ok {
		deed(p)
		return true
	}
	switch {
	case hit.Action == keys.Period:
		p.choose(hit.N - 1)
	case hit.Action == keys.Choose && p.Strip():
		p.write(hit.N - 1)
	case hit.Action == keys.Use && at.Pane == keys.PaneExport:
		p.write(p.head.strip.formats.Chosen())
	case hit.Action == keys.NextPane, hit.Action == keys.PrevPane:
		p.walk(at, hit.Action == keys.NextPane)
	default:
		return p.move(hit.Action, at)
	}
	return true
}

// move moves in the face in view, or uses what is selected.
func (p *Dashboard) move(a keys.Action, at keys.Where) bool {
	switch {
	case at.Pane == keys.PaneFigures:
		return p.board.do(a)
	case at.Pane == keys.PaneRows && p.face == faceList:
		return p.list.contacts.Rows.Do(a)
	case at.Pane == keys.PaneRows && p.face == faceViews:
		return p.views.rows.Do(a)
	}
	return false
}

// walk goes from the figures to the period, the groupings, and back.
func (p *Dashboard) walk(at keys.Where, on bool) {
	order := []keys.Pane{keys.PaneFigures, keys.PanePeriod, keys.PaneGrouping}
	here := 0
	for i, pane := range order {
		if at.Pane == pane {
			here = i
		}
	}
	by := 1
	if !on {
		by = len(order) - 1
	}
	switch order[(here+by)%len(order)] {
	case keys.PanePeriod:
		p.deps.Focus(p.head.period)
	case keys.PaneGrouping:
		p.deps.Focus(p.head.by)
	default:
		p.giveBack()
	}
}

// escape takes away what is asked, goes back to the figures, then stops what
// is under way.
func (p *Dashboard) escape() {
	switch {
	case p.head.strip.open != askNothing:
		p.head.strip.close()
		p.deps.Status.Mend()
	case p.face != faceBoard:
		p.turn(faceBoard)
		p.board.tell()
	case p.count.running():
		p.count.drop()
		p.deps.Status.Say(words.T("dashboard.stopped"))
		p.standBack()
	case p.export.stop != nil:
		p.export.stop()
		p.deps.Status.Say(words.T("settings.stopping"))
	}
	p.giveBack()
}
