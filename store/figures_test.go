package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the desks below, wherever the tests run

	"paydesk/store/report"
)

// madrid is a desk whose clock is changed within the period of the tests.
var madrid = zone("Europe/Madrid")

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

// questionOf is a question about six weeks around the change of the clock.
func questionOf(t testing.TB, by string) report.Query {
	t.Helper()
	q := report.Query{Now: noon, Steps: true, Earlier: true, Spikes: true}
	var err error
	q.Period, err = report.Days(time.Date(2026, 10, 19, 0, 0, 0, 0, madrid), time.Date(2026, 11, 15, 0, 0, 0, 0, madrid), madrid)
	must(t, err)
	q.By, err = report.ParseBy(by)
	must(t, err)
	return q
}

// guide knows the steps of the tests: must may not be left out, end ends.
func guide(_ string, s report.Step) (report.StepKind, bool) {
	return report.StepKind{Must: s.Node == "must", End: s.Node == "end"}, s.Node != "forgotten"
}

// counted counts a report.
func counted(t testing.TB, s *Store, q report.Query) Counted {
	t.Helper()
	c, err := s.Report(ctx, q, guide)
	must(t, err)
	return c
}

// Whatever happens to a log, its figures are those of a full count, and of one
// by hand.
func TestKeptFactsAreAFullCount(t *testing.T) {
	for seed := range uint64(often(2, 20)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			b := &busy{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, s: open(t, t.TempDir()), stick: t.TempDir()}
			b.other = &busy{Rand: b.Rand, t: t, s: open(t, t.TempDir())}
			carried := []func(*busy) error{(*busy).carry}
			for len(b.ids) < factBlock+100 {
				must(t, b.addMany())
			}
			for n, act := range slices.Concat(acts, carried, b.shuffled(20), carried, b.shuffled(20), carried) {
				must(t, b.s.KeepFacts(ctx)) // so that it has something to spoil
				must(t, expected(act(b)))
				b.compare(fmt.Sprint("act ", n), "topic")
			}
			b.compare("in the end", "", "day,outcome")
			byHand(t, b.s, counted(t, b.s, questionOf(t, "")))
		})
	}
}

// compare counts a report from what is kept and from nothing kept.
func (b *busy) compare(when string, groupings ...string) {
	b.t.Helper()
	for _, by := range groupings {
		q := questionOf(b.t, by)
		kept := counted(b.t, b.s, q)
		_, err := b.s.write.Exec("DELETE FROM fact")
		must(b.t, err)
		full := counted(b.t, b.s, q)
		x, err := json.Marshal(kept.Report)
		must(b.t, err)
		y, err := json.Marshal(full.Report)
		must(b.t, err)
		if string(x) != string(y) {
			b.t.Fatalf("%s, by %q: kept and counted differ:\n%s\n%s", when, by, x, y)
		}
	}
}

// A contact that changes while a report reads the log is read again.
func TestReportIsOfOneState(t *testing.T) {
	s := open(t, t.TempDir())
	fill(t, s, 2500, 1, "card-expired", "limit")
	q := questionOf(t, "outcome")
	g, err := s.gatherFacts(ctx, q)
	must(t, err)
	before := g.states()
	list, err := s.List(ctx, Filter{Limit: 1})
	must(t, err)
	_, err = s.Amend(ctx, string(list[0].ID), []byte(`{"outcome":"dropped"}`))
	must(t, err)
	must(t, g.readHeads(ctx))
	if last := len(before) - 1; g.states()[last] == before[last] {
		t.Error("a change does not show in the state of its block")
	}
	c := counted(t, s, q)
	same, err := s.Unchanged(ctx, c)
	must(t, err)
	if !same {
		t.Error("the log counts as changed, and nothing did")
	}
	must(t, s.LogHandout(ctx, Handout{Contact: list[0].ID, Topic: "limit", Lang: "es", For: "shopper"}))
	if same, err = s.Unchanged(ctx, c); err != nil || same {
		t.Errorf("a handout was given out meanwhile, and nothing shows it: %v", err)
	}
}

// Full blocks are kept as they fill, and again after they changed.
func TestFullBlocksAreKept(t *testing.T) {
	s := open(t, t.TempDir())
	kept := func() (blocks int) {
		must(t, s.read.QueryRow("SELECT count(*) FROM fact").Scan(&blocks))
		return blocks
	}
	fill(t, s, 3*factBlock-1, 1, "card-expired", "limit")
	if kept() != 2 {
		t.Errorf("%d blocks are kept of two full ones", kept())
	}
	add(t, s, Contact{Topic: "limit"})
	add(t, s, Contact{Topic: "limit"}) // begins the fourth block
	if kept() != 3 {
		t.Errorf("%d blocks are kept of three full ones", kept())
	}
	oldest, err := s.List(ctx, Filter{Before: 2})
	must(t, err)
	must(t, errOf(s.Amend(ctx, string(oldest[0].ID), []byte(`{"outcome":"dropped"}`))))
	if kept() != 2 {
		t.Errorf("%d blocks are kept after one changed", kept())
	}
	must(t, s.KeepFacts(ctx))
	if kept() != 3 {
		t.Errorf("%d blocks are kept of three full ones, after they were packed anew", kept())
	}
}

func TestReportOfAGuardedDesk(t *testing.T) {
	s := open(t, t.TempDir())
	for _, agent := range []string{"Amara", "Amara", "Bo"} {
		add(t, s, Contact{Agent: agent, Started: noon.AddDate(0, 0, -10)})
	}
	must(t, s.KeepMissed(ctx, func(string) bool { return true }, Missed{Query: "bank app frozen", Lang: "en"}))
	q := questionOf(t, "agent")
	if c := counted(t, s, q); c.Contacts != 3 || c.Own != "" || c.Searches == nil {
		t.Errorf("anybody sees all of an open desk: %d contacts", c.Contacts)
	}
	must(t, errOf(s.AddPerson(ctx, "Sam", Supervisor, passphrase)))
	signIn(t, s, "Amara", "")
	c := counted(t, s, q)
	if c.Contacts != 2 || c.Own != "Amara" || c.Searches != nil || len(c.Groups) != 1 {
		t.Errorf("Amara sees %d contacts of %d agents, as %q", c.Contacts, len(c.Groups), c.Own)
	}
	q.Filter = report.Filter{report.Agent: {"Bo"}}
	denied(t, errOf(s.Report(ctx, q, nil)))
	signIn(t, s, "Sam", passphrase)
	if c := counted(t, s, q); c.Contacts != 1 {
		t.Errorf("the supervisor sees %d of Bo's contacts", c.Contacts)
	}
	s.SignOut()
	denied(t, errOf(s.Report(ctx, questionOf(t, ""), nil)))
}

func TestReportRefusesWhatCannotBe(t *testing.T) {
	s := open(t, t.TempDir())
	q := questionOf(t, "")
	q.Filter = report.Filter{report.Weekday: {"someday"}}
	if wrong := (*report.InputError)(nil); !errors.As(errOf(s.Report(ctx, q, nil)), &wrong) {
		t.Error("a weekday that is none is taken")
	}
	if c := counted(t, s, questionOf(t, "day")); c.Contacts != 0 || len(c.Groups) != 28 || c.Of("fcr_gross").Value != nil {
		t.Errorf("an empty log gives %d contacts in %d groups", c.Contacts, len(c.Groups))
	}
}

func TestPlansOfFigures(t *testing.T) {
	s := open(t, t.TempDir())
	fill(t, s, 3000, 1, "card-expired", "limit")
	for query, args := range map[string][]any{
		factContacts: {1, 1000}, factHandouts: {1, 1000}, factEvents: {1, 1000}, selectFacts: {1, 16}, selectSteps: {1, 16},
		selectHeads: nil, selectStates: nil, unkept: {1, 2}, blockFacts: {1}, countIn: {"2026-11-01", "2026-11-30"},
	} {
		for _, step := range planOf(t, s, query, args...) {
			all := query == selectHeads || query == selectStates // one short row for a thousand contacts
			if strings.Contains(step, "TEMP B-TREE FOR ORDER") || strings.Contains(step, "SCAN") && !all {
				t.Errorf("%s: %s", query, step)
			}
		}
	}
}
