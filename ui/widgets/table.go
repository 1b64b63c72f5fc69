package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/theme"
)

// Cell is one value of a Table.
type Cell struct {
	Text string
	Dim  bool // shown muted; its words have to say why
}

// Table shows rows under a head: the first column takes the room and is cut
// where that ends, the others are numbers. Where they have no room, the last
// columns are left out. One row may be lit.
type Table struct {
	widget.BaseWidget
	OnTap func(row int)

	head []string
	rows [][]Cell
	lit  int
}

// NewTable returns a table; a row may have fewer cells than the head.
func NewTable(head []string, rows [][]Cell) *Table {
	t := &Table{head: head, rows: rows, lit: -1}
	t.ExtendBaseWidget(t)
	return t
}

// Light marks a row as the selected one; -1 for none.
func (t *Table) Light(row int) {
	if t.lit != row {
		t.lit = row
		t.Refresh()
	}
}

// Lit is the selected row; -1 for none.
func (t *Table) Lit() int { return t.lit }

// RowBox is where a row stands within the table: its upper and lower edge.
func (t *Table) RowBox(row int) (top, bottom float32) {
	high := tableRow()
	top = t.headHigh() + float32(row)*high
	return top, top + high
}

// High is the height of the table at the present theme.
func (t *Table) High() float32 { return t.headHigh() + float32(len(t.rows))*tableRow() }

// headHigh is none where the head is one column, which the heading over the
// table names.
func (t *Table) headHigh() float32 {
	if len(t.head) < 2 {
		return 0
	}
	return caption(theme.Muted).high() + 4
}

func tableRow() float32 { return max(body(theme.Text).high()+4, builtin.Size(theme.SizeTarget)) }

// Tapped tells which row the pointer is on.
func (t *Table) Tapped(ev *fyne.PointEvent) {
	row := int((ev.Position.Y - t.headHigh()) / tableRow())
	if ev.Position.Y >= t.headHigh() && row < len(t.rows) && t.OnTap != nil {
		t.OnTap(row)
	}
}

// CreateRenderer draws the table.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(t, func() fyne.Size { return fyne.NewSize(120, t.High()) }, t.draw)
}

// columnGap is the room between two columns.
const columnGap = 14

// columns are how wide the columns behind the first one are, those that have
// room.
func (t *Table) columns(width float32) []float32 {
	least := 130 * builtin.TextSize() / 14
	var wide []float32
	for c := 1; c < len(t.head); c++ {
		w := caption(theme.Muted).width(t.head[c])
		for _, row := range t.rows {
			if c < len(row) {
				w = max(w, body(theme.Text).width(row[c].Text))
			}
		}
		if width -= w + columnGap; width < least && c > 1 {
			break
		}
		wide = append(wide, w)
	}
	return wide
}

func (t *Table) draw(in *ink, size fyne.Size) {
	wide := t.columns(size.Width)
	first := size.Width - cardPad
	for _, w := range wide {
		first -= w + columnGap
	}
	head := make([]Cell, len(t.head))
	for i, text := range t.head {
		head[i] = Cell{text, true}
	}
	if t.headHigh() > 0 {
		t.row(in, caption(theme.Muted), 2, first, wide, head)
		in.line(theme.FieldBorder, 1, fyne.NewPos(0, t.headHigh()-1), fyne.NewPos(size.Width, t.headHigh()-1))
	}
	for i, row := range t.rows {
		top, bottom := t.RowBox(i)
		if i == t.lit {
			in.rect(theme.SelectedRow, fyne.NewPos(0, top), fyne.NewSize(size.Width, bottom-top))
			in.rect(theme.FocusRing, fyne.NewPos(0, top), fyne.NewSize(3, bottom-top))
		}
		words := body(theme.Text)
		t.row(in, words, top+(bottom-top-words.high())/2, first, wide, row)
		in.line(theme.Hairline, 1, fyne.NewPos(0, bottom-1), fyne.NewPos(size.Width, bottom-1))
	}
}

// row writes the cells of a row.
func (t *Table) row(in *ink, words face, y, first float32, wide []float32, cells []Cell) {
	x := first + cardPad
	for i, cell := range cells {
		f := words
		if cell.Dim {
			f.role = theme.Muted
		}
		if i == 0 {
			in.text(f, fyne.NewPos(cardPad, y), first-cardPad/2, cell.Text)
			continue
		}
		if i > len(wide) {
			return
		}
		x += columnGap + wide[i-1]
		in.right(f, fyne.NewPos(x, y), wide[i-1]+1, cell.Text)
	}
}
