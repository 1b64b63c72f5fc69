package report

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// steady is twelve weeks of a desk whose topics come as chance has it: topic
// n about n times a day, half as often at the weekend. planted more come of
// topic "t3" on the last Wednesday.
func steady(seed uint64, planted int) []Source {
	r := rand.New(rand.NewPCG(seed, 7))
	start, list := time.Date(2026, 9, 7, 9, 0, 0, 0, time.UTC), []Source{}
	for day := range 84 {
		add := func(topic string) {
			at := start.AddDate(0, 0, day).Add(time.Duration(r.IntN(600)) * time.Minute)
			list = append(list, Source{ID: int64(len(list) + 1), Started: at.UnixMilli(), Words: [words]string{topic}})
		}
		for topic := range 20 {
			for range 20 * topic {
				if r.IntN(20) == 0 && (day%7 < 5 || r.IntN(2) == 0) {
					add(fmt.Sprint("t", topic))
				}
			}
		}
		for range planted {
			if day == 79 {
				add("t3")
			}
		}
	}
	return list
}

// lastWeek is the report on the last of them.
func lastWeek(t *testing.T, list []Source) *Report {
	t.Helper()
	q := Query{Period: period(t, "2026-11-23", "2026-11-29", time.UTC), Now: time.Date(2026, 12, 9, 0, 0, 0, 0, time.UTC), Spikes: true, Earlier: true}
	return Make(q, factsOf(t, nil, list), time.UnixMilli(list[0].Started))
}

func TestASpikeIsFlagged(t *testing.T) {
	r := lastWeek(t, steady(1, 15))
	if len(r.Spikes) != 1 {
		t.Fatalf("%+v", r.Spikes)
	}
	s := r.Spikes[0]
	if s.Grouping != Topic || s.Key != "t3" || s.Day != "2026-11-25" || s.Contacts < 15 || s.Usual > 6 || s.Weeks != spikeWeeks || r.Rule == "" {
		t.Errorf("%+v", s)
	}
}

// Chance alone is hardly ever taken for a spike: 21 series, 7 days, 100 logs.
func TestChanceIsNoSpike(t *testing.T) {
	flagged := 0
	for seed := range uint64(100) {
		flagged += len(lastWeek(t, steady(seed, 0)).Spikes)
	}
	if flagged > 10 {
		t.Errorf("%d of %d days were flagged", flagged, 100*21*7)
	}
}

func TestSpikesNeedABaseline(t *testing.T) {
	list := steady(1, 15)
	for i := range list {
		if list[i].Started > time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC).UnixMilli() {
			list = list[i:] // the log is four weeks old, of which the last one is the report's
			break
		}
	}
	if r := lastWeek(t, list); len(r.Spikes) > 0 {
		t.Errorf("%+v", r.Spikes)
	}
}
