package knowledge

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Limits of a set of variants.
const (
	maxNameWords = 4
	maxWaySteps  = 6
)

// pageSource is where the words of a menu, or a way to pay, were looked up.
var pageSource = regexp.MustCompile(`^(house|https?://[^\s]+)$`)

// checkVariants checks the sets of variants, file by file.
func (l *Library) checkVariants() Problems {
	var found Problems
	for _, id := range slices.Sorted(maps.Keys(l.sets)) {
		s := &setCheck{checker: &checker{lib: l, file: "variants/" + id + ".yaml"}, set: l.sets[id]}
		s.all()
		found = append(found, s.found...)
	}
	return found
}

// setCheck checks one set of variants.
type setCheck struct {
	*checker
	set   *VariantSet
	named map[string]bool // the variants that answers name
}

func (s *setCheck) all() {
	if !idForm.MatchString(s.set.ID) {
		s.field("id", "must be lower-case words joined by hyphens")
	}
	s.saying("name", []any{"name"}, s.set.Name, maxNameWords)
	if len(s.set.Asks) == 0 {
		s.field("asks", "is missing; say how the agent finds out which variant it is")
	}
	s.named = map[string]bool{}
	for i := range s.set.Asks {
		s.ask(i)
	}
	if len(s.found) == 0 {
		s.order()
	}
	for i := range s.set.Variants {
		s.variant(i)
	}
}

// saying asks for a text of at most limit words.
func (s *setCheck) saying(place string, path []any, text string, limit int) {
	switch count := len(strings.Fields(text)); {
	case count == 0:
		s.report(place, path, "is missing")
	case count > limit:
		s.report(place, path, "has %d words; at most %d can be taken in", count, limit)
	}
}

func (s *setCheck) ask(i int) {
	ask := &s.set.Asks[i]
	place, path := "question "+ask.ID, []any{"asks", i}
	if !idForm.MatchString(ask.ID) {
		s.report(place, path, "needs an id of lower-case words joined by hyphens")
	}
	if s.set.ask(ask.ID) != ask {
		s.report(place, path, "stands in the set twice")
	}
	s.saying(place+" text", append(path, "text"), ask.Text, maxTextWords)
	s.saying(place+" script", append(path, "script"), ask.Script, maxScriptWords)
	if count := len(ask.Answers); count < 2 || count > maxAnswers {
		s.report(place, append(path, "answers"), "has %d answers; give two to eight", count)
	}
	for j, a := range ask.Answers {
		s.answer(fmt.Sprintf("%s answer %d", place, j+1), []any{"asks", i, "answers", j}, a)
	}
}

func (s *setCheck) answer(place string, path []any, a AskAnswer) {
	s.saying(place, path, a.Text, maxAnswerWords)
	switch {
	case (a.Ask == "") == (a.Is == ""):
		s.report(place, path, "needs either ask, another question of the set, or is, a variant")
	case a.Ask != "" && s.set.ask(a.Ask) == nil:
		s.report(place, path, "leads to the question %q, which does not exist", a.Ask)
	case a.Is != "" && s.set.Variant(a.Is) == nil:
		s.report(place, path, "names the variant %q, which does not exist", a.Is)
	}
	s.named[a.Is] = true
}

// order refuses questions that nothing leads to, and those that lead back.
func (s *setCheck) order() {
	const under, done = 1, 2
	state := map[string]int{}
	var visit func(id string)
	visit = func(id string) {
		state[id] = under
		for _, a := range s.set.ask(id).Answers {
			switch {
			case a.Ask == "":
			case state[a.Ask] == under:
				s.field("asks", "the question %s leads back to %s; they turn in a circle", id, a.Ask)
			case state[a.Ask] == 0:
				visit(a.Ask)
			}
		}
		state[id] = done
	}
	visit(s.set.Asks[0].ID)
	for i, ask := range s.set.Asks {
		if state[ask.ID] == 0 {
			s.report("question "+ask.ID, []any{"asks", i}, "no answer leads here; link it or remove it")
		}
	}
}

func (s *setCheck) variant(i int) {
	v := &s.set.Variants[i]
	place, path := "variant "+v.ID, []any{"variants", i}
	if !idForm.MatchString(v.ID) {
		s.report(place, path, "needs an id of lower-case words joined by hyphens")
	}
	switch {
	case s.set.Variant(v.ID) != v:
		s.report(place, path, "stands in the set twice")
	case !s.named[v.ID]:
		s.report(place, path, "no answer names it; ask for it or remove it")
	}
	s.saying(place+" name", append(path, "name"), v.Name, maxNameWords)
	if len(v.Ways) == 0 {
		s.report(place, path, "needs ways: what is done on it, and how")
	}
	for _, name := range slices.Sorted(maps.Keys(v.Ways)) {
		s.way(place+" way "+name, []any{"variants", i, "ways", name}, name, v.Ways[name])
	}
}

func (s *setCheck) way(place string, path []any, name string, w Way) {
	if !idForm.MatchString(name) {
		s.report(place, path, "must be named by lower-case words joined by hyphens")
	}
	if _, err := time.Parse(time.DateOnly, w.Checked); err != nil {
		s.report(place+" checked", path, "must be a day such as 2026-11-22")
	}
	s.sources(place, path, w.Confirmed, w.Sources)
	if n := len(w.Steps); n < 1 || n > maxWaySteps {
		s.report(place, path, "has %d steps; give one to six", n)
	}
	for i, step := range w.Steps {
		at, below := fmt.Sprintf("%s step %d", place, i+1), append(slices.Clone(path), "steps", i)
		s.saying(at+" text", below, step.Text, maxTextWords)
		s.saying(at+" say", below, step.Say, maxScriptWords)
		line := step.handout()
		s.step(at, below, &line)
	}
}

// sources asks for where something was looked up. What is confirmed needs
// more than our own word.
func (c *checker) sources(place string, path []any, confirmed bool, sources []string) {
	if len(sources) == 0 {
		c.report(place, path, "needs sources: addresses, or house")
	}
	outside := false
	for _, source := range sources {
		if !pageSource.MatchString(source) {
			c.report(place, path, "has the source %q; give an address that begins with https:// or http://, or house", source)
		}
		outside = outside || source != string(House)
	}
	if confirmed && !outside {
		c.report(place, path, "is confirmed by nobody but us; name a source or set confirmed to no")
	}
}

// lists checks the way that the article lists.
func (c *checker) lists() {
	if by := c.article.Lists; by != (By{}) {
		c.known("lists", []any{"lists"}, by)
	}
}

// known asks for a way that a set has.
func (c *checker) known(place string, path []any, by By) {
	switch set := c.lib.sets[by.Set]; {
	case set == nil:
		c.report(place, path, "there is no set of variants %q", by.Set)
	case !set.does(by.Way):
		c.report(place, path, "no variant of %s says how to %q", by.Set, by.Way)
	}
}

func (n *nodeCheck) choice() {
	if n.lib.sets[n.node.Set] == nil {
		n.report([]any{"set"}, "there is no set of variants %q", n.node.Set)
	}
}

func (n *nodeCheck) by() {
	if n.node.By == (By{}) {
		return
	}
	n.known("checklist node "+n.node.ID+" by", []any{"checklist", "nodes", n.index, "by"}, n.node.By)
	if n.node.Undo != "" {
		n.report([]any{"undo"}, "undo has no meaning on a step that is done by variants; remove it")
	}
}

// chosenBefore asks that no way leads to a step done by variants without the
// choice of one: the steps taken tell then which steps were shown.
func (c *checker) chosenBefore() {
	list := c.article.Checklist
	for i, n := range list.Nodes {
		if n.By == (By{}) {
			continue
		}
		stop := func(at *Node) bool { return at.Kind == Choice && at.Set == n.By.Set }
		if c.walk(list.Start, stop)[n.ID] {
			c.report("checklist node "+n.ID, []any{"checklist", "nodes", i}, "can be reached before %q was chosen; put the choice before it", n.By.Set)
		}
	}
}
