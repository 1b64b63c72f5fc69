package search

import (
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

var fit = flag.Bool("fit", false, "fit the weights of the doubt anew and print them")

// lessonOf is the evidence for the answer to one labelled query, and whether
// something answers it.
type lessonOf struct {
	evidence
	answered bool
}

// evidenceFor gathers what confident weighs; ok is false where it weighs
// nothing, because a code or a message was found.
func evidenceFor(ix *Index, text string) (e evidence, ok bool) {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	other := ix.rank(s, text)
	if len(s.cand) == 0 || sure(s.cand[0]) {
		return e, false
	}
	return s.query.evidence(s.cand[0], other), true
}

// negativeShare is how much a query that nothing answers counts for one that
// something does: there are fewer of them.
const negativeShare = 2

// fitted learns weights by logistic regression.
func fitted(lessons []lessonOf) (w evidence) {
	order := rand.New(rand.NewPCG(1, 2))
	for round := range 400 {
		order.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		step := 0.3 / (1 + 0.05*float64(round))
		for _, l := range lessons {
			sum := 0.0
			for k, x := range l.evidence {
				sum += float64(w[k] * x)
			}
			wrong := 1 / (1 + math.Exp(-sum))
			if l.answered {
				wrong--
			} else {
				wrong *= negativeShare
			}
			for k, x := range l.evidence {
				w[k] -= float32(step * (wrong*float64(x) + 1e-4*float64(w[k])))
			}
		}
	}
	return w
}

func TestFitsDoubt(t *testing.T) {
	if !*fit {
		t.Skip("the weights are fitted with -fit")
	}
	ix := shipped(t)
	var lessons []lessonOf
	for _, l := range slices.Concat(readLabelled(t, "testdata/queries.csv"), readLabelled(t, "testdata/doubted.csv")) {
		if e, ok := evidenceFor(ix, l.query); ok {
			lessons = append(lessons, lessonOf{e, len(l.expected) > 0})
		}
	}
	t.Logf("of %d queries: %.2f", len(lessons), fitted(lessons))
}

func TestDoubtWeighsWhatSpeaksForAndAgainst(t *testing.T) {
	q := &query{}
	hit := candidate{score: 0.5, words: 0.8, lines: [mostLines]float32{0.8}}
	if !confident(q, hit, candidate{}) {
		t.Error("a good hit without anything against it is doubted")
	}
	if confident(q, hit, candidate{sense: 0.9, words: 1, lines: [mostLines]float32{1}}) {
		t.Error("a hit is relied on although the query is about other matters")
	}
	if confident(q, candidate{score: 0.1}, candidate{sense: 0.3, words: 0.4}) {
		t.Error("a hit that says nothing of the query is relied on")
	}
	if !confident(q, candidate{score: 0.35, code: codeHit{trust: 1}}, candidate{sense: 0.9}) {
		t.Error("a code that was named is doubted")
	}
}
