package knowledge_test

import (
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
