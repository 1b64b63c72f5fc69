package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// The sections, in the order they stand in.
const (
	sectionCards    = "cards"
	sectionFirst    = "first"
	sectionGroups   = "groups"
	sectionTime     = "time"
	sectionSteps    = "steps"
	sectionFigures  = "figures"
	sectionHandouts = "handouts"
	sectionSearches = "searches"
)

// maker makes what a board shows of a report.
type maker struct {
	counted
	b       *board
	objects []fyne.CanvasObject
	spots   []*spot
	title   *widget.Label // the heading made last
}

func newMaker(b *board, made counted) *maker { return &maker{counted: made, b: b} }

// add takes an object into the board.
func add[T fyne.CanvasObject](m *maker, o T) T {
	m.objects = append(m.objects, o)
	return o
}

// heading is the caption over a section.
func (m *maker) heading(text string) placer {
	m.title = add(m, widgets.Heading(text))
	return wrapped(m.title)
}

// sentence is a line of words.
func (m *maker) sentence(text string) placer { return wrapped(add(m, widgets.Text(text))) }

// placed makes all sections.
func (m *maker) placed() placer {
	if m.Contacts == 0 && m.Of("promises_due").N == 0 {
		return m.sentence(m.b.p.why(m.query))
	}
	parts := []placer{m.cards(), m.first(), beside(m.groups(), m.time()), m.steps(), m.figures(), beside(m.handouts(), m.searches())}
	if m.Own != "" {
		parts = append([]placer{m.sentence(words.T("dashboard.own", m.Own))}, parts...)
	}
	return stacked(parts...)
}

// why says why there are no figures, and which key finds some.
func (p *Dashboard) why(q report.Query) string {
	span := reportwords.Span(q.Period.First(), q.Period.Last())
	if only := p.filterWords(q.Filter); only != "" {
		return words.T("dashboard.nonefit", span, only, keys.Hint(keys.AllAgain))
	}
	if since, err := p.deps.Desk.Store().Since(p.ctx); err == nil && since.IsZero() {
		return words.T("history.nothing")
	}
	digit := wider[p.chosen]
	return words.T("dashboard.none", span, digit, words.T(periodNames()[digit-1]))
}

// line is a row of a table: what is written in it, and what it stands for.
type line struct {
	cells []widgets.Cell
	spot  spot
}

// rowsAtFirst is how many rows of a table are shown before somebody asks for
// more.
const rowsAtFirst = 15

// table makes a section of rows. Of many rows the first are shown, and a row
// that shows more.
func (m *maker) table(section string, head []string, lines []line) placer {
	shown := rowsAtFirst + m.b.more[section]
	if left := len(lines) - shown; left > 0 {
		lines = append(lines[:shown:shown], line{
			cells: []widgets.Cell{{Text: words.T("dashboard.more", left)}},
			spot: spot{id: section + "/more", tell: func() string { return words.T("dashboard.moretold") }, use: func() {
				m.b.more[section] += 100
				m.b.show(m.counted)
			}},
		})
	}
	rows := make([][]widgets.Cell, len(lines))
	for i, l := range lines {
		rows[i] = l.cells
	}
	t := add(m, widgets.NewTable(head, rows))
	title, spots := m.title, make([]*spot, len(lines))
	for i := range lines {
		s := &lines[i].spot
		s.section, s.start = section, func() float32 { return title.Position().Y }
		s.light = func(on bool) { lightRow(t, i, on) }
		s.box = func() (float32, float32) {
			top, bottom := t.RowBox(i)
			return t.Position().Y + top, t.Position().Y + bottom
		}
		spots[i] = s
	}
	m.spots = append(m.spots, spots...)
	t.OnTap = widgets.With(m.b.p.deps.Guard, func(row int) { m.b.tapped(spots[row]) })
	return whole(t)
}

// lightRow lights a row, or puts out its light.
func lightRow(t *widgets.Table, row int, on bool) {
	switch {
	case on:
		t.Light(row)
	case t.Lit() == row:
		t.Light(-1)
	}
}

func cells(texts ...string) []widgets.Cell {
	out := make([]widgets.Cell, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}
