// Package flow lays running text out on as many pages as it takes: headings,
// paragraphs, rows of a label and a value, bullets. A heading stays with what
// follows it, and every page has a foot with its number.
package flow

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"paydesk/assets/page"
)

// Options are what a print says about itself.
type Options struct {
	Title   string
	Lang    string // of its words, such as "en"
	Created time.Time
	Foot    string // stands at the foot of each page
	PageOf  string // the page's number, "Page {page} of {pages}"
}

// Flow is a print being laid out on A4, from the top down. Texts are printed as
// people typed them; what the fonts lack becomes a question mark.
type Flow struct {
	o     Options
	doc   page.Document
	sheet []page.Item // the page that is being filled
	y     float64     // below what is on it so far
	list  int         // element of the list that is being filled, 0 for none
}

// Row is a value with its label.
type Row struct{ Label, Value string }

// Places on the page in millimetres; bottoms are measured from the lower edge.
const (
	margin       = 20.0
	width        = 170.0
	accentHeight = 3.0
	top          = 16.0
	footRule     = 16.0
	footBase     = 11.0
	bottom       = footRule + 4
	labelWidth   = 40.0
	indent       = 5.0
)

// style is how a text looks; above is what stays free before it.
type style struct {
	font  page.Font
	lead  float64 // distance of baselines as a share of the size
	color color.NRGBA
	above float64
}

var (
	title   = style{page.Font{Size: 22, Bold: true}, 1.2, page.Ink, 0}
	heading = style{page.Font{Size: 14, Bold: true}, 1.3, page.Accent, 7}
	sub     = style{page.Font{Size: 11, Bold: true}, 1.35, page.Ink, 3.2}
	body    = style{page.Font{Size: 10.5}, 1.4, page.Ink, 1.4}
	label   = style{page.Font{Size: 10.5}, 1.4, page.Grey, 0.6}
	small   = style{page.Font{Size: 9}, 1.3, page.Grey, 0}
)

// together is how much room a heading wants below it on its page.
const together = 16.0

const (
	mmPerPoint = 25.4 / 72
	capHeight  = 0.714 // of the em, in Noto Sans
)

// line is the height of one line.
func (s style) line() float64 { return s.font.Size * mmPerPoint * s.lead }

// base is how far below the top of its line the baseline lies.
func (s style) base() float64 { return s.line()/2 + capHeight/2*s.font.Size*mmPerPoint }

// New begins a print with its title.
func New(o Options) *Flow {
	f := &Flow{o: o, y: top}
	f.doc = page.Document{Title: o.Title, Lang: o.Lang, Created: o.Created}
	f.write(title, f.doc.Add(0, page.H1), margin, width, o.Title)
	return f
}

// Heading begins a part, with a rule above it.
func (f *Flow) Heading(text string) {
	f.head(heading, page.H2, text)
	if f.y > top+heading.line() {
		y := f.y - heading.line() - 2
		f.put(page.Path{Points: []page.Point{{X: margin, Y: y}, {X: margin + width, Y: y}}, Paint: page.Paint{Stroke: page.Outline, Line: 0.2}})
	}
}

// Sub begins a part of a part.
func (f *Flow) Sub(text string) { f.head(sub, page.H3, text) }

func (f *Flow) head(s style, role page.Role, text string) {
	f.list = 0
	f.room(s.above + s.line() + together)
	f.gap(s.above)
	f.write(s, f.doc.Add(0, role), margin, width, text)
}

// Para writes a paragraph.
func (f *Flow) Para(text string) {
	f.list = 0
	f.room(body.above + 2*body.line())
	f.gap(body.above)
	f.write(body, f.doc.Add(0, page.P), margin, width, text)
}

// Rows writes values behind their labels. A row without a value is left out.
func (f *Flow) Rows(rows ...Row) {
	for _, row := range rows {
		if page.Clean(row.Value) == "" {
			continue
		}
		f.room(label.above + label.line())
		f.gap(label.above)
		entry := f.entry()
		f.text(label, f.doc.Add(entry, page.Label), margin, label.font.Fit(row.Label, labelWidth-2))
		f.write(body, f.doc.Add(entry, page.Body), margin+labelWidth, width-labelWidth, row.Value)
	}
}

// Bullets writes lines of a list.
func (f *Flow) Bullets(lines ...string) {
	const dot = 1.2
	for _, line := range lines {
		f.room(label.above + body.line())
		f.gap(label.above)
		f.put(page.Rect{X: margin + 0.8, Y: f.y + (body.line()-dot)/2, W: dot, H: dot, Radius: dot / 2, Paint: page.Paint{Fill: page.Accent}})
		f.write(body, f.doc.Add(f.entry(), page.Body), margin+indent, width-indent, line)
	}
}

// entry adds an entry to the list that is open, or to a new one.
func (f *Flow) entry() int {
	if f.list == 0 {
		f.list = f.doc.Add(0, page.List)
	}
	return f.doc.Add(f.list, page.Entry)
}

// write draws a text of one element line by line, on as many pages as it
// takes.
func (f *Flow) write(s style, elem int, x, w float64, text string) {
	for _, line := range s.font.Wrap(text, w) {
		f.room(s.line())
		f.text(s, elem, x, line)
		f.y += s.line()
	}
}

// text draws one line at the place reached.
func (f *Flow) text(s style, elem int, x float64, line string) {
	f.put(page.Text{X: x, Y: f.y + s.base(), Font: s.font, Color: s.color, Text: line, Elem: elem})
}

func (f *Flow) put(item page.Item) { f.sheet = append(f.sheet, item) }

// gap leaves white space, but not on top of a page.
func (f *Flow) gap(mm float64) {
	if f.y > top {
		f.y += mm
	}
}

// room begins a new page where so much is not left on this one.
func (f *Flow) room(mm float64) {
	if f.y > top && f.y+mm > page.A4.H-bottom {
		f.turn()
	}
}

// turn ends a page.
func (f *Flow) turn() {
	f.doc.Pages = append(f.doc.Pages, page.Page{Size: page.A4, Items: f.sheet})
	f.sheet, f.y = nil, top
}

// Document ends the print.
func (f *Flow) Document() page.Document {
	f.turn()
	for i := range f.doc.Pages {
		f.frame(&f.doc.Pages[i], i+1)
	}
	return f.doc
}

// frame draws what every page has: the accent bar on top and the foot.
func (f *Flow) frame(pg *page.Page, number int) {
	rule, base := pg.H-footRule, pg.H-footBase
	pages := strings.NewReplacer("{page}", strconv.Itoa(number), "{pages}", strconv.Itoa(len(f.doc.Pages))).Replace(f.o.PageOf)
	wide := small.font.Width(pages)
	pg.Items = append(pg.Items,
		page.Rect{W: pg.W, H: accentHeight, Paint: page.Paint{Fill: page.Accent}},
		page.Path{Points: []page.Point{{X: margin, Y: rule}, {X: margin + width, Y: rule}}, Paint: page.Paint{Stroke: page.Outline, Line: 0.2}},
		page.Text{X: margin, Y: base, Font: small.font, Color: small.color, Text: small.font.Fit(f.o.Foot, width-wide-4)},
		page.Text{X: margin + width - wide, Y: base, Font: small.font, Color: small.color, Text: pages})
}
