package reportpaper

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"paydesk/store/report"
)

const smallNote = "Grey figures with * rest on fewer than 20 contacts and say little. A figure is followed by what it rests on: 78 % of 40 is a share of 40 contacts."

// titleOf names the report; one of an agent's own contacts says so.
func titleOf(r *report.Report) string {
	if r.Own != "" {
		return "Payment problems of " + r.Own
	}
	return "Payment problems"
}

// kindOf says how long a time the report is about.
func kindOf(from, to string) string {
	switch n := days(from, to); n {
	case 1:
		return "Report of a day"
	case 7:
		return "Weekly report"
	default:
		return fmt.Sprintf("Report of %d days", n)
	}
}

// filters says which contacts were let through.
func (p *paper) filters() string {
	var parts []string
	for _, g := range slices.Sorted(maps.Keys(p.Filter)) {
		if len(p.Filter[g]) > 0 {
			parts = append(parts, string(g)+" "+strings.Join(named(g, p.Filter[g]), " or "))
		}
	}
	if len(parts) == 0 {
		return "No filter: all contacts of the log"
	}
	return "Only " + strings.Join(parts, "; ")
}

func days(from, to string) int { return int(dayOf(to).Sub(dayOf(from)).Hours()/24) + 1 }

// named are keys of a filter as the log has them, and words for the empty one.
func named(g report.Grouping, keys []string) []string {
	words := slices.Clone(keys)
	for i, key := range keys {
		if label := report.Label(g, key); label != "" {
			words[i] = label
		}
	}
	return words
}
