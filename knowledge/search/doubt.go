package search

// Whether a first hit is to be relied on is weighed from what speaks for it
// and what speaks for other matters. The weights are fitted to the labelled
// queries of testdata/queries.csv and the stories of testdata/doubted.csv by
// logistic regression, which
// `go test ./knowledge/search -run FitsDoubt -v -fit` does again.

// evidence is what is weighed, in the order of the weights.
type evidence [kindsOfEvidence]float32

// The kinds of evidence.
const (
	byScore     = iota // score of the first hit
	byOther            // how likely the query is about other matters
	byLines            // how much better the best line of the hit fits than the best of other matters
	byWords            // how much more of the query other matters hold than the hit does
	byStrange          // share of the telling words that nothing holds
	byForeign          // 1 where a word belongs to other help pages
	byFew              // 1 for a single telling word, less for more
	byMany             // 1 for twenty telling words, less for fewer: a story says much that nothing answers
	bySomething        // always 1
	kindsOfEvidence
)

var weights = evidence{
	byScore: 6.87, byOther: -5.80, byLines: 2.68, byWords: -3.84, byStrange: -1.58, byForeign: -2.26,
	byFew: -3.49, byMany: 0.90, bySomething: 0.31,
}

// lenience is added to the sum: an agent told that nothing fits what does is
// worse served than one who sees a hit that does not.
const lenience = 1.7

// confident tells whether the evidence for the first hit is enough to rely
// on. A code that was named or a message that was quoted is.
func confident(q *query, first, other candidate) bool {
	if sure(first) {
		return first.score >= surely
	}
	sum := float32(lenience)
	for kind, x := range q.evidence(first, other) {
		sum += weights[kind] * x
	}
	return sum > 0
}

// surely is the least score of a hit by code or message to rely on.
const surely = 0.3

// sure tells whether a code or a message led to a candidate.
func sure(c candidate) bool { return c.code.trust > 0 || c.message >= leastMessage }

// many is how many telling words make a story.
const many = 20

func (q *query) evidence(first, other candidate) evidence {
	telling, strange, foreign := 0, 0, float32(0)
	for i := range q.slots {
		sl := &q.slots[i]
		switch {
		case sl.text == "" || noise[sl.text]:
			continue
		case sl.known:
			telling++
		default:
			strange++
		}
		if elsewhere[stem(sl.text)] {
			foreign = 1
		}
	}
	return evidence{
		byScore: first.score, byOther: other.sense, byLines: first.lines[0] - other.lines[0], byWords: other.words - first.words,
		byStrange: float32(strange) / float32(max(1, telling+strange)), byForeign: foreign,
		byFew: 1 / float32(max(1, telling)), byMany: min(1, float32(telling)/many), bySomething: 1,
	}
}
