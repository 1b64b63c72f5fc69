package knowledge

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of the words of a checklist: short enough to be read at a glance and
// spoken in one breath.
const (
	maxTextWords   = 12
	maxScriptWords = 30
	maxWhyWords    = 25
	maxAnswerWords = 4
	maxCheckLines  = 7
	maxAnswers     = 8
	maxNodes       = 500
)

// exit is one way on from a node: the id it leads to and where that stands.
type exit struct {
	name string // how messages call it
	to   string
	path []any // below the node
}

// exits returns the ways on inside the same checklist.
func (n *Node) exits() []exit {
	var out []exit
	for i, a := range n.Answers {
		out = append(out, exit{fmt.Sprintf("answer %d", i+1), a.To, []any{"answers", i}})
	}
	if n.Kind == Question {
		out = append(out, exit{"unsure", n.Unsure, []any{"unsure"}})
	}
	if n.Kind == Choice {
		out = append(out, exit{"to", n.To, []any{"to"}}, exit{"unsure", n.Unsure, []any{"unsure"}})
	}
	if n.Been != "" {
		out = append(out, exit{"been", n.Been, []any{"been"}})
	}
	if n.steps() {
		out = append(out, exit{"to", n.To, []any{"to"}})
		if n.IfNot != "" {
			out = append(out, exit{"if_not", n.IfNot, []any{"if_not"}})
		}
	}
	return out
}

// steps tells whether the node is something to do, with the fixed answers.
func (n *Node) steps() bool {
	return n.Kind == Action || n.Kind == Check || n.Kind == Pause
}

// Node returns the node of that id, written or made of a variant, or nil.
func (c *Checklist) Node(id string) *Node {
	for i := range c.Nodes {
		if c.Nodes[i].ID == id {
			return &c.Nodes[i]
		}
	}
	return c.made[id]
}

func (c *checker) checklist() {
	list := c.article.Checklist
	if list == nil || len(list.Nodes) == 0 {
		c.field("checklist", "is missing; give a short one or link to another topic's")
		return
	}
	if n := len(list.Nodes); n > maxNodes {
		c.report("checklist nodes", []any{"checklist", "nodes"}, "has %d nodes; at most 500 can be kept in view, link to another topic's", n)
		return
	}
	if list.Node(list.Start) == nil {
		c.report("checklist start", []any{"checklist", "start"}, "there is no node %q", list.Start)
		return
	}
	seen := map[string]bool{}
	for i := range list.Nodes {
		n := &nodeCheck{checker: c, node: &list.Nodes[i], index: i}
		if seen[n.node.ID] {
			n.report(nil, "stands in the checklist twice")
		}
		seen[n.node.ID] = true
		n.all()
	}
	if len(c.found) == 0 {
		c.reach()
		c.circles()
	}
}

// nodeCheck checks one node.
type nodeCheck struct {
	*checker
	node  *Node
	index int
}

func (n *nodeCheck) report(below []any, format string, args ...any) {
	path := append([]any{"checklist", "nodes", n.index}, below...)
	n.checker.report("checklist node "+n.node.ID, path, format, args...)
}

func (n *nodeCheck) all() {
	if !idForm.MatchString(n.node.ID) {
		n.report(nil, "needs an id of lower-case words joined by hyphens")
	}
	check, known := kindChecks[n.node.Kind]
	if !known {
		n.report([]any{"kind"}, "is a %q; use question, choice, action, check, wait, link or outcome", n.node.Kind)
		return
	}
	n.words()
	n.leftovers()
	n.targets()
	check(n)
}

// kindChecks says what each kind of node must hold.
var kindChecks = map[NodeKind]func(*nodeCheck){
	Question: func(n *nodeCheck) {
		if count := len(n.node.Answers); count < 2 || count > maxAnswers {
			n.report([]any{"answers"}, "has %d answers; give two to eight", count)
		}
		if n.node.Country && n.node.Value == "" {
			n.report([]any{"country"}, "needs value: what is asked for beside the answer")
		}
		n.states()
	},
	Choice: (*nodeCheck).choice,
	Action: func(n *nodeCheck) { n.undo(); n.instead(); n.by() },
	Check: func(n *nodeCheck) {
		if count := len(n.node.Lines); count < 1 || count > maxCheckLines {
			n.report([]any{"lines"}, "has %d lines to tick; give one to seven", count)
		}
	},
	Pause: func(n *nodeCheck) {
		if n.node.Wait == nil {
			n.report(nil, "needs wait: how long it takes")
		}
	},
	Link: func(n *nodeCheck) {
		if n.lib.byID[n.node.Topic] == nil {
			n.report([]any{"topic"}, "there is no article %q to go on in", n.node.Topic)
		}
	},
	Outcome: func(n *nodeCheck) {
		results := []Result{Resolved, WillTry, WaitingBank, WaitingDocuments, Escalated, Dropped}
		if !slices.Contains(results, n.node.Result) {
			n.report([]any{"result"}, "has the result %q; use resolved, will-try, waiting-bank, waiting-documents, escalated or dropped", n.node.Result)
		}
		if r := n.node.Reason; r != "" && n.lib.byID[r] == nil {
			n.report([]any{"reason"}, "there is no article %q to file it under", r)
		}
		if n.node.FollowUp < 0 {
			n.report([]any{"follow_up"}, "is below 0")
		}
		if n.node.Paid && n.node.Result != Resolved {
			n.report([]any{"paid"}, "the order is paid, so the result has to be resolved")
		}
		n.paying()
	},
}

// paying asks for the step that pays last: the shopper goes from the first
// step to the last.
func (n *nodeCheck) paying() {
	for i, s := range n.node.Next {
		if s.Pays() && i < len(n.node.Next)-1 {
			n.report([]any{"next", i}, "%q stands before another step; paying comes last and once", s.Do)
		}
	}
}

// states asks for answers that can be told apart by what they stand for.
func (n *nodeCheck) states() {
	named := false
	for i, a := range n.node.Answers {
		named = named || len(a.Is) > 0
		if len(a.Is) > 0 && n.node.About == "" {
			n.report([]any{"answers", i}, "is has no meaning without about")
		}
	}
	if n.node.About != "" && !named {
		n.report([]any{"about"}, "needs an answer with is: what it stands for")
	}
}

func (n *nodeCheck) undo() {
	if n.node.Undo == "" {
		return
	}
	undo := n.article.Checklist.Node(n.node.Undo)
	if undo == nil || undo.Kind != Action || undo.Handout == nil {
		n.report([]any{"undo"}, "%q must be an action with a handout line, so that it can be printed", n.node.Undo)
	}
}

func (n *nodeCheck) instead() {
	for _, id := range n.node.Instead {
		if other := n.article.Checklist.Node(id); other == nil || other.Kind != Action {
			n.report([]any{"instead"}, "%q must be an action of this checklist", id)
		}
	}
}

func (n *nodeCheck) words() {
	limits := []struct {
		key, text string
		limit     int
		must      bool
	}{
		{"text", n.node.Text, maxTextWords, true},
		{"script", n.node.Script, maxScriptWords, false},
		{"why", n.node.Why.Text, maxWhyWords, false},
	}
	for _, l := range limits {
		n.spoken(l.key, []any{l.key}, l.text, l.limit, l.must)
	}
	for i, a := range n.node.Answers {
		n.spoken(fmt.Sprintf("answer %d", i+1), []any{"answers", i}, a.Text, maxAnswerWords, true)
	}
	if n.node.Why.Text != "" {
		n.sourced("checklist node "+n.node.ID+" why", []any{"checklist", "nodes", n.index, "why"}, n.node.Why.Text, n.node.Why.Source)
	}
	n.wait("checklist node "+n.node.ID+" wait", []any{"checklist", "nodes", n.index, "wait"}, n.node.Wait)
	n.step("checklist node "+n.node.ID+" handout", []any{"checklist", "nodes", n.index, "handout"}, n.node.Handout)
	for i := range n.node.Next {
		n.step("checklist node "+n.node.ID+" next", []any{"checklist", "nodes", n.index, "next", i}, &n.node.Next[i])
	}
}

func (n *nodeCheck) spoken(key string, below []any, text string, limit int, must bool) {
	switch count := len(strings.Fields(text)); {
	case must && count == 0:
		n.report(below, "%s is missing", key)
	case count > limit:
		n.report(below, "%s has %d words; at most %d can be taken in", key, count, limit)
	}
}

// leftovers refuses fields that the kind of node never reads.
func (n *nodeCheck) leftovers() {
	fields := []struct {
		key   string
		set   bool
		kinds []NodeKind
	}{
		{"answers", len(n.node.Answers) > 0, []NodeKind{Question}},
		{"unsure", n.node.Unsure != "", []NodeKind{Question, Choice}},
		{"value", n.node.Value != "", []NodeKind{Question}},
		{"about", n.node.About != "", []NodeKind{Question}},
		{"country", n.node.Country, []NodeKind{Question}},
		{"methods", n.node.Methods, []NodeKind{Question, Action}},
		{"set", n.node.Set != "", []NodeKind{Choice}},
		{"by", n.node.By != By{}, []NodeKind{Action}},
		{"to", n.node.To != "", []NodeKind{Choice, Action, Check, Pause}},
		{"if_not", n.node.IfNot != "", []NodeKind{Action, Check, Pause}},
		{"lines", len(n.node.Lines) > 0, []NodeKind{Check}},
		{"wait", n.node.Wait != nil, []NodeKind{Pause, Outcome}},
		{"instead", len(n.node.Instead) > 0, []NodeKind{Action}},
		{"lasts", n.node.Lasts, []NodeKind{Action}},
		{"undo", n.node.Undo != "", []NodeKind{Action}},
		{"handout", n.node.Handout != nil, []NodeKind{Action, Pause}},
		{"been", n.node.Been != "", []NodeKind{Link}},
		{"topic", n.node.Topic != "", []NodeKind{Link}},
		{"result", n.node.Result != "", []NodeKind{Outcome}},
		{"reason", n.node.Reason != "", []NodeKind{Outcome}},
		{"follow_up", n.node.FollowUp != 0, []NodeKind{Outcome}},
		{"paid", n.node.Paid, []NodeKind{Outcome}},
		{"next", len(n.node.Next) > 0, []NodeKind{Outcome}},
	}
	for _, f := range fields {
		if f.set && !slices.Contains(f.kinds, n.node.Kind) {
			n.report([]any{f.key}, "%s has no meaning on a %s; remove it", f.key, n.node.Kind)
		}
	}
}

func (n *nodeCheck) targets() {
	for _, e := range n.node.exits() {
		switch {
		case e.to == "":
			n.report(e.path, "%s leads nowhere; name the next node", e.name)
		case n.article.Checklist.Node(e.to) == nil:
			n.report(e.path, "%s leads to %q, which does not exist", e.name, e.to)
		}
	}
}

// reach finds nodes that no answer leads to and nodes from which no outcome
// can be reached: loops without an exit.
func (c *checker) reach() {
	list := c.article.Checklist
	reached := c.walk(list.Start, nothing)
	c.chosenBefore()
	for i, n := range list.Nodes {
		path := []any{"checklist", "nodes", i}
		if !reached[n.ID] {
			c.report("checklist node "+n.ID, path, "no answer leads here; link it or remove it")
		} else if !c.ending[spot{c.article.ID, n.ID}] {
			c.report("checklist node "+n.ID, path, "no outcome can be reached from here; the checklist turns in a circle")
		}
	}
}

// nothing is no node to stop at.
func nothing(*Node) bool { return false }

// walk finds the nodes that can be reached, going past none of those to stop
// at.
func (c *checker) walk(from string, stop func(*Node) bool) map[string]bool {
	reached := map[string]bool{}
	todo := []string{from}
	for len(todo) > 0 {
		id := todo[0]
		todo = todo[1:]
		if reached[id] {
			continue
		}
		reached[id] = true
		n := c.article.Checklist.Node(id)
		if stop(n) {
			continue
		}
		for _, e := range n.exits() {
			todo = append(todo, e.to)
		}
	}
	return reached
}

// spot is a node of some checklist of the library.
type spot struct {
	topic TopicID
	node  string
}

// ending finds the nodes of the whole library from which an outcome can be
// reached, links to other checklists followed: from the outcomes backward.
func (l *Library) ending() map[spot]bool {
	from := map[spot][]spot{} // the ways into a node
	var todo []spot
	for _, a := range l.articles {
		if a.Checklist == nil {
			continue
		}
		for i := range a.Checklist.Nodes {
			n := &a.Checklist.Nodes[i]
			here := spot{a.ID, n.ID}
			if n.Kind == Outcome {
				todo = append(todo, here)
			}
			for _, next := range l.onward(a.ID, n) {
				from[next] = append(from[next], here)
			}
		}
	}
	ending := map[spot]bool{}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		if !ending[at] {
			ending[at] = true
			todo = append(todo, from[at]...)
		}
	}
	return ending
}

func (l *Library) onward(topic TopicID, n *Node) []spot {
	if n.Kind == Link {
		if a := l.byID[n.Topic]; a != nil && a.Checklist != nil {
			return []spot{{n.Topic, a.Checklist.Start}}
		}
		return nil
	}
	var out []spot
	for _, e := range n.exits() {
		out = append(out, spot{topic, e.to})
	}
	return out
}
