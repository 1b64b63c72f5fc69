package cards_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/knowledge/carddata"
	"paydesk/ui/cards"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

func TestEachKindIsNamedWithItsLabel(t *testing.T) {
	for text, want := range map[string]string{
		"4111 1111 1111 1111":                 "Will be stored as [card ...1111]",
		"cvv 123":                             "Will be stored as [security code]",
		"iban DE89 3704 0044 0532 0130 00":    "Will be stored as [IBAN ...3000]",
		"order 8187654321234567":              "",
		"4111111111111111 exp 11/28, cvv 123": "Will be stored as [card ...1111], [expiry] and 1 more",
	} {
		if got := cards.Will(carddata.Find(text)); got != want {
			t.Errorf("Will(%q) = %q, want %q", text, got, want)
		}
	}
}

// field is a shielded field with what it told.
func field(t *testing.T) (*widgets.Entry, *cards.Shield, *string, *string) {
	uitest.App(t)
	e := widgets.NewEntry(keys.PaneSearch, deaf{})
	test.NewTempWindow(t, e)
	said, used := new(string), new(string)
	s := cards.NewShield(e, func(text string) { *said = text })
	e.OnChanged = func(text string) { *used = s.Changed(text) }
	return e, s, said, used
}

func TestATypedNumberIsMaskedOnceTheFieldIsLeft(t *testing.T) {
	e, s, said, used := field(t)
	test.Type(e, "4111111111111111")
	if e.Text != "4111111111111111" || *used != "[card ...1111]" || !strings.Contains(*said, "Will be stored") {
		t.Fatalf("field %q, used %q, said %q", e.Text, *used, *said)
	}
	s.Left()
	if e.Text != "[card ...1111]" || !strings.Contains(*said, "...1111") || strings.Contains(*said, "4111") {
		t.Fatalf("after leaving: field %q, said %q", e.Text, *said)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if strings.Contains(e.Text, "4111") {
		t.Error("undo brings the number back")
	}
	s.Put("")
	if *said != "" {
		t.Errorf("an empty field still says %q", *said)
	}
}

func TestAPastedNumberIsMaskedAtOnce(t *testing.T) {
	e, _, said, used := field(t)
	fyne.CurrentApp().Clipboard().SetContent("paid with 4111-1111-1111-1111 yesterday")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	if want := "paid with [card ...1111] yesterday"; e.Text != want || *used != want || !strings.Contains(*said, "Is masked") {
		t.Errorf("field %q, used %q, said %q", e.Text, *used, *said)
	}
}
