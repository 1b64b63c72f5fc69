package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"paydesk/store/report"
	"paydesk/ui/desk"
)

// runReport writes the figures of a period.
func runReport(ctx context.Context, c *call, args []string) error {
	f := c.flags("report")
	from, to := f.String("from", "", ""), f.String("to", "", "")
	by, format, out := f.String("by", "", ""), f.String("format", "", ""), f.String("out", "", "")
	bom := f.Bool("bom", false, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("report", rest)
	}
	q := report.Query{Earlier: true, Spikes: true, Steps: true}
	if err == nil {
		q.By, err = report.ParseBy(*by)
	}
	switch {
	case err != nil:
		return asWords("report: --by: ", err)
	case *format == "" || *out == "":
		return words("report: say in which format and where to: report --format %s --out FILE", strings.Join(desk.ReportFormats(), "|"))
	}
	first, err := day("report: --from", *from)
	if err != nil {
		return err
	}
	last, err := day("report: --to", *to)
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if q.Period, err = d.ReportPeriod(ctx, first, last); err != nil {
		return asWords("report: ", err)
	}
	n, err := d.WriteReport(ctx, q, desk.ReportFile{Format: *format, Path: *out, BOM: *bom})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s of %s written to %s.\n", count(n, "contact"), q.Period, *out)
	return nil
}

// asWords makes of a question that cannot be answered an error of the call's
// words.
func asWords(what string, err error) error {
	if wrong := (*report.InputError)(nil); errors.As(err, &wrong) {
		return words("%s%s", what, wrong.Reason)
	}
	return err
}
