package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paydesk/store/disktest"
	"paydesk/ui/desk"
)

// refused writes a report where it cannot be, and looks whether it is told in
// one sentence and what was there before is kept.
func (e *exporting) refused(format, file, reason string) {
	e.t.Helper()
	before, _ := os.ReadFile(file)
	_, err := e.WriteReport(e.t.Context(), e.q, desk.ReportFile{Format: format, Path: file})
	if err == nil || !strings.Contains(err.Error(), reason) || !strings.Contains(err.Error(), file) || strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error(), ".paydesk-") {
		e.t.Errorf("%s to %s: %v", format, file, err)
	}
	if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
		e.t.Errorf("%s: what was there before is not kept", format)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".paydesk-*"))
	if must(e.t, err); len(left) > 0 {
		e.t.Errorf("%s left %v", format, left)
	}
}

func TestAReportOnAFullDiskKeepsWhatWasThere(t *testing.T) {
	disktest.Each(t, 5, func(t *testing.T, disk *disktest.Disk) {
		e := newExporting(t, 600)
		for _, format := range desk.ReportFormats() {
			_, err := e.WriteReport(t.Context(), e.q, desk.ReportFile{Format: format, Path: filepath.Join(disk.Dir, "week."+format)})
			must(t, err)
		}
		disk.Fill()
		for _, format := range desk.ReportFormats() {
			e.refused(format, filepath.Join(disk.Dir, "week."+format), "no space left")
		}
	})
}

func TestAReportWhereNoneMayBeWritten(t *testing.T) {
	e := newExporting(t, 600)
	for _, format := range desk.ReportFormats() {
		e.write(desk.ReportFile{Format: format})
		kept := filepath.Join(e.dir, "report."+format)
		must(t, os.Chmod(kept, 0o400))
		e.refused(format, kept, "may not be written to")
		e.refused(format, e.dir, "is no file")
		e.refused(format, filepath.Join(e.dir, "none", "week"), "no such file")
		e.refused(format, filepath.Join(kept, "week"), "not a directory")
	}
}
