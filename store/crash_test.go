package store

import (
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// soaking reports whether the long runs are asked for.
func soaking() bool { return os.Getenv("PAYDESK_SOAK") != "" }

// often is how many times a test tries: few every day, many in a soak.
func often(daily, soak int) int {
	if soaking() {
		return soak
	}
	return daily
}

// moment is when a writer is killed: after it said so many lines, and some
// chance microseconds later.
type moment struct {
	name          string
	least, spread int // lines
	closing       bool
	delay         time.Duration // at most
}

var moments = []moment{
	{name: "at its start", least: 1, spread: 1, delay: 12 * time.Millisecond},
	{name: "early", least: 2, spread: 3, delay: 3 * time.Millisecond},
	{name: "running", least: 6, spread: 14, delay: 3 * time.Millisecond},
	{name: "closing", least: 2, spread: 8, delay: 2 * time.Millisecond, closing: true},
}

// crew are programs that write to one folder, of which one is killed.
type crew struct {
	t       *testing.T
	dir     string
	rng     *rand.Rand
	writers int      // started so far; each has a number of its own
	said    []string // by all of them, in this folder

	acts     int           // acknowledged, in all folders
	halfDone int           // kills that left a commit to be taken back
	slowest  time.Duration // next command
}

// round starts some writers, kills the first, has the next command run at
// once, and lets the others end.
func (c *crew) round(count int, m moment) {
	c.t.Helper()
	lines := m.least + c.rng.IntN(m.spread)
	programs := []*program{}
	for range count {
		c.writers++
		programs = append(programs, start(c.t, writer{number: c.writers, dir: c.dir}, lines))
	}
	victim, others := programs[0], programs[1:]
	<-victim.many
	if m.closing {
		victim.input.Close()
	}
	<-time.After(time.Duration(c.rng.Int64N(int64(m.delay)))) // the moment is what is tried out, nothing is waited for
	must(c.t, victim.kill())
	if count == 1 && committing(filepath.Join(c.dir, FileName)) {
		c.halfDone++
	}
	c.nextCommand(count == 1)
	for _, other := range others {
		must(c.t, other.finish())
	}
	for _, p := range programs {
		c.said = append(c.said, p.said...)
		c.acts += len(p.said)
	}
	must(c.t, audit(c.dir, c.said))
}

// nextCommand works on the log as the next command does, alone or while
// others write without a pause.
func (c *crew) nextCommand(alone bool) {
	c.t.Helper()
	began := time.Now()
	s, err := Open(ctx, c.dir, Options{})
	must(c.t, err)
	_, err = s.List(ctx, Filter{Limit: 10})
	must(c.t, err)
	c.writers++
	add(c.t, s, job{c.writers, 0}.finished())
	must(c.t, s.Close())
	if alone {
		c.slowest = max(c.slowest, time.Since(began))
	}
}

// An id that was printed means that the contact survives, whenever a program
// is killed and however many write: nothing is lost, torn, doubled or
// unsound, the others go on, and the next command works. How long that took
// where nobody else wrote is printed.
func TestKilledWriterLosesNothing(t *testing.T) {
	const roundsInAFolder = 24 // a fresh one now and then, to be killed in its setting up
	kills := often(50, 1000)
	c := &crew{t: t, rng: rand.New(rand.NewPCG(1, 2))}
	for n := range kills {
		if n%roundsInAFolder == 0 {
			c.dir, c.said = filepath.Join(t.TempDir(), "fresh"), nil
		}
		c.round(1+n/len(moments)%3, moments[n%len(moments)])
	}
	t.Logf("%d kills, %d acts acknowledged, %d commits of a single writer cut off, slowest next command %v",
		kills, c.acts, c.halfDone, c.slowest)
}

// Several programs set up a fresh folder and write to it at the same time.
// None is ever told that the log is locked.
func TestManyProgramsAtOnce(t *testing.T) {
	const count = 4
	jobs := often(160, 40_000)
	dir := filepath.Join(t.TempDir(), "fresh")
	var programs []*program
	for n := range count {
		programs = append(programs, start(t, writer{number: n, count: jobs / count, dir: dir}, 1))
	}
	var said []string
	for _, p := range programs {
		<-p.ended
		must(t, p.finish())
		said = append(said, p.said...)
	}
	must(t, audit(dir, said))
	t.Logf("%d commits of %d programs, %d acts acknowledged", jobs*commitsOfEight/8, count, len(said))
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

// The reading handle is opened after the writing one, and a program may die
// in between.
func TestCommitCutOffWhileOpening(t *testing.T) {
	s := open(t, filepath.Dir(ourLog(t)))
	must(t, s.read.Close())
	cutOff(t, s)
	_, err := openHandle(s.path, "ro", 1)
	if !leftHalfDone(err) {
		t.Fatalf("the test left no commit behind: %v", err)
	}
	must(t, s.connectReader())
	if list, err := s.List(ctx, Filter{}); err != nil || len(list) != 50 {
		t.Fatalf("%d contacts, %v", len(list), err)
	}
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
