package checklist

import (
	"strings"
	"testing"

	"paydesk/knowledge"
)

func TestACountryHasToBeOne(t *testing.T) {
	n := &knowledge.Node{Country: true}
	for text, want := range map[string]string{"": "write the country first", "  ": "write the country first", "Atlantis": "no country is called"} {
		if _, err := Typed(n, 1, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gave %v", text, err)
		}
	}
	for _, c := range []struct {
		n      *knowledge.Node
		answer int
	}{{n, 2}, {&knowledge.Node{}, 1}} {
		if e, err := Typed(c.n, c.answer, "Atlantis"); err != nil || e.Text != "Atlantis" {
			t.Errorf("%+v gave %v, %v", c, e, err)
		}
	}
}
