package handout

import (
	"strings"

	"paydesk/assets/page"
	"paydesk/knowledge/carddata"
)

// mask takes card data out of a text that a person typed.
func mask(text string) string {
	masked, _ := carddata.Mask(text)
	return masked
}

// orderLabel tells carddata what the number behind it is, so that an order
// number which happens to look like a card number is kept.
const orderLabel = "order "

// masked is the input with every text masked that did not come from the
// knowledge base. The slices of the caller stay as they are.
func (in Input) masked() Input {
	in.Customer, in.Amount, in.Currency = mask(in.Customer), mask(in.Amount), mask(in.Currency)
	in.Order = strings.TrimPrefix(mask(orderLabel+in.Order), orderLabel)
	in.found, in.tried = maskAll(in.found), maskAll(in.tried)
	return in
}

// maskAll masks each text and leaves out those with nothing to print.
func maskAll(texts []string) []string {
	var masked []string
	for _, text := range texts {
		if page.Clean(text) != "" {
			masked = append(masked, mask(text))
		}
	}
	return masked
}
