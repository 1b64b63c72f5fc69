// Package window is the window of Paydesk: the pages, the main menu, the
// status line, and the way from a key to an action.
package window

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"paydesk/assets/icons"
	"paydesk/store"
	"paydesk/ui/console"
	"paydesk/ui/dashboard"
	"paydesk/ui/desk"
	"paydesk/ui/history"
	"paydesk/ui/keys"
	"paydesk/ui/settings"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Title is the window's title.
const Title = "Paydesk"

// Folder is what the window has to do with the data folder beside the log.
type Folder struct {
	// Asked reports whether a second window asked this one to come forward.
	Asked func() bool
	// Note writes down a failure, as recover returned it, and names the file.
	Note func(cause any) (string, error)
}

// Run opens the window and returns when it was closed. Where nobody is signed
// in it asks for who; the name is that of who probably wants to. The context
// ends the program in good order, as when the system shuts down.
func Run(ctx context.Context, d *desk.Desk, name string, f Folder) error {
	a := app.NewWithID("paydesk")
	a.SetIcon(fyne.NewStaticResource("paydesk.png", icons.Paydesk))
	w := a.NewWindow(Title)
	win, err := open(ctx, a, w, d, f, live())
	if err != nil {
		return err
	}
	stop := win.everySecond()
	defer stop()
	go win.guard.Do(func() {
		<-ctx.Done()
		fyne.Do(win.guard.Call(w.Close))
	})
	size := win.loadSize()
	win.fit(size)
	w.CenterOnScreen()
	a.Lifecycle().SetOnStarted(win.guard.Call(func() {
		win.fit(size)
		win.begin(name)
	}))
	win.run.after(firstUpkeep, win.keepUp)
	w.ShowAndRun()
	win.console.Close()
	return nil
}

// runner does what must not be done at once: later, and on the window's own
// goroutine.
type runner struct {
	onUI  func(func())
	after func(d time.Duration, f func())
	aside func(func()) // on another goroutine
}

// live is the runner of a real window.
func live() runner {
	return runner{
		onUI:  fyne.Do,
		after: func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) },
		aside: func(f func()) { go f() },
	}
}

// page is what fills the window.
type page interface {
	Object() fyne.CanvasObject
	Show() // gives the keyboard to the first thing worth typing in
	Do(keys.Hit, keys.Where) bool
}

// window holds the pages together.
type window struct {
	ctx      context.Context
	app      fyne.App
	win      fyne.Window
	desk     *desk.Desk
	folder   Folder
	run      runner
	guard    *widgets.Guard
	status   *widgets.StatusLine
	layer    *widgets.Layer
	sheet    *keySheet
	console  *console.Console
	history  *history.History
	figures  *dashboard.Dashboard
	settings *settings.Settings
	lock     *lock
	body     *fyne.Container
	inside   *fyne.Container // all that a locked window hides
	owed     settings.Owed
	upkeep   settings.Upkeep
	due      dueCount
	page     keys.Page
	look     theme.Look
	last     fyne.Focusable // who had the keyboard before it was on nothing

	size, keptSize fyne.Size // of the window: at the last tick, and as kept
}

// open builds the window's content.
func open(ctx context.Context, a fyne.App, w fyne.Window, d *desk.Desk, f Folder, r runner) (*window, error) {
	win := &window{ctx: ctx, app: a, win: w, desk: d, folder: f, run: r, page: keys.Console}
	win.look = win.loadLook()
	a.Settings().SetTheme(theme.New(win.look))
	win.guard = &widgets.Guard{Failed: win.failed}
	win.status = widgets.NewStatusLine()
	win.layer = widgets.NewLayer()
	win.sheet = newKeySheet(win.layer)
	win.lock = newLock(win)
	if err := win.buildPages(); err != nil {
		return nil, err
	}
	w.SetPadded(false)
	w.SetContent(win.content())
	w.SetMainMenu(win.mainMenu())
	win.catchKeys()
	win.standing()
	return win, nil
}

// failed notes a failure of a handler and tells the agent where.
func (w *window) failed(cause any) {
	text := words.T("status.broken")
	if name, err := w.folder.Note(cause); err == nil {
		text = words.T("status.noted", name)
	}
	w.run.onUI(func() { w.status.Fail(text) })
}

// begin shows the console to who is signed in, and asks for somebody where
// nobody is.
func (w *window) begin(name string) {
	if w.desk.Agent() == "" {
		w.lock.expect(name)
		return
	}
	w.goTo(keys.Console)
}

func (w *window) buildPages() error {
	rest := &router{w}
	page, err := console.New(w.ctx, console.Deps{
		Desk: w.desk, Rest: rest, Layer: w.layer, Status: w.status, Guard: w.guard,
		Focus: w.focus, Focused: w.focused, After: w.run.after,
		Aside:   func(work func()) { w.run.aside(work) },
		OnUI:    func(f func()) { w.run.onUI(f) },
		Copy:    w.copy,
		Command: func(a keys.Action) { w.do(keys.Hit{Action: a}) },
		Scale:   func() float32 { return w.look.Factor() },
	})
	if err != nil {
		return err
	}
	w.console = page
	w.history = history.New(w.ctx, history.Deps{
		Desk: w.desk, Rest: rest, Guard: w.guard, Status: w.status, Focus: w.focus,
		Open: w.openContact,
	})
	w.history.Object().Hide()
	w.figures = w.newDashboard(rest)
	w.figures.Object().Hide()
	w.settings = w.newSettings(rest)
	w.settings.Object().Hide()
	return nil
}

func (w *window) content() fyne.CanvasObject {
	w.body = container.NewStack(w.pages()...)
	w.inside = container.New(layout.NewBorderLayout(nil, w.status, nil, nil), w.body, w.status)
	return container.NewStack(smallest(screenSize(w.win.Canvas().Scale())), widgets.NewFill(theme.Page),
		widgets.NewSensor(w.guard.Call(w.lock.noticed)), w.inside, w.lock.screen.Object(), w.layer.Object())
}

// pages are those of who is signed in.
func (w *window) pages() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.console.Object(), w.history.Object(), w.figures.Object(), w.settings.Object()}
}

func (w *window) current() page {
	switch w.page {
	case keys.SignIn:
		return w.lock.screen
	case keys.History:
		return w.history
	case keys.Dashboard:
		return w.figures
	case keys.Settings:
		return w.settings
	}
	return w.console
}

// goTo shows a page and gives the keyboard to the first thing worth typing
// in.
func (w *window) goTo(p keys.Page) {
	w.console.Close()
	w.figures.Leave()
	w.settings.Leave()
	w.current().Object().Hide()
	w.page = p
	w.current().Object().Show()
	w.current().Show()
	w.countDue()
}

// openContact shows a saved contact on the console.
func (w *window) openContact(id store.ContactID) {
	w.goTo(keys.Console)
	w.console.Open(id)
}

func (w *window) focus(f fyne.Focusable) {
	w.last = f
	w.win.Canvas().Focus(f)
}

// copy puts a text on the clipboard.
func (w *window) copy(text string) { w.app.Clipboard().SetContent(text) }

func (w *window) focused() fyne.Focusable { return w.win.Canvas().Focused() }

// everySecond lets the clocks run until the function it returns is called.
func (w *window) everySecond() (stop func()) {
	t := time.NewTicker(time.Second)
	done := make(chan struct{})
	go w.guard.Do(func() {
		for {
			select {
			case <-t.C:
				w.run.onUI(w.guard.Call(w.tick))
			case <-done:
				return
			}
		}
	})
	return func() { t.Stop(); close(done) }
}

func (w *window) tick() {
	if w.folder.Asked() {
		w.win.Show() // it may have been put away
		w.win.RequestFocus()
	}
	w.keepSize()
	if w.lock.on() {
		return
	}
	w.console.Tick()
	w.standing()
	w.countDue()
	w.lock.watch()
}

// standing shows at the right of the status line how things stand.
func (w *window) standing() {
	w.status.Stand(w.dueText() + words.T("status.stand", w.console.Unfinished(), w.desk.Library().Checked(), w.desk.Agent()))
}

// lookSetting is the key the look is kept under while nobody is signed in; it
// is that of everybody who has chosen none.
const lookSetting = "look"

// ownLook is the key the look of who is signed in is kept under.
func (w *window) ownLook() string {
	if agent := w.desk.Agent(); agent != "" {
		return lookSetting + ":" + agent
	}
	return lookSetting
}

// loadLook reads the agent's look. One that cannot be read is no reason not
// to open the window.
func (w *window) loadLook() (l theme.Look) {
	for _, key := range []string{w.ownLook(), lookSetting} {
		kept, err := w.desk.Store().Setting(w.ctx, key)
		if err == nil && json.Unmarshal([]byte(kept), &l) == nil {
			return l
		}
	}
	return theme.Look{}
}

// dress puts a look on the window.
func (w *window) dress(l theme.Look) {
	w.look = l
	w.app.Settings().SetTheme(theme.New(l))
	w.console.Rescale()
	w.win.SetMainMenu(w.win.MainMenu()) // Fyne gives the content the room the menu leaves only then
}

// wear changes the look and keeps it.
func (w *window) wear(l theme.Look) {
	w.dress(l)
	w.status.Say(words.T("status.look", words.T("look."+string(modeName(l))), int(l.Factor()*100)))
	kept, err := json.Marshal(l)
	if err == nil {
		err = w.desk.Store().SetSetting(w.ctx, w.ownLook(), string(kept))
	}
	if err != nil {
		w.status.Fail(fmt.Sprintf("%s %v", words.T("status.looknotkept"), err))
	}
}

func modeName(l theme.Look) theme.Mode {
	if l.Mode == "" {
		return theme.System
	}
	return l.Mode
}
