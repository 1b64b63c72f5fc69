package report

import (
	"cmp"
	"slices"
	"sort"
)

// scope is the contacts of one period, with what they are to each other.
type scope struct {
	*Facts
	period   Period
	rows     []counted // those that the filter lets through, in the order they began
	at       []int32   // the place of each row's fact
	moments  []moment  // of each row
	shoppers int       // that the numbers of shoppers stay below
}

// order is the facts in the order in which the contacts began.
func (f *Facts) order() []int32 {
	order := make([]int32, len(f.list))
	for i := range order {
		order[i] = int32(i)
	}
	earlier := func(a, b int32) int {
		x, y := &f.list[a], &f.list[b]
		return cmp.Or(cmp.Compare(x.started, y.started), cmp.Compare(x.id, y.id))
	}
	if !slices.IsSortedFunc(order, earlier) {
		slices.SortFunc(order, earlier)
	}
	return order
}

// between is the part of an order that began from from until before to, in
// milliseconds.
func (f *Facts) between(order []int32, from, to int64) []int32 {
	at := func(ms int64) int {
		return sort.Search(len(order), func(i int) bool { return f.list[order[i]].started >= ms })
	}
	return order[at(from):max(at(from), at(to))]
}

// scope gathers the contacts of a period. Whether one is a repeat is asked of
// all contacts, whatever the filter.
func (f *Facts) scope(order []int32, p Period, filter sieve) *scope {
	from, to := p.From().UnixMilli(), p.To().UnixMilli()
	near := f.between(order, from-within, to+within)
	shopper, shoppers := f.link(near)
	repeated := f.repeats(near, shopper, shoppers)
	s := &scope{Facts: f, period: p, shoppers: shoppers, rows: make([]counted, 0, len(f.between(near, from, to)))}
	clock, ends := newClock(p.zone), f.ends()
	for i, at := range near {
		one := &f.list[at]
		if one.started < from || one.started >= to {
			continue
		}
		m := moment{clock.day(one.started), clock.hour(one.started)}
		if !filter.passes(one, m) {
			continue
		}
		s.rows = append(s.rows, counted{fact: one, flags: one.flags | repeated[i], shopper: shopper[i], is: ends.of(one)})
		s.moments, s.at = append(s.moments, m), append(s.at, at)
	}
	return s
}

// ends tells outcomes by the numbers of their words.
type ends map[uint32]outcome

func (f *Facts) ends() ends {
	e := ends{}
	for i, o := range outcomes {
		e[f.names.Number(o.word)] = outcome(i)
	}
	return e
}

func (e ends) of(f *fact) outcome {
	if is, known := e[f.words[Outcome.word()]]; known {
		return is
	}
	return unsaid
}

// link numbers the shoppers of some contacts.
func (f *Facts) link(near []int32) (shopper []int32, shoppers int) {
	l := newLinker(len(near))
	for _, at := range near {
		l.add(f.list[at].marks)
	}
	return l.done()
}

// repeats finds which contacts follow, or are followed by, another one of the
// same shopper on the same issue within seven days.
func (f *Facts) repeats(near, shopper []int32, shoppers int) []flags {
	found := make([]flags, len(near))
	last := make([]struct{ shopper, at int32 }, 2*len(f.names.text)) // by issue
	for _, i := range sorted(shopper, shoppers) {
		issue := f.list[near[i]].words[Topic.word()]
		if code := f.list[near[i]].words[Code.word()]; issue == 0 && code != 0 {
			issue = uint32(len(f.names.text)) + code
		}
		if issue == 0 {
			continue
		}
		before := &last[issue]
		if before.shopper == shopper[i]+1 && f.list[near[i]].started-f.list[near[before.at]].started <= within {
			found[i] |= repeat
			found[before.at] |= again
		}
		before.shopper, before.at = shopper[i]+1, i
	}
	return found
}

// sorted lists places by the numbers that stand there, which lie below limit,
// and keeps the order of equal ones. Places of a negative number are left out.
func sorted(number []int32, limit int) []int32 {
	next := make([]int32, limit+1)
	for _, n := range number {
		if n >= 0 {
			next[n+1]++
		}
	}
	for n := range limit {
		next[n+1] += next[n]
	}
	places := make([]int32, next[limit])
	for place, n := range number {
		if n >= 0 {
			places[next[n]] = int32(place)
			next[n]++
		}
	}
	return places
}
