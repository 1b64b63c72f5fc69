package store

import (
	"bufio"
	"database/sql"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// startWriter starts another program that adds count contacts to dir, or
// goes on for ever when count is 0.
func startWriter(t *testing.T, dir string, count int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerFolder+"="+dir, writerCount+"="+strconv.Itoa(count))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd, bufio.NewScanner(out)
}

// rounds is how many kills a run of the tests does.
func rounds() int {
	if os.Getenv("PAYDESK_SOAK") != "" {
		return 1000
	}
	return 10
}

// An id that was printed means that the contact survives, whenever the
// program is killed: at its start, early, or in the middle of its work.
func TestKilledWriterLosesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "fresh")
	rng := rand.New(rand.NewPCG(1, 2))
	var stored []string
	for round := range rounds() {
		before := len(stored)
		cmd, lines := startWriter(t, dir, 0)
		for left := rng.IntN(40) * (round % 3); left > 0 && lines.Scan(); left-- {
			stored = append(stored, lines.Text())
		}
		must(t, cmd.Process.Kill())
		for lines.Scan() { // printed before it died
			stored = append(stored, lines.Text())
		}
		cmd.Wait()
		s := open(t, dir) // at once, as the next command would
		for _, id := range stored[before:] {
			get(t, s, ContactID(id))
		}
		must(t, s.Close())
	}
	sound(t, dir)
	there := map[ContactID]bool{}
	for _, c := range everything(t, dir) {
		there[c.ID] = true
	}
	for _, id := range stored {
		if !there[ContactID(id)] {
			t.Errorf("%s is lost", id)
		}
	}
	t.Logf("%d kills, %d acknowledged contacts", rounds(), len(stored))
}

// Several programs set up a fresh folder and write to it at the same time.
func TestManyProgramsAtOnce(t *testing.T) {
	const programs, each = 4, 25
	dir := filepath.Join(t.TempDir(), "fresh")
	var all []*bufio.Scanner
	var cmds []*exec.Cmd
	for range programs {
		cmd, lines := startWriter(t, dir, each)
		cmds, all = append(cmds, cmd), append(all, lines)
	}
	seen := map[string]bool{}
	for i, lines := range all {
		for lines.Scan() {
			seen[lines.Text()] = true
		}
		must(t, cmds[i].Wait())
	}
	if len(seen) != programs*each || len(everything(t, dir)) != len(seen) {
		t.Fatalf("%d ids of %d", len(seen), programs*each)
	}
	sound(t, dir)
}

// A reader that finds a commit cut off by a dead program has it rolled back.
func TestReaderAfterACommitWasCutOff(t *testing.T) {
	dir := filepath.Dir(ourLog(t))
	s := open(t, dir)
	cutOff(t, s)
	if !committing(s.path) {
		t.Fatal("the test left no commit behind")
	}
	list, err := s.List(ctx, Filter{Limit: 100})
	must(t, err)
	if len(list) != 50 || list[0].Customer != "Maria" {
		t.Fatalf("%d contacts, the newest by %q", len(list), list[0].Customer)
	}
	sound(t, dir)
}

// cutOff leaves the log as a program does that was killed in the middle of a
// commit: pages written, and a journal to take them back with.
func cutOff(t *testing.T, s *Store) {
	t.Helper()
	other, err := sql.Open("sqlite3", dsn(s.path, "rw"))
	must(t, err)
	other.SetMaxOpenConns(1)
	_, err = other.Exec(`PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
		UPDATE contact SET customer = 'half done', note = note || note || note || note WHERE state = 'saved'`)
	must(t, err)
	files := filesOf(t, filepath.Dir(s.path))
	must(t, other.Close())
	for name, data := range files { // in place: s has the file open
		must(t, os.WriteFile(filepath.Join(filepath.Dir(s.path), name), data, 0o600))
	}
}
