package carddata

import (
	"regexp"
	"strings"
)

const expiryLabel = "[expiry]"

// months are the names of the months as expiry dates have them.
const months = `(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|mai|maj|juin|juil|ago|set|out|dez|dic|gen|mag|giu|lug|ott|fevr?|avr|aout|okt|mrt|mei|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|сiч|лют|бер|кві|чер|лип|сер|вер|жов|лис|гру|oca|sub|nis|haz|tem|agu|eyl|eki|kas|ara)`

var (
	expiry = regexp.MustCompile(`\b(?:0[1-9]|1[0-2])\s?[/.\-|\\ ]\s?(?:20)?[2-4][0-9]\b|\b20[2-4][0-9]\s?[-/.]\s?(?:0[1-9]|1[0-2])\b|\b` + months + `\p{L}{0,7}\.?[ ,/'-]{1,2}(?:de |of )?(?:20)?[2-4][0-9]\b`)
	// What follows a card number at once, with or without a word.
	looseExpiry = regexp.MustCompile(`^[\s,;/|:.-]{1,4}((?:0[1-9]|1[0-2])[\s/|.-]?(?:20)?[2-4][0-9])\b`)
	looseCode   = regexp.MustCompile(`^(?:[\s,;/|:.-]|[2-4]\)){1,6}([0-9]{3,4})\b`)
	// What follows a word for an expiry date: a month and a year in either
	// order, together or one of them alone.
	toldExpiry = regexp.MustCompile(`^(?:(?:0?[1-9]|1[0-2])\s?[/.\-|\\ ]\s?(?:20)?[2-4][0-9]|(?:0[1-9]|1[0-2])(?:20)?[2-4][0-9]|(?:20)?[2-4][0-9][-/ ]?(?:0[1-9]|1[0-2])|20[2-4][0-9]|[2-4][0-9]|0?[1-9]|1[0-2])\b`)
)

// beside finds what stands next to a card number or a security code: the
// expiry date, and a code that no word announces.
func (s *scanner) beside() {
	for _, h := range append(s.sorted(), s.earlier...) {
		if h.kind == Card {
			s.follow(h.end, looseExpiry, Expiry, expiryLabel)
			s.precede(h.start)
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
	if len(s.hits) > 0 {
		s.weakCodes()
	}
}

// follow takes what stands at once behind a hit, if it has the form.
func (s *scanner) follow(end int, form *regexp.Regexp, kind Kind, label string) {
	m := form.FindStringSubmatchIndex(s.text[end:])
	if m == nil {
		return
	}
	at := span{end + m[2], end + m[3]}
	if !s.taken(at) && !s.counted(at) && (at.end == len(s.text) || !isDigit(s.text[at.end])) {
		s.hit(at, kind, label)
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

// reach is how far from a card number its expiry date is looked for, and
// toldReach how far a word for one may stand.
const (
	reach     = 40
	toldReach = 100
)

func (s *scanner) expiryNear(h span) {
	from, to := max(0, h.start-reach), min(len(s.text), h.end+reach)
	for _, m := range expiry.FindAllStringIndex(s.text[from:to], -1) {
		at := span{from + m[0], from + m[1]}
		if !s.taken(at) && !partOfNumber(s.text, at) {
			s.hit(at, Expiry, expiryLabel)
		}
	}
	for place, end := max(0, h.start-toldReach), min(len(s.text), h.end+toldReach); ; {
		w, ok := firstAfter(s.words[expiryWord], place)
		if !ok || w.end > end {
			return
		}
		s.expiryAfter(w.span)
		place = w.start + 1
	}
}

// expiryAfter takes the date behind a word for one.
func (s *scanner) expiryAfter(w span) {
	gap := strings.IndexFunc(s.text[w.end:], func(r rune) bool { return '0' <= r && r <= '9' })
	if gap < 0 || gap > reach || !onlyFillers(s.text[w.end:w.end+gap]) && !onlyExpiryWords(s, w.end, w.end+gap) {
		return
	}
	m := toldExpiry.FindString(s.text[w.end+gap:])
	at := span{w.end + gap, w.end + gap + len(m)}
	next, more := firstAfter(s.words[expiryWord], at.end) // "month 12 year 2027"
	if m != "" && !s.taken(at) && !partOfNumber(s.text, at) && (more && next.start <= at.end+2 || !s.counted(at)) {
		s.hit(at, Expiry, expiryLabel)
	}
}

// onlyExpiryWords tells whether another such word ends right before a place:
// it will be asked itself.
func onlyExpiryWords(s *scanner, start, end int) bool {
	w, ok := lastBefore(s.words[expiryWord], end)
	return ok && w.start >= start && onlyFillers(s.text[w.end:end]) && onlyFillers(s.text[start:w.start])
}

func partOfNumber(text string, at span) bool {
	return at.start > 0 && touches(text[at.start-1]) && !(at.start > 1 && !isDigit(text[at.start-2]) && !isDigit(text[at.start-1])) ||
		at.end < len(text) && touches(text[at.end]) && (isDigit(text[at.end]) || at.end+1 < len(text) && isDigit(text[at.end+1]))
}

func touches(c byte) bool { return isDigit(c) || c == '/' || c == '-' || c == '.' }
