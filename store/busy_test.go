package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// busy is a log that many work on: everything that can happen to a contact
// does, in any order.
type busy struct {
	*rand.Rand
	t      *testing.T
	s      *Store
	ids    []ContactID
	drafts []Contact
	runs   []RunID
	other  *busy  // a desk whose bundles come in
	stick  string // the folder of its bundles
}

func (b *busy) pick(words ...string) string { return words[b.IntN(len(words))] }

// contact makes up a contact of one of few shoppers, who so call again.
func (b *busy) contact() Contact {
	who := b.IntN(60)
	c := Contact{
		Topic: b.pick("card-expired", "weak-connection", "limit", ""), Code: b.pick("", "2051", "C1"), Note: "called",
		Agent: b.pick("Amara", "Bo"), Desk: b.pick("", "A"), Channel: b.pick("", "phone", "chat"), Lang: b.pick("", "es", "pt-BR"),
		Outcome: b.pick("", "resolved", "resolved", "will-try", "waiting-bank", "escalated"),
		Started: noon.Add(-time.Duration(b.IntN(60*24*60)) * time.Minute), TalkSeconds: b.IntN(500), HoldSeconds: b.IntN(50), AfterSeconds: b.IntN(90),
	}
	if b.IntN(3) > 0 {
		c.Email = fmt.Sprintf("Shopper%d@example.com", who)
	}
	if b.IntN(3) == 0 {
		c.Phone = fmt.Sprintf("+34 600 55 10 %02d", who)
	}
	if b.IntN(3) == 0 {
		c.Order = fmt.Sprintf("ORDER-%d77", 100+who)
	}
	if b.IntN(2) == 0 {
		c.FollowUp = c.Started.AddDate(0, 0, b.IntN(9)).Format(day)
	}
	c.ProposedTopic, c.ProposedOutcome = b.pick("", c.Topic), b.pick("", c.Outcome, "resolved")
	return c
}

// any is a contact that was saved once.
func (b *busy) any() ContactID { return b.ids[b.IntN(len(b.ids))] }

// addMany stores many contacts at once.
func (b *busy) addMany() error {
	list := make([]Contact, 1+b.IntN(300))
	for i := range list {
		list[i] = b.contact()
	}
	added, err := b.s.AddAll(ctx, list)
	for _, a := range added {
		b.ids = append(b.ids, a.ID)
	}
	return err
}

// shuffled are some acts in any order.
func (b *busy) shuffled(n int) (list []func(*busy) error) {
	for range n {
		list = append(list, acts[b.IntN(len(acts))])
	}
	return list
}

// acts are what happens to a log. What is refused changes nothing, which is
// as good a test.
var acts = []func(*busy) error{
	(*busy).addMany,
	func(b *busy) error {
		c := b.contact()
		began, err := b.s.Begin(ctx, c)
		c.ID = began.ID // what was held back while it was typed is there in the end
		b.drafts = append(b.drafts, c)
		return err
	},
	func(b *busy) error {
		if len(b.drafts) == 0 {
			return nil
		}
		c := b.drafts[0]
		b.drafts = b.drafts[1:]
		if b.IntN(5) == 0 {
			return b.s.Discard(ctx, c.ID)
		}
		c.Outcome = b.pick("resolved", "escalated")
		_, err := b.s.Finish(ctx, c)
		b.ids = append(b.ids, c.ID)
		return err
	},
	(*busy).walk, (*busy).step, (*busy).step, (*busy).step,
	func(b *busy) error {
		return b.s.LogHandout(ctx, Handout{Contact: b.any(), Topic: "limit", Lang: b.pick("es", "en"), For: "shopper"})
	},
	func(b *busy) error {
		patch, err := json.Marshal(map[string]any{"outcome": b.pick("resolved", "dropped"), "email": b.contact().Email, "topic": "limit"})
		if err == nil {
			_, err = b.s.Amend(ctx, string(b.any()), patch)
		}
		return err
	},
	func(b *busy) error {
		c, err := b.s.Reopen(ctx, b.any())
		if err == nil && b.IntN(2) == 0 {
			c.Started = c.Started.Add(-time.Duration(b.IntN(5000)) * time.Minute)
			c.Ended = time.Time{}
			_, err = b.s.Finish(ctx, c)
		}
		return err
	},
	func(b *busy) error {
		_, err := b.s.Erase(ctx, Shopper{Email: fmt.Sprintf("shopper%d@example.com", b.IntN(60))})
		return err
	},
	func(b *busy) error {
		_, err := b.s.Purge(ctx, noon.AddDate(0, 0, -60+b.IntN(4)))
		return err
	},
	func(b *busy) error { return b.s.KeepFacts(ctx) },
	func(b *busy) error { _, err := b.s.Report(ctx, questionOf(b.t, "topic"), guide); return err },
}

// carry lets things happen at the other desk and takes its bundle in, with the
// erasures and edits of what came earlier.
func (b *busy) carry() error {
	must(b.t, b.other.addMany())
	for _, act := range b.other.shuffled(5) {
		if err := act(b.other); expected(err) != nil {
			return err
		}
	}
	take(b.t, b.s, export(b.t, b.other.s, b.stick).Path)
	return nil
}

// expected leaves out what is refused because of what happened before.
func expected(err error) error {
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrState) {
		return nil
	}
	return err
}

// walk begins a checklist, of a contact saved or not.
func (b *busy) walk() error {
	id := b.any()
	if len(b.drafts) > 0 && b.IntN(2) == 0 {
		id = b.drafts[0].ID
	}
	run, err := b.s.StartRun(ctx, Run{Contact: id, Topic: "limit", Edition: b.pick("e1", "e2")})
	b.runs = append(b.runs, run)
	return err
}

// step goes a step on in a checklist.
func (b *busy) step() error {
	if len(b.runs) == 0 {
		return nil
	}
	_, err := b.s.Append(ctx, b.runs[b.IntN(len(b.runs))], Event{
		Kind:  b.pick("answer", "answer", "skip", "back", "undo", "park", "restart"),
		Topic: "limit", Node: b.pick("must", "ask", "end", "forgotten"), Answer: 1 + b.IntN(3), DwellMS: int64(b.IntN(40_000))})
	return err
}
