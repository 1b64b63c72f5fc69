package report

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Who is one shopper is found as by comparing everybody with everybody.
func TestLinker(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		var list []Marks
		for range 1 + r.IntN(60) {
			var m Marks
			for i := range m {
				if r.IntN(2) == 0 {
					m[i] = MarkOf(byte(i), fmt.Sprint(r.IntN(30)))
				}
			}
			list = append(list, m)
		}
		l := newLinker(len(list))
		for _, m := range list {
			l.add(m)
		}
		shopper, shoppers := l.done()
		want, count := slowly(list)
		if shoppers != count {
			t.Fatalf("round %d: %d shoppers, want %d", round, shoppers, count)
		}
		for i := range list {
			for j := range list {
				if (shopper[i] == shopper[j]) != (want[i] == want[j]) {
					t.Fatalf("round %d: contacts %d and %d", round, i, j)
				}
			}
		}
	}
}

// slowly numbers shoppers by comparing all pairs until nothing changes.
func slowly(list []Marks) (who []int, count int) {
	who = make([]int, len(list))
	for i, m := range list {
		if who[i] = i; !m.known() {
			who[i] = -1
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range list {
			for j := range list {
				for k := range list[i] {
					if list[i][k] != 0 && list[i][k] == list[j][k] && who[i] != who[j] {
						who[i], who[j], changed = min(who[i], who[j]), min(who[i], who[j]), true
					}
				}
			}
		}
	}
	for i := range who {
		if who[i] == i {
			count++
		}
	}
	return who, count
}
