package store

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// hand is figures added up by hand, each a numerator and a denominator.
type hand map[string][2]int64

// add counts one contact into a figure.
func (h hand) add(id string, num, den bool) {
	sum := h[id]
	for i, so := range []bool{num, den} {
		if so {
			sum[i]++
		}
	}
	h[id] = sum
}

// byHand compares figures with a plain count of the contacts, pair by pair.
func byHand(t *testing.T, s *Store, made Counted) {
	t.Helper()
	var all []Contact
	must(t, s.Each(ctx, Filter{}, func(c Contact) error { all = append(all, c); return nil }))
	want := hand{}
	want.contacts(t, all, made)
	want.promises(all, made)
	for id, sum := range want {
		if f := made.Of(id); f.Numerator != sum[0] || f.Denominator != sum[1] {
			t.Errorf("%s is %d/%d, by hand %d/%d", id, f.Numerator, f.Denominator, sum[0], sum[1])
		}
	}
}

// inPeriod reports whether a day lies in a report's period.
func inPeriod(made Counted, day string) bool { return day >= made.From && day <= made.To }

// contacts counts those that began in the period.
func (h hand) contacts(t *testing.T, all []Contact, made Counted) {
	p := questionOf(t, "").Period // a repeat may lie seven days around it
	from, to := p.From().Add(-7*24*time.Hour), p.To().Add(7*24*time.Hour)
	near := slices.DeleteFunc(slices.Clone(all), func(c Contact) bool { return c.Started.Before(from) || !c.Started.Before(to) })
	who, shoppers := people(near), map[int]bool{}
	for i, c := range near {
		if !inPeriod(made, c.Started.In(madrid).Format(day)) {
			continue
		}
		if who[i] >= 0 {
			shoppers[who[i]] = true
		}
		before, after := repeated(near, who, i)
		h.contact(c, before, after)
	}
	h["shoppers"] = [2]int64{int64(len(shoppers)), 0}
}

// contact counts one of them.
func (h hand) contact(c Contact, before, after bool) {
	first := c.Outcome == "resolved" && !before && !after
	h.add("contacts", true, false)
	h.add("resolutions", c.Outcome == "resolved", false)
	h.add("fcr_gross", first, true)
	h.add("fcr_net", first, !slices.Contains([]string{"waiting-bank", "waiting-documents", "escalated"}, c.Outcome))
	h.add("repeats", before, true)
	h.add("outcome_escalated", c.Outcome == "escalated", true)
	h.add("outcome_none", c.Outcome == "", true)
	h.add("proposals_accepted", c.ProposedOutcome != "" && c.ProposedOutcome == c.Outcome && c.ProposedTopic == c.Topic, c.ProposedOutcome != "")
	sum := h["aht"]
	h["aht"] = [2]int64{sum[0] + int64(c.TalkSeconds+c.HoldSeconds+c.AfterSeconds), sum[1] + 1}
}

// repeated reports whether a contact has another one of the same shopper on
// the same issue in the seven days before, and after.
func repeated(near []Contact, who []int, i int) (before, after bool) {
	c := near[i]
	for j, o := range near {
		if i == j || who[i] < 0 || who[i] != who[j] || issue(c) == "" || issue(c) != issue(o) {
			continue
		}
		gap := c.Started.Sub(o.Started)
		before = before || isLater(c, o) && gap <= 7*24*time.Hour
		after = after || isLater(o, c) && -gap <= 7*24*time.Hour
	}
	return before, after
}

// isLater reports whether a contact began after another one.
func isLater(c, o Contact) bool {
	return c.Started.After(o.Started) || c.Started.Equal(o.Started) && c.RowID > o.RowID
}

// promises counts those due in the period.
func (h hand) promises(all []Contact, made Counted) {
	for _, c := range all {
		if c.FollowUp == "" || !inPeriod(made, c.FollowUp) {
			continue
		}
		kept := c.Outcome == "resolved"
		for _, o := range all {
			kept = kept || isLater(o, c) && related(c, o) && o.Started.In(madrid).Format(day) <= c.FollowUp
		}
		over := c.FollowUp < noon.In(madrid).Format(day)
		h.add("promises_due", true, false)
		h.add("promises_kept", kept, kept || over)
		h.add("promises_overdue", over && !kept, false)
	}
}

// issue is what a repeat has to share.
func issue(c Contact) string {
	if c.Topic != "" {
		return "topic " + c.Topic
	}
	return strings.TrimSuffix("code "+c.Code, "code ")
}

// related reports whether two contacts share what a shopper is told by.
func related(a, b Contact) bool {
	return a.Email != "" && strings.EqualFold(a.Email, b.Email) || a.Phone != "" && a.Phone == b.Phone || a.Order != "" && a.Order == b.Order
}

// people numbers the shoppers of contacts, the slow way; -1 for one who tells
// nothing.
func people(list []Contact) []int {
	who := make([]int, len(list))
	for i, c := range list {
		who[i] = i
		if c.Email+c.Phone+c.Order == "" {
			who[i] = -1
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range list {
			for j := range i {
				if who[i] != who[j] && related(list[i], list[j]) {
					who[i], who[j] = min(who[i], who[j]), min(who[i], who[j])
					changed = true
				}
			}
		}
	}
	return who
}
