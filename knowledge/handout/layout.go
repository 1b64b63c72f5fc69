package handout

import (
	"fmt"
	"strconv"

	"paydesk/assets/page"
)

// fit is one try at getting everything on a page.
type fit struct {
	gap  float64 // share of the usual white space
	body float64 // size of the body text in points
	lead float64 // distance of baselines of lead, steps and body text, by their size
}

// fits go from comfortable to tight. Text below 11 points is hard to read for
// many, so more pages come before smaller letters.
var fits = [...]fit{
	{1, 11.5, 1.42}, {0.95, 11.5, 1.42}, {0.9, 11.5, 1.38}, {0.8, 11.5, 1.34}, {0.75, 11, 1.3},
	{0.65, 11, 1.28}, {tight, 11, 1.25},
}

// tight is the gap of the last fit, where a note stands beside its heading.
const tight = 0.55

// Places on the page in millimetres; bottoms are measured from the lower edge.
const (
	contentWidth = 170.0
	accentHeight = 3.0
	headerTop    = 12.0
	headerEnd    = 21.0
	titleGap     = 10.0 // free above the title, at full size
	laterTop     = 16.0 // first block on the pages after the first
	footRule     = 16.0
	footBase     = 11.0
	footGap      = 3.5 // free above the rule
)

// layout collects the blocks of one handout and deals them out to pages.
type layout struct {
	doc    page.Document
	words  *Words
	fit    fit
	size   page.Size
	left   float64
	header []page.Item
	blocks []block
}

// block is a part of the page that is never split.
type block struct {
	items  []page.Item // placed from the top left corner of the page
	height float64
	gap    float64 // free above it, but for the first on a page
	keep   bool    // stays on one page with the block that follows
}

// layOut makes the whole document with one fit.
func layOut(in Input, words *Words, fit fit) (page.Document, error) {
	size := papers[in.Paper]
	l := &layout{words: words, fit: fit, size: size, left: (size.W - contentWidth) / 2}
	l.doc = page.Document{Subject: in.Ref, Lang: words.Lang, Created: in.Date}
	composers[in.For](l, in)
	sheets, err := l.deal()
	if err != nil {
		return page.Document{}, err
	}
	for i, items := range sheets {
		items = append(items, l.frame(in, i+1, len(sheets))...)
		l.doc.Pages = append(l.doc.Pages, page.Page{Size: size, Items: items})
	}
	return l.doc, nil
}

// add ends a block that a pen has drawn.
func (l *layout) add(p *pen, gap float64, keep bool) {
	l.blocks = append(l.blocks, block{items: p.items, height: p.y, gap: gap * l.fit.gap, keep: keep})
}

// deal puts the blocks on pages, a chain of kept blocks always on one.
func (l *layout) deal() ([][]page.Item, error) {
	sheets := [][]page.Item{l.header}
	bottom := l.size.H - footRule - footGap
	y, top := headerEnd+titleGap*l.fit.gap, true
	for first := 0; first < len(l.blocks); {
		chain := l.chain(first)
		if !top && y+heightOf(chain, false) > bottom {
			sheets, y, top = append(sheets, nil), laterTop, true
		}
		if y+heightOf(chain, top) > bottom {
			return nil, fmt.Errorf("part %d of the handout is longer than a page; shorten its texts", first+1)
		}
		for _, b := range chain {
			if !top {
				y += b.gap
			}
			for _, item := range b.items {
				sheets[len(sheets)-1] = append(sheets[len(sheets)-1], item.Moved(0, y))
			}
			y, top = y+b.height, false
		}
		first += len(chain)
	}
	return sheets, nil
}

// chain is the block at index first with those it must stay together with.
func (l *layout) chain(first int) []block {
	last := first
	for l.blocks[last].keep && last+1 < len(l.blocks) {
		last++
	}
	return l.blocks[first : last+1]
}

// heightOf is the height of blocks one below the other.
func heightOf(blocks []block, top bool) float64 {
	sum := 0.0
	for i, b := range blocks {
		if i > 0 || !top {
			sum += b.gap
		}
		sum += b.height
	}
	return sum
}

// frame is what every page has: the accent bar on top and the footer.
func (l *layout) frame(in Input, number, count int) []page.Item {
	right := l.left + contentWidth
	rule, base := l.size.H-footRule, l.size.H-footBase
	foot := l.words.date(in.Date) + footDot +
		fill(l.words.Footer, "{date}", l.words.date(in.Date.AddDate(0, 0, validDays)))
	if in.Ref != "" {
		foot = in.Ref + footDot + foot
	}
	pages := fill(l.words.PageOf, "{page}", strconv.Itoa(number), "{pages}", strconv.Itoa(count))
	wide := small.font.Width(pages)
	return []page.Item{
		page.Rect{W: l.size.W, H: accentHeight, Paint: page.Paint{Fill: accent}},
		hairline(l.left, rule, contentWidth),
		small.at(l.left, base, small.font.Fit(foot, contentWidth-wide-footGap), 0),
		small.at(right-wide, base, pages, 0),
	}
}

const (
	footDot   = "  ·  "
	validDays = 30 // how long a handout may be used; knowledge changes
)
