package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func TestTheSettingsAreReachedAndLeftByKeys(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("Ctrl+5", "3")
	if !strings.Contains(texts(s.settings.Object()), "Find by") {
		t.Fatalf("3 does not show the privacy; shown is:\n%s", texts(s.settings.Object()))
	}
	s.press("Enter")
	s.typed("ana2@example.com")
	if e, ok := s.focused().(*widgets.Entry); !ok || e.Text != "ana2@example.com" {
		t.Errorf("typed into %T", s.focused())
	}
	s.press("Esc", "1")
	if strings.Contains(texts(s.settings.Object()), "Find by") {
		t.Error("Esc and 1 do not show another section")
	}
	s.press("F3")
	if s.page != keys.Console || s.pane() != keys.PaneSearch {
		t.Errorf("F3 leads to %s, %s", s.page, s.pane())
	}
}

func TestTheLookIsWornFromTheSettings(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("Ctrl+5", "Tab")
	s.plain("Right")
	if s.look.Scale != 125 {
		t.Errorf("the look is %+v", s.look)
	}
}

// TestAnErasedContactIsNotWrittenBack erases a shopper whose contact is open
// on the console, and whom another open contact names.
func TestAnErasedContactIsNotWrittenBack(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("F2", "F9")
	s.typed("asks for 8187654321234567 too")
	s.press("Ctrl+5", "3", "Enter")
	s.erase("8187654321234567")
	if s.console.Unfinished() != 1 || !strings.Contains(texts(s.settings.Object()), "Erased: 1 contact, 1 mention") {
		t.Fatalf("%d contacts are open; shown is:\n%s", s.console.Unfinished(), texts(s.settings.Object()))
	}
	s.press("Ctrl+1", "F9")
	if e := s.focused().(*widgets.Entry); e.Text != "asks for [erased] too" {
		t.Errorf("the note says %q", e.Text)
	}
	s.typed("!")
	s.settle()
	s.press("Ctrl+S")
	found, err := s.desk.Store().FindErasable(t.Context(), store.Shopper{Order: "8187654321234567"})
	if err != nil || len(found.Contacts)+found.Mentions != 0 {
		t.Errorf("written back: %+v, %v", found, err)
	}
}

// erase erases the shopper of an order number, from the field of the section.
func (s *stage) erase(order string) {
	s.t.Helper()
	s.press("Esc", "Tab")
	s.plain("Right") // by order number
	s.press("Tab")
	s.typed(order)
	s.press("Enter", "Tab", "Tab", "Enter", "Tab", "Enter")
}

func TestARestoreReloadsTheConsole(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F9")
	s.typed("before")
	s.settle()
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.desk.Store().Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	s.typed(" and after")
	s.press("F2")
	if _, err := s.desk.Store().Restore(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	s.press("Ctrl+5")
	s.console.Reload()
	s.press("Ctrl+1", "F9")
	if e := s.focused().(*widgets.Entry); s.console.Unfinished() != 1 || e.Text != "before" {
		t.Errorf("%d contacts, the note says %q; %q", s.console.Unfinished(), e.Text, s.status.Said())
	}
}

func TestTheLogIsKeptInOrderAsideAndAgain(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.pending = nil
	s.keepUp()
	if !strings.Contains(s.status.Said(), "backup of today was made") {
		t.Errorf("status %q", s.status.Said())
	}
	if len(s.pending) != 1 {
		t.Fatalf("%d things are due later, want the next upkeep", len(s.pending))
	}
	s.status.Say("quiet")
	again := s.pending[0]
	s.pending = nil
	again()
	if s.status.Said() != "quiet" || len(s.pending) != 1 {
		t.Errorf("the second time: status %q, %d due", s.status.Said(), len(s.pending))
	}

	s.clock.Time = s.clock.Time.AddDate(0, 0, 1)
	if err := os.RemoveAll(filepath.Join(s.desk.Dir(), store.DailyFolder)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.desk.Dir(), store.DailyFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.pending[0]()
	if !strings.Contains(s.status.Said(), "daily backup failed") {
		t.Errorf("a backup that fails: status %q", s.status.Said())
	}
	s.press("F2", "F9")
	s.typed("saved all the same")
	s.press("Ctrl+Enter", "6", "Ctrl+Enter")
	if len(s.saved()) != 1 {
		t.Error("with a failed backup nothing is saved")
	}
}

func TestUpkeepThatPurgesReachesTheOpenContact(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F9")
	s.typed("who called long ago")
	s.settle()
	s.clock.Time = s.clock.Time.AddDate(0, 13, 0)
	if _, err := s.desk.Store().Add(t.Context(), store.Contact{Note: "today", Outcome: "dropped"}); err != nil {
		t.Fatal(err)
	}
	s.keepUp()
	s.press("F9")
	if e := s.focused().(*widgets.Entry); e.Text != "" {
		t.Errorf("the note still says %q; %q", e.Text, s.status.Said())
	}
}

func TestASupervisorTakesOverInTheSettings(t *testing.T) {
	s := guardedStage(t)
	s.signIn("maria", mariasPIN)
	s.press("Ctrl+5", "2")
	if !strings.Contains(s.shown(), "Only a supervisor may add") {
		t.Errorf("an agent is shown:\n%s", s.shown())
	}
	s.press("Ctrl+L")
	if strings.Contains(s.shown(), "Only a supervisor") {
		t.Error("the settings are seen behind the sign-in screen")
	}
	s.signIn("sam", passphrase)
	s.press("Ctrl+5", "2")
	if strings.Contains(s.shown(), "Only a supervisor") {
		t.Errorf("a supervisor is shown:\n%s", s.shown())
	}
}

func TestTheRecoveryCodeOutlivesAChangeOfAgent(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("Ctrl+5", "2", "Enter")
	s.press("Enter") // Add
	s.typed("sam")
	s.press("Tab")
	s.plain("Right")
	s.plain("Right")
	for range 2 {
		s.press("Tab")
		s.typed(passphrase)
	}
	s.press("Enter")
	const title = "Write this recovery code down"
	if !strings.Contains(s.shown(), title) {
		t.Fatalf("shown is:\n%s", s.shown())
	}
	s.press("Ctrl+L")
	if strings.Contains(s.shown(), title) {
		t.Error("the code is seen behind the sign-in screen")
	}
	s.signIn("sam", passphrase) // as maria is nobody who can come back
	s.press("Ctrl+5")
	if !strings.Contains(s.shown(), title) {
		t.Errorf("the code is gone; shown is:\n%s", s.shown())
	}
	s.press("Enter", "Ctrl+1", "Ctrl+5")
	if strings.Contains(s.shown(), title) {
		t.Error("the code is shown again after it was written down")
	}
}

func TestWorkThatEndsBehindTheSignInScreenLeavesTheKeyboardThere(t *testing.T) {
	s := guardedStage(t)
	s.signIn("sam", passphrase)
	s.press("F2")
	s.typed("8187654321234567")
	s.press("Ctrl+5", "3", "Enter")
	var work []func()
	s.run.aside = func(f func()) { work = append(work, f) }
	s.press("Esc", "Tab")
	s.plain("Right")
	s.press("Tab")
	s.typed("8187654321234567")
	s.press("Enter")
	work[0]()
	s.press("Tab", "Tab", "Enter", "Tab", "Enter", "Ctrl+L")
	asked := s.focused()
	work[1]()
	if s.focused() != asked || !s.lock.on() {
		t.Errorf("%T has the keyboard, want %T", s.focused(), asked)
	}
	s.clock.Time = s.clock.Time.Add(time.Hour)
	s.run.aside = func(f func()) { f() }
	s.signIn("sam", passphrase)
	if s.page != keys.Settings || !strings.Contains(s.shown(), "! Only a supervisor may erase") || s.console.Unfinished() != 1 {
		t.Errorf("page %s, %d open; shown is:\n%s", s.page, s.console.Unfinished(), s.shown())
	}
	if s.focused() == nil {
		t.Error("nobody has the keyboard")
	}
}
