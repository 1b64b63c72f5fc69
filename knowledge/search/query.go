package search

import "slices"

// query is a text a person typed, understood word by word.
type query struct {
	words  []word
	slotAt []int16 // slotAt[i]: the slot of words[i]
	slots  []slot
	alts   []alt
	total  float32 // worth of the slots that count, see weigh
}

// slot is one distinct word of a query with all it may stand for. Slots that
// nobody typed hold what a phrase means: "maxed out" adds credit and limit.
type slot struct {
	text      string // as typed; empty when nobody typed it
	from, to  int32  // its part of query.alts, the best first
	worth     float32
	pos       int16 // where it first stands in words
	known     bool  // the articles or the word tables have it
	denied    bool  // the sentence says that it is not so
	explained bool  // a phrase it stands in says what it means
}

// alt is a term a slot may stand for, and how well it fits, up to 1.
type alt struct {
	term term
	fit  float32
}

// How well the ways of reading a word fit.
const (
	fitStem    = 0.97
	fitGroup   = 0.8  // another word of the same sense
	fitMeaning = 0.85 // what a phrase of the trade stands for
	fitPiece   = 0.95 // part of a word typed without blanks
	fitTongue  = 0.9  // translated
	fitMisread = 0.13 // taken off for each misprint
	fitPrefix  = 0.6  // a word begun, more the more of it is there
)

// Limits on the work one query may ask for.
const (
	maxSlots     = 400
	maxMended    = 48 // words that misprints are looked up for
	maxEndings   = 40 // words a beginning is completed to
	fewestTyped  = 2  // letters of a beginning that is completed
	heaviest     = 24 // slots that choose articles
	counted      = 9  // slots that make up a query's worth
	strangeShare = 0.55
)

// understand reads a query. typing says that its last word may be unfinished.
func (ix *Index) understand(s *scratch, text string) *query {
	q := &s.query
	q.words = joined(split(text), ix.vocab)
	q.slots, q.alts, q.slotAt = q.slots[:0], q.alts[:0], q.slotAt[:0]
	clear(s.slotOf)
	typing := len(q.words) > 0 && q.words[len(q.words)-1].end == len(text)
	for i, w := range q.words {
		q.slotAt = append(q.slotAt, ix.slotFor(s, w, int16(i), typing && i == len(q.words)-1))
	}
	ix.rules.apply(ix, s)
	ix.deny(q)
	ix.weigh(q)
	return q
}

// slotFor returns the number of the slot of a word, -1 when there is no room
// for more.
func (ix *Index) slotFor(s *scratch, w word, pos int16, last bool) int16 {
	if n, ok := s.slotOf[w.text]; ok {
		return n
	}
	q := &s.query
	if len(q.slots) >= maxSlots {
		return -1
	}
	sl := slot{text: w.text, from: int32(len(q.alts)), pos: pos}
	ix.read(s, w.text, last)
	if len(q.alts) > int(sl.from) {
		sl.known = true
		ix.addGroup(q, sl.from)
	}
	sl.to = int32(len(q.alts))
	n := int16(len(q.slots))
	q.slots = append(q.slots, sl)
	s.slotOf[w.text] = n
	return n
}

// read appends the terms a word may stand for, the likeliest first.
func (ix *Index) read(s *scratch, text string, last bool) {
	q := &s.query
	before := len(q.alts)
	if t, ok := ix.vocab.term(text); ok {
		fit := float32(fitStem)
		if ix.vocab.has(text) {
			fit = 1
		}
		q.alts = append(q.alts, alt{t, fit})
	}
	if last && len(text) >= fewestTyped {
		ix.readBeginning(q, text, before)
	}
	if len(q.alts) > before {
		return
	}
	if ix.readTongue(q, text); len(q.alts) > before {
		return
	}
	if s.mended++; s.mended <= maxMended {
		ix.readMisprint(s, text)
	}
}

// readBeginning appends the words that text may be the start of.
func (ix *Index) readBeginning(q *query, text string, from int) {
	whole := len(q.alts) > from
	for _, i := range ix.vocab.startingWith(text, maxEndings) {
		t := ix.vocab.terms[i]
		if len(ix.posts[t]) == 0 || hasAlt(q.alts[from:], t) {
			continue
		}
		fit := fitPrefix + (1-fitPrefix)*float32(len(text))/float32(len(ix.vocab.words[i]))
		if whole {
			fit *= 0.5
		}
		q.alts = append(q.alts, alt{t, fit})
	}
}

// readMisprint appends the words that text may be a misprint of: one letter
// off, else several words typed as one, else two letters off.
func (ix *Index) readMisprint(s *scratch, text string) {
	q := &s.query
	s.near = ix.vocab.closest(text, s.near[:0])
	if len(s.near) == 0 || s.near[0].edits > 1 {
		if pieces := ix.vocab.pieces(text, 3); pieces != nil {
			for _, p := range pieces {
				t, _ := ix.vocab.term(p)
				q.alts = append(q.alts, alt{t, fitPiece})
			}
			return
		}
	}
	for _, n := range s.near {
		t := ix.vocab.terms[n.word]
		fit := 1 - fitMisread*float32(n.edits)
		if ix.vocab.words[n.word][0] != text[0] {
			fit -= 0.15
		}
		if !hasAlt(q.alts, t) {
			q.alts = append(q.alts, alt{t, fit})
		}
	}
	slices.SortStableFunc(q.alts[len(q.alts)-min(len(q.alts), len(s.near)):], func(a, b alt) int { return 0 })
}

func hasAlt(alts []alt, t term) bool {
	return slices.ContainsFunc(alts, func(a alt) bool { return a.term == t })
}
