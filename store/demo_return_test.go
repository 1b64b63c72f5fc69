package store

import (
	"testing"
	"time"

	"paydesk/store/report"
)

// A demo has something in every figure: promises kept and broken, shoppers who
// call again, handouts.
func TestDemoHasSomethingToReport(t *testing.T) {
	s := open(t, t.TempDir())
	fill(t, s, 4000, 1, "first", "second", "third", "last")
	p, err := report.Days(noon.AddDate(-3, 0, 0), noon.AddDate(0, -1, 0), time.UTC)
	must(t, err)
	made := counted(t, s, report.Query{Period: p, Now: noon})
	for id, want := range map[string][2]float64{"repeats": {0.05, 0.4}, "promises_kept": {0.2, 0.8}, "handout_rate": {0.2, 0.8}} {
		if f := made.Of(id); *f.Value < want[0] || *f.Value > want[1] {
			t.Errorf("%s is %v of %d", id, *f.Value, f.N)
		}
	}
	if len(made.Handouts) < 5 {
		t.Errorf("handouts in %v", made.Handouts)
	}
}
