package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"paydesk/store/report"
)

// DueFilter says which follow-ups to list. Its zero value is the first page of
// all that whoever is signed in may see.
type DueFilter struct {
	Agents []string // whose; "" is nobody's; none for everybody's
	To     string   // due on this day, YYYY-MM-DD, or before it; any when empty
	Limit  int      // rows at most; defaultLimit when 0
	After  DueKey   // only rows behind this one: the next page
}

// DueKey is the place of a contact in the list of follow-ups.
type DueKey struct {
	Day   string // promised, YYYY-MM-DD
	RowID int64
}

// DueKeyOf is where a contact stands in the list.
func DueKeyOf(c Contact) DueKey { return DueKey{c.FollowUp, c.RowID} }

// Due lists the saved contacts with a follow-up date whose shopper still waits,
// by that day and so the longest overdue first. One that was resolved is not
// among them, nor one whose shopper was in touch again, on whichever day; nor
// one that was purged, because nobody knows any more who to get back to.
//
// On a guarded desk who lacks MayReport gets their own and those of no agent;
// asking for those of others is a *DeniedError.
func (s *Store) Due(ctx context.Context, f DueFilter) ([]Contact, error) {
	own, err := s.ownOnly(ctx)
	if err != nil {
		return nil, err
	}
	if own != "" {
		if f.Agents, err = ownDue(f.Agents, own); err != nil {
			return nil, err
		}
	}
	limit := cmp.Or(max(f.Limit, 0), defaultLimit)
	var due []Contact
	for more := true; more && len(due) < limit; {
		err := s.reading(func(db *sql.DB) error {
			return atOnce(ctx, db, func(log querier) error {
				found, err := f.promised(ctx, log)
				if err != nil || len(found) == 0 {
					more = false
					return err
				}
				more, f.After = len(found) == dueBatch, DueKeyOf(found[len(found)-1])
				found, err = stillDue(ctx, log, found)
				due = append(due, found...)
				return err
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return due[:min(len(due), limit)], nil
}

// dueBatch is how many promises one read looks at: some milliseconds.
const dueBatch = 100

// ownDue narrows a list to one agent's follow-ups and those of no agent.
func ownDue(agents []string, own string) ([]string, error) {
	if len(agents) == 0 {
		return []string{own, ""}, nil
	}
	for _, name := range agents {
		if name != "" && !strings.EqualFold(name, own) {
			return nil, needs(MayReport)
		}
	}
	return agents, nil
}

// What may be due, in the order of the list; of everybody, and of one agent.
const (
	maybeDue   = " WHERE state = 'saved' AND follow_up <> '' AND outcome <> 'resolved' AND purged = 0 AND "
	dueOrder   = "(follow_up, id) > (?1, ?2) AND follow_up <= ?3 ORDER BY follow_up, id LIMIT ?4"
	dueOfAll   = "INDEXED BY contact_due" + maybeDue + dueOrder
	dueOfAgent = "INDEXED BY contact_due_agent" + maybeDue + "agent = ?5 AND " + dueOrder
)

// lastDay is behind any day of a calendar.
const lastDay = "9999-99-99"

// promised reads the next contacts of the list that are not resolved.
func (f DueFilter) promised(ctx context.Context, log querier) ([]Contact, error) {
	args := []any{f.After.Day, f.After.RowID, cmp.Or(f.To, lastDay), dueBatch}
	if len(f.Agents) == 0 {
		return rowsOf(ctx, log, selectContact+dueOfAll, scanContact, args...)
	}
	var found []Contact
	for _, agent := range f.Agents {
		of, err := rowsOf(ctx, log, selectContact+dueOfAgent, scanContact, append(args, agent)...)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	slices.SortFunc(found, func(a, b Contact) int {
		return cmp.Or(cmp.Compare(a.FollowUp, b.FollowUp), cmp.Compare(a.RowID, b.RowID))
	})
	found = slices.CompactFunc(found, func(a, b Contact) bool { return a.RowID == b.RowID })
	return found[:min(len(found), dueBatch)], nil
}

// stillDue leaves of some contacts those whose shopper still waits.
func stillDue(ctx context.Context, log querier, found []Contact) (due []Contact, err error) {
	for _, c := range found {
		met, err := isMet(ctx, log, &c)
		if err != nil {
			return nil, err
		}
		if !met {
			due = append(due, c)
		}
	}
	return due, nil
}

// Later contacts that may be of the same shopper, by the indexes of the same
// names, in the order of report.Marks.
var laterOf = [...]string{
	selectTouch + `INDEXED BY contact_email WHERE state = 'saved' AND email <> ''
		AND CASE WHEN email GLOB '*[^ -~]*' THEN '' ELSE replace(trim(lower(email), '<> '), 'mailto:', '') END IN (?1, '')` + andLater,
	selectTouch + `INDEXED BY contact_phone WHERE state = 'saved' AND phone <> ''
		AND substr(substr(digits, 1, instr(digits, ' ') - 1), -6) = ?1` + andLater,
	selectTouch + `INDEXED BY contact_order WHERE state = 'saved' AND order_number <> ''
		AND substr(digits, instr(digits, ' ') + 1) = ?1` + andLater,
}

const (
	selectTouch = "SELECT id, started, email, phone, order_number FROM contact "
	andLater    = " AND (started, id) > (?2, ?3)"
)

// touchKeys are what laterOf looks a shopper up by. A phone number is known by
// its end however it is dialled.
func touchKeys(c *Contact) [len(laterOf)]string {
	phone := phoneDigits(c.Phone)
	return [...]string{
		strings.ReplaceAll(plainEmail(c.Email), "mailto:", ""),
		phone[max(len(phone)-leastPhone, 0):],
		digitsOf(c.Order),
	}
}

// touchOf is a contact as far as promises go.
func touchOf(c *Contact) report.Touch {
	return report.Touch{ID: c.RowID, Started: c.Started.UnixMilli(), Marks: marksOf(c.Email, c.Phone, c.Order)}
}

// isMet reports whether the promise of a contact was made good.
func isMet(ctx context.Context, log querier, c *Contact) (bool, error) {
	promise, keys := touchOf(c), touchKeys(c)
	for kind, mark := range promise.Marks {
		if mark == 0 {
			continue
		}
		met, err := meets(ctx, log, promise, laterOf[kind], keys[kind])
		if met || err != nil {
			return met, err
		}
	}
	return false, nil
}

// meets looks for a contact that makes a promise good among those of a query.
func meets(ctx context.Context, log querier, promise report.Touch, query, key string) (bool, error) {
	rows, err := log.QueryContext(ctx, query, key, promise.Started, promise.ID)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var t report.Touch
		var email, phone, order string
		if err := rows.Scan(&t.ID, &t.Started, &email, &phone, &order); err != nil {
			return false, err
		}
		if t.Marks = marksOf(email, phone, order); t.Meets(promise) {
			return true, nil
		}
	}
	return false, rows.Err()
}
