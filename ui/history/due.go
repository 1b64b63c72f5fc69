package history

import (
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/words"
)

// followUps is the choice beside the periods that lists who waits to hear from
// the desk.
const followUps = 5

// pick chooses a period; the follow-ups once more are those of everyone, or
// again one's own.
func (h *History) pick(i int) {
	h.everyone = i == followUps && h.chosen == followUps && !h.everyone && h.mayAll()
	h.choose(i)
}

// mayAll reports whether who works here may see the follow-ups of others.
func (h *History) mayAll() bool {
	return h.deps.Desk.Store().Allowed(h.ctx, store.MayReport) == nil
}

// typed looks for what the filter holds. Follow-ups are not searched, so that
// goes to all contacts.
func (h *History) typed(text string) {
	h.query = h.shield.Changed(text)
	if h.chosen == followUps && h.query != "" {
		h.choose(everything)
		return
	}
	h.load()
}

// fetchDue reads the next follow-ups behind those listed.
func (h *History) fetchDue() ([]store.Contact, bool) {
	filter := h.deps.Desk.Mine()
	if h.everyone && h.mayAll() {
		filter.Agents = nil
	}
	filter.Limit = pageRows
	if n := len(h.contacts); n > 0 {
		filter.After = store.DueKeyOf(h.contacts[n-1])
	}
	found, err := h.deps.Desk.FollowUps(h.ctx, filter)
	if err != nil {
		h.deps.Status.Fail(err.Error())
		return nil, false
	}
	if len(h.contacts) == 0 {
		h.due = map[int64]desk.Due{}
	}
	contacts := make([]store.Contact, len(found))
	for i, f := range found {
		contacts[i], h.due[f.RowID] = f.Contact, f.Due
	}
	h.contacts = append(h.contacts, contacts...)
	h.ended = len(contacts) < pageRows
	return contacts, true
}

// dueText is the day of a follow-up as it lies to today.
func (h *History) dueText(c store.Contact) string {
	due := h.due[c.RowID]
	on, err := time.Parse(time.DateOnly, c.FollowUp)
	if err != nil {
		return c.FollowUp
	}
	now := h.deps.Desk.Now()
	switch {
	case due.When == desk.Overdue && due.WorkingDays == 0:
		return words.T("due.over")
	case due.When == desk.Overdue:
		return words.T("due.overby", words.Some("count.workingday", due.WorkingDays))
	case due.When == desk.DueToday:
		return words.T("due.today")
	case c.FollowUp == now.AddDate(0, 0, 1).Format(time.DateOnly):
		return words.T("due.tomorrow")
	}
	return words.T("due.on", on.Format("Mon 2 Jan"))
}

// noneDue says that nobody waits, and how to see those of others.
func (h *History) noneDue() string {
	if h.mayAll() && !h.everyone {
		return words.T("due.nonemine", followUps+1)
	}
	return words.T("due.none")
}
