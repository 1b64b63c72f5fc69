package desk_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	figures "paydesk/store/report"
	"paydesk/ui/uitest"
)

func TestNamesOfReportsTellThePeriodAndAreFree(t *testing.T) {
	d, _ := uitest.Desk(t)
	week, err := figures.Days(time.Date(2026, 11, 16, 0, 0, 0, 0, time.Local), time.Date(2026, 11, 22, 0, 0, 0, 0, time.Local), time.Local)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"paydesk-report_2026-11-16_2026-11-22", "paydesk-report_2026-11-16_2026-11-22_2", "paydesk-report_2026-11-16_2026-11-22_3"} {
		files, err := d.NewReportFiles(week, "pdf", "csv")
		if err != nil {
			t.Fatal(err)
		}
		for i, format := range []string{"pdf", "csv"} {
			if files[i].Path != filepath.Join(d.ReportDir(), want+"."+format) || files[i].Format != format {
				t.Errorf("%+v, want %s as %s", files[i], want, format)
			}
		}
		if err := os.WriteFile(files[1].Path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
