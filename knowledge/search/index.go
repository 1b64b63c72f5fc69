package search

import (
	"math"
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
	nothing  int32 // the document that stands for all other matters, -1 for none
	scratch  sync.Pool
}

// posting says how strongly an article is about a term.
type posting struct {
	doc    int32
	impact float32 // 0 to 1
}

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

// field is a part of an article with the weight its words have.
type field struct {
	weight float32
	short  bool // kept as lines, besides counting words
	kind   lineKind
	texts  func(*knowledge.Article, func(string))
}

// fields lists what is searched. What people say weighs most; what an agent
// reads out or must not do hardly names the topic and is left out.
var fields = []field{
	{3, true, plainLine, func(a *knowledge.Article, add func(string)) { add(a.Title) }},
	{2.5, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Aliases, add) }},
	{2, true, plainLine, func(a *knowledge.Article, add func(string)) { add(string(a.ID)) }},
	{2, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Issue, add) }},
	{heardWeight, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Heard, add) }},
	{2, true, codeLine, func(a *knowledge.Article, add func(string)) { each(a.Codes, add) }},
	{1.5, true, messageLine, func(a *knowledge.Article, add func(string)) {
		for _, m := range a.Messages {
			add(m.Text)
			add(m.Clean)
		}
	}},
	{1.2, true, plainLine, func(a *knowledge.Article, add func(string)) { add(a.Summary) }},
	{0.5, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Environment, add) }},
	{0.5, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Cause, add) }},
	{0.3, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Resolution, add) }},
}

// What the code tables add to an article.
var (
	codeName    = field{weight: 1, short: true, kind: codeLine}
	codeMessage = field{weight: 1.5, short: true, kind: messageLine}
)

func each(texts []string, add func(string)) {
	for _, t := range texts {
		add(t)
	}
}

func statements(list []knowledge.Statement, add func(string)) {
	for _, s := range list {
		add(s.Text)
	}
}

// heardWeight is the weight of one of many ways to say a thing.
const heardWeight = 0.5

// Source is what an Index is made of. None of it may change afterwards.
type Source struct {
	Articles  []*knowledge.Article
	Codes     []knowledge.ResponseCode // that lead to the articles
	Elsewhere []string                 // what people say of other matters
}

// New indexes what a source holds.
func New(from Source) *Index {
	b := newBuilder(len(from.Articles))
	b.codes = newCodeTexts(from.Codes)
	for d, a := range from.Articles {
		b.article(int32(d), a)
	}
	b.ix.nothing = -1
	if len(from.Elsewhere) > 0 {
		b.ix.nothing = int32(len(from.Articles))
		b.article(b.ix.nothing, &knowledge.Article{Heard: from.Elsewhere})
	}
	return b.finish(from)
}

// Of indexes a library.
func Of(lib *knowledge.Library) *Index {
	return New(Source{lib.Articles(), lib.Codes(), lib.Elsewhere()})
}

// saturation is the weighted count of a word at which an article is half as
// much about it as it can be.
const saturation = 1.2

// bodyShare is how much an article that holds a word only in its long texts
// counts towards the word being common.
const bodyShare = 0.25

// noiseShare scales the worth of words that carry grammar, not sense.
const noiseShare = 0.12

// builder collects the articles and turns them into an Index.
type builder struct {
	ix      *Index
	inShort []float32 // inShort[t]: articles that hold t in a short text
	inBody  []float32
	codes   codeTexts

	count map[term]float32 // weighted counts of the article at hand
	short map[term]bool
	order []term // keys of count in order of arrival
}

func newBuilder(articles int) *builder {
	ix := &Index{vocab: newVocabulary(), lineEnd: make([]int32, 0, articles)}
	ix.rules = newRuleBook(ix.vocab)
	return &builder{ix: ix, count: map[term]float32{}, short: map[term]bool{}}
}

func (b *builder) article(d int32, a *knowledge.Article) {
	clear(b.count)
	clear(b.short)
	b.order = b.order[:0]
	for _, f := range fields {
		f.texts(a, func(text string) { b.text(f, text) })
	}
	each(b.codes.names[a.ID], func(text string) { b.text(codeName, text) })
	each(b.codes.messages[a.ID], func(text string) { b.text(codeMessage, text) })
	b.ix.lineEnd = append(b.ix.lineEnd, int32(len(b.ix.lines)))
	b.grow()
	for _, t := range b.order {
		x := b.count[t]
		b.ix.posts[t] = append(b.ix.posts[t], posting{d, x / (x + saturation)})
		if b.short[t] {
			b.inShort[t]++
		} else {
			b.inBody[t]++
		}
	}
}

func (b *builder) text(f field, text string) {
	from := int32(len(b.ix.terms))
	words := joined(split(text), nil)
	for _, w := range words {
		t := b.ix.vocab.add(w.text)
		if _, seen := b.count[t]; !seen {
			b.order = append(b.order, t)
		}
		b.count[t] += f.weight
		if f.short {
			b.short[t] = true
			b.ix.terms = append(b.ix.terms, t)
		}
	}
	if to := int32(len(b.ix.terms)); f.short && to > from {
		b.ix.lines = append(b.ix.lines, line{from: from, to: to, kind: f.kind})
	}
}

// grow makes the lists by term long enough for the words learnt since.
func (b *builder) grow() {
	for more := len(b.ix.vocab.names) - len(b.ix.posts); more > 0; more-- {
		b.ix.posts = append(b.ix.posts, nil)
		b.inShort = append(b.inShort, 0)
		b.inBody = append(b.inBody, 0)
	}
}

func (b *builder) finish(from Source) *Index {
	articles := from.Articles
	ix := b.ix
	b.grow()
	ix.articles = articles
	ix.vocab.seal()
	ix.codes = newCodeBook(articles, from.Codes)
	ix.worth = make([]float32, len(ix.posts))
	n := float32(len(articles))
	ix.topWorth = rarity(n, 1)
	for t := range ix.worth {
		ix.worth[t] = rarity(n, b.inShort[t]+bodyShare*b.inBody[t])
		if noise[ix.vocab.names[t]] {
			ix.worth[t] *= noiseShare
		}
	}
	for i := range ix.lines {
		ix.lines[i].worth = ix.worthOf(ix.terms[ix.lines[i].from:ix.lines[i].to])
	}
	ix.lesson = ix.learn()
	ix.scratch.New = func() any { return newScratch(ix) }
	return ix
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
