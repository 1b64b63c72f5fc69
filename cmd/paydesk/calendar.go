package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
)

func runCalendar(ctx context.Context, c *call, args []string) error {
	return c.verb(ctx, "calendar", args, map[string]commandFunc{
		"list": runCalendarList, "add": runCalendarAdd, "remove": runCalendarRemove, "weekend": runCalendarWeekend,
	})
}

// calendarJSON is the calendar as programs read it.
type calendarJSON struct {
	Weekend  []string        `json:"weekend"`
	Holidays []store.Holiday `json:"holidays"`
}

func runCalendarList(ctx context.Context, c *call, args []string) error {
	f := c.flags("calendar list")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("calendar list", rest)
	}
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	kept, err := log.Calendar(ctx)
	if err != nil {
		return err
	}
	if *asJSON {
		out := calendarJSON{[]string{}, append([]store.Holiday{}, kept.Holidays...)}
		for _, day := range kept.Weekend {
			out.Weekend = append(out.Weekend, strings.ToLower(day.String()))
		}
		return writeJSON(c.out, out)
	}
	fmt.Fprintf(c.out, "weekend     %s\n", desk.WeekendText(kept.Weekend))
	for _, h := range kept.Holidays {
		fmt.Fprintf(c.out, "%s  %s\n", h.Day, h.Name)
	}
	return nil
}

func runCalendarAdd(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("calendar add"), args)
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return words("calendar add takes a day and a name, such as: calendar add 2026-12-25 Christmas Day")
	}
	if err := givenDay("calendar add", rest[0]); err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	name := strings.Join(rest[1:], " ")
	if err := log.AddHoliday(ctx, store.Holiday{Day: rest[0], Name: name}); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Nobody works on %s: %s.\n", rest[0], name)
	return nil
}

func runCalendarRemove(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("calendar remove"), args)
	if err != nil {
		return err
	}
	name, err := only("calendar remove", "the day of a holiday", rest)
	if err == nil {
		err = givenDay("calendar remove", name)
	}
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	if err := log.RemoveHoliday(ctx, name); errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%s is no holiday; `paydesk calendar list` shows them", name)
	} else if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s is no holiday any more.\n", name)
	return nil
}

func runCalendarWeekend(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("calendar weekend"), args)
	if err != nil {
		return err
	}
	days, err := desk.ParseWeekend(strings.Join(rest, " "))
	if err != nil {
		return words("calendar weekend: %v", err)
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	if err := log.SetWeekend(ctx, days); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "The weekend is now: %s.\n", desk.WeekendText(days))
	return nil
}

// givenDay refuses a word that is no day.
func givenDay(command, text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return words("%s: %q is no day; write one such as 2026-12-25", command, text)
	}
	return nil
}
