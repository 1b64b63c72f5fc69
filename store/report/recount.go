package report

import (
	"math"
	"strings"
	"time"
)

// Recount counts the figures of a report again from its lines, as an export
// holds them. It says nothing of earlier periods, of what is usual on a day,
// and of steps.
type Recount struct {
	query              Query
	sieve              sieve
	ends               ends
	contacts, promises scope
	facts              *Facts
}

// NewRecount begins to count a report of the query's period, filter and
// groupings.
func NewRecount(q Query) *Recount {
	f := NewFacts(nil)
	r := &Recount{query: q, facts: f, ends: f.ends()}
	for _, keys := range q.Filter {
		for _, key := range keys {
			f.names.Number(key) // a sieve knows the words there are
		}
	}
	r.sieve = q.Filter.sieve(f.names)
	r.contacts, r.promises = scope{Facts: f, period: q.Period}, scope{Facts: f, period: q.Period}
	return r
}

// Add counts a line whose contact began at the local time that the desk's
// clock showed. A line that cannot be one of the report is an *InputError.
func (r *Recount) Add(l Line, local time.Time) error {
	one, row := r.fact(l), int32(len(r.facts.list))
	m := moment{dayOf(local), local.Hour()}
	due := moment{int(one.due), m.hour}
	switch p := r.query.Period; {
	case l.InPeriod && (m.day < p.first || m.day > p.last):
		return wrong("the contact began on %s, and the report is of %s; take the CSV of the same period", dayText(m.day), p)
	case l.InPeriod && !r.sieve.passes(one, m):
		return wrong("the filter of the report does not let this contact through; take the CSV with the same filter")
	case !l.InPeriod && l.Promise == NoPromise:
		return wrong("the contact is neither of the period nor has a promise due in it; use the file as Paydesk wrote it")
	case l.Promise != NoPromise && (due.day < p.first || due.day > p.last || !r.sieve.passes(one, due)):
		return wrong("the promise is not due in the period and filter of the report; take the CSV of the same period and filter")
	}
	if err := r.handouts(l, row); err != nil {
		return err
	}
	r.facts.list = append(r.facts.list, fact{})
	c := counted{fact: one, flags: one.flags, shopper: int32(l.Shopper), is: r.ends.of(one)}
	if l.InPeriod {
		r.contacts.add(c, row, m)
	}
	if l.Promise != NoPromise {
		c.shopper, c.flags = -1, c.flags|promised[l.Promise]
		r.promises.add(c, row, due)
	}
	return nil
}

// promised are the flags of promises.
var promised = map[Promise]flags{Open: 0, Kept: kept, Overdue: passed}

// add takes a contact into a scope.
func (s *scope) add(c counted, row int32, m moment) {
	s.rows, s.at, s.moments = append(s.rows, c), append(s.at, row), append(s.moments, m)
	s.shoppers = max(s.shoppers, int(c.shopper)+1)
}

// fact is what a line tells of its contact.
func (r *Recount) fact(l Line) *fact {
	f := &fact{
		id: int64(len(r.facts.list)), started: l.Started.UnixMilli(), talk: uint32(l.Talk), hold: uint32(l.Hold), after: uint32(l.After),
		handouts: few(l.Handouts), runs: few(l.Checklists), left: few(l.ChecklistsLeft), skips: few(l.MustSkips), due: int32(dueDay(l.FollowUp)),
	}
	for i, word := range [words]string{l.Topic, l.Code, l.Agent, l.Desk, l.Channel, l.Outcome, l.Language} {
		f.words[i] = r.facts.names.Number(word)
	}
	for flag, is := range map[flags]bool{timed: l.Timed, linked: l.Linked, proposed: l.Proposed, accepted: l.Accepted, repeat: l.Repeat, again: l.Followed} {
		if is {
			f.flags |= flag
		}
	}
	return f
}

// few is a number as facts keep it.
func few(n int) uint8 { return uint8(min(max(n, 0), math.MaxUint8)) }

// handouts notes the languages of the handouts of a line.
func (r *Recount) handouts(l Line, row int32) error {
	var languages []string
	if l.Handouts > 0 {
		languages = strings.Split(l.HandoutLanguages, " ")
	}
	if len(languages) != l.Handouts && l.Handouts < math.MaxUint8 {
		return wrong("it has %d handouts in %d languages; use the file as Paydesk wrote it", l.Handouts, len(languages))
	}
	for _, language := range languages {
		r.facts.handed = append(r.facts.handed, handed{row, r.facts.names.Number(language)})
	}
	return nil
}

// Report is what the lines add up to.
func (r *Recount) Report() *Report {
	t := newTally(r.query.By)
	t.fill(r.query.Period)
	t.count(&r.contacts, ofContacts, ofShoppers, ofMedian)
	t.count(&r.promises, ofPromises)
	p := r.query.Period
	return &Report{From: p.First(), To: p.Last(), Filter: r.query.Filter, By: r.query.By, Contacts: len(r.contacts.rows),
		Figures: t.figures(), Groups: t.groups(r.facts.names), Handouts: r.contacts.handouts(), Notes: r.contacts.notes(math.MaxInt)}
}

// Split groups the contacts by something else; see Report.Split.
func (r *Recount) Split(by Grouping) []Group {
	t := newTally([]Grouping{by})
	t.fill(r.query.Period)
	t.count(&r.contacts, ofContacts, ofShoppers, ofMedian)
	return t.groups(r.facts.names)
}

// Digest is the hash of the contacts; see DigestRule.
func (r *Recount) Digest() string { return digest(r.contacts.rows, r.facts.names) }

// Count is how many of the contacts a filter lets through.
func (r *Recount) Count(f Filter) (n int64) {
	s := f.sieve(r.facts.names)
	for i := range r.contacts.rows {
		if s.passes(r.contacts.rows[i].fact, r.contacts.moments[i]) {
			n++
		}
	}
	return n
}
