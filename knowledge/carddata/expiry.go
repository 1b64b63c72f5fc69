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
	// What follows a word for an expiry date: a month and a year in either
	// order, together or one of them alone.
	toldExpiry = regexp.MustCompile(`^(?:(?:0?[1-9]|1[0-2])\s?[/.\-|\\ ]\s?(?:20)?[2-4][0-9]|(?:0[1-9]|1[0-2])(?:20)?[2-4][0-9]|(?:20)?[2-4][0-9][-/ ]?(?:0[1-9]|1[0-2])|20[2-4][0-9]|[2-4][0-9]|0?[1-9]|1[0-2])\b`)
)

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
	start := strings.LastIndex(s.text[:g.start], name)
	w, told := lastBefore(s.words[expiryWord], start)
	if dayBefore.MatchString(s.text[max(0, start-12):start]) && !(told && start-w.end <= 12) {
		return span{} // 26 November 2026 is when something was done
	}
	return span{start, g.end}
}

// dayBefore is the day of a month at the end of a text.
var dayBefore = regexp.MustCompile(`(?:^|[^0-9/])(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|\.)?,?[ -](?:of |de )?$`)

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
