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
	// OnSide is called for Left (-1) and Right (1); nil passes them on.
	OnSide func(by int)

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
func (s *Scroller) Do(a keys.Action) bool { return ScrollBy(s.scroll, a) }

// ScrollBy scrolls by a line, a page, or to an end; it reports whether the
// action is one that does.
func ScrollBy(s *container.Scroll, a keys.Action) bool {
	line := 2 * builtin.Size(theme.SizeTarget)
	page := max(s.Size().Height-line, line)
	by, ok := map[keys.Action]float32{
		keys.LineUp: -line, keys.LineDown: line, keys.PageBack: -page, keys.PageOn: page,
		keys.First: -s.Content.Size().Height, keys.Last: s.Content.Size().Height,
	}[a]
	if ok {
		end := max(s.Content.Size().Height-s.Size().Height, 0)
		s.ScrollToOffset(fyne.NewPos(0, min(max(s.Offset.Y+by, 0), end)))
	}
	return ok
}

// Reveal scrolls just so far that an object of the content is in view.
func Reveal(s *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	RevealSpan(s, top-revealGap, top+o.Size().Height)
}

// InView reports whether the whole of an object can be seen in what scrolls it.
func InView(s *container.Scroll, o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	return top >= s.Offset.Y && top+o.Size().Height <= s.Offset.Y+s.Size().Height
}

// revealGap is the room left beside what is scrolled to.
const revealGap = 8

// RevealSpan is Reveal for what stands between two heights of the content.
func RevealSpan(s *container.Scroll, top, bottom float32) {
	offset := max(s.Offset.Y, bottom-s.Size().Height+2*revealGap)
	offset = min(offset, top)
	s.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

// Offset returns how far it is scrolled, in pixels.
func (s *Scroller) Offset() float32 { return s.scroll.Offset.Y }

// Top scrolls back to the start.
func (s *Scroller) Top() { s.scroll.ScrollToTop() }

// Start scrolls so that what stands at a height of the content is the first in
// view, or as near to that as there is content under it.
func (s *Scroller) Start(at float32) {
	end := max(s.scroll.Content.Size().Height-s.scroll.Size().Height, 0)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(at, end)))
}

// RevealSpan scrolls just so far that what stands between two heights of the
// content is in view.
func (s *Scroller) RevealSpan(top, bottom float32) { RevealSpan(s.scroll, top, bottom) }

// Renew takes over what the content has become, as when it grew.
func (s *Scroller) Renew() { s.scroll.Refresh() }

// TypedKey passes the key on; what scrolls comes back through Do.
func (s *Scroller) TypedKey(ev *fyne.KeyEvent) {
	by, aside := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[ev.Name]
	if aside && s.OnSide != nil {
		s.OnSide(by)
		return
	}
	s.rest.RestKey(ev.Name)
}

// TypedRune passes the sign on.
func (s *Scroller) TypedRune(r rune) { s.rest.RestRune(r) }

// Tapped takes the focus.
func (s *Scroller) Tapped(*fyne.PointEvent) { takeFocus(s) }

// CreateRenderer adds the ring.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer {
	return ringed{widget.NewSimpleRenderer(s.scroll), s.ring}
}
