package dashboard

import (
	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/widgets"
)

// ground lays out the board in the width it is given, as high as it gets.
type ground struct {
	width  float32
	across int // cards that stand side by side
	placed placer
}

// placer puts objects at a place, so wide, and returns how high they are.
type placer func(at fyne.Position, width float32) (high float32)

func (g *ground) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, g.place())
}

func (g *ground) Layout([]fyne.CanvasObject, fyne.Size) { g.place() }

func (g *ground) place() float32 {
	if g.placed == nil || g.width <= 0 {
		return 0
	}
	const ring = 5 // the focus ring and the bar of the scroll need room
	return g.placed(fyne.NewPos(ring, ring), g.width-3*ring) + 2*ring
}

// tall is a widget that knows how high it is.
type tall interface {
	fyne.CanvasObject
	High() float32
}

// whole places a widget in all of the width.
func whole(o tall) placer {
	return func(at fyne.Position, width float32) float32 {
		put(o, at, fyne.NewSize(width, o.High()))
		return o.High()
	}
}

// wrapped places a label, as high as its words need.
func wrapped(l *widget.Label) placer {
	return func(at fyne.Position, width float32) float32 {
		l.Move(at)
		if l.Size().Width != width {
			l.Resize(fyne.NewSize(width, l.MinSize().Height))
		}
		high := l.MinSize().Height
		l.Resize(fyne.NewSize(width, high))
		return high
	}
}

func put(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}

// gap is the room between sections, in pixels at a text of 14.
const gap = 6

// stacked places one under the other.
func stacked(parts ...placer) placer {
	return func(at fyne.Position, width float32) float32 {
		high := float32(0)
		for i, part := range parts {
			if i > 0 {
				high += gap
			}
			high += part(at.AddXY(0, high), width)
		}
		return high
	}
}

// wide is from what width on two sections stand side by side, in pixels at a
// text of 14.
const wide = 1000

// beside places two side by side where there is room.
func beside(left, right placer) placer {
	const between = 24
	return func(at fyne.Position, width float32) float32 {
		if width < wide*builtin.TextSize()/14 {
			return stacked(left, right)(at, width)
		}
		half := (width - between) / 2
		return max(left(at, half), right(at.AddXY(half+between, 0), half))
	}
}

// cardWide is the least width of a card, in pixels at a text of 14.
const cardWide = 215

// cards places cards side by side, as many as go evenly.
func (g *ground) cards(all []*widgets.Card) placer {
	return func(at fyne.Position, width float32) float32 {
		g.across = len(all)
		for g.across > 1 && (width/float32(g.across) < cardWide*builtin.TextSize()/14 || len(all)%g.across != 0) {
			g.across--
		}
		step := (width + gap) / float32(g.across)
		high := float32(0)
		for i, c := range all {
			y := float32(i/g.across) * (c.High() + gap)
			put(c, at.AddXY(float32(i%g.across)*step, y), fyne.NewSize(step-gap, c.High()))
			high = y + c.High()
		}
		return high
	}
}
