package carddata

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many digits, or spelled digits, at the end of a text may yet become a
// card number, and how many a code.
const (
	heldDigits = 5
	heldWords  = 3
)

// Hold returns the byte from which a text that is still being typed stays in
// memory, because digits at its end may become card data; the length of the
// text when nothing does.
//
// Held are: five digits or more at the end, with what may stand inside a
// number, and the beginnings of words that may; digits behind a word for a
// code; three spelled digits; the beginning of an IBAN; and three to eight
// digits followed only by words that may lead to a word for a code ("123 is
// my cv"), until another word shows that they do not. Not held is a code that
// only what comes much later shows to be one: "code 411, exp 12/27 card".
func Hold(text string) int {
	held := holdWhole(text)
	if m := halfEscape.FindStringIndex(tail(text, 48)); m != nil {
		whole := len(text) - len(tail(text, 48)) + m[0]
		if h := holdWhole(text[:whole]); h < whole {
			held = min(held, h)
		}
	}
	return held
}

// halfEscape is the beginning of what a web page writes for a character.
var halfEscape = regexp.MustCompile(`(?:%[0-9a-fA-F]?|&#?[a-zA-Z0-9]{0,7}|</?[^<>]{0,40}|\\u?[0-9a-fA-F]{0,3})$`)

// holdWhole holds what Find would read in any way.
func holdWhole(text string) int {
	f, _ := fold(text, false)
	s := newScanner(f, plainly)
	held := s.hold(len(text))
	for _, view := range []func(*scanner) (folded, bool){decoded, unlettered} {
		if v, differs := view(s); differs {
			held = min(held, newScanner(v, plainly).hold(len(text)))
		}
	}
	return held
}

// hold applies the rules and answers in bytes of the original, which has so
// many.
func (s *scanner) hold(size int) int {
	held := len(s.text)
	for _, rule := range []func() int{s.heldNumber, s.heldSpelled, s.heldCode, s.heldSpelledCode} {
		held = min(held, rule())
	}
	if held = s.heldIBAN(held); held == len(s.text) {
		return size
	}
	start, _ := s.original(held, held+1)
	return start
}

// unfinished is where the word begins that is being typed at the end of the
// text, the length of the text if none.
func (s *scanner) unfinished() int {
	end := len(s.text)
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(s.text[:end])
		if !unicode.IsLetter(r) || len(s.text)-end > longGap {
			break
		}
		end -= size
	}
	return end
}

// heldNumber holds digits back that a card number or a code may be made of.
func (s *scanner) heldNumber() int {
	end := s.unfinished()
	i := s.groupsBefore(end)
	if i == 0 || end < len(s.text) && !numberWords.begin(s.text[end:]) || !s.mayLink(s.groups[i-1].end, end) {
		return len(s.text)
	}
	first, count := s.chainStart(i - 1)
	at := s.groups[first].start
	if count >= heldDigits || s.afterCodeWord(at) {
		return at
	}
	return len(s.text)
}

// chainStart is the first of the groups linked up to one, and how many digits
// they have.
func (s *scanner) chainStart(last int) (first, count int) {
	first, count = last, s.groups[last].size()
	for first > 0 && s.links(s.groups[first-1].end, s.groups[first].start) {
		first--
		count += s.groups[first].size()
	}
	return first, count
}

// mayLink tells whether what stands between the last digits and a place, with
// more to come, may stand inside a number.
func (s *scanner) mayLink(end, place int) bool {
	between := s.text[end:place]
	return place == len(s.text) && linked(strings.TrimRight(between, "+=")) || linked(between) || s.spoken(end, place) || s.spoken(end, len(s.text)) || begun(between)
}

// begun tells the beginning of what linked knows whole.
func begun(between string) bool {
	return linked(strings.Map(func(r rune) rune {
		if r == '+' || r == '=' || r == '%' || r == '&' {
			return '-'
		}
		return r
	}, between))
}

// afterCodeWord tells whether only fillers part a place from a word for a
// code.
func (s *scanner) afterCodeWord(place int) bool {
	return s.directlyBefore(s.words[codeWord], place) || s.directlyBefore(s.words[sentWord], place)
}

// heldSpelled holds digits back that are being spelled out.
func (s *scanner) heldSpelled() int {
	all := s.words[digitWord]
	end := s.unfinished()
	if n := len(all); n > 0 && all[n-1].end == len(s.text) {
		end = len(s.text)
	}
	first := len(all)
	for first > 0 && all[first-1].start >= end {
		first--
	}
	last := first
	if last == 0 || !s.spelledGap(all[last-1].end, max(end, all[last-1].end)) {
		return len(s.text)
	}
	for first--; first > 0 && all[first].start >= all[first-1].end && s.spelledGap(all[first-1].end, all[first].start); {
		first--
	}
	at := all[first].start
	if g := s.groupsBefore(at); g > 0 && linked(s.text[s.groups[g-1].end:at]) {
		at = s.groups[g-1].start
	}
	if last-first >= heldWords || s.afterCodeWord(at) {
		return at
	}
	return len(s.text)
}

// heldIBAN holds the beginning of an IBAN back, and one that another rule
// would cut.
func (s *scanner) heldIBAN(held int) int {
	for i := len(s.groups) - 1; i >= 0 && len(s.text)-s.groups[i].start < 2*longGap; i-- {
		start, size := s.country(s.groups[i])
		if size == 0 || start+2 != s.groups[i].start && !s.directlyBefore(s.words[ibanWord], start) {
			continue
		}
		number, end := s.gather(start, size)
		if whole := len(number) == size && end < len(s.text); number != "" && start < held && (whole && held < end || !whole && linked(s.text[end:])) {
			return start
		}
	}
	return held
}

// maxCode is how many digits a code has at most.
const maxCode = 8

// heldCode holds digits back that a word for a code may follow.
func (s *scanner) heldCode() int {
	for i := len(s.groups); i > 0 && len(s.groups)-i < 2; i-- {
		g := s.groups[i-1]
		if g.size() == 1 { // "654 is the 3 digit code"
			continue
		}
		if g.size() < 3 || g.size() > maxCode || !mayLeadToCode(s.text[g.end:]) {
			break
		}
		first, _ := s.chainStart(i - 1)
		return s.groups[first].start
	}
	return len(s.text)
}

// heldSpelledCode does the same for digits that are spelled out.
func (s *scanner) heldSpelledCode() int {
	runs := s.spelledRuns()
	if len(runs) == 0 {
		return len(s.text)
	}
	if run := runs[len(runs)-1]; len(run) <= maxCode && mayLeadToCode(s.text[run[len(run)-1].end:]) {
		return run[0].start
	}
	return len(s.text)
}

// mayLeadToCode tells whether a text is fillers and the beginning of a word
// or phrase for a code.
func mayLeadToCode(rest string) bool {
	if len(rest) > longGap {
		return false
	}
	for word, rest := nextWord(rest); word != ""; word, rest = nextWord(rest) {
		whole := rest != ""
		if unbroken(word) || fillers[word] || phraseWords.has(word) || !whole && (phraseWords.begin(word) || fillerBegins(word)) {
			continue
		}
		return false
	}
	return true
}

// unbroken tells a word of a script that runs its words together.
func unbroken(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return !spaced(r) })
}

func fillerBegins(word string) bool {
	for f := range fillers {
		if strings.HasPrefix(f, word) {
			return true
		}
	}
	return false
}

// sortedWords are words in order, to look up how they begin.
type sortedWords []string

var (
	phraseWords = wordsOf(codeWords + "," + sentWords)           // what phrases for codes are made of
	numberWords = wordsOf(joinWords + "," + cardWords + ",xxxx") // what is said inside a number or behind it
)

func wordsOf(list string) sortedWords {
	set := map[string]bool{}
	for _, p := range phrases(list) {
		for _, w := range strings.FieldsFunc(p, isGap) {
			set[w] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func (l sortedWords) has(word string) bool {
	_, ok := slices.BinarySearch(l, word)
	return ok
}

// begin tells whether one of the words begins so.
func (l sortedWords) begin(word string) bool {
	i, _ := slices.BinarySearch(l, word)
	return i < len(l) && strings.HasPrefix(l[i], word)
}
