package checklist

import (
	"slices"

	"paydesk/knowledge"
)

// Proposal is the wrap-up that a run suggests, from its path alone.
type Proposal struct {
	Topic    knowledge.TopicID // what the contact is filed under
	Result   knowledge.Result  // empty while no outcome is reached
	Likely   []knowledge.Result
	FollowUp int             // working days until it is due again, 0 for never
	Wait     *knowledge.Wait // what the shopper waits for, or nil
	Held     string          // why Resolved is not proposed, empty when it may be
}

// likely are the results to offer first when a run was left before its end.
var likely = []knowledge.Result{knowledge.WillTry, knowledge.WaitingBank, knowledge.Dropped}

// Proposal works out the wrap-up. Resolved is kept out of it while a step
// that may not be left out was skipped, or one that makes good another is
// still owed. A run left early is filed under the topic it had come to: a
// cause, where the answers led to one.
func (r *Run) Proposal() Proposal {
	n := r.node()
	if n.Kind != knowledge.Outcome {
		return Proposal{Topic: r.at.topic, Likely: likely, Held: r.held()}
	}
	p := Proposal{Topic: r.at.topic, Result: n.Result, FollowUp: n.FollowUp, Wait: n.Wait, Held: r.held()}
	if n.Reason != "" {
		p.Topic = n.Reason
	}
	if p.Result == knowledge.Resolved && p.Held != "" {
		p.Result = knowledge.WillTry
	}
	return p
}

func (r *Run) held() string {
	for _, t := range r.path {
		if t.Skip > 0 && t.Node.Must {
			return "A step that may not be left out was skipped: " + t.Node.Text
		}
	}
	if owed := r.Owed(); len(owed) > 0 {
		return "Still to be made good: " + owed[0].Do
	}
	return ""
}

// Found says what the answers showed, for the handout: each thing once, and of
// what was asked more than once what the last answer showed.
func (r *Run) Found() []string {
	var found []string
	for i, t := range r.path {
		if t.Node.Kind != knowledge.Question || t.open() || t.overtaken(r.path[i+1:]) {
			continue
		}
		text := t.Node.Answers[t.Answer-1].Found
		if text != "" && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// overtaken tells whether a later answer says anew what this one said.
func (t Taken) overtaken(later []Taken) bool {
	anew := func(l Taken) bool { return l.Node.About == t.Node.About && len(l.states()) > 0 }
	return len(t.states()) > 0 && slices.ContainsFunc(later, anew)
}

// Done are the shopper's steps that are behind them.
func (r *Run) Done() []knowledge.Step {
	var done []knowledge.Step
	for _, t := range r.path {
		if t.Node.Handout != nil && t.finished() {
			done = add(done, *t.Node.Handout)
		}
	}
	return done
}

// Owed are the steps that make good what an earlier step did, such as
// turning a firewall on again, while they are not done.
func (r *Run) Owed() []knowledge.Step {
	var owed []knowledge.Step
	for i, t := range r.path {
		if t.Node.Undo == "" || !t.finished() {
			continue
		}
		if !r.madeGood(t, r.path[i+1:]) {
			undo := r.lib.Article(t.Topic).Checklist.Node(t.Node.Undo)
			owed = add(owed, *undo.Handout)
		}
	}
	return owed
}

func (r *Run) madeGood(t Taken, later []Taken) bool {
	for _, l := range later {
		if l.Topic == t.Topic && l.Node.ID == t.Node.Undo && l.finished() {
			return true
		}
	}
	return false
}

// Tried are the steps done so far in the agent's words, for a hand-over.
func (r *Run) Tried() []string {
	var tried []string
	for _, t := range r.path {
		if t.Node.Kind != knowledge.Question && t.finished() {
			tried = append(tried, t.Node.Text)
		}
	}
	return tried
}

// add appends a step unless one with the same action is there.
func add(steps []knowledge.Step, s knowledge.Step) []knowledge.Step {
	for _, have := range steps {
		if have.Do == s.Do {
			return steps
		}
	}
	return append(steps, s)
}

func without(steps, drop []knowledge.Step) []knowledge.Step {
	var kept []knowledge.Step
	for _, s := range steps {
		if len(add(drop, s)) > len(drop) {
			kept = append(kept, s)
		}
	}
	return kept
}
