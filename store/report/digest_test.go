package report_test

import (
	"testing"
	"time"

	"paydesk/store/report"
)

// made is a report on some contacts.
func made(t *testing.T, list ...report.Source) *report.Report {
	t.Helper()
	f := report.NewFacts(nil)
	if err := f.Add(report.Pack(list)); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	p, err := report.Days(day, day.AddDate(0, 0, 1), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return report.Make(report.Query{Period: p, Now: day}, f, day)
}

var (
	noon  = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).UnixMilli()
	one   = report.Source{ID: 1, Started: noon, Talk: 60, Words: [7]string{"a"}}
	other = report.Source{ID: 2, Started: noon, Talk: 90, Words: [7]string{"b"}}
)

// The digest goes by what contacts say, and not by where they are kept.
func TestDigestIsOfTheContacts(t *testing.T) {
	want := made(t, one, other).Digest()
	again, moved := one, other
	again.ID, moved.ID = 8, 7
	if got := made(t, moved, again).Digest(); got != want {
		t.Errorf("with other ids: %s, not %s", got, want)
	}
	moved.After = 1
	if got := made(t, moved, again).Digest(); got == want {
		t.Error("another time, the same digest")
	}
}

func TestSplitCountsAnew(t *testing.T) {
	r := made(t, one, other)
	for by, want := range map[report.Grouping][]int64{report.Topic: {1, 1}, report.Day: {2, 0}, report.Agent: {2}} {
		groups := r.Split(by)
		if len(groups) != len(want) {
			t.Fatalf("%d groups by %s", len(groups), by)
		}
		for i := range groups {
			if m, _ := groups[i].Of("contacts"); m.N != want[i] {
				t.Errorf("%s %v: %d contacts", by, groups[i].Keys, m.N)
			}
		}
	}
}
