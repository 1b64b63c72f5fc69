package store

import (
	"strings"

	"paydesk/knowledge/carddata"
)

// maskText takes card data out of one text and counts what it took.
func maskText(text *string) int {
	masked, found := carddata.Mask(*text)
	*text = masked
	return len(found)
}

// mask takes card data out of every text of the contact, and refuses an
// order number that is a card number: there is nothing left of it to keep,
// and the agent has the shopper on the line to ask. It returns how many
// pieces it took out.
func (c *Contact) mask() (int, error) {
	if carddata.Order(c.Order) == carddata.OrderCard {
		return 0, &RefusedError{"order", "is a card number; nothing was stored: ask the shopper for the order number"}
	}
	masked := 0
	if !c.orderKept() {
		masked = maskOrder(&c.Order)
	}
	for _, f := range c.freeTexts() {
		masked += maskText(f.text)
	}
	return masked, nil
}

// orderKept tells an order number that could be a card number, and that the
// agent has looked at and confirmed.
func (c *Contact) orderKept() bool {
	return c.OrderConfirmed && carddata.Order(c.Order) == carddata.OrderUnsure && strings.Trim(c.Order, "0123456789") == ""
}

// maskOrder masks what stands beside the number in the order field.
func maskOrder(order *string) int {
	masked, found := carddata.MaskOrder(*order)
	*order = masked
	return len(found)
}

// maskDraftOrder does the same in a contact still being typed, where a card
// number is left out instead of refused.
func maskDraftOrder(order *string) int {
	if carddata.Order(*order) == carddata.OrderCard {
		*order = ""
		return 1
	}
	return maskOrder(order)
}
