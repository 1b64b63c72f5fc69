package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
)

// Entry is a text field that passes on what it has no use for: function keys,
// Escape, and in a single line the keys that move a selection elsewhere. Tab
// always leaves it, in a field of several lines too.
type Entry struct {
	widget.Entry
	focus
	OnEnter func() // Return or the numpad's Enter in a field of one line
	// Whole has all of the text selected when the focus comes, so that typing
	// replaces it.
	Whole bool
}

var (
	_ fyne.Widget = (*Entry)(nil)
	_ Pane        = (*Entry)(nil)
)

// NewEntry returns a field of one line.
func NewEntry(p keys.Pane, rest Rest) *Entry {
	e := &Entry{focus: newFocus(p, rest)}
	e.Scroll = fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	return e
}

// NewNote returns a field of several lines, at least rows high.
func NewNote(p keys.Pane, rest Rest, rows int) *Entry {
	e := &Entry{focus: newFocus(p, rest)}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// NewSecret returns a field of one line that shows dots. What is typed into it
// can be pasted, and never copied.
func NewSecret(p keys.Pane, rest Rest) *Entry {
	e := NewEntry(p, rest)
	e.Password = true
	return e
}

// AcceptsTab is false: a tab sign is never needed, a way out always is.
func (e *Entry) AcceptsTab() bool { return false }

// TakesText is true: a sign typed here is text.
func (e *Entry) TakesText() bool { return true }

// FocusGained shows the ring and the caret, or the whole text selected.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.focus.FocusGained()
	if e.Whole {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// FocusLost hides both.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.focus.FocusLost()
}

// KeyDown keeps the selection and tells who watches.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.Entry.KeyDown(ev)
	e.focus.KeyDown(ev)
}

// KeyUp keeps the selection.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) { e.Entry.KeyUp(ev) }

// passed are the keys a field never uses; passedInLine those that only a
// field of one line can spare.
var (
	passed       = set(fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12)
	passedInLine = set(fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown)
)

func set(names ...fyne.KeyName) map[fyne.KeyName]bool {
	m := map[fyne.KeyName]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

// TypedKey edits the text or passes the key on.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case passed[ev.Name], !e.MultiLine && passedInLine[ev.Name]:
		e.rest.RestKey(ev.Name)
	case !e.MultiLine && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter):
		e.enter(ev.Name)
	default:
		e.Entry.TypedKey(ev)
	}
}

func (e *Entry) enter(name fyne.KeyName) {
	if e.OnEnter != nil {
		e.OnEnter()
		return
	}
	e.rest.RestKey(name)
}

// TypedRune types the sign.
func (e *Entry) TypedRune(r rune) { e.Entry.TypedRune(r) }

// TypedShortcut edits: undo, copy, paste and their kin are the field's own. An
// undo or redo that finds nothing to change in the text is passed on.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	before := e.Text
	e.Entry.TypedShortcut(s)
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if e.Text == before {
			e.rest.RestShortcut(s)
		}
	}
}

// CreateRenderer adds the ring to Fyne's field.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return ringed{e.Entry.CreateRenderer(), e.ring}
}

// Put sets the text without a call to OnChanged and puts the caret behind it.
// Where the text is the same, caret and undo stay as they are.
func (e *Entry) Put(text string) {
	if e.Text == text {
		return
	}
	call := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end, in Fyne's fields
	e.OnChanged = call
}

// CaretToEnd puts the caret behind the last letter.
func (e *Entry) CaretToEnd() {
	e.CursorColumn = len([]rune(e.Text))
	e.Refresh()
}
