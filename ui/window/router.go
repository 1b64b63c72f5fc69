package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

// router turns the keys that no widget used into actions.
type router struct{ w *window }

var (
	_ widgets.Rest    = (*router)(nil)
	_ widgets.Watcher = (*router)(nil)
)

// RestKey takes a key without Ctrl or Alt. Fyne tells of a key that types a
// sign twice, as a key and as the sign; only the sign counts, because it is
// right on every layout and for both blocks of digits.
func (r *router) RestKey(name fyne.KeyName) bool {
	if len(name) == 1 {
		return false
	}
	return r.w.press(keys.Chord{Key: string(name)})
}

// RestRune takes a sign that was typed outside a field.
func (r *router) RestRune(ch rune) bool {
	hit, ok := keys.FindRune(ch, r.w.where())
	return ok && r.w.do(hit)
}

// textActions are the chords that Fyne gives to the fields first.
var textActions = map[string]keys.Action{
	(&fyne.ShortcutUndo{}).ShortcutName(): keys.Undo,
	(&fyne.ShortcutRedo{}).ShortcutName(): keys.Redo,
}

// KeyWentDown notices that somebody is at the desk.
func (r *router) KeyWentDown() { r.w.lock.noticed() }

// RestShortcut takes undo and redo where no field has a use for them.
func (r *router) RestShortcut(s fyne.Shortcut) bool {
	action, ok := textActions[s.ShortcutName()]
	return ok && r.w.do(keys.Hit{Action: action})
}

// press does what a chord means where the focus is.
func (w *window) press(c keys.Chord) bool {
	hit, ok := keys.Find(c, w.where())
	return ok && w.do(hit)
}

// where says what the keys mean at this moment.
func (w *window) where() keys.Where {
	at := keys.Where{Page: w.page, Strip: w.strip(), Sheet: w.sheet.open()}
	f := w.focused()
	if f == nil {
		f = w.last // a click beside all controls leaves the keyboard on nothing
	}
	if p, ok := f.(widgets.Pane); ok {
		at.Pane, at.Text = p.InPane(), p.TakesText()
	}
	return at
}

// strip reports whether the page asks something that digits answer.
func (w *window) strip() bool {
	if w.page == keys.Dashboard {
		return w.figures.Strip()
	}
	return w.console.Strip()
}

// do does an action, guarded, where it is allowed: Fyne runs what stands in the
// menu whatever is on the screen.
func (w *window) do(hit keys.Hit) (done bool) {
	w.guard.Do(func() {
		w.lock.noticed()
		if !keys.Allowed(hit.Action, w.where()) {
			return
		}
		if handle, ok := handlers[hit.Action]; ok {
			handle(w)
			done = true
			return
		}
		done = w.sheet.page(hit.Action) || w.current().Do(hit, w.where())
	})
	return done
}

// handlers are the actions of the window itself.
var handlers = map[keys.Action]func(*window){
	keys.ShowConsole:   func(w *window) { w.goTo(keys.Console) },
	keys.ShowHistory:   func(w *window) { w.goTo(keys.History) },
	keys.ShowDashboard: func(w *window) { w.goTo(keys.Dashboard) },
	keys.ShowSettings:  func(w *window) { w.goTo(keys.Settings) },
	keys.NewContact:    (*window).newContact,
	keys.TextBigger:    func(w *window) { w.wear(w.look.Step(1)) },
	keys.TextSmaller:   func(w *window) { w.wear(w.look.Step(-1)) },
	keys.TextNormal:    func(w *window) { w.wear(theme.Look{Mode: w.look.Mode, Density: w.look.Density}) },
	keys.Theme:         func(w *window) { w.wear(w.look.NextMode()) },
	keys.KeySheet:      func(w *window) { w.sheet.toggle(w.page, w.win.Canvas().Size()) },
	keys.Lock:          func(w *window) { w.lock.lock() },
	keys.Close:         (*window).escape,
}

// newContact begins a contact from any page.
func (w *window) newContact() {
	if w.page != keys.Console {
		w.goTo(keys.Console)
	}
	w.console.Do(keys.Hit{Action: keys.NewContact}, w.where())
}

// escape closes the key sheet first.
func (w *window) escape() {
	if w.sheet.open() {
		w.sheet.close()
		return
	}
	w.current().Do(keys.Hit{Action: keys.Close}, w.where())
}

// catchKeys takes the keys while the focus is on nothing, which a click
// beside all controls brings about, and gives it back.
func (w *window) catchKeys() {
	c := w.win.Canvas()
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { w.back(); (&router{w}).RestKey(ev.Name) })
	c.SetOnTypedRune(func(r rune) { w.back(); (&router{w}).RestRune(r) })
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}} {
		c.AddShortcut(s, func(s fyne.Shortcut) { w.back(); (&router{w}).RestShortcut(s) })
	}
}

// back gives the keyboard to who had it last.
func (w *window) back() {
	w.lock.noticed()
	if w.focused() == nil && w.last != nil {
		w.win.Canvas().Focus(w.last)
	}
}

// shortcut is a chord as Fyne's menu wants it.
func shortcut(c keys.Chord) fyne.Shortcut {
	s := &desktop.CustomShortcut{KeyName: fyne.KeyName(c.Key)}
	for _, m := range []struct {
		ours  keys.Mod
		fynes fyne.KeyModifier
	}{
		{keys.Ctrl, fyne.KeyModifierShortcutDefault}, {keys.Alt, fyne.KeyModifierAlt}, {keys.Shift, fyne.KeyModifierShift},
	} {
		if c.Mod&m.ours != 0 {
			s.Modifier |= m.fynes
		}
	}
	return s
}
