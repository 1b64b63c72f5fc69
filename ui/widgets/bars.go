package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/theme"
)

// Bar is one bar of Bars.
type Bar struct {
	Label string
	Value float64
	Text  string // the value in words
	// Before is the value of the time before; below zero for one that is not
	// known. A stroke across the bar shows it.
	Before float64
}

// Bars is a chart of lying bars, each with its label and its value.
type Bars struct {
	widget.BaseWidget
	bars []Bar
}

// NewBars returns a chart.
func NewBars(bars []Bar) *Bars {
	b := &Bars{bars: bars}
	b.ExtendBaseWidget(b)
	return b
}

// High is the height of the chart at the present theme.
func (b *Bars) High() float32 { return float32(len(b.bars)) * barLead() }

func barLead() float32 { return body(theme.Text).high() + 4 }

// CreateRenderer draws the chart.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(b, func() fyne.Size { return fyne.NewSize(120, b.High()) }, b.draw)
}

func (b *Bars) draw(in *ink, size fyne.Size) {
	words := body(theme.Text)
	label, number, most := float32(0), float32(0), 1.0
	for _, bar := range b.bars {
		label, number = max(label, words.width(bar.Label)), max(number, words.width(bar.Text))
		most = max(most, bar.Value, bar.Before)
	}
	pad := builtin.InnerPadding()
	label = min(label, size.Width*0.42)
	start := label + 2*pad
	room := max(size.Width-start-number-2*pad, 10)
	for i, bar := range b.bars {
		y := float32(i) * barLead()
		in.text(words, fyne.NewPos(0, y+2), label, bar.Label)
		long := max(room*float32(bar.Value/most), 1)
		in.rect(theme.FocusRing, fyne.NewPos(start, y+4), fyne.NewSize(long, barLead()-8))
		stroke := float32(-1)
		if bar.Before >= 0 {
			stroke = start + room*float32(bar.Before/most)
			in.rect(theme.Page, fyne.NewPos(stroke-2, y+1), fyne.NewSize(5, barLead()-2))
			in.rect(theme.Text, fyne.NewPos(stroke-1, y+1), fyne.NewSize(3, barLead()-2))
		}
		b.number(in, fyne.NewPos(start+long, y), stroke, number+pad*2, bar.Text)
	}
}

// number writes the value of a bar right behind its end, never behind the stroke
// of the time before, whose value it would pass for. A stroke that would run
// through it is broken there: its ends are seen over and under the number.
func (b *Bars) number(in *ink, end fyne.Position, stroke, room float32, value string) {
	bold := face{theme.Text, body(theme.Text).size, true}
	at := end.AddXY(builtin.InnerPadding(), 2)
	wide, high := bold.width(value), bold.high()
	if stroke > end.X+strokeGap/2 && stroke < at.X+wide+strokeGap {
		at.X = end.X + strokeGap
		in.rect(theme.Page, at.AddXY(-strokeGap, high*0.2), fyne.NewSize(wide+2*strokeGap, high*0.64))
	}
	in.text(bold, at, room, value)
}

// strokeGap is the room between a number and what stands beside it where a
// stroke runs through.
const strokeGap = 4
