package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/desk"
)

// reportCall is what a call for a report says.
type reportCall struct {
	from, to, by, format, out string
	view, save                string
	only                      report.Filter
	bom                       bool
}

// reportOptions are the options of report.
func reportOptions(f *flag.FlagSet) *reportCall {
	r := &reportCall{only: report.Filter{}}
	for name, into := range map[string]*string{"from": &r.from, "to": &r.to, "by": &r.by, "format": &r.format, "out": &r.out,
		"view": &r.view, "save": &r.save} {
		f.StringVar(into, name, "", "")
	}
	f.BoolVar(&r.bom, "bom", false, "")
	f.Func("only", "", func(text string) error {
		name, keys, ok := strings.Cut(text, "=")
		if !ok {
			return errors.New("write it as topic=card-expired or outcome=resolved,dropped")
		}
		r.only[report.Grouping(name)] = strings.Split(keys, ",")
		return nil
	})
	return r
}

// runReport writes the figures of a period, or keeps a filter under a name.
func runReport(ctx context.Context, c *call, args []string) error {
	if len(args) > 0 && args[0] == "verify" {
		return runVerify(ctx, c, args[1:])
	}
	f := c.flags("report")
	r := reportOptions(f)
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("report", rest)
	}
	if err != nil {
		return err
	}
	q, err := r.query()
	if err != nil {
		return asWords("report: ", err)
	}
	first, err := day("report: --from", r.from)
	if err != nil {
		return err
	}
	last, err := day("report: --to", r.to)
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if err := r.saved(ctx, d, &q); err != nil || r.format == "" {
		return err
	}
	if q.Period, err = d.ReportPeriod(ctx, first, last); err != nil {
		return asWords("report: ", err)
	}
	return c.writeReport(ctx, d, q, r)
}

// query is what is asked, but for its period.
func (r *reportCall) query() (q report.Query, err error) {
	q = report.Query{Filter: r.only, Earlier: true, Spikes: true, Steps: true}
	if q.By, err = report.ParseBy(r.by); err != nil {
		return q, err
	}
	if err := q.Check(); err != nil {
		return q, err
	}
	nothing := r.save == "" || r.format+r.out != ""
	if nothing && (r.out == "" || !slices.Contains(desk.ReportFormats(), r.format)) {
		return q, words("report: say in which format and where to: report --format %s --out FILE; it was told --format %q --out %q", strings.Join(desk.ReportFormats(), "|"), r.format, r.out)
	}
	return q, nil
}

// saved keeps the filter and grouping under a name, or takes those kept.
func (r *reportCall) saved(ctx context.Context, d *desk.Desk, q *report.Query) error {
	if r.save != "" {
		return d.Store().SaveView(ctx, store.View{Name: r.save, By: q.By, Filter: q.Filter})
	}
	if r.view == "" {
		return nil
	}
	v, err := d.Store().View(ctx, r.view)
	if err != nil {
		return err
	}
	if len(q.By) == 0 {
		q.By = v.By
	}
	for g, keys := range v.Filter {
		if _, said := q.Filter[g]; !said {
			q.Filter[g] = keys
		}
	}
	return nil
}

// writeReport writes the file, and says so and what is not in it.
func (c *call) writeReport(ctx context.Context, d *desk.Desk, q report.Query, r *reportCall) error {
	work := c.lasting()
	made, err := d.WriteReport(ctx, q, desk.ReportFile{Format: r.format, Path: r.out, BOM: r.bom, Progress: work.show})
	work.wipe()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s of %s written to %s.\n", count(made.Contacts, "contact"), q.Period, r.out)
	for _, lack := range made.Missing {
		fmt.Fprintln(c.err, "paydesk:", lack)
	}
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
