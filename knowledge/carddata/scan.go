package carddata

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

func sortSpans(s []span) {
	slices.SortFunc(s, func(a, b span) int { return a.end - b.end })
}

// whole tells whether a match stands as a word of its own. Scripts that
// write words together (Chinese, Japanese, Thai) have no such bounds. The
// letters that an open word goes on with belong to it.
func whole(text string, s span, open bool) (span, bool) {
	first, _ := utf8.DecodeRuneInString(text[s.start:])
	if !spaced(first) {
		return s, true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:s.start])
	if unicode.IsLetter(before) && spaced(before) {
		return s, false
	}
	for s.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[s.end:])
		if !unicode.IsLetter(r) || !spaced(r) {
			break
		}
		if !open {
			return s, false
		}
		s.end += size
	}
	return s, true
}

// spaced tells scripts that put blanks between words.
func spaced(r rune) bool {
	return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Hangul)
}

// lastBefore returns the last span that ends at or before a place.
func lastBefore(spans []span, place int) (span, bool) {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].end > place })
	if i == 0 {
		return span{}, false
	}
	return spans[i-1], true
}

// firstAfter returns the first span that starts at or after a place.
func firstAfter(spans []span, place int) (span, bool) {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].end > place })
	for ; i < len(spans); i++ {
		if spans[i].start >= place {
			return spans[i], true
		}
	}
	return span{}, false
}

// onlyFillers tells whether a short stretch of text holds nothing but
// punctuation and filler words.
func onlyFillers(text string) bool {
	if len(text) > 60 {
		return false
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;()[]\"'*…-–—_.:=>#‘’“”«»→", r)
	}) {
		if !fillerSet[w] {
			return false
		}
	}
	return true
}

var fillerSet = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range fillers {
		set[w.text] = true
	}
	return set
}()

// group is a stretch of digits with nothing between them.
type group struct{ span }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxGap is how many separators may stand between two digits of one number.
const maxGap = 3

// linked tells whether what stands between two groups may stand inside one
// number: a few separators, and nothing that has a meaning of its own.
func linked(between string) bool {
	if utf8.RuneCountInString(between) > maxGap {
		return false
	}
	return !strings.ContainsFunc(between, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("+=&?@%$€£¥₽", r)
	})
}

// groups lists the stretches of digits.
func groups(text string) []group {
	var out []group
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		out = append(out, group{span{i, end}})
		i = end
	}
	return out
}

// chains splits groups into runs that may belong to one number. The
// number of an error code ends a run.
func chains(text string, all []group) [][]group {
	var out [][]group
	var run []group
	flush := func() {
		if len(run) > 0 {
			out = append(out, run)
			run = nil
		}
	}
	for i, g := range all {
		if barrier(text, g.span) {
			flush()
			continue
		}
		if i > 0 && len(run) > 0 && !linked(text[all[i-1].end:g.start]) {
			flush()
		}
		run = append(run, g)
	}
	flush()
	return out
}

// barrier tells the digits of a code such as ISC_RS_5100102051: letters and
// an underscore before, and too few digits for a card.
func barrier(text string, s span) bool {
	if s.end-s.start > 11 || s.start < 2 || text[s.start-1] != '_' {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[:s.start-1])
	return unicode.IsLetter(r)
}
