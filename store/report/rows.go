package report

import (
	"cmp"
	"slices"
	"sort"
)

// rows are the contacts behind a report, newest first by id.
type rows struct {
	facts              *Facts
	period             Period
	contacts, promises []counted
}

// newRows keeps what a report was counted from, and puts it in order.
func newRows(contacts, promises *scope) *rows {
	newest := func(a, b counted) int { return cmp.Compare(b.id, a.id) }
	r := &rows{contacts.Facts, contacts.period, contacts.rows, promises.rows}
	slices.Reverse(r.contacts) // mostly in the order of ids already
	for _, list := range [][]counted{r.contacts, r.promises} {
		if !slices.IsSortedFunc(list, newest) {
			slices.SortFunc(list, newest)
		}
	}
	return r
}

// Selection says which contacts behind a report are wanted: those that have
// all of what is set.
type Selection struct {
	Figure string // id of a definition; empty for all contacts of the report
	// Numerator asks for the contacts that count as hits of the figure, and
	// not for all that it rests on.
	Numerator bool
	Group     *Group  // of this report; nil for all
	Where     Filter  // beside the report's own, such as the day and topic of a spike
	Step      *Step   // those that came to this step,
	Left      bool    // or that left a checklist there
	Handout   *string // those given a handout of this language
}

// Behind lists the ids of the contacts behind a figure, newest first: at most
// limit, below the id before, or from the newest when that is 0.
func (r *Report) Behind(s Selection, before int64, limit int) []int64 {
	var ids []int64
	list, wanted := r.rows.wanted(s)
	start := 0
	if before > 0 {
		start = sort.Search(len(list), func(i int) bool { return list[i].id < before })
	}
	for i := start; i < len(list) && len(ids) < limit; i++ {
		if wanted(&list[i]) {
			ids = append(ids, list[i].id)
		}
	}
	return ids
}

// wanted is where the contacts of a selection are, and how to tell them.
func (r *rows) wanted(s Selection) ([]counted, func(*counted) bool) {
	list, tests := r.contacts, []func(*counted) bool{}
	if d := find(s.Figure); d != nil {
		if d.base == ofPromises {
			list = r.promises
		}
		tests = append(tests, d.wants(s.Numerator))
	}
	if s.Group != nil {
		tests = append(tests, func(c *counted) bool { return c.group == s.Group.number })
	}
	if len(s.Where) > 0 {
		tests = append(tests, r.passes(s.Where))
	}
	if s.Step != nil {
		tests = append(tests, isIn(r.facts.atStep(*s.Step, s.Left)))
	}
	if s.Handout != nil {
		tests = append(tests, isIn(r.facts.given(*s.Handout)))
	}
	return list, func(c *counted) bool {
		return !slices.ContainsFunc(tests, func(test func(*counted) bool) bool { return !test(c) })
	}
}

// find is the definition of that id; nil for none.
func find(id string) *Definition {
	for i := range definitions {
		if definitions[i].ID == id {
			return &definitions[i]
		}
	}
	return nil
}

// wants tells the contacts that a figure rests on, or its hits.
func (d *Definition) wants(numerator bool) func(*counted) bool {
	switch {
	case d.base == ofShoppers:
		return func(c *counted) bool { return c.shopper >= 0 }
	case d.base == ofMedian:
		return func(*counted) bool { return true }
	case numerator || d.den == nil:
		return func(c *counted) bool { return d.num(c) > 0 }
	}
	return func(c *counted) bool { return d.den(c) > 0 }
}

// passes tells the contacts of a filter by when they began.
func (r *rows) passes(f Filter) func(*counted) bool {
	sieve, clock := f.sieve(r.facts.names), newClock(r.period.zone)
	return func(c *counted) bool {
		return sieve.passes(c.fact, moment{clock.day(c.started), clock.hour(c.started)})
	}
}

// isIn tells the contacts of a set of ids.
func isIn(ids map[int64]bool) func(*counted) bool {
	return func(c *counted) bool { return ids[c.id] }
}

// given are the contacts with a handout of a language.
func (f *Facts) given(language string) map[int64]bool {
	ids := map[int64]bool{}
	for _, h := range f.handed {
		if f.names.Text(h.language) == language {
			ids[f.list[h.row].id] = true
		}
	}
	return ids
}
