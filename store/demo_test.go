package store

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge/carddata"
)

// demoPlan is a plan of topics that are filed as they began, after one step.
func demoPlan(n int, seed uint64, topics ...string) DemoPlan {
	p := DemoPlan{Contacts: n, Seed: seed, Edition: "e1", Pack: []byte("pack"),
		Due: func(from time.Time, days int) time.Time { return from.AddDate(0, 0, days) }}
	for _, topic := range topics {
		t := DemoTopic{ID: topic}
		for i, outcome := range Outcomes() {
			e := Event{Kind: "answer", Topic: topic, Node: "first", Answer: i + 1, DwellMS: 30_000}
			saved := Event{Kind: "note", Topic: topic, Node: "end", Text: "outcome " + outcome, DwellMS: 20_000}
			t.Walks = append(t.Walks, Walk{Topic: topic, Outcome: outcome, ProposedTopic: topic, ProposedOutcome: outcome, FollowUp: i,
				Runs: []WalkedRun{{Topic: topic, Events: []Event{e, saved}}}})
		}
		t.Walks = append(t.Walks, Walk{Topic: topic, Outcome: "dropped", Code: "C1"})
		p.Topics = append(p.Topics, t)
	}
	return p
}

// fill puts made-up contacts into a fresh log.
func fill(t testing.TB, s *Store, n int, seed uint64, topics ...string) {
	t.Helper()
	must(t, s.Demo(ctx, demoPlan(n, seed, topics...)))
}

// demoOf fills a fresh log and reads it.
func demoOf(t *testing.T, n int, seed uint64) []Contact {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	told := 0
	p := demoPlan(n, seed, "first", "second", "third", "last")
	p.Progress = func(done int) { told = done }
	must(t, s.Demo(ctx, p))
	must(t, s.Close())
	if told != n {
		t.Errorf("told of %d, made %d", told, n)
	}
	return everything(t, dir)
}

// plain prints contacts without what is drawn anew each time.
func plain(t *testing.T, list []Contact) string {
	t.Helper()
	for i := range list {
		list[i].ID, list[i].Ref = "", ""
	}
	b, err := json.Marshal(list)
	must(t, err)
	return string(b)
}

func TestDemoIsTheSameForASeed(t *testing.T) {
	a, b, c := demoOf(t, 1500, 7), demoOf(t, 1500, 7), demoOf(t, 1500, 8)
	if len(a) != 1500 || plain(t, a) != plain(t, b) {
		t.Error("one seed gave two demos")
	}
	if plain(t, a) == plain(t, c) {
		t.Error("two seeds gave one demo")
	}
}

func TestDemoLooksLikeADesk(t *testing.T) {
	list := demoOf(t, 3000, 1)
	counts := map[string]map[string]int{}
	count := func(what, value string) {
		if counts[what] == nil {
			counts[what] = map[string]int{}
		}
		counts[what][value]++
	}
	first, last := noon, noon.AddDate(-9, 0, 0)
	for _, c := range list {
		for what, value := range map[string]string{"topic": c.Topic, "agent": c.Agent, "lang": c.Lang, "outcome": c.Outcome,
			"channel": c.Channel, "customer": c.Email, "weekday": c.Started.Weekday().String(), "hour": c.Started.Format("15")} {
			count(what, value)
		}
		if len(c.Order) != 16 || c.Order[0] != '8' || carddata.Order(c.Order) != carddata.OrderClean {
			t.Errorf("order %s", c.Order)
		}
		if c.Ended.After(noon) || c.Ended.Before(c.Started) || c.AttemptAt.After(c.Started) {
			t.Errorf("times %v, %v, %v", c.AttemptAt, c.Started, c.Ended)
		}
		if strings.Contains(c.Note+c.Phone+c.Customer, "[") || (c.Code != "") != (c.ProposedTopic == "") {
			t.Errorf("masked, or a wrong code: %+v", c)
		}
		if spent := c.Ended.Sub(c.Started).Seconds(); int(spent) != c.TalkSeconds+c.HoldSeconds+c.AfterSeconds || c.TalkSeconds < 1 {
			t.Errorf("%v seconds are %d, %d and %d", spent, c.TalkSeconds, c.HoldSeconds, c.AfterSeconds)
		}
		if c.Started.Before(first) {
			first = c.Started
		}
		if c.Started.After(last) {
			last = c.Started
		}
	}
	if noon.Sub(last).Hours() > 72 || noon.Sub(first).Hours() < 24*365*2.9 {
		t.Errorf("from %v to %v", first, last)
	}
	for what, want := range map[string]int{"topic": 4, "agent": len(demoAgents), "lang": 11, "outcome": 6, "channel": 3, "weekday": 7} {
		if len(counts[what]) != want {
			t.Errorf("%s: %v", what, counts[what])
		}
	}
	if c := counts["topic"]; c["first"] < 2*c["third"] || c["second"] < c["last"] {
		t.Errorf("topics %v", c)
	}
	if c := counts["weekday"]; c["Monday"] < c["Sunday"] || counts["hour"]["10"] < 3*counts["hour"]["03"] {
		t.Errorf("weekdays %v, hours %v", c, counts["hour"])
	}
	if shoppers := len(counts["customer"]); shoppers > 2600 || shoppers < 1500 {
		t.Errorf("%d shoppers of 3000 contacts", shoppers)
	}
}

func TestDemoKeepsWhatWasWalked(t *testing.T) {
	s := open(t, t.TempDir())
	fill(t, s, 300, 3, "first", "second")
	if months, err := s.Setting(ctx, retentionMonths); err != nil || months != "0" {
		t.Errorf("%q, %v", months, err)
	}
	pack, err := s.Edition(ctx, "e1")
	if err != nil || string(pack) != "pack" {
		t.Errorf("%q, %v", pack, err)
	}
	walked := 0
	must(t, s.Each(ctx, Filter{}, func(c Contact) error {
		runs, err := s.Runs(ctx, c.ID)
		must(t, err)
		if (len(runs) > 0) != (c.ProposedTopic != "") {
			t.Errorf("%s has %d runs", c.Ref, len(runs))
		}
		for _, r := range runs {
			events, err := s.Events(ctx, r.ID)
			must(t, err)
			if len(events) != 2 || events[1].Text != "outcome "+c.Outcome || !events[1].At.Equal(c.Ended) || r.Edition != "e1" || r.Topic != c.Topic {
				t.Errorf("%+v of %+v and %+v", events, r, c)
			}
			if !r.Started.After(c.Started) || events[0].At.Sub(r.Started).Milliseconds() != events[0].DwellMS || events[0].Seq != 1 {
				t.Errorf("started %v, run %v, first event %+v", c.Started, r.Started, events[0])
			}
			walked++
		}
		return nil
	}))
	if walked < 200 {
		t.Errorf("%d runs", walked)
	}
}

func TestDemoMasksWhatWasWalked(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p := demoPlan(20, 1, "a")
	p.Topics[0].Walks[0].Runs[0].Events[0].Text = "card " + pan
	must(t, s.Demo(ctx, p))
	if inFolder(t, dir, pan) {
		t.Error("a card number was stored")
	}
}

func TestALongWalkEndsInTime(t *testing.T) {
	s := open(t, t.TempDir())
	p := demoPlan(20, 1, "a")
	p.Topics[0].Walks = p.Topics[0].Walks[:1]
	p.Topics[0].Walks[0].Runs[0].Events[0].DwellMS = (30 * time.Hour).Milliseconds()
	must(t, s.Demo(ctx, p))
	must(t, s.Each(ctx, Filter{}, func(c Contact) error {
		if c.Ended.After(noon) {
			t.Errorf("ended at %v", c.Ended)
		}
		return nil
	}))
}

func TestDemoGoesIntoAFreshFolderOnly(t *testing.T) {
	s := open(t, t.TempDir())
	begun(t, s, Contact{})
	var refused *RefusedError
	if err := s.Demo(ctx, demoPlan(5, 1, "a")); !errors.As(err, &refused) {
		t.Error(err)
	}
	fresh := open(t, t.TempDir())
	if err := fresh.Demo(ctx, demoPlan(5, 1)); !errors.As(err, &refused) {
		t.Error(err)
	}
	fill(t, fresh, 5, 1, "a")
}
