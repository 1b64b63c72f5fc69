package checklist

import (
	"slices"

	"paydesk/knowledge"
)

// Hushed tells whether the run has to do with a topic whose reason the shopper
// may not hear (see knowledge.Article): the one it began with, the one of a
// step answered, the one it stands at or the one it proposes.
func (r *Run) Hushed() bool {
	topics := []knowledge.TopicID{r.topic, r.at.topic, r.Proposal().Topic}
	for _, t := range r.path {
		topics = append(topics, t.Topic)
	}
	return slices.ContainsFunc(topics, r.lib.Hushed)
}

// Hushed tells whether an event came at a step of a hushed topic, or answered
// one that leads into it, in the words of the knowledge it was given on: what
// was asked and answered there tells the reason.
func (e Event) Hushed(lib *knowledge.Library) bool {
	if lib.Hushed(e.Topic) {
		return true
	}
	n := nodeOf(lib, e.Topic, e.Node)
	if n == nil || e.Kind != Answered && e.Kind != Carried || e.Answer < 1 || e.Answer > len(answers(n)) {
		return false
	}
	to := nodeOf(lib, e.Topic, target(n, e.Answer))
	return to != nil && (lib.Hushed(to.Topic) || lib.Hushed(to.Reason))
}
