package desk

import (
	"context"
	"time"

	"paydesk/store"
)

// FollowUp is a contact whose shopper waits to hear from the desk.
type FollowUp struct {
	store.Contact
	Due Due `json:"due"`
}

// Due is how the day of a follow-up lies to today.
type Due struct {
	When DueWhen `json:"when"`
	// WorkingDays is how many working days lie from the day until today when it
	// is overdue, and from today until the day when it is ahead.
	WorkingDays int `json:"working_days"`
}

// DueWhen is on which side of today a day lies.
type DueWhen string

// The sides of today.
const (
	Overdue  DueWhen = "overdue"
	DueToday DueWhen = "today"
	DueAhead DueWhen = "ahead"
)

// FollowUps lists the contacts whose shopper waits, as store.Due does, and
// counts by the desk's calendar.
func (d *Desk) FollowUps(ctx context.Context, f store.DueFilter) ([]FollowUp, error) {
	days, err := d.WorkingDays(ctx)
	if err != nil {
		return nil, err
	}
	found, err := d.cfg.Store.Due(ctx, f)
	if err != nil {
		return nil, err
	}
	now, list := d.Now(), make([]FollowUp, len(found))
	today := now.Format(time.DateOnly)
	for i, c := range found {
		list[i] = FollowUp{c, Due{When: DueToday}}
		on, err := time.Parse(time.DateOnly, c.FollowUp)
		switch {
		case err != nil:
			return nil, err
		case c.FollowUp < today:
			list[i].Due = Due{Overdue, days.Between(on, now)}
		case c.FollowUp > today:
			list[i].Due = Due{DueAhead, days.Between(now, on)}
		}
	}
	return list, nil
}

// Mine asks for the follow-ups of who is signed in, and those of no agent.
func (d *Desk) Mine() store.DueFilter {
	return store.DueFilter{Agents: []string{d.Agent(), ""}}
}
