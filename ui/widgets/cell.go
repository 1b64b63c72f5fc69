package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// cell paints one Row: a mark, a title whose matched letters are bold, muted
// details under or behind it, and a word at the right. A bar at the left edge
// says "selected" without colour.
type cell struct {
	widget.BaseWidget
	detailed bool
	shown    Row
	lit      bool
	ground   *Fill
	bar      *Fill
	mark     *canvas.Image
	title    *title
	detail   *widget.Label
	side     *widget.Label
}

func newCell(detailed bool) *cell {
	c := &cell{
		detailed: detailed,
		ground:   NewFill(""),
		bar:      NewFill(theme.FocusRing),
		mark:     newMarkImage(),
		title:    newTitle(),
		detail:   Hint(""),
		side:     Hint(""),
	}
	c.detail.Truncation = fyne.TextTruncateEllipsis
	c.mark.Hide()
	c.bar.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// show paints a row; it does nothing when that row is already shown.
func (c *cell) show(r Row, selected bool) {
	if !same(c.shown, r) {
		c.write(r)
	}
	c.light(selected)
}

func same(a, b Row) bool {
	if a.Title != b.Title || a.Detail != b.Detail || a.Side != b.Side ||
		a.Mark != b.Mark || a.Heading != b.Heading || a.Dim != b.Dim || len(a.Bold) != len(b.Bold) {
		return false
	}
	for i := range a.Bold {
		if a.Bold[i] != b.Bold[i] {
			return false
		}
	}
	return true
}

func (c *cell) write(r Row) {
	c.title.write(r)
	SetText(c.detail, r.Detail)
	SetText(c.side, r.Side)
	setMark(c.mark, r.Mark)
	c.shown = r
	c.place(c.Size())
	c.title.Refresh()
}

func (c *cell) light(on bool) {
	if c.lit == on {
		return
	}
	c.lit = on
	if on {
		c.ground.SetRole(theme.SelectedRow)
		c.bar.Show()
	} else {
		c.ground.SetRole("")
		c.bar.Hide()
	}
}

// CreateRenderer lays the parts out.
func (c *cell) CreateRenderer() fyne.WidgetRenderer { return &cellRenderer{c} }

type cellRenderer struct{ c *cell }

func (r *cellRenderer) Destroy() {}

func (r *cellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.bar, r.c.mark, r.c.title, r.c.detail, r.c.side}
}

// MinSize is the row's height; the labels' own padding is folded once.
func (r *cellRenderer) MinSize() fyne.Size {
	h := r.c.title.MinSize().Height
	if r.c.detailed {
		h += r.c.detail.MinSize().Height - 2*builtin.InnerPadding()
	}
	return fyne.NewSize(40, max(h, builtin.Size(theme.SizeTarget)))
}

func (r *cellRenderer) Layout(size fyne.Size) { r.c.place(size) }

func (r *cellRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (c *cell) place(size fyne.Size) {
	c.ground.Resize(size)
	c.bar.Resize(fyne.NewSize(3, size.Height))
	x := c.placeMark()
	if c.shown.Heading {
		c.title.Move(fyne.NewPos(textStart, 0))
		c.title.Resize(fyne.NewSize(max(size.Width-textStart, 0), size.Height))
		return
	}
	head := c.title.MinSize().Height
	side := float32(0)
	if c.side.Text != "" {
		side = c.side.MinSize().Width
	}
	c.side.Move(fyne.NewPos(size.Width-side, (head-c.side.MinSize().Height)/2))
	c.side.Resize(fyne.NewSize(side, c.side.MinSize().Height))
	room := max(size.Width-x-side, 0)
	c.title.Move(fyne.NewPos(x, 0))
	c.title.Resize(fyne.NewSize(room, head))
	detail := c.detail.MinSize().Height
	if c.detailed {
		c.detail.Move(fyne.NewPos(x, head-2*builtin.InnerPadding()))
		c.detail.Resize(fyne.NewSize(max(size.Width-x, 0), detail))
		return
	}
	behind := min(c.title.whole(), room)
	c.detail.Move(fyne.NewPos(x+behind, (head-detail)/2))
	c.detail.Resize(fyne.NewSize(max(room-behind-textStart, 0), detail))
}

// textStart is where a row without a mark begins, from the left edge.
const textStart float32 = 4

// placeMark puts the mark at the left and returns where the text starts.
func (c *cell) placeMark() float32 {
	x := textStart
	if c.shown.Mark == NoMark && !c.mark.Visible() {
		return x
	}
	m := builtin.Size(theme.SizeMark)
	c.mark.Resize(fyne.NewSquareSize(m))
	c.mark.Move(fyne.NewPos(x+3, (c.title.MinSize().Height-m)/2))
	return x + m + 3
}
