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
	s := newScanner(f, plainly)
	verdict := OrderClean
	for _, run := range s.chains(s.groups) {
		verdict = max(verdict, orderRun(s.text, run))
	}
	return verdict
}

func orderRun(text string, run []group) Verdict {
	verdict := OrderClean
	for i := range run {
		sizes, total := []int{}, 0
		for _, g := range run[i:] {
			if total += g.size(); total > maxPAN {
				break
			}
			sizes = append(sizes, g.size())
			verdict = max(verdict, orderNumber(digits(text[run[i].start:g.end]), sizes))
		}
	}
	return verdict
}

func orderNumber(number string, sizes []int) Verdict {
	if len(number) < minPAN || !luhn(number) {
		return OrderClean
	}
	b := brandOf(number)
	switch {
	case b == nil || b.told:
		return OrderClean
	case len(sizes) > 1 && printed(sizes):
		return OrderCard
	case b.firm && !slices.Contains([]string{"51", "52", "53", "54", "55"}, number[:2]):
		return OrderCard
	}
	return OrderUnsure
}

// OrderLabel before a number tells Mask that it is an order number, so that
// one which happens to look like a card number is kept.
const OrderLabel = "order "

// saved tells an order number that the word for one saves from being taken for
// a card whatever it begins with: alone in the field, nothing else tells.
func saved(value string) bool {
	f, _ := fold(value, false)
	number := digits(f.text)
	b := brandOf(number)
	return b == nil || !b.firm
}

// MaskOrder masks the card data in an order number field. A number of
// OrderClean stays, and one of OrderUnsure that is more likely an order's.
func MaskOrder(value string) (string, []Finding) {
	label := OrderLabel
	if Order(value) != OrderClean && !saved(value) {
		label = "card "
	}
	masked, found := Mask(label + value)
	return strings.TrimPrefix(masked, label), found
}
