package checklist

import (
	"testing"

	"paydesk/knowledge"
)

// longest is how many steps a call can bear before its checklist has to end.
const longest = 30

// Whoever keeps giving the same answer, or keeps skipping, has to come to an
// end as well: a checklist must not lead a call in circles.
func TestShippedChecklistsEndWhateverIsAnswered(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range lib.Articles() {
		for number := 1; number <= 8; number++ {
			r := start(t, lib, a.ID)
			for range longest {
				if r.Ended() {
					break
				}
				press(t, r, min(number, len(r.Step().Answers)))
			}
			if !r.Ended() {
				t.Errorf("%s: always answering %d has not ended after %d steps, at %s/%s", a.ID, number, longest, r.Step().Topic, r.Step().Node.ID)
			}
		}
		for reason := range Reasons {
			r := start(t, lib, a.ID)
			for i := 0; i < longest && !r.Ended(); i++ {
				apply(t, r, Event{Kind: Skipped, Answer: reason + 1})
			}
			if !r.Ended() {
				t.Errorf("%s: always skipping with reason %d has not ended, at %s/%s", a.ID, reason+1, r.Step().Topic, r.Step().Node.ID)
			}
		}
	}
}
