package filescan

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"paydesk/knowledge/carddata"
)

// judge decides what of a text is card data.
type judge struct {
	known func(digits string) bool // an order number that somebody confirmed
	seen  *Seen                    // may be nil
}

// hit is card data in a text.
type hit struct {
	start, end int // bytes
	kind       carddata.Kind
}

// read finds the card data of a text in which words stand beside numbers.
func (j judge) read(text string) []hit {
	return j.look('r', text, func(string, hit) bool { return true })
}

// lines finds it in lines that stand below each other on a page: whether a
// number goes on in the next one nobody knows.
func (j judge) lines(text string) []hit {
	return j.look('l', text, func(text string, h hit) bool {
		return !strings.Contains(text[h.start:h.end], "\n") || sure(text, h)
	})
}

// strict finds it where numbers may stand beside anything.
func (j judge) strict(text string) []hit { return j.look('s', text, sure) }

// cell finds it in a text that stands for itself, such as a cell: one that is
// nothing but a number has no word to tell what it is, and one with a
// fraction is an amount or a time.
func (j judge) cell(text string) []hit {
	if strings.ContainsFunc(text, unicode.IsLetter) {
		return j.read(text)
	}
	if fraction.MatchString(text) {
		return nil
	}
	return j.strict(text)
}

var fraction = regexp.MustCompile(`^\s*[-+]?\d*[.,]\d+\s*$`)

// look finds what is card data by carddata and by the test given. What the
// test turns down is struck out and the rest looked at again: an expiry date
// or a code is one only beside a card number that is.
func (j judge) look(rule byte, text string, test func(string, hit) bool) []hit {
	if !worth(text) {
		return nil
	}
	return j.seen.unless(rule, text, func() []hit { return j.find(text, test) })
}

func (j judge) find(text string, test func(string, hit) bool) []hit {
	for {
		found := carddata.Find(text)
		if len(found) == 0 {
			return nil
		}
		next := identifier.ReplaceAllStringFunc(text, struck)
		var kept []hit
		for _, f := range found {
			h := hit{f.Start, f.End, f.Kind}
			if j.confirmed(text, h) || h.kind == carddata.IBAN && !plainIBAN.MatchString(text[f.Start:f.End]) || !test(text, h) {
				next = next[:h.start] + struck(next[h.start:h.end]) + next[h.end:]
				continue
			}
			kept = append(kept, h)
		}
		if next == text {
			return kept
		}
		text = next
	}
}

// plainIBAN is an IBAN as people write it. In bytes of which nothing is known
// other marks stand between letters and digits by chance.
var plainIBAN = regexp.MustCompile(`^[A-Za-z0-9 -]+$`)

// worth tells a text that holds digits enough for a security code.
func worth(text string) bool {
	digits := 0
	for _, r := range text {
		if r >= '0' && r <= '9' || r > unicode.MaxLatin1 && unicode.IsDigit(r) {
			if digits++; digits == 3 {
				return true
			}
		}
	}
	return false
}

// identifier are the numbers that programs make: UUIDs and hashes.
var identifier = regexp.MustCompile(`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}`)

// struck is a text of the same length with nothing in it.
func struck(text string) string { return strings.Repeat("x", len(text)) }

// confirmed tells an order number that an agent has looked at and kept.
func (j judge) confirmed(text string, h hit) bool {
	return h.kind == carddata.Card && j.known != nil && j.known(digitsOf(text[h.start:h.end]))
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// sure tells card data that is nothing else wherever it stands.
func sure(text string, h hit) bool {
	found := text[h.start:h.end]
	return h.kind != carddata.Card || unmistakable(found) || named(text, h)
}

// unmistakable tells a card number by itself: in the groups of a printed card,
// or in one piece that begins as no order number does.
// Other groups are as often columns of smaller numbers.
func unmistakable(number string) bool {
	sizes := ""
	for _, group := range strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) {
		sizes += strconv.Itoa(utf8.RuneCountInString(group)) + " "
	}
	if strings.Count(sizes, " ") == 1 {
		return len(carddata.FindStrict(number)) > 0 || len(carddata.Find("order "+number)) > 0
	}
	return onCards[strings.TrimSpace(sizes)] && len(carddata.Find(number)) > 0
}

// onCards are the groups of digits that stand on cards.
var onCards = map[string]bool{"4 4 4 4": true, "4 6 5": true, "4 6 4": true, "4 4 4 4 3": true, "4 4 4 4 2": true}

// named tells a card number that a word for a card announces: then carddata
// takes it even with another check digit.
func named(text string, h hit) bool {
	last := h.end - 1
	if text[last] < '0' || text[last] > '9' {
		return false
	}
	other := text[:last] + string('0'+(text[last]-'0'+1)%10) + text[h.end:]
	for _, f := range carddata.Find(other) {
		if f.Start == h.start && f.End == h.end {
			return true
		}
	}
	return false
}
