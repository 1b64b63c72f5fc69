package search

import (
	"cmp"
	"slices"
)

// scratch is the working memory of one search; searches take turns with it.
type scratch struct {
	query  query
	slotOf map[string]int16
	mended int
	near   []near

	sum     []float32 // sum[d]: worth of the slots article d answers
	best    []float32 // best[d]: the same for the slot at hand
	sense   []float32 // sense[d]: how likely the query is about article d, see learn.go
	part    []float32 // part[d]: the same for a stretch of it
	peak    []float32 // peak[d]: the most of any stretch
	said    []uint32  // said[slot]: the round it was last counted in
	stamp   []uint32  // stamp[d]: the round best[d] belongs to
	round   uint32
	touched []int32 // articles with a sum

	slotOfTerm []int16 // slot that term t answers, plus one
	fitOfTerm  []float32
	mapped     []term
	seen       []uint32 // seen[slot]: the line it was last counted for
	lineRound  uint32

	rows  [2][]float32 // for message matching
	cand  []candidate
	codes []codeHit
}

func newScratch(ix *Index) *scratch {
	n := len(ix.articles) + 1
	return &scratch{
		slotOf: map[string]int16{},
		sum:    make([]float32, n), best: make([]float32, n), sense: make([]float32, n), part: make([]float32, n), peak: make([]float32, n), said: make([]uint32, maxSlots), stamp: make([]uint32, n),
		slotOfTerm: make([]int16, len(ix.posts)), fitOfTerm: make([]float32, len(ix.posts)),
		seen: make([]uint32, maxSlots),
	}
}

// candidate is an article on its way to a hit.
type candidate struct {
	doc     int32
	words   float32            // how much of the query its texts hold
	lines   [mostLines]float32 // how well its best lines fit the query, the best first
	message float32            // how surely the query quotes one of its messages
	sense   float32            // how likely the query is about it, going by what was learnt, 0 to 1
	code    codeHit
	score   float32
}

// maxCands is how many articles are looked at line by line.
const maxCands = 28

// gather sums up, for every article, the worth of the slots it answers, and
// keeps the best.
func (ix *Index) gather(s *scratch) {
	q := &s.query
	for _, n := range heaviestSlots(q) {
		sl := &q.slots[n]
		s.round++
		for _, a := range q.alts[sl.from:sl.to] {
			gain := sl.worth * a.fit
			if sl.denied {
				gain *= -denialShare
			}
			s.collect(ix.posts[a.term], gain)
		}
	}
	s.keepBest()
}

// denialShare is how much a denied word takes away of what it would give.
const denialShare = 0.8

// collect adds the postings of one reading of a slot; an article counts only
// its best reading.
func (s *scratch) collect(posts []posting, gain float32) {
	for _, p := range posts {
		d, got := p.doc(), gain*p.impact()
		if s.stamp[d] != s.round {
			s.stamp[d] = s.round
			if s.sum[d] == 0 {
				s.touched = append(s.touched, d)
			}
			s.sum[d] += got
			s.best[d] = got
			continue
		}
		if more := got - s.best[d]; more > 0 && got > 0 || more < 0 && got < 0 {
			s.sum[d] += more
			s.best[d] = got
		}
	}
}

// heaviestSlots picks the slots that choose the candidates.
func heaviestSlots(q *query) []int {
	order := make([]int, 0, len(q.slots))
	top := float32(0)
	for i := range q.slots {
		if q.slots[i].worth > 0 && q.slots[i].known {
			order = append(order, i)
			top = max(top, q.slots[i].worth)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(q.slots[b].worth, q.slots[a].worth) })
	order = order[:min(len(order), heaviest)]
	for len(order) > enoughSlots && q.slots[order[len(order)-1]].worth < top*faint {
		order = order[:len(order)-1]
	}
	return order
}

// Words that tell next to nothing choose no candidates beside others that
// do; lines and messages still count them.
const (
	enoughSlots = 3
	faint       = 0.1
)

// keepBest moves the articles with the highest sums into cand and clears the
// sums for the next search.
func (s *scratch) keepBest() {
	s.cand = s.cand[:0]
	least := float32(0)
	for _, d := range s.touched {
		sum := s.sum[d]
		s.sum[d] = 0
		if len(s.cand) == 2*maxCands {
			least = s.trim()
		}
		if sum > least {
			s.cand = append(s.cand, candidate{doc: d, words: sum})
		}
	}
	s.touched = s.touched[:0]
	if len(s.cand) > maxCands {
		s.trim()
	}
}

// trim keeps the best maxCands candidates and returns the sum of the last.
func (s *scratch) trim() float32 {
	slices.SortFunc(s.cand, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(a.doc, b.doc))
	})
	s.cand = s.cand[:maxCands]
	return s.cand[maxCands-1].words
}

// addCodes puts the codes found on the candidates, adding those articles
// that no word led to.
func (s *scratch) addCodes(hits []codeHit) {
	for _, h := range hits {
		i := slices.IndexFunc(s.cand, func(c candidate) bool { return c.doc == h.doc })
		if i < 0 {
			i = len(s.cand)
			s.cand = append(s.cand, candidate{doc: h.doc})
		}
		if h.trust > s.cand[i].code.trust {
			s.cand[i].code = h
		}
	}
}

// judge looks at the candidates line by line and orders them.
func (ix *Index) judge(s *scratch) {
	s.mapTerms()
	ix.lesson.senses(s)
	for i := range s.cand {
		c := &s.cand[i]
		for _, l := range ix.linesOf(c.doc) {
			terms := ix.terms[l.from:l.to]
			c.addLine(ix.lineFit(s, l, terms))
			if l.kind == messageLine {
				c.message = max(c.message, ix.quoted(s, l, terms))
			}
		}
		c.words = min(1, max(0, c.words/max(s.query.total, 0.01)))
		c.sense = s.sense[c.doc]
		c.score = c.blend() * ix.usual[c.doc]
	}
	s.unmapTerms()
	slices.SortFunc(s.cand, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
}

// setAside takes a document out of the candidates and returns it; of one that
// was none of them only its sense is known.
func (s *scratch) setAside(doc int32) candidate {
	i := slices.IndexFunc(s.cand, func(c candidate) bool { return c.doc == doc })
	switch {
	case doc < 0:
		return candidate{doc: doc}
	case i < 0:
		return candidate{doc: doc, sense: s.sense[doc]}
	}
	c := s.cand[i]
	s.cand = slices.Delete(s.cand, i, i+1)
	return c
}

// mostLines is how many lines of an article are taken into account: one that
// fits may be chance, several are not.
const mostLines = 4

func (c *candidate) addLine(fit float32) {
	for i := range c.lines {
		if fit > c.lines[i] {
			fit, c.lines[i] = c.lines[i], fit
		}
	}
}

// Shares of the ways words are judged by; together they are 1 at most.
const (
	wordsShare = 0.4
	senseShare = 0.35
)

var lineShares = [mostLines]float32{0.1, 0.07, 0.05, 0.03}

// blend makes one score: each kind of evidence closes part of the gap to
// certainty that the others leave.
func (c *candidate) blend() float32 {
	gap := 1 - wordsShare*c.words - senseShare*c.sense
	for i, fit := range c.lines {
		gap -= lineShares[i] * fit
	}
	return 1 - gap*(1-trustMessage*c.message)*(1-trustCode*c.code.trust)
}

const (
	trustMessage = 0.9
	trustCode    = 0.97
)

// mapTerms notes for every term which slot it answers, and how well.
func (s *scratch) mapTerms() {
	q := &s.query
	for i := range q.slots {
		sl := &q.slots[i]
		if sl.spent {
			continue
		}
		for _, a := range q.alts[sl.from:sl.to] {
			if s.slotOfTerm[a.term] == 0 {
				s.mapped = append(s.mapped, a.term)
			} else if s.fitOfTerm[a.term] >= a.fit {
				continue
			}
			s.slotOfTerm[a.term] = int16(i) + 1
			s.fitOfTerm[a.term] = a.fit
		}
	}
}

func (s *scratch) unmapTerms() {
	for _, t := range s.mapped {
		s.slotOfTerm[t] = 0
	}
	s.mapped = s.mapped[:0]
}

// lineFit tells how well a line and the query say the same, 0 to 1: how much
// of the line is in the query, how much of the query is in the line, and
// whether the words stand side by side in both.
func (ix *Index) lineFit(s *scratch, l line, terms []term) float32 {
	q := &s.query
	s.lineRound++
	var fromLine, fromQuery, denied, beside float32
	before := int16(-2)
	for _, t := range terms {
		n := s.slotOfTerm[t] - 1
		if n < 0 {
			before = -2
			continue
		}
		sl := &q.slots[n]
		w := ix.worth[t]
		if sl.denied {
			denied += w
			continue
		}
		fit := s.fitOfTerm[t]
		fromLine += w * fit
		if s.seen[n] != s.lineRound {
			s.seen[n] = s.lineRound
			fromQuery += sl.worth * fit
		}
		if sl.pos == before+1 {
			beside += w
		}
		before = sl.pos
	}
	if fromQuery == 0 || l.worth == 0 {
		return 0
	}
	said := min(1, fromQuery/q.total)
	held := min(1, fromLine/l.worth)
	f := said * held / (queryShare*held + (1-queryShare)*said)
	order := min(1, beside/l.worth)
	return f * (1 - orderShare + orderShare*order) * (1 - min(1, denied/l.worth))
}

const (
	queryShare = 0.5 // how much the query's side counts in lineFit
	orderShare = 0.15
)
