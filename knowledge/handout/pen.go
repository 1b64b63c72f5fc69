package handout

import (
	"image/color"
	"slices"

	"paydesk/assets/page"
)

// The colours of every print and those of a handout, which print well in grey
// too. Contrast of the warning's text on its ground: 9.4 to 1.
var (
	ink     = page.Ink
	grey    = page.Grey
	accent  = page.Accent
	tint    = color.NRGBA{0xec, 0xf4, 0xf5, 0xff}
	pale    = color.NRGBA{0xf8, 0xfa, 0xfb, 0xff}
	outline = page.Outline
	white   = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	amber   = color.NRGBA{0xff, 0xf6, 0xeb, 0xff}
	warning = color.NRGBA{0xb2, 0x45, 0x08, 0xff}
	brown   = color.NRGBA{0x70, 0x2e, 0x0a, 0xff}
)

// style is how a text looks.
type style struct {
	font  page.Font
	lead  float64 // distance of baselines as a share of the size
	color color.NRGBA
}

var (
	shopName  = style{page.Font{Size: 11, Bold: true}, 1.3, ink}
	small     = style{page.Font{Size: 9}, 1.3, grey}
	title     = style{page.Font{Size: 24, Bold: true}, 1.18, ink}
	value     = style{page.Font{Size: 10.8, Bold: true}, 1.28, ink}
	section   = style{page.Font{Size: 15, Bold: true}, 1.35, ink}
	heading   = style{page.Font{Size: 13, Bold: true}, 1.35, ink}
	stepCount = style{page.Font{Size: 13, Bold: true}, 1.42, accent}
	hint      = style{page.Font{Size: 9.5}, 1.42, grey}
	urgent    = style{page.Font{Size: 9.5, Bold: true}, 1.42, brown}
	safeHead  = style{page.Font{Size: 12.5, Bold: true}, 1.35, brown}
)

// body is the style of running text, which may shrink to fit.
func (l *layout) body() style {
	return style{page.Font{Size: l.fit.body}, l.fit.lead, ink}
}

// lead is the style of the text below the title.
func (l *layout) lead() style {
	return style{page.Font{Size: 12.5}, l.fit.lead, ink}
}

// action is the style of what a step asks to do.
func (l *layout) action() style {
	return style{page.Font{Size: 12, Bold: true}, l.fit.lead, ink}
}

// in is the style in another colour.
func (s style) in(c color.NRGBA) style { s.color = c; return s }

// at is a run of text with its baseline at y.
func (s style) at(x, y float64, text string, elem int) page.Text {
	return page.Text{X: x, Y: y, Font: s.font, Color: s.color, Text: text, Elem: elem}
}

const (
	mmPerPoint = 25.4 / 72
	capHeight  = 0.714 // of the em, in Noto Sans
)

// line is the height of one line in millimetres.
func (s style) line() float64 { return s.font.Size * mmPerPoint * s.lead }

// base is how far below the top of its line the baseline lies, so that
// capitals stand in the middle.
func (s style) base() float64 { return s.line()/2 + capHeight/2*s.font.Size*mmPerPoint }

// hairline is a thin rule to the right of (x, y).
func hairline(x, y, w float64) page.Path {
	return page.Path{
		Points: []page.Point{{X: x, Y: y}, {X: x + w, Y: y}},
		Paint:  page.Paint{Stroke: outline, Line: 0.2},
	}
}

// maxLines is how many lines one text may take. The texts of the knowledge
// base stay far below; it keeps a typed text from filling pages.
const maxLines = 12

// pen draws one block from the top down, in a column.
type pen struct {
	l     *layout
	x, w  float64
	y     float64 // below what is drawn so far
	items []page.Item
}

func (l *layout) pen() *pen { return &pen{l: l, x: l.left, w: contentWidth} }

func (p *pen) draw(items ...page.Item) { p.items = append(p.items, items...) }

// under puts a shape below everything drawn so far.
func (p *pen) under(shape page.Item) { p.items = slices.Insert(p.items, 0, shape) }

// pad leaves white space that shrinks with the fit.
func (p *pen) pad(mm float64) { p.y += mm * p.l.fit.gap }

// inset makes the column narrower.
func (p *pen) inset(left, right float64) { p.x += left; p.w -= left + right }

// para draws a text of one or more lines that belongs to one element.
func (p *pen) para(s style, elem int, text string) {
	p.paraOf(s, elem, text, maxLines)
}

// paraOf is para with a limit of its own; the last line ends with "…" when
// there is more.
func (p *pen) paraOf(s style, elem int, text string, most int) {
	lines := s.font.Wrap(text, p.w)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = s.font.Fit(lines[most-1]+" …", p.w)
	}
	for _, line := range lines {
		p.draw(s.at(p.x, p.y+s.base(), line, elem))
		p.y += s.line()
	}
}

// right draws a short text that ends at the right edge, on the line whose
// style and top are given.
func (p *pen) right(s, beside style, top float64, elem int, text string) {
	p.draw(s.at(p.x+p.w-s.font.Width(text), top+beside.base(), text, elem))
}

// element adds to the outline of the document.
func (p *pen) element(parent int, role page.Role) int { return p.l.doc.Add(parent, role) }
