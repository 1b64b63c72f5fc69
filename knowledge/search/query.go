package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// query is a text a person typed, understood word by word.
type query struct {
	typed    []word  // as they stand in the text
	words    []word  // the same, joined, parted and in English
	slotAt   []int16 // slotAt[i]: the slot of words[i]
	slots    []slot
	alts     []alt
	foreign  bool    // holds words of another language
	contrast bool    // says but, though or the like, see deny.go
	total    float32 // worth of the slots that count, see weigh
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
	spent     bool  // it only says that a code follows, which was found
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
	fitMisread = 0.13 // taken off for each misprint
	fitFirst   = 0.15 // taken off when the first letter is wrong
	fitLikely  = 0.7  // least of a word that phrases are read from
	fitPrefix  = 0.6  // a word begun, more the more of it is there
)

// Limits on the work one query may ask for.
const (
	maxSlots     = 400
	maxMended    = 48     // words that misprints are looked up for
	maxEndings   = 400    // words a beginning is completed to
	mostPostings = 20_000 // articles that hold one of them
	fewestTyped  = 2      // letters of a beginning that is completed when it stands alone
	heaviest     = 24     // slots that choose articles
	counted      = 9      // slots that make up a query's worth
	strangeShare = 0.55
)

// understand reads a query. typing says that its last word may be unfinished.
func (ix *Index) understand(s *scratch, text string) *query {
	q := &s.query
	q.typed = split(text)
	s.codes = ix.codes.find(text, q.typed)
	coded := len(s.codes) > 0 && s.codes[0].trust >= trustNoted
	q.words, q.foreign = ix.reword(q.typed)
	s.mended = 0
	q.slots, q.alts, q.slotAt = q.slots[:0], q.alts[:0], q.slotAt[:0]
	clear(s.slotOf)
	typing := len(q.words) > 0 && q.words[len(q.words)-1].end == len(text)
	for i, w := range q.words {
		if isNumber(w.text) && !ix.vocab.has(w.text) {
			q.slotAt = append(q.slotAt, -1)
			continue
		}
		q.slotAt = append(q.slotAt, ix.slotFor(s, w, int16(i), typing && i == len(q.words)-1))
	}
	for i := range q.slots {
		sl := &q.slots[i]
		sl.spent = coded && (codeWords[sl.text] || showWords[sl.text] || ix.codes.heads[sl.text])
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
		if last && len(text) <= hardlyWord {
			fit = fitHardly
		}
		q.alts = append(q.alts, alt{t, fit})
	}
	if last && !startsDigit(text) && (len(text) >= fewestTyped || len(q.words) > 1) {
		ix.readBeginning(q, text, before)
	}
	whole := len(q.alts) > before && q.alts[before].fit >= fitStem
	if whole || len(q.alts) > before && len(text) < fewestMended {
		return
	}
	if s.mended++; s.mended <= maxMended {
		ix.readMisprint(s, text)
		slices.SortStableFunc(q.alts[before:], func(a, b alt) int { return cmp.Compare(b.fit, a.fit) })
	}
}

// fewestMended is the length from which on a word that others begin with may
// be a misprint of another one: "crad" is rather card than cradle.
const fewestMended = 4

// isNumber tells whether a word is digits alone.
func isNumber(text string) bool { return strings.Trim(text, "0123456789") == "" }

// startsDigit tells whether a word is a number: one is not the start of
// another, and the codes are looked up by themselves.
func startsDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// A last word of so few letters is more likely one that is begun.
const (
	hardlyWord = 2
	fitHardly  = 0.5
)

// readBeginning appends the words that text may be the start of, those that
// most articles have first.
func (ix *Index) readBeginning(q *query, text string, from int) {
	whole := len(q.alts) > from && len(text) > hardlyWord
	room, most := mostPostings, 1
	for _, i := range ix.vocab.startingWith(text, maxEndings) {
		most = max(most, len(ix.posts[ix.vocab.terms[i]]))
	}
	for _, i := range ix.vocab.startingWith(text, maxEndings) {
		t := ix.vocab.terms[i]
		if room -= len(ix.posts[t]); room < 0 {
			return
		}
		if len(ix.posts[t]) == 0 || hasAlt(q.alts[from:], t) {
			continue
		}
		fit := fitPrefix + (1-fitPrefix)*float32(len(text))/float32(len(ix.vocab.words[i]))
		if whole {
			fit *= 0.5
		}
		fit *= rareBegun + (1-rareBegun)*float32(math.Sqrt(float64(len(ix.posts[t]))/float64(most)))
		q.alts = append(q.alts, alt{t, fit})
	}
	slices.SortStableFunc(q.alts[from:], func(a, b alt) int { return cmp.Compare(b.fit, a.fit) })
}

// rareBegun is what a word begun fits at least, however few articles have it.
const rareBegun = 0.5

// readMisprint appends the words that text may be a misprint of.
func (ix *Index) readMisprint(s *scratch, text string) {
	q := &s.query
	from := len(q.alts)
	s.near = ix.vocab.closest(text, s.near[:0])
	for _, n := range s.near {
		t := ix.vocab.terms[n.word]
		fit := 1 - fitMisread*float32(n.edits)
		if ix.vocab.words[n.word][0] != text[0] {
			fit -= fitFirst
		}
		fit += fitCommon * float32(math.Sqrt(min(1, float64(len(ix.posts[t]))/commonWord)))
		if !hasAlt(q.alts[from:], t) {
			q.alts = append(q.alts, alt{t, fit})
		}
	}
}

// A misprint is rather one of a common word than of a rare one: how much that
// tells, and how many articles hold a word that is as common as can be.
const (
	fitCommon  = 0.05
	commonWord = 20
)

func hasAlt(alts []alt, t term) bool {
	return slices.ContainsFunc(alts, func(a alt) bool { return a.term == t })
}

// best is the likeliest term of a slot, if it is likely at all.
func (q *query) best(n int16) (term, bool) {
	if n < 0 || q.slots[n].from == q.slots[n].to {
		return 0, false
	}
	first := q.alts[q.slots[n].from]
	return first.term, first.fit >= fitLikely
}

// addGroup appends the words that mean the same as those read so far.
func (ix *Index) addGroup(q *query, from int32) {
	for _, a := range q.alts[from:] {
		if a.fit < fitGroup {
			continue
		}
		for _, t := range ix.rules.group[a.term] {
			if !hasAlt(q.alts[from:], t) {
				q.alts = append(q.alts, alt{t, a.fit * fitGroup})
			}
		}
	}
}

// weigh gives every slot its worth and the query its total.
func (ix *Index) weigh(q *query) {
	strange := 0
	for i := range q.slots {
		if sl := &q.slots[i]; sl.spent {
			sl.worth = 0
		} else if ix.holds(q, sl) {
			sl.worth = ix.slotWorth(q, sl)
		} else {
			sl.known = false
			strange++
		}
	}
	share := ix.topWorth * strangeShare * min(1, 3/float32(max(strange, 1)))
	if q.foreign {
		share *= 0.2
	}
	for i := range q.slots {
		if sl := &q.slots[i]; !sl.known && !sl.explained && !sl.spent && !noise[sl.text] {
			sl.worth = share
			if elsewhere[stem(sl.text)] {
				sl.worth = ix.topWorth
			}
		}
	}
	q.total = heaviestSum(q.slots)
}

// holds tells whether any article has a word the slot may stand for.
func (ix *Index) holds(q *query, sl *slot) bool {
	for _, a := range q.alts[sl.from:sl.to] {
		if len(ix.posts[a.term]) > 0 {
			return true
		}
	}
	return false
}

// slotWorth is the worth of what was typed if the articles have it, else of
// the best that stands for it.
func (ix *Index) slotWorth(q *query, sl *slot) float32 {
	alts := q.alts[sl.from:sl.to]
	worth := ix.worth[alts[0].term]
	if len(ix.posts[alts[0].term]) == 0 {
		worth = 0
		for _, a := range alts {
			if len(ix.posts[a.term]) > 0 {
				worth = max(worth, ix.worth[a.term]*a.fit)
			}
		}
	}
	switch {
	case sl.text == "":
		worth *= fitMeaning
	case sl.explained:
		worth *= explainedShare
	}
	return worth
}

// explainedShare is what a word still tells by itself when a phrase it
// stands in is understood.
const explainedShare = 0.6

// heaviestSum adds up the slots that tell most: a long sentence has many
// words beside the point, and no article can answer them all.
func heaviestSum(slots []slot) float32 {
	var top [counted]float32
	for i := range slots {
		if slots[i].denied {
			continue
		}
		w := slots[i].worth
		for j := range top {
			if w > top[j] {
				w, top[j] = top[j], w
			}
		}
	}
	sum := float32(0)
	for _, w := range top {
		sum += w
	}
	return sum
}
