package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// copyJob in the environment makes this test binary a program that backs up
// or restores until it is killed: "what|data folder|a file|a file".
const copyJob = "PAYDESK_TEST_COPY"

func init() { // runs before TestMain, and ends the program
	if job := os.Getenv(copyJob); job != "" {
		parts := strings.Split(job, "|")
		fmt.Fprintln(os.Stderr, copyJobs[parts[0]](parts[1], parts[2:]))
		os.Exit(1)
	}
}

// copyJobs are what such a program does. They end with an error only.
var copyJobs = map[string]func(dir string, files []string) error{
	"backup": func(dir string, files []string) error {
		s, err := Open(ctx, dir, Options{})
		for err == nil {
			err = s.Backup(ctx, files[0])
		}
		return err
	},
	"daily": func(dir string, _ []string) error {
		now := noon
		s, err := Open(ctx, dir, Options{Now: func() time.Time { return now }})
		for err == nil {
			now = now.AddDate(0, 0, 1)
			_, err = s.BackupDaily(ctx, BackupRules{})
		}
		return err
	},
	"restore": func(dir string, files []string) error {
		var err error
		for n := 0; err == nil; n++ {
			_, err = Restore(ctx, dir, files[n%2], noon)
		}
		return err
	},
}

// killAt starts a program that does the job over and over and kills it when
// the moment has come. A moment that was missed comes again.
func killAt(t *testing.T, job string, moment func() bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), copyJob+"="+job)
	cmd.Stderr = os.Stderr
	must(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for end := time.Now().Add(2 * time.Minute); !moment(); {
		if len(ended) > 0 || time.Now().After(end) {
			cmd.Process.Kill()
			t.Fatalf("%s: the moment did not come; %v", job, <-ended)
		}
	}
	must(t, cmd.Process.Kill())
	<-ended
}

// largest is the size of the largest file of a pattern, -1 without any.
func largest(pattern string) int64 {
	names, err := filepath.Glob(pattern)
	if err != nil {
		panic(err)
	}
	size := int64(-1)
	for _, name := range names {
		if info, err := os.Stat(name); err == nil {
			size = max(size, info.Size())
		}
	}
	return size
}

// demoLog makes a log of some megabytes and returns its folder.
func demoLog(t *testing.T, seed uint64) string {
	t.Helper()
	s := open(t, t.TempDir())
	fill(t, s, 4000, seed, "a", "b")
	must(t, s.Close())
	return filepath.Dir(s.Path())
}

// tidied removes what killed programs left, as a person told by doctor does.
func tidied(t *testing.T, dir string) {
	t.Helper()
	if level, text := worst(examine(ctx, dir, noon)); level == Bad {
		t.Fatal(text)
	}
	for _, pattern := range []string{"*.tmp", "*.tmp-journal", DailyFolder + "/*.tmp", "contacts-replaced-*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		must(t, err)
		for _, name := range names {
			if filepath.Ext(name) == ".db" {
				must(t, verify(ctx, name)) // a log that has its name is whole
			}
			must(t, os.Remove(name))
		}
	}
}

func TestKilledBackup(t *testing.T) {
	dir := demoLog(t, 1)
	live, dst := filepath.Join(dir, FileName), filepath.Join(t.TempDir(), "backup.db")
	before, size := rowsIn(t, live), largest(live)
	rng := rand.New(rand.NewPCG(3, 4))
	for round := range often(10, 100) {
		job, pattern := "backup|"+dir+"|"+dst, dst+".*.tmp"
		if round%2 == 1 {
			job, pattern = "daily|"+dir, filepath.Join(dir, DailyFolder, "*.tmp")
		}
		least := rng.Int64N(size)
		killAt(t, job, func() bool { return largest(pattern) >= least })
		must(t, verify(ctx, live))
		if _, err := os.Stat(dst); err == nil {
			must(t, verify(ctx, dst))
		}
		all, err := Backups(dir)
		must(t, err)
		for _, b := range all {
			must(t, verify(ctx, b.Path))
		}
		tidied(t, dir)
		delete(before, "setting") // the day of the daily backup
		after := rowsIn(t, live)
		delete(after, "setting")
		if d := differences(before, after); d != "" {
			t.Fatalf("round %d: the log differs in %s", round, d)
		}
	}
	s := open(t, dir)
	must(t, s.Backup(ctx, dst))
	if d := makeDaily(t, s, 0); !d.Made {
		t.Errorf("%+v", d)
	}
}

func TestKilledRestore(t *testing.T) {
	dir, other := demoLog(t, 1), demoLog(t, 2)
	live := filepath.Join(dir, FileName)
	files := []string{filepath.Join(t.TempDir(), "a.db"), filepath.Join(t.TempDir(), "b.db")}
	var contents []map[string][]string
	for i, from := range []string{dir, other} {
		must(t, open(t, from).Backup(ctx, files[i]))
		contents = append(contents, rowsIn(t, files[i]))
	}
	size := largest(live)
	rng := rand.New(rand.NewPCG(5, 6))
	// While the backup is copied, the old log is kept, the new one poured in.
	moments := []string{live + ".*.tmp", filepath.Join(dir, "contacts-replaced-*.db.*.tmp"), live + "-journal"}
	found := map[int]int{}
	for round := range often(10, 100) {
		least := 1 + rng.Int64N(size*9/10)
		killAt(t, "restore|"+dir+"|"+files[round%2]+"|"+files[1-round%2], func() bool {
			began := round%4 < 2 || largest(filepath.Join(dir, "contacts-replaced-*-2.db")) > 0 // the first one is done
			return began && largest(moments[round%3]) >= least
		})
		s := open(t, dir) // as the next start does
		must(t, s.Close())
		sound(t, dir)
		is := -1
		for i, want := range contents {
			if differences(want, rowsIn(t, live)) == "" {
				is = i
			}
		}
		if is < 0 {
			t.Fatalf("round %d: the log is neither the old nor the new one", round)
		}
		found[is]++
		tidied(t, dir)
	}
	if len(found) != 2 {
		t.Errorf("always the same log: %v", found)
	}
}
