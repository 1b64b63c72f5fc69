// Package widgets holds the controls of Paydesk that Fyne has not: they are
// driven by the keyboard first, show their focus with a ring, and pass every
// key they have no use for to one place.
//
// A widget shows what it is given and calls back; it decides nothing and knows
// neither contacts nor articles.
package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
)

// Rest takes the keys that the focused widget has no use for. Each method
// reports whether the key meant something.
type Rest interface {
	RestKey(name fyne.KeyName) bool
	RestRune(r rune) bool
	RestShortcut(s fyne.Shortcut) bool
}

// Watcher is a Rest that wants to hear of every key that goes down in a widget,
// whether the widget uses it or not.
type Watcher interface{ KeyWentDown() }

// Pane is implemented by every focusable widget here: it says which part of
// the screen it belongs to and whether signs typed into it are text.
type Pane interface {
	fyne.Focusable
	InPane() keys.Pane
	TakesText() bool
}

// focus is the part all focusable widgets share: the ring, the pane, and
// where unused keys go.
type focus struct {
	pane    keys.Pane
	rest    Rest
	ring    *ring
	onFocus func(bool)
}

func newFocus(p keys.Pane, rest Rest) focus {
	return focus{pane: p, rest: rest, ring: newRing()}
}

// InPane returns the pane given at construction.
func (f *focus) InPane() keys.Pane { return f.pane }

// TakesText is false: a sign typed here is a command.
func (f *focus) TakesText() bool { return false }

// OnFocus sets what is called when the focus comes (true) or goes.
func (f *focus) OnFocus(call func(bool)) { f.onFocus = call }

// FocusGained shows the ring.
func (f *focus) FocusGained() { f.show(true) }

// FocusLost hides the ring.
func (f *focus) FocusLost() { f.show(false) }

func (f *focus) show(on bool) {
	f.ring.show(on)
	if f.onFocus != nil {
		f.onFocus(on)
	}
}

// KeyDown tells a Watcher that somebody is there.
func (f *focus) KeyDown(*fyne.KeyEvent) {
	if w, ok := f.rest.(Watcher); ok {
		w.KeyWentDown()
	}
}

// KeyUp is of no use to anybody.
func (f *focus) KeyUp(*fyne.KeyEvent) {}

// TypedShortcut hands on chords that no menu item has.
func (f *focus) TypedShortcut(s fyne.Shortcut) { f.rest.RestShortcut(s) }

// ring is the focus mark: a 2 px line, 2 px outside the control it belongs
// to. It is drawn beyond the control's bounds, so that it needs no room.
type ring struct {
	*canvas.Rectangle
}

const (
	ringWidth = 2
	ringGap   = 2
)

func newRing() *ring {
	r := canvas.NewRectangle(nil)
	r.StrokeWidth = ringWidth
	r.CornerRadius = ringWidth + ringGap
	r.Hide()
	return &ring{r}
}

func (r *ring) show(on bool) {
	if on {
		r.paint()
		r.Show()
	} else {
		r.Hide()
	}
	canvas.Refresh(r.Rectangle)
}

func (r *ring) paint() { r.StrokeColor = paint(theme.FocusRing) }

// around puts the ring about an object of the given size at the origin.
func (r *ring) around(size fyne.Size) {
	const out = ringWidth + ringGap
	r.Move(fyne.NewPos(-out, -out))
	r.Resize(size.AddWidthHeight(2*out, 2*out))
}

// ringed draws a ring over another renderer's objects.
type ringed struct {
	fyne.WidgetRenderer
	ring *ring
}

func (r ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.around(size)
}

func (r ringed) Refresh() {
	r.ring.paint()
	r.WidgetRenderer.Refresh()
	canvas.Refresh(r.ring.Rectangle)
}

func (r ringed) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.ring.Rectangle)
}

// Text returns a label that wraps at words.
func Text(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Line returns a label of one line that ends in an ellipsis where the room
// does.
func Line(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// Hint returns a muted label of one line, for keys and second lines.
func Hint(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance = widget.LowImportance
	l.SizeName = builtin.SizeNameCaptionText
	return l
}

// Heading returns the bold caption over a part of a pane.
func Heading(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = builtin.SizeNameCaptionText
	return l
}

// SetText changes a label only when the text differs, because every change is
// shaped and painted anew.
func SetText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// Column stacks objects with room for the focus ring between them.
func Column(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: layout.NewCustomPaddedVBoxLayout(builtin.Size(theme.SizeGap)), Objects: objects}
}

// Tight stacks labels without the room their own padding doubles.
func Tight(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: layout.NewCustomPaddedVBoxLayout(-builtin.InnerPadding()), Objects: objects}
}
