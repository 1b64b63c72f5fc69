package page

import (
	"bytes"
	"fmt"
	"image/color"

	"github.com/jung-kurt/gofpdf"

	"paydesk/assets/fonts"
)

// PDF writes the document as a tagged PDF 1.7 file. The same document gives
// the same bytes. The error names what is wrong with the document.
func PDF(doc Document) (file []byte, err error) {
	if err := doc.check(); err != nil {
		return nil, err
	}
	// gofpdf panics on input it does not expect. A failed print must not end
	// a contact, so the panic becomes an error here.
	defer func() {
		if cause := recover(); cause != nil {
			file, err = nil, fmt.Errorf("document %q could not be written as PDF: %v", doc.Title, cause)
		}
	}()
	p := newPainter(doc)
	for _, pg := range doc.Pages {
		p.page(pg)
	}
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("document %q could not be written as PDF: %w", doc.Title, err)
	}
	return finish(out.Bytes(), doc, p.ink)
}

// ink is what the painter noted for the finishing pass.
type ink struct {
	marks [][]int          // per page: the element of each marked content, by MCID
	runes [2]map[rune]bool // per face: the characters drawn
}

// family is the name of both faces in the file. gofpdf takes letters only.
const family = "noto"

var styles = [2]string{"", "B"}

type painter struct {
	pdf  *gofpdf.Fpdf
	tree []Element
	ink  ink
	font Font // the one set last on this page
	elem int  // element of the open marked content, see mark
}

// No content is open, or decoration is.
const (
	nothing    = -1
	decoration = 0
)

func newPainter(doc Document) *painter {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(doc.Created.UTC())
	pdf.SetModificationDate(doc.Created.UTC())
	pdf.SetProducer("Paydesk", true)
	pdf.SetTitle(Clean(doc.Title), true)
	pdf.SetSubject(Clean(doc.Subject), true)
	pdf.AddUTF8FontFromBytes(family, styles[0], []byte(fonts.Regular))
	pdf.AddUTF8FontFromBytes(family, styles[1], []byte(fonts.Bold))
	pdf.SetLineCapStyle("round")
	pdf.SetLineJoinStyle("round")
	return &painter{pdf: pdf, tree: doc.Tree, ink: ink{runes: [2]map[rune]bool{{}, {}}}}
}

func (p *painter) page(pg Page) {
	p.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: pg.W, Ht: pg.H})
	p.ink.marks = append(p.ink.marks, nil)
	p.font, p.elem = Font{}, nothing
	for _, item := range pg.Items {
		switch it := item.(type) {
		case Text:
			p.mark(it.Elem)
			p.text(it)
		case Rect:
			p.mark(decoration)
			p.rect(it)
		case Path:
			p.mark(decoration)
			p.path(it)
		case Link:
			p.pdf.LinkString(it.X, it.Y, it.W, it.H, it.URL)
		}
	}
	p.mark(nothing)
}

// mark opens the marked content of an element, if it is not open already, and
// closes the one before it.
func (p *painter) mark(elem int) {
	if elem == p.elem {
		return
	}
	if p.elem != nothing {
		p.pdf.RawWriteStr("EMC")
	}
	p.elem = elem
	switch elem {
	case nothing:
	case decoration:
		p.pdf.RawWriteStr("/Artifact BMC")
	default:
		page := &p.ink.marks[len(p.ink.marks)-1]
		p.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", p.tree[elem].Role, len(*page)))
		*page = append(*page, elem)
	}
}

func (p *painter) text(t Text) {
	if t.Font != p.font {
		p.pdf.SetFont(family, styles[t.Font.face()], t.Font.Size)
		p.font = t.Font
	}
	line := Clean(t.Text)
	for _, r := range line {
		p.ink.runes[t.Font.face()][r] = true
	}
	p.pdf.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	p.pdf.Text(t.X, t.Y, line)
}

func (p *painter) rect(r Rect) {
	style := p.paint(r.Paint)
	switch {
	case style == "":
	case r.Radius > 0:
		p.rounded(r, style)
	default:
		p.pdf.Rect(r.X, r.Y, r.W, r.H, style)
	}
}

// bow is how far the handles of a cubic curve lie from the corner so that it
// looks like a quarter of a circle, as a share of the radius.
const bow = 1 - 0.5523

// rounded draws the outline itself: RoundedRect of gofpdf 1.16 leaves one
// graphics state open each time.
func (p *painter) rounded(r Rect, style string) {
	c, k := r.Radius, r.Radius*bow
	x0, y0, x1, y1 := r.X, r.Y, r.X+r.W, r.Y+r.H
	p.pdf.MoveTo(x0+c, y0)
	p.pdf.LineTo(x1-c, y0)
	p.pdf.CurveBezierCubicTo(x1-k, y0, x1, y0+k, x1, y0+c)
	p.pdf.LineTo(x1, y1-c)
	p.pdf.CurveBezierCubicTo(x1, y1-k, x1-k, y1, x1-c, y1)
	p.pdf.LineTo(x0+c, y1)
	p.pdf.CurveBezierCubicTo(x0+k, y1, x0, y1-k, x0, y1-c)
	p.pdf.LineTo(x0, y0+c)
	p.pdf.CurveBezierCubicTo(x0, y0+k, x0+k, y0, x0+c, y0)
	p.pdf.ClosePath()
	p.pdf.DrawPath(style)
}

func (p *painter) path(path Path) {
	style := p.paint(path.Paint)
	if style == "" || len(path.Points) == 0 {
		return
	}
	p.pdf.MoveTo(path.Points[0].X, path.Points[0].Y)
	for _, at := range path.Points[1:] {
		p.pdf.LineTo(at.X, at.Y)
	}
	if path.Closed {
		p.pdf.ClosePath()
	}
	p.pdf.DrawPath(style)
}

// paint sets the colours and returns gofpdf's name for what they do.
func (p *painter) paint(look Paint) (style string) {
	if look.Fill != (color.NRGBA{}) {
		p.pdf.SetFillColor(int(look.Fill.R), int(look.Fill.G), int(look.Fill.B))
		style = "F"
	}
	if look.Stroke != (color.NRGBA{}) {
		p.pdf.SetDrawColor(int(look.Stroke.R), int(look.Stroke.G), int(look.Stroke.B))
		p.pdf.SetLineWidth(look.Line)
		style += "D"
	}
	return style
}
