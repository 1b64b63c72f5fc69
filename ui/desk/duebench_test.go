package desk_test

import (
	"testing"
	"time"

	"paydesk/store"
)

// The list of follow-ups, where most promises of three years are looked at,
// and what the status line counts.
func BenchmarkDue(b *testing.B) {
	log := big(b)
	newest, err := log.List(b.Context(), store.Filter{Limit: 1})
	must(b, err)
	last, agent := newest[0].Started, newest[0].Agent
	today, middle := last.Format(time.DateOnly), last.AddDate(-1, 0, 0).Format(time.DateOnly)
	for _, of := range []struct {
		name string
		f    store.DueFilter
	}{
		{"first page", store.DueFilter{}},
		{"first page of an agent", store.DueFilter{Agents: []string{agent, ""}}},
		{"page of a year ago", store.DueFilter{After: store.DueKey{Day: middle}}},
		{"from today on", store.DueFilter{After: store.DueKey{Day: today}}},
		{"a hundred due by today", store.DueFilter{Agents: []string{agent, ""}, To: today, Limit: 100}},
	} {
		b.Run(of.name, func(b *testing.B) {
			for b.Loop() {
				_, err := log.Due(b.Context(), of.f)
				must(b, err)
			}
		})
	}
}
