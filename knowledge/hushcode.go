package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// hushedNames are the names of codes that stand for a hushed reason, beside
// those that hold one of the tells.
var hushedNames = []string{"lost card", "lostcard", "card lost", "card reported", "security violation", "risk reject", "risk blocked"}

// hushedNumbers are the numbers of codes that stand for a hushed reason in
// packs whose tables do not have them: the two digits of card networks, and
// numbers of payment providers that are long enough to mean one thing.
var hushedNumbers = []string{
	"04", "07", "34", "35", "37", "41", "43", "59", "63", "67", "83",
	"2012", "2013", "2014", "2021", "2047", "2053", "2077", "2085",
	"20183", "40101", "40201", "40202", "40203", "40204", "40205", "43101", "43911", "7200054", "7200058",
}

// HushedCode tells whether a code or message, as it was typed, may stand for a
// hushed topic: "43", "RC 59", "Adyen 20", "stolen_card".
//
// A code alone that names its system is that of the tables and no other. One
// without a system is that of the platform or the bank, as
// ResponseCode.Noted files it: 14 is a wrong card number, although Adyen calls
// fraud so. In every other text a code of a hushed topic counts wherever it
// stands, because what is printed then does no harm.
func (l *Library) HushedCode(code string) bool {
	if begins(code, tells) != "" || begins(code, hushedNames) != "" {
		return true
	}
	words := bareWords(code)
	if hushed, known := l.hush().whole[wholeKey(words)]; known {
		return hushed
	}
	return l.hush().within(words)
}

// codeHush is what a library knows of codes and the hush.
type codeHush struct {
	whole   map[string]bool // codes with their systems, by wholeKey: whether they are hushed
	parts   map[string]bool // codes that hush a text they stand in, by codeKey
	longest int             // words of the longest part
}

// learnHush learns which codes are hushed, from the tables and the articles.
func (l *Library) learnHush() *codeHush {
	h := &codeHush{whole: map[string]bool{}, parts: map[string]bool{}}
	for i := range l.codes { // those of the platform and the bank come first
		c := &l.codes[i]
		hushed := l.Hushed(c.Topic)
		for _, text := range c.spellings() {
			key := wholeKey(bareWords(text))
			h.whole[key] = h.whole[key] || hushed
		}
		if hushed {
			h.add(c.Code)
		}
	}
	for _, a := range l.articles {
		if a.Hushed {
			h.add(a.Codes...)
		}
	}
	h.add(hushedNumbers...)
	return h
}

// spellings are the ways to name a code and nothing but that code.
func (c *ResponseCode) spellings() []string {
	texts := []string{c.Noted(), c.System.Name + " " + c.Code, c.System.ID + " " + c.Code}
	for _, word := range c.System.Words {
		texts = append(texts, word+" "+c.Code)
	}
	return texts
}

// longDigits are the digits of a code that are enough to name it.
var longDigits = regexp.MustCompile(`[0-9]{5,}$`)

// add makes codes hush the texts they stand in, unless alone they are the
// harmless ones of the platform or the bank.
func (h *codeHush) add(codes ...string) {
	for _, code := range codes {
		for _, text := range []string{code, longDigits.FindString(code)} {
			words := bareWords(text)
			if hushed, known := h.whole[wholeKey(words)]; len(words) > 0 && (hushed || !known) {
				h.parts[codeKey(words)] = true
				h.longest = max(h.longest, len(words))
			}
		}
	}
}

// within tells whether some words in a row are a hushed code.
func (h *codeHush) within(words []string) bool {
	for i := range words {
		for n := 1; n <= min(h.longest, len(words)-i); n++ {
			if h.parts[codeKey(words[i:i+n])] {
				return true
			}
		}
	}
	return false
}

// codeKey joins the words of a code, so that CSC_7200054 and csc 7200054 are
// one. Two numbers stay two: a day is no code.
func codeKey(words []string) string {
	var key strings.Builder
	for i, word := range words {
		if i > 0 && isNumber(word) && isNumber(words[i-1]) {
			key.WriteByte(' ')
		}
		key.WriteString(word)
	}
	return key.String()
}

// wholeKey is the codeKey of a code and its system, in which 7 and 07 are one
// and the word code says nothing.
func wholeKey(words []string) string {
	var kept []string
	for _, word := range words {
		if isNumber(word) && len(word) <= 3 {
			word = strings.TrimLeft(word[:len(word)-1], "0") + word[len(word)-1:]
		}
		if !slices.Contains([]string{"code", "error"}, word) {
			kept = append(kept, word)
		}
	}
	return codeKey(kept)
}

// isNumber tells whether one of the bareWords is digits.
func isNumber(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) == 0 }
