package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// findings ends the test unless doctor, at noon of a day, finds something of that
// level with these words.
func findings(t *testing.T, dir, on string, level Level, want ...string) {
	t.Helper()
	c := &clock{}
	c.set(t, on)
	findings := examine(ctx, dir, c.now)
	for _, f := range findings {
		if f.Level == level && holds([]string{f.What + " " + f.Do}, want...) {
			return
		}
	}
	t.Errorf("on %s there is no %s finding of %q among %v", on, level, want, findings)
}

func TestDoctorTellsOfDailyBackups(t *testing.T) {
	c := &clock{noon}
	s := openAt(t, t.TempDir(), c.time)
	dir := filepath.Dir(s.path)
	if _, text := worst(examine(ctx, dir, noon)); strings.Contains(text, "daily backup") {
		t.Error("an empty log needs none: " + text)
	}
	add(t, s, Contact{Started: noon})
	if level, text := worst(examine(ctx, dir, noon.AddDate(0, 0, 1))); level == Warn && strings.Contains(text, "daily backup") {
		t.Error("the log is a day old: " + text)
	}
	findings(t, dir, "2026-11-25", Warn, "There is no daily backup", "paydesk backup --daily")
	c.set(t, "2026-11-23")
	makeDaily(t, s, 0)
	c.set(t, "2026-11-24")
	path := makeDaily(t, s, 0).Path
	findings(t, dir, "2026-11-24", OK, "newest of 2 daily backups", path, "is of today and holds 1 contacts", "all of it is sound")
	findings(t, dir, "2026-11-25", OK, path, "1 day old")
	findings(t, dir, "2026-12-25", OK, path, "31 days old") // nothing came since
	add(t, s, Contact{})
	findings(t, dir, "2026-11-27", OK, path, "3 days old")
	findings(t, dir, "2026-11-28", Warn, path, "4 days old", "contacts came since", "paydesk backup --daily")
	findings(t, dir, "2025-01-01", Warn, path, "of a day still to come", "contacts came since")

	big := filepath.Join(dir, DailyFolder, "contacts-2026-11-25.db")
	must(t, copyFile(big, path))
	must(t, os.Truncate(big, readWhole+4096)) // empty pages at its end, for SQLite none
	findings(t, dir, "2026-11-25", OK, big, "200.0 MB", "too large to read all of it here")
}

func TestDoctorFindsABadDailyBackup(t *testing.T) {
	dir := filepath.Dir(ourLog(t))
	path := makeDaily(t, open(t, dir), 0).Path
	spoil(t, path, func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
	untouched(t, filepath.Join(dir, DailyFolder), func() {
		findings(t, dir, "2026-11-21", Warn, "The newest daily backup", path, "cannot be used", "Delete it")
	})
	must(t, os.RemoveAll(filepath.Join(dir, DailyFolder)))
	must(t, os.WriteFile(filepath.Join(dir, DailyFolder), nil, 0o600))
	findings(t, dir, "2026-11-21", Bad, filepath.Join(dir, DailyFolder))
}

func TestDoctorTellsOfADamagedLogAndItsBackup(t *testing.T) {
	live := ourLog(t)
	dir := filepath.Dir(live)
	s := open(t, dir)
	path := makeDaily(t, s, 0).Path
	must(t, s.Close())
	must(t, os.WriteFile(live, []byte(strings.Repeat("x", 5000)), 0o600))
	findings(t, dir, "2026-11-25", Bad, live)
	findings(t, dir, "2026-11-25", OK, path, "holds 50 contacts", "all of it is sound")
}

func TestDoctorNamesLeftoversAndKeptLogs(t *testing.T) {
	live := ourLog(t)
	dir := filepath.Dir(live)
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, open(t, dir).Backup(ctx, backup))
	kept, err := Restore(ctx, dir, backup, noon)
	must(t, err)
	makeDaily(t, open(t, dir), 0)
	findings(t, dir, "2026-11-21", OK, "are kept as "+kept+" (0.", " MB)")
	left := []string{filepath.Join(dir, "contacts.db.1.tmp-journal"), filepath.Join(dir, DailyFolder, "contacts-2026-11-20.db.1.tmp")}
	for _, path := range left {
		must(t, os.WriteFile(path, nil, 0o644))
	}
	findings(t, dir, "2026-11-21", Warn, append(left, "Unfinished copies are left")...)
	findings(t, dir, "2026-11-21", Warn, append(left, "chmod go= ")...)
}
