package search

// A shopper reads an error message out, or pastes it with words around it,
// with misprints or with words missing. quoted finds the stretch of the query
// that runs along a message best, as one aligns two strands: words the same
// gain their worth, words left out or put between cost a little.

// skipCost is what a word costs that only one side has.
const skipCost = 0.2

// leastWorth is what even a word of no worth gains in a message: to say "do
// not" in the right place is telling.
const leastWorth = 0.2

// quoted tells how surely the query quotes the message l, 0 to 1.
func (ix *Index) quoted(s *scratch, l line, terms []term) float32 {
	q := &s.query
	full := l.worth + leastWorth*float32(len(terms))
	if !ix.mayQuote(s, terms, full) {
		return 0
	}
	got := ix.align(s, terms)
	share := got / full
	if len(q.words) >= fewestQuoted {
		share = max(share, partShare*got/max(0.1, ix.spokenWorth(s)))
	}
	if share < leastQuoted {
		return 0
	}
	return min(1, share) * min(1, share) * got / (got + halfInformed)
}

const (
	fewestQuoted = 4    // words from which on a query can be part of a message
	partShare    = 0.85 // what a query is worth that is all part of a message
	leastQuoted  = 0.55
	halfInformed = 3 // worth at which a quotation is half as telling as it can be
)

// mayQuote tells whether enough of the message stands anywhere in the query;
// it is quick and spares most messages the alignment.
func (ix *Index) mayQuote(s *scratch, terms []term, full float32) bool {
	any := float32(0)
	for _, t := range terms {
		if s.slotOfTerm[t] > 0 {
			any += ix.worth[t] + leastWorth
		}
	}
	return any > 0 && (any >= full*leastQuoted || len(s.query.words) <= len(terms))
}

// spokenWorth is what the words of the query could gain at most.
func (ix *Index) spokenWorth(s *scratch) float32 {
	sum := float32(0)
	for _, n := range s.query.slotAt {
		if n >= 0 {
			sum += s.query.slots[n].worth + leastWorth
		}
	}
	return sum
}

// align is the gain of the best alignment of a stretch of the query with a
// stretch of the message.
func (ix *Index) align(s *scratch, terms []term) float32 {
	slotAt := s.query.slotAt
	last, row := s.row(0, len(slotAt)+1), s.row(1, len(slotAt)+1)
	clear(last)
	best := float32(0)
	for _, t := range terms {
		slot := s.slotOfTerm[t] - 1
		gain := (ix.worth[t] + leastWorth) * s.fitOfTerm[t]
		row[0] = 0
		for j, n := range slotAt {
			got := max(0, last[j+1]-skipCost, row[j]-skipCost)
			if n == slot && n >= 0 {
				got = max(got, last[j]+gain)
			}
			row[j+1] = got
			best = max(best, got)
		}
		last, row = row, last
	}
	return best
}

func (s *scratch) row(i, n int) []float32 {
	if cap(s.rows[i]) < n {
		s.rows[i] = make([]float32, n)
	}
	return s.rows[i][:n]
}
