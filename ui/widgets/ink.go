package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"
)

// ink collects what a drawn widget consists of. It paints with roles of the
// theme, so that a drawing follows it.
type ink struct{ objects []fyne.CanvasObject }

// face is how a text is written.
type face struct {
	role fyne.ThemeColorName
	size float32
	bold bool
}

func (f face) text(words string) *canvas.Text {
	o := canvas.NewText(words, paint(f.role))
	o.TextSize, o.TextStyle.Bold = f.size, f.bold
	return o
}

// width is the room that words take.
func (f face) width(words string) float32 { return f.text(words).MinSize().Width }

// high is the height of a line.
func (f face) high() float32 { return f.text("Ag").MinSize().Height }

// text writes words from a place on, cut where the room ends; it returns how
// wide they are.
func (i *ink) text(f face, at fyne.Position, room float32, words string) float32 {
	if words == "" || room <= 0 {
		return 0
	}
	o := f.text(words)
	fit(o, room)
	o.Resize(o.MinSize())
	o.Move(at)
	i.objects = append(i.objects, o)
	return o.Size().Width
}

// right writes words that end at a place.
func (i *ink) right(f face, end fyne.Position, room float32, words string) {
	o := f.text(words)
	fit(o, room)
	i.text(f, end.SubtractXY(o.MinSize().Width, 0), room+1, o.Text)
}

// centred writes words round a place, between left and right.
func (i *ink) centred(f face, at fyne.Position, left, right float32, words string) {
	wide := f.width(words)
	x := min(max(at.X-wide/2, left), right-wide)
	i.text(f, fyne.NewPos(x, at.Y), wide+1, words)
}

// rect fills a rectangle.
func (i *ink) rect(role fyne.ThemeColorName, at fyne.Position, size fyne.Size) {
	o := canvas.NewRectangle(paint(role))
	o.Move(at)
	o.Resize(size)
	i.objects = append(i.objects, o)
}

// box is a filled rectangle with a line around it.
func (i *ink) box(role, stroke fyne.ThemeColorName, size fyne.Size) {
	o := canvas.NewRectangle(paint(role))
	o.StrokeColor, o.StrokeWidth, o.CornerRadius = paint(stroke), 1, builtin.InputRadiusSize()
	o.Resize(size)
	i.objects = append(i.objects, o)
}

// line draws a line.
func (i *ink) line(role fyne.ThemeColorName, wide float32, from, to fyne.Position) {
	o := canvas.NewLine(paint(role))
	o.StrokeWidth, o.Position1, o.Position2 = wide, from, to
	i.objects = append(i.objects, o)
}

// dash is how long the pieces of a dashed line are, and the gaps between them.
const dash = 5

// dashed draws a line in pieces. walked is how long the line is already, so
// that the pieces go on round a corner; the new length is returned.
func (i *ink) dashed(role fyne.ThemeColorName, wide, walked float32, from, to fyne.Position) float32 {
	long := distance(from, to)
	at := func(way float32) fyne.Position {
		part := way / long
		return fyne.NewPos(from.X+(to.X-from.X)*part, from.Y+(to.Y-from.Y)*part)
	}
	for way := float32(0); way < long; {
		left := dash - remainder(walked+way, dash)
		end := min(way+left, long)
		if remainder(walked+way, 2*dash) < dash {
			i.line(role, wide, at(way), at(end))
		}
		way = end + 0.01
	}
	return walked + long
}

func distance(a, b fyne.Position) float32 {
	return float32(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)))
}

func remainder(a, b float32) float32 { return float32(math.Mod(float64(a), float64(b))) }

// dot is a small disc with an empty middle.
func (i *ink) dot(role, middle fyne.ThemeColorName, at fyne.Position, radius float32) {
	o := canvas.NewCircle(paint(middle))
	o.StrokeColor, o.StrokeWidth = paint(role), 2
	o.Move(at.SubtractXY(radius, radius))
	o.Resize(fyne.NewSquareSize(2 * radius))
	i.objects = append(i.objects, o)
}

// drawn is the renderer of a widget that is drawn anew for each size.
type drawn struct {
	of   fyne.Widget
	draw func(*ink, fyne.Size)
	min  func() fyne.Size
	ink  *ink
}

func newDrawn(of fyne.Widget, min func() fyne.Size, draw func(*ink, fyne.Size)) fyne.WidgetRenderer {
	return &drawn{of, draw, min, &ink{}}
}

func (d *drawn) Destroy()                     {}
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.ink.objects }

func (d *drawn) Layout(size fyne.Size) {
	d.ink.objects = nil
	d.draw(d.ink, size)
}

func (d *drawn) Refresh() {
	d.Layout(d.of.Size())
	canvas.Refresh(d.of)
}
