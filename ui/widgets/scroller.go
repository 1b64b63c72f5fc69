package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"

	builtin "fyne.io/fyne/v2/theme"
)

// Scroller is a text that is longer than its room; the keyboard scrolls it.
type Scroller struct {
	widget.BaseWidget
	focus
	scroll *container.Scroll
}

var (
	_ fyne.Widget = (*Scroller)(nil)
	_ Pane        = (*Scroller)(nil)
)

// NewScroller returns a scroller over content.
func NewScroller(p keys.Pane, rest Rest, content fyne.CanvasObject) *Scroller {
	s := &Scroller{focus: newFocus(p, rest), scroll: container.NewVScroll(content)}
	s.ExtendBaseWidget(s)
	return s
}

// Do scrolls; it reports whether the action is one that does.
func (s *Scroller) Do(a keys.Action) bool {
	line := 2 * builtin.Size(theme.SizeTarget)
	page := max(s.Size().Height-line, line)
	by, ok := map[keys.Action]float32{
		keys.LineUp: -line, keys.LineDown: line, keys.PageBack: -page, keys.PageOn: page,
		keys.First: -s.scroll.Content.Size().Height, keys.Last: s.scroll.Content.Size().Height,
	}[a]
	if ok {
		end := max(s.scroll.Content.Size().Height-s.scroll.Size().Height, 0)
		s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(s.scroll.Offset.Y+by, 0), end)))
	}
	return ok
}

// Offset returns how far it is scrolled, in pixels.
func (s *Scroller) Offset() float32 { return s.scroll.Offset.Y }

// Top scrolls back to the start.
func (s *Scroller) Top() { s.scroll.ScrollToTop() }

// TypedKey passes the key on; what scrolls comes back through Do.
func (s *Scroller) TypedKey(ev *fyne.KeyEvent) { s.rest.RestKey(ev.Name) }

// TypedRune passes the sign on.
func (s *Scroller) TypedRune(r rune) { s.rest.RestRune(r) }

// Tapped takes the focus.
func (s *Scroller) Tapped(*fyne.PointEvent) { takeFocus(s) }

// CreateRenderer adds the ring.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer {
	return ringed{widget.NewSimpleRenderer(s.scroll), s.ring}
}
