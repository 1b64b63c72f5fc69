package carddata

import (
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
// code; three spelled digits; the beginning of an IBAN; and three or four
// digits followed only by words that may lead to a word for a code ("123 is
// my cv"), until another word shows that they do not. A code noted without
// any word beside it is not known as one.
func Hold(text string) int {
	f, _ := fold(text, false)
	s := newScanner(f, plainly)
	held := len(s.text)
	for _, rule := range []func() int{s.heldNumber, s.heldSpelled, s.heldIBAN, s.heldCode} {
		held = min(held, rule())
	}
	if held == len(s.text) {
		return len(text)
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
	if i == 0 || !s.mayLink(s.groups[i-1].end, end) {
		return len(s.text)
	}
	first, count := i, 0
	for first > 0 && (first == i || s.links(s.groups[first-1].end, s.groups[first].start)) {
		first--
		count += s.groups[first].size()
	}
	at := s.groups[first].start
	if count >= heldDigits || s.afterCodeWord(at) {
		return at
	}
	return len(s.text)
}

// mayLink tells whether what stands between the last digits and a place, with
// more to come, may stand inside a number.
func (s *scanner) mayLink(end, place int) bool {
	between := s.text[end:place]
	return place == len(s.text) && linked(strings.TrimRight(between, "+=")) || linked(between) || s.spoken(end, place) || begun(between)
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

// heldIBAN holds the beginning of an IBAN back.
func (s *scanner) heldIBAN() int {
	for i := len(s.groups) - 1; i >= 0 && len(s.text)-s.groups[i].start < 80; i-- {
		start, size := s.country(s.groups[i])
		if size == 0 {
			continue
		}
		if number, end := s.gather(start, size); (start+2 == s.groups[i].start || len(number) > 8) && number != "" && (len(number) < size || end == len(s.text)) && !strings.ContainsFunc(s.text[end:], unicode.IsLetter) && len(s.text)-end <= maxGapBytes {
			return start
		}
	}
	return len(s.text)
}

// heldCode holds three or four digits back that a word for a code may follow.
func (s *scanner) heldCode() int {
	i := len(s.groups)
	if i == 0 {
		return len(s.text)
	}
	g := s.groups[i-1]
	if g.size() == 1 && i > 1 {
		i--
		g = s.groups[i-1]
	}
	rest := s.text[g.end:]
	if g.size() < 3 || g.size() > 4 || len(rest) > longGap || !mayLeadToCode(rest) {
		return len(s.text)
	}
	return g.start
}

// mayLeadToCode tells whether a text is fillers and the beginning of a word
// or phrase for a code.
func mayLeadToCode(rest string) bool {
	for word, rest := nextWord(rest); word != ""; word, rest = nextWord(rest) {
		if rest == "" && beginsCodeWord(word) {
			return true
		}
		if !fillers[word] && !inPhrases(word) {
			return false
		}
	}
	return true
}

// phraseWords are the words that phrases for codes are made of, in order.
var phraseWords = func() []string {
	set := map[string]bool{}
	for _, p := range slices.Concat(phrases(codeWords), phrases(sentWords)) {
		for _, w := range strings.FieldsFunc(p, isGap) {
			set[strings.Trim(w, "*~")] = true
		}
	}
	var all []string
	for w := range set {
		all = append(all, w)
	}
	slices.Sort(all)
	return all
}()

func inPhrases(word string) bool {
	_, ok := slices.BinarySearch(phraseWords, word)
	return ok
}

// beginsCodeWord tells whether a word being typed may become one of a phrase
// for a code, or a filler before it.
func beginsCodeWord(word string) bool {
	i, _ := slices.BinarySearch(phraseWords, word)
	if i < len(phraseWords) && strings.HasPrefix(phraseWords[i], word) {
		return true
	}
	for f := range fillers {
		if strings.HasPrefix(f, word) {
			return true
		}
	}
	return false
}
