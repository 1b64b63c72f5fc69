package search

import "math"

// A query is likely to be about the article of which its words are often
// said. Each term of an article has a like: the logarithm of how much oftener
// the lines of the article hold it than the lines of all articles do, evened
// out by the whole as if the article had lines more like any other. A word
// that is never said of an article costs it its silence.

// evened is how many words of any kind every article is taken to have beside
// its own.
const evened = 40

// weighLikelihood turns the counts that the builder left in the postings
// into likes.
func (ix *Index) weighLikelihood() {
	said := make([]float64, len(ix.articles)+1) // words said of each article
	of := make([]float64, len(ix.posts))        // times each term is said
	all := 0.0
	for t, posts := range ix.posts {
		for _, p := range posts {
			said[p.doc] += float64(p.like)
			of[t] += float64(p.like)
			all += float64(p.like)
		}
	}
	for t, posts := range ix.posts {
		usual := evened * of[t] / max(all, 1)
		for i := range posts {
			posts[i].like = float32(math.Log1p(float64(posts[i].like) / usual))
		}
	}
	ix.silence = make([]float32, len(said))
	for d := range said {
		ix.silence[d] = float32(math.Log(evened / (said[d] + evened)))
	}
}

// said is how much a slot counts in what a query is likely about.
func (sl *slot) said() float32 {
	switch {
	case sl.denied:
		return 0
	case noise[sl.text]:
		return noiseSaid
	case sl.text == "":
		return fitMeaning
	}
	return 1
}

// noiseSaid is the weight of words that carry grammar: which of them people
// use of a matter tells a little, too.
const noiseSaid = 0.3

// shareOut tells for every candidate its share of what the query may be
// about.
func (ix *Index) shareOut(s *scratch) {
	n := float32(0)
	for i := range s.query.slots {
		if sl := &s.query.slots[i]; sl.known {
			n += sl.said()
		}
	}
	best := float32(math.Inf(-1))
	for i := range s.cand {
		c := &s.cand[i]
		c.like += n * ix.silence[c.doc]
		best = max(best, c.like)
	}
	heat := float64(coolest + warmth*n)
	sum := 0.0
	for i := range s.cand {
		c := &s.cand[i]
		c.share = float32(math.Exp(float64(c.like-best) / heat))
		sum += float64(c.share)
	}
	_ = sum
}

// How much evidence it takes to be sure: a long query repeats itself.
const (
	coolest = 1
	warmth  = 0.15
)
