package report

// Touch is a contact as far as promises go: who was in touch, and when.
type Touch struct {
	ID, Started int64 // row id; ms since 1970, UTC
	Marks       Marks
}

// Meets reports whether a contact makes a promise of another one good: it came
// later, from the same shopper. Where it came by the end of the day promised,
// the figures count the promise as kept.
func (t Touch) Meets(promise Touch) bool {
	later := t.Started > promise.Started || t.Started == promise.Started && t.ID > promise.ID
	return later && t.Marks.share(promise.Marks)
}

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

// keep finds the promises whose shopper was in touch again in time, see
// Touch.Meets. It goes back from the end, so that of each mark the next contact
// is known.
func (s *scope) keep(order []int32, clock *clock) {
	if len(s.rows) == 0 {
		return
	}
	near := s.between(order, s.rows[0].started, s.period.To().UnixMilli())
	next := newMarkTable(len(near))
	for i, row := len(near)-1, len(s.rows)-1; i >= 0 && row >= 0; i-- {
		one := &s.list[near[i]]
		promise := s.rows[row].fact == one
		for _, m := range one.marks {
			if m == 0 {
				continue
			}
			back, known := next.find(m)
			if promise && known && clock.day(s.list[*back].started) <= int(one.due) {
				s.rows[row].flags |= kept
			}
			*back = near[i]
		}
		if promise {
			row--
		}
	}
}
