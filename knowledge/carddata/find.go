package carddata

import (
	"regexp"
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

// Mask replaces the card data in a text by labels and tells what it found.
// Masking a masked text changes nothing: a label can make the words around it
// read differently, so it goes on until nothing is found.
func Mask(text string) (string, []Finding) {
	found := Find(text)
	for more := found; len(more) > 0; more = Find(text) {
		text = replace(text, more)
	}
	return text, found
}

func replace(text string, found []Finding) string {
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.Start])
		b.WriteString(f.Label)
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Find lists the card data in a text, in order and without overlap.
func Find(text string) []Finding {
	f, hidden := fold(text, false)
	found := f.find()
	if hidden {
		// What shows nothing may stand inside a number or between two.
		apart, _ := fold(text, true)
		found = append(found, apart.find()...)
		slices.SortStableFunc(found, func(a, b Finding) int { return a.Start - b.Start })
	}
	return disjoint(found)
}

func (f folded) find() []Finding {
	s := newScanner(f.text)
	s.ibans()
	s.cards()
	s.lookalikes()
	s.codes()
	s.beside()
	var found []Finding
	for _, h := range s.sorted() {
		start, end := f.original(h.start, h.end)
		found = append(found, Finding{h.kind, start, end, h.label})
	}
	return found
}

// disjoint drops findings that overlap one before.
func disjoint(found []Finding) []Finding {
	var kept []Finding
	for _, x := range found {
		if n := len(kept); n == 0 || x.Start >= kept[n-1].End {
			kept = append(kept, x)
		}
	}
	return kept
}

// hit is a finding in the folded text.
type hit struct {
	span
	kind  Kind
	label string
}

// scanner gathers the hits of one folded text.
type scanner struct {
	text            string
	groups          []group
	cardAt, labelAt []span // where the words stand
	codeAt, sentAt  []span
	hits            []hit
	covered         []bool // for each byte of text, whether a hit holds it
	earlier         []hit  // labels of an earlier masking
	saved           span   // the last number that a label saved, for lists of them
}

func newScanner(text string) *scanner {
	s := &scanner{text: text, groups: groups(text), covered: make([]bool, len(text))}
	if len(s.groups) == 0 {
		return s
	}
	for _, m := range masked.FindAllStringIndex(text, -1) {
		for i := m[0]; i < m[1]; i++ {
			s.covered[i] = true
		}
		s.earlier = append(s.earlier, hit{span: span{m[0], m[1]}, kind: labelKind(text[m[0]:m[1]])})
	}
	s.cardAt, s.labelAt = s.words(cardWords), s.words(labels)
	s.codeAt, s.sentAt = s.words(codeWords), s.words(sentWords)
	return s
}

// masked are the labels of an earlier masking, which are neither words nor
// numbers.
var masked = regexp.MustCompile(`\[(?:card|iban) \.\.\.[0-9a-z]{4}\]|\[security code\]|\[expiry\]`)

func labelKind(label string) Kind {
	switch {
	case strings.HasPrefix(label, "[card"):
		return Card
	case label == "[expiry]":
		return Expiry
	}
	return IBAN // nothing is looked for beside the others
}

// joined takes the marks out that join the words of a name: security-code.
var joined = strings.NewReplacer("-", " ", "_", " ")

// words lists where words of a lexicon stand, labels left out.
func (s *scanner) words(list []word) []span {
	return slices.DeleteFunc(find(joined.Replace(s.text), list), s.taken)
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
