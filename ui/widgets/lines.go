package widgets

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// LinePoint is one place of Lines, as a day.
type LinePoint struct {
	Label string
	// Value counts now, and Before the time before. Below zero is none: the
	// time has not come, or nothing is known of it.
	Value, Before int64
}

// Lines is a chart of two lines over the same places: what counts now with
// dots and numbers, and what was before, dashed.
type Lines struct {
	widget.BaseWidget
	points      []LinePoint
	now, before string // the names of the lines; no before for one line
}

// NewLines returns a chart.
func NewLines(points []LinePoint, now, before string) *Lines {
	l := &Lines{points: points, now: now, before: before}
	l.ExtendBaseWidget(l)
	return l
}

// High is the height of the chart at the present theme.
func (l *Lines) High() float32 { return 11 * caption(theme.Text).high() }

// CreateRenderer draws the chart.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(l, func() fyne.Size { return fyne.NewSize(160, l.High()) }, l.draw)
}

// frame is where the lines lie: the room within the axes.
type frame struct {
	left, right, top, floor float32
	most                    int64
	places                  int
}

func (f frame) at(place int, value int64) fyne.Position {
	step := (f.right - f.left) / float32(f.places)
	return fyne.NewPos(f.left+step*(float32(place)+0.5), f.floor-(f.floor-f.top)*float32(value)/float32(f.most))
}

func (l *Lines) draw(in *ink, size fyne.Size) {
	small := caption(theme.Muted)
	line := small.high()
	step, most := scaleOf(l.most())
	f := frame{
		left: small.width(strconv.FormatInt(most, 10)) + 8, right: size.Width,
		top: 1.5 * line, floor: size.Height - 2.5*line, most: most, places: max(len(l.points), 1),
	}
	for v := int64(0); v <= most; v += step {
		y := f.at(0, v).Y
		in.line(theme.Hairline, 1, fyne.NewPos(f.left, y), fyne.NewPos(f.right, y))
		in.right(small, fyne.NewPos(f.left-6, y-line/2), f.left, strconv.FormatInt(v, 10))
	}
	if l.before != "" {
		l.earlier(in, f)
	}
	l.present(in, f)
	l.names(in, f)
	l.legend(in, size)
}

// most is the largest value of both lines.
func (l *Lines) most() (most int64) {
	for _, p := range l.points {
		most = max(most, p.Value, p.Before)
	}
	return most
}

// axisSteps is how many steps an axis has at most.
const axisSteps = 4

// scaleOf is a round step for an axis that reaches a value, and its end.
func scaleOf(most int64) (step, end int64) {
	for base := int64(1); ; base *= 10 {
		for _, n := range []int64{1, 2, 5} {
			step = n * base
			if step*axisSteps >= most {
				return step, max((most+step-1)/step, 1) * step
			}
		}
	}
}

// present draws the line of now, with its numbers where there is room.
func (l *Lines) present(in *ink, f frame) {
	number := face{theme.Text, caption("").size, true}
	wide := 2 * number.width(strconv.FormatInt(l.most(), 10)) // closer ones lie on the line
	roomy := (f.right-f.left)/float32(f.places) >= wide
	l.connect(func(p LinePoint) int64 { return p.Value }, f, func(from, to fyne.Position) {
		in.line(theme.FocusRing, 2, from, to)
	})
	for i, p := range l.points {
		if p.Value < 0 {
			continue
		}
		at := f.at(i, p.Value)
		if f.places <= 40 {
			in.dot(theme.FocusRing, theme.Page, at, 4)
		}
		if roomy {
			in.centred(number, at.AddXY(0, l.lift(f, i, number.high())), f.left, f.right, strconv.FormatInt(p.Value, 10))
		}
	}
}

// lift is how far from its place a number of that height begins: over it, or
// under it where the line of before would run through.
func (l *Lines) lift(f frame, i int, high float32) float32 {
	p := l.points[i]
	over := f.at(i, p.Value).Y - f.at(i, p.Before).Y
	if p.Before > p.Value && over < 2*high && f.floor-f.at(i, p.Value).Y > high+5 {
		return 5
	}
	return -high - 5
}

// earlier draws the line of before.
func (l *Lines) earlier(in *ink, f frame) {
	walked := float32(0)
	l.connect(func(p LinePoint) int64 { return p.Before }, f, func(from, to fyne.Position) {
		walked = in.dashed(theme.Muted, 2, walked, from, to)
	})
}

// connect draws from each known place to the next.
func (l *Lines) connect(value func(LinePoint) int64, f frame, draw func(from, to fyne.Position)) {
	for i := 1; i < len(l.points); i++ {
		if a, b := value(l.points[i-1]), value(l.points[i]); a >= 0 && b >= 0 {
			draw(f.at(i-1, a), f.at(i, b))
		}
	}
}

// names writes the labels under the places, as many as have room.
func (l *Lines) names(in *ink, f frame) {
	small, wide := caption(theme.Muted), float32(0)
	for _, p := range l.points {
		wide = max(wide, small.width(p.Label)+6)
	}
	every := int(math.Ceil(float64(wide * float32(f.places) / (f.right - f.left))))
	for i := 0; i < len(l.points); i += max(every, 1) {
		in.centred(small, f.at(i, 0).AddXY(0, 2), f.left, f.right, l.points[i].Label)
	}
}

// legend says which line is which.
func (l *Lines) legend(in *ink, size fyne.Size) {
	words, stroke := caption(theme.Text), float32(28)
	y := size.Height - words.high()
	x, middle := float32(0), y+words.high()/2
	half := size.Width/2 - stroke - 8
	in.line(theme.FocusRing, 2, fyne.NewPos(x, middle), fyne.NewPos(x+stroke, middle))
	x += stroke + 6
	x += in.text(words, fyne.NewPos(x, y), half, l.now) + 16
	if l.before != "" {
		in.dashed(theme.Muted, 2, 0, fyne.NewPos(x, middle), fyne.NewPos(x+stroke, middle))
		in.text(words, fyne.NewPos(x+stroke+6, y), size.Width-x-stroke-6, l.before)
	}
}
