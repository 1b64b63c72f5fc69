// Package page is the printed page as plain data: text runs and shapes that
// already have their place. A layout (the handout, the report) makes a
// Document once; PDF writes it to a file and the window paints the very same
// items on its canvas, so a preview cannot differ from the print.
//
// All lengths are millimetres from the top left corner of the page, all font
// sizes points. Texts are drawn as they stand: lines are broken before, by
// Font.Wrap.
//
// For screen readers each text run names an element of Document.Tree, the
// outline of headings, paragraphs and lists. Runs and shapes that name none
// are decoration and are not read out.
package page

import (
	"fmt"
	"image/color"
	"regexp"
	"time"
)

// The paper sizes, width and height.
var (
	A4     = Size{210, 297}
	Letter = Size{215.9, 279.4}
)

// Size is the width and height of a page in millimetres.
type Size struct{ W, H float64 }

// Document is a whole print with what a reader program shows about it.
type Document struct {
	Title   string    // shown in the title bar
	Subject string    // may be empty
	Lang    string    // language tag such as "en" or "pt-BR"
	Created time.Time // the date inside the file; PDF never asks the clock
	Pages   []Page
	// Tree is the outline in reading order; Tree[0] is the document itself.
	// It grows by Add.
	Tree []Element
	// Attached is put into the file for programs, under the name; no reader
	// program shows it on the pages.
	Attached Attachment
}

// Attachment is a JSON text within a document; none without a name.
type Attachment struct {
	Name string // ASCII letters, digits, - and .
	JSON []byte
}

// Page is one sheet of paper. Later items lie on top of earlier ones.
type Page struct {
	Size
	Items []Item
}

// Element is one node of a document's outline.
type Element struct {
	Role   Role
	Parent int // index into Document.Tree
}

// Role is the standard structure type of PDF (ISO 32000-1, 14.8.4) that an
// element has.
type Role string

// The roles of our prints.
const (
	Root  Role = "Document"
	H1    Role = "H1"
	H2    Role = "H2"
	H3    Role = "H3"
	P     Role = "P"
	List  Role = "L"
	Entry Role = "LI"    // one entry of a List; holds a Label and a Body
	Label Role = "Lbl"   // number or bullet of an Entry
	Body  Role = "LBody" // text of an Entry
	Table Role = "Table"
	Row   Role = "TR" // of a Table; holds Heads and Cells
	Head  Role = "TH"
	Cell  Role = "TD"
)

// Add puts a new element at the end of its parent's children and returns its
// index for Text.Elem. Parent 0 is the document.
func (d *Document) Add(parent int, role Role) int {
	if len(d.Tree) == 0 {
		d.Tree = append(d.Tree, Element{Role: Root})
	}
	d.Tree = append(d.Tree, Element{Role: role, Parent: parent})
	return len(d.Tree) - 1
}

// Item is one thing on a page: a Text, Rect, Path or Link.
type Item interface {
	// Bounds is the smallest box round the item, without its stroke.
	Bounds() Box
	// Moved is the item at another place.
	Moved(dx, dy float64) Item
}

// Box is the area from (X0, Y0), top left, to (X1, Y1).
type Box struct{ X0, Y0, X1, Y1 float64 }

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Text is a run of text on one line.
type Text struct {
	X, Y  float64 // left end of the baseline
	Font  Font
	Color color.NRGBA
	Text  string
	Elem  int // index into Document.Tree; 0 is decoration
}

// Rect is a rectangle, with round corners when Radius is set; a disc when
// Radius is half of its sides.
type Rect struct {
	X, Y, W, H float64
	Radius     float64
	Paint
}

// Path is a line through its points: a rule, a tick, a polygon.
type Path struct {
	Points []Point
	Closed bool
	Paint
}

// Link is an area that opens an address: https:// or mailto: only.
type Link struct {
	X, Y, W, H float64
	URL        string
}

// Paint says how a shape is drawn. The zero colour draws nothing.
type Paint struct {
	Fill   color.NRGBA
	Stroke color.NRGBA
	Line   float64 // width of the stroke
}

// Parts of the em that usual letters reach above and below the baseline.
const (
	ascent  = 0.78
	descent = 0.24
)

// Bounds is as wide as the text and as high as its usual letters.
func (t Text) Bounds() Box {
	em := t.Font.Size * mmPerPoint
	return Box{t.X, t.Y - ascent*em, t.X + t.Font.Width(t.Text), t.Y + descent*em}
}

// Bounds is the rectangle itself.
func (r Rect) Bounds() Box { return Box{r.X, r.Y, r.X + r.W, r.Y + r.H} }

// Bounds is the box round all points.
func (p Path) Bounds() Box {
	if len(p.Points) == 0 {
		return Box{}
	}
	first := p.Points[0]
	box := Box{first.X, first.Y, first.X, first.Y}
	for _, at := range p.Points[1:] {
		box = Box{min(box.X0, at.X), min(box.Y0, at.Y), max(box.X1, at.X), max(box.Y1, at.Y)}
	}
	return box
}

// Bounds is the area itself.
func (l Link) Bounds() Box { return Box{l.X, l.Y, l.X + l.W, l.Y + l.H} }

// Moved is the text dx further right and dy further down.
func (t Text) Moved(dx, dy float64) Item { t.X += dx; t.Y += dy; return t }

// Moved is the rectangle dx further right and dy further down.
func (r Rect) Moved(dx, dy float64) Item { r.X += dx; r.Y += dy; return r }

// Moved is the link dx further right and dy further down.
func (l Link) Moved(dx, dy float64) Item { l.X += dx; l.Y += dy; return l }

// Moved is the path dx further right and dy further down.
func (p Path) Moved(dx, dy float64) Item {
	points := make([]Point, len(p.Points))
	for i, at := range p.Points {
		points[i] = Point{at.X + dx, at.Y + dy}
	}
	p.Points = points
	return p
}

var (
	langTag    = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
	attachable = regexp.MustCompile(`^[A-Za-z0-9.-]+$`)
	linkable   = regexp.MustCompile(`^(https://|mailto:)[!-~]+$`)
)

// check finds what would make a broken file.
func (d Document) check() error {
	if !langTag.MatchString(d.Lang) {
		return fmt.Errorf("document %q: %q is not a language tag such as \"en\"", d.Title, d.Lang)
	}
	if name := d.Attached.Name; name != "" && !attachable.MatchString(name) {
		return fmt.Errorf("document %q: %q cannot be the name of what is attached", d.Title, name)
	}
	if len(d.Pages) == 0 {
		return fmt.Errorf("document %q has no pages", d.Title)
	}
	for i, e := range d.Tree {
		if e.Parent < 0 || i > 0 && e.Parent >= i {
			return fmt.Errorf("document %q: element %d has no parent before it", d.Title, i)
		}
	}
	for i, pg := range d.Pages {
		if err := d.checkPage(pg); err != nil {
			return fmt.Errorf("document %q, page %d: %w", d.Title, i+1, err)
		}
	}
	return nil
}

func (d Document) checkPage(pg Page) error {
	if pg.W <= 0 || pg.H <= 0 {
		return fmt.Errorf("a page cannot be %g by %g mm", pg.W, pg.H)
	}
	for _, item := range pg.Items {
		switch it := item.(type) {
		case Text:
			if it.Elem < 0 || it.Elem > 0 && it.Elem >= len(d.Tree) {
				return fmt.Errorf("text %q belongs to element %d, which is not in the tree", it.Text, it.Elem)
			}
		case Link:
			if !linkable.MatchString(it.URL) {
				return fmt.Errorf("link %q is neither an https:// nor a mailto: address", it.URL)
			}
		}
	}
	return nil
}
