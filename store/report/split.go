package report

import "slices"

// Split groups the contacts of a report by something else than was asked for,
// without reading them again. The groups know of figures about contacts only,
// not of promises, and are no groups of a Selection.
func (r *Report) Split(by Grouping) []Group {
	s := &scope{Facts: r.rows.facts, period: r.rows.period, rows: slices.Clone(r.rows.contacts)}
	clock := newClock(s.period.zone)
	for i := range s.rows {
		c := &s.rows[i]
		s.moments = append(s.moments, moment{clock.day(c.started), clock.hour(c.started)})
		s.shoppers = max(s.shoppers, int(c.shopper)+1)
	}
	t := newTally([]Grouping{by})
	t.fill(s.period)
	t.count(s, ofContacts, ofShoppers, ofMedian)
	return t.groups(s.names)
}
