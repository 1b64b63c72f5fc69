package reportpaper

import (
	"image/color"
	"math"
	"strings"

	"paydesk/assets/page"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// bar is one bar of a chart and one row of the table under it.
type bar struct {
	label     string
	short     string // below a standing bar
	total     bool   // of the others
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

// rowsApart is how many groups have a bar of their own; the others share one.
// Two charts of groups leave less room for each, and so does much to look at
// first.
func (p *paper) rowsApart() int {
	if p.groupsApart() {
		return 6 - (len(p.first())+2)/4
	}
	return 8
}

// groupsApart reports whether groups were asked for that are not shown anyway.
func (p *paper) groupsApart() bool {
	return len(p.By) > 1 || len(p.By) == 1 && p.By[0] != report.Topic && p.By[0] != report.Day
}

// byTopic are the topics with most contacts.
func (p *paper) byTopic() chart {
	return chart{title: "Contacts by topic", head: "Topic", bars: ranked(p.Topics, p.rowsApart())}
}

// asGrouped are the groups that were asked for.
func (p *paper) asGrouped() chart {
	var names []string
	for _, g := range p.By {
		names = append(names, string(g))
	}
	name := strings.Join(names, " and ")
	return chart{title: "Contacts by " + name, head: strings.ToUpper(name[:1]) + name[1:], bars: ranked(p.Groups, p.rowsApart())}
}

// ranked makes bars of the first groups and one of the rest.
func ranked(groups []report.Group, apart int) []bar {
	var bars []bar
	var rest bar
	for i := range groups {
		if i >= apart && len(groups) > apart+1 {
			rest.add(&groups[i])
			continue
		}
		b := bar{label: strings.Join(groups[i].Labels, ", ")}
		b.add(&groups[i])
		bars = append(bars, b)
	}
	if rest.contacts > 0 {
		rest.label = reportwords.Plural(len(groups)-apart, "other group")
		bars = append(bars, rest)
	}
	return bars
}

// chart draws the bars, and the table under them.
func (p *paper) chart(c chart) {
	if len(c.bars) == 0 {
		return
	}
	high, draw := float64(len(c.bars))*lieLead+chartGap, p.lying
	if c.upright {
		high, draw = standHigh+chartGap, p.standing
	}
	p.head(c.title, high+c.tableHigh())
	draw(c.bars)
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

// chartGap is what stays free between a chart and its table.
const chartGap = 2.5

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
			page.Text{X: margin + lieLabel + long + 1.5, Y: p.y + 3.7, Font: smallBold, Color: page.Ink, Text: reportwords.Whole(b.contacts)})
		p.y += lieLead
	}
	p.y += chartGap
}

const standHigh = 34.0

// standing draws bars side by side on a line.
func (p *paper) standing(bars []bar) {
	const room = standHigh - 9 // numbers above, names below
	most, step := longest(bars), width/float64(len(bars))
	above, below, every := inStep(bars, step)
	floor := p.y + room + 4
	for i := range bars {
		b := &bars[i]
		wide, high := min(step*0.66, 14), room*float64(b.contacts)/most
		middle := margin + step*(float64(i)+0.5)
		p.put(page.Rect{X: middle - wide/2, Y: floor - high, W: wide, H: high, Paint: b.fill()})
		p.centred(above, page.Ink, middle, floor-high-1, reportwords.Whole(b.contacts))
		if i%every == 0 {
			p.centred(below, page.Grey, middle, floor+3.5, b.short)
		}
	}
	p.put(line(margin, floor, margin+width, floor))
	p.y += standHigh + chartGap
}

// centred writes a line round x, but within the margins.
func (p *paper) centred(font page.Font, in color.NRGBA, x, y float64, text string) {
	wide := font.Width(text)
	x = min(max(x-wide/2, margin), margin+width-wide)
	p.put(page.Text{X: x, Y: y, Font: font, Color: in, Text: text})
}

// inStep are the fonts of the numbers above standing bars and the names below,
// and that every so many bars have room for a name.
func inStep(bars []bar, step float64) (above, below page.Font, every int) {
	above, below = page.Font{Size: 8}, page.Font{Size: 7.5}
	var name, number float64
	for i := range bars {
		name, number = max(name, below.Width(bars[i].short)), max(number, above.Width(reportwords.Whole(bars[i].contacts)))
	}
	above.Size *= min(1, (step-0.4)/number)
	return above, below, int(math.Ceil((name + 0.8) / step))
}
