package reportpaper

import (
	"cmp"
	"fmt"
	"image/color"
	"strings"

	"paydesk/assets/page"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// figureHigh is a row of the table of all figures, which is fine print.
const figureHigh = 3.7

var (
	fine     = page.Font{Size: 6.8}
	fineBold = page.Font{Size: 6.8, Bold: true}
)

// Two tables stand side by side with so much between them.
const (
	fineGap  = 4.0
	fineWide = (width - fineGap) / 2
)

// figureHead are the columns of the table of all figures.
var figureHead = []string{"Figure", "Value", "Rests on", "Interval", "Before"}

// figureCells are a figure in words, one for each column.
func figureCells(f *report.Figure) []string {
	before := "–"
	if f.Before != nil {
		before = reportwords.Value(f.Unit, *f.Before)
	}
	return []string{f.Title, reportwords.Value(f.Unit, f.Measured), restsOn(f), interval(f), before}
}

// restsOn is what the value was divided by; a count rests on itself.
func restsOn(f *report.Figure) string {
	switch f.Unit {
	case report.Share:
		return reportwords.Whole(f.Numerator) + " / " + reportwords.Whole(f.Denominator)
	case report.Seconds:
		return "n = " + reportwords.Whole(f.N)
	}
	return "–"
}

// interval is the 95 % interval of a share, in percent.
func interval(f *report.Figure) string {
	if f.Low == nil || f.High == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f–%.1f", 100**f.Low, 100**f.High)
}

// figures writes all figures in two tables side by side, and the handouts by
// language.
func (p *paper) figures() {
	half := (len(p.Figures) + 1) / 2
	if half == 0 {
		return
	}
	p.head("All figures", float64(half+1)*figureHigh+10)
	y := p.y
	p.figureTable(margin, p.Figures[:half])
	left := p.y
	p.y = y
	p.figureTable(margin+fineWide+fineGap, p.Figures[half:])
	p.y = left + 0.5
	p.para(page.P, fine, 3.5, page.Grey, "Interval: of 95 %, by Wilson's score, in percent. Before: the period of the same length before.")
	if len(p.Handouts) > 0 {
		p.para(page.P, fine, 3.5, page.Ink, handed(p.Handouts))
	}
	p.y += 4
}

// figureTable writes some figures from the place reached.
func (p *paper) figureTable(x float64, figures []report.Figure) {
	rows := [][]string{figureHead}
	for i := range figures {
		rows = append(rows, figureCells(&figures[i]))
	}
	ends := figureEnds(rows)
	table := p.doc.Add(0, page.Table)
	p.put(page.Rect{X: x, Y: p.y, W: fineWide, H: figureHigh, Paint: page.Paint{Fill: tint}})
	p.figureRow(x, table, ends, rows[0], ink{fineBold, page.Accent, page.Head})
	for i := range figures {
		in := ink{fine, page.Ink, page.Cell}
		if figures[i].Small {
			in.tone = page.Grey
		}
		p.figureRow(x, table, ends, rows[i+1], in)
		p.put(line(x, p.y, x+fineWide, p.y))
	}
}

// figureEnds are where the columns end: each is as wide as its widest cell, and
// the titles get what is left.
func figureEnds(rows [][]string) []float64 {
	const gap = 1.8
	ends := make([]float64, len(figureHead))
	at := fineWide - 0.8
	for column := len(ends) - 1; column >= 0; column-- {
		ends[column] = at
		var wide float64
		for _, row := range rows {
			wide = max(wide, fineBold.Width(row[column]))
		}
		at -= wide + gap
	}
	return ends
}

// ink is how the cells of a row are written.
type ink struct {
	font page.Font
	tone color.NRGBA
	role page.Role
}

// figureRow writes one row of cells.
func (p *paper) figureRow(x float64, table int, ends []float64, cells []string, in ink) {
	row, y := p.doc.Add(table, page.Row), p.y+2.7
	title := in.font
	title.Size *= min(1, max(0.6, 0.99*(ends[0]-0.8)/title.Width(cells[0])))
	p.cell(x+0.8, y, title, in.tone, row, page.Head, title.Fit(cells[0], ends[0]-0.8), false)
	for i, text := range cells[1:] {
		p.cell(x+ends[i+1], y, in.font, in.tone, row, in.role, text, true)
	}
	p.y += figureHigh
}

// handed says how many handouts of each language were given out.
func handed(all []report.Handed) string {
	const most = 16
	var some []string
	for _, h := range all[:min(most, len(all))] {
		language := cmp.Or(report.Label(report.Language, h.Language), h.Language)
		some = append(some, fmt.Sprintf("%s %s for %s", language, reportwords.Whole(h.Count), reportwords.Whole(h.Contacts)))
	}
	text := "Handouts by language, and for how many contacts: " + strings.Join(some, ", ")
	if n := len(all) - most; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return text + "."
}
