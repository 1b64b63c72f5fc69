package dashboard

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// question is what the strip asks.
type question int

const (
	askNothing question = iota
	askExport           // as what to write the report
	askDays             // the days of another period
	askName             // a name for the view
)

// strip asks something in the place of the groupings.
type strip struct {
	h       *head
	open    question
	formats *widgets.Tabs
	writes  *widget.Label // of what days a report is written
	first   *widgets.Entry
	last    *widgets.Entry
	name    *widgets.Entry
	asks    map[question]fyne.CanvasObject
	box     *fyne.Container
}

func newStrip(h *head) *strip {
	s := &strip{h: h, formats: widgets.NewTabs(keys.PaneExport, h.p.deps.Rest)}
	s.first = s.entry(func() { h.p.deps.Focus(s.last) })
	s.last = s.entry(func() { h.p.takeDays(s.first.Text, s.last.Text) })
	s.name = s.entry(func() { h.p.views.save(s.name.Text) })
	for _, day := range []*widgets.Entry{s.first, s.last} {
		day.Whole = true
		day.OnChanged = widgets.With(h.p.deps.Guard, func(string) { h.p.deps.Status.Mend() })
	}
	s.formats.OnChoose = widgets.With(h.p.deps.Guard, s.offer)
	days := container.NewGridWithColumns(2,
		widgets.Captioned(70, widgets.Hint(words.T("dashboard.first")), s.first),
		widgets.Captioned(70, widgets.Hint(words.T("dashboard.last")), s.last))
	s.writes = widgets.Hint("")
	s.asks = map[question]fyne.CanvasObject{
		askExport: container.New(layout.NewBorderLayout(nil, nil, s.writes, nil), s.writes, s.formats),
		askDays:   days,
		askName:   widgets.Captioned(130, widgets.Hint(words.T("dashboard.name")), s.name),
	}
	s.box = container.NewStack()
	return s
}

func (s *strip) object() fyne.CanvasObject { return s.box }

func (s *strip) entry(enter func()) *widgets.Entry {
	e := widgets.NewEntry(keys.PaneGrouping, s.h.p.deps.Rest)
	e.OnEnter = s.h.p.deps.Guard.Call(enter)
	return e
}

// offer lights one way to write a report.
func (s *strip) offer(i int) {
	tabs := make([]widgets.Tab, len(forms))
	for n, f := range forms {
		tabs[n] = widgets.Tab{Text: words.T(f.word), Hint: fmt.Sprint(n + 1)}
	}
	s.formats.SetTabs(tabs, i)
}

// ask shows a question and gives it the keyboard.
func (s *strip) ask(q question) {
	s.open = q
	into := s.filled(q)
	s.box.Objects = []fyne.CanvasObject{container.NewVBox(s.asks[q])}
	s.h.choices.Hide()
	s.box.Refresh() // lays out what was filled in
	s.h.p.deps.Focus(into)
}

// filled fills in what a question begins with, and returns what takes the
// keyboard.
func (s *strip) filled(q question) fyne.Focusable {
	switch q {
	case askExport:
		s.offer(usualForm)
		span := s.h.p.export.query.Period
		widgets.SetText(s.writes, words.T("dashboard.export", reportwords.Span(span.First(), span.Last())))
		return s.formats
	case askDays:
		span := s.h.p.span()
		s.first.Put(span.First())
		s.last.Put(span.Last())
		return s.first
	}
	return s.name
}

// close shows the groupings again.
func (s *strip) close() {
	s.open = askNothing
	s.box.Objects = nil
	s.box.Refresh()
	s.h.choices.Show()
}
