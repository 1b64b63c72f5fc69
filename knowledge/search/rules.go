package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// ruleBook holds the word tables as terms of a vocabulary.
type ruleBook struct {
	byFirst map[term][]rule
	group   map[term][]term // words of the same sense
}

// rule says what a phrase of the trade means.
type rule struct {
	said  []term
	means []term
}

// newRuleBook reads the word tables and teaches the vocabulary their words,
// so that misprints in them are mended, too.
func newRuleBook(v *vocabulary) *ruleBook {
	book := &ruleBook{byFirst: map[term][]rule{}, group: map[term][]term{}}
	for _, g := range groups {
		terms := termsOf(v, g)
		for i, t := range terms {
			for j, other := range terms {
				if i != j {
					book.group[t] = append(book.group[t], other)
				}
			}
		}
	}
	for _, m := range meanings {
		means := termsOf(v, m.means)
		for phrase := range strings.SplitSeq(m.said, "|") {
			said := termsOf(v, phrase)
			book.byFirst[said[0]] = append(book.byFirst[said[0]], rule{said, means})
		}
	}
	for _, w := range slices.Sorted(maps.Keys(everyday)) {
		v.add(american(w))
	}
	for _, w := range slices.Sorted(maps.Keys(elsewhereWords())) {
		v.add(american(w))
	}
	return book
}

func termsOf(v *vocabulary, text string) []term {
	var terms []term
	for _, w := range joined(split(text), nil) {
		terms = append(terms, v.add(w.text))
	}
	return terms
}

// apply adds slots for what the phrases of the query mean. The longest
// phrase counts: "bank outage" is no outage of the site.
func (b *ruleBook) apply(ix *Index, s *scratch) {
	q := &s.query
	for _, m := range longest(b.matches(q)) {
		for j := m.from; j <= m.to; j++ {
			if n := q.slotAt[j]; n >= 0 {
				q.slots[n].explained = true
			}
		}
		b.addMeaning(s, q.slots[q.slotAt[m.from]].pos, m.rule)
	}
}

// match is a phrase found in the words from to to of a query.
type match struct {
	rule     rule
	from, to int
}

// matches finds all phrases in a query.
func (b *ruleBook) matches(q *query) []match {
	var found []match
	for i := range q.words {
		t, ok := q.best(q.slotAt[i])
		if !ok {
			continue
		}
		for _, r := range b.byFirst[t] {
			if to := q.phraseEnd(i, r); to >= 0 {
				found = append(found, match{r, i, to})
			}
		}
	}
	return found
}

// longest drops the matches that lie within a longer one.
func longest(found []match) []match {
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(len(b.rule.said), len(a.rule.said)))
	})
	kept, end, width := found[:0], -1, 0
	for _, m := range found {
		if m.to <= end && len(m.rule.said) < width {
			continue
		}
		kept = append(kept, m)
		if m.to >= end {
			end, width = m.to, len(m.rule.said)
		}
	}
	return kept
}

// maxGap is how many words may stand between two words of a phrase.
const maxGap = 1

// phraseEnd returns the last word of the phrase of r that begins at word i,
// -1 when it does not.
func (q *query) phraseEnd(i int, r rule) int {
	at := i
	for _, want := range r.said[1:] {
		next := -1
		for j := at + 1; j < len(q.words) && j <= at+1+maxGap && next < 0; j++ {
			if t, ok := q.best(q.slotAt[j]); ok && t == want {
				next = j
			}
		}
		if next < 0 {
			return -1
		}
		at = next
	}
	return at
}

// addMeaning adds the terms a phrase stands for, each once.
func (b *ruleBook) addMeaning(s *scratch, pos int16, r rule) {
	q := &s.query
	for _, t := range r.means {
		if len(q.slots) >= maxSlots || hasSlot(q, t) {
			continue
		}
		from := int32(len(q.alts))
		q.alts = append(q.alts, alt{t, 1})
		q.slots = append(q.slots, slot{from: from, to: from + 1, pos: pos, known: true})
	}
}

func hasSlot(q *query, t term) bool {
	for i := range q.slots {
		if best, ok := q.best(int16(i)); ok && best == t {
			return true
		}
	}
	return false
}

// joined writes words that belong together as one: wi fi becomes wifi. With
// a vocabulary, so do any two neighbours that give a word of it although one
// of them is none.
func joined(words []word, v *vocabulary) []word {
	return appendJoined(make([]word, 0, len(words)), words, v)
}

// appendJoined is joined, onto out, which may be the beginning of words.
func appendJoined(out, words []word, v *vocabulary) []word {
	for i := 0; i < len(words); i++ {
		w := words[i]
		for i+1 < len(words) && (v != nil || jointHeads[w.text]) {
			both := w.text + words[i+1].text
			if !joints[both] && (v == nil || !joinable(v, w.text, words[i+1].text, both)) {
				break
			}
			w.text, w.end = both, words[i+1].end
			i++
		}
		if i+1 < len(words) && isNumber(words[i+1].text) {
			// CSC before digits is the name of a code, not of a security code
		} else if one, ok := oneWord[w.text]; ok {
			w.text = one
		}
		out = append(out, w)
	}
	return out
}

func joinable(v *vocabulary, a, b, both string) bool {
	return len(both) >= 5 && v.has(both) && !(v.has(a) && v.has(b))
}

// reword joins and parts words as the vocabulary has them, and puts those of
// other languages into English; foreign tells whether there were any. The
// last word is never dropped: "de" may become decline.
func (ix *Index) reword(words []word) (out []word, foreign bool) {
	words = joined(words, ix.vocab)
	out = make([]word, 0, len(words)+4)
	parted := 0
	for i, w := range words {
		if _, known := ix.vocab.term(w.text); known {
			out = append(out, w)
			continue
		}
		if english, ok := translate(w.text); ok && (english != "" || i+1 < len(words)) {
			foreign = true
			out = appendAll(out, w, strings.Fields(english))
			continue
		}
		if parted < maxMended && len(w.text) <= longestProbe {
			parted++
			if pieces := ix.pieces(w.text); pieces != nil {
				out = appendAll(out, w, pieces)
				continue
			}
		}
		out = append(out, w)
	}
	return out, foreign
}

// pieces parts a word typed without blanks, unless it is more likely a word
// with one misprint.
func (ix *Index) pieces(text string) []string {
	if len(text) < 6 || !isLetters(text) {
		return nil
	}
	pieces := ix.vocab.pieces(text, 3)
	if pieces == nil {
		return nil
	}
	for _, n := range ix.vocab.closest(text, nil) {
		if n.edits == 1 {
			return nil
		}
	}
	return pieces
}

// appendAll adds texts as words that stand where w stands.
func appendAll(words []word, w word, texts []string) []word {
	for _, t := range texts {
		w.text = american(t)
		words = append(words, w)
	}
	return words
}
