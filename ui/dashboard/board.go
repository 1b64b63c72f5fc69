package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// board shows the figures one section under the other. One spot of it is
// selected: a card, or a row of a table.
type board struct {
	p        *Dashboard
	scroller *widgets.Scroller
	content  *fyne.Container
	ground   *ground
	spots    []*spot
	at       int
	more     map[string]int // how many rows of a table are shown beyond the first ones
	box      *fyne.Container
}

// spot is something that can be selected.
type spot struct {
	id      string // the same for the same thing when it is counted anew
	section string
	title   string
	tell    func() string // what it is, and how it came about
	behind  *report.Selection
	only    []word // what to filter by for the contacts of this spot
	use     func() // in place of the list of contacts
	light   func(on bool)
	box     func() (top, bottom float32)
	start   func() float32 // where its section begins
}

func newBoard(p *Dashboard) *board {
	b := &board{p: p, ground: &ground{}, more: map[string]int{}}
	b.content = container.New(b.ground)
	b.scroller = widgets.NewScroller(keys.PaneFigures, p.deps.Rest, b.content)
	b.scroller.OnSide = widgets.With(p.deps.Guard, b.aside)
	b.box = container.New(layout.NewCustomPaddedLayout(4, 4, 6, 6), container.New(&fitted{b}, b.scroller))
	return b
}

func (b *board) object() fyne.CanvasObject { return b.box }

// fitted tells the ground how wide it is before the scroller asks how high.
type fitted struct{ b *board }

func (*fitted) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (f *fitted) Layout(o []fyne.CanvasObject, size fyne.Size) {
	f.b.ground.width = size.Width
	o[0].Resize(size)
}

// show paints what was counted and keeps the selection where it was.
func (b *board) show(made counted) {
	was := ""
	if s := b.selected(); s != nil {
		was = s.id
	}
	m := newMaker(b, made)
	b.put(m.placed(), m.objects)
	b.spots, b.at = m.spots, 0
	for i, s := range b.spots {
		if s.id == was {
			b.at = i
		}
	}
	b.light()
	if b.p.face == faceBoard {
		b.tell()
	}
	b.reveal()
}

// note shows a sentence in place of figures that there are none of.
func (b *board) note(text string) {
	if len(b.spots) > 0 {
		return
	}
	l := widgets.Text(text)
	b.put(wrapped(l), []fyne.CanvasObject{l})
	b.tell()
}

func (b *board) put(placed placer, objects []fyne.CanvasObject) {
	b.ground.placed = placed
	b.content.Objects = objects
	b.content.Refresh()
	b.scroller.Renew()
}

func (b *board) selected() *spot {
	if b.at < 0 || b.at >= len(b.spots) {
		return nil
	}
	return b.spots[b.at]
}

// choose selects a spot and brings it into view.
func (b *board) choose(i int) {
	i = min(max(i, 0), len(b.spots)-1)
	if i < 0 {
		return
	}
	b.at = i
	b.light()
	b.reveal()
	b.tell()
}

func (b *board) light() {
	for i, s := range b.spots {
		if i != b.at {
			s.light(false)
		}
	}
	if s := b.selected(); s != nil {
		s.light(true)
	}
}

// reveal scrolls to the selected spot; to the very top for those that stand
// there, so that what is over them is seen, too.
func (b *board) reveal() {
	s := b.selected()
	if s == nil {
		return
	}
	top, bottom := s.box()
	if top < headRoom {
		top = 0
	} else if b.at > 0 && b.spots[b.at-1].section != s.section {
		top = max(top-headRoom, s.start()) // with its heading
	}
	if b.at == len(b.spots)-1 {
		bottom = b.content.Size().Height // with what stands under the last one
	}
	b.scroller.RevealSpan(top, bottom)
}

const headRoom = 60

// settle scrolls new figures to where a section begins: to the very top when
// the selected spot is in view from there, or to the section of that spot.
func (b *board) settle() {
	s := b.selected()
	if s == nil {
		return
	}
	b.scroller.Top()
	if _, bottom := s.box(); bottom > b.scroller.Size().Height {
		b.scroller.Start(s.start())
	}
	b.reveal()
}

// tell says at the foot of the page what the selected figure is.
func (b *board) tell() {
	text := ""
	if s := b.selected(); s != nil {
		text = s.tell()
	}
	widgets.SetText(b.p.told, text)
}

// pageSpots is how far PgUp and PgDn go.
const pageSpots = 10

// do moves the selection or uses it; it reports whether the action is one of
// those.
func (b *board) do(a keys.Action) bool {
	to := map[keys.Action]func() int{
		keys.LineUp: func() int { return b.line(-1) }, keys.LineDown: func() int { return b.line(1) },
		keys.PageBack: func() int { return b.at - pageSpots }, keys.PageOn: func() int { return b.at + pageSpots },
		keys.First: func() int { return 0 }, keys.Last: func() int { return len(b.spots) - 1 },
	}
	if move, ok := to[a]; ok {
		b.choose(move())
		return true
	}
	if a != keys.Use {
		return false
	}
	b.use()
	return true
}

// line is the spot a line away: cards stand several to a line.
func (b *board) line(by int) int {
	s := b.selected()
	if s == nil {
		return 0
	}
	if s.section != sectionCards {
		return b.at + by
	}
	to := b.at + by*b.ground.across
	if to < 0 {
		return b.at
	}
	if to >= len(b.spots) || b.spots[to].section != sectionCards {
		return b.begin(b.at, by)
	}
	return to
}

// begin is the first spot of the section behind that of a spot, or before it.
func (b *board) begin(at, by int) int {
	here := b.spots[at].section
	to := at
	for to+by >= 0 && to+by < len(b.spots) && b.spots[to].section == here {
		to += by
	}
	for to > 0 && b.spots[to-1].section == b.spots[to].section {
		to--
	}
	return to
}

// aside goes to the card beside, or to the section beside.
func (b *board) aside(by int) {
	s := b.selected()
	if s == nil {
		return
	}
	if to := b.at + by; s.section == sectionCards && to >= 0 && to < len(b.spots) && b.spots[to].section == sectionCards {
		b.choose(to)
		return
	}
	b.choose(b.begin(b.at, by))
}

// use lists the contacts behind the selected spot.
func (b *board) use() {
	s := b.selected()
	switch {
	case s == nil:
	case s.use != nil:
		s.use()
	case s.behind == nil:
		b.p.deps.Status.Say(words.T("dashboard.nothingbehind"))
	default:
		b.p.list.show(s)
	}
}

// tapped selects a spot, or uses it if it already is selected.
func (b *board) tapped(s *spot) {
	b.p.deps.Focus(b.scroller)
	if b.selected() == s {
		b.use()
		return
	}
	for i := range b.spots {
		if b.spots[i] == s {
			b.choose(i)
		}
	}
}
