package reportpaper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"paydesk/assets/page"
	"paydesk/store"
	"paydesk/store/report"
)

// text is what a reader sees, one line for each run.
func text(doc page.Document) string {
	var b strings.Builder
	for _, pg := range doc.Pages {
		for _, item := range pg.Items {
			if run, ok := item.(page.Text); ok {
				b.WriteString(strings.ReplaceAll(run.Text, "\u00a0", " ") + "\n")
			}
		}
	}
	return b.String()
}

var first = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

// input is a report over so many days with so many contacts on each, of as
// many topics. Names begin with that of the argument.
func input(t *testing.T, days, contacts int, name string, by ...report.Grouping) Input {
	t.Helper()
	var list []report.Source
	for i := range days * contacts {
		list = append(list, report.Source{ID: int64(i + 1), Started: first.AddDate(0, 0, i/contacts).UnixMilli(), Talk: 61,
			Words: [7]string{fmt.Sprint(name, i%contacts), "", name, "", "", "resolved", ""}})
	}
	f := report.NewFacts(nil)
	if err := f.Add(report.Pack(list)); err != nil {
		t.Fatal(err)
	}
	period, err := report.Days(first, first.AddDate(0, 0, days-1), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	r := report.Make(report.Query{Period: period, By: by, Now: first.AddDate(1, 0, 0), Earlier: true, Spikes: true,
		Filter: report.Filter{report.Agent: {name}}}, f, first)
	in := Input{Report: r, Days: r.Split(report.Day), Topics: r.Split(report.Topic), Digest: r.Digest()}
	for _, groups := range [][]report.Group{in.Topics, in.Groups} {
		for i := range groups {
			groups[i].Labels = groups[i].Keys
		}
	}
	return in
}

func TestPaperSaysWhatItCounted(t *testing.T) {
	in := input(t, 7, 25, "maria")
	out := text(Build(in))
	for _, want := range []string{
		"Weekly report", "175 contacts counted", "Payment problems", "1 to 7 November 2026", "Only agent maria",
		"175\n", "n = 175", "no period before", "100.0 %", "175 of 175", "1 m 1 s", "mean of n = 175", "Contacts by day", "Sun 1",
		"Sun 1 Nov\n25\n14.3 %\n100.0 % of 25\n1 m 1 s\n", "Total\n175\n", "Contacts by topic", "maria0\n7\n4.0 %\n100.0 % of 7 *", "maria9\n7\n",
		"How this was counted", "fewer than 20", "Rows counted: 175", in.Digest,
	} {
		_, after, found := strings.Cut(out, want)
		if !found {
			t.Fatalf("%q is missing or too early; left is\n%s", want, out)
		}
		out = after
	}
}

func TestSameReportSameBytes(t *testing.T) {
	one, err := PDF(input(t, 7, 3, "maria", report.Agent))
	if err != nil {
		t.Fatal(err)
	}
	two, err := PDF(input(t, 7, 3, "maria", report.Agent))
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("other bytes, %v", err)
	}
}

// Whatever the period and the names, nothing is drawn outside the margins or
// over the foot, and no more than two pages are used.
func TestEverythingStaysOnThePage(t *testing.T) {
	long := strings.Repeat("Wolfeschlegelsteinhausen", 12)
	for _, c := range []struct {
		days, contacts int
		name           string
		by             []report.Grouping
	}{
		{1, 1, "a", nil}, {7, 30, "a", []report.Grouping{report.Agent}}, {31, 12, long, []report.Grouping{report.Topic, report.Agent}},
		{217, 12, "a", nil}, {961, 2, "a", nil}, {1500, 2, "a", []report.Grouping{report.Hour}}, {3, 0, "a", nil},
		{31, 60, "a", []report.Grouping{report.Hour}}, {31, 60, long, []report.Grouping{report.Hour}}, {31, 60, "a", []report.Grouping{report.Weekday}},
		{200, 60, "a", []report.Grouping{report.Week}}, {31, 60, "a", []report.Grouping{report.Weekday, report.Hour}},
	} {
		in := input(t, c.days, c.contacts, c.name, c.by...)
		for n := range 40 {
			in.Handouts = append(in.Handouts, report.Handed{Language: fmt.Sprint("l", n), Count: 12345, Contacts: 12345})
			in.Missing = append(in.Missing, sentence(store.Lack{Desk: "K7QD", Until: first}))
		}
		for range 5 {
			in.Missing = append(in.Missing, "Desk K7QD: bundles 41 to 4711 are not here, so Tue 3 Nov 2026 to Sat 28 Nov 2026, all before Wed 21 Oct 2026 are not counted in full.")
		}
		for range 5 {
			in.Spikes = append(in.Spikes, report.Spike{Day: in.From, Grouping: report.Topic, Label: c.name, Contacts: 40, Usual: 2})
		}
		doc := Build(in)
		if len(doc.Pages) > 2 {
			t.Errorf("%d days by %v: %d pages", c.days, c.by, len(doc.Pages))
		}
		for n, pg := range doc.Pages {
			for _, item := range pg.Items[:len(pg.Items)-4] { // without the frame
				if b := item.Bounds(); b.X0 < margin-0.1 || b.X1 > margin+width+0.1 || b.Y1 > pg.H-footGap {
					t.Errorf("%d days, page %d: %+v lies at %+v", c.days, n+1, item, b)
				}
			}
		}
	}
}

// Words of a row do not run into each other.
func TestCellsDoNotTouch(t *testing.T) {
	for _, days := range []int{10, 31, 200} {
		doc := Build(input(t, days, 500, strings.Repeat("name ", 30)))
		for _, pg := range doc.Pages {
			var last page.Text
			for _, item := range pg.Items {
				run, ok := item.(page.Text)
				if ok && doc.Tree[run.Elem].Role != page.P && run.Elem != 0 && run.Y == last.Y && run.X > last.X && last.Bounds().X1 > run.X {
					t.Errorf("%d days: %q runs into %q", days, last.Text, run.Text)
				}
				if ok {
					last = run
				}
			}
		}
	}
}
