package search

import (
	"slices"
	"strings"

	"paydesk/knowledge"
)

// faintCode is the share of the first code's trust below which another one
// is not worth showing.
const faintCode = 0.55

// shownCodes are the rows found that may well be meant.
func (ix *Index) shownCodes(hits []codeHit, limit int) []*knowledge.ResponseCode {
	var out []*knowledge.ResponseCode
	for _, h := range hits {
		row := ix.codes.entries[h.entry].row
		if len(out) == limit || h.trust < hits[0].trust*faintCode {
			break
		}
		if row != nil {
			out = append(out, row)
		}
	}
	return out
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
