package report

import (
	"slices"
	"strings"
	"time"
)

// Line is one contact behind a report with all that its figures are counted
// from: who adds up the lines gets the figures. It tells nothing of a person.
type Line struct {
	RowID                                                int64
	Started                                              time.Time
	Topic, Code, Agent, Desk, Channel, Outcome, Language string
	Talk, Hold, After                                    int // seconds
	Shopper                                              int // the same number is the same shopper, in this report alone; -1 unknown
	InPeriod                                             bool
	Timed, Linked, Proposed, Accepted, Repeat, Followed  bool
	Checklists, ChecklistsLeft, MustSkips, Handouts      int
	HandoutLanguages                                     string // with a blank between them
	FollowUp                                             string // the day promised, YYYY-MM-DD; empty for none
	Promise                                              Promise
}

// Promise is what became of a promise that a report counts.
type Promise string

// What becomes of promises; NoPromise is one that is due on no day of the
// period, or none at all.
const (
	NoPromise Promise = ""
	Open      Promise = "open"
	Kept      Promise = "kept"
	Overdue   Promise = "overdue"
)

// Lines are the contacts behind a report from the oldest on, by their ids:
// those that began in its period, and those that did not and have a promise
// due in it. A line is made when it is asked for; they are very many. The last
// yield of the loop is the last line.
func (r *Report) Lines(yield func(Line) bool) {
	l := liner{rows: r.rows, languages: r.rows.facts.languages()}
	for contact, promise := range r.rows.pairs {
		if !yield(l.line(contact, promise)) {
			return
		}
	}
}

// LineCount is how many lines a report has.
func (r *Report) LineCount() int {
	n := 0
	for range r.rows.pairs {
		n++
	}
	return n
}

// pairs are the contacts of the period and those with a promise due in it,
// oldest first; one that is both is one pair, and nil stands for what it is
// not.
func (r *rows) pairs(yield func(contact, promise *counted) bool) {
	a, b := r.contacts, r.promises
	for len(a) > 0 || len(b) > 0 {
		var contact, promise *counted
		if len(a) > 0 && (len(b) == 0 || a[len(a)-1].id <= b[len(b)-1].id) {
			contact = &a[len(a)-1]
		}
		if len(b) > 0 && (contact == nil || contact.id == b[len(b)-1].id) {
			promise, b = &b[len(b)-1], b[:len(b)-1]
		}
		if contact != nil {
			a = a[:len(a)-1]
		}
		if !yield(contact, promise) {
			return
		}
	}
}

// liner makes lines.
type liner struct {
	*rows
	languages map[int64]string
}

// languages are those of the handouts of each contact that has one.
func (f *Facts) languages() map[int64]string {
	given := map[int64][]string{}
	for _, h := range f.handed {
		id := f.list[h.row].id
		given[id] = append(given[id], f.names.Text(h.language))
	}
	texts := make(map[int64]string, len(given))
	for id, list := range given {
		slices.Sort(list)
		texts[id] = strings.Join(list, " ")
	}
	return texts
}

// line is a contact of the period, a promise due in it, or both.
func (l *liner) line(contact, promise *counted) Line {
	c := contact
	if c == nil {
		c = promise
	}
	word := func(g Grouping) string { return l.facts.names.Text(c.words[g.word()]) }
	out := Line{
		RowID: c.id, Started: time.UnixMilli(c.started).UTC(), InPeriod: contact != nil,
		Topic: word(Topic), Code: word(Code), Agent: word(Agent), Desk: word(Desk),
		Channel: word(Channel), Outcome: word(Outcome), Language: word(Language),
		Talk: int(c.talk), Hold: int(c.hold), After: int(c.after), Shopper: int(c.shopper),
		Timed: c.flags.has(timed), Linked: c.flags.has(linked), Proposed: c.flags.has(proposed), Accepted: c.flags.has(accepted),
		Repeat: c.flags.has(repeat), Followed: c.flags.has(again),
		Checklists: int(c.runs), ChecklistsLeft: int(c.left), MustSkips: int(c.skips), Handouts: int(c.handouts),
		HandoutLanguages: l.languages[c.id], Promise: promise.promise(),
	}
	if c.due > 0 {
		out.FollowUp = dayText(int(c.due))
	}
	return out
}

// promise is what became of a promise; of none for nil.
func (c *counted) promise() Promise {
	switch {
	case c == nil:
		return NoPromise
	case c.flags.has(kept):
		return Kept
	case c.flags.has(passed):
		return Overdue
	}
	return Open
}
