package desk_test

import (
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/store"
	figures "paydesk/store/report"
	"paydesk/ui/desk"
)

// asked are the questions whose time is promised, on a demo of three years.
var asked = []struct {
	name string
	days int
	by   string
	all  bool // with everything that a report can hold
}{
	{"week", 7, "", false}, {"week with all", 7, "topic", true}, {"year by topic", 365, "topic", false}, {"year by topic with all", 365, "topic", true},
	{"topic by agent", 0, "topic,agent", false}, {"weekday by hour", 0, "weekday,hour", false}, {"day by topic", 0, "day,topic", false},
	{"code by week", 0, "code,week", false}, {"topic by hour with all", 0, "topic,hour", true},
}

// ask makes one of the questions, up to the last contact.
func ask(b *testing.B, log *store.Store, days int, by string, all bool) figures.Query {
	b.Helper()
	newest, err := log.List(b.Context(), store.Filter{Limit: 1})
	must(b, err)
	to := newest[0].Started
	from := to.AddDate(0, 0, 1-days)
	if days == 0 {
		from, err = log.Since(b.Context())
		must(b, err)
	}
	q := figures.Query{Now: to, Earlier: all, Spikes: all, Steps: all}
	q.Period, err = figures.Days(from, to, time.UTC)
	must(b, err)
	q.By, err = figures.ParseBy(by)
	must(b, err)
	return q
}

func BenchmarkReport(b *testing.B) {
	log := big(b)
	lib, err := knowledge.Embedded()
	must(b, err)
	d := desk.New(desk.Config{Library: lib, Store: log})
	for _, a := range asked {
		q := ask(b, log, a.days, a.by, a.all)
		b.Run(a.name, func(b *testing.B) {
			for b.Loop() {
				_, err := d.Report(b.Context(), q)
				must(b, err)
			}
		})
	}
}

// raw are some of the questions as they are asked of the table of contacts in
// plain SQL: what Paydesk would do without its kept facts, and less of it, as
// first contacts, repeats, promises and steps are left out.
var raw = []struct {
	name, from, by string
}{
	{"week", "-7 days", ""},
	{"year by topic", "-365 days", "topic"},
	{"topic by agent", "-10 years", "topic, agent"},
	{"weekday by hour", "-10 years", "strftime('%w', started / 1000, 'unixepoch'), strftime('%H', started / 1000, 'unixepoch')"},
	{"day by topic", "-10 years", "date(started / 1000, 'unixepoch'), topic"},
}

const rawSums = `count(*), sum(outcome = 'resolved'), sum(outcome = 'escalated'), sum(outcome = 'waiting-bank'), sum(outcome = 'waiting-documents'),
	sum(outcome = 'will-try'), sum(outcome = 'dropped'), avg(talk_seconds), avg(hold_seconds), avg(after_seconds),
	sum(proposed_outcome <> '' AND proposed_topic = topic AND proposed_outcome = outcome), sum(proposed_outcome <> ''),
	count(DISTINCT email) FROM contact
	WHERE state = 'saved' AND started >= 1000 * strftime('%s', (SELECT max(started) FROM contact WHERE state = 'saved') / 1000, 'unixepoch', '%FROM%')`

// BenchmarkReportRawSQL asks the sqlite3 shell.
func BenchmarkReportRawSQL(b *testing.B) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("the sqlite3 shell is not installed")
	}
	log := big(b)
	for _, r := range raw {
		query := "SELECT " + strings.ReplaceAll(rawSums, "%FROM%", r.from)
		if r.by != "" {
			query = "SELECT " + r.by + ", " + strings.ReplaceAll(rawSums, "%FROM%", r.from) + " GROUP BY " + r.by
		}
		b.Run(r.name, func(b *testing.B) {
			for b.Loop() {
				if out, err := exec.Command(shell, "-readonly", log.Path(), query).Output(); err != nil || len(out) == 0 {
					b.Fatalf("%v: %s", err, out)
				}
			}
		})
	}
}

// BenchmarkReportBehind lists the contacts behind figures of all years.
func BenchmarkReportBehind(b *testing.B) {
	log := big(b)
	lib, err := knowledge.Embedded()
	must(b, err)
	d := desk.New(desk.Config{Library: lib, Store: log})
	made, err := d.Report(b.Context(), ask(b, log, 0, "topic,agent", true))
	must(b, err)
	defs, r := figures.Definitions(), rand.New(rand.NewPCG(1, 2))
	measure(b, func() {
		s := figures.Selection{Figure: defs[r.IntN(len(defs))].ID, Numerator: true, Group: &made.Groups[r.IntN(len(made.Groups))]}
		_, err := d.Behind(b.Context(), made, s, 0, 100)
		must(b, err)
	})
}
