package dashboard

import (
	"strings"

	"paydesk/store/report"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// onCards are the figures that have a card; all of them stand in a table
// below.
var onCards = []string{"contacts", "shoppers", "outcome_resolved", "fcr_net", "aht", "repeats", "proposals_accepted", "promises_overdue"}

// cards makes the cards.
func (m *maker) cards() placer {
	var all []*widgets.Card
	for _, id := range onCards {
		f := m.Of(id)
		c := add(m, widgets.NewCard(words.T("card."+id), strings.TrimSuffix(reportwords.Value(f.Unit, f.Measured), " *"), f.Small,
			reportwords.RestsOn(f.Unit, f.Measured), reportwords.Against(f), usual(f)))
		s := m.figure(f)
		s.section, s.light, s.start = sectionCards, c.Light, func() float32 { return 0 }
		s.box = func() (float32, float32) { return c.Position().Y, c.Position().Y + c.Size().Height }
		c.OnTap = m.b.p.deps.Guard.Call(func() { m.b.tapped(s) })
		m.spots = append(m.spots, s)
		all = append(all, c)
	}
	return m.b.ground.cards(all)
}

// figure is the spot of a figure of the whole period.
func (m *maker) figure(f *report.Figure) *spot {
	return &spot{
		id: "figure/" + f.ID, title: f.Title,
		tell:   func() string { return tellFigure(f) },
		behind: &report.Selection{Figure: f.ID},
	}
}

// usual compares a figure with the same weekdays before.
func usual(f *report.Figure) string {
	if f.Weekdays == nil || f.Weekdays.Value == nil {
		return words.T("dashboard.nousual")
	}
	return words.T("dashboard.usual", reportwords.Amount(f.Unit, *f.Weekdays.Value))
}

// tellFigure says how a figure came about: its formula, its window, what it
// rests on, and what it is compared with.
func tellFigure(f *report.Figure) string {
	first := []string{f.Title + ": " + reportwords.Value(f.Unit, f.Measured), reportwords.RestsOn(f.Unit, f.Measured)}
	if f.Low != nil {
		first = append(first, words.T("dashboard.interval", reportwords.Percent(*f.Low), reportwords.Percent(*f.High), f.Interval))
	}
	first = append(first, words.T("dashboard.before", reportwords.Against(f)), usual(f))
	return strings.Join(first, "   ") + "\n" +
		words.T("dashboard.formula", f.Formula) + "   " + words.T("dashboard.window", f.Window)
}

// figures makes the table of all figures.
func (m *maker) figures() placer {
	var lines []line
	for i := range m.Figures {
		f := &m.Figures[i]
		row := cells(f.Title, reportwords.Value(f.Unit, f.Measured), reportwords.RestsOn(f.Unit, f.Measured), between(f.Measured), reportwords.Against(f), usualCell(f))
		for c := range row {
			row[c].Dim = f.Small && c > 0
		}
		s := *m.figure(f)
		s.id = "all/" + f.ID
		lines = append(lines, line{row, s})
	}
	m.b.more[sectionFigures] = len(lines) // all of them
	head := []string{words.T("head.figure"), words.T("head.value"), words.T("head.rests"), words.T("head.interval"), words.T("head.before"), words.T("head.usual")}
	return stacked(m.heading(words.T("dashboard.figures")), m.table(sectionFigures, head, lines))
}

func usualCell(f *report.Figure) string {
	if f.Weekdays == nil || f.Weekdays.Value == nil {
		return "–"
	}
	return reportwords.Amount(f.Unit, *f.Weekdays.Value)
}
