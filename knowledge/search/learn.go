package search

import (
	"math"
	"math/rand/v2"
)

// The lines of the articles are examples of what people say of them. From
// these the index learns how much each word speaks for and against each
// article: it goes through the examples twice, and where an article
// that is not meant comes near the one that is, the words of the example are
// moved from it to the right one. What a word tells is thus weighed against
// all neighbours it could be taken for, which no count of words does.

const (
	firstGlance = 0.1 // what a word speaks for the article of each of its lines, to begin with
	rounds      = 2
	firstStep   = 0.3
	laterSteps  = 0.8 // of the step of the round before
	margin      = 0.6 // by which the right article has to be ahead

	// mostLearnt bounds the work: above so many articles nothing is learnt,
	// and words and lines alone decide.
	mostLearnt = 500
)

// lesson is what was learnt.
type lesson struct {
	docs    int
	nothing int32     // the document of other matters, -1 for none
	weights []float32 // docs for each term: how much it speaks for each article
}

// of are the weights of a term, by article.
func (l *lesson) of(t term) []float32 { return l.weights[int(t)*l.docs : (int(t)+1)*l.docs] }

// learn goes through the lines of all articles. The order is fixed, so that
// the same articles teach the same.
func (ix *Index) learn() *lesson {
	l := &lesson{docs: len(ix.lineEnd), nothing: ix.nothing}
	if l.docs > mostLearnt {
		return l
	}
	l.weights = make([]float32, len(ix.posts)*l.docs)
	examples := ix.examples()
	order := rand.New(rand.NewPCG(1, 2))
	step := float32(firstStep)
	desk := &pupil{score: make([]float32, l.docs)}
	for _, e := range examples {
		l.glance(e)
	}
	for range rounds {
		order.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			l.study(e, step, desk)
		}
		step *= laterSteps
	}
	return l
}

// example is one line: the words that are said of an article.
type example struct {
	doc   int32
	terms []term // each once
}

func (ix *Index) examples() []example {
	var out []example
	seen := make([]int, len(ix.posts))
	all := make([]term, 0, len(ix.terms))
	for d := range ix.lineEnd {
		for _, l := range ix.linesOf(int32(d)) {
			from := len(all)
			for _, t := range ix.terms[l.from:l.to] {
				if seen[t] != len(out)+1 {
					seen[t] = len(out) + 1
					all = append(all, t)
				}
			}
			out = append(out, example{int32(d), all[from:len(all):len(all)]})
		}
	}
	return out
}

// glance lets the words of an example speak for its article.
func (l *lesson) glance(e example) {
	for _, t := range e.terms {
		l.of(t)[e.doc] += firstGlance / float32(math.Sqrt(float64(len(e.terms))))
	}
}

// pupil is the working memory of learning.
type pupil struct {
	score []float32
	near  []int32 // articles that come too near
}

// study moves the weights of the words of one example where the articles
// that it is not about come too near.
func (l *lesson) study(e example, step float32, p *pupil) {
	share := 1 / float32(math.Sqrt(float64(len(e.terms))))
	clear(p.score)
	for _, t := range e.terms {
		add(p.score, l.of(t), share)
	}
	p.near = p.near[:0]
	right := p.score[e.doc]
	p.score[e.doc] = float32(math.Inf(-1))
	for d, s := range p.score {
		if s > right-margin {
			p.near = append(p.near, int32(d))
		}
	}
	if len(p.near) == 0 {
		return
	}
	back := step * share / float32(len(p.near))
	for _, t := range e.terms {
		w := l.of(t)
		for _, d := range p.near {
			w[d] -= back
		}
		w[e.doc] += step * share
	}
}

// add adds share of the weights to the scores.
func add(score, weight []float32, share float32) {
	for len(score) >= 4 && len(weight) >= 4 { // four at a time: it is the inner loop of learning
		score[0] += weight[0] * share
		score[1] += weight[1] * share
		score[2] += weight[2] * share
		score[3] += weight[3] * share
		score, weight = score[4:], weight[4:]
	}
	for d := range score {
		score[d] += weight[d] * share
	}
}

// heat is how far scores must lie apart for one article to leave no doubt.
const heat = 0.3

// senses tells for every article how likely the query of a search is about
// it, into s.sense. A story is read in stretches, too: one sentence of it may
// say what it is about, and all others lead away.
func (l *lesson) senses(s *scratch) {
	clear(s.sense)
	if l.weights == nil {
		return
	}
	q := &s.query
	l.share(s.sense, l.sum(s, s.sense, 0, len(q.words)))
	if len(q.words) < story {
		return
	}
	clear(s.peak)
	least := float32(1) // that any stretch is about other matters
	for from := 0; from < min(len(q.words), mostStretched); from += stretch / 2 {
		clear(s.part)
		l.share(s.part, l.sum(s, s.part, from, min(from+stretch, len(q.words))))
		for d, x := range s.part {
			s.peak[d] = max(s.peak[d], x)
		}
		if l.nothing >= 0 {
			least = min(least, s.part[l.nothing])
		}
	}
	if l.nothing >= 0 {
		s.peak[l.nothing] = least // a story is of other matters if all of it is
	}
	for d := range s.sense {
		s.sense[d] = (1-peakShare)*s.sense[d] + peakShare*s.peak[d]
	}
}

const (
	story         = 20  // words of a text that is read in stretches
	stretch       = 12  // words of a stretch
	mostStretched = 400 // words that are read so
	peakShare     = 0.5 // what its best stretch counts beside all of it
)

// share turns what was summed up of so many terms into shares of the whole.
func (l *lesson) share(sense []float32, said int) {
	if said == 0 {
		return
	}
	top := float32(math.Inf(-1))
	for _, x := range sense[:l.docs] {
		top = max(top, x)
	}
	total := float32(0)
	scale := 1 / (heat * float32(math.Sqrt(float64(said))))
	for d, x := range sense[:l.docs] {
		sense[d] = float32(math.Exp(float64((x - top) * scale)))
		total += sense[d]
	}
	for d := range sense[:l.docs] {
		sense[d] = float32(math.Sqrt(float64(sense[d] / total)))
	}
}

// sum adds up what the words from one to another speak for and returns how
// many terms that were; each word counts once, by its best readings.
func (l *lesson) sum(s *scratch, sense []float32, from, to int) (said int) {
	q := &s.query
	s.round++
	for _, n := range q.slotAt[from:to] {
		if n < 0 || s.said[n] == s.round {
			continue
		}
		s.said[n] = s.round
		sl := &q.slots[n]
		if sl.denied || sl.spent || sl.from == sl.to {
			continue
		}
		best := q.alts[sl.from].fit
		for i, a := range q.alts[sl.from:sl.to] {
			if i >= mostReadings {
				break
			}
			if a.fit >= best*fitNear || a.fit >= fitAnyway {
				add(sense[:l.docs], l.of(a.term), a.fit)
				said++
			}
		}
	}
	return said
}

// Which readings of a word count: the likeliest, and others nearly as likely.
const (
	mostReadings = 3
	fitNear      = 0.9
	fitAnyway    = 0.75
)
