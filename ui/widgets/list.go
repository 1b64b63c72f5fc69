package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
)

// Row is one line of a List.
type Row struct {
	Title   string
	Bold    []Span // parts of Title to stress, in order
	Detail  string // muted: a second line, or behind the title where rows have one
	Side    string // at the right edge, such as "checklist"
	Mark    Mark
	Heading bool // a caption between rows, which cannot be selected; shown whole
	Dim     bool // set aside, shown muted
}

// Span is a range of bytes of a text.
type Span struct{ From, To int }

// List shows rows with one selected. It paints only the rows that fit, so a
// list of ten thousand costs what one of ten does. It has no focus of its
// own: Rows has, and Picker uses a plain List under its field.
type List struct {
	widget.BaseWidget
	// OnSelect is called when the agent moves the selection, not by SetRows.
	OnSelect func(i int)
	// OnUse is called for Enter, or for a tap on the row already selected.
	OnUse func(i int)
	// OnNearEnd is called when the last rows come into view, to fetch more.
	OnNearEnd func()

	dark bool // the selection is not lit

	rows     []Row
	detailed bool
	selected int        // -1 when nothing is
	top      int        // first row in view
	heights  [2]float32 // of a row and of a heading of one line
	headings headingHeights
	cells    []*cell
}

// NewList returns an empty list; detailed lists have a second line a row.
func NewList(detailed bool) *List {
	l := &List{detailed: detailed, selected: -1}
	l.ExtendBaseWidget(l)
	return l
}

// SetDetailed gives rows a second line for their details, or puts all of a row
// on one.
func (l *List) SetDetailed(on bool) {
	if l.detailed != on {
		l.detailed = on
		l.cells, l.heights = nil, [2]float32{}
		l.reveal()
		l.Refresh()
	}
}

// SetRows shows rows and selects one of them, or the first that can be
// selected when at is out of range. It does not call OnSelect.
func (l *List) SetRows(rows []Row, at int) {
	l.rows = rows
	l.selected = l.nearest(at, 1)
	l.top = 0
	l.reveal()
	l.Refresh()
}

// AddRows appends rows and leaves selection and view as they are.
func (l *List) AddRows(rows []Row) {
	l.rows = append(l.rows, rows...)
	if l.selected < 0 {
		l.selected = l.nearest(0, 1)
	}
	l.Refresh()
}

// SetRow shows another text in row i.
func (l *List) SetRow(i int, r Row) {
	l.rows[i] = r
	l.Refresh()
}

// Len returns the number of rows, headings included.
func (l *List) Len() int { return len(l.rows) }

// Selected returns the selected row, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select moves the selection to row i, or to the nearest that can have it, and
// calls OnSelect.
func (l *List) Select(i int) {
	by := 1
	if i < l.selected {
		by = -1
	}
	at := l.nearest(min(max(i, 0), len(l.rows)-1), by)
	if at < 0 || at == l.selected {
		return
	}
	l.selected = at
	l.reveal()
	l.Refresh()
	if l.OnSelect != nil {
		l.OnSelect(at)
	}
}

// Mark moves the selection to row i without a call to OnSelect.
func (l *List) Mark(i int) {
	l.selected = l.nearest(i, 1)
	l.reveal()
	l.Refresh()
}

// nearest finds a row that can be selected at i or beyond it in direction by,
// else on the other side; -1 when there is none.
func (l *List) nearest(i, by int) int {
	if i < 0 || i >= len(l.rows) {
		i = 0
	}
	for _, step := range []int{by, -by} {
		for at := i; at >= 0 && at < len(l.rows); at += step {
			if !l.rows[at].Heading {
				return at
			}
		}
	}
	return -1
}

// moves says where each key takes the selection, given the rows in view.
var moves = map[keys.Action]func(l *List) int{
	keys.LineUp:   func(l *List) int { return l.selected - 1 },
	keys.LineDown: func(l *List) int { return l.selected + 1 },
	keys.PageBack: func(l *List) int { return l.selected - l.page() },
	keys.PageOn:   func(l *List) int { return l.selected + l.page() },
	keys.First:    func(*List) int { return 0 },
	keys.Last:     func(l *List) int { return len(l.rows) - 1 },
}

// Do moves the selection or uses the selected row; it reports whether the
// action is one of those.
func (l *List) Do(a keys.Action) bool {
	if move, ok := moves[a]; ok {
		l.Select(move(l))
		return true
	}
	if a != keys.Use {
		return false
	}
	l.use()
	return true
}

func (l *List) use() {
	if l.selected >= 0 && l.OnUse != nil {
		l.OnUse(l.selected)
	}
}

// Tapped selects the row under the pointer, or uses it if it already is.
func (l *List) Tapped(ev *fyne.PointEvent) {
	i := l.rowAt(ev.Position.Y)
	if i >= len(l.rows) || l.rows[i].Heading {
		return
	}
	if i == l.selected {
		l.use()
		return
	}
	l.Select(i)
}

// rowAt returns the row at a height within the list.
func (l *List) rowAt(y float32) int {
	i := l.top
	for ; i < len(l.rows) && y >= l.rowHeight(i); i++ {
		y -= l.rowHeight(i)
	}
	return i
}

// Scrolled moves the view, not the selection.
func (l *List) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	l.top = min(max(l.top+by, 0), max(len(l.rows)-l.InView(), 0))
	l.Refresh()
}

// InView returns how many whole rows fit, counted from the first in view.
func (l *List) InView() int {
	room, n := l.Size().Height, 0
	for i := l.top; i < len(l.rows) && room >= l.rowHeight(i); i++ {
		room -= l.rowHeight(i)
		n++
	}
	return max(n, 1)
}

// page is how many rows PgUp and PgDn go over.
func (l *List) page() int { return max(int(l.Size().Height/l.rowHeight(len(l.rows))), 1) }

// rowHeight is measured once and again after a change of theme.
func (l *List) rowHeight(i int) float32 {
	if l.heights[0] == 0 {
		l.heights = [2]float32{newCell(l.detailed).MinSize().Height, newCell(false).MinSize().Height}
	}
	if i < len(l.rows) && l.rows[i].Heading {
		return l.headings.of(l.rows[i].Title, l.Size().Width, l.heights[1])
	}
	return l.heights[0]
}

// reveal scrolls just so far that the selected row is in view, and the heading
// over it with it.
func (l *List) reveal() {
	if l.selected < 0 {
		return
	}
	from := l.selected
	if from > 0 && l.rows[from-1].Heading {
		from--
	}
	l.top = min(l.top, from)
	for l.top < from && l.selected >= l.top+l.InView() {
		l.top++
	}
}

// CreateRenderer paints the rows in view.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return &listRenderer{list: l, thumb: NewFill(theme.FieldBorder)}
}

type listRenderer struct {
	list  *List
	thumb *Fill // where the view is within all rows
}

func (r *listRenderer) Destroy() {}

// MinSize asks for three rows; the layout gives the real room.
func (r *listRenderer) MinSize() fyne.Size {
	return fyne.NewSize(60, 3*r.list.rowHeight(0))
}

func (r *listRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.list.cells)+1)
	for _, c := range r.list.cells {
		objects = append(objects, c)
	}
	return append(objects, r.thumb)
}

func (r *listRenderer) Layout(size fyne.Size) {
	r.list.top = 0
	r.list.reveal()
	r.arrange(size)
}

// arrange puts a cell on every row in view.
func (r *listRenderer) arrange(size fyne.Size) {
	l := r.list
	l.grow(min(l.InView(), len(l.rows)))
	y := float32(0)
	for i, c := range l.cells {
		h := l.rowHeight(l.top + i)
		c.Move(fyne.NewPos(0, y))
		c.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
	r.fill()
	r.placeThumb(size)
}

func (r *listRenderer) placeThumb(size fyne.Size) {
	l := r.list
	if len(l.rows) <= l.InView() {
		r.thumb.Hide()
		return
	}
	part := size.Height / float32(len(l.rows))
	height := max(part*float32(l.InView()), 12)
	y := min(part*float32(l.top), size.Height-height)
	r.thumb.Move(fyne.NewPos(size.Width-3, y))
	r.thumb.Resize(fyne.NewSize(3, height))
	r.thumb.Show()
}

// grow keeps exactly n cells.
func (l *List) grow(n int) {
	for len(l.cells) < n {
		l.cells = append(l.cells, newCell(l.detailed))
	}
	l.cells = l.cells[:n]
}

func (r *listRenderer) Refresh() {
	r.list.heights, r.list.headings = [2]float32{}, headingHeights{}
	r.arrange(r.list.Size())
	for _, c := range r.list.cells {
		c.Refresh()
	}
	r.thumb.Refresh()
	canvas.Refresh(r.list)
}

func (r *listRenderer) fill() {
	l := r.list
	for i, c := range l.cells {
		c.show(l.rows[l.top+i], l.top+i == l.selected && !l.dark)
	}
	if l.OnNearEnd != nil && l.top+len(l.cells) >= len(l.rows) {
		l.OnNearEnd()
	}
}

// Rows is a List that can have the focus.
type Rows struct {
	List
	focus
}

var (
	_ fyne.Widget = (*Rows)(nil)
	_ Pane        = (*Rows)(nil)
)

// NewRows returns an empty list for a pane.
func NewRows(p keys.Pane, rest Rest, detailed bool) *Rows {
	r := &Rows{List: List{detailed: detailed, selected: -1}, focus: newFocus(p, rest)}
	r.ExtendBaseWidget(r)
	return r
}

// Quiet lights the selection only while the list has the focus.
func (r *Rows) Quiet() {
	r.dark = true
	r.OnFocus(func(on bool) {
		r.dark = !on
		r.Refresh()
	})
}

// TypedKey passes keys on; the ones that move the selection come back as
// actions through Do.
func (r *Rows) TypedKey(ev *fyne.KeyEvent) { r.rest.RestKey(ev.Name) }

// TypedRune passes the sign on.
func (r *Rows) TypedRune(ch rune) { r.rest.RestRune(ch) }

// Tapped takes the focus, then does what a tap on a List does.
func (r *Rows) Tapped(ev *fyne.PointEvent) {
	takeFocus(r)
	r.List.Tapped(ev)
}

// CreateRenderer adds the ring.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	return ringed{r.List.CreateRenderer(), r.ring}
}
