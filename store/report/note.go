package report

import (
	"fmt"
	"slices"
)

// notes are what a reader has to know of how the figures came about.
func (s *scope) notes(today int) []string {
	var unknown, timeless, young int
	clock := newClock(s.period.zone)
	for i := range s.rows {
		c := &s.rows[i]
		if c.shopper < 0 {
			unknown++
		}
		if !c.flags.has(timed) {
			timeless++
		}
		if clock.day(c.started)+7 > today {
			young++
		}
	}
	var notes []string
	for _, n := range []struct {
		count int
		text  string
	}{
		{unknown, "%d of the contacts tell neither e-mail, phone nor order number (old ones were purged of them); they are no shoppers, and none is recognised as a repeat."},
		{timeless, "%d of the contacts hold no times; they count as handled in no time."},
		{young, "%d of the contacts began less than seven days ago; a repeat of them can still come, so first-contact resolution may still fall."},
	} {
		if n.count > 0 {
			notes = append(notes, fmt.Sprintf(n.text, n.count))
		}
	}
	return notes
}

// unfinished says that days of the period are still to come.
func (q Query) unfinished() []string {
	left := q.Period.last - dayOf(q.Now.In(q.Period.zone))
	if left <= 0 || left > q.Period.Len() {
		return nil
	}
	return []string{fmt.Sprintf("%d of the %d days of the period are still to come; the earlier periods beside it are whole ones.", left, q.Period.Len())}
}

// unmet names what the filter asks for and no contact has: mostly a slip.
func (s *scope) unmet(f Filter) (notes []string) {
	for _, g := range groupings[:words] {
		seen := map[uint32]bool{}
		for i := range s.rows {
			seen[s.rows[i].words[g.word()]] = true
		}
		keys := slices.Clone(f[g])
		slices.Sort(keys)
		for _, key := range keys {
			if number, known := s.names.number[key]; !known || !seen[number] {
				notes = append(notes, fmt.Sprintf("No contact of the period and filter has the %s %q.", g, key))
			}
		}
	}
	return notes
}
