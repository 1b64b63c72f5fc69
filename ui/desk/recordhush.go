package desk

import (
	"context"
	"encoding/json"
	"slices"

	"paydesk/knowledge"
	"paydesk/knowledge/handout"
	"paydesk/knowledge/search"
	"paydesk/store"
)

// hush takes out of a contact what would tell the shopper a hushed reason: the
// topic and the code it is filed under, the steps of hushed topics and those
// whose words tell, and the same in its papers and changes. A contact that only
// came through a hushed topic keeps the topic that it went on to.
func (r *recorder) hush(ctx context.Context, c *store.DossierItem) {
	step := func(s store.DossierStep) bool { return r.hushedStep(ctx, s) }
	filed := r.hushedTopic(c.Topic) || search.HushedCode(r.cfg.Library, c.Code)
	if !filed && !slices.ContainsFunc(c.Steps, step) && !slices.ContainsFunc(c.Changes, r.hushedChange) &&
		!slices.ContainsFunc(c.Handouts, func(h store.Handout) bool { return r.hushedTopic(h.Topic) }) {
		return
	}
	if filed {
		c.Topic, c.Code = string(handout.HushedTopic), ""
	}
	c.Steps = slices.DeleteFunc(c.Steps, func(s store.DossierStep) bool { return step(s) || r.tellingStep(ctx, s) })
	for i, h := range c.Handouts {
		if r.hushedTopic(h.Topic) {
			c.Handouts[i].Topic = string(handout.HushedTopic)
		}
	}
	r.hushChanges(c)
}

// hushChanges takes the hushed topics and codes out of what a contact said
// before.
func (r *recorder) hushChanges(c *store.DossierItem) {
	c.Changes = slices.DeleteFunc(c.Changes, func(ch store.Change) bool { return ch.Field == "code" && r.hushedChange(ch) })
	for i, ch := range c.Changes {
		if r.hushedChange(ch) {
			c.Changes[i].Before, _ = json.Marshal(handout.HushedTopic) // a plain text
		}
	}
}

func (r *recorder) hushedTopic(id string) bool { return r.cfg.Library.Hushed(knowledge.TopicID(id)) }

// hushedStep tells whether a step came to a hushed topic.
func (r *recorder) hushedStep(ctx context.Context, s store.DossierStep) bool {
	lib := r.asked(ctx, s.Edition)
	return r.hushedTopic(s.Topic) || lib != nil && event(s).Hushed(lib)
}

// tellingStep tells whether the words of a step, but for what was typed, tell a
// reason.
func (r *recorder) tellingStep(ctx context.Context, s store.DossierStep) bool {
	e := event(s)
	e.Text = ""
	asked, said := e.Words(r.asked(ctx, s.Edition))
	return tells(asked + " " + said)
}

// hushedChange tells whether a contact was filed under a hushed topic or code
// before a change.
func (r *recorder) hushedChange(ch store.Change) bool {
	was := textBefore(ch)
	return ch.Field == "topic" && r.hushedTopic(was) || ch.Field == "code" && search.HushedCode(r.cfg.Library, was)
}

// textBefore is what a field of text said before a change.
func textBefore(ch store.Change) (text string) {
	_ = json.Unmarshal(ch.Before, &text) // no other field is asked for
	return text
}

// typedIn are the texts of a contact that somebody typed freely: its note, as
// it is and as it was, and what was typed with its steps.
func typedIn(c *store.DossierItem) []string {
	texts := []string{c.Note}
	for _, ch := range c.Changes {
		if ch.Field == "note" {
			texts = append(texts, textBefore(ch))
		}
	}
	for _, s := range c.Steps {
		if !isOutcomeNote(s) {
			texts = append(texts, s.Text)
		}
	}
	return texts
}

func tells(text string) bool { return knowledge.Telling(text) != "" }
