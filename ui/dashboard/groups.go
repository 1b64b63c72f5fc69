package dashboard

import (
	"strings"

	"paydesk/store/report"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// barsShown is how many groups the chart has a bar for; its table lists all.
const barsShown = 8

// column is a figure of a group in its table.
type column struct{ head, id string }

var groupColumns = []column{{"head.fcr", "fcr_net"}, {"head.aht", "aht"}, {"head.repeats", "repeats"}}

// groups makes the chart of the groups asked for, and its table.
func (m *maker) groups() placer {
	if len(m.By) == 0 {
		return m.sentence(words.T("dashboard.ungrouped"))
	}
	before := map[string]float64{}
	for i := range m.Before {
		before[strings.Join(m.Before[i].Keys, "\x00")] = float64(contactsOf(&m.Before[i]))
	}
	earlier := func(g *report.Group) float64 {
		if m.Of("contacts").Before == nil {
			return -1
		}
		return before[strings.Join(g.Keys, "\x00")]
	}
	var bars []widgets.Bar
	var lines []line
	for i := range m.Groups {
		g := &m.Groups[i]
		n := contactsOf(g)
		if n == 0 && earlier(g) <= 0 {
			continue // it has promises alone
		}
		if len(bars) < barsShown && n > 0 {
			bars = append(bars, widgets.Bar{Label: strings.Join(g.Labels, " / "), Value: float64(n), Text: reportwords.Whole(n), Before: earlier(g)})
		}
		lines = append(lines, m.group(g, earlier(g)))
	}
	names := m.names(m.By)
	head := []string{names, words.T("head.contacts"), words.T("head.share"), words.T("head.change")}
	for _, c := range groupColumns {
		head = append(head, words.T(c.head))
	}
	return stacked(m.heading(words.T("dashboard.bygroup", strings.ToUpper(names), barsShown)), whole(add(m, widgets.NewBars(bars))), m.table(sectionGroups, head, lines))
}

// names are groupings in words.
func (m *maker) names(by []report.Grouping) string {
	var names []string
	for _, g := range by {
		names = append(names, words.T("by."+string(g)))
	}
	return strings.Join(names, " / ")
}

func contactsOf(g *report.Group) int64 {
	m, _ := g.Of("contacts")
	return m.Numerator
}

// group is the row of a group.
func (m *maker) group(g *report.Group, before float64) line {
	n := contactsOf(g)
	change := "–"
	if before >= 0 {
		change = signed(n - int64(before))
	}
	row := cells(strings.Join(g.Labels, " / "), reportwords.Whole(n), share(n, int64(m.Contacts)), change)
	for _, c := range groupColumns {
		v, _ := g.Of(c.id)
		row = append(row, widgets.Cell{Text: reportwords.Value(m.Of(c.id).Unit, v), Dim: v.Small})
	}
	s := spot{
		id: "group/" + strings.Join(g.Keys, "\x00"), title: strings.Join(g.Labels, " / "),
		tell: func() string { return m.tellGroup(g, before) }, behind: &report.Selection{Group: g},
	}
	for i, by := range m.By {
		s.only = append(s.only, word{by, g.Keys[i]})
	}
	return line{row, s}
}

func share(n, of int64) string {
	if of == 0 {
		return "–"
	}
	return reportwords.Percent(float64(n) / float64(of))
}

func signed(n int64) string {
	switch {
	case n > 0:
		return "+" + reportwords.Whole(n)
	case n < 0:
		return "-" + reportwords.Whole(-n)
	}
	return "="
}

// tellGroup says what the row of a group holds and how it is counted.
func (m *maker) tellGroup(g *report.Group, before float64) string {
	n := contactsOf(g)
	parts := []string{words.T("dashboard.grouptold", strings.Join(g.Labels, " / "), words.Some("count.contact", int(n)), m.Contacts)}
	if before >= 0 {
		parts = append(parts, words.T("dashboard.groupbefore", int(before)))
	}
	formulas := []string{}
	for _, c := range groupColumns {
		f := m.Of(c.id)
		v, _ := g.Of(c.id)
		parts = append(parts, words.T(c.head)+" "+reportwords.Value(f.Unit, v)+" ("+reportwords.RestsOn(f.Unit, v)+")")
		formulas = append(formulas, words.T(c.head)+" = "+f.Formula)
	}
	return strings.Join(parts, "   ") + "\n" + strings.Join(formulas, ".   ") + ".   " + words.T("dashboard.window", m.Of("contacts").Window)
}
