package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a clock that a test sets.
type clock struct{ now time.Time }

func (c *clock) time() time.Time { return c.now }

// set sets it to noon of a day.
func (c *clock) set(t *testing.T, d string) {
	t.Helper()
	at, err := time.Parse(day, d)
	must(t, err)
	c.now = at.Add(12 * time.Hour)
}

// daily makes the daily backup and ends the test unless that works.
func makeDaily(t *testing.T, s *Store, budget int64) DailyBackup {
	t.Helper()
	d, err := s.BackupDaily(ctx, BackupRules{Budget: budget})
	must(t, err)
	return d
}

// days are the days that have a backup, the newest first.
func days(t *testing.T, s *Store) []string {
	t.Helper()
	all, err := Backups(filepath.Dir(s.path))
	must(t, err)
	var found []string
	for _, b := range all {
		found = append(found, b.Day)
	}
	return found
}

func TestDailyBackupIsMadeOnceADay(t *testing.T) {
	c := &clock{noon}
	s := openAt(t, t.TempDir(), c.time)
	if got := days(t, s); len(got) != 0 {
		t.Fatal(got)
	}
	first := makeDaily(t, s, 0) // of an empty log
	if !first.Made || first.Path != filepath.Join(filepath.Dir(s.path), DailyFolder, "contacts-2026-11-21.db") {
		t.Fatalf("%+v", first)
	}
	must(t, verify(ctx, first.Path))
	add(t, s, Contact{})
	if again := makeDaily(t, s, 0); again.Made || again.Path != first.Path {
		t.Errorf("%+v", again)
	}
	c.now = c.now.Add(11*time.Hour + 59*time.Minute)
	if makeDaily(t, s, 0).Made {
		t.Error("made twice on one day")
	}
	c.now = c.now.Add(time.Minute)
	if !makeDaily(t, s, 0).Made || !slices.Equal(days(t, s), []string{"2026-11-22", "2026-11-21"}) {
		t.Error(days(t, s))
	}
	if runtime.GOOS == "windows" {
		return
	}
	for path, want := range map[string]os.FileMode{first.Path: 0o600, filepath.Dir(first.Path): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
}

func TestDailyBackupThatIsGoneOrBadIsMadeAgain(t *testing.T) {
	s := open(t, t.TempDir())
	path := makeDaily(t, s, 0).Path
	must(t, os.Remove(path))
	for _, bad := range badFiles {
		if bad.want == Foreign {
			os.Remove(path)
		}
		if _, err := os.Stat(path); err == nil {
			bad.make(t, path)
		}
		if !makeDaily(t, s, 0).Made {
			t.Errorf("%s was taken for the backup of the day", bad.name)
		}
		must(t, verify(ctx, path))
	}
}

func TestFourteenDailyBackupsAreKept(t *testing.T) {
	c := &clock{noon}
	s := openAt(t, t.TempDir(), c.time)
	folder := filepath.Join(filepath.Dir(s.path), DailyFolder)
	makeDaily(t, s, 0)
	others := []string{"contacts-2020-01-01.db.old", "contacts-2020-1-1.db", "contacts-2020-13-01.db", "my contacts-2020-01-01.db", "letter.txt"}
	for _, name := range others {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600))
	}
	must(t, os.Mkdir(filepath.Join(folder, "contacts-2020-01-02.db"), 0o700))
	for n := range 20 {
		c.now = c.now.AddDate(0, 0, 1)
		d := makeDaily(t, s, 0)
		if want := n >= dailyKeep-1; (len(d.Removed) == 1) != want {
			t.Errorf("day %d: %v removed", n, d.Removed)
		}
	}
	if got := days(t, s); len(got) != dailyKeep || got[0] != "2026-12-11" || got[13] != "2026-11-28" {
		t.Error(got)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != dailyKeep+len(others)+1 {
		t.Errorf("%d files are left, %v", len(entries), err)
	}
}

func TestDailyBackupsStayWithinTheirBudget(t *testing.T) {
	c := &clock{noon}
	s := openAt(t, t.TempDir(), c.time)
	makeDaily(t, s, 0)
	all, err := Backups(filepath.Dir(s.path))
	must(t, err)
	size := all[0].Size
	for range 4 {
		c.now = c.now.AddDate(0, 0, 1)
		makeDaily(t, s, 0)
	}
	if d := makeDaily(t, s, 3*size+size/2); d.Made || len(d.Removed) != 2 || d.OverBudget || len(days(t, s)) != 3 {
		t.Errorf("%+v, %v", d, days(t, s))
	}
	if d := makeDaily(t, s, 1); !d.OverBudget || !slices.Equal(days(t, s), []string{"2026-11-25"}) {
		t.Errorf("%+v, %v", d, days(t, s))
	}
}

// Whatever the clock does, each of its days gets a backup, and the ones that
// were made last stay.
func TestDailyBackupWhenTheClockJumps(t *testing.T) {
	var ordinary []string
	for n := range dailyKeep {
		ordinary = append(ordinary, noon.AddDate(0, 0, n).Format(day)) // to 2026-12-04
	}
	for name, test := range map[string]struct {
		then       []string // days the clock shows after the ordinary ones
		kept, gone []string
	}{
		"back by years, then right": {
			[]string{"2020-01-01", "2020-01-02", "2026-12-05", "2026-12-06"},
			[]string{"2026-12-06", "2026-12-05", "2026-12-04", "2026-11-25"}, []string{"2020-01-01", "2026-11-22"}},
		"back for good": {
			[]string{"2020-01-01", "2020-01-02"},
			[]string{"2020-01-02", "2020-01-01", "2026-12-04"}, []string{"2026-11-21", "2026-11-22"}},
		"back by a day": {
			[]string{"2026-12-03", "2026-12-04", "2026-12-05"},
			[]string{"2026-12-05", "2026-12-04", "2026-12-03", "2026-11-22"}, []string{"2026-11-21"}},
		"ahead, then right": {
			[]string{"2099-01-01", "2099-01-02", "2026-12-05", "2026-12-06"},
			[]string{"2026-12-06", "2026-12-05", "2026-12-04"}, []string{"2099-01-01", "2026-11-21"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := &clock{noon}
			s := openAt(t, t.TempDir(), c.time)
			for _, d := range append(slices.Clone(ordinary), test.then...) {
				c.set(t, d)
				number := add(t, s, Contact{})
				made := makeDaily(t, s, 0)
				sum, err := Survey(ctx, made.Path)
				must(t, err)
				if !made.Made || !strings.HasSuffix(number.Ref, fmt.Sprintf("%06d", sum.Issued)) {
					t.Errorf("%s: %+v holds %d contacts, want up to %s", d, made, sum.Issued, number.Ref)
				}
			}
			left := days(t, s)
			if len(left) != dailyKeep {
				t.Errorf("%d are kept", len(left))
			}
			for _, d := range test.kept {
				if !slices.Contains(left, d) {
					t.Errorf("%s is gone; there are %v", d, left)
				}
			}
			for _, d := range test.gone {
				if slices.Contains(left, d) {
					t.Errorf("%s is kept; there are %v", d, left)
				}
			}
		})
	}
}

func TestDailyBackupByManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	fill(t, open(t, dir), 500, 1, "a")
	var wait sync.WaitGroup
	made := make(chan bool, 6)
	for range cap(made) {
		s := open(t, dir)
		wait.Go(func() {
			d, err := s.BackupDaily(ctx, BackupRules{})
			if err != nil {
				t.Error(err)
			}
			made <- d.Made
		})
	}
	wait.Wait()
	close(made)
	count := 0
	for m := range made {
		if m {
			count++
		}
	}
	if count != 1 {
		t.Errorf("%d made the backup", count)
	}
	if names := filesOf(t, filepath.Join(dir, DailyFolder)); len(names) != 1 {
		t.Errorf("%d files", len(names))
	}
}

func TestDailyBackupThatFailsKeepsTheOthers(t *testing.T) {
	c := &clock{noon}
	s := openAt(t, t.TempDir(), c.time)
	add(t, s, Contact{})
	makeDaily(t, s, 0)
	execFile(t, s.Path(), "INSERT INTO run (contact, topic, started) VALUES (999, 'x', 1)") // does not pass the check
	c.now = c.now.AddDate(0, 0, 1)
	untouched(t, filepath.Join(filepath.Dir(s.path), DailyFolder), func() {
		d, err := s.BackupDaily(ctx, BackupRules{Budget: 1})
		refused(t, err, Damaged)
		if d.Path != "" || d.Made {
			t.Errorf("%+v", d)
		}
	})
	must(t, os.RemoveAll(filepath.Join(filepath.Dir(s.path), DailyFolder)))
	must(t, os.WriteFile(filepath.Join(filepath.Dir(s.path), DailyFolder), nil, 0o600))
	_, err := s.BackupDaily(ctx, BackupRules{})
	refused(t, err, NoAccess)
	_, err = Backups(filepath.Dir(s.path))
	troubled(t, err, NoAccess)
}

func TestLeftoversOfKilledDailyBackupsGo(t *testing.T) {
	s := openAt(t, t.TempDir(), time.Now)
	folder := filepath.Join(filepath.Dir(s.path), DailyFolder)
	makeDaily(t, s, 0)
	old := time.Now().Add(-25 * time.Hour)
	for name, goes := range map[string]bool{
		"contacts-2026-11-01.db.123.tmp": true, "contacts-2026-11-02.db.456.tmp": false,
		"mine.db.123.tmp": false, "contacts-2026-11-03.db.tmp": false,
	} {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, nil, 0o600))
		if !strings.Contains(name, "456") {
			must(t, os.Chtimes(path, old, old))
		}
		makeDaily(t, s, 0)
		if _, err := os.Stat(path); (err != nil) != goes {
			t.Errorf("%s: %v", name, err)
		}
	}
}
