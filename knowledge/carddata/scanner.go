package carddata

import (
	"regexp"
	"slices"
	"sort"
	"strings"
)

// reading is how a text was read: as it stands, or with letters or words
// taken for digits, which asks for more proof.
type reading int

const (
	plainly reading = iota
	lookalike
	spelled
)

// hit is a finding in the folded text.
type hit struct {
	span
	kind  Kind
	label string
}

// scanner gathers the hits of one folded text.
type scanner struct {
	folded
	how     reading
	groups  []group
	words   *found
	hits    []hit
	earlier []hit  // labels of an earlier masking
	covered []bool // for each byte of text, whether a hit or a label holds it; nil while there is none
}

// fewDigits is how many digits the shortest card data has.
const fewDigits = 3

func newScanner(f folded, how reading) *scanner {
	s := &scanner{folded: f, how: how, groups: groups(f.text)}
	s.words = lexicon().search(f.text)
	if strings.Contains(s.text, "[") && strings.Contains(s.text, "]") {
		s.ownLabels()
	}
	return s
}

// masked are the labels of an earlier masking, which are neither words nor
// numbers.
var masked = regexp.MustCompile(`\[(?:card|iban) \.\.\.[0-9a-z]{4}\]|\[security code\]|\[expiry\]`)

func (s *scanner) ownLabels() {
	for _, m := range masked.FindAllStringIndex(s.text, -1) {
		at := span{m[0], m[1]}
		s.cover(at)
		s.earlier = append(s.earlier, hit{span: at, kind: labelKind(s.text[at.start:at.end])})
	}
	if len(s.earlier) == 0 {
		return
	}
	for c := range s.words {
		s.words[c] = slices.DeleteFunc(s.words[c], func(m match) bool { return s.taken(m.span) })
	}
}

func labelKind(label string) Kind {
	switch {
	case strings.HasPrefix(label, "[card"):
		return Card
	case label == "[expiry]":
		return Expiry
	}
	return IBAN // nothing is looked for beside the others
}

func (s *scanner) find() []Finding {
	if s.digitCount() < fewDigits {
		return nil
	}
	s.ibans()
	s.cards()
	s.truncated()
	s.codes()
	s.beside()
	var found []Finding
	for _, h := range s.sorted() {
		start, end := s.original(h.start, h.end)
		found = append(found, Finding{h.kind, start, end, h.label})
	}
	return found
}

// digitCount counts digits, up to the few that matter.
func (s *scanner) digitCount() int {
	n := 0
	for _, g := range s.groups {
		if n += g.size(); n >= fewDigits {
			break
		}
	}
	return n
}

func (s *scanner) hit(at span, kind Kind, label string) {
	s.hits = append(s.hits, hit{at, kind, label})
	s.cover(at)
}

func (s *scanner) cover(at span) {
	if s.covered == nil {
		s.covered = make([]bool, len(s.text))
	}
	for i := at.start; i < at.end; i++ {
		s.covered[i] = true
	}
}

// taken tells whether a place is part of a hit.
func (s *scanner) taken(at span) bool {
	return s.covered != nil && slices.Contains(s.covered[at.start:at.end], true)
}

func (s *scanner) sorted() []hit {
	slices.SortStableFunc(s.hits, func(a, b hit) int { return a.start - b.start })
	return s.hits
}

// endsBefore counts the words that end at or before a place.
func endsBefore(words []match, place int) int {
	return sort.Search(len(words), func(i int) bool { return words[i].end > place })
}

// lastBefore returns the last word that ends at or before a place.
func lastBefore(words []match, place int) (match, bool) {
	i := endsBefore(words, place)
	if i == 0 {
		return match{}, false
	}
	return words[i-1], true
}

// firstAfter returns the first word that starts at or after a place.
func firstAfter(words []match, place int) (match, bool) {
	i := endsBefore(words, place)
	for ; i < len(words); i++ {
		if words[i].start >= place {
			return words[i], true
		}
	}
	return match{}, false
}
