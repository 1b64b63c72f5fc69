package report

// promises gathers the contacts whose promise is due in a period, each put on
// the day promised.
func (f *Facts) promises(order []int32, p Period, filter sieve, today int) *scope {
	s := &scope{Facts: f, period: p}
	clock, ends := newClock(p.zone), f.ends()
	for _, at := range order {
		one := &f.list[at]
		if one.due == 0 || int(one.due) < p.first || int(one.due) > p.last {
			continue
		}
		m := moment{int(one.due), clock.hour(one.started)}
		if !filter.passes(one, m) {
			continue
		}
		c := counted{fact: one, flags: one.flags, shopper: -1, is: ends.of(one)}
		if c.is == resolved {
			c.flags |= kept
		}
		if int(one.due) < today {
			c.flags |= passed
		}
		s.rows, s.moments = append(s.rows, c), append(s.moments, m)
	}
	s.keep(order, clock)
	return s
}

// keep finds the promises whose shopper was in touch again in time.
func (s *scope) keep(order []int32, clock *clock) {
	if len(s.rows) == 0 {
		return
	}
	waiting := map[Mark][]*counted{}
	for i := range s.rows {
		for _, m := range s.rows[i].marks {
			if m != 0 {
				waiting[m] = append(waiting[m], &s.rows[i])
			}
		}
	}
	for _, at := range s.between(order, s.rows[0].started, s.period.To().UnixMilli()) {
		back := &s.list[at]
		for _, m := range back.marks {
			for _, c := range waiting[m] {
				if later(back, c.fact) && clock.day(back.started) <= int(c.due) {
					c.flags |= kept
				}
			}
		}
	}
}

// later reports whether a contact began after another one.
func later(a, b *fact) bool {
	return a.started > b.started || a.started == b.started && a.id > b.id
}
