package search
import ("testing";"os";"fmt";"strings")
func TestDbg(t *testing.T) {
	ix := shipped(t)
	for _, qs := range strings.Split(os.Getenv("Q"), "|") {
		if qs == "" { continue }
		s := newScratch(ix)
		q := ix.understand(s, qs)
		fmt.Printf("## %s total %.2f\n", qs, q.total)
		for _, sl := range q.slots {
			fmt.Printf("  %q worth %.2f known %v denied %v expl %v:", sl.text, sl.worth, sl.known, sl.denied, sl.explained)
			for _, a := range q.alts[sl.from:sl.to] { fmt.Printf(" %s/%.2f", ix.vocab.names[a.term], a.fit) }
			fmt.Println()
		}
		ix.gather(s); s.addCodes(ix.codes.find(q.typed)); ix.judge(s)
		for i, c := range s.cand { if i < 5 { fmt.Printf("   -> %s %+v\n", ix.articles[c.doc].ID, c) } }
	}
}
