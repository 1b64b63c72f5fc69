package knowledge

import "strings"

// circles reports the links of the article that can lead back to it. A link
// with Been is followed once in a run and closes no circle; the circles of
// one checklist, such as another try with a new code, are left to the agent.
func (c *checker) circles() {
	for i, n := range c.article.Checklist.Nodes {
		if n.Kind != Link || n.Been != "" {
			continue
		}
		if way := c.lib.wayBack(n.Topic, c.article.ID, map[TopicID]bool{}); way != nil {
			path := []any{"checklist", "nodes", i}
			c.report("checklist node "+n.ID, path, "leads in a circle, %s; give one of these links been: where to go who was there already",
				strings.Join(append([]string{string(c.article.ID)}, way...), " > "))
		}
	}
}

// wayBack are the topics on a way by links from one topic to another, both
// included, nil when there is none.
func (l *Library) wayBack(from, to TopicID, seen map[TopicID]bool) []string {
	if from == to {
		return []string{string(to)}
	}
	a := l.byID[from]
	if seen[from] || a == nil || a.Checklist == nil {
		return nil
	}
	seen[from] = true
	for _, n := range a.Checklist.Nodes {
		if n.Kind != Link || n.Been != "" {
			continue
		}
		if way := l.wayBack(n.Topic, to, seen); way != nil {
			return append([]string{string(from)}, way...)
		}
	}
	return nil
}
