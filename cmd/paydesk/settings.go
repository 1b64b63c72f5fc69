package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"paydesk/store"
)

func runSettings(ctx context.Context, c *call, args []string) error {
	if len(args) > 0 && args[0] == "set" {
		return runSettingsSet(ctx, c, args[1:])
	}
	rest, err := c.parse(c.flags("settings"), args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return words("settings: write settings, or settings set NAME VALUE; it was told %q", rest[0])
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	policy, err := log.Policy(ctx)
	if err != nil {
		return err
	}
	for _, s := range store.PolicySettings {
		fmt.Fprintf(c.out, "%-18s %5d   %s (%d to %d)\n", s.Name, s.Get(policy), s.About, s.Least, s.Most)
	}
	return nil
}

func runSettingsSet(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("settings set"), args)
	if err != nil {
		return err
	}
	if len(rest) != 2 {
		return words("settings set takes a name and a number; `paydesk settings` lists them")
	}
	value, err := strconv.Atoi(rest[1])
	if err != nil {
		return words("settings set: %q is no whole number", rest[1])
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	if err := log.SetPolicy(ctx, rest[0], value); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s is now %d.\n", rest[0], value)
	return nil
}

func runAudit(ctx context.Context, c *call, args []string) error {
	f := c.flags("audit")
	limit := f.Int("limit", 100, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("audit", rest)
	}
	if err == nil && *limit < 1 {
		err = words("audit: --limit is %d; give 1 or more", *limit)
	}
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	found, err := log.Audit(ctx, 0, *limit)
	if err != nil {
		return err
	}
	for _, l := range found {
		fmt.Fprintf(c.out, "%5d  %s  %-16s %-10s %s\n", l.ID, l.At.Local().Format(time.DateTime), l.Who, l.Deed, l.Detail)
	}
	return nil
}
