package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"paydesk/store/report"
)

// ReportDir is the folder that the window writes reports into, beside that of
// the handouts.
func (d *Desk) ReportDir() string { return filepath.Join(d.cfg.Dir, "reports") }

// NewReportFiles names files for a report of a period in ReportDir, one a
// format, and makes the folder. The names tell the period; where a file of one
// of them is there already, all get a number behind it.
func (d *Desk) NewReportFiles(p report.Period, formats ...string) ([]ReportFile, error) {
	if err := os.MkdirAll(d.ReportDir(), 0o700); err != nil {
		return nil, fmt.Errorf("the folder for reports cannot be made: %w; free space, or mend the rights of the data folder", err)
	}
	name := "paydesk-report_" + p.First()
	if p.Last() != p.First() {
		name += "_" + p.Last()
	}
	for n := 1; ; n++ {
		files, free := d.reportFiles(name, n, formats)
		if free {
			return files, nil
		}
	}
}

// reportFiles are the files of a name and number, and whether none of them is
// there.
func (d *Desk) reportFiles(name string, n int, formats []string) (files []ReportFile, free bool) {
	if n > 1 {
		name += fmt.Sprintf("_%d", n)
	}
	free = true
	for _, format := range formats {
		f := ReportFile{Format: format, Path: filepath.Join(d.ReportDir(), name+"."+format), BOM: format == "csv"}
		if _, err := os.Lstat(f.Path); !errors.Is(err, fs.ErrNotExist) {
			free = false
		}
		files = append(files, f)
	}
	return files, free
}
