package carddata

import (
	"slices"
	"strings"
)

// Kind is a kind of card data.
type Kind string

// The kinds of card data.
const (
	Card   Kind = "card"   // a card number (PAN)
	CVV    Kind = "cvv"    // a security code, PIN or code sent by the bank
	Expiry Kind = "expiry" // an expiry date beside one of the above
	IBAN   Kind = "iban"
)

// Finding is card data found in a text.
type Finding struct {
	Kind       Kind
	Start, End int    // bytes of the text that was searched
	Label      string // what stands in its place, "[card ...1111]"
}

// Mask replaces the card data in a text by labels and tells what it found.
// Masking a masked text changes nothing: a label can make the words around it
// read differently, so it goes on until nothing is found.
func Mask(text string) (string, []Finding) {
	found := Find(text)
	for more := found; len(more) > 0; more = Find(text) {
		text = replace(text, more)
	}
	return text, found
}

func replace(text string, found []Finding) string {
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.Start])
		b.WriteString(f.Label)
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Find lists the card data in a text, in order and without overlap.
func Find(text string) []Finding {
	f, hidden := fold(text, false)
	s := newScanner(f, plainly)
	found := s.find()
	if hidden {
		// What shows nothing may stand inside a number or between two.
		apart, _ := fold(text, true)
		found = append(found, newScanner(apart, plainly).find()...)
	}
	for _, view := range []struct {
		of  func(*scanner) (folded, bool)
		how reading
	}{{decoded, plainly}, {unlettered, lookalike}, {unspelled, spelled}} {
		if v, differs := view.of(s); differs {
			found = append(found, newScanner(v, view.how).find()...)
		}
	}
	return merged(found)
}

// merged puts findings in order and makes one of those that overlap.
func merged(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Start - b.Start })
	kept := found[:0]
	for _, x := range found {
		if n := len(kept); n > 0 && x.Start < kept[n-1].End {
			kept[n-1].End = max(kept[n-1].End, x.End)
			continue
		}
		kept = append(kept, x)
	}
	return kept
}
