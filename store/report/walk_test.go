package report

import (
	"slices"
	"testing"
)

func TestWalk(t *testing.T) {
	at := func(kind, node string, answer int) Event { return Event{kind, Step{"a", node}, answer, 1000} }
	for name, c := range map[string]struct {
		events  []Event
		skipped []string
		last    string
	}{
		"nothing":                  {},
		"a skip stands":            {[]Event{at("skip", "one", 2), at("note", "two", 0)}, []string{"one"}, "two"},
		"a skip undone":            {[]Event{at("skip", "one", 2), at("undo", "two", 0)}, nil, "two"},
		"a tick undone":            {[]Event{at("skip", "one", 2), at("tick", "two", 1), at("undo", "two", 0), at("park", "two", 0)}, []string{"one"}, "two"},
		"answered after all":       {[]Event{at("skip", "one", 2), at("back", "two", 1), at("answer", "one", 1)}, nil, "one"},
		"back and the same answer": {[]Event{at("answer", "one", 1), at("skip", "two", 1), at("back", "three", 2), at("answer", "one", 1)}, []string{"two"}, "one"},
		"back and another one":     {[]Event{at("answer", "one", 1), at("skip", "two", 1), at("back", "three", 2), at("answer", "one", 2)}, nil, "one"},
		"left after a step back":   {[]Event{at("answer", "one", 1), at("answer", "two", 1), at("back", "three", 1)}, nil, "two"},
		"begun again":              {[]Event{at("skip", "one", 2), at("restart", "two", 0), at("resume", "one", 0)}, nil, "one"},
		"answered from before":     {[]Event{at("recall", "browser", 0), at("skip", "one", 1), at("carry", "two", 1), at("undo", "three", 0), at("note", "one", 0)}, nil, "one"},
		"only recalled":            {[]Event{at("recall", "browser", 0)}, nil, ""},
		"more undone than done":    {[]Event{at("undo", "one", 0), at("back", "one", 3), at("note", "one", 0)}, nil, "one"},
	} {
		r := Walk("e1", c.events)
		var skipped []string
		for _, s := range r.Skipped {
			skipped = append(skipped, s.Node)
		}
		if !slices.Equal(skipped, c.skipped) || r.Last.Node != c.last {
			t.Errorf("%s: skipped %v, ended at %q", name, skipped, r.Last.Node)
		}
	}
}

func TestTimeAtAStep(t *testing.T) {
	s := Step{"a", "one"}
	r := Walk("", []Event{{"recall", Step{"a", "browser"}, 0, 10}, {"carry", Step{"a", "zero"}, 1, 10}, {"tick", s, 1, 3000}, {"park", s, 0, 2000}, {"resume", s, 0, 90_000}, {"answer", s, 1, 500}, {"note", Step{"a", "end"}, 0, 7000}})
	want := []Visit{{s, 5500}, {Step{"a", "end"}, 0}}
	if !slices.Equal(r.Visits, want) {
		t.Errorf("%+v, want %+v", r.Visits, want)
	}
}
