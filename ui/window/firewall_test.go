package window

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

// pan is a test number of the card schemes.
const pan = "4111111111111111"

// slowly types key by key, with all drafts stored after each.
func (s *stage) slowly(text string) {
	for _, r := range text {
		s.typed(string(r))
		s.settle()
	}
}

// clean fails where the number is on the screen, can be brought back by undo,
// or is in a file of the data folder.
func (s *stage) clean(when string) {
	s.t.Helper()
	visible(s.win.Content(), fyne.Position{}, false, func(o seen) {
		if e, ok := o.CanvasObject.(*widgets.Entry); ok && strings.Contains(bareDigits(e.Text), pan) {
			s.t.Errorf("%s: a field shows the number", when)
		}
	})
	if strings.Contains(bareDigits(s.shown()), pan) {
		s.t.Errorf("%s: the screen shows the number:\n%s", when, s.shown())
	}
	s.offDisk(when)
}

func bareDigits(text string) string {
	return strings.NewReplacer(" ", "", "-", "", "\n", "|").Replace(text)
}

// offDisk fails where a file of the data folder holds the number, as it was
// typed or as digits alone.
func (s *stage) offDisk(when string) {
	s.t.Helper()
	dir := filepath.Dir(s.desk.Store().Path())
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(name)
		for _, form := range []string{pan, "4111 1111 1111", "4111-1111-1111", "cvv 123"} {
			if bytes.Contains(raw, []byte(form)) {
				s.t.Errorf("%s: %s holds %q", when, filepath.Base(name), form)
			}
		}
		return err
	})
	if err != nil {
		s.t.Error(err)
	}
}

// fields are the ways to every field that takes free text, with keys that
// leave it.
var fields = []struct {
	name, leave string
	way         []string
}{
	{"note", "Tab", []string{"F2", "F9"}},
	{"shopper", "Tab", []string{"F2", "Alt+O"}},
	{"follow-up", "Tab", []string{"F2", "F8", "Tab", "Tab"}},
	{"search", "F9", []string{"F3"}},
	{"filter", "Esc", []string{"Ctrl+2", "F3"}},
	{"value", "Alt+1", []string{"value"}},
	{"skip reason", "Enter", []string{"checklist", "Alt+S", "5"}},
}

// way presses the keys of a way; "checklist" begins one, "value" one that asks
// for a text.
func (s *stage) way(keysOf []string) {
	for _, k := range keysOf {
		switch k {
		case "checklist":
			s.press("F3")
			s.typed("payment declined")
			s.press("Enter")
		case "value":
			s.press("F3")
			s.typed("bank restriction")
			s.press("Enter")
			s.untilValue()
		default:
			s.press(k)
		}
	}
}

// untilValue answers until the step asks for a text, and goes there.
func (s *stage) untilValue() {
	for range 12 {
		var value *widgets.Entry
		visible(s.console.Object(), fyne.Position{}, false, func(o seen) {
			if e, ok := o.CanvasObject.(*widgets.Entry); ok && e.InPane() == keys.PaneTabs {
				value = e
			}
		})
		if value != nil {
			s.focus(value)
			return
		}
		s.press("1")
	}
	s.t.Fatalf("no step asks for a text:\n%s", s.shown())
}

func TestCardDataIsToldOfAndMaskedInEveryField(t *testing.T) {
	for _, f := range fields {
		t.Run(f.name, func(t *testing.T) {
			s := newStage(t, 1280, 800)
			s.way(f.way)
			s.slowly("card 4111-1111-1111-1111 cvv 123 ")
			if got := s.shown(); !strings.Contains(got, "Will be stored as [card ...1111], [security code]") {
				t.Errorf("the screen does not tell of the card number:\n%s", got)
			}
			s.offDisk("while typing")
			s.press(f.leave)
			s.settle()
			s.clean("after leaving")
			s.press("Shift+Tab", "Ctrl+Z", "Ctrl+Z")
			s.settle()
			s.clean("after undo")
			s.press("Ctrl+1", "F8", "6", "Ctrl+Enter")
			s.settle()
			s.clean("after saving")
		})
	}
}

func TestAPastedCardNumberIsMaskedInTheSearch(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("declined, paid with " + pan)
	s.focused().(*widgets.Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if got := s.focused().(*widgets.Entry).Text; got != "declined, paid with [card ...1111]" || !strings.Contains(s.shown(), "Is masked") {
		t.Errorf("the box holds %q", got)
	}
	if !strings.Contains(s.shown(), "Payment declined") {
		t.Errorf("the rest of the words finds nothing:\n%s", s.shown())
	}
	s.clean("after pasting")
}

func TestAMaskedNoteIsWhatIsCopied(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F9")
	s.slowly("card " + pan)
	s.press("Ctrl+S")
	note := s.focused().(*widgets.Entry)
	note.TypedShortcut(&fyne.ShortcutSelectAll{})
	clipboard := fyne.CurrentApp().Clipboard()
	note.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != "card [card ...1111]" {
		t.Errorf("copied %q", got)
	}
}

// The order field is asked about and answered by keys alone.
func TestTheOrderFieldAsksAndRefuses(t *testing.T) {
	const unsure = "5555555555554444" // may be an order number, passes the check of a card number
	s := newStage(t, 1280, 800)
	s.press("F2")
	s.slowly(unsure)
	s.press("Tab")
	if s.pane() != keys.PaneDoubt || !strings.Contains(s.shown(), "May be a card no.") {
		t.Fatalf("Tab leads to %q:\n%s", s.pane(), s.shown())
	}
	s.press("1")
	s.settle()
	if open, err := s.desk.Store().Unfinished(t.Context(), "maria"); err != nil || len(open) != 1 || open[0].Order != unsure {
		t.Errorf("stored %+v (%v)", open, err)
	}
	s.press("F2")
	s.slowly(pan)
	if !strings.Contains(s.shown(), "A card number; it is not stored.") {
		t.Fatalf("the field does not refuse:\n%s", s.shown())
	}
	s.offDisk("while it is asked")
	s.press("Tab")
	if s.pane() != keys.PaneDoubt {
		t.Fatalf("Tab leads to %q", s.pane())
	}
	s.press("Enter")
	s.settle()
	s.clean("after masking")
	s.press("Ctrl+Z", "Ctrl+Z")
	s.settle()
	s.clean("after undo")
	if !holdsEntry(s.win.Content(), "card [card ...1111]") {
		t.Errorf("the note does not keep the last four digits:\n%s", s.shown())
	}
}

func TestLargeTextHidesNeitherTheNoteNorWhatIsMaskedInIt(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.wear(theme.Look{Scale: 200})
	s.press("F2", "F9")
	s.slowly("card 4111-1111-1111-1111 ")
	note := s.focused().(*widgets.Entry)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(note).Y
	if top < 0 || top > 800 || note.Text == "" {
		t.Errorf("the note %q stands at %v", note.Text, top)
	}
	if got := s.status.Said(); !strings.Contains(got, "Will be stored as [card ...1111]") {
		t.Errorf("status %q", got)
	}
}
