// Package reportpaper lays a report out as a paper of two pages: the main
// figures on cards, the contacts by day and by topic as bars with their numbers,
// what stands out, all figures in fine print, and how all of it was counted.
package reportpaper

import (
	"fmt"
	"image/color"
	"sort"
	"strings"
	"time"

	"paydesk/assets/page"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// Input is what a paper is made from.
type Input struct {
	*report.Report
	Days   []report.Group // the contacts by day
	Topics []report.Group // and by topic, labelled
	Digest string         // of the contacts counted
}

// PDF writes the report as a PDF file. The same report gives the same bytes.
func PDF(in Input) ([]byte, error) { return page.PDF(Build(in)) }

// Build lays the report out, with as many groups as fit on two pages. Where
// even the fewest do not, the chart over time goes without its table, and then
// so does that of other times.
func Build(in Input) (doc page.Document) {
	for bare := range 3 {
		if doc = fullest(in, bare); len(doc.Pages) <= mostPages {
			break
		}
	}
	doc.Attached = in.attachment()
	return doc
}

// Pages there may be, and ranked groups there have to be.
const (
	mostPages   = 2
	fewestApart = 3
)

// fullest is the layout with most groups that fit.
func fullest(in Input, bare int) page.Document {
	more := sort.Search(max(len(in.Topics), len(in.Groups)), func(more int) bool {
		return len(lay(in, fewestApart+more+1, bare).Pages) > mostPages
	})
	return lay(in, fewestApart+more, bare)
}

// lay lays the report out with so many groups apart in a chart of ranked ones;
// so many upright charts are bare of a table.
func lay(in Input, most int, bare int) page.Document {
	p := newPaper(in, most)
	p.header()
	p.cards()
	p.chart(p.overTime().without(bare > 0))
	p.standsOut()
	p.chart(p.byTopic())
	if p.groupsApart() {
		p.chart(p.asGrouped().without(bare > 1))
	}
	p.figures()
	p.counted()
	return p.document()
}

// Places on the page in millimetres.
const (
	margin  = 18.0
	width   = 174.0
	top     = 15.0
	footGap = 16.0 // of the rule at the foot from the lower edge
	bottom  = 297 - footGap - 3
)

// paper is a report being laid out, from the top down.
type paper struct {
	Input
	doc   page.Document
	sheet []page.Item // the page that is being filled
	y     float64     // below what is on it so far
	most  int         // groups that have a row of their own in a ranked chart
}

func newPaper(in Input, most int) *paper {
	p := &paper{Input: in, y: top, most: most}
	p.doc = page.Document{Title: titleOf(in.Report) + ", " + reportwords.Span(in.From, in.To), Lang: "en", Created: dayOf(in.To)} // not today: the same contacts give the same file
	return p
}

// dayOf reads a day as reports write it.
func dayOf(text string) time.Time {
	day, _ := time.Parse(time.DateOnly, text) // a report has no others
	return day
}

// Fonts of the paper.
var (
	small     = page.Font{Size: 8.5}
	smallBold = page.Font{Size: 8.5, Bold: true}
	body      = page.Font{Size: 9.5}
	heading   = page.Font{Size: 13, Bold: true}
)

func (p *paper) put(items ...page.Item) { p.sheet = append(p.sheet, items...) }

// room begins a new page where so much is not left on this one.
func (p *paper) room(mm float64) {
	if p.y+mm > bottom {
		p.turn()
	}
}

func (p *paper) turn() {
	p.doc.Pages = append(p.doc.Pages, page.Page{Size: page.A4, Items: p.sheet})
	p.sheet, p.y = nil, top
}

// para writes a text of one element over lines of so many millimetres.
func (p *paper) para(role page.Role, font page.Font, lead float64, in color.NRGBA, text string) {
	elem := p.doc.Add(0, role)
	for _, line := range font.Wrap(text, width) {
		p.room(lead)
		p.y += lead
		p.put(page.Text{X: margin, Y: p.y, Font: font, Color: in, Text: line, Elem: elem})
	}
}

// head writes a heading that stays with so much below it.
func (p *paper) head(text string, with float64) {
	p.room(with + 9)
	p.para(page.H2, heading, 6, page.Ink, text)
	p.y += 3
}

// header names the report, its period and what it was filtered by.
func (p *paper) header() {
	p.right(page.Font{Size: 11, Bold: true}, page.Accent, p.y+5, kindOf(p.From, p.To))
	p.right(small, page.Grey, p.y+10, reportwords.Plural(p.Contacts, "contact")+" counted")
	title := page.Font{Size: 22, Bold: true}
	p.para(page.H1, title, 8, page.Ink, title.Fit(titleOf(p.Report), width-48))
	p.y += 0.5
	p.para(page.P, body, 5, page.Grey, reportwords.Span(p.From, p.To)+"  ·  days in "+p.Zone)
	p.para(page.P, body, 4.6, page.Grey, p.filters())
	p.y += 4
}

// right writes a line that ends at the right margin.
func (p *paper) right(font page.Font, in color.NRGBA, y float64, text string) {
	p.put(page.Text{X: margin + width - font.Width(text), Y: y, Font: font, Color: in, Text: text, Elem: p.doc.Add(0, page.P)})
}

// counted says how the figures came about, and of what.
func (p *paper) counted() {
	p.head("How this was counted", 30)
	notes := append([]string{smallNote}, p.Notes...)
	if len(p.Spikes) > 0 {
		notes = append(notes, "Stands out: "+p.Rule+".")
	}
	notes = append(notes, fmt.Sprintf("Rows counted: %s, one a contact. Hash of the rows: %s.", reportwords.Whole(int64(p.Contacts)), report.DigestRule))
	for _, note := range notes {
		p.para(page.P, small, 3.9, page.Grey, note)
		p.y += 0.8
	}
	p.para(page.P, page.Font{Size: 8}, 4, page.Ink, p.Digest)
}

// document ends the paper.
func (p *paper) document() page.Document {
	p.turn()
	for i := range p.doc.Pages {
		p.frame(&p.doc.Pages[i], i+1)
	}
	return p.doc
}

// frame draws what every page has: the bar on top and the foot.
func (p *paper) frame(pg *page.Page, number int) {
	rule, base := pg.H-footGap, pg.H-footGap+5
	foot := strings.Join([]string{kindOf(p.From, p.To), reportwords.Span(p.From, p.To), "internal, contains no card data"}, "  ·  ")
	pages := fmt.Sprintf("Page %d of %d", number, len(p.doc.Pages))
	pg.Items = append(pg.Items,
		page.Rect{W: pg.W, H: 3, Paint: page.Paint{Fill: page.Accent}},
		line(margin, rule, margin+width, rule),
		page.Text{X: margin, Y: base, Font: small, Color: page.Grey, Text: foot},
		page.Text{X: margin + width - small.Width(pages), Y: base, Font: small, Color: page.Grey, Text: pages})
}
