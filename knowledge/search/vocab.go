package search

import (
	"math/bits"
	"slices"
	"strings"
)

// term numbers a stem; the words declined and declines share one.
type term = int32

// vocabulary holds every word of the articles and of the word tables, so
// that what a person types can be mapped to what the articles say.
type vocabulary struct {
	words []string         // every spelling seen, in order of arrival
	terms []term           // terms[i] is the term of words[i]
	index map[string]int32 // spelling -> place in words
	stems map[string]term  // stem -> term
	names []string         // names[t] is the stem of term t

	sorted []int32                   // words in alphabetical order
	probes [longestProbe + 1][]probe // words to mend misprints with, by length
	shown  []int32                   // shown[t]: the spelling of term t met first
}

// probe is a word with the set of letters in it: two words that differ in
// more letters than two misprints can change need no closer look.
type probe struct {
	letters uint32
	word    int32
}

// longestProbe is the longest word, in bytes, that misprints are mended in.
const longestProbe = 24

func newVocabulary() *vocabulary {
	return &vocabulary{index: map[string]int32{}, stems: map[string]term{}}
}

// add learns a spelling and returns its term.
func (v *vocabulary) add(text string) term {
	if i, ok := v.index[text]; ok {
		return v.terms[i]
	}
	t := v.stem(stem(text), int32(len(v.words)))
	v.index[text] = int32(len(v.words))
	v.words = append(v.words, text)
	v.terms = append(v.terms, t)
	return t
}

// stem returns the term of a stem, a new one if need be.
func (v *vocabulary) stem(s string, first int32) term {
	if irregular, ok := irregulars[s]; ok {
		s = irregular
	}
	t, ok := v.stems[s]
	if !ok {
		t = term(len(v.names))
		v.stems[s] = t
		v.names = append(v.names, s)
		v.shown = append(v.shown, first)
	}
	return t
}

// seal prepares the look-ups once all words are in.
func (v *vocabulary) seal() {
	v.sorted = make([]int32, len(v.words))
	for i, w := range v.words {
		v.sorted[i] = int32(i)
		if len(w) >= 3 && len(w) <= longestProbe && isLetters(w) {
			v.probes[len(w)] = append(v.probes[len(w)], probe{letterSet(w), int32(i)})
		}
	}
	slices.SortFunc(v.sorted, func(a, b int32) int { return strings.Compare(v.words[a], v.words[b]) })
}

// term finds the term of a spelling, by the spelling itself or by its stem.
func (v *vocabulary) term(text string) (term, bool) {
	if i, ok := v.index[text]; ok {
		return v.terms[i], true
	}
	s := stem(text)
	if irregular, ok := irregulars[s]; ok {
		s = irregular
	}
	t, ok := v.stems[s]
	return t, ok
}

func (v *vocabulary) has(text string) bool {
	_, ok := v.index[text]
	return ok
}

// word is a readable spelling of a term.
func (v *vocabulary) word(t term) string { return v.words[v.shown[t]] }

// startingWith lists at most limit words that begin with prefix and are
// longer than it.
func (v *vocabulary) startingWith(prefix string, limit int) []int32 {
	from, _ := slices.BinarySearchFunc(v.sorted, prefix, func(i int32, p string) int {
		return strings.Compare(v.words[i], p)
	})
	to := from
	for to < len(v.sorted) && to-from < limit && strings.HasPrefix(v.words[v.sorted[to]], prefix) {
		to++
	}
	return v.sorted[from:to]
}

// near is a word of the vocabulary close to a misprint.
type near struct {
	word  int32
	edits int
}

// allowedEdits is how many misprints a word of that length may hold.
func allowedEdits(length int) int {
	switch {
	case length < 3:
		return 0
	case length < 7:
		return 1
	}
	return 2
}

// scrambled is how many misprints two letters that changed places look like.
const scrambled = 2

// closest appends to found the words nearest to text: all at the smallest
// number of misprints (a letter wrong, missing, added, or two swapped).
func (v *vocabulary) closest(text string, found []near) []near {
	limit := allowedEdits(len(text))
	if limit == 0 || len(text) > longestProbe || !isLetters(text) {
		return found
	}
	letters := letterSet(text)
	for n := max(3, len(text)-limit); n <= min(longestProbe, len(text)+limit); n++ {
		for _, p := range v.probes[n] {
			if bits.OnesCount32(letters^p.letters) > 2*limit {
				continue
			}
			d := edits(text, v.words[p.word], max(limit, scrambled))
			if d == scrambled && p.letters == letters && n == len(text) {
				d = 1 // the same letters in another order
			}
			if d > limit {
				continue
			}
			if d < limit {
				limit = d
				found = found[:0]
			}
			found = append(found, near{p.word, d})
		}
	}
	return found
}

func letterSet(w string) uint32 {
	set := uint32(0)
	for i := range len(w) {
		set |= 1 << (w[i] - 'a')
	}
	return set
}

// pieces takes a word apart that was typed without blanks, such as
// publicwifi. It returns nil unless every piece is a word; the fewest pieces
// win.
func (v *vocabulary) pieces(text string, most int) []string {
	if most == 0 || len(text) > maxWordBytes || !isASCII(text) {
		return nil
	}
	var best []string
	for cut := len(text) - 2; cut >= 2; cut-- {
		head, tail := text[:cut], text[cut:]
		if !v.has(head) {
			continue
		}
		if v.has(tail) {
			return []string{head, tail}
		}
		if rest := v.pieces(tail, most-1); rest != nil && (best == nil || len(rest)+1 < len(best)) {
			best = append([]string{head}, rest...)
		}
	}
	return best
}
