package search

import (
	"slices"

	"paydesk/knowledge"
)

// symptomShare is the share of the first score from which on a symptom may
// stand before a cause of it.
const symptomShare = 0.62

// preferSymptom puts a symptom before the cause of it that came first when
// the query names nothing that only the cause has: "bank declines" says what
// the shopper sees, not why, and the checklist of the symptom finds out.
func (ix *Index) preferSymptom(s *scratch) {
	if len(s.cand) == 0 {
		return
	}
	first := s.cand[0]
	if first.code.trust > 0 || first.message >= leastMessage {
		return
	}
	for i, c := range s.cand[1:] {
		if c.score < first.score*symptomShare {
			return
		}
		if isCauseOf(ix.articles[first.doc], ix.articles[c.doc]) && ix.covers(&s.query, c.doc, first.doc) {
			s.cand = slices.Insert(slices.Delete(s.cand, i+1, i+2), 0, c)
			s.cand[0].score = first.score
			return
		}
	}
}

func isCauseOf(cause, symptom *knowledge.Article) bool {
	return symptom.Kind == knowledge.Symptom && slices.ContainsFunc(cause.Related, func(r knowledge.Relation) bool {
		return r.As == knowledge.CauseOf && r.ID == symptom.ID
	})
}

// covers tells whether article a has every telling word of the query that
// article b has.
func (ix *Index) covers(q *query, a, b int32) bool {
	for i := range q.slots {
		sl := &q.slots[i]
		if sl.denied || noise[sl.text] {
			continue
		}
		_, inA := ix.answering(q, sl, a)
		if _, inB := ix.answering(q, sl, b); inB && !inA {
			return false
		}
	}
	return true
}
