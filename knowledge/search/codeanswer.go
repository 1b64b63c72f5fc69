package search

import (
	"slices"
	"strings"

	"paydesk/knowledge"
)

// faintCode is the share of the first code's trust below which another one
// is not worth showing.
const faintCode = 0.55

// mostShown is how many rows are shown: all that one sign means anywhere.
const mostShown = 20

// shownCodes are the rows found that may well be meant.
func (ix *Index) shownCodes(s *scratch) []*knowledge.ResponseCode {
	var out []*knowledge.ResponseCode
	for _, h := range s.codes {
		row := ix.codes.entries[h.entry].row
		if len(out) == mostShown || h.trust < s.codes[0].trust*faintCode {
			break
		}
		if row != nil {
			out = append(out, row)
		}
	}
	return named(out, s.query.typed)
}

// named keeps the rows whose name the query says besides the code, where it
// says that of some: "05: Do not honor" is the bank's and no other.
func named(rows []*knowledge.ResponseCode, typed []word) []*knowledge.ResponseCode {
	said := map[string]bool{}
	for _, w := range typed {
		said[stem(w.text)] = true
	}
	unsaid := func(w word) bool { return !said[stem(w.text)] }
	var kept []*knowledge.ResponseCode
	for _, r := range rows {
		if name := split(r.Name); len(name) > 1 && !slices.ContainsFunc(name, unsaid) {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 {
		return rows
	}
	return kept
}

// question asks where the code is seen when the rows lead to different
// topics, naming the places in the order of the rows.
func question(codes []*knowledge.ResponseCode) string {
	var seen []string
	topics := map[knowledge.TopicID]bool{}
	for _, c := range codes {
		topics[c.Topic] = true
		if !slices.Contains(seen, c.System.Seen) {
			seen = append(seen, c.System.Seen)
		}
	}
	if len(topics) < 2 || len(seen) < 2 {
		return ""
	}
	last := len(seen) - 1
	return "Where is " + codes[0].Code + " seen: " + strings.Join(seen[:last], ", ") + " or " + seen[last] + "?"
}
