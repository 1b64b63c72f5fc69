package checklist

import (
	"slices"

	"paydesk/knowledge"
)

// Left are the shopper's steps still ahead: those put off on the way, then
// what the outcome asks for. Paying stands last and once, and nowhere where
// the order is paid or must not be paid now.
func (r *Run) Left() []knowledge.Step {
	open, next := r.putOff(), r.node().Next
	for _, alike := range []func(knowledge.Step) bool{knowledge.Step.Pays, knowledge.Step.Looks} {
		if slices.ContainsFunc(next, alike) {
			open = slices.DeleteFunc(open, alike) // the outcome knows best when and how
		}
	}
	var left []knowledge.Step
	for _, s := range slices.Concat(open, next) {
		left = add(left, s)
	}
	return without(payLast(left), r.Owed())
}

// payLast moves the last step that pays to the end and drops the others.
func payLast(steps []knowledge.Step) []knowledge.Step {
	var others, paying []knowledge.Step
	for _, s := range steps {
		if s.Pays() {
			paying = []knowledge.Step{s}
		} else {
			others = append(others, s)
		}
	}
	return append(others, paying...)
}

// putOff are the steps left on the way that still have to be done; one of
// several that do the same thing leaves those after it, too.
func (r *Run) putOff() []knowledge.Step {
	var left []knowledge.Step
	for i, t := range r.path {
		switch {
		case t.Node.Handout == nil || !t.left() || r.moot(t, r.path[i+1:]):
		case t.Node.Way != nil:
			for _, s := range t.Node.Way.Rest(t.Node.WayStep) {
				left = add(left, s)
			}
		default:
			left = add(left, *t.Node.Handout)
		}
	}
	return left
}

// moot tells whether a step put off need not be done any more: it was done
// later, or another one in its place; the order is paid, and the step was to
// get it paid; it pays and must not now, or the run went on in another
// checklist, which says how to pay; or the run came to a topic where what
// cannot wait comes before all else.
func (r *Run) moot(t Taken, later []Taken) bool {
	for _, l := range later {
		if l.finished() && (l.does(t) || l.Topic == t.Topic && slices.Contains(l.Node.Instead, t.Node.ID)) {
			return true
		}
	}
	elsewhere := t.Topic != r.at.topic
	return r.Paid() && !t.Node.Lasts || elsewhere && r.lib.Article(r.at.topic).Urgent != "" ||
		t.Node.Handout.Pays() && (elsewhere || r.settled())
}

// does tells whether two steps are the same line for the shopper.
func (t Taken) does(other Taken) bool {
	return t.Node.Handout != nil && t.Node.Handout.Do == other.Node.Handout.Do
}

// Paid tells whether the run came to an outcome at which the order is paid.
func (r *Run) Paid() bool { return r.node().Paid }

// settled tells whether the outcome leaves nothing to pay now: the order is
// paid, support has it, or the shopper must hold off.
func (r *Run) settled() bool {
	n := r.node()
	return n.Result == knowledge.Resolved || n.Result == knowledge.Escalated ||
		slices.ContainsFunc(n.Next, knowledge.Step.HoldsOff)
}
