package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paydesk/assets/fonts"
	"paydesk/assets/page"
)

// PageView shows a printed document as it will come out of the printer: it
// paints the very items that the PDF is made of, scaled to the width it has.
// Paper is white in the dark theme, too.
type PageView struct {
	widget.BaseWidget
	doc   page.Document
	width float32 // that the sheets were painted for
	box   *fyne.Container
}

// NewPageView returns an empty view.
func NewPageView() *PageView {
	v := &PageView{box: container.NewVBox()}
	v.ExtendBaseWidget(v)
	return v
}

// SetDocument shows another document.
func (v *PageView) SetDocument(doc page.Document) {
	v.doc = doc
	v.width = 0
	v.paint(v.Size().Width)
	v.Refresh()
}

// Resize paints the sheets anew when the width differs.
func (v *PageView) Resize(size fyne.Size) {
	v.BaseWidget.Resize(size)
	v.paint(size.Width)
}

// widest is how many pixels a sheet gets at most; a wider one only has larger
// letters.
const widest = 720

func (v *PageView) paint(width float32) {
	width = min(width, widest)
	if width <= 0 || width == v.width {
		return
	}
	v.width = width
	v.box.Objects = nil
	for _, p := range v.doc.Pages {
		v.box.Add(container.NewHBox(sheet(p, width)))
	}
}

// CreateRenderer shows the sheets one under the other.
func (v *PageView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.box) }

// MinSize leaves the width to the layout.
func (v *PageView) MinSize() fyne.Size { return fyne.NewSize(100, v.BaseWidget.MinSize().Height) }

// sheet paints one page at a width in pixels.
func sheet(p page.Page, width float32) fyne.CanvasObject {
	s := scale(width / float32(p.W))
	size := fyne.NewSize(width, s.px(p.H))
	paper := canvas.NewRectangle(color.White)
	paper.SetMinSize(size)
	paper.StrokeColor, paper.StrokeWidth = color.NRGBA{A: 0x60}, 1
	ink := container.NewWithoutLayout()
	for _, item := range p.Items {
		s.draw(ink, item)
	}
	return container.NewStack(paper, ink)
}

// scale is how many pixels a millimetre has.
type scale float32

func (s scale) px(mm float64) float32 { return float32(s) * float32(mm) }

func (s scale) at(x, y float64) fyne.Position { return fyne.NewPos(s.px(x), s.px(y)) }

// draw adds an item; links have nothing to see.
func (s scale) draw(ink *fyne.Container, item page.Item) {
	switch it := item.(type) {
	case page.Text:
		ink.Add(s.text(it))
	case page.Rect:
		ink.Add(s.rect(it))
	case page.Path:
		for _, o := range s.path(it) {
			ink.Add(o)
		}
	}
}

var (
	printRegular = fyne.NewStaticResource("print-regular.ttf", []byte(fonts.Regular))
	printBold    = fyne.NewStaticResource("print-bold.ttf", []byte(fonts.Bold))
)

const mmPerPoint = 25.4 / 72

func (s scale) text(t page.Text) fyne.CanvasObject {
	o := canvas.NewText(t.Text, t.Color)
	o.TextSize = s.px(t.Font.Size * mmPerPoint)
	o.FontSource = printRegular
	if t.Font.Bold {
		o.FontSource = printBold
	}
	size, baseline := measured(o)
	if width := s.px(t.Font.Width(t.Text)); size.Width > width && width > 0 {
		o.TextSize *= width / size.Width
		size, baseline = measured(o)
	}
	o.Resize(size)
	o.Move(s.at(t.X, t.Y).SubtractXY(0, baseline))
	return o
}

// measured is the room a text takes on the screen. The screen rounds the width
// of every letter, so small print comes out wider than on paper.
func measured(o *canvas.Text) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(o.Text, o.TextSize, o.TextStyle, o.FontSource)
}

func (s scale) rect(r page.Rect) fyne.CanvasObject {
	o := canvas.NewRectangle(r.Fill)
	o.StrokeColor, o.StrokeWidth = r.Stroke, s.px(r.Line)
	o.CornerRadius = s.px(r.Radius)
	o.Move(s.at(r.X, r.Y))
	o.Resize(fyne.NewSize(s.px(r.W), s.px(r.H)))
	return o
}

// corners is how many a filled shape of Fyne can have.
const corners = 16

func (s scale) path(p page.Path) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if p.Closed && p.Fill.A > 0 && len(p.Points) <= corners {
		out = append(out, s.polygon(p))
	}
	if p.Stroke.A == 0 {
		return out
	}
	for i := 1; i < len(p.Points); i++ {
		out = append(out, s.line(p, p.Points[i-1], p.Points[i]))
	}
	if last := len(p.Points) - 1; p.Closed && last > 1 {
		out = append(out, s.line(p, p.Points[last], p.Points[0]))
	}
	return out
}

func (s scale) polygon(p page.Path) fyne.CanvasObject {
	box := p.Bounds()
	o := &canvas.ArbitraryPolygon{FillColor: p.Fill, Points: make([]fyne.Position, len(p.Points))}
	for i, at := range p.Points {
		o.Points[i] = s.at(at.X-box.X0, at.Y-box.Y0)
	}
	o.Move(s.at(box.X0, box.Y0))
	o.Resize(fyne.NewSize(s.px(box.X1-box.X0), s.px(box.Y1-box.Y0)))
	return o
}

func (s scale) line(p page.Path, from, to page.Point) fyne.CanvasObject {
	o := canvas.NewLine(p.Stroke)
	o.StrokeWidth = max(s.px(p.Line), 1)
	o.Position1, o.Position2 = s.at(from.X, from.Y), s.at(to.X, to.Y)
	return o
}
