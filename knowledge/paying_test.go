package knowledge

import (
	"slices"
	"strings"
	"testing"
)

func TestStepsTellWhetherTheyPay(t *testing.T) {
	for _, c := range []struct {
		do                    string
		pays, holdsOff, looks bool
	}{
		{do: "Pay for your order again.", pays: true},
		{do: "Pay another way if you cannot wait.", pays: true},
		{do: "Add your new card and pay.", pays: true},
		{do: "Wait a few minutes, then pay again.", pays: true},
		{do: "Start the payment from your order list.", pays: true},
		{do: "Do not pay again for now.", holdsOff: true},
		{do: "Stop and do not pay again.", holdsOff: true},
		{do: "Do not order the same goods again yet.", holdsOff: true},
		{do: "Look in your orders first.", looks: true},
		{do: "Look if your order is still unpaid.", looks: true},
		{do: "Look in your orders.", looks: true},
		{do: "Look at the payments in your wallet's app.", looks: true},
		{do: "Stop paying with this card for now."},
		{do: "Ask when you can pay."},
		{do: "Payment."},
	} {
		s := Step{Do: c.do}
		if s.Pays() != c.pays || s.HoldsOff() != c.holdsOff || s.Looks() != c.looks {
			t.Errorf("%q: pays %v, holds off %v, looks %v", c.do, s.Pays(), s.HoldsOff(), s.Looks())
		}
	}
}

// talking are the verbs of steps that speak of paying and ask for something
// else; doing are those of steps that end in paying.
var (
	talking = strings.Fields("Ask Call Choose Decide Look Pick See Tell Use")
	doing   = strings.Fields("Pay Start Add Choose Open Sign Wait")
)

func TestShippedStepsThatPayAreKnown(t *testing.T) {
	paying := 0
	for _, s := range shippedSteps(t) {
		words := strings.Fields(strings.ToLower(strings.Trim(s.Do, ".")))
		verb, _, _ := strings.Cut(s.Do, " ")
		switch {
		case s.Pays():
			paying++
			if !slices.Contains(doing, verb) || s.HoldsOff() || s.Looks() {
				t.Errorf("%q is taken for a step that pays", s.Do)
			}
		case slices.Contains(words, "pay") && !s.HoldsOff() && !slices.Contains(talking, verb):
			t.Errorf("%q speaks of paying and is not known to pay", s.Do)
		}
	}
	if paying < 150 {
		t.Errorf("only %d steps pay", paying)
	}
}

// shippedSteps are all lines for the shopper: of the sheets, the steps and the
// outcomes.
func shippedSteps(t *testing.T) (all []Step) {
	for _, a := range shipped(t).Articles() {
		all = append(all, a.Sheet.Steps...)
		for _, n := range a.Checklist.Nodes {
			if n.Handout != nil {
				all = append(all, *n.Handout)
			}
			all = append(all, n.Next...)
		}
	}
	return all
}
