package desk_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/store"
	"paydesk/ui/desk"
)

// demoDesk is a desk with the shipped knowledge and a demo of so many
// contacts.
func demoDesk(t testing.TB, contacts int, seed uint64) *desk.Desk {
	t.Helper()
	lib, err := knowledge.Embedded()
	must(t, err)
	clock := func() time.Time { return time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC) }
	log, err := store.Open(t.Context(), t.TempDir(), store.Options{Now: clock})
	must(t, err)
	t.Cleanup(func() { log.Close() })
	d := desk.New(desk.Config{Agent: "maria", Library: lib, Store: log, Now: clock})
	must(t, d.Demo(t.Context(), contacts, seed, nil))
	return d
}

// each visits all contacts of a desk.
func each(t testing.TB, d *desk.Desk, visit func(store.Contact)) {
	t.Helper()
	must(t, d.Store().Each(t.Context(), store.Filter{}, func(c store.Contact) error { visit(c); return nil }))
}

// replayed brings a run of the log to its end.
func replayed(t testing.TB, d *desk.Desk, r store.Run, logged []store.Event) *checklist.Run {
	t.Helper()
	events := make([]checklist.Event, len(logged))
	for i, e := range logged {
		events[i] = checklist.Event{Kind: checklist.Kind(e.Kind), Topic: knowledge.TopicID(e.Topic), Node: e.Node, Answer: e.Answer, Text: e.Text}
	}
	run, err := checklist.Replay(d.Library(), knowledge.TopicID(r.Topic), events)
	must(t, err)
	return run
}

func TestEveryWalkOfADemoReplays(t *testing.T) {
	d := demoDesk(t, 3000, 1)
	seen, outcomes, topics := map[string]int{}, map[string]int{}, map[string]int{}
	each(t, d, func(c store.Contact) {
		outcomes[c.Outcome]++
		topics[c.Topic]++
		runs, err := d.Store().Runs(t.Context(), c.ID)
		must(t, err)
		for i, r := range runs {
			logged, err := d.Store().Events(t.Context(), r.ID)
			must(t, err)
			run := replayed(t, d, r, logged)
			for _, e := range logged {
				seen[e.Kind]++
			}
			seen[fmt.Sprint("parked ", r.Parked)]++
			if r.Parked != (i < len(runs)-1) || r.Edition != d.Library().Edition() {
				t.Errorf("%s: %+v", c.Ref, r)
			}
			if p := run.Proposal(); !r.Parked && (string(p.Topic) != c.ProposedTopic || string(p.Result) != c.ProposedOutcome || p.FollowUp > 0 != (c.FollowUp != "")) {
				t.Errorf("%s was proposed as %s, %s; its run says %+v", c.Ref, c.ProposedTopic, c.ProposedOutcome, p)
			}
			if last := logged[len(logged)-1]; !r.Parked && (last.Text != "outcome "+c.Outcome || !last.At.Equal(c.Ended)) {
				t.Errorf("%s ends on %+v", c.Ref, last)
			}
		}
		seen[fmt.Sprint("runs ", len(runs))]++
	})
	for _, what := range []string{"answer", "skip", "back", "undo", "tick", "park", "resume", "note", "parked true", "runs 0", "runs 1", "runs 2"} {
		if seen[what] == 0 {
			t.Errorf("no %s: %v", what, seen)
		}
	}
	if seen["answer"] < 2*3000 || len(outcomes) != 6 || len(topics) < 30 {
		t.Errorf("%v, %v, %d topics", seen, outcomes, len(topics))
	}
	if _, err := d.Store().Edition(t.Context(), d.Library().Edition()); err != nil {
		t.Error(err)
	}
}

func TestDemoWalksTheSameForASeed(t *testing.T) {
	walked := func(seed uint64) (all []store.Contact) {
		each(t, demoDesk(t, 200, seed), func(c store.Contact) {
			c.ID, c.Ref = "", ""
			all = append(all, c)
		})
		return all
	}
	a, b, c := walked(7), walked(7), walked(8)
	if !reflect.DeepEqual(a, b) || reflect.DeepEqual(a, c) {
		t.Error("a seed gives another demo, or two seeds the same")
	}
}

// A contact of a demo can be taken up like any other.
func TestDemoContactIsReopened(t *testing.T) {
	d := demoDesk(t, 50, 1)
	each(t, d, func(c store.Contact) {
		s, err := d.Reopen(t.Context(), c.ID)
		must(t, err)
		if run := s.Run(); (run != nil) != (c.ProposedTopic != "") {
			t.Errorf("%s has run %v", c.Ref, run)
		}
	})
}
