package checklist

import (
	"maps"
	"slices"
	"strings"

	"paydesk/knowledge"
	"paydesk/knowledge/country"
)

// Country is the name under which a run keeps the shopper's country, beside
// the names of the sets of variants.
const Country = "country"

// Said is what was named in this contact so far: the variant of each set by
// the set's name, and the country, in English, under Country. It outlives
// steps back and restarts, and is what the next run of a contact begins with.
func (r *Run) Said() map[string]string { return maps.Clone(r.said) }

// Say tells the run what was named before it began. A question for it is
// answered by Carry.
func (r *Run) Say(name, value string) {
	r.before[name] = value
	r.said[name] = value
}

// Recall returns the events that tell a run of the contact on a topic which
// variants this one heard of, in order of their sets. The country is no event:
// it is a field of the contact.
func (r *Run) Recall(topic knowledge.TopicID) []Event {
	var events []Event
	for _, set := range slices.Sorted(maps.Keys(r.said)) {
		if set != Country {
			events = append(events, Event{Kind: Recalled, Topic: topic, Node: set + "/" + r.said[set]})
		}
	}
	return events
}

// recall takes what an earlier run heard.
func (r *Run) recall(e Event) {
	if set, variant, ok := strings.Cut(e.Node, "/"); ok {
		r.Say(set, variant)
	}
}

// Move takes an event and then answers what was said before. It returns all
// events taken, each with its step, for the log; none when e is refused.
func (r *Run) Move(e Event) ([]Event, error) {
	e.Topic, e.Node = r.at.topic, r.at.node
	if err := r.Apply(e); err != nil {
		return nil, err
	}
	return append([]Event{e}, r.Carry()...), nil
}

// Carry answers the questions at hand that were answered before in this
// contact, and returns the events of that, each with its step. After a step
// back or an undo the question is left open: the agent wants to answer anew.
// So is one that comes up again: answers that are carried may lead in a circle.
func (r *Run) Carry() []Event {
	var events []Event
	seen := map[place]bool{}
	for {
		e, ok := r.carried()
		if !ok || seen[r.at] {
			return events
		}
		seen[r.at] = true
		if r.Apply(e) != nil {
			return events
		}
		events = append(events, e)
	}
}

// carried is the event that answers the question at hand from what was said.
func (r *Run) carried() (Event, bool) {
	n := r.node()
	e := Event{Kind: Carried, Topic: r.at.topic, Node: r.at.node}
	switch {
	case r.reopened:
	case n.Country && r.said[Country] != "":
		e.Answer, e.Text = 1, r.said[Country]
	case n.Set != "" && r.said[n.Set] != "":
		e.Answer = r.leadsTo(n, r.said[n.Set])
	case n.About != "":
		e.Answer = standsFor(n, r.known(n.About))
	}
	return e, e.Answer > 0
}

// known are the states that the last answer about a thing left open; none when
// it was not asked for, or something was done since that may have changed it.
func (r *Run) known(about string) []string {
	for _, t := range slices.Backward(r.path) {
		switch {
		case t.finished():
			return nil
		case t.Node.About == about:
			return t.states()
		}
	}
	return nil
}

// standsFor is the number of the one answer that holds for all states, 0 for
// none.
func standsFor(n *knowledge.Node, states []string) int {
	found := 0
	for i, a := range n.Answers {
		other := func(state string) bool { return !slices.Contains(a.Is, state) }
		switch {
		case len(states) == 0 || slices.ContainsFunc(states, other):
		case found > 0:
			return 0
		default:
			found = i + 1
		}
	}
	return found
}

// leadsTo is the number of the answer that names a variant, or leads to the
// question that does; 0 for none.
func (r *Run) leadsTo(n *knowledge.Node, variant string) int {
	for i, a := range n.Answers {
		if a.Variant == variant {
			return i + 1
		}
		if next := r.nextAsk(n, a); next != nil && r.leadsTo(next, variant) > 0 {
			return i + 1
		}
	}
	return 0
}

// nextAsk is the question of the same choice that an answer leads to, or nil.
func (r *Run) nextAsk(n *knowledge.Node, a knowledge.Answer) *knowledge.Node {
	next := r.lib.Article(r.at.topic).Checklist.Node(a.To)
	if a.Variant != "" || next == nil || next.Set != n.Set || next.Kind != knowledge.Question {
		return nil
	}
	return next
}

// hear keeps what an answer named, and forgets what cannot be said any more.
func (r *Run) hear(t Taken) {
	n := t.Node
	switch {
	case n.Country && t.Skip == 0 && t.Answer == 1 && country.Of(t.Text) != "":
		r.said[Country] = country.Name(country.Of(t.Text))
	case n.Country:
		delete(r.said, Country)
	case n.Set == "":
	case t.variant() != "":
		r.said[n.Set] = t.variant()
	case t.open():
		delete(r.said, n.Set)
	}
}

// variant is what the answer of a step named, "" for none.
func (t Taken) variant() string {
	if t.Skip > 0 || t.Node.Set == "" || t.Answer > len(t.Node.Answers) {
		return ""
	}
	return t.Node.Answers[t.Answer-1].Variant
}

// states are what the answer of a step stands for, none when it says nothing.
func (t Taken) states() []string {
	if t.open() {
		return nil
	}
	return t.Node.Answers[t.Answer-1].Is
}

// open tells whether a question was left without an answer.
func (t Taken) open() bool { return t.Skip > 0 || t.Answer > len(t.Node.Answers) }

// chosen is the variant that the steps taken name last. It goes by the steps
// alone, so that a resume code, which holds only them, comes to the same.
func (r *Run) chosen(set string) string {
	for _, t := range slices.Backward(r.path) {
		if t.Node.Set == set && (t.open() || t.variant() != "") {
			return t.variant()
		}
	}
	return ""
}

// Brought are the steps just before this one that were answered from what was
// said before, so that the agent sees why nobody was asked.
func (r *Run) Brought() []Taken {
	first := len(r.path)
	for first > 0 && r.path[first-1].Carried {
		first--
	}
	return r.path[first:]
}
