package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportIsVerifiedWithoutADataFolder(t *testing.T) {
	d, dir := week(t), t.TempDir()
	period := []string{"report", "--from", "2026-11-16", "--to", "2026-11-22", "--by", "topic"}
	csv := filepath.Join(dir, "week.csv")
	d.ok("", append(period, "--format", "csv", "--out", csv)...)
	for _, format := range []string{"pdf", "json"} {
		d.ok("", append(period, "--format", format, "--out", filepath.Join(dir, "week."+format))...)
	}
	away := testDesk{t, filepath.Join(dir, "none")}
	for _, format := range []string{"pdf", "json"} {
		file := filepath.Join(dir, "week."+format)
		if said := away.ok("", "report", "verify", file, csv); !strings.Contains(said, "figures agree with the 5 contacts") {
			t.Errorf("%s: %s", format, said)
		}
		body, err := os.ReadFile(csv)
		if err != nil {
			t.Fatal(err)
		}
		other := filepath.Join(dir, "other.csv")
		if err := os.WriteFile(other, []byte(strings.Replace(string(body), ",resolved,", ",dropped,", 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		s := away.call("", "report", "verify", file, other)
		if s.code != exitRefused || !strings.Contains(s.out, "\nEnded as: Resolved: the report says 40 % (2 of 5") || !strings.Contains(s.out, "the CSV gives 20 % (1 of 5") || len(lines(s.err)) != 1 {
			t.Errorf("%s: exit %d, %s%s", format, s.code, s.out, s.err)
		}
		if s := away.call("", "report", "verify", file); s.code != exitWords || len(lines(s.err)) != 1 {
			t.Errorf("one word: exit %d, %s", s.code, s.err)
		}
		if s := away.call("", "report", "verify", csv, csv); s.code != exitRefused || len(lines(s.err)) != 1 {
			t.Errorf("a CSV as the report: exit %d, %s", s.code, s.err)
		}
	}
	if _, err := os.Stat(away.dir); err == nil {
		t.Error("a data folder was made")
	}
}
