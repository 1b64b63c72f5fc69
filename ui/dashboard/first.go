package dashboard

import (
	"fmt"
	"strconv"

	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/reportwords"
	"paydesk/ui/words"
)

// The most of each kind that are looked at first; the others stand in the
// tables.
const (
	firstSpikes = 3
	firstSteps  = 2
)

// first makes the list of what to look at first.
func (m *maker) first() placer {
	lines := m.said("missing", "first.missing", m.Missing)
	lines = append(lines, m.spikes()...)
	lines = append(lines, m.missed("promises_overdue", "first.overdue")...)
	lines = append(lines, m.missed("must_skips", "first.skips")...)
	for i := range m.Steps {
		if s := &m.Steps[i]; i < firstSteps && s.Left > 0 {
			l := m.step(s)
			l.cells = cells(words.T("first.left", m.stepName(s), m.b.p.deps.Desk.ReportLabel(report.Topic, s.Topic), s.Left, s.Shown))
			l.spot.id = "first/" + l.spot.id
			lines = append(lines, l)
		}
	}
	if m.Searches != nil && m.Searches.Texts > 0 {
		text := words.T("first.searches", m.Searches.Texts)
		lines = append(lines, line{cells(text), spot{id: "first/searches", tell: func() string {
			return text + "   " + words.T("first.searchestold", keys.Hint(keys.ShowSettings)) + "\n" + words.T("dashboard.formula", report.SearchRule)
		}}})
	}
	lines = append(lines, m.said("note", "first.note", m.Notes)...)
	if len(lines) == 0 {
		return stacked(m.heading(words.T("dashboard.first.title")), m.sentence(words.T("first.nothing")))
	}
	return stacked(m.heading(words.T("dashboard.first.title")), m.table(sectionFirst, []string{""}, lines))
}

// said are lines of sentences that the report holds.
func (m *maker) said(id, word string, sentences []string) (lines []line) {
	for i, text := range sentences {
		lines = append(lines, line{cells(words.T(word, text)), spot{id: fmt.Sprint("first/", id, i), tell: func() string { return text }}})
	}
	return lines
}

// spikes are the days that stand out, the latest first.
func (m *maker) spikes() (lines []line) {
	for i := len(m.Spikes) - 1; i >= 0 && len(lines) < firstSpikes; i-- {
		s := m.Spikes[i]
		where := report.Filter{report.Day: {s.Day}}
		if s.Grouping != "" {
			where[s.Grouping] = []string{s.Key}
		}
		lines = append(lines, line{cells(words.T("first.spike", reportwords.Spike(s))), spot{
			id: "first/" + s.Day + string(s.Grouping) + s.Key, title: reportwords.Spike(s),
			tell: func() string {
				return reportwords.Spike(s) + "   " + words.T("first.spiketold", strconv.FormatFloat(s.Limit, 'f', 1, 64), s.Weeks) + "\n" + words.T("dashboard.formula", m.Rule)
			},
			behind: &report.Selection{Where: where},
		}})
	}
	return lines
}

// missed is the line of a count that should be zero.
func (m *maker) missed(id, word string) []line {
	f := m.Of(id)
	if f.Numerator == 0 {
		return nil
	}
	s := *m.figure(f)
	s.id, s.behind = "first/"+id, &report.Selection{Figure: id, Numerator: true}
	return []line{{cells(words.T(word, f.Numerator)), s}}
}
