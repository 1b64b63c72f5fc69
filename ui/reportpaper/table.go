package reportpaper

import (
	"image/color"

	"paydesk/assets/page"
	"paydesk/ui/reportwords"
)

// few is below how many contacts a share or a mean says little.
const few = 20

// column is one column of a table. Its words end at x of the width of a wide
// table, or at half of a narrow one, both as a share of it.
type column struct {
	head    string
	x, half float64
	text    func(b *bar, all int64) (text string, grey bool)
}

// columns are those behind the label.
var columns = []column{
	{"Contacts", 0.61, 0.36, func(b *bar, _ int64) (string, bool) { return reportwords.Whole(b.contacts), false }},
	{"Share", 0.69, 0.5, func(b *bar, all int64) (string, bool) { return part(b.contacts, all), false }},
	{"Solved first, net", 0.86, 0.79, func(b *bar, _ int64) (string, bool) {
		return b.first.starred(part(b.first.num, b.first.den) + " of " + reportwords.Whole(b.first.den))
	}},
	{"Handling", 1, 1, func(b *bar, _ int64) (string, bool) {
		if b.at.den == 0 {
			return "–", false
		}
		return b.at.starred(reportwords.Seconds(float64(b.at.num) / float64(b.at.den)))
	}},
}

// part is a share in words; none of nothing.
func part(num, den int64) string {
	if den == 0 {
		return "–"
	}
	return reportwords.Percent(float64(num) / float64(den))
}

// starred marks a value that rests on little.
func (s sum) starred(text string) (string, bool) {
	if s.den == 0 {
		return "–", false
	}
	if s.den < few {
		return text + " *", true
	}
	return text, false
}

// end is where a column ends in a table of that width.
func (c column) end(wide float64) float64 {
	if wide < width {
		return c.half*wide - 1.5
	}
	return c.x*wide - 1.5
}

// Rows of a wide table and of a half of one.
const (
	rowHigh  = 4.9
	halfHigh = 3.8
	halfGap  = 6.0
	halfWide = (width - halfGap) / 2
)

// table writes the bars as rows, and their total. Many rows of short words
// stand in two tables side by side; else each row has its bar, where it does
// not stand above.
func (p *paper) table(c chart) {
	all := total(c.bars)
	rows := append(c.bars[:len(c.bars):len(c.bars)], all)
	if !c.halved() {
		g := grid{x: margin, wide: width, high: rowHigh, head: c.head, all: all.contacts}
		if !c.upright {
			g.scale = longest(c.bars)
		}
		p.rows(g, rows)
		return
	}
	half, y := len(c.bars)/2+1, p.y
	g := grid{x: margin, wide: halfWide, high: halfHigh, head: c.head, all: all.contacts}
	p.rows(g, rows[:half])
	left := p.y
	p.y, g.x = y, margin+halfWide+halfGap
	p.rows(g, rows[half:])
	p.y = max(left, p.y)
}

// halved reports whether the table stands in two halves.
func (c *chart) halved() bool { return c.upright && len(c.bars) > 10 }

// tableHigh is how high the table is.
func (c *chart) tableHigh() float64 {
	if c.bare {
		return 0
	}
	if c.halved() {
		return float64(len(c.bars)/2+2) * halfHigh
	}
	return float64(len(c.bars)+2) * rowHigh
}

// total adds bars up.
func total(bars []bar) bar {
	all := bar{label: "Total", sum: true}
	for i := range bars {
		b := &bars[i]
		all.contacts += b.contacts
		all.first = sum{all.first.num + b.first.num, all.first.den + b.first.den}
		all.at = sum{all.at.num + b.at.num, all.at.den + b.at.den}
	}
	return all
}

// grid is where a table stands and what it says.
type grid struct {
	x, wide, high float64
	head          string  // of its first column
	all           int64   // contacts
	scale         float64 // contacts of the longest bar in a row; 0 for none
}

// Where the bars of rows begin and how long they get.
const (
	barFrom = 0.345 * width
	barWide = 0.19 * width
)

// label is the room of the first column beside so wide a cell.
func (g *grid) label(beside float64) float64 {
	if g.scale > 0 {
		return barFrom - 3
	}
	return columns[0].end(g.wide) - beside - 2.5
}

// fonts are those of a row and of a head.
func (g *grid) fonts() (font, bold page.Font) {
	font, bold = small, smallBold
	if g.wide < width {
		font.Size, bold.Size = 7.5, 7.5
	}
	return font, bold
}

// rows writes one table from the place reached. One that does not end on a
// page goes on over the next, below its head again, with no total alone there.
func (p *paper) rows(g grid, bars []bar) {
	table := p.doc.Add(0, page.Table)
	p.headRow(g, table)
	for i := range bars {
		together := 1
		if i == len(bars)-3 {
			together = 3
		}
		if p.y+g.high*float64(together) > bottom {
			p.turn()
			p.headRow(g, table)
		}
		p.row(g, table, &bars[i])
	}
}

// headRow names the columns.
func (p *paper) headRow(g grid, table int) {
	_, bold := g.fonts()
	p.put(page.Rect{X: g.x, Y: p.y, W: g.wide, H: g.high, Paint: page.Paint{Fill: tint}})
	row, y := p.doc.Add(table, page.Row), p.y+0.71*g.high
	p.cell(g.x+1.5, y, bold, page.Accent, row, page.Head, bold.Fit(g.head, g.label(bold.Width(columns[0].head))), false)
	for _, c := range columns {
		p.cell(g.x+c.end(g.wide), y, bold, page.Accent, row, page.Head, c.head, true)
	}
	p.y += g.high
}

// row writes a bar in numbers, and the bar itself where it stands in its row.
func (p *paper) row(g grid, table int, b *bar) {
	face, bold := g.fonts()
	if b.sum {
		face = bold
	}
	row, y := p.doc.Add(table, page.Row), p.y+0.71*g.high
	p.cell(g.x+1.5, y, face, page.Ink, row, page.Head, face.Fit(b.label, g.label(face.Width(reportwords.Whole(b.contacts)))), false)
	if g.scale > 0 && !b.sum && !b.rest {
		p.put(page.Rect{X: g.x + barFrom, Y: p.y + 0.9, W: barWide * float64(b.contacts) / g.scale, H: g.high - 1.8, Paint: b.fill()})
	}
	for _, c := range columns {
		text, grey := c.text(b, g.all)
		tone := page.Ink
		if grey {
			tone = page.Grey
		}
		p.cell(g.x+c.end(g.wide), y, face, tone, row, page.Cell, text, true)
	}
	p.y += g.high
	p.put(line(g.x, p.y, g.x+g.wide, p.y))
}

// cell writes one cell on a line; at x it begins, or ends.
func (p *paper) cell(x, y float64, font page.Font, in color.NRGBA, row int, role page.Role, text string, right bool) {
	if right {
		x -= font.Width(text)
	}
	p.put(page.Text{X: x, Y: y, Font: font, Color: in, Text: text, Elem: p.doc.Add(row, role)})
}
