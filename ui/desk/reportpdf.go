package desk

import (
	"context"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/reportpaper"
)

// reportPDF writes a report as a paper to be read.
func reportPDF(_ context.Context, d *Desk, made store.Counted) ([]byte, error) {
	return reportpaper.PDF(reportpaper.Input{
		Report: made.Report,
		Days:   made.Split(report.Day),
		Topics: d.SplitReport(made, report.Topic),
		Digest: made.Digest(),
	})
}

// SplitReport groups the contacts of a report by something else than was asked
// for, named as people know them; see report.Report.Split.
func (d *Desk) SplitReport(made store.Counted, by report.Grouping) []report.Group {
	groups := made.Split(by)
	for i := range groups {
		groups[i].Labels = d.labels([]report.Grouping{by}, groups[i].Keys)
	}
	return groups
}
