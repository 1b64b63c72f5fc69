package window

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/signin"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// lock keeps the window of somebody who went away from everybody else. Locking
// hides what was on the screen and leaves nobody signed in; the same person
// finds it again as it was, another one never sees it.
type lock struct {
	w      *window
	screen *signin.Screen
	owner  store.Person   // whose contacts lie behind the screen; no name for nobody
	behind keys.Page      // what was shown
	held   fyne.Focusable // and who had the keyboard
	used   time.Time      // when somebody was last seen at the desk
	warned bool
	cancel context.CancelFunc // gives up the try that is being judged
}

func newLock(w *window) *lock {
	l := &lock{w: w, used: w.desk.Now(), cancel: func() {}}
	l.screen = signin.New(signin.Deps{
		Rest: &router{w}, Guard: w.guard, Focus: w.focus,
		People: l.people, Enter: l.try, Cancel: func() { l.cancel() },
	})
	l.screen.Object().Hide()
	return l
}

// people are those who may sign in; none while the log cannot be read, which
// signing in will say.
func (l *lock) people() []store.Person {
	people, err := l.w.desk.Store().People(l.w.ctx)
	if err != nil {
		return nil
	}
	return people
}

// on reports whether the window is locked.
func (l *lock) on() bool { return l.w.page == keys.SignIn }

// expect shows the sign-in screen to somebody who is about to begin.
func (l *lock) expect(name string) {
	who := store.Person{Name: name, Role: store.Agent}
	l.behind = keys.Console
	l.shut(who)
}

// lock stores what was typed, hides it and leaves nobody signed in.
func (l *lock) lock() {
	w := l.w
	l.held, l.behind, l.owner = w.focused(), w.page, w.desk.Person()
	w.win.Canvas().Unfocus() // a half-made choice is taken, as with Tab
	stored := w.console.Suspend()
	w.desk.SignOut()
	l.shut(l.owner)
	if !stored {
		l.screen.Refuse(words.T("signin.unstored", l.owner.Name))
	}
}

// shut hides everything but the sign-in screen.
func (l *lock) shut(last store.Person) {
	w := l.w
	w.page = keys.SignIn
	w.layer.Hide(w.layer.Owner())
	overlays := w.win.Canvas().Overlays()
	for overlays.Top() != nil {
		overlays.Remove(overlays.Top())
	}
	w.inside.Hide()
	l.screen.Object().Show()
	l.screen.Ask(last)
}

// try has a secret judged aside, because that takes a while by design.
func (l *lock) try(name, secret string) {
	ctx, cancel := context.WithCancel(l.w.ctx)
	l.cancel = cancel
	l.w.run.aside(func() {
		who, err := widgets.Result(l.w.guard, func() (store.Person, error) { return l.w.desk.Store().SignIn(ctx, name, secret) })
		l.w.run.onUI(l.w.guard.Call(func() { l.judged(ctx, who, err) }))
	})
}

// judged takes the end of a try. One that was given up lets nobody in.
func (l *lock) judged(ctx context.Context, who store.Person, err error) {
	late := ctx.Err() != nil
	l.cancel()
	why := ""
	if !late {
		if err == nil {
			err = l.admit(who)
		}
		if err == nil {
			return
		}
		why = err.Error()
	}
	l.w.desk.SignOut()
	l.screen.Refuse(why)
}

// admit opens the window to who has signed in: as it was to who left it, else
// with their own contacts.
func (l *lock) admit(who store.Person) error {
	if who.Name == l.owner.Name {
		l.w.desk.Seat(who)
		l.resume()
		return nil
	}
	if l.owner.Name != "" {
		if err := l.w.console.Park(); err != nil {
			return err
		}
		l.owner = store.Person{}
	}
	l.w.desk.Seat(who)
	if err := l.w.buildPages(); err != nil {
		return err
	}
	l.begin()
	return nil
}

// resume shows what was hidden, with the keyboard where it was.
func (l *lock) resume() {
	w, held := l.w, l.held
	l.open(l.behind)
	w.console.Resume()
	if held != nil {
		w.focus(held)
	} else {
		w.goTo(l.behind)
	}
	w.status.Say(words.T("status.back", w.desk.Agent()))
}

// begin shows the console of somebody new.
func (l *lock) begin() {
	w := l.w
	w.body.Objects = w.pages()
	w.body.Refresh()
	l.open(keys.Console)
	w.goTo(keys.Console)
	w.status.Say(words.T("status.signedin", w.desk.Agent(), w.console.Unfinished()))
}

// open takes the sign-in screen away.
func (l *lock) open(p keys.Page) {
	w := l.w
	w.page = p
	l.screen.Object().Hide()
	w.inside.Show()
	w.dress(w.loadLook())
	l.held, l.used, l.warned = nil, w.desk.Now(), false
	w.standing()
}

// noticed says that somebody is at the desk.
func (l *lock) noticed() {
	l.used = l.w.desk.Now()
	if l.warned {
		l.warned = false
		l.w.status.Say("")
	}
}

// warning is how long before locking by itself the window says so; shortest
// the least time that a supervisor can set for it.
const (
	warning  = 20 * time.Second
	shortest = time.Minute
)

// watch locks once nobody was there for as long as the desk allows: never
// during a call, and only where a PIN or passphrase keeps others out. The
// window calls it every second.
func (l *lock) watch() {
	if l.on() || !l.w.desk.Person().HasSecret {
		return
	}
	if l.w.console.OnCall() {
		l.used = l.w.desk.Now()
		return
	}
	idle := l.w.desk.Now().Sub(l.used)
	if idle < shortest-warning {
		return
	}
	switch left := l.allowed() - idle; {
	case left <= 0:
		l.lock()
	case left <= warning:
		l.warned = true
		l.w.status.Say(words.T("status.locksoon", int(left.Round(time.Second)/time.Second)))
	}
}

// allowed is how long nobody has to be there.
func (l *lock) allowed() time.Duration {
	p, err := l.w.desk.Store().Policy(l.w.ctx)
	if err != nil {
		return shortest // what cannot be read opens no door
	}
	return time.Duration(p.LockMinutes) * time.Minute
}
