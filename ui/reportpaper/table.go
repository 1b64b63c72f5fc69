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
	{"Contacts", 0.54, 0.36, func(b *bar, _ int64) (string, bool) { return reportwords.Whole(b.contacts), false }},
	{"Share", 0.64, 0.5, func(b *bar, all int64) (string, bool) { return part(b.contacts, all), false }},
	{"Solved first, net", 0.84, 0.79, func(b *bar, _ int64) (string, bool) {
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

const rowHigh = 4.9

// table writes the bars as rows, and their total. Many rows of short words
// stand in two tables side by side.
func (p *paper) table(c chart) {
	all := total(c.bars)
	if !c.halved() {
		end := p.rows(margin, width, c.head, append(c.bars[:len(c.bars):len(c.bars)], all), all.contacts)
		p.y = end
		return
	}
	const gap = 6.0
	half, wide := len(c.bars)/2+1, (width-gap)/2
	left := p.rows(margin, wide, c.head, c.bars[:half], all.contacts)
	right := p.rows(margin+wide+gap, wide, c.head, append(c.bars[half:len(c.bars):len(c.bars)], all), all.contacts)
	p.y = max(left, right)
}

// halved reports whether the table stands in two halves.
func (c *chart) halved() bool { return c.upright && len(c.bars) > 10 }

// tableHigh is how high the table is.
func (c *chart) tableHigh() float64 {
	rows := len(c.bars) + 2
	if c.halved() {
		rows = len(c.bars)/2 + 2
	}
	return float64(rows) * rowHigh
}

// total adds bars up.
func total(bars []bar) bar {
	all := bar{label: "Total", total: true}
	for i := range bars {
		b := &bars[i]
		all.contacts += b.contacts
		all.first = sum{all.first.num + b.first.num, all.first.den + b.first.den}
		all.at = sum{all.at.num + b.at.num, all.at.den + b.at.den}
	}
	return all
}

// rows writes one table from the place reached and returns where it ends.
func (p *paper) rows(x, wide float64, head string, bars []bar, all int64) float64 {
	font, bold := small, smallBold
	if wide < width {
		font.Size, bold.Size = 7.5, 7.5
	}
	table, y := p.doc.Add(0, page.Table), p.y
	p.put(page.Rect{X: x, Y: y, W: wide, H: rowHigh, Paint: page.Paint{Fill: tint}})
	row := p.doc.Add(table, page.Row)
	p.cell(x+1.5, y, bold, page.Accent, row, page.Head, bold.Fit(head, columns[0].end(wide)-14), false)
	for _, c := range columns {
		p.cell(x+c.end(wide), y, bold, page.Accent, row, page.Head, c.head, true)
	}
	for i := range bars {
		b, face := &bars[i], font
		if b.total {
			face = bold
		}
		y += rowHigh
		row := p.doc.Add(table, page.Row)
		p.cell(x+1.5, y, face, page.Ink, row, page.Head, face.Fit(b.label, columns[0].end(wide)-14), false)
		for _, c := range columns {
			text, grey := c.text(b, all)
			tone := page.Ink
			if grey {
				tone = page.Grey
			}
			p.cell(x+c.end(wide), y, face, tone, row, page.Cell, text, true)
		}
		p.put(line(x, y+rowHigh, x+wide, y+rowHigh))
	}
	return y + rowHigh
}

// cell writes one cell; at x it begins, or ends.
func (p *paper) cell(x, y float64, font page.Font, in color.NRGBA, row int, role page.Role, text string, right bool) {
	if right {
		x -= font.Width(text)
	}
	p.put(page.Text{X: x, Y: y + 3.5, Font: font, Color: in, Text: text, Elem: p.doc.Add(row, role)})
}
