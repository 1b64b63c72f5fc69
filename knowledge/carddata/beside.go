package carddata

import (
	"regexp"
	"slices"
)

var (
	// What follows a card number at once, with or without a word.
	looseExpiry = regexp.MustCompile(`^[\s,;/|:.-]{1,4}((?:0[1-9]|1[0-2])[\s/|.,-]?(?:20)?[2-4][0-9])\b`)
	looseCode   = regexp.MustCompile(`^(?:[^\pL\pN]|[2-4]\)){1,6}([0-9]{3,4})\b`)
)

// beside finds what stands next to a card number or a security code: the
// expiry date, and a code that no word announces.
func (s *scanner) beside() {
	for _, h := range s.settled() {
		if h.kind == Card {
			s.follow(h.end, looseExpiry, Expiry, expiryLabel)
			s.precede(h.start)
		}
	}
	s.expiries()
	for _, h := range s.settled() {
		if h.kind == Card || h.kind == Expiry {
			s.follow(h.end, looseCode, CVV, codeLabel)
		}
		if h.kind == Expiry {
			s.wordAndCode(h.end)
		}
	}
	if len(s.hits) > 0 {
		s.weakCodes()
		s.otherCodes()
	}
}

// settled are the hits so far and the labels of an earlier masking, in order.
func (s *scanner) settled() []hit {
	all := slices.Concat(s.hits, s.earlier)
	slices.SortStableFunc(all, func(a, b hit) int { return a.start - b.start })
	return all
}

// follow takes what stands at once behind a hit, if it has the form.
func (s *scanner) follow(end int, form *regexp.Regexp, kind Kind, label string) {
	m := form.FindStringSubmatchIndex(s.ahead(end))
	if m == nil {
		return
	}
	at := span{end + m[2], end + m[3]}
	if !s.taken(at) && (kind == Expiry || !s.counted(at)) && (at.end == len(s.text) || !isDigit(s.text[at.end])) {
		s.hit(at, kind, label)
	}
}

// wordThenCode is a word that no list knows and three or four digits.
var wordThenCode = regexp.MustCompile(`^[^\pL\pN]{1,6}(?:[34][ -])?(\pL{1,16})[^\pL\pN]{1,4}([0-9]{3,4})\b`)

// wordAndCode takes the digits right behind an expiry date and one word for a
// code, unless the word says otherwise.
func (s *scanner) wordAndCode(end int) {
	m := wordThenCode.FindStringSubmatchIndex(s.ahead(end))
	if m == nil {
		return
	}
	if word := s.text[end+m[2] : end+m[3]]; !noCodeBefore[word] && !weakNot[word] {
		s.mark(span{end + m[4], end + m[5]})
	}
}

// otherCode is a second code behind a first: "123 or 124", "123, not 124".
var otherCode = regexp.MustCompile(`^[ ,(/]{1,3}(\pL{1,5})(?: (\pL{1,5}))?:? ([0-9]{3,4})\b`)

// otherCodes takes further codes behind the ones found.
func (s *scanner) otherCodes() {
	for i := 0; i < len(s.hits); i++ { // grows as codes are found
		h := s.hits[i]
		m := otherCode.FindStringSubmatchIndex(s.ahead(h.end))
		if h.kind != CVV || m == nil || !others[s.text[h.end+m[2]:h.end+m[3]]] || m[4] >= 0 && !others[s.text[h.end+m[4]:h.end+m[5]]] {
			continue
		}
		if at := (span{h.end + m[6], h.end + m[7]}); !s.taken(at) {
			s.mark(at)
		}
	}
}

// codeBefore is a code at the beginning of a line, at once before a card.
var codeBefore = regexp.MustCompile(`(?:^|\n)\s*([0-9]{3})[ ,;/|]{1,3}$`)

// precede takes three digits at once before a card number for its code.
func (s *scanner) precede(start int) {
	from := max(0, start-8)
	m := codeBefore.FindStringSubmatchIndex(s.text[from:start])
	if m == nil || m[0] == 0 && from > 0 && s.text[from] != '\n' {
		return
	}
	if at := (span{from + m[2], from + m[3]}); !s.taken(at) {
		s.hit(at, CVV, codeLabel)
	}
}
