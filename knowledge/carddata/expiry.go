package carddata

import (
	"regexp"
	"slices"
	"strings"
)

const expiryLabel = "[expiry]"

// monthNames are the beginnings of the names of the months.
var monthNames = prefixes(`jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec, ene, abr, mai, maj, juin, juil, ago, set, out, dez, dic, gen, mag, giu, lug, ott, fev, avr, aout, okt, mrt, mei, янв, фев, мар, апр, мая, май, июн, июл, авг, сен, окт, ноя, дек, січ, лют, бер, кві, чер, лип, вер, жов, лис, гру, oca, sub, nis, haz, tem, agu, eyl, eki, kas, ara, sty, lut, kwi, cze, lip, sie, wrz, paz, gru`)

var (
	// A month and a year, or a year and a month, as one date.
	expiryForm = regexp.MustCompile(`^(?:(?:0[1-9]|1[0-2])\s?[/.\-|\\ ]\s?(?:20)?[2-4][0-9]|20[2-4][0-9]\s?[-/.]\s?(?:0[1-9]|1[0-2]))\b`)
	yearForm   = regexp.MustCompile(`^(?:20)?[2-4][0-9]\b`)
	// What follows a card number at once, with or without a word.
	looseExpiry = regexp.MustCompile(`^[\s,;/|:.-]{1,4}((?:0[1-9]|1[0-2])[\s/|.-]?(?:20)?[2-4][0-9])\b`)
	looseCode   = regexp.MustCompile(`^(?:[^\pL\pN]|[2-4]\)){1,6}([0-9]{3,4})\b`)
	// What follows a word for an expiry date: a month and a year in either
	// order, together or one of them alone.
	toldExpiry = regexp.MustCompile(`^(?:(?:0?[1-9]|1[0-2])\s?[/.\-|\\ ]\s?(?:20)?[2-4][0-9]|(?:0[1-9]|1[0-2])(?:20)?[2-4][0-9]|(?:20)?[2-4][0-9][-/ ]?(?:0[1-9]|1[0-2])|20[2-4][0-9]|[2-4][0-9]|0?[1-9]|1[0-2])\b`)
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
	if !s.taken(at) && !s.counted(at) && (at.end == len(s.text) || !isDigit(s.text[at.end])) {
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

// reach is how far from a card number its expiry date is looked for, and
// toldReach how far a word for one may stand.
const (
	reach     = 40
	toldReach = 100
)

// expiries finds the expiry dates near card numbers and codes. Each group of
// digits and each word is looked at once, however many hits are near.
func (s *scanner) expiries() {
	group, word := 0, 0
	for _, h := range s.settled() {
		if h.kind != Card && h.kind != CVV {
			continue
		}
		for group = max(group, s.groupsBefore(h.start-reach)); group < len(s.groups) && s.groups[group].start < h.end+reach; group++ {
			s.expiryAt(s.groups[group])
		}
		words := s.words[expiryWord]
		for word = max(word, endsBefore(words, h.start-toldReach)); word < len(words) && words[word].end <= h.end+toldReach; word++ {
			s.expiryAfter(words[word].span)
		}
	}
}

// expiryAt takes the date that begins with a group of digits, or the year
// behind the name of a month.
func (s *scanner) expiryAt(g group) {
	if size := g.size(); size != 2 && size != 4 || s.taken(g.span) {
		return
	}
	at := span{g.start, g.start + len(expiryForm.FindString(s.ahead(g.start)))}
	if at.start == at.end && yearForm.MatchString(s.ahead(g.start)) {
		at = s.namedMonth(g)
	}
	if at.start < at.end && !s.taken(at) && !partOfNumber(s.text, at) {
		s.hit(at, Expiry, expiryLabel)
	}
}

// namedMonth is the date that a year makes with the name of a month right
// before it.
func (s *scanner) namedMonth(g group) span {
	before := strings.TrimRight(s.text[max(0, g.start-24):g.start], " ,.'/-’")
	before = strings.TrimSuffix(strings.TrimSuffix(before, " de"), " of")
	name := lastWord(before)
	if name == "" || !slices.ContainsFunc(monthNames, func(m string) bool { return strings.HasPrefix(name, m) }) {
		return span{}
	}
	return span{strings.LastIndex(s.text[:g.start], name), g.end}
}

// ahead is the text behind a place, as far as the forms of dates and codes
// go.
func (s *scanner) ahead(start int) string {
	return s.text[start:min(len(s.text), start+48)]
}

// expiryAfter takes the date behind a word for one.
func (s *scanner) expiryAfter(w span) {
	gap := strings.IndexFunc(s.text[w.end:min(len(s.text), w.end+reach)], func(r rune) bool { return '0' <= r && r <= '9' })
	if gap < 0 || !onlyFillers(s.text[w.end:w.end+gap]) && !onlyExpiryWords(s, w.end, w.end+gap) {
		return
	}
	m := toldExpiry.FindString(s.ahead(w.end + gap))
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
