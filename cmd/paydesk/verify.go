package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"paydesk/ui/desk"
)

// runVerify counts the figures of a report again from its CSV and says which
// differ. It needs no data folder.
func runVerify(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("report verify"), args)
	if err != nil {
		return err
	}
	if len(rest) != 2 || rest[0] == "" || rest[1] == "" {
		return words("report verify takes a report (PDF or JSON) and the CSV of the same contacts; write: report verify REPORT CSV")
	}
	v, err := desk.VerifyReport(ctx, rest[0], rest[1])
	if err != nil {
		return err
	}
	for _, d := range v.Found {
		fmt.Fprintln(c.out, oneLine(fmt.Errorf("%s: the report says %s, the CSV gives %s", d.What, d.Says, d.Gives)))
	}
	if len(v.Unchecked) > 0 {
		fmt.Fprintf(c.out, "Not in a CSV, so not checked: %s.\n", strings.Join(v.Unchecked, ", "))
	}
	if len(v.Found) > 0 {
		return fmt.Errorf("%d of %d figures of %s are not those of %s: one of the two was changed, or they are of different contacts; write both anew",
			len(v.Found), v.Checked, filepath.Base(rest[0]), filepath.Base(rest[1]))
	}
	fmt.Fprintf(c.out, "All %d figures agree with the %s of the CSV.\n", v.Checked, count(v.Contacts, "contact"))
	return nil
}
