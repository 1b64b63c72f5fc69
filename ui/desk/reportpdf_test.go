package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	figures "paydesk/store/report"
	"paydesk/ui/desk"
)

func TestReportAsPDFIsReadable(t *testing.T) {
	d := demoDesk(t, 300, 1)
	period, err := d.ReportPeriod(t.Context(), time.Time{}, time.Time{})
	must(t, err)
	var files [2][]byte
	for i := range files {
		file := filepath.Join(t.TempDir(), "a.pdf")
		_, err := d.WriteReport(t.Context(), figures.Query{Period: period, Earlier: true}, desk.ReportFile{Format: "pdf", Path: file})
		must(t, err)
		files[i], err = os.ReadFile(file)
		must(t, err)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same report gave other bytes")
	}
	out := pdfText(t, files[0])
	for _, want := range []string{"Payment problems", "No filter", "300", "Solved on first contact", "Contacts by topic", "Total", "Rows counted: 300", "Page 2 of 2"} {
		if !strings.Contains(strings.ReplaceAll(out, "\u00a0", " "), want) {
			t.Errorf("%q is missing in %s", want, out)
		}
	}
}
