package report

import (
	"testing"
	"time"
)

// walkers are contacts of two agents that went through a checklist: the first
// step is answered, every third stops at the second.
func walkers(agents ...string) []Source {
	one, two, end := Step{"a", "one"}, Step{"a", "two"}, Step{"a", "end"}
	return called(30, func(n int, c *Source) {
		c.Words[Agent.word()] = agents[n%len(agents)]
		c.Runs = []Run{{Last: end, Visits: []Visit{{one, int64(1000 * (n + 1))}, {two, 5000}, {end, 0}}}}
		if n%3 == 0 {
			c.Words[Outcome.word()] = "dropped"
			c.Runs[0].Last, c.Runs[0].Visits = two, c.Runs[0].Visits[:1:1]
			c.Runs[0].Visits = append(c.Runs[0].Visits, Visit{two, 0})
		}
	})
}

// september is a report on all of them.
func september(t *testing.T, list []Source, f Filter) *Report {
	t.Helper()
	guide := func(_ string, s Step) (StepKind, bool) { return StepKind{End: s.Node == "end"}, true }
	q := Query{Period: period(t, "2026-09-01", "2026-09-30", time.UTC), Now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Steps: true, Filter: f}
	return Make(q, factsOf(t, guide, list), time.UnixMilli(list[0].Started))
}

func TestStepsWhereChecklistsAreLeft(t *testing.T) {
	r := september(t, walkers("Amara", "Bo"), nil)
	if len(r.Steps) != 3 {
		t.Fatalf("%+v", r.Steps)
	}
	two, one := r.Steps[0], r.Steps[1]
	if two.Node != "two" || two.Left != 10 || two.Shown != 30 || two.Success.Numerator != 20 || two.Success.Low == nil || *two.MedianSeconds != 5 {
		t.Errorf("%+v", two)
	}
	if one.Node != "one" || one.Left != 0 || *one.MedianSeconds != 15.5 {
		t.Errorf("%+v", one)
	}
	if left := r.Of("checklists_left"); left.Numerator != 10 || left.Denominator != 30 {
		t.Errorf("%+v", left)
	}
}

// The time that one agent spends at a step is nobody's to see.
func TestNoTimeOfASingleAgent(t *testing.T) {
	for name, r := range map[string]*Report{
		"one at the desk":  september(t, walkers("Amara"), nil),
		"one let through":  september(t, walkers("Amara", "Bo"), Filter{Agent: {"Bo"}}),
		"one by other way": september(t, walkers("Amara", "Bo"), Filter{Hour: {"09", "11", "13", "15", "17"}}),
	} {
		for _, s := range r.Steps {
			if s.MedianSeconds != nil || s.Shown == 0 {
				t.Errorf("%s: %+v", name, s)
			}
		}
	}
}
