package report

import (
	"math"
	"testing"
)

// The intervals are those that Newcombe (1998) and R's prop.test without
// correction give.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		hits, n   int64
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {29, 29, 0.8830, 1}, {0, 0, 0, 1}} {
		low, high := Wilson(c.hits, c.n)
		if math.Abs(low-c.low) > 0.0001 || math.Abs(high-c.high) > 0.0001 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.hits, c.n, low, high, c.low, c.high)
		}
	}
}

func TestEveryFigureSaysWhatItIs(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range Definitions() {
		if d.ID == "" || d.Title == "" || d.Formula == "" || d.Window == "" || d.Unit == "" || seen[d.ID] {
			t.Errorf("%+v", d)
		}
		if (d.Unit == Share) != (d.Interval != "") || (d.Unit == Count) != (d.SmallBelow == 0) {
			t.Errorf("%s: interval %q, small below %d", d.ID, d.Interval, d.SmallBelow)
		}
		seen[d.ID] = true
	}
}
