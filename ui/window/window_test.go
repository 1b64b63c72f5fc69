package window

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

// stage is a window on Fyne's test driver, driven by keys alone, in the order
// Fyne's desktop driver looks at them: the menu, the focused widget, the
// canvas.
type stage struct {
	*window
	t       *testing.T
	clock   *uitest.Clock
	pending []func()
	asked   bool  // a second window asks this one to come forward
	noted   []any // failures of handlers
	pressed int   // keys, Ctrl, Alt and Shift counted as keys of their own
}

func newStage(t *testing.T, w, h float32) *stage {
	t.Helper()
	d, clock := uitest.Desk(t)
	return openStage(t, d, clock, w, h)
}

func openStage(t *testing.T, d *desk.Desk, clock *uitest.Clock, w, h float32) *stage {
	t.Helper()
	s := &stage{t: t, clock: clock}
	app := uitest.App(t)
	win := test.NewTempWindow(t, widgets.Text(""))
	win.Resize(fyne.NewSize(w, h))
	var err error
	folder := Folder{
		Asked: func() bool { return s.asked },
		Note: func(cause any) (string, error) {
			s.noted = append(s.noted, cause)
			return "crash.txt", nil
		},
	}
	s.window, err = open(t.Context(), app, win, d, folder, runner{
		onUI:  func(f func()) { f() },
		after: func(_ time.Duration, f func()) { s.pending = append(s.pending, f) },
		aside: func(f func()) { f() },
	})
	if err != nil {
		t.Fatal(err)
	}
	s.begin("maria")
	return s
}

// settle lets what was put off happen.
func (s *stage) settle() {
	for len(s.pending) > 0 {
		next := s.pending[0]
		s.pending = s.pending[1:]
		next()
	}
}

// press presses chords such as "Ctrl+Enter", "F3" or "2".
func (s *stage) press(chords ...string) {
	s.t.Helper()
	for _, c := range chords {
		s.chord(c)
	}
}

func (s *stage) chord(text string) {
	s.t.Helper()
	parts := strings.Split(strings.Replace(text, "++", "+plus", 1), "+")
	s.pressed += len(parts)
	s.keyDown(parts[0])
	c := keys.Chord{Key: named(parts[len(parts)-1])}
	for _, m := range parts[:len(parts)-1] {
		c.Mod |= map[string]keys.Mod{"Ctrl": keys.Ctrl, "Alt": keys.Alt, "Shift": keys.Shift}[m]
	}
	switch {
	case c.Key == keys.Tab && c.Mod == 0:
		s.win.Canvas().FocusNext()
	case c.Key == keys.Tab && c.Mod == keys.Shift:
		s.win.Canvas().FocusPrevious()
	case c.Mod&(keys.Ctrl|keys.Alt) != 0:
		s.shortcut(c)
	default:
		s.plain(c.Key)
	}
}

// named turns a key as people call it into Fyne's name.
func named(key string) string {
	fynes := map[string]string{"Enter": keys.Return, "Esc": keys.Escape, "Backspace": keys.Backspace, "PgUp": keys.PageUp, "PgDn": keys.PageDown, "plus": "+"}
	if name, ok := fynes[key]; ok {
		return name
	}
	return key
}

func (s *stage) shortcut(c keys.Chord) {
	s.t.Helper()
	var sh fyne.Shortcut = shortcut(c)
	switch c {
	case keys.Chord{Mod: keys.Ctrl, Key: "Z"}:
		sh = &fyne.ShortcutUndo{}
	case keys.Chord{Mod: keys.Ctrl, Key: "Y"}:
		sh = &fyne.ShortcutRedo{}
	}
	for _, m := range s.win.MainMenu().Items {
		if fromMenu(m, sh) {
			return
		}
	}
	if f, ok := s.focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(sh)
	}
}

func fromMenu(m *fyne.Menu, sh fyne.Shortcut) bool {
	for _, item := range m.Items {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == sh.ShortcutName() {
			item.Action()
			return true
		}
		if item.ChildMenu != nil && fromMenu(item.ChildMenu, sh) {
			return true
		}
	}
	return false
}

// keyDown tells the focused widget what goes down, as the desktop driver does
// before all else.
func (s *stage) keyDown(key string) {
	if f, ok := s.focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyName(key)})
	}
}

// plain sends a key the way the desktop driver does: the key, then the sign
// that it types.
func (s *stage) plain(key string) {
	ev := &fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(key[:1]) + key[1:])}
	c := s.win.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(ev)
	} else {
		c.OnTypedKey()(ev)
	}
	if len(key) > 1 {
		return
	}
	if f := c.Focused(); f != nil {
		f.TypedRune(rune(key[0]))
	} else {
		c.OnTypedRune()(rune(key[0]))
	}
}

func (s *stage) typed(text string) {
	for _, r := range text {
		s.pressed++
		ev := &fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))}
		if r == ' ' {
			ev.Name = fyne.KeySpace
		}
		s.keyDown(string(ev.Name))
		s.focused().TypedKey(ev)
		s.focused().TypedRune(r)
	}
}

func (s *stage) saved() []store.Contact {
	s.t.Helper()
	found, err := s.desk.Contacts(s.t.Context(), store.Filter{})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

func (s *stage) pane() keys.Pane { return s.where().Pane }

// texts are all words in view. Fyne's labels hold a RichText each.
func texts(o fyne.CanvasObject) string {
	var b strings.Builder
	visible(o, fyne.Position{}, false, func(s seen) {
		if r, ok := s.CanvasObject.(*widget.RichText); ok {
			b.WriteString(r.String() + "\n")
		}
	})
	return b.String()
}

func TestALookedUpCodeIsOnTheScreenAfterFiveKeys(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.pressed = 0
	s.press("F3")
	s.typed("2051")
	if !strings.Contains(texts(s.console.Object()), "working days") {
		t.Error("the article of ISC_RS_5100102051 is not on the screen")
	}
	if s.pressed != 5 {
		t.Errorf("it took %d keys, want 5", s.pressed)
	}
}

func TestAnOutcomeStandsAfterAFewKeys(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.pressed = 0
	s.press("F3")
	s.typed("bank de")
	s.press("Enter", "2", "1", "1", "7")
	if s.pressed > 13 {
		t.Errorf("it took %d keys, want 13 at most", s.pressed)
	}
	if !strings.Contains(s.status.Said(), "outcome stands") {
		t.Errorf("no outcome; the console shows:\n%s", texts(s.console.Object()))
	}
}

func TestAContactFromF2ToSaved(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter")
	if s.pane() != keys.PaneSteps {
		t.Fatalf("Enter leads to pane %q, want the steps", s.pane())
	}
	for range 20 {
		s.press("2")
		if strings.Contains(s.status.Said(), "outcome stands") {
			break
		}
	}
	s.press("Ctrl+P", "Ctrl+Shift+S")
	made, err := filepath.Glob(filepath.Join(s.desk.HandoutDir(), "*.pdf"))
	if err != nil || len(made) != 1 {
		t.Errorf("%d handouts were written (%v), status %q", len(made), err, s.status.Said())
	}
	s.press("Ctrl+Enter")
	got := s.saved()
	if len(got) != 1 || got[0].Order != "8187654321234567" || got[0].Outcome == "" {
		t.Fatalf("saved %+v, status %q", got, s.status.Said())
	}
	if s.pane() != keys.PaneSearch || s.console.Unfinished() != 0 {
		t.Errorf("after saving the keyboard is in %q and %d contacts are open", s.pane(), s.console.Unfinished())
	}
	s.press("Ctrl+Z")
	if len(s.saved()) != 0 || s.console.Unfinished() != 1 {
		t.Errorf("undo left %d saved and %d open; status %q", len(s.saved()), s.console.Unfinished(), s.status.Said())
	}
}

func TestSavingWithoutAnOutcomeAsksInPlace(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F9")
	s.typed("asked for a call back")
	s.press("Ctrl+Enter")
	if len(s.saved()) != 0 || !strings.Contains(s.status.Said(), "Pick how it ended") || s.pane() != keys.PaneContact {
		t.Fatalf("status %q, pane %q", s.status.Said(), s.pane())
	}
	s.press("6")
	if said := s.status.Said(); said != "" {
		t.Errorf("with an outcome picked it says %q", said)
	}
	s.press("Ctrl+Enter")
	if got := s.saved(); len(got) != 1 || got[0].Outcome != "dropped" {
		t.Fatalf("saved %+v, status %q", got, s.status.Said())
	}
}

func TestADraftIsStoredSoonAfterTyping(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F9")
	s.typed("the bank says no")
	s.settle()
	open, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(open) != 1 || open[0].Note != "the bank says no" {
		t.Errorf("stored %+v (%v)", open, err)
	}
}

func TestAfterARestartTheContactIsBackAtItsStep(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "2", "F9")
	s.typed("half a note")
	s.settle()
	again := openStage(t, s.desk, s.clock, 1280, 800)
	if again.console.Unfinished() != 1 || !strings.Contains(texts(again.console.Object()), "step 2 of") {
		t.Errorf("%d contacts came back, at:\n%s", again.console.Unfinished(), texts(again.console.Object()))
	}
}

func TestLettersSearchAndDigitsAnswer(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "2")
	if !strings.Contains(texts(s.console.Object()), "step 2 of") {
		t.Fatal("one digit did not answer one step")
	}
	s.press("Backspace")
	if !strings.Contains(texts(s.console.Object()), "answered before") {
		t.Error("Backspace does not show the answer given before")
	}
	s.press("w")
	if s.pane() != keys.PaneSearch {
		t.Error("a letter does not start the search")
	}
	s.press("Esc", "Esc", "/")
	if s.pane() != keys.PaneSearch {
		t.Error("the slash does not start the search")
	}
	s.press("F9", "Alt+2")
	if !strings.Contains(texts(s.console.Object()), "step 2 of") {
		t.Error("Alt and a digit does not answer from the note")
	}
}

func TestUndoAndRedoOfAnAnswer(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "2", "Ctrl+Z")
	if !strings.Contains(texts(s.console.Object()), "step 1 of") {
		t.Fatalf("undo: %q", s.status.Said())
	}
	s.press("Ctrl+Y")
	if !strings.Contains(texts(s.console.Object()), "step 2 of") {
		t.Fatalf("redo: %q", s.status.Said())
	}
	s.press("Ctrl+Y")
	if !strings.Contains(s.status.Said(), "Nothing to do again") {
		t.Errorf("status %q", s.status.Said())
	}
}

func TestSkippingAsksInTheStrip(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("Alt+S")
	if s.where().Strip {
		t.Fatal("without a checklist the strip opened")
	}
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "Alt+S", "Esc", "Alt+S", "2")
	if s.where().Strip || !strings.Contains(texts(s.console.Object()), "Skipped") {
		t.Fatalf("the step was not skipped: %q", s.status.Said())
	}
	s.press("Alt+S", "5")
	s.typed("the line broke")
	s.press("Enter")
	if s.where().Strip || s.pane() != keys.PaneSteps {
		t.Errorf("the reason in words was not taken: %q, pane %q", s.status.Said(), s.pane())
	}
}

func TestAnotherTrackIsAskedForInPlace(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter", "2", "F3")
	s.typed("expired")
	s.press("Enter")
	if !s.where().Strip {
		t.Fatal("the strip does not ask")
	}
	s.press("2")
	if s.pane() != keys.PaneArticle {
		t.Errorf("just reading leads to %q", s.pane())
	}
	s.press("F3", "Enter", "1")
	if !strings.Contains(s.status.Said(), "answer with the digits") {
		t.Errorf("status %q", s.status.Said())
	}
}

func TestTwoContactsKeepTheirSearchAndNote(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F9")
	s.typed("first")
	s.press("F3")
	s.typed("expired")
	s.press("F2", "F9")
	s.typed("second")
	s.press("Ctrl+Tab")
	if all := texts(s.console.Object()); !strings.Contains(all, "Card expired") {
		t.Errorf("the first contact's search is gone:\n%s", all)
	}
	s.press("Ctrl+Shift+Tab", "Ctrl+Tab", "Ctrl+S")
	s.settle()
	open, err := s.desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(open) != 2 || open[0].Note == open[1].Note {
		t.Errorf("stored %+v (%v)", open, err)
	}
}

func TestHistoryFindsAndReopens(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("F9")
	s.typed("call back")
	s.press("Ctrl+Enter", "6", "Ctrl+Enter", "Ctrl+2")
	if s.pane() != keys.PaneRows || !strings.Contains(texts(s.history.Object()), "call back") {
		t.Fatalf("pane %q, shows:\n%s", s.pane(), texts(s.history.Object()))
	}
	s.press("2")
	if !strings.Contains(texts(s.history.Object()), "No contact in this period") {
		t.Errorf("yesterday shows:\n%s", texts(s.history.Object()))
	}
	s.press("1", "c", "Esc", "F6", "F6", "Esc", "Enter")
	if s.page != keys.Console || s.console.Unfinished() != 1 {
		t.Errorf("Enter did not open the contact: page %q, %q", s.page, s.status.Said())
	}
	s.press("Ctrl+2", "F2")
	if s.page != keys.Console || s.console.Unfinished() != 2 {
		t.Error("F2 does not begin a contact from the history")
	}
}

func TestASearchFindsAnEarlierContactByItsLastDigits(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("F9")
	s.typed("x")
	s.press("Ctrl+Enter", "1", "Ctrl+Enter", "F2")
	s.typed("8187654321234567")
	s.press("Enter")
	if !strings.Contains(texts(s.console.Object()), "1 earlier:") {
		t.Error("the earlier contact is not told of")
	}
	s.typed("234567")
	s.press("End", "Home")
	if !strings.Contains(texts(s.console.Object()), "Resolved") {
		t.Errorf("the contact is not among the results:\n%s", texts(s.console.Object()))
	}
}

func TestTheLookIsKept(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+Shift+L")
	if s.look.Scale != 125 || s.look.Mode != "light" {
		t.Fatalf("look = %+v", s.look)
	}
	again := openStage(t, s.desk, s.clock, 1280, 800)
	if again.look != s.look {
		t.Errorf("after a restart look = %+v, want %+v", again.look, s.look)
	}
	s.press("Ctrl+0")
	if s.look.Factor() != 1 {
		t.Errorf("Ctrl+0 left the text at %v", s.look.Factor())
	}
}

func TestTheKeySheetOpensAndCloses(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F1")
	if !s.where().Sheet || !strings.Contains(texts(s.layer.Object()), "Ctrl+Shift+S") {
		t.Fatal("F1 does not show the keys")
	}
	s.press("Esc")
	if s.where().Sheet {
		t.Error("Esc does not close the sheet")
	}
	s.press("F1", "F1")
	if s.where().Sheet {
		t.Error("F1 does not close the sheet")
	}
	for _, l := range sheetLines(keys.History) {
		if l.label == "Hold on or off" {
			t.Error("the sheet of the history shows a key of the console")
		}
	}
}

func TestAFailedHandlerLeavesTheWindow(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.guard.Do(func() { panic("8187654321234567") })
	if !strings.Contains(s.status.Said(), "Something went wrong") || !strings.Contains(s.status.Said(), "crash.txt") || len(s.noted) != 1 {
		t.Errorf("status %q, noted %d times", s.status.Said(), len(s.noted))
	}
	s.press("F2")
	if s.console.Unfinished() != 1 {
		t.Error("the window does not go on")
	}
}

func TestAFailureThatCannotBeNoted(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.folder.Note = func(any) (string, error) { return "", errors.New("read-only") }
	s.guard.Do(func() { panic("8187654321234567") })
	if said := s.status.Said(); !strings.Contains(said, "could not be noted") || strings.Contains(said, "81876") {
		t.Errorf("status %q", said)
	}
}

// raised counts how often the window came forward.
type raised struct {
	fyne.Window
	shown, focused int
}

func (r *raised) Show()         { r.shown++ }
func (r *raised) RequestFocus() { r.focused++ }

func TestASecondWindowBringsThisOneForward(t *testing.T) {
	s := newStage(t, 1280, 800)
	r := &raised{Window: s.win}
	s.win = r
	for _, asked := range []bool{false, true, false} {
		s.asked = asked
		s.tick()
	}
	if r.shown != 1 || r.focused != 1 {
		t.Errorf("shown %d times, focused %d times", r.shown, r.focused)
	}
}

func TestAClickBesideEverythingDoesNotLoseTheKeyboard(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.win.Canvas().Unfocus()
	s.press("F3")
	if s.pane() != keys.PaneSearch || s.focused() == nil {
		t.Errorf("the keyboard is in %q", s.pane())
	}
	s.press("F7")
	s.win.Canvas().Unfocus()
	s.press("d")
	if s.pane() != keys.PaneSearch {
		t.Errorf("a letter after a click goes to %q", s.pane())
	}
}

func TestTheMenuShowsEveryActionOnce(t *testing.T) {
	s := newStage(t, 1280, 800)
	count := map[string]int{}
	for _, m := range s.win.MainMenu().Items {
		for _, item := range m.Items {
			count[item.Label]++
			if sh, ok := item.Shortcut.(*desktop.CustomShortcut); ok && sh.ShortcutName() == "CustomDesktop:Control+Z" {
				t.Error("the menu takes Ctrl+Z from the fields")
			}
		}
	}
	for label, n := range count {
		if n != 1 {
			t.Errorf("%q stands in the menu %d times", label, n)
		}
	}
}

func TestTheClockTicks(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.clock.Time = s.clock.Time.Add(134 * time.Second)
	s.tick()
	if !strings.Contains(texts(s.console.Object()), "02:14") {
		t.Errorf("the contact's clock does not show 02:14:\n%s", texts(s.console.Object()))
	}
	s.press("Ctrl+H")
	s.clock.Time = s.clock.Time.Add(time.Hour)
	s.press("F10")
	if all := texts(s.console.Object()); !strings.Contains(all, "1:02:14") || !strings.Contains(all, "after call") {
		t.Errorf("hold and after-contact work are not shown:\n%s", all)
	}
}
