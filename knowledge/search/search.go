// Package search finds the articles that answer what an agent types while a
// shopper talks: a code read out digit by digit, a message pasted from a
// chat, a few words with misprints, a whole sentence.
//
// A query is first understood: cut into words, put into one spelling, joined
// and parted as the articles have the words, put into English where it is
// not (tongues.go), misprints mended against the vocabulary. Every distinct
// word becomes a slot with all the terms it may stand for, and phrases of the
// trade add slots for what they mean (words.go). A small grammar marks what
// the sentence says is not so (deny.go).
//
// Then four kinds of evidence are gathered for each article: its words,
// weighted by field and rarity; its best line, a title, alias or shopper's
// sentence that says the same as the query; a message of it that the query
// quotes; a code of it that the query names. Each closes part of the gap to
// certainty that the others leave, and each hit says which told. Where nothing
// tells a cause from its symptom, the symptom comes first (symptom.go).
package search

import (
	"cmp"
	"slices"
	"strings"

	"paydesk/knowledge"
)

// Span is a part of a title, in bytes, to print bold.
type Span struct{ Start, End int }

// Hit is one article of an answer.
type Hit struct {
	ID      knowledge.TopicID
	Title   string
	Summary string
	Score   float64 // 0 to 1; comparable within one answer
	Why     string  // such as "code ISC_RS_5100102051", "message" or "words: bank, decline"
	Marks   []Span  // the words of Title that the query says
	// Apart tells it from another hit of the same answer that is nearly its
	// equal; empty when there is none, and then Summary says what it is.
	Apart string
}

// Answer is what a search found, the likeliest first.
type Answer struct {
	Query string
	Hits  []Hit
	// Confident says that the first hit is likely right. When false the hits
	// are only the nearest there are.
	Confident bool
	// Codes are the rows of the code tables that the query may mean, the
	// likeliest first.
	Codes []*knowledge.ResponseCode
	// Ask is the question that tells them apart where they differ, else empty.
	Ask string
}

// Search answers a query with at most limit hits. Any text of any length
// will do; what stands beyond the first 32 KiB is not read.
func (ix *Index) Search(query string, limit int) Answer {
	answer := Answer{Query: query}
	if limit < 1 || len(ix.articles) == 0 {
		return answer
	}
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	elsewhere := ix.rank(s, query)
	if len(s.query.words) == 0 {
		return answer
	}
	found := s.cand[:min(len(s.cand), limit)]
	for _, c := range found {
		if c.score < leastScore {
			break
		}
		answer.Hits = append(answer.Hits, ix.hit(s, c))
	}
	if len(answer.Hits) == 0 {
		answer.Hits = ix.starts(limit)
		return answer
	}
	ix.tellApart(answer.Hits, found)
	answer.Codes = ix.shownCodes(s)
	answer.Ask = question(answer.Codes)
	answer.Confident = confident(&s.query, found[0], elsewhere)
	return answer
}

// rank gathers the evidence of a query for every article, the likeliest
// first, and returns that for other matters.
func (ix *Index) rank(s *scratch, query string) (elsewhere candidate) {
	s.cand, s.codes = s.cand[:0], nil
	q := ix.understand(s, query)
	if len(q.words) == 0 {
		return elsewhere
	}
	ix.gather(s)
	s.addCodes(s.codes)
	ix.judge(s)
	elsewhere = s.setAside(ix.nothing)
	ix.preferSymptom(s)
	return elsewhere
}

// starts are what to offer when nothing fits at all: the symptoms, whose
// checklists begin by asking what the shopper sees, the one with the most
// causes first.
func (ix *Index) starts(limit int) []Hit {
	causes := map[knowledge.TopicID]int{}
	for _, a := range ix.articles {
		for _, r := range a.Related {
			if r.As == knowledge.CauseOf {
				causes[r.ID]++
			}
		}
	}
	var hits []Hit
	for _, a := range ix.articles {
		if a.Kind == knowledge.Symptom {
			hits = append(hits, Hit{ID: a.ID, Title: a.Title, Summary: a.Summary, Why: "nothing matched; its checklist asks from the start"})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return causes[b.ID] - causes[a.ID] })
	return hits[:min(len(hits), limit)]
}

// leastScore is the score below which an article has nothing to do with the
// query.
const leastScore = 0.02

func (ix *Index) hit(s *scratch, c candidate) Hit {
	a := ix.articles[c.doc]
	return Hit{
		ID: a.ID, Title: a.Title, Summary: a.Summary, Score: float64(c.score),
		Why: ix.why(s, c), Marks: ix.marks(s, a.Title),
	}
}

// why names the strongest evidence for a candidate.
func (ix *Index) why(s *scratch, c candidate) string {
	switch {
	case c.code.trust > 0:
		shown := ix.codes.entries[c.code.entry].shown
		if c.code.slip {
			return "nearly code " + shown
		}
		return "code " + shown
	case c.message >= leastMessage:
		return "message"
	}
	return "words: " + strings.Join(ix.wordsOf(s, c.doc), ", ")
}

// leastMessage is the certainty from which on a message is given as reason.
const leastMessage = 0.2

// mostReasons is how many words are named as reason.
const mostReasons = 4

// wordsOf lists the words of an article that answer the query, in the order
// of the query.
func (ix *Index) wordsOf(s *scratch, doc int32) []string {
	q := &s.query
	var words []string
	for _, quiet := range []bool{false, true} {
		for i := range q.slots {
			sl := &q.slots[i]
			if len(words) >= mostReasons || sl.denied || noise[sl.text] != quiet {
				continue
			}
			if t, ok := ix.answering(q, sl, doc); ok {
				words = append(words, ix.vocab.word(t))
			}
		}
		if len(words) > 0 {
			break
		}
	}
	return words
}

// answering returns the term of an article that answers a slot best.
func (ix *Index) answering(q *query, sl *slot, doc int32) (term, bool) {
	for _, a := range q.alts[sl.from:sl.to] {
		if ix.hasTerm(doc, a.term) {
			return a.term, true
		}
	}
	return 0, false
}

// hasTerm tells whether any text of an article holds a term.
func (ix *Index) hasTerm(doc int32, t term) bool {
	_, found := slices.BinarySearchFunc(ix.posts[t], doc, func(p posting, doc int32) int { return cmp.Compare(p.doc(), doc) })
	return found
}

// marks finds the words of a title that the query says.
func (ix *Index) marks(s *scratch, title string) []Span {
	q := &s.query
	return titleSpans(title, func(text string) bool {
		t, ok := ix.vocab.term(text)
		if !ok || noise[text] {
			return false
		}
		for i := range q.slots {
			sl := &q.slots[i]
			if sl.text != "" && !sl.denied && hasAlt(q.alts[sl.from:sl.to], t) {
				return true
			}
		}
		return false
	})
}

// tellApart puts on every hit what tells it from the best other hit that it
// is easily confused with, in the words of that other hit's article.
func (ix *Index) tellApart(hits []Hit, found []candidate) {
	for i := range hits {
		for j := range hits {
			if i == j || !ix.alike(found[i], found[j]) {
				continue
			}
			if apart := apartFrom(ix.articles[found[j].doc], hits[i].ID); apart != "" {
				hits[i].Apart = apart
				break
			}
		}
	}
}

// equalScore is the share of the higher score from which on two scores are
// nearly equal.
const equalScore = 0.96

// alike tells whether nothing in the query tells two candidates apart.
func (ix *Index) alike(a, b candidate) bool {
	if min(a.score, b.score) >= equalScore*max(a.score, b.score) {
		return true
	}
	return min(a.message, b.message) >= leastMessage && shareMessage(ix.articles[a.doc], ix.articles[b.doc])
}

func shareMessage(a, b *knowledge.Article) bool {
	return slices.ContainsFunc(a.Messages, func(m knowledge.Message) bool {
		return slices.ContainsFunc(b.Messages, func(o knowledge.Message) bool { return m.Text == o.Text })
	})
}

// apartFrom is what article a says about topic id, which is easily taken for
// its own.
func apartFrom(a *knowledge.Article, id knowledge.TopicID) string {
	for _, r := range a.Related {
		if r.ID == id && r.As == knowledge.ConfusedWith {
			return r.Apart
		}
	}
	return ""
}
