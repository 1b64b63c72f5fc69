package desk

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/store/report"
)

// More contacts than a sheet has room for go on to the next one.
func TestAFullSheetGoesOnOnTheNextOne(t *testing.T) {
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	before := sheetRows
	sheetRows = 100
	t.Cleanup(func() { sheetRows = before })
	lib, err := knowledge.Embedded()
	must(err)
	clock := func() time.Time { return time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC) }
	log, err := store.Open(t.Context(), t.TempDir(), store.Options{Now: clock})
	must(err)
	t.Cleanup(func() { log.Close() })
	d := New(Config{Library: lib, Store: log, Now: clock})
	must(d.Demo(t.Context(), 250, 1, nil))
	q := report.Query{}
	q.Period, err = d.ReportPeriod(t.Context(), time.Time{}, time.Time{})
	must(err)
	file := filepath.Join(t.TempDir(), "report.xlsx")
	_, err = d.WriteReport(t.Context(), q, ReportFile{Format: "xlsx", Path: file})
	must(err)
	book, err := excelize.OpenFile(file)
	must(err)
	t.Cleanup(func() { book.Close() })
	seen := map[string]bool{}
	for _, sheet := range []string{"Contacts", "Contacts 2", "Contacts 3"} {
		rows, err := book.GetRows(sheet)
		must(err)
		if len(rows) > sheetRows || rows[0][0] != "ref" {
			t.Errorf("%s has %d rows and begins with %q", sheet, len(rows), rows[0])
		}
		for _, row := range rows[1:] {
			seen[row[0]] = true
		}
	}
	if len(seen) != 250 {
		t.Errorf("%d of 250 contacts are there", len(seen))
	}
}
