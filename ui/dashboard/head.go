package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"paydesk/store/report"
	"paydesk/ui/keys"
	"paydesk/ui/periods"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// head is the top of the page: what is counted, and what to count instead.
type head struct {
	p       *Dashboard
	about   *widget.Label // the days and the filter
	shown   string        // those of the figures in view; "" without any
	period  *widgets.Tabs
	by, and *widgets.Picker
	choices *fyne.Container // the groupings; the strip takes their room
	strip   *strip
	box     fyne.CanvasObject
}

func newHead(p *Dashboard) *head {
	h := &head{p: p, about: widgets.Line(""), period: widgets.NewTabs(keys.PanePeriod, p.deps.Rest)}
	h.period.OnChoose = widgets.With(p.deps.Guard, p.choose)
	h.by = h.picker(words.T("dashboard.nogroup"), string(report.Topic))
	h.and = h.picker(words.T("dashboard.nocross"), "")
	ways := newWays()
	h.choices = container.New(choices{h, ways}, widgets.Hint(words.T("dashboard.by", keys.Hint(keys.GroupBy))), h.by, widgets.Hint(words.T("dashboard.and")), h.and, ways.line)
	h.strip = newStrip(h)
	title := widgets.Heading(words.T("dashboard.title", keys.Hint(keys.ShowDashboard)))
	line := container.New(layout.NewBorderLayout(nil, nil, title, nil), title, h.about)
	h.box = widgets.Column(line, h.period, container.NewStack(h.choices, h.strip.object()))
	return h
}

func (h *head) object() fyne.CanvasObject { return h.box }

// picker offers the groupings and none.
func (h *head) picker(none, value string) *widgets.Picker {
	k := widgets.NewPicker(keys.PaneGrouping, h.p.deps.Rest, h.p.deps.Layer, none)
	var options []widgets.Option
	for _, g := range report.Groupings() {
		options = append(options, widgets.Option{Value: string(g), Text: words.T("by." + string(g))})
	}
	k.SetOptions(append(options, widgets.Option{Text: none}))
	k.Set(value)
	k.OnPick = widgets.With(h.p.deps.Guard, func(string) {
		h.p.recount()
		h.p.toBoard()
		h.p.giveBack()
	})
	return k
}

// groupings are those picked: none, one or two different ones.
func (h *head) groupings() (by []report.Grouping) {
	for _, k := range []*widgets.Picker{h.by, h.and} {
		g := report.Grouping(k.Value())
		if g != "" && (len(by) == 0 || by[0] != g) {
			by = append(by, g)
		}
	}
	return by
}

// group picks groupings without counting.
func (h *head) group(by []report.Grouping) {
	for i, k := range []*widgets.Picker{h.by, h.and} {
		k.Set("")
		if i < len(by) {
			k.Set(string(by[i]))
		}
	}
}

// await lights the period that is asked. The days of the figures in view stay
// named until there are others.
func (h *head) await(q report.Query) {
	h.lightPeriod()
	asked := h.words(q)
	switch h.shown {
	case asked:
	case "":
		widgets.SetText(h.about, words.T("dashboard.awaited", asked))
	default:
		widgets.SetText(h.about, words.T("dashboard.awaitedover", asked, h.shown))
	}
}

// show says what the figures in view are of.
func (h *head) show(q report.Query) {
	h.lightPeriod()
	h.shown = h.words(q)
	widgets.SetText(h.about, h.shown)
}

func (h *head) lightPeriod() {
	h.period.SetTabs(periods.Tabs(periodNames()...), h.p.chosen)
}

// words are the days and the filter of a report.
func (h *head) words(q report.Query) string {
	about := reportwords.Span(q.Period.First(), q.Period.Last())
	if only := h.p.filterWords(q.Filter); only != "" {
		about += "   " + words.T("dashboard.only", only, keys.Hint(keys.AllAgain))
	}
	return about
}

// periodNames are the keys of the names of the periods.
func periodNames() []string { return append(periods.Names(spans), "period.other") }

// filterWords says which contacts a filter lets through; "" for all.
func (p *Dashboard) filterWords(f report.Filter) string {
	var parts []string
	for _, g := range report.Groupings() {
		var labels []string
		for _, key := range f[g] {
			labels = append(labels, p.deps.Desk.ReportLabel(g, key))
		}
		if len(labels) > 0 {
			parts = append(parts, words.T("by."+string(g))+" "+strings.Join(labels, " "+words.T("dashboard.or")+" "))
		}
	}
	return strings.Join(parts, "; ")
}
