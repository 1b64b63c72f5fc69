package console

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/ui/cards"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// guide is the checklist tab: the path so far, the words to read aloud, the
// question with its answers, why it is asked, and the keys. Where there is too
// little room for the answers they scroll; why they are asked for stays.
type guide struct {
	pane    fyne.CanvasObject
	title   *widget.Label
	where   *widget.Label // step 3 of about 5
	meter   *widgets.Meter
	path    *widgets.Rows
	urgent  *widget.Label
	script  *widget.Label
	band    *fyne.Container
	ask     *widget.Label
	told    *widget.Label // what is behind the step: what was said before, how old its menus are
	value   *widgets.Entry
	masked  *widget.Label // what of value will not be stored
	shield  *cards.Shield
	answers *widgets.Answers
	why     *widget.Label
	strip   *strip
	scroll  *container.Scroll
	room    pathRoom
	methods func() (country string, all []knowledge.Method) // in the shopper's country
	country bool                                            // the value is a country, and goes with the first answer

	onAnswer func(n int)
	onTick   func(n int)
	onReopen func(steps int) // how many steps back
}

func newGuide(d *Deps) *guide {
	g := &guide{
		title:   widgets.Line(""),
		where:   widgets.Hint(""),
		meter:   widgets.NewMeter(),
		path:    widgets.NewRows(keys.PanePath, d.Rest, false),
		urgent:  widgets.Text(""),
		script:  widgets.Text(""),
		ask:     widgets.Text(""),
		told:    widgets.Text(""),
		value:   widgets.NewEntry(keys.PaneTabs, d.Rest),
		answers: widgets.NewAnswers(keys.PaneSteps, d.Rest),
		why:     widgets.Text(""),
		strip:   newStrip(d),
		room:    pathRoom{6},
	}
	g.masked = warning()
	g.shield = shielded(g.value, d.Guard, func(text string) { widgets.SetText(g.masked, text) })
	g.dress()
	g.path.Quiet()
	g.answers.OnAnswer = widgets.With(d.Guard, func(n int) { g.onAnswer(n) })
	g.answers.OnTick = widgets.With(d.Guard, func(n int) { g.onTick(n) })
	g.answers.OnAbove = d.Guard.Call(func() { d.Focus(g.path) })
	g.path.OnUse = widgets.With(d.Guard, func(i int) { g.onReopen(g.path.Len() - i) })
	g.value.OnEnter = d.Guard.Call(func() { g.entered(d.Focus) })
	g.pane = g.build()
	return g
}

// dress gives the labels their sizes.
func (g *guide) dress() {
	g.title.TextStyle.Bold = true
	g.title.SizeName = theme.SizeQuestion
	g.urgent.TextStyle.Bold = true
	g.urgent.Importance = widget.WarningImportance
	g.script.SizeName = theme.SizeScript
	g.ask.TextStyle.Bold = true
	g.ask.SizeName = theme.SizeQuestion
	g.told.SizeName = builtin.SizeNameCaptionText
	g.why.SizeName = builtin.SizeNameCaptionText
	g.why.Importance = widget.LowImportance
}

func (g *guide) build() fyne.CanvasObject {
	right := container.NewHBox(g.where, g.meter)
	head := container.New(layout.NewBorderLayout(nil, nil, nil, right), right, g.title)
	aloud := widgets.Heading(words.T("guide.aloud"))
	copyHint := widgets.Hint(words.T("guide.copy", keys.Hint(keys.CopyScript)))
	caption := container.New(layout.NewBorderLayout(nil, nil, aloud, copyHint), aloud, copyHint)
	g.band = container.NewStack(widgets.NewFill(theme.ScriptBand), widgets.Tight(caption, g.script))
	step := widgets.Column(g.urgent, g.band, g.ask, g.told, widgets.Tight(g.value, g.masked), g.answers)
	g.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 5, 5), readable(step)))
	path := container.New(&g.room, g.path)
	top := container.New(layout.NewCustomPaddedVBoxLayout(2), head, path, widget.NewSeparator())
	why := container.New(layout.NewCustomPaddedLayout(0, 0, 5, 5), readable(g.why))
	asked := container.New(under{}, g.scroll, why)
	return container.New(layout.NewBorderLayout(top, g.strip.pane, nil, nil), top, asked, g.strip.pane)
}

// pathRoom reserves the room of the path: six answers, four on a window of 800 px.
type pathRoom struct{ rows float32 }

// pathRows is how many answers the path shows, by the effective height.
func pathRows(height float32) float32 {
	for _, step := range []struct{ least, rows float32 }{{760, 6}, {680, 4}, {520, 3}, {440, 2}} {
		if height >= step.least {
			return step.rows
		}
	}
	return 1
}

// answerRows is how many answers stand under each other, by the effective
// height.
func answerRows(height float32) int {
	for _, step := range []struct {
		least float32
		rows  int
	}{{860, 9}, {600, 6}} {
		if height >= step.least {
			return step.rows
		}
	}
	return 3
}

// fit gives path and answers the rows that a window of that effective height
// has room for.
func (g *guide) fit(height float32) {
	g.answers.SetMost(answerRows(height))
	if rows := pathRows(height); rows != g.room.rows {
		g.room.rows = rows
		g.pane.Refresh()
	}
}

func (p *pathRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, p.rows*(fyne.MeasureText("Ag", builtin.TextSize(), fyne.TextStyle{}).Height+2*builtin.InnerPadding()))
}

func (*pathRoom) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// show paints where a run stands; nil paints how to begin one.
func (g *guide) show(run *checklist.Run, title string) {
	g.strip.close()
	defer g.pane.Refresh() // the parts that differ take other room
	if run == nil {
		g.idle()
		return
	}
	step := run.Step()
	widgets.SetText(g.title, title)
	g.progress(step, run.Ended())
	g.showPath(run.Path())
	g.showStep(step, run)
	g.scroll.ScrollToTop()
}

func (g *guide) idle() {
	widgets.SetText(g.title, words.T("guide.none"))
	widgets.SetText(g.where, "")
	g.meter.Hide()
	g.path.SetRows(nil, 0)
	g.country = false
	g.urgent.Hide()
	g.band.Hide()
	g.value.Hide()
	g.masked.Hide()
	widgets.SetText(g.ask, "")
	g.ask.Hide()
	g.told.Hide()
	widgets.SetText(g.answers.Empty, words.T("guide.begin", keys.Hint(keys.Search)))
	g.answers.SetChoices(nil, 0)
	g.why.Hide()
}

func (g *guide) progress(step checklist.Step, ended bool) {
	g.meter.Show()
	if ended {
		widgets.SetText(g.where, words.Some("guide.ended", step.Number-1))
		g.meter.SetPart(1)
		return
	}
	widgets.SetText(g.where, words.T("guide.step", step.Number, step.About))
	g.meter.SetPart(float32(step.Number-1) / float32(max(step.About, 1)))
}

func (g *guide) showPath(path []checklist.Taken) {
	rows := taken(path)
	g.path.SetRows(rows, len(rows)-1)
}

// taken are the steps of a path as rows.
func taken(path []checklist.Taken) []widgets.Row {
	rows := make([]widgets.Row, len(path))
	for i, t := range path {
		title, side := fmt.Sprintf("%d  %s", i+1, t.Node.Text), t.Label()
		if t.Carried {
			side = words.T("guide.carried", side)
		}
		rows[i] = widgets.Row{Title: title, Side: side, Dim: t.Skip > 0}
	}
	return rows
}

func (g *guide) showStep(step checklist.Step, run *checklist.Run) {
	n := step.Node
	show(g.band, n.Script != "")
	widgets.SetText(g.script, "\u201c"+n.Script+"\u201d")
	text := n.Text
	if n.Must {
		text += "  \u00b7  " + words.T("guide.must")
	}
	g.ask.Show()
	widgets.SetText(g.ask, text)
	told := g.toldText(run)
	widgets.SetText(g.told, told)
	show(g.told, told != "")
	g.country = n.Country
	g.shield.Put("")
	g.value.SetPlaceHolder(n.Value)
	show(g.value, n.Value != "")
	show(g.masked, n.Value != "")
	widgets.SetText(g.answers.Empty, endText(run.Proposal()))
	g.answers.SetChoices(choices(step), lit(step))
	why := whyText(n.Why)
	widgets.SetText(g.why, why)
	show(g.why, why != "")
}

// toldText says what is behind the step at hand: answers that were given
// before in this contact, the variant whose menus it names, the ways to pay
// that are known.
func (g *guide) toldText(run *checklist.Run) string {
	var lines []string
	if brought := run.Brought(); len(brought) > 0 {
		var said []string
		for _, t := range brought {
			said = append(said, t.Label())
		}
		lines = append(lines, words.T("guide.brought", strings.Join(said, " \u00b7 "), keys.Chord{Key: keys.Backspace}))
	}
	n := run.Step().Node
	if n.Way != nil {
		key := "guide.way"
		if !n.Way.Confirmed {
			key = "guide.way.unsure"
		}
		lines = append(lines, words.T(key, n.Variant, n.Way.Checked))
	}
	if n.Methods {
		lines = append(lines, methodsText(g.methods()))
	}
	return strings.Join(lines, "\n")
}

func methodsText(place string, methods []knowledge.Method) string {
	names := strings.Join(knowledge.Confirmed(methods), ", ")
	if place == "" {
		return words.T("guide.methods.everywhere", names)
	}
	return words.T("guide.methods", place, names)
}

// entered follows Enter in the value: a country is all there is to say, of
// other values the answer is still to come.
func (g *guide) entered(focus func(fyne.Focusable)) {
	if g.country && g.value.Text != "" {
		g.onAnswer(1)
		return
	}
	focus(g.answers)
}

// stop is where the keyboard goes at a step.
func (g *guide) stop() fyne.Focusable {
	if g.country {
		return g.value
	}
	return g.answers
}

// warning is a line about card data.
func warning() *widget.Label {
	l := widgets.Hint("")
	l.Importance = widget.WarningImportance
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// shielded keeps card data out of a field.
func shielded(e *widgets.Entry, g *widgets.Guard, say func(string)) *cards.Shield {
	s := cards.NewShield(e, say)
	e.OnChanged = widgets.With(g, func(text string) { s.Changed(text) })
	e.OnFocus(widgets.With(g, func(on bool) {
		if !on {
			s.Left()
		}
	}))
	return s
}

// lit is the line that has the light first: the old answer after a step back,
// else the first answer, past the lines to tick.
func lit(step checklist.Step) int {
	if step.Previous > 0 {
		return len(step.Ticked) + step.Previous - 1
	}
	return 0
}

func choices(step checklist.Step) []widgets.Choice {
	var out []widgets.Choice
	for i, line := range step.Node.Lines {
		out = append(out, widgets.Choice{Text: line, Tick: true, Ticked: step.Ticked[i]})
	}
	for i, a := range step.Answers {
		c := widgets.Choice{Text: a}
		if i+1 == step.Previous {
			c.Side = words.T("guide.before")
		}
		out = append(out, c)
	}
	return out
}

func whyText(w knowledge.Why) string {
	if w.Text == "" {
		return ""
	}
	return words.T("guide.why", w.Text, source(w.Source))
}

// endText says what an outcome proposes and what comes next.
func endText(p checklist.Proposal) string {
	text := words.T("guide.end", outcomeWord(string(p.Result)), keys.Hint(keys.Handout), keys.Hint(keys.SaveNext))
	if p.Wait != nil {
		text = words.T("guide.wait", p.Wait.What, p.Wait.String()) + "\n" + text
	}
	if p.Held != "" {
		text = words.T("guide.held", p.Held) + "\n" + text
	}
	return text
}

// urgentLine shows the topic's one action that cannot wait, until the first
// answer.
func (g *guide) urgentLine(text string, first bool) {
	widgets.SetText(g.urgent, text)
	show(g.urgent, text != "" && first)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// do moves within the answers, or within the path.
func (g *guide) do(p keys.Pane, a keys.Action) bool {
	if p == keys.PanePath {
		return g.path.Do(a)
	}
	done := g.answers.Do(a)
	g.reveal()
	return done
}

// reveal scrolls just so far that the lit answer is in view.
func (g *guide) reveal() {
	top, bottom := g.answers.LitBox()
	y := g.answers.Position().Y
	widgets.RevealSpan(g.scroll, y+top, y+bottom)
}

// strip is the line at the bottom of the checklist. It shows the keys, and
// asks in place what must be asked: why a step is skipped, whether to change
// the track. Its room is always there.
type strip struct {
	pane   fyne.CanvasObject
	label  *widget.Label
	words  *widgets.Entry
	shield *cards.Shield
	asked  string
	choose func(n int)
	guard  *widgets.Guard
}

func newStrip(d *Deps) *strip {
	s := &strip{label: widgets.Text(""), words: widgets.NewEntry(keys.PaneTabs, d.Rest), guard: d.Guard}
	s.label.SizeName = builtin.SizeNameCaptionText
	s.words.Hide()
	s.shield = shielded(s.words, d.Guard, s.warn)
	s.pane = container.NewStack(widgets.NewFill(theme.Surface), container.New(layout.NewBorderLayout(nil, s.words, nil, nil), s.words, s.label))
	s.close()
	return s
}

// open asks a question; choose gets the digit.
func (s *strip) open(text string, choose func(n int)) {
	s.choose, s.asked = choose, text
	s.label.Importance = widget.HighImportance
	s.label.SetText(text)
}

// write asks for words; enter gets them.
func (s *strip) write(placeholder string, enter func(string)) {
	s.words.SetPlaceHolder(placeholder)
	s.words.OnEnter = s.guard.Call(func() { enter(s.words.Text) })
	s.words.Show()
}

// warn says over the words what of them will not be stored; else what is
// asked.
func (s *strip) warn(masked string) {
	text := s.asked
	if masked != "" {
		text = masked
	}
	widgets.SetText(s.label, text)
}

func (s *strip) close() {
	s.choose, s.asked = nil, ""
	s.shield.Put("")
	s.words.Hide()
	s.label.Importance = widget.MediumImportance
	s.label.SetText(words.T("guide.keys", keys.Chord{Key: keys.Backspace}, keys.Hint(keys.Skip), keys.Hint(keys.Restart), keys.Hint(keys.CopyScript)))
}

func (s *strip) isOpen() bool { return s.choose != nil }
