package settings

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func (p *page) people() []store.Person {
	p.t.Helper()
	found, err := p.desk.Store().People(p.t.Context())
	p.must(err)
	return found
}

// esc presses Esc.
func (p *page) esc() {
	p.Do(keys.Hit{Action: keys.Close}, keys.Where{Page: keys.Settings, Pane: keys.PaneSetting})
}

// right presses Right in the choice of the sheet in view.
func (p *page) right() {
	p.t.Helper()
	each(p.scroll.Content, func(o fyne.CanvasObject) {
		if tabs, ok := o.(*widgets.Tabs); ok {
			tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
	})
}

func TestAPersonIsAddedWithAPIN(t *testing.T) {
	p := open(t)
	p.at(2)
	p.press("Add...")
	p.fill("Jean", "123456", "654321")
	p.press("Add")
	p.shows("The two are not the same")
	p.fill("Jean", "12", "12")
	p.press("Add")
	p.shows("! ", "has six digits or more")
	if len(p.people()) != 0 {
		t.Fatal("a person was added all the same")
	}
	p.fill("Jean", "123456", "123456")
	p.hold = true
	p.press("Add")
	p.hides("! ")
	p.hold = false
	p.work[0]()
	p.says("Added as Agent")
	p.hides("Add a person", "recovery code")
	if _, err := p.desk.Store().SignIn(t.Context(), "Jean", "123456"); err != nil {
		t.Error(err)
	}
	p.shows("Agent, PIN set") // the names of rows are drawn without a label
	if got := p.people(); len(got) != 1 || got[0].Name != "Jean" {
		t.Errorf("people are %+v", got)
	}
}

func TestTheRecoveryCodeIsShownOnceAndToNoOtherAgent(t *testing.T) {
	p := open(t)
	p.must(p.add("Maria", store.Agent, ""))
	p.must(p.add("Jean", store.Agent, ""))
	p.must(p.desk.SignIn(t.Context(), "Maria", ""))
	p.at(2)
	p.press("Add...")
	p.fill("Sam", passphrase, passphrase)
	p.right() // Editor
	p.right() // Supervisor
	p.press("Add")
	p.shows("Write this recovery code down")
	code := p.owed.code // nothing else holds it
	if strings.Count(code, "-") != 3 {
		t.Errorf("the code %q is not in groups", code)
	}
	p.shows(code)

	p.esc()
	p.at(1)
	p.shows(code)
	p.Leave()
	p.must(p.desk.SignIn(t.Context(), "Jean", ""))
	p.Show()
	p.hides(code)
	p.Leave()
	p.must(p.desk.SignIn(t.Context(), "Maria", ""))
	p.Show()
	p.shows(code)
	p.press("I have written it down")
	p.hides(code)
	if p.win.Canvas().Focused() != fyne.Focusable(p.tabs) {
		t.Error("the keyboard did not go to the sections")
	}
	p.Leave()
	p.Show()
	p.hides(code)
	if _, err := p.desk.Store().Recover(t.Context(), "Maria", code, "a new good phrase"); err != nil {
		t.Errorf("the code shown does not recover: %v", err)
	}
}

func TestPINRoleAndRemoval(t *testing.T) {
	p := guarded(t)
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	p.at(2)
	rows := of[*people](p).rows
	rows.Do(keys.First) // Maria
	p.press("New PIN...")
	p.shows("A new PIN or passphrase for Maria", "six digits")
	p.fill("246810", "246810")
	p.press("Set")
	p.says("Maria signs in with the new one")

	p.press("Change role...")
	p.right() // Editor
	p.press("Change")
	p.shows("needs a passphrase of twelve characters")
	p.fill("twelve characters", "twelve characters")
	p.press("Change")
	p.says("Maria works here as Editor")

	p.must(p.add("Anna", store.Agent, "")) // stands before her
	p.at(2)
	p.must(p.desk.Store().RemovePerson(t.Context(), "Anna"))
	p.at(2)
	p.press("Remove...")
	p.shows("Remove Maria from this desk?")
	if b := p.button("Cancel"); b != p.win.Canvas().Focused() {
		t.Error("Cancel has not the keyboard")
	}
	p.press("Cancel")
	if len(p.people()) != 2 {
		t.Fatal("Cancel removed a person")
	}
	p.press("Remove...")
	p.press("Remove Maria")
	if got := p.people(); len(got) != 1 || got[0].Name != "Sam" {
		t.Errorf("people are %+v", got)
	}
	p.press("Remove...")
	p.press("Remove Sam")
	p.shows("last supervisor with a passphrase")
	if len(p.people()) != 1 {
		t.Error("the last supervisor was removed")
	}
}

// Nobody is left signed in behind a window that was locked meanwhile.
func TestOwnPassphraseChangedWhileTheWindowLocks(t *testing.T) {
	p := guarded(t)
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	p.at(2)
	of[*people](p).rows.Do(keys.Last) // Sam
	p.press("New PIN...")
	p.fill("another good phrase", "another good phrase")
	p.deps.OnUI = func(f func()) {
		p.desk.Seat(store.Person{}) // between the new passphrase and the sign-in by it
		f()
	}
	p.press("Set")
	if p.desk.Store().Allowed(t.Context(), store.MayManage) == nil {
		t.Error("Sam may still do what a supervisor may")
	}
}

func TestOnesOwnPassphraseIsOnesOwnToChange(t *testing.T) {
	p := guarded(t)
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	p.at(2)
	of[*people](p).rows.Do(keys.Last) // Sam
	p.press("New PIN...")
	p.fill("another good phrase", "another good phrase")
	p.press("Set")
	p.says("signs in with the new one")
	if err := p.desk.Store().Allowed(t.Context(), store.MayManage); err != nil {
		t.Errorf("after changing the own passphrase: %v", err)
	}
	p.must(p.desk.SignIn(t.Context(), "Maria", ""))
	p.Show()
	of[*people](p).rows.Do(keys.First)
	p.press("New PIN...")
	p.fill("123456", "123456")
	p.press("Set")
	var denied *store.DeniedError
	if _, err := p.desk.Store().SignIn(t.Context(), "Maria", ""); !errors.As(err, &denied) {
		t.Errorf("the PIN an agent chose is not asked for: %v", err)
	}
	of[*people](p).rows.Do(keys.Last)
	if b := p.button("New PIN..."); !b.Disabled() {
		t.Error("an agent may set the passphrase of another one")
	}
}
