package checklist

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
)

// walksEach is how many walks are taken at random through each checklist.
const walksEach = 400

// explore walks every shipped checklist at random, the same walks each time,
// and shows each run where it stands at the end.
func explore(t *testing.T, look func(t *testing.T, r *Run)) {
	t.Helper()
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for at, a := range lib.Articles() {
		t.Run(string(a.ID), func(t *testing.T) {
			for seed := range uint64(walksEach) {
				random := rand.New(rand.NewPCG(seed, uint64(at)))
				r := start(t, lib, a.ID)
				for i := 0; i < 3*longest && !r.Ended(); i++ {
					answer := 1 + random.IntN(len(answers(r.node())))
					if _, err := r.Move(Event{Kind: Answered, Answer: answer}); err != nil {
						t.Fatal(err)
					}
				}
				look(t, r)
			}
		})
	}
}

// told reports a walk, once for each thing found at an outcome.
func told(t *testing.T, r *Run, seen map[string]bool, format string, args ...any) {
	t.Helper()
	what := fmt.Sprintf(format, args...)
	key := string(r.at.topic) + r.at.node + what
	if seen[key] {
		return
	}
	seen[key] = true
	var labels []string
	for _, s := range r.path {
		labels = append(labels, fmt.Sprintf("%s/%s: %s", s.Topic, s.Node.ID, s.Label()))
	}
	t.Errorf("%s\n\tat %s/%s by %s", what, r.at.topic, r.at.node, strings.Join(labels, "; "))
}

func TestShippedWalksEnd(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		if !r.Ended() {
			told(t, r, seen, "no end after %d steps", len(r.path))
		}
	})
}

func TestShippedWalksLeavePayingLastAndOnce(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		left := r.Left()
		for i, s := range left {
			if s.Pays() && i < len(left)-1 {
				told(t, r, seen, "%q stands before %s", s.Do, dos(left[i+1:]))
			}
			if s.Looks() && slices.ContainsFunc(left[:i], knowledge.Step.Looks) {
				told(t, r, seen, "the order is looked at twice: %s", dos(left))
			}
		}
	})
}

func TestShippedWalksToAPaidOrderLeaveNothingToPay(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		if slices.ContainsFunc(r.Left(), knowledge.Step.Pays) && r.settled() {
			told(t, r, seen, "there is nothing to pay now, and left is %s", dos(r.Left()))
		}
	})
}

// Whoever has called and only has to pay need not call again.
func TestShippedWalksDoNotCallAgainBeforePaying(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		last := r.path[len(r.path)-1].Node
		if last.Handout == nil || !last.Handout.Pays() {
			return
		}
		for _, s := range r.node().Next {
			called := strings.HasPrefix(s.Do, "Call ") || strings.HasPrefix(s.Do, "Ask ") || strings.HasPrefix(s.Do, "Tell ")
			if called && r.calledIn(r.at.topic) {
				told(t, r, seen, "only paying was put off, and left is %q", s.Do)
			}
		}
	})
}

// calledIn tells whether a step of a topic was done that asks somebody.
func (r *Run) calledIn(topic knowledge.TopicID) bool {
	return slices.ContainsFunc(r.path, func(t Taken) bool {
		return t.Topic == topic && t.finished() && t.Node.Handout != nil &&
			(strings.HasPrefix(t.Node.Handout.Do, "Call ") || strings.HasPrefix(t.Node.Handout.Do, "Ask "))
	})
}

// Whoever has paid and cannot say how it ended must look before paying again.
func TestShippedWalksLookBeforePayingAgain(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		at := len(r.path) - 1
		if at < 1 || !r.path[at].open() || r.path[at].Node.Kind != knowledge.Question {
			return
		}
		paid := r.path[at-1]
		left := r.Left()
		if paid.Node.Handout != nil && paid.Node.Handout.Pays() && paid.finished() &&
			slices.ContainsFunc(left, knowledge.Step.Pays) && !slices.ContainsFunc(left, knowledge.Step.Looks) {
			told(t, r, seen, "the payment may have gone through, and left is %s", dos(left))
		}
	})
}

// What was asked once is not asked again before something was done.
func TestShippedWalksAskNothingTwice(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		asked := map[string]Taken{}
		for _, step := range r.path {
			before, again := asked[step.Node.Text]
			switch {
			case step.finished():
				clear(asked)
			case step.Node.Kind != knowledge.Question || step.Node.Set != "": // a variant not known is asked for anew
			case again && !step.Carried && !before.open() && before.Topic != step.Topic:
				told(t, r, seen, "%s asks %q again after %s", step.Topic, step.Node.Text, before.Topic)
			default:
				asked[step.Node.Text] = step
			}
		}
	})
}

func TestShippedWalksFindEachThingOnce(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		found := slices.Sorted(slices.Values(r.Found()))
		if len(slices.Compact(slices.Clone(found))) < len(found) {
			told(t, r, seen, "found twice: %q", found)
		}
		if slices.Contains(r.known("order"), "paid") && strings.Contains(strings.Join(found, " "), "not in your list") {
			told(t, r, seen, "the order is paid, and found is %q", found)
		}
	})
}

// A closed order cannot be paid any more, whatever was put off; the goods can
// be ordered again.
func TestShippedWalksToAClosedOrderDoNotPayIt(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		left := r.Left()
		anew := func(s knowledge.Step) bool { return strings.HasPrefix(s.Do, "Order ") }
		if slices.Contains(r.known("order"), "closed") && slices.ContainsFunc(left, knowledge.Step.Pays) && !slices.ContainsFunc(left, anew) {
			told(t, r, seen, "the order is closed, and left is %s", dos(left))
		}
	})
}

// contradictions are words on what was found and words that must not stand in
// the same topic's steps beside them.
var contradictions = []struct{ found, left string }{
	{"mobile money", "your bank"},
	{"The PIN of your bank's app", "unlock your card"},
	{"You ended a permission in your wallet", "your bank"},
	{"Your card was on already", "Turn on"},
	{"Your bank needs some time to turn on", "Turn on"},
	{"Your bank says that the account is open", "Remove the old card"},
	{"Your bank allows the payment", "Call your bank"},
	{"Your new PIN is still to come", "Ask your bank for a new PIN"},
	{"charge on your card that you did not make", "End the pause"},
}

func TestShippedWalksLeaveNothingThatContradictsWhatWasFound(t *testing.T) {
	seen := map[string]bool{}
	explore(t, func(t *testing.T, r *Run) {
		found := strings.Join(r.Found(), " ")
		for _, s := range r.Left() {
			for _, c := range contradictions {
				if strings.Contains(found, c.found) && strings.Contains(s.Do+" "+s.How, c.left) && len(r.Topics()) == 1 {
					told(t, r, seen, "found is %q, and left is %q", found, s.Do)
				}
			}
		}
	})
}
