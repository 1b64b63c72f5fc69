package carddata

import "testing"

func TestMaskOrderTakesWhatStandsBesideTheNumber(t *testing.T) {
	for value, want := range map[string]string{
		"8187654321234567":         "8187654321234567",
		"5555555555554444":         "[card ...4444]", // Order asks about it first
		"8187654321234567 cvv 123": "8187654321234567 cvv [security code]",
		"":                         "",
		"５５５５５５５５５５５５４４４４": "[card ...4444]",
		"5555555555554444 x": "[card ...4444] x",
	} {
		got, found := MaskOrder(value)
		if got != want || (len(found) > 0) != (got != value) {
			t.Errorf("MaskOrder(%q) = %q, %v; want %q", value, got, found, want)
		}
	}
}

// Order numbers that begin with 5 look like a Mastercard's; the word before
// them tells, unless a card is spoken of or the number stands in groups.
func TestOrderNumberIsNoMastercard(t *testing.T) {
	for _, text := range []string{"order 5412345678901232", "pedido nº 5111111111111118 recusado", "orders 8187654321234567 and 5412345678901232", "заказ 5412345678901232"} {
		if got, _ := Mask(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
	for _, text := range []string{"order paid by card 5412345678901232", "order 5412 3456 7890 1232", "ticket 5412345678901232", "5412345678901232"} {
		if _, found := Mask(text); len(found) != 1 {
			t.Errorf("%q: %v", text, found)
		}
	}
}
