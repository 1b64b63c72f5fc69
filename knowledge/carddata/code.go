package carddata

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const codeLabel = "[security code]"

// codes finds security codes beside a word for them, and PINs and codes sent
// by a bank.
func (s *scanner) codes() {
	if s.how == lookalike {
		return // too many words would become codes
	}
	for _, kind := range []struct {
		words   []match
		next    *regexp.Regexp
		usual   int // digits of a code
		longest int // digits of a code before its word
	}{{s.words[codeWord], codeNext, 3, 4}, {s.words[sentWord], sentNext, 6, 8}} {
		for _, w := range kind.words {
			if !s.afterWord(w.span, kind.next) && !s.afterOtherWords(w.span, kind.usual) {
				s.beforeCodeWord(w.span, kind.longest)
			}
		}
	}
	s.weakCodes()
}

// The digits that follow a word, perhaps one by one.
var (
	codeNext = regexp.MustCompile(`^(?:[0-9]{3,4}\b|[0-9](?:[ .-][0-9]){2,3}\b)`)
	sentNext = regexp.MustCompile(`^(?:[0-9]{3}[ -][0-9]{3}\b|[0-9]{3,8}\b|[0-9](?:[ .-][0-9]){2,7}\b)`)
)

// afterWord masks the digits behind a word for a code.
func (s *scanner) afterWord(w span, next *regexp.Regexp) bool {
	at := w.end
	limit := min(len(s.text), w.end+longGap)
	for at < limit && !isDigit(s.text[at]) {
		at++
	}
	// The fillers hold "3" and "4", as in "the 3 digits are 123".
	for at < limit {
		if !onlyFillers(s.text[w.end:at]) {
			return false
		}
		m := next.FindString(s.ahead(at))
		if s.mark(span{at, at + len(m)}) {
			return true
		}
		if s.text[at] != '3' && s.text[at] != '4' {
			return false
		}
		for at++; at < limit && !isDigit(s.text[at]); {
			at++
		}
	}
	return false
}

// farCode is how far behind a word its code may stand with unknown words
// between, in bytes, and maxUnknown how many of them.
const (
	farCode    = 30
	maxUnknown = 2
)

// afterOtherWords masks digits of the usual number behind a word for a code
// and one or two words that no list knows, such as a verb of some language.
func (s *scanner) afterOtherWords(w span, usual int) bool {
	i := s.groupsBefore(w.end)
	if i == len(s.groups) || s.groups[i].size() != usual || s.groups[i].start < w.end || s.groups[i].start > w.end+farCode {
		return false
	}
	at := s.groups[i].span
	between := s.text[w.end:at.start]
	if strings.ContainsAny(between, ",;.()\n") || inTrouble(between) {
		return false
	}
	unknown := 0
	for word, rest := nextWord(between); word != ""; word, rest = nextWord(rest) {
		if noCodeBefore[word] || weakNot[word] || begins(word, troubles) {
			return false
		}
		if !fillers[word] {
			unknown++
		}
	}
	return unknown <= maxUnknown && s.mark(at)
}

// maxBefore is how far before a word its code may stand, in bytes.
const maxBefore = 32

// beforeCodeWord masks the digits before a word for a code: "123 is the cvv".
func (s *scanner) beforeCodeWord(w span, longest int) {
	i := s.groupsBefore(w.start)
	rest := s.text[w.end:]
	if end := strings.IndexAny(tailless(rest), ".;\n"); end >= 0 {
		rest = rest[:end] // the next sentence may speak of any other trouble
	}
	if i == 0 || inTrouble(rest) {
		return
	}
	g := s.groups[i-1]
	from := g.start
	if s.how == spelled { // 1 2 3 is the cvv
		for n := i - 1; n > 0 && g.size() == 1 && i-n < 4 && s.groups[n-1].size() == 1 && s.text[s.groups[n-1].end:s.groups[n].start] == " "; n-- {
			from = s.groups[n-1].start
		}
	}
	between := s.text[g.end:w.start]
	size := len(digits(s.text[from:g.end]))
	if size < 3 || size > longest || size > 4 && !isVerb(between) || len(between) > maxBefore || !onlyFillers(between) || strings.ContainsAny(between, ";\n") || strings.Contains(between, ". ") {
		return
	}
	if before := lastWord(s.text[:from]); !noCodeBefore[before] && !digitsBefore(s.text, from) {
		s.mark(span{from, g.end})
	}
}

// isVerb tells whether a number is said to be what follows: "482913 is the
// otp".
func isVerb(between string) bool {
	word, _ := nextWord(between)
	return verbs[word] || strings.TrimSpace(between) == "="
}

// digitsBefore tells whether what stands before a group makes it the end of a
// longer number: 1,234 or 12-123.
func digitsBefore(text string, start int) bool {
	return start >= 2 && strings.IndexByte(".,:-", text[start-1]) >= 0 && isDigit(text[start-2])
}

// groupsBefore counts the groups that end at or before a place.
func (s *scanner) groupsBefore(place int) int {
	lo, hi := 0, len(s.groups)
	for lo < hi {
		if mid := (lo + hi) / 2; s.groups[mid].end > place {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// inTrouble tells whether a text goes on with words that say something went
// wrong.
func inTrouble(rest string) bool {
	for range 3 {
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '-' })
		if begins(rest, troubles) {
			return true
		}
		word, after := nextWord(rest)
		if !fillers[word] || word == "" {
			return false
		}
		rest = after
	}
	return false
}

// mark takes digits for a code unless they are part of something else.
func (s *scanner) mark(at span) bool {
	if at.start >= at.end {
		return false
	}
	if s.taken(at) {
		return true
	}
	if s.counted(at) || s.inNumber(at) || s.inPhone(at) || endings[lastWord(s.text[:at.start])] {
		return false
	}
	s.hit(at, CVV, codeLabel)
	return true
}

// counted tells whether a unit stands behind digits, or words that make four
// of them the number of an error.
func (s *scanner) counted(at span) bool {
	rest := s.text[at.end:]
	if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') && isDigit(rest[1]) {
		return true
	}
	word := strings.TrimPrefix(rest, " ")
	return begins(word, units) || at.end-at.start == 4 && begins(word, faults) || moneyBefore(s.text[:at.start])
}

func moneyBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " "))
	return r < unicode.MaxRune && strings.ContainsRune("$€£¥₽₩", r)
}

// dayForm is a day as machines write it.
var dayForm = regexp.MustCompile(`^20[0-9]{2}-[0-9]{2}-[0-9]{2}`)

// inNumber tells whether digits or a slash touch.
func (s *scanner) inNumber(at span) bool {
	if at.end < len(s.text) && (isDigit(s.text[at.end]) || (s.text[at.end] == '/' || s.text[at.end] == ':') && at.end+1 < len(s.text) && isDigit(s.text[at.end+1])) {
		return true
	}
	if at.end+1 < len(s.text) && s.text[at.end] == '-' && isDigit(s.text[at.end+1]) && (dayForm.MatchString(s.ahead(at.start)) || !expiryForm.MatchString(s.ahead(at.end+1))) {
		return true
	}
	if w, ok := lastBefore(s.words[codeWord], at.start); at.start == 0 || ok && w.end == at.start { // cvv2123
		return false
	}
	return isDigit(s.text[at.start-1]) || s.text[at.start-1] == '/' && at.start > 1 && isDigit(s.text[at.start-2]) && !s.taken(span{at.start - 2, at.start - 1})
}

// inPhone tells digits that are one group of several, as in a phone number.
func (s *scanner) inPhone(at span) bool {
	i := s.groupsBefore(at.end)
	if s.how == spelled || s.groups[i-1].start != at.start {
		return false
	}
	if i < len(s.groups) && s.ofPhone(at.end, s.groups[i]) && !expiryDigits.MatchString(s.ahead(s.groups[i].start)) {
		return true
	}
	return i > 1 && s.ofPhone(s.groups[i-2].end, group{span{at.start, at.end}}) && s.groups[i-2].size() >= 3 && !s.taken(s.groups[i-2].span)
}

// expiryDigits are an expiry date in one piece, or its year.
var expiryDigits = regexp.MustCompile(`^(?:(?:0[1-9]|1[0-2])[2-4][0-9]|20[2-4][0-9])\b`)

// ofPhone tells whether a group of three digits or more stands one blank or
// hyphen behind a place.
func (s *scanner) ofPhone(end int, g group) bool {
	return g.start == end+1 && (s.text[end] == ' ' || s.text[end] == '-') && g.size() >= 3 && !s.taken(g.span)
}
