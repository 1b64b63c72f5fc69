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
	written, err := d.WriteRecord(ctx, w.shopper(), *out)
	switch {
	case errors.Is(err, desk.ErrRecordForm):
		return words("%s: %v", name, err)
	case err != nil:
		return err
	}
	fmt.Fprintf(c.out, "%s written to %s.\n", count(written.Contacts, "contact"), *out)
	if len(written.ToRead) > 0 {
		fmt.Fprintln(c.out, "Before you hand it over, read the notes and typed answers of these contacts; they may name a reason that the shopper may not hear:")
		c.printRefs(written.ToRead)
	}
	return nil
}
