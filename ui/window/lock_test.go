package window

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

// The people of a test desk and their secrets.
const (
	mariasPIN  = "246810"
	jeansPIN   = "135791"
	passphrase = "correct horse battery"
)

// peopled is the file of a contact log with two agents who have a PIN, one who
// has none, and a supervisor. It is made once: hashing a secret takes long by
// design.
var peopled = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "peopled")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	log, err := store.Open(ctx, dir, store.Options{Now: func() time.Time { return uitest.Start }})
	if err != nil {
		return nil, err
	}
	for _, p := range []struct {
		name, secret string
		role         store.Role
	}{{"maria", mariasPIN, store.Agent}, {"jean", jeansPIN, store.Agent}, {"aiko", "", store.Agent}, {"sam", passphrase, store.Supervisor}} {
		if _, err := log.AddPerson(ctx, p.name, p.role, p.secret); err != nil {
			return nil, err
		}
	}
	if err := log.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(log.Path())
})

// guarded is a desk with those people. Nobody is signed in.
func guarded(t *testing.T) (*desk.Desk, *uitest.Clock) {
	t.Helper()
	file, err := peopled()
	must(t, err)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, store.FileName), file, 0o600))
	return uitest.DeskIn(t, dir)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func guardedStage(t *testing.T) *stage {
	t.Helper()
	d, clock := guarded(t)
	return openStage(t, d, clock, 1280, 800)
}

// signIn types a secret and, where it is not the one expected, a name.
func (s *stage) signIn(name, secret string) {
	s.t.Helper()
	if s.expected() != name {
		s.press("Esc")
		s.typed(name)
		s.press("Enter")
	}
	s.typed(secret)
	s.press("Enter")
	if s.lock.on() || s.desk.Agent() != name {
		s.t.Fatalf("%q is signed in, want %q; the screen says:\n%s", s.desk.Agent(), name, s.shown())
	}
}

// expected is the name that stands in the first field.
func (s *stage) expected() string {
	var fields []string
	visible(s.win.Content(), fyne.Position{}, false, func(o seen) {
		if e, ok := o.CanvasObject.(*widgets.Entry); ok {
			fields = append(fields, e.Text)
		}
	})
	return fields[0]
}

// shown are all words in the window.
func (s *stage) shown() string { return texts(s.win.Content()) }

// idle lets time pass with nobody there, a tick each second.
func (s *stage) idle(d time.Duration) {
	for range int(d / time.Second) {
		s.clock.Time = s.clock.Time.Add(time.Second)
		s.tick()
	}
}

func TestNobodyIsLetInWithoutTheirPIN(t *testing.T) {
	s := guardedStage(t)
	if !s.lock.on() || s.expected() != "maria" {
		t.Fatalf("the window opens on %q", s.page)
	}
	s.press("Enter")
	if !s.lock.on() {
		t.Fatal("an empty PIN is taken")
	}
	s.typed("000000")
	s.press("Enter")
	if !s.lock.on() || !strings.Contains(s.shown(), "4 tries are left") || strings.Contains(s.shown(), "000000") {
		t.Fatalf("after a wrong PIN the screen says:\n%s", s.shown())
	}
	s.typed(mariasPIN)
	s.press("Enter")
	if s.lock.on() || s.desk.Agent() != "maria" || s.pane() != keys.PaneSearch {
		t.Errorf("agent %q, pane %q:\n%s", s.desk.Agent(), s.pane(), s.shown())
	}
	if !strings.Contains(s.shown(), "maria") {
		t.Error("the status line does not show who is signed in")
	}
}

func TestTheScreenSaysHowLongANameIsLocked(t *testing.T) {
	s := guardedStage(t)
	for range 5 {
		s.typed("000000")
		s.press("Enter")
	}
	if !strings.Contains(s.shown(), "locked for 1 minute") {
		t.Fatalf("after five wrong PINs the screen says:\n%s", s.shown())
	}
	s.typed(mariasPIN)
	s.press("Enter")
	if !s.lock.on() || !strings.Contains(s.shown(), "try again in 1 minute") {
		t.Fatalf("during the pause the screen says:\n%s", s.shown())
	}
	s.clock.Time = s.clock.Time.Add(time.Minute)
	s.signIn("maria", mariasPIN)
}

func TestWhoMaySignIn(t *testing.T) {
	for name, c := range map[string]struct {
		way  func(s *stage)
		want string // who is signed in then
	}{
		"by the beginning of the name": {func(s *stage) { s.typed("je"); s.press("Enter"); s.typed(jeansPIN); s.press("Enter") }, "jean"},
		"by a passphrase":              {func(s *stage) { s.typed("SAM"); s.press("Tab"); s.typed(passphrase); s.press("Enter") }, "sam"},
		"without a PIN, by name":       {func(s *stage) { s.typed("aiko"); s.press("Enter") }, "aiko"},
		"by the list":                  {func(s *stage) { s.press("Down", "Enter"); s.typed(jeansPIN); s.press("Enter") }, "jean"},
		"by the button":                {func(s *stage) { s.typed("jean"); s.press("Tab"); s.typed(jeansPIN); s.press("Tab", "Enter") }, "jean"},
		"not by another name":          {func(s *stage) { s.typed("intruder"); s.press("Enter", "Enter") }, ""},
		"not without a name":           {func(s *stage) { s.press("Backspace", "Enter") }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := guardedStage(t)
			s.press("Esc", "Backspace")
			c.way(s)
			if s.desk.Agent() != c.want || s.lock.on() != (c.want == "") {
				t.Errorf("%q is signed in, want %q:\n%s", s.desk.Agent(), c.want, s.shown())
			}
		})
	}
}

func TestAPINCanBePastedAndNotCopied(t *testing.T) {
	s := guardedStage(t)
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(mariasPIN)
	field := s.focused().(*widgets.Entry)
	field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	clipboard.SetContent("")
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if clipboard.Content() != "" || !field.Password {
		t.Errorf("the PIN can be read: %q", clipboard.Content())
	}
	s.press("Enter")
	if s.desk.Agent() != "maria" {
		t.Errorf("the pasted PIN is not taken:\n%s", s.shown())
	}
}

// A try takes as long as the log takes; nothing of the window waits for it.
func TestALateAnswerOpensNothing(t *testing.T) {
	s := guardedStage(t)
	var work []func()
	s.run.aside = func(f func()) { work = append(work, f) }
	s.press("Esc")
	s.typed("sam")
	s.press("Enter")
	s.typed(passphrase)
	s.press("Enter", "Enter", "F1", "Esc")
	if len(work) != 1 || !s.lock.on() {
		t.Fatalf("%d tries are under way", len(work))
	}
	s.press("Esc")
	work[0]()
	if !s.lock.on() || s.desk.Agent() != "" {
		t.Fatal("a try that was given up lets somebody in")
	}
	if err := s.desk.Store().Allowed(t.Context(), store.MayExport); err == nil {
		t.Error("the log thinks that somebody is signed in")
	}
	s.typed(passphrase)
	s.press("Enter")
	var answer func()
	s.run.onUI = func(f func()) { answer = f }
	work[1]() // the log has let sam in
	s.press("Esc")
	answer()
	if err := s.desk.Store().Allowed(t.Context(), store.MayExport); !s.lock.on() || err == nil {
		t.Errorf("an answer that came after Esc opens the window (%v)", err)
	}
	s.run = runner{onUI: func(f func()) { f() }, after: s.run.after, aside: func(f func()) { f() }}
	s.signIn("maria", mariasPIN)
}

// TestATryRunsBesideTheWindow uses goroutines as the real window does.
func TestATryRunsBesideTheWindow(t *testing.T) {
	s := guardedStage(t)
	later := make(chan func())
	s.run.aside = func(f func()) { go f() }
	s.run.onUI = func(f func()) { later <- f }
	s.typed(mariasPIN)
	s.press("Enter")
	s.tick()
	(<-later)()
	if s.lock.on() || s.desk.Agent() != "maria" {
		t.Errorf("%q is signed in:\n%s", s.desk.Agent(), s.shown())
	}
}

// secretWork types what nobody else may see: an order number, a name, a note, a
// search, and a checklist with a handout.
func (s *stage) secretWork(name string) {
	s.press("F2")
	s.typed("8187654321234567")
	s.press("Alt+O")
	s.typed(name)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "2", "Ctrl+P", "F9")
	s.typed("half a note of " + name)
}

// secrets are the words of secretWork.
func secrets(name string) []string { return []string{"4567", name, "half a note", "payment declined"} }

func TestALockedWindowShowsAndDoesNothing(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.secretWork("Ines Lopez")
	s.press("Ctrl+2", "Ctrl+L")
	check := func(after string) {
		t.Helper()
		for _, word := range secrets("Ines Lopez") {
			if strings.Contains(strings.ToLower(s.shown()), strings.ToLower(word)) {
				t.Fatalf("after %s the locked window shows %q:\n%s", after, word, s.shown())
			}
		}
		if !s.lock.on() || s.page != keys.SignIn || s.desk.Agent() != "" {
			t.Fatalf("after %s the window is open", after)
		}
		if p, ok := s.focused().(widgets.Pane); !ok || p.InPane() != keys.PaneNames {
			t.Fatalf("after %s the keyboard is on %T", after, s.focused())
		}
	}
	check("Ctrl+L")
	for _, b := range keys.Table {
		for _, c := range b.Chords {
			s.chordOf(c)
			if s.sheet.open() {
				s.press("F1")
			}
			check(c.String())
		}
	}
	for _, menu := range s.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Action != nil {
				item.Action()
				s.sheet.close()
				check("menu " + item.Label)
			}
		}
	}
	for range 12 {
		s.press("Tab")
		check("Tab")
	}
}

func TestTheSamePersonFindsAllAsItWas(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.secretWork("Ines Lopez")
	note := s.focused().(*widgets.Entry)
	note.CursorColumn = 4
	s.settle()
	before := texts(s.console.Object())
	s.press("Ctrl+L")
	open, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(open) != 1 || !strings.HasPrefix(open[0].Note, "half a note") {
		t.Fatalf("locking did not store what was typed: %+v (%v)", open, err)
	}
	s.clock.Time = s.clock.Time.Add(time.Hour)
	s.tick()
	s.signIn("maria", mariasPIN)
	if s.focused() != note || note.CursorColumn != 4 {
		t.Errorf("the keyboard is on %T, its caret at %d", s.focused(), note.CursorColumn)
	}
	if after := texts(s.console.Object()); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	if !strings.Contains(s.shown(), "00:00") {
		t.Error("the clock of the contact ran while it was hidden")
	}
	s.press("Ctrl+L")
	s.signIn("maria", mariasPIN)
	s.press("Ctrl+2", "Ctrl+L")
	s.signIn("maria", mariasPIN)
	if s.page != keys.History {
		t.Errorf("page %q came back, want the history", s.page)
	}
}

func TestAnotherPersonSeesNothingOfTheFormerOne(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.secretWork("Ines Lopez")
	s.wear(theme.Look{Mode: theme.Dark, Scale: 125})
	s.press("Ctrl+L")
	s.pressed = 0
	s.signIn("jean", jeansPIN)
	if s.pressed > 20 {
		t.Errorf("changing the agent took %d keys", s.pressed)
	}
	everywhere := func(word string) bool { return strings.Contains(texts(all(s.win.Content())), word) }
	for _, word := range secrets("Ines Lopez") {
		if everywhere(word) {
			t.Errorf("%q of maria is in a widget of jean's window", word)
		}
	}
	if s.console.Unfinished() != 0 || s.look.Factor() != 1 || !strings.Contains(s.status.Said(), "jean is signed in") {
		t.Errorf("%d open, look %+v, status %q", s.console.Unfinished(), s.look, s.status.Said())
	}
	s.press("Ctrl+Z", "F3")
	if strings.Contains(s.shown(), "Ines") {
		t.Error("undo brings something of maria's back")
	}
	parked, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(parked) != 1 || parked[0].State != store.StateParked {
		t.Fatalf("maria's contact is %+v (%v)", parked, err)
	}

	s.secretWork("Bo Chan")
	s.clock.Time = s.clock.Time.Add(time.Hour)
	s.press("Ctrl+L")
	s.signIn("maria", mariasPIN)
	if s.console.Unfinished() != 1 || !strings.Contains(s.status.Said(), "brought back: 1") || s.look.Scale != 125 {
		t.Errorf("%d open, look %+v, status %q", s.console.Unfinished(), s.look, s.status.Said())
	}
	if !strings.Contains(s.shown(), "step 2 of") || !holdsEntry(s.win.Content(), "half a note of Ines Lopez") || !strings.Contains(s.shown(), "00:00") {
		t.Errorf("maria's contact is not back as she left it:\n%s", s.shown())
	}
	if everywhere("Bo Chan") {
		t.Error("something of jean's is in maria's window")
	}
}

// all makes everything under an object visible to a walk.
func all(o fyne.CanvasObject) fyne.CanvasObject {
	if c, ok := o.(*fyne.Container); ok {
		whole := &fyne.Container{Objects: make([]fyne.CanvasObject, len(c.Objects))}
		for i, child := range c.Objects {
			whole.Objects[i] = all(child)
		}
		return whole
	}
	return o
}

// holdsEntry tells whether a field in view holds a text.
func holdsEntry(o fyne.CanvasObject, text string) (found bool) {
	visible(o, fyne.Position{}, false, func(s seen) {
		e, ok := s.CanvasObject.(*widgets.Entry)
		found = found || ok && e.Text == text
	})
	return found
}

func TestTextThatCannotBeStoredKeepsOthersOut(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.press("F2")
	open, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(open) != 1 {
		t.Fatalf("%+v (%v)", open, err)
	}
	must(t, s.desk.Store().Discard(t.Context(), open[0].ID)) // so that storing it fails
	s.press("F9")
	s.typed("never lost")
	s.press("Ctrl+L")
	if !s.lock.on() || !strings.Contains(s.shown(), "could not be stored") {
		t.Fatalf("the locked window says:\n%s", s.shown())
	}
	s.press("Esc")
	s.typed("jean")
	s.press("Enter")
	s.typed(jeansPIN)
	s.press("Enter")
	if !s.lock.on() || s.desk.Agent() != "" || strings.Contains(s.shown(), "never lost") {
		t.Fatalf("jean was let in over maria's unsaved text:\n%s", s.shown())
	}
	s.signIn("maria", mariasPIN)
	if !holdsEntry(s.win.Content(), "never lost") {
		t.Error("the text that could not be stored is lost")
	}
}

func TestTheWindowLocksByItself(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.idle(5*time.Minute - 21*time.Second)
	if strings.Contains(s.status.Said(), "Locking") {
		t.Fatalf("warned too early: %q", s.status.Said())
	}
	s.idle(time.Second)
	if s.status.Said() != "Locking in 20 seconds. Any key keeps it open." {
		t.Fatalf("status %q", s.status.Said())
	}
	s.press("End")
	if strings.Contains(s.status.Said(), "Locking") {
		t.Error("a key does not take the warning back")
	}
	s.idle(5*time.Minute - time.Second)
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(640, 600))
	s.idle(5*time.Minute - time.Second)
	if s.lock.on() {
		t.Fatal("a move of the pointer does not keep the window open")
	}
	s.idle(time.Second)
	if !s.lock.on() {
		t.Fatal("five minutes with nobody there do not lock the window")
	}
}

func TestTheIdleTimeIsTheSupervisors(t *testing.T) {
	s := guardedStage(t)
	must(t, s.desk.SignIn(t.Context(), "sam", passphrase))
	must(t, s.desk.Store().SetPolicy(t.Context(), "lock_minutes", 1))
	s.desk.SignOut()
	s.signIn("maria", mariasPIN)
	s.idle(time.Minute)
	if !s.lock.on() {
		t.Error("the window is still open after the minute that was set")
	}
}

func TestNothingLocksDuringACall(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.press("F2")
	s.idle(16 * time.Minute)
	s.press("Ctrl+H")
	s.idle(16 * time.Minute)
	if s.lock.on() {
		t.Fatal("the window locks during a call")
	}
	s.press("F10")
	s.idle(5 * time.Minute)
	if !s.lock.on() {
		t.Error("the window does not lock in after-contact work")
	}
}

func TestADeskWithoutPINsNeverLocksByItself(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.idle(16 * time.Minute)
	if s.lock.on() {
		t.Fatal("the window locks though nobody has a PIN")
	}
	s.press("Ctrl+L")
	if !s.lock.on() {
		t.Fatal("Ctrl+L does not lock")
	}
	s.press("Enter")
	if s.lock.on() || s.desk.Agent() != "maria" {
		t.Fatalf("Enter does not bring maria back:\n%s", s.shown())
	}
	s.press("Ctrl+L")
	s.typed("anna")
	s.press("Enter")
	if s.desk.Agent() != "anna" {
		t.Errorf("a new name is not taken where nobody has a PIN:\n%s", s.shown())
	}
}

func TestTheSignInScreenFitsEveryWindow(t *testing.T) {
	eachLayout(t, func(t *testing.T, s *stage) {
		s.press("Ctrl+L")
		s.whole("the sign-in screen")
		s.lock.screen.Refuse(`"maria" is locked after 5 wrong tries: try again in 30 minutes`)
		s.whole("the answer")
		s.press("F1")
		s.whole("its key sheet")
	})
}

func TestTheTitleStaysAsItIs(t *testing.T) {
	s := guardedStage(t)
	before := s.win.Title()
	s.signIn("maria", mariasPIN)
	s.secretWork("Ines Lopez")
	if got := s.win.Title(); got != before {
		t.Errorf("the title is %q", got)
	}
}
