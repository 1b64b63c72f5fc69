package history

import (
	"time"

	"paydesk/store"
	"paydesk/ui/contactlist"
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
	h.list.Load()
}

// fetchDue reads the next follow-ups behind the last one listed.
func (h *History) fetchDue(last *store.Contact) ([]store.Contact, error) {
	filter := h.deps.Desk.Mine()
	if h.everyone && h.mayAll() {
		filter.Agents = nil
	}
	filter.Limit = contactlist.PageRows
	if last != nil {
		filter.After = store.DueKeyOf(*last)
	} else {
		h.due = map[int64]desk.Due{}
	}
	found, err := h.deps.Desk.FollowUps(h.ctx, filter)
	contacts := make([]store.Contact, len(found))
	for i, f := range found {
		contacts[i], h.due[f.RowID] = f.Contact, f.Due
	}
	return contacts, err
}

// lead is what stands before the row of a contact: of a follow-up the day.
func (h *History) lead(c store.Contact) string {
	if h.chosen != followUps {
		return ""
	}
	return h.dueText(c) + "   "
}

// dueText is the day of a follow-up as it lies to today. A day that is past or
// further off is named.
func (h *History) dueText(c store.Contact) string {
	due := h.due[c.RowID]
	on, err := time.Parse(time.DateOnly, c.FollowUp)
	if err != nil {
		return c.FollowUp
	}
	now := h.deps.Desk.Now()
	day := dayName(on, now)
	switch {
	case due.When == desk.Overdue && due.WorkingDays == 0:
		return words.T("due.over", day)
	case due.When == desk.Overdue:
		return words.T("due.overby", words.Some("count.workingday", due.WorkingDays), day)
	case due.When == desk.DueToday:
		return words.T("due.today")
	case c.FollowUp == now.AddDate(0, 0, 1).Format(time.DateOnly):
		return words.T("due.tomorrow")
	}
	return words.T("due.on", day)
}

// dayName is a day in words, with its year when that is not this year.
func dayName(day, now time.Time) string {
	if day.Year() != now.Year() {
		return day.Format("Mon 2 Jan 2006")
	}
	return day.Format("Mon 2 Jan")
}

// noneDue says that nobody waits, and how to see those of others.
func (h *History) noneDue() string {
	if h.mayAll() && !h.everyone {
		return words.T("due.nonemine", followUps+1)
	}
	return words.T("due.none")
}
