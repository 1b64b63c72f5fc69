package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
)

// Button is a button that Enter works, too, and that shows its key.
type Button struct {
	widget.Button
	focus
}

var (
	_ fyne.Widget = (*Button)(nil)
	_ Pane        = (*Button)(nil)
)

// NewButton returns a button; hint is the key that does the same, "" for
// none.
func NewButton(p keys.Pane, rest Rest, label, hint string, tapped func()) *Button {
	b := &Button{focus: newFocus(p, rest)}
	b.Text = label
	if hint != "" {
		b.Text += "   " + hint
	}
	b.OnTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained shows the ring.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	b.focus.FocusGained()
}

// FocusLost hides it.
func (b *Button) FocusLost() {
	b.Button.FocusLost()
	b.focus.FocusLost()
}

// TypedKey works the button on Enter and Space.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	default:
		b.rest.RestKey(ev.Name)
	}
}

func (b *Button) press() {
	if b.OnTapped != nil && !b.Disabled() {
		b.OnTapped()
	}
}

// TypedRune passes the sign on.
func (b *Button) TypedRune(r rune) { b.rest.RestRune(r) }

// CreateRenderer adds the ring to Fyne's button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return ringed{b.Button.CreateRenderer(), b.ring}
}
