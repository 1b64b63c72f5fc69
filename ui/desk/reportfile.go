package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"paydesk/store"
	"paydesk/store/report"
)

// ReportFile says how and where a report is written.
type ReportFile struct {
	Format string // one of ReportFormats
	Path   string
	// BOM begins a csv with a byte order mark, without which some spreadsheets
	// take it for another encoding than UTF-8.
	BOM bool
	// Progress, which may be nil, is told now and then how many of all contacts
	// are written: first that none is, and in the end that all are.
	Progress func(done, total int)
}

// ErrStopped says that a report was stopped while it was made.
var ErrStopped = errors.New("stopped: no report was written, and what was there before is as it was")

// reportForm writes a report.
type reportForm func(context.Context, *Desk, store.Counted, ReportFile, io.Writer) error

// reportForms are the forms by the name of the format.
var reportForms = map[string]reportForm{
	"csv":  reportCSV,
	"json": reportJSON,
	"pdf":  inOne(reportPDF),
	"xlsx": reportXLSX,
}

// inOne is the form of a report that is short enough to be made in memory.
func inOne(make func(context.Context, *Desk, store.Counted) ([]byte, error)) reportForm {
	return func(ctx context.Context, d *Desk, made store.Counted, _ ReportFile, w io.Writer) error {
		body, err := make(ctx, d, made)
		if err == nil {
			_, err = w.Write(body)
		}
		return err
	}
}

// ReportFormats are the names of the formats a report can be written in.
func ReportFormats() []string { return slices.Sorted(maps.Keys(reportForms)) }

// ReportPeriod is the period from one day to another. Without a first day it
// begins with the first contact of the log, and without a last one it ends
// today. A last day before the first is a *report.InputError.
func (d *Desk) ReportPeriod(ctx context.Context, from, to time.Time) (report.Period, error) {
	zone := d.Now().Location()
	if to.IsZero() {
		if to = d.Now(); from.After(to) {
			return report.Period{}, &report.InputError{Reason: fmt.Sprintf("the first day, %s, lies in the future; choose an earlier one", from.Format(time.DateOnly))}
		}
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

// rowsMemory is what rows of any number are written in, in bytes: twice what a
// million contacts need, which the collector would let become three times.
const rowsMemory = 230 << 20

// WriteReport counts a report and writes it into a file, whole or not at all
// and readable by its owner only, and returns what it counted. A period without
// contacts writes nothing and is a *report.InputError. When the context ends it
// stops at once and is ErrStopped. It needs store.MayExport and is put on
// record.
func (d *Desk) WriteReport(ctx context.Context, q report.Query, to ReportFile) (store.Counted, error) {
	if err := to.check(); err != nil {
		return store.Counted{}, err
	}
	if to.Format == "csv" {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(rowsMemory))
	}
	made, err := d.countAndWrite(ctx, q, to)
	switch {
	case err != nil && ctx.Err() != nil:
		return made, ErrStopped
	case err != nil:
		return made, err
	case d.cfg.Store.Writable() != nil:
		return made, nil
	}
	// What is written goes on record, even when it was stopped too late.
	return made, d.cfg.Store.Record(context.WithoutCancel(ctx), store.MayExport, store.DidExport,
		fmt.Sprintf("a report of %s as %s, %d contacts", q.Period, to.Format, made.Contacts))
}

// countAndWrite does what WriteReport does, but for the record.
func (d *Desk) countAndWrite(ctx context.Context, q report.Query, to ReportFile) (store.Counted, error) {
	if err := d.cfg.Store.Allowed(ctx, store.MayExport); err != nil {
		return store.Counted{}, err
	}
	made, err := d.Report(ctx, to.shown(q))
	if err == nil {
		err = d.writeCounted(ctx, made, q, to)
	}
	return made, err
}

// shown is a query without what the file does not show: what is not counted
// costs neither time nor memory.
func (f ReportFile) shown(q report.Query) report.Query {
	rows, paper := f.Format == "csv", f.Format == "pdf"
	q.Earlier, q.Spikes = q.Earlier && !rows, q.Spikes && !rows
	q.Steps = q.Steps && !rows && !paper
	return q
}

// writeCounted writes what was counted.
func (d *Desk) writeCounted(ctx context.Context, made store.Counted, q report.Query, to ReportFile) error {
	if made.Contacts == 0 {
		return &report.InputError{Reason: fmt.Sprintf("no contact of %s fits, so no report was written; choose another period or filter", q.Period)}
	}
	if to.Progress == nil {
		to.Progress = func(int, int) {}
	}
	total := made.LineCount()
	to.Progress(0, total)
	err := writeStream(to.Path, func(w io.Writer) error {
		if err := reportForms[to.Format](ctx, d, made, to, whileOn{ctx, w}); err != nil {
			return err
		}
		return ctx.Err()
	})
	if err == nil {
		to.Progress(total, total)
		return nil
	}
	if errors.Is(err, store.ErrGone) {
		return err
	}
	return unwritten(to.Path, err)
}

// remedies are what to do about a file that cannot be written.
var remedies = []struct {
	err  error
	text string
}{
	{syscall.ENOSPC, "free space on that disk, or choose another one"},
	{fs.ErrNotExist, "make that folder first, or choose another one"},
	{fs.ErrPermission, "close the file where it is open, or choose a folder you may write to"},
}

// unwritten says why a report was not written, and what to do.
func unwritten(path string, err error) error {
	if other := (*inTheWay)(nil); errors.As(err, &other) {
		return fmt.Errorf("the report was not written: %w; choose another name", err)
	}
	remedy := "close the file where it is open, or choose another name or folder"
	for _, r := range remedies {
		if errors.Is(err, r.err) {
			remedy = r.text
		}
	}
	return fmt.Errorf("the report was not written to %s: %w; %s", path, cause(err), remedy)
}

// cause is what a system said, without the name of a temporary file.
func cause(err error) error {
	if path := (*os.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}

// whileOn writes until its context ends.
type whileOn struct {
	context.Context
	io.Writer
}

func (w whileOn) Write(b []byte) (int, error) {
	if err := w.Err(); err != nil {
		return 0, err
	}
	return w.Writer.Write(b)
}

// reportLines visits the contacts of a report and tells of the progress.
func (d *Desk) reportLines(ctx context.Context, made store.Counted, to ReportFile, visit func(store.Line) error) error {
	done, total := 0, made.LineCount()
	return d.cfg.Store.Lines(ctx, made, func(l store.Line) error {
		if done++; done%progressEvery == 0 {
			to.Progress(done, total)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return visit(l)
	})
}

// progressEvery is how many contacts are written between two tellings: some
// milliseconds.
const progressEvery = 200

// check looks for what cannot be written: a *report.InputError.
func (f ReportFile) check() error {
	switch {
	case reportForms[f.Format] == nil:
		return &report.InputError{Reason: fmt.Sprintf("a report is not written as %.20q; choose one of %s", f.Format, strings.Join(ReportFormats(), ", "))}
	case f.BOM && f.Format != "csv":
		return &report.InputError{Reason: fmt.Sprintf("a byte order mark is for csv, not for %s; leave it out", f.Format)}
	}
	return nil
}
