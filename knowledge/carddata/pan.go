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
	for _, run := range s.chains(s.groups) {
		if span := s.text[run[0].start:run[len(run)-1].end]; len(span) >= minPAN {
			s.chain(s.undated(run))
		}
	}
}

// dates are days and months, and the tax numbers and payment slips of Brazil,
// which no card number is made of.
var dates = regexp.MustCompile(`\b(?:20[0-4]\d-[01]\d-[0-3]\d|[0-3]?\d[./][01]?\d[./](?:20)\d\d|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}|\d{5}\.\d{5} ?\d{5}\.\d{6} ?\d{5}\.\d{6} \d \d{14})\b`)

// undated leaves out the groups that make up dates.
func (s *scanner) undated(run []group) []group {
	if len(run) < 3 {
		return run
	}
	from := run[0].start
	clear := dates.FindAllStringIndex(s.text[from:run[len(run)-1].end], -1)
	if len(clear) == 0 {
		return run
	}
	return slices.DeleteFunc(slices.Clone(run), func(g group) bool {
		for len(clear) > 0 && from+clear[0][1] <= g.start {
			clear = clear[1:]
		}
		return len(clear) > 0 && from+clear[0][0] <= g.start && g.end <= from+clear[0][1]
	})
}

// chain finds the card numbers in groups that stand close together. A number
// begins and ends with a group.
func (s *scanner) chain(run []group) {
	for i := 0; i < len(run); {
		n := s.best(run[i:])
		if n == 0 {
			i++
			continue
		}
		s.hitCard(span{run[i].start, run[i+n-1].end})
		i += n
	}
}

func (s *scanner) hitCard(at span) {
	number := digits(s.text[at.start:at.end])
	s.hit(span{at.start, s.trackEnd(at.end)}, Card, "[card ..."+number[len(number)-4:]+"]")
}

// track is what stands behind the number on a magnetic stripe: the name and
// the date, or the date at once, and the issuer's digits.
var track = regexp.MustCompile(`^(?:\^[^^\n]{2,30}\^[0-9]{4,60}|=[0-9]{4,40}|d[0-9]{7,40}f?)\??`)

func (s *scanner) trackEnd(end int) int {
	if end < len(s.text) && strings.IndexByte("^=d", s.text[end]) >= 0 {
		return end + len(track.FindString(s.text[end:min(len(s.text), end+100)]))
	}
	return end
}

// candidate is a stretch of groups that may be one card number.
type candidate struct {
	span
	number string
	sizes  []int
	spoken bool // words such as "then" stand inside
	brand  *brand
	valid  bool
}

// best returns how many groups from the first make up a card number, 0 for
// none. A right check digit counts most, then the grouping of a printed card,
// then the length.
func (s *scanner) best(run []group) int {
	best, bestRank := 0, -1
	if !brandHead(s.text[run[0].start:]) {
		return 0
	}
	var c candidate
	var sizes [maxPAN]int
	var number [maxPAN]byte
	total := 0
	for n, g := range run {
		if total += g.size(); total > maxPAN {
			break
		}
		copy(number[total-g.size():], s.text[g.start:g.end])
		sizes[n] = g.size()
		if n > 0 && !linked(s.text[run[n-1].end:g.start]) {
			c.spoken = true
		}
		if total < minPAN {
			continue
		}
		c.span, c.sizes, c.number = span{run[0].start, g.end}, sizes[:n+1], string(number[:total])
		if rank := s.rank(&c); rank >= 0 && rank >= bestRank {
			best, bestRank = n+1, rank
		}
	}
	return best
}

// rank says how good a card number a candidate makes, -1 for none.
func (s *scanner) rank(c *candidate) int {
	if c.brand = brandOf(c.number); c.brand == nil {
		return -1
	}
	c.valid = luhn(c.number)
	if !s.isCard(c) {
		return -1
	}
	rank := 0
	if c.valid {
		rank += 2
	}
	if printed(c.sizes) {
		rank++
	}
	return rank
}

// isCard weighs brand, check digit, grouping and the words beside a number.
func (s *scanner) isCard(c *candidate) bool {
	if s.taken(c.span) || len(c.number) < 16 && s.phone(c.span) || inHash(s.text, c.span) || c.ascending() {
		return false
	}
	switch {
	case c.spoken:
		return c.valid && inFours(c.sizes)
	case c.brand.told && !s.directlyBefore(s.words[cardWord], c.start):
		return false
	case s.labelled(c):
		return c.brand.firm && c.valid && !s.orderLike(c) && (len(c.sizes) == 1 || s.how == plainly && s.tidy(c))
	case s.beforeWord(s.words[cardWord], c.span):
		return s.toldCard(c)
	case s.how == lookalike:
		return c.valid && printed(c.sizes)
	case s.how == spelled:
		return c.valid && len(c.number) > 13
	case !c.valid:
		return false
	case s.glued(c.span):
		return c.brand.firm && c.brand.lo != "2221" // parcel numbers carry the year
	case len(c.number) < 14:
		return !s.inside(c.span) && !dialled(c.number) && regular(c.sizes)
	}
	return printed(c.sizes) || small(c.sizes) && s.even(c.span) && (c.brand.firm || !strings.Contains(s.text[c.start:c.end], ",")) || c.brand.firm && len(c.number) < 18 && s.tidy(c)
}

// orderLike tells a labelled number that an order may have as well as a card:
// order numbers that begin with 5 are known, and none is typed in groups.
func (s *scanner) orderLike(c *candidate) bool {
	return c.number[0] == '5' && len(c.sizes) == 1 &&
		!s.directLabel(s.words[otherLabel], c.start) && !s.beforeWord(s.words[cardWord], c.span)
}

// tidy tells a number typed in few pieces with one and the same separator.
func (s *scanner) tidy(c *candidate) bool {
	return printed(c.sizes) || s.even(c.span) && (regular(c.sizes) || len(c.sizes) > 2 && len(c.sizes) <= 8)
}

// toldCard judges a number with a word for a card beside it. The word must
// stand closer where the check digit is wrong or a phone number looks alike.
func (s *scanner) toldCard(c *candidate) bool {
	switch {
	case s.how != plainly:
		return c.valid && (s.how == spelled || regular(c.sizes))
	case len(c.number) < 14 && (!c.valid || dialled(c.number) || s.glued(c.span)):
		return s.touchesWord(s.words[cardWord], c.span) && (len(c.sizes) == 1 || regular(c.sizes))
	case c.valid:
		return true
	case c.brand.firm || len(c.sizes) > 1:
		return len(c.sizes) == 1 || regular(c.sizes) && len(c.sizes) < 10
	}
	return s.directlyBefore(s.words[cardWord], c.start)
}

// ascending tells a list of numbers of two or three digits that grow, such as
// shoe sizes.
func (c *candidate) ascending() bool {
	size, rest := c.sizes[0], c.number
	if size < 2 || size > 3 || len(c.sizes) < 4 {
		return false
	}
	for ; len(rest) >= 2*size; rest = rest[size:] {
		if rest[:size] >= rest[size:2*size] {
			return false
		}
	}
	return true
}

// inFours tells a number said in parts of four, eight or twelve digits, the
// last perhaps shorter.
func inFours(sizes []int) bool {
	for _, n := range sizes[:len(sizes)-1] {
		if n%4 != 0 {
			return printed(sizes)
		}
	}
	return true
}

// printed tells the groupings that stand on cards.
func printed(sizes []int) bool {
	for _, p := range [][]int{{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 1}, {6, 13}, {16}, {15}, {14}, {17}, {18}, {19}} {
		if slices.Equal(sizes, p) {
			return true
		}
	}
	return false
}

// small tells numbers typed in pieces of one, two or three digits.
func small(sizes []int) bool { return sizes[0] <= 3 && len(sizes) > 3 && regular(sizes) }

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
	return sizes[len(sizes)-1] <= sizes[0] || len(sizes) == 2 && sizes[0] >= 4
}

// even tells whether one and the same separator stands between all groups.
func (s *scanner) even(at span) bool {
	kept := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
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

// abroad are the country codes, and the country parts of barcodes, that
// short Maestro numbers look like.
var abroad = []string{"57", "58", "60", "62", "63", "66", "65", "502", "503", "504", "505", "506", "507", "593", "591", "595", "690", "691", "692", "693", "694", "695", "696", "697", "698", "699", "590"}

// dialled tells numbers of 12 or 13 digits that read as a phone number with
// its country code, or as a barcode.
func dialled(number string) bool {
	return slices.ContainsFunc(abroad, func(country string) bool { return strings.HasPrefix(number, country) })
}

// glued tells digits that a letter touches, as in a parcel number.
func (s *scanner) glued(at span) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[:at.start])
	after, _ := utf8.DecodeRuneInString(s.text[at.end:])
	return unicode.IsLetter(before) && spaced(before) || unicode.IsLetter(after) && spaced(after)
}

// inside tells digits with more of them one blank or hyphen away.
func (s *scanner) inside(at span) bool {
	first, last := s.groupsBefore(at.start), s.groupsBefore(at.end)
	return first > 0 && at.start-s.groups[first-1].end == 1 || last < len(s.groups) && s.groups[last].start-at.end == 1
}

// hashSize is how long a run of hexadecimal digits is that is no number.
const hashSize = 30

// inHash tells digits inside a long hexadecimal number.
func inHash(text string, at span) bool {
	start, end := at.start, at.end
	for start > 0 && hexDigit(text[start-1]) && end-start < hashSize {
		start--
	}
	for end < len(text) && hexDigit(text[end]) && end-start < hashSize {
		end++
	}
	return end-start >= hashSize && digits(text[start:end]) != text[start:end] && at.end-at.start <= maxPAN
}

func hexDigit(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// nearWord is how far a word may stand from its number, in bytes.
const nearWord = 40

// beforeWord tells whether such a word stands shortly before or right after a
// number, with no other number between.
func (s *scanner) beforeWord(words []match, at span) bool {
	if w, ok := lastBefore(words, at.start); ok && at.start-w.end <= nearWord && digits(s.text[w.end:at.start]) == "" {
		return true
	}
	w, ok := firstAfter(words, at.end)
	return ok && w.start-at.end <= 16 && onlyFillers(s.text[at.end:w.start])
}

// directlyBefore tells whether only fillers part a word from the number
// behind it.
func (s *scanner) directlyBefore(words []match, place int) bool {
	w, ok := lastBefore(words, place)
	return ok && onlyFillers(s.text[w.end:place])
}

// touchesWord tells whether a word stands directly before or behind a number.
func (s *scanner) touchesWord(words []match, at span) bool {
	w, ok := firstAfter(words, at.end)
	return s.directlyBefore(words, at.start) || ok && w.start-at.end <= 1
}

// labelled tells whether a word such as "order" stands directly before a
// number, nearer than any card word, or before a list that it is part of.
// Grouped numbers that begin as no order number does are cards all the same.
func (s *scanner) labelled(c *candidate) bool {
	at := c.span
	if s.inAddress(at) {
		return true
	}
	if s.directLabel(s.words[otherLabel], at.start) {
		return true
	}
	if len(c.sizes) > 1 && printed(c.sizes) && c.valid && !strings.Contains(orderHeads, c.number[:1]) {
		return false
	}
	return s.directLabel(s.words[shopLabel], at.start) || s.inList(at.start) || s.labelAfter(at.end)
}

// orderHeads are the first digits that order numbers are known to have.
const orderHeads = "1358"

// directLabel tells whether such a word stands directly before a place, with
// no word for a card behind it.
func (s *scanner) directLabel(words []match, place int) bool {
	w, ok := lastBefore(words, place)
	if !ok || !onlyFillers(s.text[w.end:place]) {
		return false
	}
	c, near := lastBefore(s.words[cardWord], place)
	return !near || c.start < w.start || c.end <= w.start
}

// labelAfter tells "8190123412341234 order".
func (s *scanner) labelAfter(end int) bool {
	w, ok := firstAfter(s.words[shopLabel], end)
	return ok && w.start-end <= 2 && strings.TrimLeft(s.text[end:w.start], " (-") == ""
}

// longList is how many numbers of a list are looked back over for its label.
const longList = 20

// inList tells a number of a list whose first has a label: "orders 1, 2
// and 3".
func (s *scanner) inList(place int) bool {
	i, _ := slices.BinarySearchFunc(s.groups, place, func(g group, place int) int { return g.start - place })
	for n := 0; n < longList && i > 0; n++ {
		g := s.groups[i-1]
		if between := s.text[g.end:place]; g.size() < minPAN || len(between) > 8 || !onlyFillers(between) {
			return false
		}
		if s.directLabel(s.words[shopLabel], g.start) {
			return true
		}
		place, i = g.start, i-1
	}
	return false
}

// shopMarks are parts of web addresses of the shop.
var shopMarks = []string{"orderid", "orderids=", "/item/", "tradeid", "itemid", "aliexpress.", "alibaba."}

// inAddress tells digits inside a web address of the shop, such as orderId=.
func (s *scanner) inAddress(at span) bool {
	address := s.text[max(0, at.start-200):at.start]
	address = address[strings.LastIndexAny(address, " \n\t")+1:]
	return slices.ContainsFunc(shopMarks, func(mark string) bool { return strings.Contains(address, mark) })
}
