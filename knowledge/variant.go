package knowledge

import (
	"maps"
	"slices"
	"strings"
)

// VariantSet is a thing that differs from shopper to shopper, such as the
// browser, and how the same work is done on each of its variants. The agent
// asks for it once per contact; every step after that is the one of the
// variant that was named.
type VariantSet struct {
	ID       string    `yaml:"id"`
	Name     string    `yaml:"name"` // of what differs: "Browser or app"
	Asks     []Ask     `yaml:"asks"` // the questions, the first one first
	Variants []Variant `yaml:"variants"`
}

// Ask is a question of a set; together they lead to one variant.
type Ask struct {
	ID      string      `yaml:"id"`
	Text    string      `yaml:"text"`   // at most 12 words
	Script  string      `yaml:"script"` // to read aloud, at most 30 words
	Seconds int         `yaml:"seconds,omitempty"`
	Answers []AskAnswer `yaml:"answers"`
}

// AskAnswer leads to another question of the set, or names the variant.
type AskAnswer struct {
	Text string `yaml:"text"` // at most 4 words
	Ask  string `yaml:"ask,omitempty"`
	Is   string `yaml:"is,omitempty"`
}

// Variant is one of a set, such as one browser.
type Variant struct {
	ID   string         `yaml:"id"`
	Name string         `yaml:"name"` // at most 4 words
	Ways map[string]Way `yaml:"ways"` // by what is done, such as "clear"
}

// Way is how one thing is done on one variant. Menus move, so it says when
// somebody last looked.
type Way struct {
	Checked string `yaml:"checked"` // day on which the words of the menus were looked up, YYYY-MM-DD
	// Confirmed tells whether a source was found that shows these menus. What
	// is written from memory is not confirmed, and the agent is told so.
	Confirmed bool      `yaml:"confirmed"`
	Sources   []string  `yaml:"sources"` // addresses, or "house" for what we know ourselves
	Steps     []WayStep `yaml:"steps"`
}

// WayStep is one step of a way: words for the agent, to be read aloud, and a
// line of the handout.
type WayStep struct {
	Text    string `yaml:"text"` // at most 12 words
	Say     string `yaml:"say"`  // at most 30 words
	Do      string `yaml:"do"`
	How     string `yaml:"how"`
	Seconds int    `yaml:"seconds,omitempty"`
}

// handout is the step as a line of the handout.
func (s WayStep) handout() Step { return Step{Do: s.Do, How: s.How} }

// Rest are the lines of the handout from a step on, counted from 0: whoever
// puts a step off has those after it before them, too.
func (w *Way) Rest(step int) []Step {
	var rest []Step
	for _, s := range w.Steps[step:] {
		rest = append(rest, s.handout())
	}
	return rest
}

// Said are the words of the steps as the agent reads them aloud.
func (w *Way) Said() []string {
	said := make([]string, len(w.Steps))
	for i, s := range w.Steps {
		said[i] = s.Say
	}
	return said
}

// Variants returns the set of that id, or nil.
func (l *Library) Variants(set string) *VariantSet { return l.sets[set] }

// Variant returns the variant of that id, or nil.
func (s *VariantSet) Variant(id string) *Variant {
	if s == nil {
		return nil
	}
	for i := range s.Variants {
		if s.Variants[i].ID == id {
			return &s.Variants[i]
		}
	}
	return nil
}

// does tells whether some variant says how a thing is done.
func (s *VariantSet) does(way string) bool {
	for _, v := range s.Variants {
		if _, ok := v.Ways[way]; ok {
			return true
		}
	}
	return false
}

// ask returns the question of that id, or nil.
func (s *VariantSet) ask(id string) *Ask {
	for i := range s.Asks {
		if s.Asks[i].ID == id {
			return &s.Asks[i]
		}
	}
	return nil
}

// Listed is a way as an article lists it beside its own text.
type Listed struct {
	Variant *Variant
	Way     Way
}

// Listed returns the ways that an article lists, in the order of their set.
func (l *Library) Listed(a *Article) []Listed {
	set := l.sets[a.Lists.Set]
	if set == nil {
		return nil
	}
	var all []Listed
	for i := range set.Variants {
		if way, ok := set.Variants[i].Ways[a.Lists.Way]; ok {
			all = append(all, Listed{&set.Variants[i], way})
		}
	}
	return all
}

// By names a way of a set: how a thing is done depends on the variant.
type By struct {
	Set string `yaml:"set"`
	Way string `yaml:"way"`
}

// expand adds to every checklist the nodes that its variants make of it: the
// questions of a choice, and the steps of each way.
func (l *Library) expand() {
	for _, a := range l.articles {
		if a.Checklist == nil {
			continue
		}
		a.Checklist.made = map[string]*Node{}
		for i := range a.Checklist.Nodes {
			n := &a.Checklist.Nodes[i]
			if set := l.sets[n.Set]; set != nil && n.Kind == Choice {
				a.Checklist.addAsks(n, set)
			}
			if set := l.sets[n.By.Set]; set != nil {
				a.Checklist.addWays(n, set)
			}
		}
	}
}

// made joins the id of a node and what was made of it. Ids that are written
// hold no dot, so none is met twice.
func made(parts ...string) string {
	id := parts[0]
	for _, p := range parts[1:] {
		id += "." + p
	}
	return id
}

// madeOf returns what was made of a node, by id.
func (c *Checklist) madeOf(n *Node) (nodes []*Node) {
	for _, id := range slices.Sorted(maps.Keys(c.made)) {
		if strings.HasPrefix(id, made(n.ID, "")) {
			nodes = append(nodes, c.made[id])
		}
	}
	return nodes
}

// addAsks makes a question of each question of a set.
func (c *Checklist) addAsks(n *Node, set *VariantSet) {
	for _, ask := range set.Asks {
		q := &Node{
			ID: made(n.ID, ask.ID), Kind: Question, Text: ask.Text, Script: ask.Script,
			Why: n.Why, Must: n.Must, Seconds: ask.Seconds, Unsure: n.Unsure, Set: set.ID,
		}
		for _, a := range ask.Answers {
			to := n.To
			if a.Ask != "" {
				to = made(n.ID, a.Ask)
			}
			q.Answers = append(q.Answers, Answer{Text: a.Text, To: to, Variant: a.Is})
		}
		c.made[q.ID] = q
	}
}

// addWays makes a step of each step of each way.
func (c *Checklist) addWays(n *Node, set *VariantSet) {
	for _, v := range set.Variants {
		way, ok := v.Ways[n.By.Way]
		if !ok {
			continue
		}
		for i, s := range way.Steps {
			line := s.handout()
			step := &Node{
				ID: n.wayStep(v.ID, i), Kind: Action, Text: s.Text, Script: s.Say, Why: n.Why, Must: n.Must,
				Seconds: s.Seconds, To: n.To, IfNot: n.IfNot, Handout: &line, Way: &way, WayStep: i, Variant: v.Name,
			}
			if i+1 < len(way.Steps) {
				step.To = n.wayStep(v.ID, i+1)
			}
			c.made[step.ID] = step
		}
	}
}

func (n *Node) wayStep(variant string, i int) string {
	return made(n.ID, variant, string(rune('1'+i)))
}

// First returns the id of the node that stands in place of n for whoever has
// that variant of its set: the first question of a choice, the first step of
// a way. It is "" where n stands for itself.
func (l *Library) First(n *Node, variant string) string {
	if set := l.sets[n.Set]; set != nil && n.Kind == Choice {
		return made(n.ID, set.Asks[0].ID)
	}
	if v := l.sets[n.By.Set].Variant(variant); v != nil {
		if _, ok := v.Ways[n.By.Way]; ok {
			return n.wayStep(v.ID, 0)
		}
	}
	return ""
}
