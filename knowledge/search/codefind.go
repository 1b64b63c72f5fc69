package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"paydesk/knowledge"
)

// codeHit is a code found in a query.
type codeHit struct {
	entry int32
	doc   int32
	trust float32 // 0 to 1
	slip  bool    // a digit of it was wrong, or two were swapped
}

// How sure each way of finding a code is.
const (
	trustWhole     = 1
	trustNamed     = 0.97 // a short code, with the word code or the name of its system
	trustLongPart  = 0.95 // six digits or more of it
	trustEnding    = 0.9  // its last four or five digits
	trustPart      = 0.8  // four or five digits of it
	trustSwapped   = 0.88 // two digits that changed places
	trustMisprint  = 0.85 // one digit wrong, missing or added
	trustTwoWrong  = 0.6
	trustBeginning = 0.45 // its first digits, while they are typed
	trustAlone     = 0.8  // a code of two or three signs in a query of few words
	trustNoted     = 0.7  // from which on a code explains the words that announce it
	trustPhrase    = 0.5  // a code in words, or its name, said in plain words
	trustLettered  = 0.55 // N7 within a long text
)

// rankShare is how much each rank of a system takes off its codes, and
// otherShare what stays of them when the query names another system.
const (
	rankShare  = 0.03
	otherShare = 0.6
)

// codeQuery is a query read for codes.
type codeQuery struct {
	book  *codeBook
	text  string
	parts []part
	hits  []codeHit
}

// find lists the codes that a query names, each in its surest reading, the
// surest first.
func (b *codeBook) find(text string, words []word) []codeHit {
	if len(b.entries) == 0 {
		return nil
	}
	q := &codeQuery{book: b, text: text, parts: spelled(words)}
	q.inWords()
	q.numbers()
	q.tails()
	q.shortCodes()
	return b.ranked(q.hits)
}

// ranked keeps the surest hit of each code.
func (b *codeBook) ranked(hits []codeHit) []codeHit {
	slices.SortStableFunc(hits, func(a, c codeHit) int {
		return cmp.Or(cmp.Compare(a.entry, c.entry), cmp.Compare(c.trust, a.trust))
	})
	hits = slices.CompactFunc(hits, func(a, c codeHit) bool { return a.entry == c.entry })
	slices.SortStableFunc(hits, func(a, c codeHit) int { return cmp.Compare(c.trust, a.trust) })
	return hits
}

// add notes a code with the trust it was found with, less the rank of its
// system; at is the part of the query that names it.
func (q *codeQuery) add(i int32, trust float32, at int) {
	if trust == 0 {
		return
	}
	e := q.book.entries[i]
	if e.row != nil {
		switch named, other := q.named(e.row.System, at); {
		case named:
		case other:
			trust *= otherShare
		default:
			trust *= 1 - rankShare*float32(e.row.System.Rank-1)
		}
	}
	q.hits = append(q.hits, codeHit{entry: i, doc: e.doc, trust: trust})
}

// named tells whether a word near the code names its system, or another.
func (q *codeQuery) named(s *knowledge.CodeSystem, at int) (itself, other bool) {
	for j := max(0, at-namedReach); j < len(q.parts) && j <= at+namedReach; j++ {
		for _, found := range q.book.systems[q.parts[j].text] {
			itself = itself || found == s
			other = other || found != s && !found.Platform()
		}
	}
	return itself, other
}

// namedReach is how many words away the name of a system may stand.
const namedReach = 3

// inWords finds codes and names in words, however their words are joined.
func (q *codeQuery) inWords() {
	for i := range q.parts {
		if !q.book.first[q.parts[i].text] {
			continue
		}
		key := ""
		for j := i; j < len(q.parts) && j < i+mostKeyWords; j++ {
			key += q.parts[j].text
			for _, e := range q.book.whole[codeKeyOf(key)] {
				q.add(e, q.trustInWords(i, j, key), i)
			}
		}
	}
}

// mostKeyWords is the most words a code or its name has.
const mostKeyWords = 8

// codeKeyOf is codeKey for a text that is in letters and digits alone.
func codeKeyOf(key string) string {
	if at := strings.IndexAny(key, "0123456789"); at >= 0 {
		return key[:at] + lookAlikes(key[at:])
	}
	return key
}

// trustInWords judges a code in words from part i to part j: whole, or
// written as codes are, it is one; the same words in a sentence may be just
// words.
func (q *codeQuery) trustInWords(i, j int, key string) float32 {
	written := q.text[q.parts[i].start:q.parts[j].end]
	hasDigit := strings.ContainsAny(key, "0123456789")
	switch {
	case len(key) <= 5 && hasDigit:
		return q.trustNumber(i, j)
	case strings.ContainsRune(written, '_') || hasDigit:
		return trustWhole
	case i == 0 && j == len(q.parts)-1 && len(key) > 5:
		return trustNamed
	case i == j && len(key) >= longWord:
		return trustNamed
	case len(q.parts) > fewPhraseWords:
		return 0 // in a sentence they are words, and weigh as such
	case i == j:
		return trustPhrase / 2
	}
	return trustPhrase
}

// fewPhraseWords is the length up to which a query that says a code in plain
// words may mean it.
const fewPhraseWords = 6

// longWord is the length from which on a single word is no common one.
const longWord = 14

// trustNumber judges a number of four or five digits: in a long text it may
// be a year or a price unless something says that it is a code.
func (q *codeQuery) trustNumber(i, j int) float32 {
	switch {
	case q.measured(i, j):
		return 0
	case q.announced(i, j):
		return trustNamed
	case len(q.parts) <= fewWords:
		return trustEnding
	}
	return 0
}

// announced tells whether a word before or behind parts i to j says that
// they are a code, or names a system.
func (q *codeQuery) announced(i, j int) bool {
	for n := i - 1; n >= 0 && n >= i-announceReach; n-- {
		text := q.parts[n].text
		if codeWords[text] || q.names(text) || n == i-1 && showWords[text] && !q.parts[i].said {
			return true
		}
		if !codeFillers[text] {
			break
		}
	}
	return j+1 < len(q.parts) && (codeWords[q.parts[j+1].text] || q.names(q.parts[j+1].text))
}

// names tells whether a word names a system other than the platform, which
// every query may name.
func (q *codeQuery) names(text string) bool {
	return slices.ContainsFunc(q.book.systems[text], func(s *knowledge.CodeSystem) bool {
		return !s.Platform()
	})
}

const announceReach = 3

// measured tells whether parts i to j are a sum, a time or a count.
func (q *codeQuery) measured(i, j int) bool {
	if j+1 < len(q.parts) && (units[q.parts[j+1].text] || q.glued(j, j+1)) || i > 0 && q.glued(i-1, i) {
		return true
	}
	if i > 0 && (q.sumBefore(i) || dates[q.parts[i-1].text] && isYear(q.parts[i].text) || q.endsCard(i)) {
		return true
	}
	before := q.text[:q.parts[i].start]
	behind := q.text[q.parts[j].end:]
	if strings.HasPrefix(behind, ")") && !strings.HasSuffix(before, "(") {
		return true // 1) first, 2) second
	}
	return strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£") ||
		strings.HasPrefix(behind, "%")
}

// sumBefore tells whether a word before part i makes it a sum or a count:
// "zip is 20005", "house number 54".
func (q *codeQuery) sumBefore(i int) bool {
	if !isNumber(q.parts[i].text) {
		return false
	}
	for n := i - 1; n >= 0 && n >= i-namedReach; n-- {
		text := q.parts[n].text
		if sums[text] {
			return true
		}
		if codeWords[text] || !codeFillers[text] {
			return false
		}
	}
	return false
}

// isYear tells whether digits are a year that people speak of.
func isYear(digits string) bool {
	return len(digits) == 4 && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20"))
}

// endsCard tells whether part i is what a card ends in.
func (q *codeQuery) endsCard(i int) bool {
	ending := false
	for n := i - 1; n >= 0 && n >= i-namedReach; n-- {
		ending = ending || endings[q.parts[n].text]
		if ending && cardWords[q.parts[n].text] {
			return true
		}
	}
	return false
}

// glued tells whether two parts are one number, date or time: 49.99, 10:30.
func (q *codeQuery) glued(i, j int) bool {
	a, b := q.parts[i], q.parts[j]
	return a.digits && b.digits && b.start == a.end+1 && strings.ContainsRune(".,:/", rune(q.text[a.end]))
}

// numbers finds long codes in runs of digits, whole, in part and misread.
func (q *codeQuery) numbers() {
	for from := 0; from < len(q.parts); {
		run := q.run(from)
		if run == 0 {
			from++
			continue
		}
		q.lookUp(from, from+run)
		from += run
	}
}

// run counts the parts from there on that may belong to one code: it starts
// and ends anywhere but holds a digit.
func (q *codeQuery) run(from int) int {
	n, digits := 0, false
	for from+n < len(q.parts) && n < maxRun && q.book.fits(q.parts[from+n]) {
		digits = digits || q.parts[from+n].digits
		n++
	}
	if !digits {
		return 0
	}
	return n
}

// maxRun is the most parts a dictated code is taken to have.
const maxRun = 24

func (b *codeBook) fits(p part) bool {
	return p.digits || b.heads[p.text] || len(p.text) == 1 || strings.Trim(p.text, "oli") == ""
}

// lookUp reads a run of parts as one code, and each long part by itself.
func (q *codeQuery) lookUp(from, to int) {
	whole := q.digitsOf(from, to)
	q.match(whole, from, to-1)
	if to-from == 1 {
		return
	}
	for i := from; i < to; i++ {
		if d := q.digitsOf(i, i+1); len(d) >= 4 && d != whole {
			q.match(d, i, i)
		}
	}
}

// digitsOf joins the digits of parts; letters before a digit are the name of
// the code, look-alikes after one are misread digits.
func (q *codeQuery) digitsOf(from, to int) string {
	var out strings.Builder
	for _, p := range q.parts[from:to] {
		text := p.text
		switch {
		case p.digits:
			text = text[strings.IndexAny(text, "0123456789"):]
		case q.book.heads[text] || out.Len() == 0:
			continue
		}
		out.WriteString(onlyDigits(lookAlikes(text)))
	}
	return out.String()
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// match finds the long codes that hold the digits, or nearly hold them, and
// the codes behind a prefix or in a range.
func (q *codeQuery) match(digits string, i, j int) {
	if len(digits) < 3 || len(digits) > maxWordBytes {
		return
	}
	q.ranges(digits, i, j)
	before := len(q.hits)
	q.parted(digits, i, j)
	if len(q.hits) == before && len(digits) >= fewestLong {
		q.misprint(digits, i)
	}
}

// mostParted is how many codes may hold the same digits inside, for these to
// mean one of them.
const mostParted = 3

// parted finds the long codes that hold the digits. Few digits from inside a
// code mean it only where they are in no other, nor a code by themselves, nor
// a sum.
func (q *codeQuery) parted(digits string, i, j int) {
	var inside []codeHit
	for _, e := range q.book.rarest(digits) {
		switch trust := trustOfPart(q.book.entries[e].digits, digits); {
		case trust == 0 || trust < trustLongPart && q.measured(i, j):
		case trust == trustPart || trust == trustBeginning && len(digits) > 3:
			inside = append(inside, codeHit{entry: e, trust: trust})
		default:
			q.add(e, trust, i)
		}
	}
	if len(inside) > mostParted || q.itself(digits) || len(q.parts) > fewWords && !q.announced(i, j) {
		return
	}
	for _, h := range inside {
		q.add(h.entry, h.trust, i)
	}
}

// itself tells whether digits are a code of their own.
func (q *codeQuery) itself(digits string) bool {
	_, prefixed := q.prefixed(digits)
	return prefixed || q.book.whole[digits] != nil
}

// ranges finds what a number of four or five digits stands for by itself: a
// range of codes, or a bank's answer behind Checkout.com's prefix.
func (q *codeQuery) ranges(digits string, i, j int) {
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || q.book.whole[digits] != nil {
		return
	}
	for _, s := range q.book.spans {
		if trust := q.trustNumber(i, j); n >= s.lo && n <= s.hi && trust > 0 {
			q.add(s.entry, trust, i)
		}
	}
}

// rarest is the shortest list of codes that hold some three of the digits.
func (b *codeBook) rarest(digits string) []int32 {
	grams := gramsOf(digits)
	best := b.grams[grams[0]]
	for _, g := range grams[1:] {
		if len(b.grams[g]) < len(best) {
			best = b.grams[g]
		}
	}
	return best
}

func trustOfPart(code, digits string) float32 {
	at := strings.Index(code, digits)
	switch {
	case at < 0:
		return 0
	case code == digits:
		return trustWhole
	case len(digits) == 3:
		if at == 0 {
			return trustBeginning
		}
		return 0
	case strings.HasSuffix(code, digits):
		return trustEnding + (trustLongPart-trustEnding)*min(1, float32(len(digits)-4)/2)
	case len(digits) >= fewestLong:
		return trustLongPart
	case at == 0:
		return trustBeginning
	}
	return trustPart
}
