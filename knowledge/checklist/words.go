package checklist

import (
	"strings"

	"paydesk/knowledge"
)

// moveWords are the words of the events that are no answer to a step.
var moveWords = map[Kind]string{
	SteppedTo: "Went back", Restarted: "Began again", Undone: "Took back the last answer",
}

// Words says what an event was in the words of the knowledge it was given on:
// what the step asked, and what was answered, done or noted there. Both are
// empty for an event that only the program needs. Where the library lacks the
// step, asked is its id and said what was typed.
func (e Event) Words(lib *knowledge.Library) (asked, said string) {
	if move, ok := moveWords[e.Kind]; ok {
		return "", move
	}
	if e.Kind == Recalled {
		return e.recalled(lib)
	}
	if e.Kind != Answered && e.Kind != Carried && e.Kind != Skipped && e.Kind != Noted && e.Kind != Ticked {
		return "", ""
	}
	n := nodeOf(lib, e.Topic, e.Node)
	if n == nil {
		return e.Node, e.Text
	}
	return n.Text, e.said(n)
}

// recalled are the words of a variant that was named before.
func (e Event) recalled(lib *knowledge.Library) (asked, said string) {
	id, variant, _ := strings.Cut(e.Node, "/")
	if lib == nil || lib.Variants(id).Variant(variant) == nil {
		return id, variant
	}
	set := lib.Variants(id)
	return set.Name, set.Variant(variant).Name
}

func nodeOf(lib *knowledge.Library, topic knowledge.TopicID, id string) *knowledge.Node {
	if lib == nil || lib.Article(topic) == nil {
		return nil
	}
	return lib.Article(topic).Checklist.Node(id)
}

// said is what an event answered to a node.
func (e Event) said(n *knowledge.Node) string {
	switch {
	case e.Kind == Skipped && e.Answer >= 1 && e.Answer <= len(Reasons):
		return strings.TrimSuffix(Taken{Skip: Reason(e.Answer)}.Label()+": "+e.Text, ": ")
	case (e.Kind == Answered || e.Kind == Carried) && e.Answer >= 1 && e.Answer <= len(answers(n)):
		return Taken{Node: n, Answer: e.Answer, Text: e.Text}.Label()
	case e.Kind == Ticked && e.Answer >= 1 && e.Answer <= len(n.Lines):
		return n.Lines[e.Answer-1]
	}
	return e.Text
}
