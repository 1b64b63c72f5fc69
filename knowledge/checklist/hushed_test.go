package checklist

import (
	"fmt"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// The pack of these tests: a way into a hushed topic and out of it again, and
// an outcome that files under it.
var hushedLists = map[string]string{
	"way": `
start: ask
nodes:
  - id: ask
    kind: question
    text: Which message?
    answers: [{text: "This", to: in}, {text: "That", to: out}, {text: "Other", to: filed}]
    unsure: out
  - {id: in, kind: link, text: Go in, topic: suspected-fraud}
  - {id: out, kind: link, text: Go out, topic: ask}
  - {id: filed, kind: outcome, text: Filed, result: dropped, reason: suspected-fraud}`,
	"suspected-fraud": `
start: call
nodes:
  - {id: call, kind: action, text: Call the bank, to: on}
  - {id: on, kind: link, text: Another way, topic: ask}`,
	"ask": packtest.Ask,
}

func TestRunIsHushedByEveryTopicItComesTo(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(hushedLists))
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name    string
		topic   knowledge.TopicID
		answers []int
		want    bool
	}{
		{"elsewhere", "way", nil, false},
		{"past it", "way", []int{2, 1}, false},
		{"began there", "suspected-fraud", nil, true},
		{"stands there", "way", []int{1}, true},
		{"came through", "way", []int{1, Done, 1}, true},
		{"is filed there", "way", []int{3}, true},
	}
	for _, c := range cases {
		r := start(t, lib, c.topic)
		for _, number := range c.answers {
			press(t, r, number)
		}
		if got := r.Hushed(); got != c.want {
			t.Errorf("%s: hushed is %v", c.name, got)
		}
	}
}

func TestEventIsHushedAtOrIntoAHushedTopic(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(hushedLists))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		e    Event
		want bool
	}{
		{"there", Event{Kind: Noted, Topic: "suspected-fraud", Node: "call"}, true},
		{"there, at a step that is gone", Event{Kind: Answered, Topic: "suspected-fraud", Node: "gone", Answer: 1}, true},
		{"into it", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 1}, true},
		{"into it, from what was said", Event{Kind: Carried, Topic: "way", Node: "ask", Answer: 1}, true},
		{"to be filed there", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 3}, true},
		{"past it", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 2}, false},
		{"unsure", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 4}, false},
		{"a note before it", Event{Kind: Noted, Topic: "way", Node: "ask", Answer: 1}, false},
		{"no answer", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 0}, false},
		{"no such answer", Event{Kind: Answered, Topic: "way", Node: "ask", Answer: 9}, false},
		{"no such topic", Event{Kind: Answered, Topic: "gone", Node: "ask", Answer: 1}, false},
	} {
		if got := c.e.Hushed(lib); got != c.want {
			t.Errorf("%s: hushed is %v", c.name, got)
		}
	}
}

// A step back to before the hushed topic ends the hush: what the run prints is
// that of one that never came there.
func TestStepBackOutOfAHushedTopicEndsIt(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(hushedLists))
	if err != nil {
		t.Fatal(err)
	}
	r, never := start(t, lib, "way"), start(t, lib, "way")
	press(t, r, 1)
	press(t, r, Done)
	if len(r.Tried()) == 0 || !r.Hushed() {
		t.Fatalf("the run was in no hushed topic: it tried %v", r.Tried())
	}
	apply(t, r, Event{Kind: SteppedTo, Answer: 2})
	if r.Hushed() {
		t.Error("the run is hushed at a step before the hushed topic")
	}
	if got, want := printable(r), printable(never); got != want {
		t.Errorf("the run prints %s, want %s", got, want)
	}
}

// printable is what a handout takes from a run.
func printable(r *Run) string {
	return fmt.Sprint(r.Found(), r.Done(), r.Left(), r.Owed(), r.Tried(), r.Code(), r.Proposal(), r.Topics())
}
