package desk_test

import (
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
