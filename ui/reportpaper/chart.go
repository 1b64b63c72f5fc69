package reportpaper

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"paydesk/assets/page"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// bar is one bar of a chart and one row of the table under it.
type bar struct {
	label     string
	short     string // below a standing bar
	sum       bool   // of all groups
	rest      bool   // of the groups without a bar of their own
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
	bare        bool // there is no room for a table below
}

// groupsApart reports whether groups were asked for that are not shown anyway.
func (p *paper) groupsApart() bool {
	if len(p.By) != 1 {
		return len(p.By) > 1
	}
	weeks := p.By[0] == report.Week && p.pace().head == weekHead
	return p.By[0] != report.Topic && p.By[0] != report.Day && !weeks
}

// byTopic are the topics with most contacts.
func (p *paper) byTopic() chart {
	return chart{title: "Contacts by topic", head: "Topic", bars: ranked(p.Topics, p.most)}
}

// asGrouped are the groups that were asked for: all of them, as time goes,
// where they are a few times, and else the fullest.
func (p *paper) asGrouped() chart {
	var names []string
	for _, g := range p.By {
		names = append(names, string(g))
	}
	name := strings.Join(names, " and ")
	c := chart{title: "Contacts by " + name, head: strings.ToUpper(name[:1]) + name[1:], bars: times(p.By, p.Groups)}
	if c.upright = len(c.bars) > 0; !c.upright {
		c.bars = ranked(p.Groups, p.most)
	}
	return c
}

// ranked makes bars of the fullest groups and one of the rest.
func ranked(groups []report.Group, most int) []bar {
	all := make([]bar, 0, len(groups))
	for i := range groups {
		b := bar{label: strings.Join(groups[i].Labels, ", ")}
		if b.add(&groups[i]); b.contacts > 0 {
			all = append(all, b)
		}
	}
	slices.SortStableFunc(all, func(a, b bar) int { return cmp.Compare(b.contacts, a.contacts) })
	if len(all) <= most+1 {
		return all
	}
	rest := total(all[most:])
	rest.sum, rest.rest = false, true
	rest.label = reportwords.Plural(len(all)-most, "other group")
	return append(all[:most:most], rest)
}

// without is the chart without its table, if it can do without.
func (c chart) without(table bool) chart {
	c.bare = table && c.upright
	return c
}

// chart draws the bars, and the table under or round them.
func (p *paper) chart(c chart) {
	switch {
	case len(c.bars) == 0:
		return
	case c.upright:
		p.head(c.title, standHigh+chartGap+c.tableHigh())
		p.standing(c.bars)
	default:
		p.head(c.title, 4*rowHigh)
	}
	if !c.bare {
		p.table(c)
	}
	p.y += 5
}

// longest is the largest count of one bar, at least one. That of all the others
// has no bar, which would dwarf every other.
func longest(bars []bar) float64 {
	most := int64(1)
	for i := range bars {
		if !bars[i].rest {
			most = max(most, bars[i].contacts)
		}
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

const standHigh = 31.0

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
