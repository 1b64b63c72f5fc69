package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
)

// runContactDue lists the contacts whose shopper waits, overdue first.
func runContactDue(ctx context.Context, c *call, args []string) error {
	var of, to string
	f := c.flags("contact due")
	asJSON := f.Bool("json", false, "")
	mine := f.Bool("mine", false, "")
	limit := f.Int("limit", 100, "")
	f.StringVar(&of, "of", "", "")
	f.StringVar(&to, "to", "", "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("contact due", rest)
	}
	switch {
	case err != nil:
		return err
	case *limit < 1:
		return words("contact due: --limit is %d; give 1 or more", *limit)
	case *mine && of != "":
		return words("contact due: --mine and --of %q ask for different people; write one of them", of)
	}
	last, err := day("contact due: --to", to)
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	var filter store.DueFilter
	switch {
	case *mine:
		filter = d.Mine()
	case of != "":
		filter.Agents = []string{of}
	}
	if !last.IsZero() {
		filter.To = last.Format(time.DateOnly)
	}
	return c.due(ctx, d, filter, *limit, *asJSON)
}

// due prints so many follow-ups, a page at a time.
func (c *call) due(ctx context.Context, d *desk.Desk, filter store.DueFilter, limit int, asJSON bool) error {
	for left := limit; left > 0; {
		filter.Limit = min(left, page)
		found, err := d.FollowUps(ctx, filter)
		if err != nil {
			return err
		}
		for _, f := range found {
			if err := c.printDue(f, asJSON); err != nil {
				return err
			}
			filter.After = store.DueKeyOf(f.Contact)
		}
		if left == limit && len(found) == 0 && !asJSON {
			fmt.Fprintln(c.out, "No shopper waits to hear from the desk.")
		}
		if left -= len(found); len(found) < filter.Limit {
			return nil
		}
	}
	return nil
}

func (c *call) printDue(f desk.FollowUp, asJSON bool) error {
	if asJSON {
		return writeJSON(c.out, f)
	}
	_, err := fmt.Fprintf(c.out, "%s  %-24s  %s  %-18s  %-28s  %s\n", f.FollowUp, dueText(f.Due), f.Ref, cmp.Or(f.Outcome, "no outcome"),
		cmp.Or(f.Topic, f.Code, "no topic"), cmp.Or(f.Agent, "no agent"))
	return err
}

// dueText says in words how a day lies to today.
func dueText(d desk.Due) string {
	switch {
	case d.When == desk.DueToday:
		return "today"
	case d.When == desk.DueAhead && d.WorkingDays == 0:
		return "before a working day"
	case d.When == desk.DueAhead:
		return "in " + count(d.WorkingDays, "working day")
	case d.WorkingDays == 0:
		return "overdue"
	}
	return "overdue " + count(d.WorkingDays, "working day")
}
