package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// title is one line of text with bold parts. It ends in an ellipsis where the
// room does, which Fyne's RichText does not manage for a line of several
// parts, and it costs a fraction of one. That of a heading has as many lines as
// it needs.
type title struct {
	widget.BaseWidget
	row   Row
	parts []*canvas.Text
}

func newTitle() *title {
	t := &title{}
	t.ExtendBaseWidget(t)
	return t
}

// write shows the title of a row.
func (t *title) write(r Row) {
	t.row = r
	t.place()
}

// piece is a part of a title in one weight.
type piece struct {
	text string
	bold bool
}

// pieces cuts a title into plain and bold parts.
func pieces(r Row) []piece {
	var out []piece
	at := 0
	add := func(to int, bold bool) {
		if to > at && to <= len(r.Title) {
			out = append(out, piece{r.Title[at:to], bold || r.Heading})
			at = to
		}
	}
	for _, b := range r.Bold {
		add(b.From, false)
		add(b.To, true)
	}
	add(len(r.Title), false)
	return out
}

func (t *title) size() float32 {
	if t.row.Heading {
		return headingSize()
	}
	return builtin.TextSize()
}

func (t *title) role() fyne.ThemeColorName {
	if t.row.Heading || t.row.Dim {
		return theme.Muted
	}
	return theme.Text
}

// place cuts the title to the room and puts its parts side by side.
func (t *title) place() {
	pad := builtin.InnerPadding()
	x, room := pad, t.Size().Width-pad
	t.parts = t.parts[:0]
	if t.row.Heading {
		t.placeLines()
		return
	}
	for _, p := range pieces(t.row) {
		o := t.part(p)
		whole := fit(o, room-x)
		o.Resize(o.MinSize())
		o.Move(fyne.NewPos(x, (t.Size().Height-o.MinSize().Height)/2))
		x += o.MinSize().Width
		t.parts = append(t.parts, o)
		if !whole {
			return
		}
	}
}

// part is a piece as it is painted.
func (t *title) part(p piece) *canvas.Text {
	o := canvas.NewText(p.text, paint(t.role()))
	o.TextSize, o.TextStyle.Bold = t.size(), p.bold
	return o
}

// whole is how wide the title is that is not cut.
func (t *title) whole() float32 {
	width := 2 * builtin.InnerPadding()
	for _, p := range pieces(t.row) {
		width += t.part(p).MinSize().Width
	}
	return width
}

// placeLines puts the lines of a heading under each other.
func (t *title) placeLines() {
	lines := headingLines(t.row.Title, t.Size().Width)
	y := (t.Size().Height - float32(len(lines))*headingLine()) / 2
	for _, line := range lines {
		o := t.part(piece{line, true})
		o.Resize(o.MinSize())
		o.Move(fyne.NewPos(builtin.InnerPadding(), y))
		y += headingLine()
		t.parts = append(t.parts, o)
	}
}

// fit shortens a text to a width and reports whether it was short enough.
func fit(o *canvas.Text, width float32) bool {
	if o.MinSize().Width <= width {
		return true
	}
	runes := []rune(o.Text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if o.Text = string(runes[:mid]) + "\u2026"; o.MinSize().Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	o.Text = string(runes[:low]) + "\u2026"
	return false
}

// CreateRenderer paints the parts.
func (t *title) CreateRenderer() fyne.WidgetRenderer { return titleRenderer{t} }

type titleRenderer struct{ t *title }

func (r titleRenderer) Destroy() {}

func (r titleRenderer) MinSize() fyne.Size {
	return fyne.NewSize(20, fyne.MeasureText("Ag", builtin.TextSize(), fyne.TextStyle{}).Height+2*builtin.InnerPadding())
}

func (r titleRenderer) Layout(fyne.Size) { r.t.place() }

func (r titleRenderer) Refresh() {
	r.t.place()
	canvas.Refresh(r.t)
}

func (r titleRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.t.parts))
	for i, p := range r.t.parts {
		objects[i] = p
	}
	return objects
}
