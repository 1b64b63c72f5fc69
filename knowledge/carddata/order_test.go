package carddata

import "testing"

func TestMaskOrderTakesWhatStandsBesideTheNumber(t *testing.T) {
	for value, want := range map[string]string{
		"8187654321234567":         "8187654321234567",
		"5555555555554444":         "[card ...4444]", // Order asks about it first
		"8187654321234567 cvv 123": "8187654321234567 cvv [security code]",
		"":                         "",
	} {
		got, found := MaskOrder(value)
		if got != want || (len(found) > 0) != (got != value) {
			t.Errorf("MaskOrder(%q) = %q, %v; want %q", value, got, found, want)
		}
	}
}
