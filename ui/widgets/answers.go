package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
)

// Choice is one line of Answers.
type Choice struct {
	Text   string
	Side   string // a remark at the right, such as "answered before"
	Tick   bool   // a line to tick instead of an answer to give
	Ticked bool
}

// Answers shows what can be answered, each with its digit. One of them is lit:
// Up and Down move the light, Enter gives that answer, a tap gives any. Where
// they would need too much height they stand in two columns.
type Answers struct {
	widget.BaseWidget
	focus
	// OnAnswer is called with the number of an answer, counted from 1.
	OnAnswer func(n int)
	// OnTick is called with the number of a line to tick, counted from 1.
	OnTick func(n int)
	// OnAbove is called for Up on the first line.
	OnAbove func()

	// Empty is shown in place of the answers when there are none.
	Empty *widget.Label

	choices []Choice
	lit     int
	lines   []*answerLine
	columns answerColumns
	box     *fyne.Container
}

var (
	_ fyne.Widget = (*Answers)(nil)
	_ Pane        = (*Answers)(nil)
)

// NewAnswers returns an empty list of answers.
func NewAnswers(p keys.Pane, rest Rest) *Answers {
	a := &Answers{focus: newFocus(p, rest), Empty: Text(""), columns: answerColumns{most: 9}}
	a.box = container.New(&a.columns)
	a.ExtendBaseWidget(a)
	return a
}

// SetChoices shows choices and lights one of them.
func (a *Answers) SetChoices(choices []Choice, lit int) {
	a.choices = choices
	a.lit = min(max(lit, 0), max(len(choices)-1, 0))
	for len(a.lines) < len(choices) {
		a.lines = append(a.lines, newAnswerLine(a, len(a.lines)))
	}
	a.box.Objects = a.box.Objects[:0]
	number := 0
	for i, c := range choices {
		if !c.Tick {
			number++
		}
		a.lines[i].show(c, number, i == a.lit)
		a.box.Add(a.lines[i])
	}
	if len(choices) == 0 {
		a.box.Add(a.Empty)
	}
	a.columns.choose(a.box.Objects, a.box.Size().Width)
	a.Refresh()
}

// SetMost sets how many answers stand under each other at most, where there is
// the width for two columns.
func (a *Answers) SetMost(n int) {
	if a.columns.most != n {
		a.columns.most = n
		a.columns.choose(a.box.Objects, a.box.Size().Width)
		a.Refresh()
	}
}

// Len returns how many lines there are.
func (a *Answers) Len() int { return len(a.choices) }

// Lit returns the line that has the light, counted from 0.
func (a *Answers) Lit() int { return a.lit }

// LitBox returns where the lit line stands within the answers: its upper and
// its lower edge.
func (a *Answers) LitBox() (top, bottom float32) {
	if a.lit >= len(a.choices) {
		return 0, 0
	}
	top = a.lines[a.lit].Position().Y
	return top, top + a.lines[a.lit].Size().Height
}

// Do moves the light or takes the lit line; it reports whether the action is
// one of those.
func (a *Answers) Do(action keys.Action) bool {
	to := map[keys.Action]int{
		keys.LineUp: a.lit - 1, keys.LineDown: a.lit + 1,
		keys.First: 0, keys.PageBack: 0,
		keys.Last: len(a.choices) - 1, keys.PageOn: len(a.choices) - 1,
	}
	switch at, moves := to[action]; {
	case action == keys.LineUp && a.lit == 0:
		if a.OnAbove != nil {
			a.OnAbove()
		}
	case moves:
		a.SetChoices(a.choices, at)
	case action == keys.Use:
		a.take(a.lit)
	default:
		return false
	}
	return true
}

// take ticks a line or gives an answer.
func (a *Answers) take(i int) {
	if i >= len(a.choices) {
		return
	}
	ticks := 0
	for _, c := range a.choices {
		if c.Tick {
			ticks++
		}
	}
	switch {
	case a.choices[i].Tick && a.OnTick != nil:
		a.OnTick(i + 1)
	case !a.choices[i].Tick && a.OnAnswer != nil:
		a.OnAnswer(i - ticks + 1)
	}
}

// TypedKey ticks the lit line on Space and passes the rest on.
func (a *Answers) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		if a.lit < len(a.choices) && a.choices[a.lit].Tick {
			a.take(a.lit)
		}
		return
	}
	a.rest.RestKey(ev.Name)
}

// TypedRune passes the sign on; digits come back as answers.
func (a *Answers) TypedRune(r rune) {
	if r != ' ' {
		a.rest.RestRune(r)
	}
}

// Tapped takes the focus, so that digits answer after a click beside the
// lines.
func (a *Answers) Tapped(*fyne.PointEvent) { takeFocus(a) }

func takeFocus(w fyne.Focusable) {
	object, ok := w.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(object); c != nil {
		c.Focus(w)
	}
}

// CreateRenderer adds the ring.
func (a *Answers) CreateRenderer() fyne.WidgetRenderer {
	return ringed{widget.NewSimpleRenderer(a.box), a.ring}
}

// answerLine is one line: its digit in a box, its words, a remark.
type answerLine struct {
	widget.BaseWidget
	list   *Answers
	index  int
	ground *Fill
	key    *widget.Label
	text   *widget.Label
	side   *widget.Label
}

func newAnswerLine(list *Answers, index int) *answerLine {
	l := &answerLine{
		list: list, index: index,
		ground: NewBox("", theme.FieldBorder),
		key:    widget.NewLabelWithStyle("", fyne.TextAlignCenter, fyne.TextStyle{Monospace: true, Bold: true}),
		text:   Text(""),
		side:   Hint(""),
	}
	l.text.SizeName = theme.SizeQuestion
	l.key.SizeName = theme.SizeQuestion
	l.ExtendBaseWidget(l)
	return l
}

func (l *answerLine) show(c Choice, number int, lit bool) {
	key := strconv.Itoa(number)
	if c.Tick {
		key = map[bool]string{false: "[ ]", true: "[x]"}[c.Ticked]
	}
	SetText(l.key, key)
	SetText(l.text, c.Text)
	SetText(l.side, c.Side)
	l.side.Hidden = c.Side == ""
	if lit {
		l.ground.SetRole(theme.SelectedRow)
	} else {
		l.ground.SetRole(theme.Page)
	}
}

// ticks tells a line to tick from an answer.
func (l *answerLine) ticks() bool {
	return l.index < len(l.list.choices) && l.list.choices[l.index].Tick
}

// oneLine is the width in which the words need no second line.
func (l *answerLine) oneLine() float32 {
	words := fyne.MeasureText(l.text.Text, builtin.Size(theme.SizeQuestion), l.text.TextStyle)
	width := l.key.MinSize().Width + words.Width + 2*builtin.InnerPadding() + 2*builtin.Padding()
	if l.side.Visible() {
		width += l.side.MinSize().Width
	}
	return width
}

// Tapped takes this line.
func (l *answerLine) Tapped(*fyne.PointEvent) {
	takeFocus(l.list)
	l.list.take(l.index)
}

// CreateRenderer lays the parts out.
func (l *answerLine) CreateRenderer() fyne.WidgetRenderer {
	row := container.New(layout.NewBorderLayout(nil, nil, l.key, l.side), l.key, l.side, l.text)
	return widget.NewSimpleRenderer(container.NewStack(l.ground, row))
}

// MinSize is at least what a finger or an unsteady hand can hit.
func (l *answerLine) MinSize() fyne.Size {
	least := builtin.Size(theme.SizeTarget)
	return l.BaseWidget.MinSize().Max(fyne.NewSquareSize(least))
}
