package checklist

import (
	"fmt"
	"maps"
	"slices"

	"paydesk/knowledge"
)

// Run is one walk through a checklist. It is not safe for concurrent use.
type Run struct {
	lib   *knowledge.Library
	topic knowledge.TopicID
	moves []Event // the events that count: undone ones are left out

	path  []Taken // the steps answered
	ahead []Taken // steps that a step back left, while it may still be kept
	at    place
	ticks map[int]bool // lines ticked at the current step

	before   map[string]string // what was named before the run began
	said     map[string]string // the same, and what was named since
	reopened bool              // the agent came back to this step
}

// place is a node of some checklist of the library.
type place struct {
	topic knowledge.TopicID
	node  string
}

// Taken is a step that was answered or skipped.
type Taken struct {
	Topic  knowledge.TopicID
	Node   *knowledge.Node
	Answer int    // 1 and up; 0 when skipped
	Skip   Reason // 0 when answered
	Text   string // a typed value, or the words of a skip
	// Carried says that nobody was asked: it was answered before.
	Carried bool
}

// same tells whether two steps were answered alike, whoever answered.
func (t Taken) same(other Taken) bool {
	t.Carried = other.Carried
	return t == other
}

// Label is the answer in words: "Yes", "Skipped: can't do it now".
func (t Taken) Label() string {
	if t.Skip > 0 {
		return "Skipped: " + Reasons[t.Skip-1]
	}
	label := answers(t.Node)[t.Answer-1]
	if t.Text != "" {
		label += ": " + t.Text
	}
	return label
}

// finished tells whether the step was done, now or before.
func (t Taken) finished() bool {
	if t.Skip > 0 {
		return t.Skip == ReasonDone
	}
	return t.Node.Kind != knowledge.Question && t.Answer <= AlreadyTried
}

// left tells whether the step still has to be done by the shopper.
func (t Taken) left() bool {
	if t.Skip > 0 {
		return t.Skip == ReasonLater
	}
	return t.Node.Kind != knowledge.Question && t.Answer == Later
}

// Start begins the checklist of a topic.
func Start(lib *knowledge.Library, topic knowledge.TopicID) (*Run, error) {
	a := lib.Article(topic)
	if a == nil {
		return nil, fmt.Errorf("there is no topic %q; `paydesk kb list` shows them all", topic)
	}
	r := &Run{lib: lib, topic: topic, before: map[string]string{}, said: map[string]string{}}
	r.reset()
	return r, nil
}

// Replay brings a run to where its events left it. An event that does not
// fit is an error that names it.
func Replay(lib *knowledge.Library, topic knowledge.TopicID, events []Event) (*Run, error) {
	r, err := Start(lib, topic)
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		if err := r.Apply(e); err != nil {
			return nil, fmt.Errorf("event %d of the run: %w", i+1, err)
		}
	}
	return r, nil
}

func (r *Run) reset() {
	r.path, r.ahead, r.ticks, r.reopened = nil, nil, nil, false
	r.enter(r.topic, r.lib.Article(r.topic).Checklist.Start)
}

// enter moves to a node and follows links to the node they lead to, where the
// run has not been there already, a choice to its first question and a step done by variants to the first step of the
// variant that was named.
func (r *Run) enter(topic knowledge.TopicID, node string) {
	r.at, r.ticks, r.reopened = place{topic, node}, nil, false
	for {
		n := r.node()
		switch {
		case n.Kind == knowledge.Link && n.Been != "" && r.been(n.Topic):
			r.at.node = n.Been
			continue
		case n.Kind == knowledge.Link:
			r.at = place{n.Topic, r.lib.Article(n.Topic).Checklist.Start}
			continue
		}
		first := r.lib.First(n, r.chosen(n.By.Set))
		if first == "" {
			return
		}
		r.at.node = first
	}
}

// been tells whether a step of a topic was taken.
func (r *Run) been(topic knowledge.TopicID) bool {
	return slices.ContainsFunc(r.path, func(t Taken) bool { return t.Topic == topic })
}

func (r *Run) node() *knowledge.Node {
	return r.lib.Article(r.at.topic).Checklist.Node(r.at.node)
}

// Apply takes one event. An event that cannot be taken is refused with a
// sentence and changes nothing.
func (r *Run) Apply(e Event) error {
	switch e.Kind {
	case Undone:
		return r.undo()
	case Recalled:
		r.recall(e)
		return nil
	}
	move, known := moves[e.Kind]
	if !known {
		return fmt.Errorf("a checklist knows no event %q", e.Kind)
	}
	if move == nil {
		return nil
	}
	if err := move(r, e); err != nil {
		return err
	}
	r.moves = append(r.moves, e)
	return nil
}

// moves is what each kind of event does; nil moves nothing.
var moves = map[Kind]func(*Run, Event) error{
	Answered:  (*Run).answer,
	Carried:   (*Run).answer,
	Skipped:   (*Run).skip,
	SteppedTo: (*Run).back,
	Restarted: func(r *Run, _ Event) error { r.reset(); return nil },
	Ticked:    (*Run).tick,
	Noted:     nil,
	Parked:    nil,
	Resumed:   nil,
}

// undo replays all but the last event that counted, and what was carried
// after it.
func (r *Run) undo() error {
	if len(r.moves) == 0 {
		return fmt.Errorf("there is nothing to undo in this checklist")
	}
	last := len(r.moves) - 1
	for last > 0 && r.moves[last].Kind == Carried {
		last--
	}
	keep := r.moves[:last]
	r.moves, r.said = nil, maps.Clone(r.before)
	r.reset()
	for _, e := range keep {
		if err := r.Apply(e); err != nil {
			return err
		}
	}
	r.reopened = true
	return nil
}

func (r *Run) answer(e Event) error {
	n := r.node()
	count := len(answers(n))
	switch {
	case count == 0:
		return fmt.Errorf("the checklist has ended; go back or restart to answer again")
	case e.Answer < 1 || e.Answer > count:
		return fmt.Errorf("%q has no answer %d; use 1 to %d", n.Text, e.Answer, count)
	}
	r.take(Taken{Topic: r.at.topic, Node: n, Answer: e.Answer, Text: e.Text, Carried: e.Kind == Carried}, target(n, e.Answer))
	return nil
}

func (r *Run) skip(e Event) error {
	n := r.node()
	switch {
	case n.Kind == knowledge.Outcome:
		return fmt.Errorf("the checklist has ended; there is no step to skip")
	case e.Answer < 1 || e.Answer > len(Reasons):
		return fmt.Errorf("a skip needs a reason from 1 to %d", len(Reasons))
	}
	reason := Reason(e.Answer)
	r.take(Taken{Topic: r.at.topic, Node: n, Skip: reason, Text: e.Text}, skipTarget(n, reason))
	return nil
}

// take records a step and goes on. After a step back the same answer keeps
// what was answered later; another one sets it aside.
func (r *Run) take(t Taken, to string) {
	r.path = append(r.path, t)
	r.hear(t)
	if len(r.ahead) > 0 && r.ahead[0].same(t) && r.again() {
		return
	}
	r.ahead = nil
	r.enter(t.Topic, to)
}

// again restores the steps that a step back left.
func (r *Run) again() bool {
	r.path = append(r.path, r.ahead[1:]...)
	r.ahead = nil
	last := r.path[len(r.path)-1]
	to := skipTarget(last.Node, last.Skip)
	if last.Skip == 0 {
		to = target(last.Node, last.Answer)
	}
	r.enter(last.Topic, to)
	return true
}

func (r *Run) back(e Event) error {
	steps := max(e.Answer, 1)
	if steps > len(r.path) {
		return fmt.Errorf("this is the first step; there is nothing to go back to")
	}
	cut := len(r.path) - steps
	r.ahead = append(slices.Clone(r.path[cut:]), r.ahead...)
	r.path = r.path[:cut:cut]
	r.at, r.ticks, r.reopened = place{r.ahead[0].Topic, r.ahead[0].Node.ID}, nil, true
	return nil
}

func (r *Run) tick(e Event) error {
	n := r.node()
	if e.Answer < 1 || e.Answer > len(n.Lines) {
		return fmt.Errorf("%q has no line %d to tick", n.Text, e.Answer)
	}
	if r.ticks == nil {
		r.ticks = map[int]bool{}
	}
	r.ticks[e.Answer] = !r.ticks[e.Answer]
	return nil
}

// answers are the words a node can be answered with, in the order of their
// numbers.
func answers(n *knowledge.Node) []string {
	switch n.Kind {
	case knowledge.Question:
		words := make([]string, 0, len(n.Answers)+1)
		for _, a := range n.Answers {
			words = append(words, a.Text)
		}
		return append(words, unsureAnswer)
	case knowledge.Action, knowledge.Check, knowledge.Pause:
		return stepAnswers
	}
	return nil
}

func target(n *knowledge.Node, answer int) string {
	switch {
	case n.Kind == knowledge.Question && answer <= len(n.Answers):
		return n.Answers[answer-1].To
	case n.Kind == knowledge.Question:
		return n.Unsure
	case answer > AlreadyTried && n.IfNot != "":
		return n.IfNot
	}
	return n.To
}

func skipTarget(n *knowledge.Node, reason Reason) string {
	switch {
	case n.Kind == knowledge.Question:
		return n.Unsure
	case reason != ReasonDone && reason != ReasonNoMatter && n.IfNot != "":
		return n.IfNot
	}
	return n.To
}

// Clone returns a run in the same place that goes its own way.
func (r *Run) Clone() *Run {
	c := *r
	c.moves, c.path, c.ahead = slices.Clone(r.moves), slices.Clone(r.path), slices.Clone(r.ahead)
	c.ticks, c.before, c.said = maps.Clone(r.ticks), maps.Clone(r.before), maps.Clone(r.said)
	return &c
}
