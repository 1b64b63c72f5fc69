package main

import (
	"context"
	"errors"
	"fmt"

	"paydesk/ui/desk"
)

// runContactExport writes what the log holds of a shopper, for that shopper.
func runContactExport(ctx context.Context, c *call, args []string) error {
	const name = "contact export"
	f := c.flags(name)
	w := shopperOptions(f)
	out := f.String("out", "", "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore(name, rest)
	}
	if err == nil {
		err = w.named(name)
	}
	if err == nil && *out == "" {
		err = words("%s: --out FILE.pdf or --out FILE.json is missing", name)
	}
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	n, err := d.WriteRecord(ctx, w.shopper(), *out)
	switch {
	case errors.Is(err, desk.ErrRecordForm):
		return words("%s: %v", name, err)
	case err != nil:
		return err
	}
	fmt.Fprintf(c.out, "%s written to %s.\n", count(n, "contact"), *out)
	return nil
}
