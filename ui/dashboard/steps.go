package dashboard

import (
	"cmp"
	"strconv"

	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// steps makes the table of the steps at which checklists were left. Times are
// medians of several agents: the report gives none that is a single agent's.
func (m *maker) steps() placer {
	var lines []line
	for i := range m.Steps {
		if m.Steps[i].Left > 0 {
			lines = append(lines, m.step(&m.Steps[i]))
		}
	}
	title := m.heading(words.T("dashboard.steps"))
	if len(lines) == 0 {
		return stacked(title, m.sentence(words.T("steps.none")))
	}
	head := []string{words.T("head.step"), words.T("head.left"), words.T("head.shown"), words.T("head.median"), words.T("head.success"), words.T("head.interval")}
	return stacked(title, m.table(sectionSteps, head, lines))
}

func (m *maker) stepName(s *report.StepFigure) string { return cmp.Or(s.Title, s.Node) }

// step is the row of a step.
func (m *maker) step(s *report.StepFigure) line {
	name := words.T("steps.name", m.stepName(s), m.b.p.deps.Desk.ReportLabel(report.Topic, s.Topic))
	median := words.T("steps.notime")
	if s.MedianSeconds != nil {
		median = reportwords.Seconds(*s.MedianSeconds)
	}
	success := widgets.Cell{Text: reportwords.Value(report.Share, s.Success), Dim: s.Success.Small}
	row := append(cells(name, strconv.FormatInt(s.Left, 10), strconv.FormatInt(s.Shown, 10), median), success, widgets.Cell{Text: between(s.Success), Dim: s.Success.Small})
	return line{row, spot{
		id: "step/" + s.Topic + "/" + s.Node, title: words.T("steps.leftat", name),
		tell: func() string {
			return words.T("steps.told", name, s.Left, s.Shown, median, reportwords.Value(report.Share, s.Success), reportwords.RestsOn(report.Share, s.Success), between(s.Success)) +
				"\n" + words.T("dashboard.formula", m.StepRule)
		},
		behind: &report.Selection{Step: &report.Step{Topic: s.Topic, Node: s.Node}, Left: true},
	}}
}

// between is the interval of a share.
func between(m report.Measured) string {
	if m.Low == nil {
		return "–"
	}
	return words.T("dashboard.between", reportwords.Percent(*m.Low), reportwords.Percent(*m.High))
}

// handouts makes the table of handouts by language.
func (m *maker) handouts() placer {
	title := m.heading(words.T("dashboard.handouts"))
	if len(m.Handouts) == 0 {
		return stacked(title, m.sentence(words.T("handouts.none")))
	}
	var lines []line
	for i := range m.Handouts {
		h := m.Handouts[i]
		name := m.b.p.deps.Desk.ReportLabel(report.Language, h.Language)
		if key := "lang." + h.Language; words.Has(key) {
			name = words.T(key)
		}
		lines = append(lines, line{cells(name, strconv.FormatInt(h.Count, 10), strconv.FormatInt(h.Contacts, 10)), spot{
			id: "handout/" + h.Language, title: words.T("handouts.in", name),
			tell:   func() string { return m.tellHandout(name, h) },
			behind: &report.Selection{Handout: &h.Language},
		}})
	}
	head := []string{words.T("by.language"), words.T("head.handouts"), words.T("head.contacts")}
	return stacked(title, m.table(sectionHandouts, head, lines))
}

func (m *maker) tellHandout(name string, h report.Handed) string {
	f := m.Of("handouts")
	return words.T("handouts.told", name, h.Count, h.Contacts, f.N) + "\n" + words.T("dashboard.formula", f.Formula) + "   " + words.T("dashboard.window", f.Window)
}

// searches makes the table of searches without a good answer. Who may see
// their own figures only gets none.
func (m *maker) searches() placer {
	if m.Searches == nil || len(m.Searches.Most) == 0 {
		return stacked()
	}
	var lines []line
	for _, s := range m.Searches.Most {
		lines = append(lines, line{cells(s.Text, strconv.Itoa(s.Searches), s.LastDay), spot{
			id: "search/" + s.Language + s.Text,
			tell: func() string {
				return words.T("searches.told", s.Text, s.Searches, s.LastDay, keys.Hint(keys.ShowSettings)) + "\n" + words.T("dashboard.formula", m.Searches.Formula)
			},
		}})
	}
	head := []string{words.T("head.search"), words.T("head.searches"), words.T("head.lastday")}
	return stacked(m.heading(words.T("dashboard.searches", m.Searches.Texts)), m.table(sectionSearches, head, lines))
}
