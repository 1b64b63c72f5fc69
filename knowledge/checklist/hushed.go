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
