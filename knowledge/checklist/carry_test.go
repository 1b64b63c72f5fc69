package checklist

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func varied(t testing.TB) *knowledge.Library {
	t.Helper()
	lib, err := knowledge.Read(packtest.Varied())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// move takes events as a desk does, and returns what was taken for the log.
func move(t testing.TB, r *Run, events ...Event) []Event {
	t.Helper()
	var logged []Event
	for _, e := range events {
		taken, err := r.Move(e)
		if err != nil {
			t.Fatal(err)
		}
		logged = append(logged, taken...)
	}
	return logged
}

func answer(n int) Event { return Event{Kind: Answered, Answer: n} }

// walked is the path in short: "Where?=App".
func walked(r *Run) string {
	var steps []string
	for _, s := range r.Path() {
		mark := "="
		if s.Carried {
			mark = "~"
		}
		steps = append(steps, s.Node.Text+mark+s.Label())
	}
	return strings.Join(steps, ", ")
}

func TestTheStepsAreThoseOfTheVariant(t *testing.T) {
	lib := varied(t)
	for _, c := range []struct {
		press []int
		want  string
	}{
		{[]int{1, 1, 1, 1}, "Where?=Computer, Which one?=Old, Open it=Done, Clear it=Done"},
		{[]int{1, 2, 1}, "Where?=Computer, Which one?=New, Clear=Done"},
		{[]int{2, 1}, "Where?=App, Tap=Done"},
		{[]int{3, 1}, "Where?=Can't check now, Clear whatever it is=Done"},
		{[]int{1, 3, 1}, "Where?=Computer, Which one?=Can't check now, Clear whatever it is=Done"},
	} {
		r := start(t, lib, "clear")
		press(t, r, c.press...)
		if got := walked(r); got != c.want || r.Step().Node.ID != "works" {
			t.Errorf("%v walked %s to %s, want %s", c.press, got, r.Step().Node.ID, c.want)
		}
	}
}

func TestAVariantIsAskedForOnce(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(1), answer(2), answer(1), answer(2))
	want := "Where?=Computer, Which one?=New, Clear=Done, Does it work?=No, Where?~Computer, Which one?~New"
	if got := walked(r); got != want || r.Step().Node.Variant != "New one" || r.Step().Topic != "look" {
		t.Fatalf("walked %s\nwant   %s", got, want)
	}
	if brought := r.Brought(); len(brought) != 2 || brought[1].Label() != "New" {
		t.Errorf("brought were %v", brought)
	}
	move(t, r, answer(1))
	if len(r.Brought()) != 0 {
		t.Error("a step further something is still brought")
	}
}

func TestTheVariantCanBeChanged(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(1), answer(2), answer(1), answer(2))
	move(t, r, Event{Kind: SteppedTo, Answer: 1})
	if s := r.Step(); s.Node.Text != "Which one?" || s.Previous != 2 || len(r.Carry()) != 0 {
		t.Fatalf("a step back is at %q, which was answered %d", s.Node.Text, s.Previous)
	}
	move(t, r, answer(1))
	if r.Step().Node.Variant != "Old one" || r.Said()["browser"] != "old" {
		t.Errorf("changed to %q, and said is %v", r.Step().Node.Variant, r.Said())
	}
	if first := r.Path()[1]; first.Label() != "New" {
		t.Errorf("what was done before became %q", first.Label())
	}
}

func TestAnUndoTakesBackWhatWasCarried(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(1), answer(2), answer(1), answer(2))
	move(t, r, Event{Kind: Undone})
	if s := r.Step(); s.Node.ID != "works" || len(r.Path()) != 3 {
		t.Fatalf("the undo leads to %s", s.Node.ID)
	}
	move(t, r, answer(2))
	if r.Step().Node.Variant != "New one" {
		t.Errorf("answered again it is at %q", r.Step().Node.Text)
	}
	move(t, r, Event{Kind: Undone}, Event{Kind: Undone}, Event{Kind: Undone})
	if r.Step().Node.Text != "Which one?" || r.Said()["browser"] != "" {
		t.Errorf("three undos lead to %q, said is %v", r.Step().Node.Text, r.Said())
	}
}

func TestARestartKeepsWhatWasSaid(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(2), answer(1), Event{Kind: Restarted})
	if got := walked(r); got != "Where?~App" || r.Step().Node.Text != "Tap" {
		t.Errorf("after the restart: %s", got)
	}
}

func TestWhatCannotBeSaidAnyMoreIsForgotten(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(2), Event{Kind: SteppedTo}, answer(3))
	if r.Said()["browser"] != "" || r.Step().Node.ID != "clear" {
		t.Errorf("said is %v at %s", r.Said(), r.Step().Node.ID)
	}
	move(t, r, answer(1), answer(2))
	if r.Step().Node.Text != "Where?" {
		t.Errorf("the next topic does not ask, but is at %q", r.Step().Node.Text)
	}
}

func TestTheNextRunRecallsTheVariant(t *testing.T) {
	lib := varied(t)
	first := start(t, lib, "clear")
	move(t, first, answer(1), answer(1))
	next := start(t, lib, "look")
	log := first.Recall("look")
	for _, e := range log {
		apply(t, next, e)
	}
	log = append(log, next.Carry()...)
	log = append(log, move(t, next, answer(1))...)
	if got := walked(next); got != "Where?~Computer, Which one?~Old, Look=Done" {
		t.Errorf("walked %s", got)
	}
	again, err := Replay(lib, "look", log)
	if err != nil || walked(again) != walked(next) || !reflect.DeepEqual(again.Said(), next.Said()) {
		t.Errorf("the log gives %s, %v", walked(again), err)
	}
	if asked, said := log[0].Words(lib); asked != "Browser" || said != "Old one" {
		t.Errorf("the log says %q: %q", asked, said)
	}
	if asked, said := log[1].Words(lib); asked != "Where?" || said != "Computer" {
		t.Errorf("the log says %q: %q", asked, said)
	}
	move(t, next, Event{Kind: Undone}, Event{Kind: Undone})
	if next.Step().Node.Text != "Where?" || next.CanUndo() {
		t.Errorf("the undo of what was recalled is at %q", next.Step().Node.Text)
	}
}

func TestARecallOfWhatIsGoneIsNoHarm(t *testing.T) {
	r := start(t, varied(t), "look")
	for _, node := range []string{"browser/nosuch", "nosuch/old", "nothing", ""} {
		apply(t, r, Event{Kind: Recalled, Node: node})
	}
	if got := r.Carry(); len(got) != 0 || r.Step().Node.Text != "Where?" {
		t.Errorf("it carried %v", got)
	}
}

func TestTheCountryIsAskedForOnce(t *testing.T) {
	lib := varied(t)
	r := start(t, lib, "look")
	move(t, r, answer(3), answer(1))
	e, err := Typed(r.Step().Node, 1, " brazil ")
	if err != nil {
		t.Fatal(err)
	}
	move(t, r, e)
	if r.Said()[Country] != "Brazil" || r.Path()[2].Label() != "This one: Brazil" {
		t.Fatalf("said is %v, the label %q", r.Said(), r.Path()[2].Label())
	}
	next := start(t, lib, "look")
	next.Say(Country, "Brazil")
	move(t, next, answer(3), answer(1))
	if got := walked(next); !next.Ended() || !strings.HasSuffix(got, "Which country?~This one: Brazil") {
		t.Errorf("walked %s", got)
	}
	move(t, next, Event{Kind: SteppedTo}, answer(2))
	if next.Said()[Country] != "" {
		t.Errorf("who will not say said %v", next.Said())
	}
	erased, err := Replay(lib, "look", []Event{answer(3), answer(1), {Kind: Carried, Answer: 1, Text: "[erased]"}})
	if err != nil || !erased.Ended() || erased.Said()[Country] != "" {
		t.Errorf("an erased country gives %v, %v", erased.Said(), err)
	}
}

func TestResumeCodesComeToTheSameVariant(t *testing.T) {
	lib := varied(t)
	for _, presses := range [][]int{{1, 1, 1}, {1, 2, 1, 2, 1}, {2}, {3, 5}, {2, 1, 2}} {
		r := start(t, lib, "clear")
		for _, n := range presses {
			move(t, r, answer(n))
		}
		topic, events, err := FromCode(lib, r.Code())
		if err != nil {
			t.Fatal(err)
		}
		again, err := Replay(lib, topic, events)
		if err != nil || again.Step().Node != r.Step().Node || again.Code() != r.Code() {
			t.Errorf("%v resumed at %q, left at %q, %v", presses, again.Step().Node.Text, r.Step().Node.Text, err)
		}
	}
}

func TestWhatIsPutOffLeavesAllItsStepsToDo(t *testing.T) {
	lib := varied(t)
	for _, c := range []struct {
		press []int
		want  []knowledge.Step
	}{
		{[]int{1, 1, Later}, []knowledge.Step{{Do: "Open it.", How: "In the old menu."}, {Do: "Clear it."}}},
		{[]int{1, 1, Done, Later}, []knowledge.Step{{Do: "Clear it."}}},
		{[]int{3, Later}, []knowledge.Step{{Do: "Clear whatever it is."}}},
	} {
		r := start(t, lib, "clear")
		press(t, r, c.press...)
		if got := r.Left(); !r.Ended() || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v leaves %v, want %v", c.press, got, c.want)
		}
	}
}

// Whatever is answered, skipped, undone or gone back to: the log of a run and
// its resume code both come to the step it stands at.
func TestShippedRunsAreReplayedWithWhatWasCarried(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	carried := 0
	for range 20 {
		for _, a := range lib.Articles() {
			r := start(t, lib, a.ID)
			r.Say("browser", "safari-ios-18")
			log := append([]Event{}, r.Recall(a.ID)...)
			log = append(log, r.Carry()...)
			for range 25 {
				if e, err := r.Move(anyEvent(r, random)); err == nil {
					log = append(log, e...)
				}
			}
			again, err := Replay(lib, a.ID, log)
			if err != nil || again.at != r.at || walked(again) != walked(r) {
				t.Fatalf("%s: the log gives %s, %v, want %s", a.ID, walked(again), err, walked(r))
			}
			_, events, err := FromCode(lib, r.Code())
			if err != nil {
				t.Fatalf("%s: %v", a.ID, err)
			}
			if resumed, err := Replay(lib, a.ID, events); err != nil || resumed.at != r.at {
				t.Fatalf("%s: the code leads to %v, %v, want %v", a.ID, resumed.at, err, r.at)
			}
			carried += len(log)
			for _, e := range log {
				if e.Kind != Carried {
					carried--
				}
			}
		}
	}
	if carried < 100 {
		t.Errorf("only %d answers were carried", carried)
	}
}

// anyEvent is what an agent may do at a step, mostly an answer.
func anyEvent(r *Run, random *rand.Rand) Event {
	switch n := random.IntN(20); {
	case n == 0:
		return Event{Kind: SteppedTo, Answer: 1 + random.IntN(3)}
	case n == 1:
		return Event{Kind: Undone}
	case n == 2:
		return Event{Kind: Skipped, Answer: 1 + random.IntN(len(Reasons))}
	case n == 3:
		return Event{Kind: Restarted}
	}
	return answer(1 + random.IntN(max(len(r.Step().Answers), 1)))
}

// roundTrip asks for the country twice, each time leading to the other where
// it is said.
const roundTrip = `
start: one
nodes:
  - {id: one, kind: question, text: "Which one?", value: Country, country: true, answers: [{text: This, to: two}, {text: None, to: end}], unsure: end}
  - {id: two, kind: question, text: "Which two?", value: Country, country: true, answers: [{text: This, to: one}, {text: None, to: end}], unsure: end}
  - {id: end, kind: outcome, text: Over, result: will-try}
`

func TestCarryingEndsWhereAnswersLeadInACircle(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"round": roundTrip}))
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, lib, "round")
	r.Say(Country, "Brazil")
	if events := r.Carry(); len(events) != 2 || r.Ended() {
		t.Errorf("carried %v", events)
	}
}

// orders asks for the order in two checklists.
const (
	orders = `
start: order
nodes:
  - id: order
    kind: question
    text: What does the list show?
    about: order
    answers:
      - {text: Paid, to: good, found: It is paid., is: [paid]}
      - {text: Closed, to: on, found: It is closed., is: [closed]}
      - {text: Open, to: act, found: It is open., is: [open]}
      - {text: Not paid, to: on, found: It is not paid., is: [open, closed]}
      - {text: Strange, to: on, found: It looks strange.}
    unsure: on
  - {id: act, kind: action, text: Load it afresh, to: on}
  - {id: on, kind: link, text: Go on there, topic: later}
  - {id: good, kind: outcome, text: It is paid, result: resolved}
`
	ordersLater = `
start: order
nodes:
  - id: order
    kind: question
    text: How is the order?
    about: order
    answers:
      - {text: Good, to: good, found: It is paid now., is: [paid]}
      - {text: Gone, to: bad, found: It is gone., is: [closed]}
      - {text: Waits, to: bad, found: It waits., is: [open]}
    unsure: bad
  - {id: good, kind: outcome, text: It is paid, result: resolved}
  - {id: bad, kind: outcome, text: They try, result: will-try}
`
)

func TestWhatWasAnsweredInTheRunIsNotAskedAgainUntilSomethingIsDone(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"main": orders, "later": ordersLater}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		answers []int
		asks    bool
		found   []string
	}{
		{"known", []int{2}, false, []string{"It is gone."}},
		{"left open", []int{4}, true, []string{"It is not paid."}},
		{"says nothing", []int{5}, true, []string{"It looks strange."}},
		{"not known", []int{6}, true, nil},
		{"done since", []int{3, Done}, true, []string{"It is open."}},
		{"put off since", []int{3, Later}, false, []string{"It waits."}},
		{"asked anew", []int{3, Done, 1}, false, []string{"It is paid now."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, lib, "main")
			for _, n := range c.answers {
				if _, err := r.Move(Event{Kind: Answered, Answer: n}); err != nil {
					t.Fatal(err)
				}
			}
			if r.Ended() == c.asks || !slices.Equal(r.Found(), c.found) {
				t.Errorf("ended: %v, found %q, want %q", r.Ended(), r.Found(), c.found)
			}
		})
	}
}
