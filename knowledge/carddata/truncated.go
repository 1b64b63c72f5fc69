package carddata

import (
	"regexp"
	"slices"
	"strings"
)

// halfMasked is digits and the marks people put over some of them.
var halfMasked = regexp.MustCompile(`[0-9](?:[ -]?[0-9x*#•●]){11,22}`)

// How many digits of a card number may be shown (PCI DSS, truncation).
const (
	shownFirst = 8
	shownLast  = 4
)

// truncated finds card numbers of which a person masked too little: all but
// the last digits, say. What shows the first six and last four stays.
func (s *scanner) truncated() {
	if !slices.ContainsFunc(s.groups, s.besideMark) {
		return
	}
	for _, m := range halfMasked.FindAllStringIndex(s.text, -1) {
		at := span{m[0], m[1]}
		if s.taken(at) || at.start > 0 && isDigit(s.text[at.start-1]) || at.end < len(s.text) && isDigit(s.text[at.end]) {
			continue
		}
		if last, ok := overshown(s.text[at.start:at.end]); ok {
			s.hit(at, Card, "[card ..."+last+"]")
		}
	}
}

// besideMark tells digits that a masking mark touches.
func (s *scanner) besideMark(g group) bool {
	return g.end < len(s.text) && maskMark(s.text[g.end]) || g.start > 0 && maskMark(s.text[g.start-1])
}

func maskMark(c byte) bool { return c == 'x' || c == '*' || c == '#' || c == "•"[0] }

// overshown tells a number with at least two digits masked that still shows
// more than the rules let stand, and its last four characters.
func overshown(text string) (last string, ok bool) {
	number := strings.NewReplacer(" ", "", "-", "", "*", "x", "#", "x", "•", "x", "●", "x").Replace(text)
	first := strings.IndexByte(number, 'x')
	if first < 0 || len(number) < 13 || len(number) > maxPAN || strings.Count(number, "x") < 2 || !strings.Contains(number, "xx") {
		return "", false
	}
	behind := len(number) - strings.LastIndexByte(number, 'x') - 1
	inside := len(digits(number)) - first - behind
	if first <= shownFirst && behind <= shownLast && inside == 0 || brandOf(strings.ReplaceAll(number, "x", "0")) == nil {
		return "", false
	}
	return number[len(number)-4:], true
}
