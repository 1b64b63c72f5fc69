package store

import (
	"cmp"
	"time"
)

// returning is a shopper who calls again about the same trouble: because of a
// promise, or because it was not over.
type returning struct {
	who   Contact
	topic DemoTopic
}

// returns are those who will call, by the day, counted from 1970.
type returns map[int64][]returning

func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

// pop is somebody who calls on a day; false for nobody.
func (r returns) pop(on time.Time) (back returning, some bool) {
	day := dayNumber(on)
	waiting := r[day]
	if len(waiting) == 0 {
		delete(r, day-1) // who did not get through gave up
		return back, false
	}
	r[day] = waiting[1:]
	return waiting[0], true
}

// In so many of a hundred cases a shopper who was promised something calls
// again, in time or late, and one without a promise does: whose trouble was
// over, or not.
const (
	backPromised = 50
	inTime       = 80
	backOpen     = 9
	backResolved = 3
)

// mayReturn makes up whether and when the shopper of a contact calls again.
func (d *demo) mayReturn(c Contact, topic DemoTopic) {
	chance, days := backOpen, 1+d.IntN(6)
	due, promised := time.Parse(day, c.FollowUp)
	switch left := int(dayNumber(due) - dayNumber(c.Started)); {
	case promised == nil && d.IntN(100) < inTime:
		chance, days = backPromised, 1+d.IntN(max(left, 1))
	case promised == nil:
		chance, days = backPromised, left+1+d.IntN(6)
	case c.Outcome == "resolved":
		chance = backResolved
	}
	if d.IntN(100) < chance {
		at := dayNumber(c.Started) + int64(days)
		d.returns[at] = append(d.returns[at], returning{c.asShopper(), topic})
	}
}

// asShopper is what a contact tells of its shopper and the order.
func (c Contact) asShopper() Contact {
	return Contact{
		Customer: c.Customer, Email: c.Email, Phone: c.Phone, Order: c.Order, Country: c.Country, Lang: c.Lang,
		AttemptAmount: c.AttemptAmount, AttemptCurrency: c.AttemptCurrency,
	}
}

// caller is who calls, about what, and how it goes. Of those who call again
// most get it done.
func (d *demo) caller(start time.Time) (Contact, DemoTopic, Walk) {
	back, again := d.returns.pop(start)
	if !again {
		back = returning{d.shopper(), draw(d, d.topics).DemoTopic}
	}
	w := d.walk(back.topic)
	for tries := 4; again && tries > 0 && w.Outcome != "resolved"; tries-- {
		w = d.walk(back.topic)
	}
	return back.who, back.topic, w
}

// walk draws how a contact about a topic goes.
func (d *demo) walk(t DemoTopic) Walk {
	if len(t.Walks) == 0 {
		return Walk{Topic: t.ID}
	}
	return t.Walks[d.IntN(len(t.Walks))]
}

// handouts are what is given out at the end of a contact, in so many of a
// hundred cases by how it ended.
func (d *demo) handouts(c Contact) []Handout {
	given := map[string]int{"will-try": 70, "waiting-bank": 60, "waiting-documents": 80, "escalated": 30, "resolved": 15}[c.Outcome]
	if d.IntN(100) >= given {
		return nil
	}
	list := []Handout{{Topic: c.Topic, Lang: cmp.Or(c.Lang, "en"), For: "shopper", At: c.Ended}}
	if c.Outcome == "waiting-bank" && d.IntN(3) == 0 {
		list = append(list, Handout{Topic: c.Topic, Lang: cmp.Or(c.Lang, "en"), For: "bank", At: c.Ended})
	}
	return list
}
