package search

import ("testing";"os";"slices")

func TestDevLocal(t *testing.T) {
	path := os.Getenv("DEVSET")
	if path == "" { t.Skip() }
	ix := shipped(t)
	ids := map[string]bool{}
	for _, a := range ix.articles { ids[string(a.ID)] = true }
	var list []labelled
	for _, l := range readLabelled(t, path) {
		if len(l.expected) > 0 && !slices.ContainsFunc(l.expected, func(id knowledgeID) bool { return ids[string(id)] }) { continue }
		list = append(list, l)
	}
	table(t, ix, list)
}
