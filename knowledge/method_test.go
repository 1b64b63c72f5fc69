package knowledge_test

import (
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func TestMethodsOfACountryComeBeforeThoseOfEverywhere(t *testing.T) {
	lib := read(t, packtest.Varied())
	for code, want := range map[string]string{
		"BR": "Pix World card Maybe World slip",
		"MX": "World card Maybe World slip",
		"DE": "World card World slip",
		"CU": "World card",
		"":   "World card World slip",
	} {
		var names []string
		for _, m := range lib.MethodsIn(code) {
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("in %q there are %s, want %s", code, got, want)
		}
	}
	if got := strings.Join(knowledge.Confirmed(lib.MethodsIn("BR")), ", "); got != "Pix, World card" {
		t.Errorf("confirmed in Brazil are %s", got)
	}
}

// Sanctions took these ways to pay away; no sheet may promise them.
func TestShippedWaysToPayLeaveOutSanctionedCountries(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	cards := strings.Fields("Visa Mastercard Discover JCB")
	cards = append(cards, "American Express", "Diners Club")
	for _, code := range strings.Fields("CU IR KP RU SY") {
		for _, name := range knowledge.Confirmed(lib.MethodsIn(code)) {
			if slices.Contains(cards, name) {
				t.Errorf("%s is known in %s", name, code)
			}
		}
	}
	if got := knowledge.Confirmed(lib.MethodsIn("RU")); !slices.Contains(got, "Mir") || !slices.Contains(got, "Visa of a Russian bank") {
		t.Errorf("known in Russia are %v", got)
	}
	if got := knowledge.Confirmed(lib.MethodsIn("DE")); !slices.Contains(got, "Visa") {
		t.Errorf("known in Germany are %v", got)
	}
}
