package knowledge

import "fmt"

// heard is a text of an article that comes before the shopper: read out, or
// printed.
type heard struct {
	place string // how messages call it
	path  []any  // where it stands in the file
	text  string
}

// hush holds a hushed article to its promise: nothing that the shopper hears
// or reads may tell the reason.
func (c *checker) hush() {
	if !c.article.Hushed {
		return
	}
	a := c.article
	for _, texts := range [][]heard{a.heardStatements(), a.heardSheet(), a.heardNodes()} {
		for _, h := range texts {
			if word := Telling(h.text); word != "" {
				c.report(h.place, h.path, "says %q to the shopper, who may hear only that the bank declined; say that", word)
			}
		}
	}
}

// heardStatements are what the agent says, what is meant for the shopper, and
// what the shopper waits for.
func (a *Article) heardStatements() (all []heard) {
	for _, part := range a.Parts() {
		for i, s := range part.Statements {
			if part.Key == "say" || s.For == ForShopper {
				all = append(all, heard{fmt.Sprintf("%s, entry %d", part.Key, i+1), []any{part.Key, i}, s.Text})
			}
		}
	}
	for i, w := range a.Waits {
		all = append(all, heard{fmt.Sprintf("waits, entry %d", i+1), []any{"waits", i}, w.What})
	}
	return all
}

// heardSheet are the texts of the handout.
func (a *Article) heardSheet() (all []heard) {
	sheet := &a.Sheet
	for _, f := range sheetLimits {
		all = append(all, heard{"handout " + f.key, []any{"handout", f.key}, f.of(sheet)})
	}
	all = append(all, heard{"handout warning", []any{"handout", "warning"}, sheet.Warning})
	for i, line := range sheet.Ready {
		all = append(all, heard{"handout ready", []any{"handout", "ready", i}, line})
	}
	for i, step := range sheet.Steps {
		all = append(all, heard{"handout steps", []any{"handout", "steps", i}, step.whole()})
	}
	return append(all, heard{"handout fallback", []any{"handout", "fallback"}, sheet.Fallback.whole()})
}

// heardNodes are the scripts of the checklist and the lines that its path
// prints, those of the variants it asks for included.
func (a *Article) heardNodes() (all []heard) {
	if a.Checklist == nil {
		return nil
	}
	for i := range a.Checklist.Nodes {
		n := &a.Checklist.Nodes[i]
		for _, spoken := range append([]*Node{n}, a.Checklist.madeOf(n)...) {
			for _, h := range spoken.heard() {
				h.place = "checklist node " + spoken.ID + " " + h.place
				h.path = append([]any{"checklist", "nodes", i}, h.path...)
				all = append(all, h)
			}
		}
	}
	return all
}

// heard are the texts of a node, with their place below it.
func (n *Node) heard() []heard {
	all := []heard{{"script", []any{"script"}, n.Script}}
	for i, answer := range n.Answers {
		all = append(all, heard{fmt.Sprintf("answer %d found", i+1), []any{"answers", i, "found"}, answer.Found})
	}
	for i, step := range n.Next {
		all = append(all, heard{"next", []any{"next", i}, step.whole()})
	}
	if n.Handout != nil {
		all = append(all, heard{"handout", []any{"handout"}, n.Handout.whole()})
	}
	if n.Wait != nil {
		all = append(all, heard{"wait", []any{"wait"}, n.Wait.What})
	}
	return all
}

// whole is a step in one text.
func (s Step) whole() string { return s.Do + " " + s.How }
