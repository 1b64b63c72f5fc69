package store

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"paydesk/knowledge/carddata"
)

// demoOf fills a fresh log and reads it.
func demoOf(t *testing.T, n int, seed uint64) []Contact {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	told := 0
	must(t, s.Demo(ctx, n, seed, []string{"first", "second", "isc-rs-5100102051", "last"}, func(done int) { told = done }))
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
		if strings.Contains(c.Note+c.Phone+c.Customer, "[") || strings.HasPrefix(c.Topic, "isc-") != (c.Code == "ISC_RS_5100102051") {
			t.Errorf("masked, or a wrong code: %+v", c)
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
	for what, want := range map[string]int{"topic": 4, "agent": len(demoAgents), "lang": 10, "outcome": 6, "channel": 3, "weekday": 7} {
		if len(counts[what]) != want {
			t.Errorf("%s: %v", what, counts[what])
		}
	}
	if c := counts["topic"]; c["first"] < 2*c["isc-rs-5100102051"] || c["second"] < c["last"] {
		t.Errorf("topics %v", c)
	}
	if c := counts["weekday"]; c["Monday"] < c["Sunday"] || counts["hour"]["10"] < 3*counts["hour"]["03"] {
		t.Errorf("weekdays %v, hours %v", c, counts["hour"])
	}
	if shoppers := len(counts["customer"]); shoppers > 2600 || shoppers < 1500 {
		t.Errorf("%d shoppers of 3000 contacts", shoppers)
	}
}

func TestDemoGoesIntoAFreshFolderOnly(t *testing.T) {
	s := open(t, t.TempDir())
	begun(t, s, Contact{})
	var refused *RefusedError
	if err := s.Demo(ctx, 5, 1, []string{"a"}, nil); !errors.As(err, &refused) {
		t.Error(err)
	}
	fresh := open(t, t.TempDir())
	if err := fresh.Demo(ctx, 5, 1, nil, nil); !errors.As(err, &refused) {
		t.Error(err)
	}
	must(t, fresh.Demo(ctx, 5, 1, []string{"a"}, nil))
}
