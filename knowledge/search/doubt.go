package search

// Whether a first hit is to be relied on is weighed from what speaks for it
// and what speaks for other matters. The weights are fitted to labelled
// queries that something answers and such that nothing does, so that few of
// the first kind are doubted.
type evidence struct {
	score    float32 // of the first hit
	other    float32 // how likely the query is about other matters
	lines    float32 // how much better the best line of the hit fits than the best of other matters
	words    float32 // how much more of the query other matters hold than the hit does
	strange  float32 // share of the telling words that nothing holds
	foreign  bool    // a word belongs to other help pages
	fewWords float32 // 1 for a single telling word, less for more
}

const (
	weighScore    = 6.28
	weighOther    = -5.79
	weighLines    = 5.52
	weighWords    = -2.89
	weighStrange  = -0.81
	weighForeign  = -1.26
	weighFewWords = -3.47
	weighAll      = 0.70
	leastEvidence = -0.9
)

func (e evidence) total() float32 {
	sum := float32(weighAll) + weighScore*e.score + weighOther*e.other + weighLines*e.lines + weighWords*e.words +
		weighStrange*e.strange + weighFewWords*e.fewWords
	if e.foreign {
		sum += weighForeign
	}
	return sum
}

// confident tells whether the evidence for the first hit is enough to rely
// on. A code that was named or a message that was quoted is.
func confident(q *query, first, other candidate) bool {
	if first.code.trust > 0 || first.message >= leastMessage {
		return first.score >= surely
	}
	e := evidence{
		score: first.score, other: other.sense,
		lines: first.lines[0] - other.lines[0], words: other.words - first.words,
	}
	telling, strange := 0, 0
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
		e.foreign = e.foreign || elsewhere[stem(sl.text)]
	}
	e.strange = float32(strange) / float32(max(1, telling+strange))
	e.fewWords = 1 / float32(max(1, telling))
	return e.total() >= leastEvidence
}

// surely is the least score of a hit by code or message to rely on.
const surely = 0.3
