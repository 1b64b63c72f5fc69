package checklist

import (
	"slices"

	"paydesk/knowledge"
)

// Step is what the agent has before them.
type Step struct {
	Topic    knowledge.TopicID
	Node     *knowledge.Node
	Answers  []string // by number, the first is 1; empty at an outcome
	Previous int      // the answer given before a step back, 0 for none
	Ticked   []bool   // for each line of a check
	Number   int      // this step, counted from 1
	About    int      // how many steps the shortest way to an end has
}

// Topic is the topic whose checklist was started.
func (r *Run) Topic() knowledge.TopicID { return r.topic }

// Path returns the steps answered, oldest first.
func (r *Run) Path() []Taken { return r.path }

// Topics are the topics that the run has come through, where it stands
// included.
func (r *Run) Topics() []knowledge.TopicID {
	topics := []knowledge.TopicID{}
	for _, t := range r.path {
		topics = append(topics, t.Topic)
	}
	return slices.Compact(append(topics, r.at.topic))
}

// Ended tells whether an outcome was reached.
func (r *Run) Ended() bool { return r.node().Kind == knowledge.Outcome }

// CanUndo tells whether Undone would change anything.
func (r *Run) CanUndo() bool { return len(r.moves) > 0 }

// Step returns the current step.
func (r *Run) Step() Step {
	n := r.node()
	s := Step{Topic: r.at.topic, Node: n, Answers: answers(n), Number: len(r.path) + 1}
	if len(r.ahead) > 0 {
		s.Previous = r.ahead[0].Answer
	}
	for i := range n.Lines {
		s.Ticked = append(s.Ticked, r.ticks[i+1])
	}
	s.About = len(r.path) + r.shortest()
	return s
}

// shortest counts the steps from here to the nearest outcome, this one
// included and the outcome not.
func (r *Run) shortest() int {
	seen := map[place]bool{r.at: true}
	front := []place{r.at}
	for steps := 0; len(front) > 0; steps++ {
		var next []place
		for _, p := range front {
			probe := &Run{lib: r.lib, at: p, path: r.path}
			n := probe.node()
			if n.Kind == knowledge.Outcome {
				return steps
			}
			for i := range answers(n) {
				probe.enter(p.topic, target(n, i+1))
				if !seen[probe.at] {
					seen[probe.at] = true
					next = append(next, probe.at)
				}
			}
		}
		front = next
	}
	return 1
}
