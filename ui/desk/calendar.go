package desk

import (
	"context"
	"time"

	"paydesk/knowledge/workday"
)

// WorkingDays is the calendar that the desk counts promises and waits in, as
// a supervisor decided; Monday to Friday where there is no log.
func (d *Desk) WorkingDays(ctx context.Context) (workday.Calendar, error) {
	if d.cfg.Store == nil {
		return workday.Calendar{}, nil
	}
	kept, err := d.cfg.Store.Calendar(ctx)
	if err != nil {
		return workday.Calendar{}, err
	}
	holidays := make([]time.Time, len(kept.Holidays))
	for i, h := range kept.Holidays {
		if holidays[i], err = time.Parse(time.DateOnly, h.Day); err != nil {
			return workday.Calendar{}, err
		}
	}
	return workday.New(kept.Weekend, holidays), nil
}
