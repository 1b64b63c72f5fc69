package carddata

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The lengths a card number can have.
const (
	minPAN = 12
	maxPAN = 19
)

// cards finds card numbers.
func (s *scanner) cards() {
	clear := dates.FindAllStringIndex(s.text, -1)
	for _, run := range chains(s.text, s.undated(clear)) {
		s.chain(run, false)
	}
}

// dates are days, months and tax numbers, which no card number is made of.
var dates = regexp.MustCompile(`\b(?:20[0-4]\d-[01]\d-[0-3]\d|[0-3]?\d[./][01]?\d[./](?:20)\d\d|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2})\b`)

// undated leaves out the groups that make up dates.
func (s *scanner) undated(clear [][]int) []group {
	return slices.DeleteFunc(slices.Clone(s.groups), func(g group) bool {
		for len(clear) > 0 && clear[0][1] <= g.start {
			clear = clear[1:]
		}
		return len(clear) > 0 && clear[0][0] <= g.start && g.end <= clear[0][1]
	})
}

// chain finds the card numbers in groups that stand close together. A number
// begins and ends with a group. soft says that letters were read as digits,
// which asks for more proof.
func (s *scanner) chain(run []group, soft bool) {
	for i := 0; i < len(run); {
		n := s.best(run[i:], soft)
		if n == 0 {
			i++
			continue
		}
		at := span{run[i].start, run[i+n-1].end}
		number := digits(s.text[at.start:at.end])
		s.hit(at, Card, "[card ..."+number[len(number)-4:]+"]")
		i += n
	}
}

// best returns how many groups from the first make up a card number, 0 for
// none. A right check digit counts most, then the grouping of a printed card,
// then the length.
func (s *scanner) best(run []group, soft bool) int {
	best, bestRank := 0, -1
	var sizes []int
	total := 0
	for n, g := range run {
		sizes = append(sizes, g.end-g.start)
		if total += g.end - g.start; total > maxPAN {
			break
		}
		at := span{run[0].start, g.end}
		if total < minPAN || !s.isCard(at, sizes, soft) {
			continue
		}
		rank := 0
		if luhn(digits(s.text[at.start:at.end])) {
			rank += 2
		}
		if printed(sizes) {
			rank++
		}
		if rank >= bestRank {
			best, bestRank = n+1, rank
		}
	}
	return best
}

// isCard weighs brand, check digit, grouping and the words beside a number.
func (s *scanner) isCard(at span, sizes []int, soft bool) bool {
	number := digits(s.text[at.start:at.end])
	b := brandOf(number)
	if b == nil || s.taken(at) || s.phone(at) {
		return false
	}
	valid, told := luhn(number), s.beforeWord(s.cardAt, at)
	labelled := s.labelled(at)
	if labelled && !(b.firm && valid) {
		s.saved = at
		return false
	}
	switch {
	case told && !labelled:
		return valid || !soft && (len(sizes) == 1 || regular(sizes))
	case soft:
		return valid && printed(sizes) && len(sizes) > 1
	case !valid:
		return false
	case s.glued(at):
		return b.firm && b.lo != "2221" // parcel numbers carry the year
	case len(number) < 14:
		return !dialled(number)
	}
	return regular(sizes) || b.firm && len(sizes) <= 8 && s.even(at)
}

// printed tells the groupings that stand on cards.
func printed(sizes []int) bool {
	for _, p := range [][]int{{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}, {4, 4, 4, 4, 2}, {6, 13}, {16}} {
		if slices.Equal(sizes, p) {
			return true
		}
	}
	return false
}

// regular tells groupings that people type: as printed, in one piece, or in
// pieces of one size with a shorter one at the end.
func regular(sizes []int) bool {
	if printed(sizes) {
		return true
	}
	for _, n := range sizes[:len(sizes)-1] {
		if n != sizes[0] {
			return false
		}
	}
	return sizes[len(sizes)-1] <= sizes[0] || len(sizes) == 2
}

// even tells whether one and the same separator stands between all groups.
func (s *scanner) even(at span) bool {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s.text[at.start:at.end])
	return kept == "" || strings.Trim(kept, kept[:1]) == ""
}

// phone tells numbers that begin with + or 00.
func (s *scanner) phone(at span) bool {
	before := strings.TrimRight(s.text[:at.start], " (")
	return strings.HasSuffix(before, "+") || strings.HasPrefix(s.text[at.start:], "00")
}

// dialled tells numbers of 12 or 13 digits that read as a phone number with
// its country code, which short Maestro numbers look like.
func dialled(number string) bool {
	for _, country := range []string{"57", "58", "60", "62", "63", "66", "65", "502", "503", "504", "505", "506", "507", "593", "591", "595"} {
		if strings.HasPrefix(number, country) {
			return true
		}
	}
	return false
}

// glued tells digits that a letter touches, as in a parcel number.
func (s *scanner) glued(at span) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[:at.start])
	after, _ := utf8.DecodeRuneInString(s.text[at.end:])
	return unicode.IsLetter(before) && spaced(before) || unicode.IsLetter(after) && spaced(after)
}

// nearWord is how far a word may stand from its number, in bytes.
const nearWord = 40

// beforeWord tells whether such a word stands shortly before or right after a
// number, with no other number between.
func (s *scanner) beforeWord(words []span, at span) bool {
	if w, ok := lastBefore(words, at.start); ok && at.start-w.end <= nearWord && digits(s.text[w.end:at.start]) == "" {
		return true
	}
	w, ok := firstAfter(words, at.end)
	return ok && w.start-at.end <= 16 && onlyFillers(s.text[at.end:w.start])
}

// labelled tells whether a word such as "order" stands directly before a
// number, nearer than any card word, or before a list that it is part of.
func (s *scanner) labelled(at span) bool {
	if s.inList(at) || s.inAddress(at) {
		return true
	}
	w, ok := lastBefore(s.labelAt, at.start)
	if !ok || !onlyFillers(s.text[w.end:at.start]) {
		return false
	}
	c, near := lastBefore(s.cardAt, at.start)
	return !near || c.start < w.start || c.end <= w.start
}

// inList tells a number that follows one that a label saved: "orders 1, 2
// and 3".
func (s *scanner) inList(at span) bool {
	if s.saved.end == 0 || at.start < s.saved.end {
		return false
	}
	between := s.text[s.saved.end:at.start]
	return len(between) <= 8 && onlyFillers(between)
}

// inAddress tells digits inside a web address of the shop, such as orderId=.
func (s *scanner) inAddress(at span) bool {
	address := s.text[max(0, at.start-200):at.start]
	address = address[strings.LastIndexAny(address, " \n\t")+1:]
	for _, mark := range []string{"orderid", "orderids=", "/item/", "tradeid", "itemid", "aliexpress.", "alibaba."} {
		if strings.Contains(address, mark) {
			return true
		}
	}
	return false
}

// softWord is a word of digits and letters that look like digits.
var softWord = regexp.MustCompile(`\b[0-9oil]{3,19}\b`)

// lookalikes finds card numbers in which letters stand for digits.
func (s *scanner) lookalikes() {
	if !strings.ContainsAny(s.text, "oil") {
		return
	}
	changed := false
	soft := softWord.ReplaceAllStringFunc(s.text, func(w string) string {
		if digits(w) == "" && len(w) != 4 || digits(w) == w {
			return w
		}
		changed = true
		return strings.NewReplacer("o", "0", "i", "1", "l", "1").Replace(w)
	})
	if !changed {
		return
	}
	again := *s
	again.text, again.groups, again.hits = soft, groups(soft), slices.Clone(s.hits)
	for _, run := range chains(soft, again.groups) {
		again.chain(run, true)
	}
	s.hits = again.hits
}
