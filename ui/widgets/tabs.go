package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
)

// Tab is one heading of Tabs.
type Tab struct {
	Text string
	Hint string // the key that goes there
	Mark Mark
}

// Tabs is a row of headings of which one is chosen. Left and Right choose,
// and so does a tap. Where there is no room for all, those about the chosen one
// are shown, and at either end how many more there are.
type Tabs struct {
	widget.BaseWidget
	focus
	// OnChoose is called when the agent chooses a heading, not by SetTabs.
	OnChoose func(i int)

	tabs   []Tab
	chosen int
	off    bool // nothing can be chosen
	heads  []*tabHead
	ends   [2]*tabHead // how many more there are at the left and at the right
	box    *fyne.Container
}

var (
	_ fyne.Widget      = (*Tabs)(nil)
	_ fyne.Disableable = (*Tabs)(nil)
	_ Pane             = (*Tabs)(nil)
)

// NewTabs returns an empty row of tabs.
func NewTabs(p keys.Pane, rest Rest) *Tabs {
	t := &Tabs{focus: newFocus(p, rest), chosen: -1}
	t.box = container.New(&tabRow{tabs: t})
	t.ends = [2]*tabHead{newTabHead(t, -1), newTabHead(t, -1)}
	t.ExtendBaseWidget(t)
	return t
}

// SetTabs shows headings; chosen is the lit one, -1 for none.
func (t *Tabs) SetTabs(tabs []Tab, chosen int) {
	t.tabs, t.chosen = tabs, chosen
	for len(t.heads) < len(tabs) {
		t.heads = append(t.heads, newTabHead(t, len(t.heads)))
	}
	objects := make([]fyne.CanvasObject, len(tabs), len(tabs)+len(t.ends))
	for i, tab := range tabs {
		t.heads[i].show(tab, i == chosen)
		objects[i] = t.heads[i]
	}
	t.box.Objects = append(objects, t.ends[0], t.ends[1])
	t.box.Refresh()
}

// SetTab shows other words in one heading.
func (t *Tabs) SetTab(i int, tab Tab) {
	if i < len(t.tabs) && t.tabs[i] != tab {
		t.tabs[i] = tab
		t.heads[i].show(tab, i == t.chosen)
	}
}

// Chosen returns the lit heading, -1 for none.
func (t *Tabs) Chosen() int { return t.chosen }

// Disable dims the headings: none can be chosen until Enable.
func (t *Tabs) Disable() { t.setOff(true) }

// Enable lets the agent choose again.
func (t *Tabs) Enable() { t.setOff(false) }

// Disabled reports whether nothing can be chosen.
func (t *Tabs) Disabled() bool { return t.off }

func (t *Tabs) setOff(off bool) {
	if t.off != off {
		t.off = off
		t.SetTabs(t.tabs, t.chosen)
	}
}

func (t *Tabs) choose(i int) {
	if !t.off && i >= 0 && i < len(t.tabs) && t.OnChoose != nil {
		t.OnChoose(i)
	}
}

// TypedKey chooses with Left and Right and passes the rest on.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		t.rest.RestKey(ev.Name)
	}
}

// TypedRune passes the sign on.
func (t *Tabs) TypedRune(r rune) { t.rest.RestRune(r) }

// MinSize has the room of all headings, and that of one even while there is
// none.
func (t *Tabs) MinSize() fyne.Size {
	one := newTabHead(t, 0)
	one.show(Tab{Text: "x"}, false)
	return t.BaseWidget.MinSize().Max(fyne.NewSize(0, one.MinSize().Height))
}

// CreateRenderer adds the ring.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	return ringed{widget.NewSimpleRenderer(t.box), t.ring}
}

// tabHead is one heading: a mark, words, a key, and a line under the chosen.
type tabHead struct {
	widget.BaseWidget
	tabs  *Tabs
	index int
	mark  *canvas.Image
	text  *widget.Label
	hint  *widget.Label
	under *Fill
	back  *Fill
}

func newTabHead(tabs *Tabs, index int) *tabHead {
	h := &tabHead{
		tabs: tabs, index: index,
		mark: newMarkImage(), text: widget.NewLabel(""), hint: Hint(""),
		under: NewFill(theme.FocusRing), back: NewFill(""),
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tabHead) show(t Tab, chosen bool) {
	setMark(h.mark, t.Mark)
	h.text.TextStyle.Bold = chosen
	h.text.Text = t.Text
	h.text.Importance = map[bool]widget.Importance{true: widget.LowImportance}[h.tabs.off]
	h.text.Refresh()
	h.hint.Hidden = t.Hint == ""
	SetText(h.hint, t.Hint)
	h.under.Hidden = !chosen
	h.back.SetRole(map[bool]fyne.ThemeColorName{true: theme.SelectedRow, false: ""}[chosen])
	h.Refresh()
}

// tell shows plain words.
func (h *tabHead) tell(text string) {
	if h.text.Text != text {
		h.show(Tab{Text: text}, false)
	}
}

// Tapped chooses this heading.
func (h *tabHead) Tapped(*fyne.PointEvent) { h.tabs.choose(h.index) }

// CreateRenderer lays the parts out.
func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	words := &fyne.Container{
		Layout:  layout.NewCustomPaddedHBoxLayout(-builtin.InnerPadding() / 2),
		Objects: []fyne.CanvasObject{container.NewCenter(h.mark), h.text, container.NewCenter(h.hint)},
	}
	inset := container.New(layout.NewCustomPaddedLayout(0, 0, builtin.Padding(), 0), words)
	line := canvas.NewRectangle(nil)
	line.SetMinSize(fyne.NewSize(1, 2))
	under := container.NewStack(line, h.under)
	return widget.NewSimpleRenderer(container.NewStack(h.back, container.New(layout.NewBorderLayout(nil, under, nil, nil), under, inset)))
}
