package window

import (
	"strconv"
	"time"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// dueCount is how many shoppers wait to hear from who is signed in.
type dueCount struct {
	agent string    // whose they are
	at    time.Time // counted
	n     int
	on    bool // being counted
}

// mostDue is up to how many are counted, and recount how long a count holds.
const (
	mostDue = 99
	recount = time.Minute
)

// countDue counts aside, now and then, the follow-ups that are due by today.
// That it cannot is no reason to say anything: the list itself says so.
func (w *window) countDue() {
	agent, now := w.desk.Agent(), w.desk.Now()
	since := now.Sub(w.due.at)
	if agent == "" || w.due.on || w.due.agent == agent && since >= 0 && since < recount {
		return
	}
	w.due = dueCount{agent: agent, at: now, n: w.due.of(agent), on: true}
	filter := w.desk.Mine()
	filter.To, filter.Limit = now.Format(time.DateOnly), mostDue+1
	w.run.aside(func() {
		found, err := widgets.Result(w.guard, func() ([]store.Contact, error) { return w.desk.Store().Due(w.ctx, filter) })
		w.run.onUI(w.guard.Call(func() {
			w.due.on = false
			if err == nil {
				w.due.n = len(found)
			}
			w.standing()
		}))
	})
}

// of is the count where it is of this agent, else 0.
func (d dueCount) of(agent string) int {
	if d.agent != agent {
		return 0
	}
	return d.n
}

// dueText is the part of the status line that tells of follow-ups; "" while
// there are none.
func (w *window) dueText() string {
	switch n := w.due.of(w.desk.Agent()); {
	case n == 0:
		return ""
	case n > mostDue:
		return words.T("status.due", strconv.Itoa(mostDue)+"+")
	default:
		return words.T("status.due", strconv.Itoa(n))
	}
}
