package reportpaper

import (
	"image/color"
	"strings"

	"paydesk/assets/page"
	"paydesk/store/report"
)

// bar is one bar of a chart and one row of the table under it.
type bar struct {
	label     string
	short     string // below a standing bar
	contacts  int64
	first, at sum // first contacts solved, net; handling time
}

// sum is a hit count, or seconds, and what they rest on.
type sum struct{ num, den int64 }

func (s *sum) add(m report.Measured) { s.num, s.den = s.num+m.Numerator, s.den+m.Denominator }

// add adds the figures of a group.
func (b *bar) add(g *report.Group) {
	contacts, _ := g.Of("contacts")
	first, _ := g.Of("fcr_net")
	aht, _ := g.Of("aht")
	b.contacts += contacts.Numerator
	b.first.add(first)
	b.at.add(aht)
}

// chart is bars with their heading.
type chart struct {
	title, head string
	bars        []bar
	upright     bool // bars stand side by side, as time goes
}

// mostRows is how many groups have a bar of their own; the others share one.
const mostRows = 8

// byTopic are the topics with most contacts.
func (p *paper) byTopic() chart {
	return chart{title: "Contacts by topic", head: "Topic", bars: ranked(p.Topics)}
}

// asGrouped are the groups that were asked for, where they are not shown
// already.
func (p *paper) asGrouped() (chart, bool) {
	if len(p.By) == 0 || len(p.By) == 1 && (p.By[0] == report.Topic || p.By[0] == report.Day) {
		return chart{}, false
	}
	var names []string
	for _, g := range p.By {
		names = append(names, string(g))
	}
	name := strings.Join(names, " and ")
	return chart{title: "Contacts by " + name, head: strings.ToUpper(name[:1]) + name[1:], bars: ranked(p.Groups)}, true
}

// ranked makes bars of the first groups and one of the rest.
func ranked(groups []report.Group) []bar {
	var bars []bar
	var rest bar
	for i := range groups {
		if i >= mostRows && len(groups) > mostRows+1 {
			rest.add(&groups[i])
			continue
		}
		b := bar{label: strings.Join(groups[i].Labels, ", ")}
		b.add(&groups[i])
		bars = append(bars, b)
	}
	if rest.contacts > 0 {
		rest.label = plural(len(groups)-mostRows, "other group")
		bars = append(bars, rest)
	}
	return bars
}

// chart draws the bars, and the table under them.
func (p *paper) chart(c chart) {
	if len(c.bars) == 0 {
		return
	}
	if c.upright {
		p.head(c.title, standHigh+20)
		p.standing(c.bars)
	} else {
		p.head(c.title, float64(len(c.bars))*lieLead+20)
		p.lying(c.bars)
	}
	p.table(c)
	p.y += 5
}

// longest is the largest count of some bars, at least one.
func longest(bars []bar) float64 {
	most := int64(1)
	for i := range bars {
		most = max(most, bars[i].contacts)
	}
	return float64(most)
}

// fill is the colour of a bar; one of few contacts is lighter.
func (b *bar) fill() page.Paint {
	if b.contacts < few {
		return page.Paint{Fill: faint}
	}
	return page.Paint{Fill: page.Accent}
}

const (
	lieLead  = 5.6
	lieLabel = 70.0
	lieWide  = width - lieLabel - 16
)

// lying draws bars below each other. Their words stand in the table, too, so
// a reader program is spared them here.
func (p *paper) lying(bars []bar) {
	most := longest(bars)
	for i := range bars {
		b := &bars[i]
		long := lieWide * float64(b.contacts) / most
		p.put(page.Text{X: margin, Y: p.y + 3.7, Font: small, Color: page.Ink, Text: small.Fit(b.label, lieLabel-3)},
			page.Rect{X: margin + lieLabel, Y: p.y + 0.8, W: long, H: 3.6, Paint: b.fill()},
			page.Text{X: margin + lieLabel + long + 1.5, Y: p.y + 3.7, Font: smallBold, Color: page.Ink, Text: whole(b.contacts)})
		p.y += lieLead
	}
	p.y += 3
}

const standHigh = 34.0

// standing draws bars side by side on a line.
func (p *paper) standing(bars []bar) {
	const room = standHigh - 9 // numbers above, names below
	most, step := longest(bars), width/float64(len(bars))
	font := page.Font{Size: max(5.5, min(8, step*1.45))}
	floor := p.y + room + 4
	for i := range bars {
		b := &bars[i]
		wide, high := min(step*0.66, 14), room*float64(b.contacts)/most
		middle := margin + step*(float64(i)+0.5)
		p.put(page.Rect{X: middle - wide/2, Y: floor - high, W: wide, H: high, Paint: b.fill()})
		p.centred(font, page.Ink, middle, floor-high-1, whole(b.contacts))
		p.centred(font, page.Grey, middle, floor+3.5, b.short)
	}
	p.put(line(margin, floor, margin+width, floor))
	p.y += standHigh + 2
}

func (p *paper) centred(font page.Font, in color.NRGBA, x, y float64, text string) {
	p.put(page.Text{X: x - font.Width(text)/2, Y: y, Font: font, Color: in, Text: text})
}
