package search

import "slices"

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

	held  []held // held[t]: how the article at hand holds term t
	order []term // the terms it holds, in order of arrival
}

// held is how an article holds a term.
type held struct {
	count float32 // weighted
	short bool    // in a short text
}

func newBuilder(articles int) *builder {
	ix := &Index{vocab: newVocabulary(), lineEnd: make([]int32, 0, articles)}
	ix.rules = newRuleBook(ix.vocab)
	return &builder{ix: ix}
}

// article takes the next article in.
func (b *builder) article(passages []passage) {
	d := int32(len(b.ix.lineEnd))
	b.order = b.order[:0]
	for _, p := range passages {
		b.passage(p)
	}
	b.ix.lineEnd = append(b.ix.lineEnd, int32(len(b.ix.lines)))
	b.grow()
	for _, t := range b.order {
		h := b.held[t]
		b.held[t] = held{}
		b.ix.posts[t] = append(b.ix.posts[t], newPosting(d, h.count/(h.count+saturation)))
		if h.short {
			b.inShort[t]++
		} else {
			b.inBody[t]++
		}
	}
}

func (b *builder) passage(p passage) {
	from := int32(len(b.ix.terms))
	for _, w := range p.words {
		if isNumber(w.text) {
			continue // numbers are found by the code book
		}
		t := b.ix.vocab.add(w.text)
		if int(t) >= len(b.held) {
			b.held = append(b.held, make([]held, int(t)+1)...)
		}
		h := &b.held[t]
		if h.count == 0 {
			b.order = append(b.order, t)
		}
		h.count += p.field.weight
		if p.field.short {
			h.short = true
			b.ix.terms = append(b.ix.terms, t)
		}
	}
	if to := int32(len(b.ix.terms)); p.field.short && to > from {
		b.ix.lines = append(b.ix.lines, line{from: from, to: to, kind: p.field.kind})
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
	ix.usual = usualness(from.Articles)
	ix.scratch.New = func() any { return newScratch(ix) }
	return ix
}

// reserve makes room for times as much as was taken in so far, so that a large
// index is not moved again and again while it grows.
func (b *builder) reserve(times int) {
	ix := b.ix
	ix.terms = slices.Grow(ix.terms, times*len(ix.terms))
	ix.lines = slices.Grow(ix.lines, times*len(ix.lines))
	for t, posts := range ix.posts {
		ix.posts[t] = slices.Grow(posts, times*len(posts))
	}
}
