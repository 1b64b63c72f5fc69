package report

import (
	"cmp"
	"slices"
)

// sums are what a group of contacts adds up to, a pair a definition.
type sums []struct{ num, den int64 }

// tally is the groups of a report being counted. Contacts and promises are
// counted into the same groups.
type tally struct {
	by     []Grouping
	number map[[maxBy]uint32]int32
	keys   [][maxBy]uint32 // of each group
	sums   []sums
	total  sums
}

func newTally(by []Grouping) *tally {
	return &tally{by: by, number: map[[maxBy]uint32]int32{}, total: make(sums, len(definitions))}
}

// group is the number of the group with these keys; a new one gets the next.
func (t *tally) group(key [maxBy]uint32) int32 {
	number, known := t.number[key]
	if !known {
		number = int32(len(t.keys))
		t.number[key] = number
		t.keys, t.sums = append(t.keys, key), append(t.sums, make(sums, len(definitions)))
	}
	return number
}

// key is the group that a contact falls into.
func (t *tally) key(f *fact, at moment) (key [maxBy]uint32) {
	for i, g := range t.by {
		key[i] = g.key(f, at)
	}
	return key
}

// count counts the contacts of a scope into their groups.
func (t *tally) count(s *scope, bases ...base) {
	var last [maxBy]uint32
	group := int32(-1)
	for i := range s.rows {
		c := &s.rows[i]
		if key := t.key(c.fact, s.moments[i]); group < 0 || key != last {
			last, group = key, t.group(key)
		}
		c.group = group
	}
	for at := range definitions {
		if d := &definitions[at]; slices.Contains(bases, d.base) {
			counters[d.base](t, s, at)
		}
	}
}

// counters count one definition by its base.
var counters = map[base]func(*tally, *scope, int){
	ofContacts: (*tally).add, ofPromises: (*tally).add, ofShoppers: (*tally).distinct, ofMedian: (*tally).median,
}

// add adds up what each contact adds.
func (t *tally) add(s *scope, at int) {
	num, den, total := definitions[at].num, definitions[at].den, &t.total[at]
	for i := range s.rows {
		c := &s.rows[i]
		sum, n := &t.sums[c.group][at], num(c)
		sum.num, total.num = sum.num+n, total.num+n
		if den != nil {
			n = den(c)
			sum.den, total.den = sum.den+n, total.den+n
		}
	}
}

// distinct counts the different shoppers of each group.
func (t *tally) distinct(s *scope, at int) {
	shopper := make([]int32, len(s.rows))
	for i := range s.rows {
		shopper[i] = s.rows[i].shopper
	}
	seen, last := make([]int32, len(t.sums)), int32(-1)
	for _, i := range sorted(shopper, s.shoppers) {
		if shopper[i] != last {
			last = shopper[i]
			t.total[at].num++
		}
		if group := s.rows[i].group; seen[group] != last+1 {
			seen[group] = last + 1
			t.sums[group][at].num++
		}
	}
}

// median finds the middle value of each group. Its sums are twice that value,
// which is whole, and how many there are.
func (t *tally) median(s *scope, at int) {
	group, all := make([]int32, len(s.rows)), make([]int64, 0, len(s.rows))
	for i := range s.rows {
		group[i] = s.rows[i].group
	}
	order := sorted(group, len(t.sums))
	for len(order) > 0 {
		g, start := group[order[0]], len(all)
		for len(order) > 0 && group[order[0]] == g {
			all, order = append(all, definitions[at].num(&s.rows[order[0]])), order[1:]
		}
		t.sums[g][at].num, t.sums[g][at].den = middle(slices.Clone(all[start:])), int64(len(all)-start)
	}
	t.total[at].num, t.total[at].den = middle(all), int64(len(all))
}

// middle is twice the median of some values, which it puts in order.
func middle(values []int64) int64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[(len(values)-1)/2] + values[len(values)/2]
}

// fill adds the groups that a period has whether a contact falls into them or
// not.
func (t *tally) fill(p Period) {
	if len(t.by) != 1 {
		return
	}
	for _, key := range t.by[0].all(p) {
		t.group([maxBy]uint32{key})
	}
}

// ranked lists the groups in the order to show them: those of the clock in
// its order, others by how many contacts they have.
func (t *tally) ranked(names *Names) []int32 {
	order := make([]int32, len(t.keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		for i, g := range t.by {
			x, y := t.keys[a][i], t.keys[b][i]
			if g.timed() && x != y {
				return cmp.Compare(x, y)
			}
		}
		if c := cmp.Compare(t.sums[b][0].num, t.sums[a][0].num); c != 0 {
			return c
		}
		for i, g := range t.by {
			if c := cmp.Compare(g.text(t.keys[a][i], names), g.text(t.keys[b][i], names)); c != 0 {
				return c
			}
		}
		return 0
	})
	return order
}
