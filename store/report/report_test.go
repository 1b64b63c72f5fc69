package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// two is a log of two weeks, a contact an hour, with what each grouping needs.
func two() []Source {
	return called(14*24, func(n int, c *Source) {
		c.Words = [words]string{fmt.Sprint("topic", n%3), fmt.Sprint(n % 2), []string{"Amara", "Bo"}[n%2], "A", "phone",
			[]string{"resolved", "escalated", "", "waiting-bank"}[n%4], []string{"es", ""}[n%2]}
		c.Started = time.Date(2026, 11, 9, 0, 30, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour).UnixMilli()
		c.Marks = Marks{MarkOf('e', fmt.Sprint(n%100))}
		c.Talk, c.After = n%50, 10
		c.Handouts = []string{"es"}[:n%5/4]
	})
}

// second is the report on the second week.
func second(t testing.TB, by string, f Filter) *Report {
	t.Helper()
	list := two()
	q := Query{Period: period(t, "2026-11-16", "2026-11-22", time.UTC), Now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC), Earlier: true, Filter: f}
	var err error
	if q.By, err = ParseBy(by); err != nil {
		t.Fatal(err)
	}
	return Make(q, factsOf(t, nil, list), time.UnixMilli(list[0].Started))
}

// The groups of every grouping, and of any two crossed, add up to the whole,
// but for shoppers, who come in several.
func TestGroupsAddUp(t *testing.T) {
	for i, a := range groupings {
		for _, b := range append([]Grouping{""}, groupings[i+1:]...) {
			by := strings.TrimSuffix(string(a)+","+string(b), ",")
			r := second(t, by, nil)
			for _, d := range definitions {
				if d.base == ofShoppers || d.base == ofMedian {
					continue
				}
				var num, den int64
				for _, g := range r.Groups {
					m, _ := g.Of(d.ID)
					num, den = num+m.Numerator, den+m.Denominator
				}
				if f := r.Of(d.ID); num != f.Numerator || den != f.Denominator {
					t.Errorf("%s by %s: %d/%d, in all %d/%d", d.ID, by, num, den, f.Numerator, f.Denominator)
				}
			}
		}
	}
}

// Behind every figure stand as many contacts as it says, each once, newest
// first, page by page.
func TestContactsBehindAFigure(t *testing.T) {
	r := second(t, "topic", nil)
	for _, d := range definitions {
		if d.Unit != Count && d.Unit != Share || d.base == ofShoppers || d.ID == "must_skips" || d.ID == "checklists_left" {
			continue
		}
		var all []int64
		for before := int64(0); ; {
			page := r.Behind(Selection{Figure: d.ID, Numerator: true}, before, 10)
			all = append(all, page...)
			if len(page) < 10 {
				break
			}
			before = page[len(page)-1]
		}
		newest := slices.IsSortedFunc(all, func(a, b int64) int { return int(b - a) })
		if f := r.Of(d.ID); int64(len(all)) != f.Numerator || !newest || len(slices.Compact(slices.Clone(all))) != len(all) {
			t.Errorf("%s: %d contacts behind %d", d.ID, len(all), f.Numerator)
		}
	}
	g := r.Groups[0]
	if m, _ := g.Of("outcome_escalated"); int64(len(r.Behind(Selection{Figure: "outcome_escalated", Numerator: true, Group: &g}, 0, 1000))) != m.Numerator {
		t.Errorf("%d in the first group", m.Numerator)
	}
	es, day := "es", Filter{Day: {"2026-11-17"}}
	if n := len(r.Behind(Selection{Handout: &es}, 0, 1000)); int64(n) != r.Handouts[0].Contacts {
		t.Errorf("%d contacts were given a handout, and %d counted", n, r.Handouts[0].Contacts)
	}
	if n := len(r.Behind(Selection{Where: day}, 0, 1000)); n != 24 {
		t.Errorf("%d contacts on a day", n)
	}
}

func TestContactsAtAStep(t *testing.T) {
	r := september(t, walkers("Amara", "Bo"), nil)
	step := Step{"a", "two"}
	if came, left := len(r.Behind(Selection{Step: &step}, 0, 100)), len(r.Behind(Selection{Step: &step, Left: true}, 0, 100)); came != 30 || left != 10 {
		t.Errorf("%d came to the step, %d left there", came, left)
	}
}

func TestFiltersTogether(t *testing.T) {
	r := second(t, "", Filter{Agent: {"Amara"}, Hour: {"08", "10"}, Weekday: {"monday", "friday"}, Topic: {"topic0", "topic2", "nowhere"}})
	want := 0
	for _, c := range two() {
		at := time.UnixMilli(c.Started).UTC()
		if c.Words[2] == "Amara" && (at.Hour() == 8 || at.Hour() == 10) && (at.Weekday() == time.Monday || at.Weekday() == time.Friday) &&
			c.Words[0] != "topic1" && at.Day() >= 16 {
			want++
		}
	}
	if r.Contacts != want || want == 0 {
		t.Errorf("%d contacts, want %d", r.Contacts, want)
	}
	if none := second(t, "day", Filter{Code: {"9999"}}); none.Contacts != 0 || len(none.Groups) != 7 {
		t.Errorf("of a code that never came: %d contacts on %d days", none.Contacts, len(none.Groups))
	}
}

func TestPeriodsBesideEachOther(t *testing.T) {
	r := second(t, "day", nil)
	for _, f := range r.Figures {
		if f.Before == nil || f.ID != "handling_median" && f.Weekdays == nil {
			t.Fatalf("%s has nothing to compare with", f.ID)
		}
	}
	if f := r.Of("contacts"); *f.Before.Value != 7*24 || *f.Weekdays.Value != 7*24 || len(r.Before) != 7 {
		t.Errorf("%+v", f)
	}
	list := two()[24:] // the log does not hold all of the week before
	q := Query{Period: period(t, "2026-11-16", "2026-11-22", time.UTC), Now: time.Now(), Earlier: true}
	if f := Make(q, factsOf(t, nil, list), time.UnixMilli(list[0].Started)).Of("contacts"); f.Before != nil || f.Weekdays != nil {
		t.Errorf("half a week is compared with: %+v", f)
	}
}

func TestRecentAndUnknownContactsAreSaid(t *testing.T) {
	list := two()
	list[200].Marks, list[201].Marks = Marks{}, Marks{}
	list[210].Talk, list[210].After = 0, 0
	q := Query{Period: period(t, "2026-11-16", "2026-11-22", time.UTC), Now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}
	notes := strings.Join(Make(q, factsOf(t, nil, list), time.UnixMilli(list[0].Started)).Notes, "\n")
	for _, want := range []string{"2 of the contacts tell neither", "1 of the contacts hold no times", "144 of the contacts began less than seven days ago"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in %s", want, notes)
		}
	}
}

func TestUnfinishedPeriodsAndIdleFiltersAreSaid(t *testing.T) {
	q := Query{Period: period(t, "2026-11-16", "2026-11-22", time.UTC), Now: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC),
		Filter: Filter{Topic: {"topic1", "nowhere"}, Outcome: {"resolved", "will-try"}}}
	notes := Make(q, factsOf(t, nil, two()), time.UnixMilli(two()[0].Started)).Notes
	for _, want := range []string{"2 of the 7 days of the period are still to come", `has the topic "nowhere"`} {
		if !slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, want) }) {
			t.Errorf("%q is not in %q", want, notes)
		}
	}
	if slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, "topic1") }) {
		t.Errorf("contacts of topic1 there are: %q", notes)
	}
}

// What rests on little is marked, and a report with nothing in it is JSON all
// the same.
func TestSmallAndEmpty(t *testing.T) {
	r := second(t, "hour", nil)
	for _, g := range r.Groups {
		if fcr, _ := g.Of("fcr_gross"); fcr.N != 7 || !fcr.Small {
			t.Errorf("%v: %+v", g.Keys, fcr)
		}
		if n, _ := g.Of("contacts"); n.Small {
			t.Errorf("%v: a count is never small", g.Keys)
		}
	}
	if f := r.Of("fcr_gross"); f.Small {
		t.Errorf("%+v", f)
	}
	body, err := json.Marshal(Make(Query{Period: period(t, "2026-11-16", "2026-11-22", time.UTC)}, NewFacts(nil), time.Time{}))
	if err != nil || !strings.Contains(string(body), `"value":null`) {
		t.Errorf("%s, %v", body, err)
	}
}

func TestMedians(t *testing.T) {
	r := september(t, called(4, func(n int, c *Source) { c.Talk = []int{10, 40, 20, 31}[n] }), nil)
	if f := r.Of("handling_median"); *f.Value != 25.5 || f.N != 4 || !f.Small {
		t.Errorf("%+v", f)
	}
}
