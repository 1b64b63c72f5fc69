package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"paydesk/store"
)

func runKBGaps(ctx context.Context, c *call, args []string) error {
	f := c.flags("kb gaps")
	asJSON := f.Bool("json", false, "")
	limit := f.Int("limit", 50, "")
	from := f.String("from", "", "")
	done := f.String("done", "", "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("kb gaps", rest)
	}
	if err == nil && *limit < 1 {
		err = words("kb gaps: --limit is %d; give 1 or more", *limit)
	}
	filter := store.GapFilter{Limit: *limit}
	if err == nil {
		filter.From, err = dayIn(time.UTC, "kb gaps: --from", *from) // as they are listed
	}
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	if *done != "" {
		return c.handleGap(ctx, log, *done)
	}
	gaps, err := log.Gaps(ctx, filter)
	if err != nil {
		return err
	}
	return c.printGaps(gaps, *asJSON)
}

// printGaps prints one gap a line.
func (c *call) printGaps(gaps []store.Gap, asJSON bool) error {
	for _, g := range gaps {
		var err error
		if asJSON {
			err = writeJSON(c.out, g)
		} else {
			_, err = fmt.Fprintf(c.out, "%5d  %4d x  %s  %s  (nearest: %s)\n", g.ID, g.Searches, g.Last, g.Text, cmp.Or(g.Chosen, g.Nearest, "none"))
		}
		if err != nil {
			return err
		}
	}
	if len(gaps) == 0 && !asJSON {
		fmt.Fprintln(c.out, "No search without a good answer is waiting.")
	}
	return nil
}

// handleGap ticks a gap off.
func (c *call) handleGap(ctx context.Context, log *store.Store, idOrText string) error {
	g, err := log.HandleGap(ctx, idOrText)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Ticked off: %s. It is listed again once it is searched for again.\n", g.Text)
	return nil
}
