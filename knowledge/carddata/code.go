package carddata

import (
	"regexp"
	"strings"
)

const codeLabel = "[security code]"

// codes finds security codes beside a word for them, and PINs and codes sent
// by a bank.
func (s *scanner) codes() {
	for _, kind := range []struct {
		words []span
		next  *regexp.Regexp
	}{{s.codeAt, codeNext}, {s.sentAt, sentNext}} {
		for _, w := range kind.words {
			if !s.afterWord(w, kind.next) {
				s.beforeCodeWord(w)
			}
		}
	}
}

// The digits that follow a word, perhaps one by one.
var (
	codeNext = regexp.MustCompile(`^(?:[0-9]{3,4}\b|[0-9](?:[ .-][0-9]){2,3}\b)`)
	sentNext = regexp.MustCompile(`^(?:[0-9]{3}[ -][0-9]{3}\b|[0-9]{3,8}\b|[0-9](?:[ .-][0-9]){2,7}\b)`)
)

// money and the like behind a number say that it is no code.
var quantity = regexp.MustCompile(`^(?:[.,][0-9]|[ ]?(?:%|€|\$|£|¥|₽|eur\b|usd\b|gbp\b|rub\b|brl\b|days?\b|hours?\b|minutes?\b|times?\b|digits?\b|tries\b|attempts?\b|errors?\b|fehler|erreur|-?stellig))`)

// afterWord masks the digits behind a word for a code.
func (s *scanner) afterWord(w span, next *regexp.Regexp) bool {
	at := w.end
	limit := min(len(s.text), w.end+nearWord)
	for at < limit && !isDigit(s.text[at]) {
		at++
	}
	// The fillers hold "3" and "4", as in "the 3 digits are 123".
	for at < limit {
		if !onlyFillers(s.text[w.end:at]) {
			return false
		}
		m := next.FindString(s.text[at:])
		if s.mark(span{at, at + len(m)}) {
			return true
		}
		if !strings.ContainsRune("34", rune(s.text[at])) {
			return false
		}
		for at++; at < limit && !isDigit(s.text[at]); {
			at++
		}
	}
	return false
}

// trouble behind a word says that it is the code that failed, and that the
// number before is another one: "ticket 4521 cvv declined".
var trouble = regexp.MustCompile(`^[ :]*(?:code |check )?(?:is |was |keeps? )?(?:declin|wrong|error|fail|miss|refus|reject|invalid|incorrect|mismatch|not )`)

// beforeCodeWord masks the digits before a word for a code: "123 is the cvv".
func (s *scanner) beforeCodeWord(w span) {
	if trouble.MatchString(s.text[w.end:]) {
		return
	}
	for i := len(s.groups) - 1; i >= 0; i-- {
		g := s.groups[i]
		if g.end > w.start {
			continue
		}
		between := s.text[g.end:w.start]
		if size := g.end - g.start; (size == 3 || size == 4) && len(between) <= 24 && onlyFillers(between) {
			s.mark(g.span)
		}
		return
	}
}

// mark takes digits for a code unless they are part of something else.
func (s *scanner) mark(at span) bool {
	if at.start >= at.end || s.taken(at) || quantity.MatchString(s.text[at.end:]) {
		return false
	}
	if at.end < len(s.text) && (isDigit(s.text[at.end]) || s.text[at.end] == '/') || at.start > 0 && (isDigit(s.text[at.start-1]) || s.text[at.start-1] == '/') {
		return false
	}
	s.hit(at, CVV, codeLabel)
	return true
}

var (
	expiry = regexp.MustCompile(`\b(?:0[1-9]|1[0-2])\s?[/.\- ]\s?(?:20)?[2-4][0-9]\b`)
	// What follows a card number at once, with or without a word.
	looseExpiry = regexp.MustCompile(`^[\s,;/|:.-]{1,4}((?:0[1-9]|1[0-2])[\s/|.-]?(?:20)?[2-4][0-9])\b`)
	looseCode   = regexp.MustCompile(`^[\s,;/|:.-]{1,4}(?:(?:код|code|kod|c[oó]d(?:igo)?|sec)[\s.:]{1,3})?([0-9]{3,4})\b`)
)

// beside finds what stands next to a card number or a security code: the
// expiry date, and a code that no word announces.
func (s *scanner) beside() {
	for _, h := range append(s.sorted(), s.earlier...) {
		if h.kind == Card {
			s.follow(h.end, looseExpiry, Expiry, "[expiry]")
		}
		if h.kind == Card || h.kind == CVV {
			s.expiryNear(h.span)
		}
	}
	for _, h := range append(s.sorted(), s.earlier...) {
		if h.kind == Card || h.kind == Expiry {
			s.follow(h.end, looseCode, CVV, codeLabel)
		}
	}
}

// follow takes what stands at once behind a hit, if it has the form.
func (s *scanner) follow(end int, form *regexp.Regexp, kind Kind, label string) {
	m := form.FindStringSubmatchIndex(s.text[end:])
	if m == nil {
		return
	}
	at := span{end + m[2], end + m[3]}
	if !s.taken(at) && !quantity.MatchString(s.text[at.end:]) && (at.end == len(s.text) || !isDigit(s.text[at.end])) {
		s.hit(at, kind, label)
	}
}

// reach is how far from a card number its expiry date is looked for.
const reach = 40

func (s *scanner) expiryNear(h span) {
	from, to := max(0, h.start-reach), min(len(s.text), h.end+reach)
	for _, m := range expiry.FindAllStringIndex(s.text[from:to], -1) {
		at := span{from + m[0], from + m[1]}
		if !s.taken(at) && !partOfNumber(s.text, at) {
			s.hit(at, Expiry, "[expiry]")
		}
	}
}

func partOfNumber(text string, at span) bool {
	before, after := at.start-1, at.end
	return before >= 0 && (isDigit(text[before]) || text[before] == '/' || text[before] == '-') ||
		after < len(text) && (isDigit(text[after]) || text[after] == '/' || text[after] == '-')
}
