package checklist

import (
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// shopping asks for steps that pay in more than one way.
const shopping = `
start: app
nodes:
  - {id: app, kind: action, text: Turn it on in the app, to: pay, if_not: call, handout: {do: Turn on your card.}}
  - {id: call, kind: action, text: Have it turned on, instead: [app], lasts: true, to: pay, if_not: pay, handout: {do: Call your bank.}}
  - {id: pay, kind: action, text: Pay once, to: paid, if_not: how, handout: {do: Pay for your order again.}}
  - id: how
    kind: question
    text: How does it go on?
    answers:
      - {text: Later, to: later}
      - {text: Call, to: call}
      - {text: Shop waits, to: hold-off}
      - {text: Support has it, to: support}
      - {text: It is paid, to: paid}
      - {text: Other way, to: other}
    unsure: bank
  - {id: other, kind: link, text: Go on there, topic: other}
  - {id: paid, kind: outcome, text: It is paid, result: resolved, paid: true}
  - {id: bank, kind: outcome, text: The bank acts, result: waiting-bank, next: [{do: Wait for your bank.}]}
  - {id: support, kind: outcome, text: Support acts, result: escalated, next: [{do: Wait for support.}]}
  - {id: hold-off, kind: outcome, text: It waits, result: waiting-bank, next: [{do: Do not pay again for now.}]}
  - id: later
    kind: outcome
    text: They pay later
    result: will-try
    next: [{do: Look in your orders first.}, {do: Type it again.}, {do: Pay for your order.}]
`

func TestLeftPaysLastAndOnceWhereThereIsSomethingToPay(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"main": shopping, "other": packtest.Ask}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		presses []int
		want    string
	}{
		{"the outcome pays", []int{Later, Later, Later, 1}, "Turn on your card. Call your bank. Look in your orders first. Type it again. Pay for your order."},
		{"the outcome does not", []int{Done, Later, 7}, "Wait for your bank. Pay for your order again."},
		{"done in its place", []int{Later, Done, Later, 1}, "Look in your orders first. Type it again. Pay for your order."},
		{"done later", []int{Later, Later, Later, 2, Done, Later, 1}, "Look in your orders first. Type it again. Pay for your order."},
		{"hold off", []int{Done, Later, 3}, "Do not pay again for now."},
		{"support has it", []int{Done, Later, 4}, "Wait for support."},
		{"it is paid", []int{Later, Done, Later, 5}, ""},
		{"what lasts", []int{Later, Later, Done}, "Call your bank."},
		{"on in another checklist", []int{Later, Later, Later, 6, 2}, "Turn on your card. Call your bank. Try it."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, lib, "main")
			press(t, r, c.presses...)
			if got := dos(r.Left()); !r.Ended() || got != c.want {
				t.Errorf("left: %s, want %s", got, c.want)
			}
		})
	}
}

func TestWhatCannotWaitLeavesNothingOfOtherTopics(t *testing.T) {
	files := packtest.Pack(map[string]string{"main": shopping, "other": packtest.Ask})
	packtest.Set(files, "articles/other.yaml", packtest.Article("other", packtest.Ask)+"\nurgent: Do it at once.\n")
	lib, err := knowledge.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, lib, "main")
	press(t, r, Later, Later, Later, 6, 2)
	if got := dos(r.Left()); got != "Try it." {
		t.Errorf("left: %s", got)
	}
}
