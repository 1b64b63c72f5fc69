package search

import "strings"

// ending is one row of a stemming table: a word that ends in suffix loses it
// for repl when what stays before it has at least measure vowel-consonant
// pairs.
type ending struct {
	suffix, repl string
	measure      int
}

// The tables follow Porter's algorithm, with the later changes that suit a
// small vocabulary: longest suffixes stand first, the first that fits ends
// the step.
var (
	plurals = []ending{{"sses", "ss", 0}, {"ies", "i", 0}, {"ss", "ss", 0}, {"us", "us", 0}, {"s", "", 0}}

	doubled = []ending{
		{"ational", "ate", 1}, {"ization", "ize", 1}, {"iveness", "ive", 1}, {"fulness", "ful", 1},
		{"ousness", "ous", 1}, {"tional", "tion", 1}, {"biliti", "ble", 1}, {"entli", "ent", 1},
		{"ation", "ate", 1}, {"alism", "al", 1}, {"aliti", "al", 1}, {"ousli", "ous", 1},
		{"iviti", "ive", 1}, {"fulli", "ful", 1}, {"enci", "ence", 1}, {"anci", "ance", 1},
		{"abli", "able", 1}, {"izer", "ize", 1}, {"ator", "ate", 1}, {"alli", "al", 1},
		{"bli", "ble", 1}, {"eli", "e", 1}, {"ly", "", 1}, {"li", "", 2},
	}
	single = []ending{
		{"icate", "ic", 1}, {"ative", "", 1}, {"alize", "al", 1}, {"iciti", "ic", 1},
		{"ical", "ic", 1}, {"ness", "", 1}, {"ful", "", 1},
	}
	leftover = []ending{
		{"ement", "", 2}, {"ance", "", 2}, {"ence", "", 2}, {"able", "", 2}, {"ible", "", 2},
		{"ment", "", 2}, {"tion", "t", 2}, {"sion", "s", 2}, {"ent", "", 2}, {"ant", "", 2},
		{"ism", "", 2}, {"ate", "", 2}, {"iti", "", 2}, {"ous", "", 2}, {"ive", "", 2},
		{"ize", "", 2}, {"al", "", 2}, {"er", "", 2}, {"ic", "", 2},
	}
)

// stem cuts an English word down to what its forms have in common: declined,
// declines and declining all give declin. Words of other scripts, words with
// digits and very short ones stay as they are.
func stem(word string) string {
	if s, ok := unstemmed[word]; ok {
		return s
	}
	if len(word) < 4 || !isLetters(word) {
		return word
	}
	w := apply(word, plurals)
	w = pastAndGerund(w)
	if n := len(w); n > 2 && w[n-1] == 'y' && !vowelAt(w, n-2) {
		w = w[:n-1] + "i"
	}
	w = apply(w, doubled)
	w = apply(w, single)
	w = apply(w, leftover)
	return trimEnd(w)
}

// unstemmed are words whose stem would be another word.
var unstemmed = map[string]string{"used": "use", "uses": "use", "using": "use"}

// apply runs the first row of the table whose suffix the word has.
func apply(w string, table []ending) string {
	for _, e := range table {
		if base, ok := strings.CutSuffix(w, e.suffix); ok {
			if len(base) > 1 && measure(base) >= e.measure {
				return base + e.repl
			}
			return w
		}
	}
	return w
}

// pastAndGerund takes -ed and -ing off and mends what stays.
func pastAndGerund(w string) string {
	if strings.HasSuffix(w, "eed") {
		return w
	}
	base, ok := strings.CutSuffix(w, "ed")
	if !ok {
		base, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !hasVowel(base) || len(base) < 2 {
		return w
	}
	n := len(base)
	switch {
	case strings.HasSuffix(base, "at"), strings.HasSuffix(base, "bl"), strings.HasSuffix(base, "iz"):
		return base + "e"
	case n > 2 && base[n-1] == base[n-2] && !strings.ContainsRune("lsz", rune(base[n-1])) && !vowelAt(base, n-1):
		return base[:n-1]
	case measure(base) == 1 && endsShort(base):
		return base + "e"
	}
	return base
}

// trimEnd takes a silent e and a doubled l off.
func trimEnd(w string) string {
	if base, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(base); m > 1 || m == 1 && !endsShort(base) {
			w = base
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w) > 1 {
		w = w[:len(w)-1]
	}
	return w
}

// measure counts the changes from vowel to consonant.
func measure(w string) int {
	count, before := 0, false
	for i := range len(w) {
		v := vowelAt(w, i)
		if before && !v {
			count++
		}
		before = v
	}
	return count
}

// vowelAt tells whether byte i is a vowel; y is one after a consonant.
func vowelAt(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	case 'y':
		return i > 0 && !vowelAt(w, i-1)
	}
	return false
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if vowelAt(w, i) {
			return true
		}
	}
	return false
}

// endsShort tells whether a word ends in consonant, vowel, consonant and the
// last is not w, x or y: the shape that keeps its e (hop-e, fil-e).
func endsShort(w string) bool {
	n := len(w)
	return n >= 3 && !vowelAt(w, n-1) && vowelAt(w, n-2) && !vowelAt(w, n-3) &&
		!strings.ContainsRune("wxy", rune(w[n-1]))
}

func isLetters(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
