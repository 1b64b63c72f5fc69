package store

import (
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A program that the tests start is this test binary with writerJob in its
// environment; it ends its work when its input ends.
const writerJob = "PAYDESK_TEST_WRITER"

func TestMain(m *testing.M) {
	if job := os.Getenv(writerJob); job != "" {
		os.Exit(parseWriter(job).work())
	}
	os.Exit(m.Run())
}

// writer is what another program is to do.
type writer struct {
	number int    // tells its contacts from those of others
	count  int    // jobs it does before it ends; 0 for no end
	how    string // one of hows
	dir    string
}

// hows are how a writer opens the log.
var hows = map[string]func(dir string) (*Store, error){
	"":         func(dir string) (*Store, error) { return Open(ctx, dir, Options{}) },
	"later":    func(dir string) (*Store, error) { return upgraded(filepath.Join(dir, FileName), later()) },
	"unsynced": unsynced,
}

func (w writer) String() string {
	return fmt.Sprintf("%d,%d,%s,%s", w.number, w.count, w.how, w.dir)
}

func parseWriter(text string) writer {
	parts := strings.SplitN(text, ",", 4)
	number, err := strconv.Atoi(parts[0])
	count, err2 := strconv.Atoi(parts[1])
	if err != nil || err2 != nil {
		panic("no writer: " + text)
	}
	return writer{number, count, parts[2], parts[3]}
}

// work does its jobs, prints a line for each act once the act is stored, and
// returns the exit status.
func (w writer) work() int {
	var ended atomic.Bool
	go func() {
		io.Copy(io.Discard, os.Stdin)
		ended.Store(true)
	}()
	fmt.Println("starts")
	s, err := hows[w.how](w.dir)
	for n := 0; err == nil && !ended.Load() && (w.count == 0 || n < w.count); n++ {
		err = job{w.number, n}.do(s, os.Stdout)
	}
	if s != nil {
		defer s.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// unsynced opens a log to be written as SQLite does when it is told not to
// wait for the disk: what a test of durability has to find out.
func unsynced(dir string) (*Store, error) {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return nil, err
	}
	if err := s.write.Close(); err != nil {
		return nil, err
	}
	s.write, err = sql.Open("sqlite3", dsn(s.path, "rw")+"&_journal_mode=TRUNCATE&_synchronous=OFF&_txlock=immediate")
	return s, err
}

// job is one piece of work of a writer. What it stores follows from its two
// numbers, so whoever finds a contact can tell whether it is whole.
type job struct{ writer, n int }

func (j job) agent() string { return fmt.Sprintf("writer %d job %d", j.writer, j.n) }

// jobOf is the job that stored a contact.
func jobOf(c Contact) (j job, err error) {
	_, err = fmt.Sscanf(c.Agent, "writer %d job %d", &j.writer, &j.n)
	return j, err
}

// begun is the contact as it begins.
func (j job) begun() Contact {
	return Contact{
		Agent: j.agent(), Customer: "Maria", Lang: "es", Channel: Channels()[j.n%3],
		Started: noon.Add(time.Duration(j.n) * time.Minute),
	}
}

// typed is the contact while its note is being typed.
func (j job) typed() Contact {
	c := j.begun()
	c.Note = "the bank declines"
	return c
}

// finished is the contact with all its fields. Notes are from one word to
// several pages of the file.
func (j job) finished() Contact {
	c := j.begun()
	c.Email = fmt.Sprintf("maria.%d@example.org", j.n)
	c.Phone = fmt.Sprintf("+34 6%08d", j.n)
	c.Order = fmt.Sprintf("80%06d", j.n)
	c.Country, c.Topic, c.Outcome = "ES", "card-expired", Outcomes()[j.n%6]
	c.Note = strings.Repeat("declined ", 1+j.n*j.n%97*20) + "by the bank"
	c.Ended = c.Started.Add(5 * time.Minute)
	c.TalkSeconds, c.FollowUp, c.AttemptAmount, c.AttemptCurrency = j.n%600, "2026-12-01", "129.90", "EUR"
	return c
}

// event is the n-th event of the job's run.
func (j job) event(n int) Event {
	return Event{Kind: "answer", Topic: "card-expired", Node: fmt.Sprint("step", n), Answer: n, Text: j.agent(), At: noon}
}

// ways are what jobs do, in turn.
var ways = []func(job, *Store, io.Writer) error{job.add, job.add, job.addTwo, job.walk}

// commitsOfEight is how many commits eight jobs in a row make.
const commitsOfEight = 21

func (j job) do(s *Store, out io.Writer) error { return ways[j.n%len(ways)](j, s, out) }

// add stores a finished contact.
func (j job) add(s *Store, out io.Writer) error {
	saved, err := s.Add(ctx, j.finished())
	if err == nil {
		_, err = fmt.Fprintln(out, "saved", saved.ID)
	}
	return err
}

// second is how the other contact of addTwo is numbered: as of a writer of
// its own.
const second = 1_000_000

// addTwo stores two contacts at once.
func (j job) addTwo(s *Store, out io.Writer) error {
	added, err := s.AddAll(ctx, []Contact{j.finished(), job{j.writer + second, j.n}.finished()})
	if err == nil {
		_, err = fmt.Fprintf(out, "saved %s\nsaved %s\n", added[0].ID, added[1].ID)
	}
	return err
}

// walk takes a contact as the window does, after a look at earlier ones, and
// leaves every other one parked.
func (j job) walk(s *Store, out io.Writer) error {
	if _, err := s.List(ctx, Filter{Find: "maria", Limit: 20}); err != nil {
		return err
	}
	c, err := s.Begin(ctx, j.begun())
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "begun", c.ID)
	draft := j.typed()
	draft.ID = c.ID
	if _, err := s.SaveDraft(ctx, draft); err != nil {
		return err
	}
	if err := j.answer(s, out, c.ID); err != nil {
		return err
	}
	final := j.finished()
	final.ID = c.ID
	if j.n%8 == 7 {
		if _, err := s.SaveWhole(ctx, final); err != nil {
			return err
		}
		return s.Park(ctx, c.ID)
	}
	if _, err := s.Finish(ctx, final); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, "saved", c.ID)
	return err
}

// answer walks a checklist and gives out a page.
func (j job) answer(s *Store, out io.Writer, id ContactID) error {
	run, err := s.StartRun(ctx, Run{Contact: id, Topic: "card-expired"})
	if err != nil {
		return err
	}
	for n := range 2 {
		e, err := s.Append(ctx, run, j.event(n))
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "event", run, e.Seq)
	}
	return s.LogHandout(ctx, Handout{Contact: id, Topic: "card-expired", For: "shopper"})
}
