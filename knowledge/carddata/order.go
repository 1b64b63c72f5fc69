package carddata

import (
	"slices"
	"strings"
)

// Verdict says whether the value of an order number field is one.
type Verdict int

// The verdicts.
const (
	OrderClean  Verdict = iota
	OrderUnsure         // may be a card number: the window asks, the command line takes it
	OrderCard           // surely a card number: refused
)

// Order judges an order number. No order number is known to begin like a
// Visa, American Express or Mastercard 2-series card, and none is shown in
// groups; others may pass for a card by chance.
func Order(value string) Verdict {
	f, _ := fold(value, false)
	text := f.text
	all := groups(text)
	verdict := OrderClean
	for _, run := range chains(text, all) {
		verdict = max(verdict, orderRun(text, run))
	}
	return verdict
}

func orderRun(text string, run []group) Verdict {
	verdict := OrderClean
	for i := range run {
		sizes := []int{}
		for _, g := range run[i:] {
			sizes = append(sizes, g.end-g.start)
			verdict = max(verdict, orderNumber(digits(text[run[i].start:g.end]), sizes))
		}
	}
	return verdict
}

func orderNumber(number string, sizes []int) Verdict {
	if len(number) < minPAN || len(number) > maxPAN || !luhn(number) {
		return OrderClean
	}
	b := brandOf(number)
	switch {
	case b == nil:
		return OrderClean
	case len(sizes) > 1 && printed(sizes):
		return OrderCard
	case b.firm && !slices.Contains([]string{"51", "52", "53", "54", "55"}, number[:2]):
		return OrderCard
	}
	return OrderUnsure
}

// orderLabel tells Mask what the number in the order field is, so that an
// order number which happens to look like a card number is kept.
const orderLabel = "order "

// MaskOrder masks the card data in an order number field. A number of OrderClean
// stays.
func MaskOrder(value string) (string, []Finding) {
	masked, found := Mask(orderLabel + value)
	return strings.TrimPrefix(masked, orderLabel), found
}

// heldDigits is how many digits at the end of a text may yet become a card
// number.
const heldDigits = 5

// Hold returns the byte from which a text that is still being typed stays in
// memory, because digits at its end may become card data; the length of the
// text when nothing does.
func Hold(text string) int {
	f, _ := fold(text, false)
	end := len(strings.TrimRightFunc(f.text, func(r rune) bool { return r < '0' || r > '9' }))
	if !linked(f.text[end:]) {
		return len(text)
	}
	all := groups(f.text[:end])
	first, count := len(all), 0
	for i := len(all) - 1; i >= 0 && count <= maxPAN; i-- {
		if i+1 < len(all) && !linked(f.text[all[i].end:all[i+1].start]) {
			break
		}
		first, count = i, count+all[i].end-all[i].start
	}
	if count == 0 || count < heldDigits && !afterCodeWord(f.text[:all[first].start]) {
		return len(text)
	}
	start, _ := f.original(all[first].start, all[first].end)
	return start
}

// afterCodeWord tells whether a text ends with a word for a security code.
func afterCodeWord(text string) bool {
	tail := text[max(0, len(text)-80):]
	for _, words := range [][]word{codeWords, sentWords} {
		if w, ok := lastBefore(find(tail, words), len(tail)); ok && onlyFillers(tail[w.end:]) {
			return true
		}
	}
	return false
}
