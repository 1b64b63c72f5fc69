package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
)

// Option is one thing a Picker offers.
type Option struct {
	Value string
	Text  string
	Mark  Mark
}

// Picker chooses one of several: by typing the start of any of its words, by
// the digit beside an option, or by Up and Down. Its list opens on a Layer,
// so that the keyboard stays here.
type Picker struct {
	widget.BaseWidget
	focus
	// OnPick is called with the value the agent picked, not by Set.
	OnPick func(value string)
	// Prefer moves these values to the top of the list, under digits 1, 2, 3.
	Prefer []string

	layer   *Layer
	options []Option
	value   string
	empty   string // shown while nothing is picked
	typed   string
	open    bool
	shown   []Option // what the open list offers
	list    *pickList

	ground *Fill
	mark   *canvas.Image
	text   *widget.Label
	side   *widget.Icon
}

var (
	_ fyne.Widget = (*Picker)(nil)
	_ Pane        = (*Picker)(nil)
)

// NewPicker returns a picker whose list opens on layer; empty is shown while
// nothing is picked.
func NewPicker(p keys.Pane, rest Rest, layer *Layer, empty string) *Picker {
	k := &Picker{
		focus: newFocus(p, rest), layer: layer, empty: empty, list: newPickList(),
		ground: NewBox(builtin.ColorNameInputBackground, theme.FieldBorder),
		mark:   newMarkImage(), text: Line(empty), side: widget.NewIcon(builtin.MenuDropDownIcon()),
	}
	k.mark.Hide()
	k.list.OnUse = func(i int) { k.pick(i) }
	k.list.OnSelect = func(i int) { k.pick(i) }
	k.ExtendBaseWidget(k)
	return k
}

// SetOptions sets what is offered and keeps the value.
func (k *Picker) SetOptions(options []Option) {
	k.options = options
	k.repaint()
}

// Set shows a value without a call to OnPick. A value that is not among the
// options shows as it is; "" shows the words for nothing.
func (k *Picker) Set(value string) {
	if k.value != value {
		k.value = value
		k.repaint()
	}
}

// Value returns what is picked, "" for nothing.
func (k *Picker) Value() string { return k.value }

// Open reports whether the list is open.
func (k *Picker) Open() bool { return k.open }

func (k *Picker) repaint() {
	o := k.option(k.value)
	text := o.Text
	if k.typed != "" {
		text = k.typed
	}
	SetText(k.text, text)
	setMark(k.mark, o.Mark)
	k.Refresh()
}

func (k *Picker) option(value string) Option {
	for _, o := range k.options {
		if o.Value == value {
			return o
		}
	}
	if value == "" {
		return Option{Text: k.empty}
	}
	return Option{Value: value, Text: value}
}

// TypedRune takes a digit as a choice and a letter as the start of a word.
func (k *Picker) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		k.digit(int(r - '0'))
		return
	}
	if r == ' ' && k.typed == "" {
		return // Space opens the list, see TypedKey
	}
	k.typed += string(r)
	k.show()
}

func (k *Picker) digit(n int) {
	if !k.open {
		k.shown = k.matching()
	}
	if n <= len(k.shown) {
		k.take(k.shown[n-1])
	}
}

// TypedKey works the list, or passes the key on.
func (k *Picker) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp:
		k.move(ev.Name)
	case fyne.KeySpace:
		k.show()
	case fyne.KeyReturn, fyne.KeyEnter:
		k.enter()
	case fyne.KeyBackspace:
		k.erase()
	case fyne.KeyEscape:
		k.escape()
	default:
		k.rest.RestKey(ev.Name)
	}
}

func (k *Picker) move(name fyne.KeyName) {
	if !k.open {
		k.show()
		return
	}
	by := 1
	if name == fyne.KeyUp {
		by = -1
	}
	k.list.selected = min(max(k.list.selected+by, 0), len(k.shown)-1)
	k.list.reveal()
	k.list.Refresh()
}

func (k *Picker) enter() {
	if !k.open {
		k.show()
		return
	}
	k.pick(k.list.Selected())
}

func (k *Picker) erase() {
	if letters := []rune(k.typed); len(letters) > 0 {
		k.typed = string(letters[:len(letters)-1])
		k.show()
	}
}

func (k *Picker) escape() {
	if !k.open {
		k.rest.RestKey(fyne.KeyEscape)
		return
	}
	k.close()
}

// pick takes option i of the open list.
func (k *Picker) pick(i int) {
	if i >= 0 && i < len(k.shown) {
		k.take(k.shown[i])
	}
}

func (k *Picker) take(o Option) {
	changed := k.value != o.Value
	k.value = o.Value
	k.close()
	if changed && k.OnPick != nil {
		k.OnPick(o.Value)
	}
}

func (k *Picker) close() {
	k.typed, k.open = "", false
	k.layer.Hide(k)
	k.repaint()
}

// most rows of the list; a longer one scrolls.
const most = 9

// show opens the list with what matches the letters typed.
func (k *Picker) show() {
	k.shown = k.matching()
	k.open = true
	rows := make([]Row, len(k.shown))
	at := 0
	for i, o := range k.shown {
		rows[i] = Row{Title: o.Text, Mark: o.Mark}
		if i < 9 {
			rows[i].Side = strconv.Itoa(i + 1)
		}
		if o.Value == k.value && k.typed == "" {
			at = i
		}
	}
	height := k.list.rowHeight(0) * float32(min(max(len(rows), 1), most))
	k.layer.Show(k, k.list, k, fyne.NewSize(k.Size().Width, height))
	k.list.SetRows(rows, at)
	k.repaint()
}

// matching returns the options whose words start with the letters typed, the
// preferred ones first; with no match all of them.
func (k *Picker) matching() []Option {
	var found []Option
	for _, o := range k.ordered() {
		if startsWord(o.Text, k.typed) {
			found = append(found, o)
		}
	}
	if found == nil {
		return k.ordered()
	}
	return found
}

func (k *Picker) ordered() []Option {
	var first, rest []Option
	for _, v := range k.Prefer {
		if o := k.option(v); v != "" && o.Text != v {
			first = append(first, o)
		}
	}
	for _, o := range k.options {
		if !contains(first, o) {
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

func contains(options []Option, want Option) bool {
	for _, o := range options {
		if o.Value == want.Value {
			return true
		}
	}
	return false
}

// startsWord reports whether the text, or any word of it, starts with typed.
func startsWord(text, typed string) bool {
	text, typed = strings.ToLower(text), strings.ToLower(typed)
	if strings.HasPrefix(text, typed) {
		return true
	}
	for i, r := range text {
		if r == ' ' && strings.HasPrefix(text[i+1:], typed) {
			return true
		}
	}
	return false
}

// Tapped opens the list or closes it.
func (k *Picker) Tapped(*fyne.PointEvent) {
	takeFocus(k)
	if k.open {
		k.close()
		return
	}
	k.show()
}

// FocusLost takes what was typed so far, as Tab out of a field does.
func (k *Picker) FocusLost() {
	k.focus.FocusLost()
	switch {
	case k.open && k.typed != "":
		k.pick(k.list.Selected())
	case k.open:
		k.close()
	}
}

// CreateRenderer lays the parts out and adds the ring.
func (k *Picker) CreateRenderer() fyne.WidgetRenderer {
	mark := container.New(layout.NewCustomPaddedLayout(0, 0, builtin.Padding(), 0), container.NewCenter(k.mark))
	row := container.New(layout.NewBorderLayout(nil, nil, mark, k.side), mark, k.side, k.text)
	return ringed{widget.NewSimpleRenderer(container.NewStack(k.ground, row)), k.ring}
}

// pickList is the open list. Fyne takes the focus away from everything when
// the pointer goes down on something that cannot have it; so this can, in
// name, and does nothing with it.
type pickList struct{ List }

func newPickList() *pickList {
	l := &pickList{List{selected: -1}}
	l.ExtendBaseWidget(l)
	return l
}

func (*pickList) FocusGained()            {}
func (*pickList) FocusLost()              {}
func (*pickList) TypedRune(rune)          {}
func (*pickList) TypedKey(*fyne.KeyEvent) {}
