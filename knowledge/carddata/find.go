package carddata

import (
	"slices"
	"strings"
)

// Kind is a kind of card data.
type Kind string

// The kinds of card data.
const (
	Card   Kind = "card"   // a card number (PAN)
	CVV    Kind = "cvv"    // a security code, PIN or code sent by the bank
	Expiry Kind = "expiry" // an expiry date beside one of the above
	IBAN   Kind = "iban"
)

// Finding is card data found in a text.
type Finding struct {
	Kind       Kind
	Start, End int    // bytes of the text that was searched
	Label      string // what stands in its place, "[card ...1111]"
}

// Mask replaces the card data in a text by labels and tells what it replaced.
// Masking a masked text changes nothing.
func Mask(text string) (string, []Finding) {
	found := Find(text)
	if len(found) == 0 {
		return text, nil
	}
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.Start])
		b.WriteString(f.Label)
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String(), found
}

// Find lists the card data in a text, in order and without overlap.
func Find(text string) []Finding {
	f := fold(text)
	s := newScanner(f.text)
	s.ibans()
	s.cards()
	s.lookalikes()
	s.codes()
	s.beside()
	found := make([]Finding, 0, len(s.hits))
	for _, h := range s.sorted() {
		start, end := f.original(h.start, h.end)
		if n := len(found); n > 0 && start < found[n-1].End {
			continue
		}
		found = append(found, Finding{h.kind, start, end, h.label})
	}
	return found
}

// hit is a finding in the folded text.
type hit struct {
	span
	kind  Kind
	label string
}

// scanner gathers the hits of one folded text.
type scanner struct {
	text                    string
	groups                  []group
	cardAt, labelAt, codeAt []span // where the words stand
	hits                    []hit
	covered                 []bool // for each byte of text, whether a hit holds it
	saved                   span   // the last number that a label saved, for lists of them
}

func newScanner(text string) *scanner {
	s := &scanner{text: text, groups: groups(text), covered: make([]bool, len(text))}
	if len(s.groups) > 0 {
		s.cardAt, s.labelAt, s.codeAt = find(text, cardWords), find(text, labels), find(text, codeWords)
	}
	return s
}

func (s *scanner) hit(at span, kind Kind, label string) {
	s.hits = append(s.hits, hit{at, kind, label})
	for i := at.start; i < at.end; i++ {
		s.covered[i] = true
	}
}

// taken tells whether a place is part of a hit.
func (s *scanner) taken(at span) bool { return slices.Contains(s.covered[at.start:at.end], true) }

func (s *scanner) sorted() []hit {
	slices.SortStableFunc(s.hits, func(a, b hit) int { return a.start - b.start })
	return s.hits
}

// digits are the digits of a stretch of text.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
