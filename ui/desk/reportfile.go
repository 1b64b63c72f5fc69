package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"paydesk/store"
	"paydesk/store/report"
)

// reportForms write a report into a file's bytes, by the name of the format.
var reportForms = map[string]func(context.Context, *Desk, store.Counted) ([]byte, error){
	"json": reportJSON,
}

// ReportFormats are the names of the formats a report can be written in.
func ReportFormats() []string { return slices.Sorted(maps.Keys(reportForms)) }

// ReportPeriod is the period from one day to another. Without a first day it
// begins with the first contact of the log, and without a last one it ends
// today. A last day before the first is a *report.InputError.
func (d *Desk) ReportPeriod(ctx context.Context, from, to time.Time) (report.Period, error) {
	zone := d.Now().Location()
	if to.IsZero() {
		to = d.Now()
	}
	if from.IsZero() {
		since, err := d.cfg.Store.Since(ctx)
		if err != nil {
			return report.Period{}, err
		}
		if from = since.In(zone); since.IsZero() || from.After(to) {
			from = to
		}
	}
	return report.Days(from, to, zone)
}

// WriteReport counts a report and writes it into a file, whole or not at all
// and readable by its owner only, and returns how many contacts it counts. A
// period without contacts writes nothing and is a *report.InputError. It needs
// store.MayExport and is put on record.
func (d *Desk) WriteReport(ctx context.Context, q report.Query, format, file string) (int, error) {
	form := reportForms[format]
	if form == nil {
		return 0, &report.InputError{Reason: fmt.Sprintf("a report is not written as %.20q; choose one of %s", format, strings.Join(ReportFormats(), ", "))}
	}
	if err := d.cfg.Store.Allowed(ctx, store.MayExport); err != nil {
		return 0, err
	}
	made, err := d.Report(ctx, q)
	if err != nil {
		return 0, err
	}
	if made.Contacts == 0 {
		return 0, &report.InputError{Reason: fmt.Sprintf("no contact of %s fits, so no report was written; choose another period or filter", q.Period)}
	}
	body, err := form(ctx, d, made)
	if err != nil {
		return 0, err
	}
	if err := writeWhole(file, body); err != nil {
		return 0, fmt.Errorf("the report was not written: %w; free space or choose another folder", err)
	}
	if d.cfg.Store.Writable() != nil {
		return made.Contacts, nil
	}
	return made.Contacts, d.cfg.Store.Record(ctx, store.MayExport, store.DidExport,
		fmt.Sprintf("a report of %s as %s, %d contacts", q.Period, format, made.Contacts))
}

func reportJSON(_ context.Context, _ *Desk, made store.Counted) ([]byte, error) {
	body, err := json.MarshalIndent(made.Report, "", "  ")
	return append(body, '\n'), err
}
