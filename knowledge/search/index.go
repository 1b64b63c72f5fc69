package search

import (
	"math"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"paydesk/knowledge"
)

// Index answers queries over a fixed set of articles. It is safe for use by
// several goroutines at once.
type Index struct {
	articles []*knowledge.Article
	vocab    *vocabulary
	rules    *ruleBook
	worth    []float32   // worth[t]: how much term t tells, rare terms more
	posts    [][]posting // posts[t]: the articles that hold term t
	lines    []line
	lineEnd  []int32 // lines of article d end before lineEnd[d]
	terms    []term  // the terms of all lines, one after the other
	codes    *codeBook
	topWorth float32 // the worth of a term that one article holds
	lesson   *lesson
	usual    []float32 // usual[d]: what a score of article d is worth, less where its trouble is rare
	nothing  int32     // the document that stands for all other matters, -1 for none
	scratch  sync.Pool
}

// posting says how strongly an article is about a term: the number of the
// article in the upper 24 bits, and in the lower 8 its impact. There are many,
// so they are small.
type posting uint32

const impactBits = 8

// newPosting makes a posting of an impact from 0 to 1.
func newPosting(doc int32, impact float32) posting {
	return posting(doc)<<impactBits | posting(impact*(1<<impactBits-1)+0.5)
}

func (p posting) doc() int32 { return int32(p >> impactBits) }

// impact is 0 to 1.
func (p posting) impact() float32 { return float32(p&(1<<impactBits-1)) / (1<<impactBits - 1) }

// line is one short text of an article that a query may say in full: a
// title, a shopper's sentence, an alias, a message.
type line struct {
	from, to int32 // its part of Index.terms
	kind     lineKind
	worth    float32 // of all its terms together
}

type lineKind uint8

const (
	plainLine lineKind = iota
	messageLine
	codeLine
)

// Source is what an Index is made of. None of it may change afterwards.
type Source struct {
	Articles  []*knowledge.Article
	Codes     []knowledge.ResponseCode // that lead to the articles
	Elsewhere []string                 // what people say of other matters
}

// New indexes what a source holds.
func New(from Source) *Index {
	b := newBuilder(len(from.Articles))
	c := newCutter(newCodeTexts(from.Codes))
	docs := from.Articles
	b.ix.nothing = -1
	if len(from.Elsewhere) > 0 {
		b.ix.nothing = int32(len(docs))
		docs = append(slices.Clip(docs), &knowledge.Article{Heard: from.Elsewhere})
	}
	if len(docs) > mostLearnt {
		defer debug.SetGCPercent(debug.SetGCPercent(largeGarbage))
	}
	for batch := range slices.Chunk(docs, atOnce) {
		for _, passages := range c.cut(batch) {
			b.article(passages)
		}
		if taken := len(b.ix.lineEnd); taken == atOnce {
			b.reserve(len(docs) / taken)
		}
	}
	return b.finish(from)
}

// largeGarbage is the garbage, in percent of what is kept, that may lie about
// while a large index is built: it is built once, and a desk's memory is small.
const largeGarbage = 20

// Of indexes a library.
func Of(lib *knowledge.Library) *Index {
	return New(Source{lib.Articles(), lib.Codes(), lib.Elsewhere()})
}

// rarity is the inverse document frequency of a word that held of n articles
// have.
func rarity(n, held float32) float32 {
	return float32(math.Log1p(float64((n - min(held, n) + 0.5) / (held + 0.5))))
}

func (ix *Index) worthOf(terms []term) float32 {
	sum := float32(0)
	for _, t := range terms {
		sum += ix.worth[t]
	}
	return sum
}

// rareShare is what a score is worth of an article that no help page of the
// platform tells of: such troubles come up less often.
const rareShare = 0.94

// usualness tells how common the trouble of each article is. The last is the
// place of all other matters.
func usualness(articles []*knowledge.Article) []float32 {
	usual := make([]float32, len(articles)+1)
	for d := range usual {
		usual[d] = 1
		if d < len(articles) && !documented(articles[d]) {
			usual[d] = rareShare
		}
	}
	return usual
}

// documented tells whether a help page of the platform speaks of an article's
// trouble.
func documented(a *knowledge.Article) bool {
	return slices.ContainsFunc(a.Claims(), func(c knowledge.Claim) bool { return len(c.Covers) > 0 })
}

func (ix *Index) linesOf(d int32) []line {
	from := int32(0)
	if d > 0 {
		from = ix.lineEnd[d-1]
	}
	return ix.lines[from:ix.lineEnd[d]]
}

// titleSpans finds the words of a title that pass keep.
func titleSpans(title string, keep func(text string) bool) []Span {
	var spans []Span
	for _, w := range split(title) {
		if !keep(w.text) {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].Start == w.start {
			continue
		}
		spans = append(spans, Span{w.start, w.end})
	}
	return spans
}

// compact drops everything but letters and digits.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z') {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
