package checklist

import (
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// firewall has every kind of node, an undo and a link into other.
const firewall = `
start: error
nodes:
  - id: error
    kind: question
    text: Is there an error?
    value: The error
    answers:
      - {text: "Yes", to: off, found: There is an error.}
      - {text: "No", to: elsewhere}
    unsure: off
  - id: off
    kind: action
    text: Turn the firewall off
    must: true
    undo: on
    to: pay
    if_not: later
    handout: {do: Turn your firewall off.}
  - id: pay
    kind: wait
    text: Wait and pay again
    wait: {what: The page answers, min: 5, max: 5, unit: minutes, source: house}
    to: on
    if_not: later
    handout: {do: Pay again.}
  - id: on
    kind: action
    text: Turn the firewall on
    to: ready
    handout: {do: Turn your firewall on again.}
  - {id: ready, kind: check, text: Before you end, lines: [First, Second], to: good}
  - {id: elsewhere, kind: link, text: Go on there, topic: other}
  - {id: good, kind: outcome, text: It is paid, result: resolved}
  - id: later
    kind: outcome
    text: They try later
    result: will-try
    reason: other
    follow_up: 2
    wait: {what: An answer, min: 3, max: 5, unit: working-days, source: house}
    next: [{do: Tell us.}, {do: Pay again.}]
`

func library(t testing.TB) *knowledge.Library {
	t.Helper()
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"main": firewall, "other": packtest.Ask}))
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func start(t testing.TB, lib *knowledge.Library, topic knowledge.TopicID) *Run {
	t.Helper()
	r, err := Start(lib, topic)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// press answers step after step with the numbers given.
func press(t testing.TB, r *Run, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		apply(t, r, Event{Kind: Answered, Answer: n})
	}
}

func apply(t testing.TB, r *Run, e Event) {
	t.Helper()
	if err := r.Apply(e); err != nil {
		t.Fatal(err)
	}
}

func at(t *testing.T, r *Run, topic knowledge.TopicID, node string) {
	t.Helper()
	if s := r.Step(); s.Topic != topic || s.Node.ID != node {
		t.Errorf("the run stands at %s/%s, want %s/%s", s.Topic, s.Node.ID, topic, node)
	}
}

func dos(steps []knowledge.Step) string {
	var out []string
	for _, s := range steps {
		out = append(out, s.Do)
	}
	return strings.Join(out, " ")
}

func TestAnswersLeadToTheOutcome(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done, Done, Done, Done)
	at(t, r, "main", "good")
	if p := r.Proposal(); !r.Ended() || p.Result != knowledge.Resolved || p.Topic != "main" {
		t.Errorf("proposed %+v", p)
	}
	if got := dos(r.Done()); got != "Turn your firewall off. Pay again. Turn your firewall on again." {
		t.Errorf("done: %s", got)
	}
	if got := strings.Join(r.Found(), " "); got != "There is an error." {
		t.Errorf("found: %s", got)
	}
	if got := len(r.Tried()); got != 4 {
		t.Errorf("%d steps tried, want 4", got)
	}
}

func TestUnsureAnswerStandsLastOnEveryQuestion(t *testing.T) {
	r := start(t, library(t), "main")
	s := r.Step()
	if got := s.Answers[len(s.Answers)-1]; got != unsureAnswer {
		t.Errorf("the last answer is %q", got)
	}
	press(t, r, 3)
	at(t, r, "main", "off")
}

func TestLinkGoesOnInTheOtherChecklist(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 2)
	at(t, r, "other", "works")
	press(t, r, 2)
	if p := r.Proposal(); p.Topic != "other" || p.FollowUp != 2 {
		t.Errorf("proposed %+v", p)
	}
	if r.Topic() != "main" {
		t.Error("the run forgot the topic it began with")
	}
}

func TestNotPossibleTakesTheOtherWay(t *testing.T) {
	for _, answer := range []int{NotPossible, Declined, Later} {
		r := start(t, library(t), "main")
		press(t, r, 1, answer)
		at(t, r, "main", "later")
	}
}

func TestLeftHoldsWhatWasPutOffThenWhatTheOutcomeAsks(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Later)
	if got := dos(r.Left()); got != "Turn your firewall off. Tell us. Pay again." {
		t.Errorf("left: %s", got)
	}
	p := r.Proposal()
	if p.Topic != "other" || p.Wait == nil || p.Wait.Max != 5 {
		t.Errorf("proposed %+v", p)
	}
}

func TestUndoingIsOwedUntilItIsDone(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done, Done, Later, Done)
	at(t, r, "main", "good")
	if got := dos(r.Owed()); got != "Turn your firewall on again." {
		t.Errorf("owed: %s", got)
	}
	p := r.Proposal()
	if p.Result == knowledge.Resolved || p.Held == "" {
		t.Errorf("a run that owes something is proposed as %+v", p)
	}
	if strings.Contains(dos(r.Left()), "on again") {
		t.Error("what is owed is listed as left, too")
	}
	apply(t, r, Event{Kind: SteppedTo, Answer: 2})
	press(t, r, Done, Done)
	if len(r.Owed()) > 0 || r.Proposal().Result != knowledge.Resolved {
		t.Errorf("still owed after it was done: %v", r.Owed())
	}
}

func TestSkippedMustStepKeepsResolvedOut(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1)
	apply(t, r, Event{Kind: Skipped, Answer: int(ReasonNoMatter)})
	press(t, r, Done, Done, Done)
	p := r.Proposal()
	if p.Result != knowledge.WillTry || !strings.Contains(p.Held, "Turn the firewall off") {
		t.Errorf("proposed %+v", p)
	}
}

func TestSkipGoesWhereItsReasonLeads(t *testing.T) {
	for reason, node := range map[Reason]string{
		ReasonDone: "pay", ReasonLater: "later", ReasonRefused: "later", ReasonNoMatter: "pay", ReasonOther: "later",
	} {
		r := start(t, library(t), "main")
		apply(t, r, Event{Kind: Skipped, Answer: int(ReasonLater)})
		at(t, r, "main", "off")
		apply(t, r, Event{Kind: Skipped, Answer: int(reason)})
		at(t, r, "main", node)
	}
}

func TestSkipForLaterIsLeftAndDoneIsDone(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1)
	apply(t, r, Event{Kind: Skipped, Answer: int(ReasonDone)})
	if got := dos(r.Done()); got != "Turn your firewall off." {
		t.Errorf("done: %s", got)
	}
	if got := r.Path()[1].Label(); got != "Skipped: Already done" {
		t.Errorf("the path says %q", got)
	}
}

func TestLeftEarlyProposesItsTopicAndLikelyOutcomes(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1)
	if p := r.Proposal(); p.Topic != "main" || p.Result != "" || len(p.Likely) != 3 {
		t.Errorf("proposed %+v", p)
	}
	linked := start(t, library(t), "main")
	press(t, linked, 2)
	if p := linked.Proposal(); p.Topic != "other" {
		t.Errorf("the topic it had come to is proposed as %s", p.Topic)
	}
}

func TestBackShowsTheOldAnswerAndTheSameOneKeepsThePath(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done, Done)
	apply(t, r, Event{Kind: SteppedTo, Answer: 2})
	at(t, r, "main", "off")
	if got := r.Step().Previous; got != Done {
		t.Errorf("the old answer is %d", got)
	}
	press(t, r, Done)
	at(t, r, "main", "on")
	if len(r.Path()) != 3 {
		t.Errorf("%d steps on the path, want 3", len(r.Path()))
	}
}

func TestBackAndAnotherAnswerSetsTheLaterOnesAside(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done, Done)
	apply(t, r, Event{Kind: SteppedTo, Answer: 2})
	press(t, r, Later)
	at(t, r, "main", "later")
	if len(r.Path()) != 2 || r.Step().Previous != 0 {
		t.Errorf("path %d, previous %d", len(r.Path()), r.Step().Previous)
	}
}

func TestBackFromAnOutcomeAndStepByStep(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Later)
	apply(t, r, Event{Kind: SteppedTo})
	apply(t, r, Event{Kind: SteppedTo})
	at(t, r, "main", "error")
	press(t, r, 1)
	at(t, r, "main", "later")
}

func TestUndoTakesBackTheLastMove(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done)
	apply(t, r, Event{Kind: Restarted})
	at(t, r, "main", "error")
	apply(t, r, Event{Kind: Undone})
	at(t, r, "main", "pay")
	apply(t, r, Event{Kind: Undone})
	at(t, r, "main", "off")
	apply(t, r, Event{Kind: Undone})
	if r.CanUndo() || r.Apply(Event{Kind: Undone}) == nil {
		t.Error("more was undone than was done")
	}
}

func TestTicksBelongToTheirStep(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1, Done, Done, Done)
	apply(t, r, Event{Kind: Ticked, Answer: 2})
	if got := r.Step().Ticked; !slices.Equal(got, []bool{false, true}) {
		t.Errorf("ticked %v", got)
	}
	apply(t, r, Event{Kind: Ticked, Answer: 2})
	if got := r.Step().Ticked; got[1] {
		t.Error("the tick did not come off")
	}
}

func TestRefusedEventsChangeNothing(t *testing.T) {
	ended := func(r *Run) { press(t, r, 1, Later) }
	tests := []struct {
		name  string
		first func(*Run)
		event Event
		want  string
	}{
		{"answer 0", nil, Event{Kind: Answered}, "use 1 to 3"},
		{"answer too high", nil, Event{Kind: Answered, Answer: 4}, "has no answer 4"},
		{"answer after the end", ended, Event{Kind: Answered, Answer: 1}, "the checklist has ended"},
		{"skip after the end", ended, Event{Kind: Skipped, Answer: 1}, "no step to skip"},
		{"skip without reason", nil, Event{Kind: Skipped}, "a skip needs a reason"},
		{"back at the start", nil, Event{Kind: SteppedTo}, "nothing to go back to"},
		{"tick of nothing", nil, Event{Kind: Ticked, Answer: 1}, "has no line 1"},
		{"unknown event", nil, Event{Kind: "jump"}, `knows no event "jump"`},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, library(t), "main")
			if c.first != nil {
				c.first(r)
			}
			before := r.Code()
			if err := r.Apply(c.event); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("gave %v, want %q", err, c.want)
			}
			if r.Code() != before {
				t.Error("the refused event moved the run")
			}
		})
	}
}

func TestReplayStandsAtTheSameStep(t *testing.T) {
	lib := library(t)
	log := []Event{
		{Kind: Answered, Answer: 1, Text: "E42"}, {Kind: Noted, Text: "hm"}, {Kind: Answered, Answer: Done},
		{Kind: SteppedTo, Answer: 1}, {Kind: Parked}, {Kind: Resumed}, {Kind: Answered, Answer: AlreadyTried},
	}
	r := start(t, lib, "main")
	for _, e := range log {
		apply(t, r, e)
	}
	again, err := Replay(lib, "main", log)
	if err != nil {
		t.Fatal(err)
	}
	if again.Step().Node != r.Step().Node || again.Code() != r.Code() {
		t.Error("the replay stands elsewhere")
	}
	if got := again.Path()[0].Label(); got != "Yes: E42" {
		t.Errorf("the path says %q", got)
	}
	if _, err := Replay(lib, "main", []Event{{Kind: Answered, Answer: 9}}); err == nil || !strings.Contains(err.Error(), "event 1") {
		t.Errorf("a log that does not fit gave %v", err)
	}
	if _, err := Start(lib, "nosuch"); err == nil {
		t.Error("an unknown topic began")
	}
}

func TestCloneGoesItsOwnWay(t *testing.T) {
	r := start(t, library(t), "main")
	press(t, r, 1)
	other := r.Clone()
	press(t, other, Later)
	at(t, r, "main", "off")
	press(t, r, Done)
	at(t, other, "main", "later")
}

func TestStepCountsTheShortestWay(t *testing.T) {
	r := start(t, library(t), "main")
	if s := r.Step(); s.Number != 1 || s.About != 2 {
		t.Errorf("step %d of about %d, want 1 of about 2", s.Number, s.About)
	}
	press(t, r, 1, Done, Done)
	if s := r.Step(); s.Number != 4 || s.About != 5 {
		t.Errorf("step %d of about %d, want 4 of about 5", s.Number, s.About)
	}
}

// Two topics that send the shopper to each other do so once.
func TestLinkIsNotFollowedToWhereTheRunHasBeen(t *testing.T) {
	there := strings.Replace(packtest.Ask, `{text: "No", to: bad, found: It does not work.}`, `{text: "No", to: on}, {text: Later, to: bad}`, 1)
	on := func(topic, been string) string {
		return there + "  - {id: on, kind: link, text: Go on there, topic: " + topic + been + "}\n"
	}
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"main": on("other", ""), "other": on("main", ", been: bad")}))
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, lib, "main")
	press(t, r, 2)
	at(t, r, "other", "works")
	press(t, r, 2)
	at(t, r, "other", "bad")
}
