package carddata

import (
	"regexp"
	"strings"
)

// weakReach is how far from card data a code may stand that only a weak word
// announces.
const weakReach = 60

// weakCodes masks the digits behind "code" and the like where card data is
// near, or where they are spelled out.
func (s *scanner) weakCodes() {
	for _, w := range s.words[weakWord] {
		if weakNot[lastWord(s.text[:w.start])] {
			continue
		}
		if m := firstDigits.FindStringIndex(tailless(s.text[w.end:])); m != nil && onlyFillers(s.text[w.end:w.end+m[0]]) {
			s.markWeak(span{w.end + m[0], w.end + m[1]})
		}
	}
}

// firstDigits are the first digits after a word, apart or together.
var firstDigits = regexp.MustCompile(`[0-9]+(?: [0-9]\b)*`)

// tailless is the beginning of a text that a short gap can reach.
func tailless(text string) string { return text[:min(len(text), longGap)] }

func (s *scanner) markWeak(at span) {
	number := s.text[at.start:at.end]
	apart := strings.Contains(number, " ") && s.how == spelled
	size := len(digits(number))
	if (size == 3 || size == 4) && (apart || s.nearHit(at) || s.nearExpiry(at) || numbered(s.text[:at.start])) || size <= 8 && size >= 4 && s.bySMS(at.end, size) {
		s.mark(at)
	}
}

// numbered tells "sec #" and "security #".
func numbered(before string) bool {
	before = strings.TrimRight(before, " :")
	word := lastWord(before)
	return strings.HasSuffix(before, "#") && (word == "sec" || word == "security")
}

// nearExpiry tells whether an expiry date and a word for a card stand near.
func (s *scanner) nearExpiry(at span) bool {
	w, ok := firstAfter(s.words[expiryWord], max(0, at.start-weakReach))
	if !ok || w.start > at.end+weakReach {
		return false
	}
	c, ok := firstAfter(s.words[cardWord], max(0, at.start-2*weakReach))
	date := strings.TrimLeft(s.ahead(w.end), " :.")
	return ok && c.start < at.end+weakReach && expiryForm.MatchString(date)
}

// bySMS tells whether a text goes on with how a code came: "by sms", or for
// one of six digits "from the bank".
func (s *scanner) bySMS(end, size int) bool {
	way, after := nextWord(s.ahead(end))
	what, _ := nextWord(after)
	return smsWays[way] && (smsNames[what] || size == 6 && (what == "bank" || what == "the"))
}

// nearHit tells whether a card number or what belongs to it stands near.
func (s *scanner) nearHit(at span) bool {
	near := span{max(0, at.start-weakReach), min(len(s.text), at.end+weakReach)}
	return s.taken(near)
}
