package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/store/report"
)

// diary is a desk that sends a bundle each evening.
type diary struct {
	t     *testing.T
	s     *Store
	now   time.Time
	stick string
	sent  []SentBundle
}

// newDiary opens a desk on a Monday morning.
func newDiary(t *testing.T, dir string) *diary {
	d := &diary{t: t, now: time.Date(2026, 11, 16, 8, 0, 0, 0, time.Local), stick: t.TempDir()}
	d.s = openAt(t, dir, func() time.Time { return d.now })
	return d
}

// work saves contacts during a day and sends them in its evening.
func (d *diary) work(contacts int) SentBundle {
	d.t.Helper()
	for n := range contacts {
		d.now = d.now.Add(time.Hour)
		add(d.t, d.s, Contact{Note: fmt.Sprint(n)})
	}
	d.now = time.Date(d.now.Year(), d.now.Month(), d.now.Day(), 18, 0, 0, 0, time.Local)
	d.sent = append(d.sent, export(d.t, d.s, d.stick))
	d.now = d.now.Add(14 * time.Hour)
	return d.sent[len(d.sent)-1]
}

// lacksOf is what a period lacks, without the desk's code.
func lacksOf(t *testing.T, s *Store, code string, from, to time.Time) []string {
	t.Helper()
	lacks, err := s.Lacking(ctx, from, to)
	must(t, err)
	var found []string
	for _, l := range lacks {
		found = append(found, strings.ReplaceAll(l.String(), code, "K7QD"))
	}
	return found
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	d := newDiary(t, t.TempDir())
	for _, n := range []int{2, 3, 1, 2, 4, 2} { // Monday to Saturday
		d.work(n)
	}
	sunday := time.Date(2026, 11, 22, 0, 0, 0, 0, time.Local)
	monday, wednesday := sunday.AddDate(0, 0, -6), sunday.AddDate(0, 0, -4)
	for _, c := range []struct {
		name     string
		taken    []int
		from, to time.Time
		want     []string
	}{
		{"all", []int{1, 2, 3, 4, 5, 6}, monday, sunday.Add(-8 * time.Hour), nil},
		{"in another order", []int{6, 3, 1, 2, 5, 4}, monday, sunday.Add(-8 * time.Hour), nil},
		{"one", []int{1, 3, 4, 5, 6}, monday, sunday.Add(-8 * time.Hour),
			[]string{"desk K7QD: bundle 2 is not here, so Tue 17 Nov 2026 is not counted in full"}},
		{"one before the period", []int{1, 3, 4, 5, 6}, wednesday, sunday.Add(-8 * time.Hour), nil},
		{"three in a row", []int{1, 5, 6}, monday, sunday.Add(-8 * time.Hour),
			[]string{"desk K7QD: bundles 2 to 4 are not here, so Tue 17 Nov 2026, Wed 18 Nov 2026, Thu 19 Nov 2026 are not counted in full"}},
		{"three, of which one in the period", []int{1, 5, 6}, monday, wednesday,
			[]string{"desk K7QD: bundle 2 is not here, so Tue 17 Nov 2026 is not counted in full"}},
		{"the first", []int{6}, monday, monday.AddDate(0, 0, 1),
			[]string{"desk K7QD: bundle 1 is not here, so Mon 16 Nov 2026 is not counted in full"}},
		{"the end", []int{1, 2, 3}, monday, sunday,
			[]string{"desk K7QD: the last bundle here ends on Wed 18 Nov 2026 18:00, so nothing after it is counted"}},
		{"none", nil, monday, sunday, nil},
		{"no period", []int{2, 6}, time.Time{}, time.Time{}, []string{
			"desk K7QD: the last bundle here ends on Sat 21 Nov 2026 18:00, so nothing after it is counted",
			"desk K7QD: bundle 1 is not here, so Mon 16 Nov 2026 is not counted in full",
			"desk K7QD: bundles 3 to 5 are not here, so Wed 18 Nov 2026, Thu 19 Nov 2026, Fri 20 Nov 2026 are not counted in full"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			boss := openAt(t, t.TempDir(), func() time.Time { return sunday.AddDate(0, 0, 1) })
			for _, n := range c.taken {
				take(t, boss, d.sent[n-1].Path)
			}
			if got := lacksOf(t, boss, d.sent[0].Desk, c.from, c.to); !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// A bundle with everything makes up for all before it.
func TestABundleWithEverythingFillsTheGaps(t *testing.T) {
	d, boss := newDiary(t, t.TempDir()), open(t, t.TempDir())
	for range 3 {
		d.work(1)
	}
	all, err := d.s.ExportBundle(ctx, d.stick, true)
	must(t, err)
	if all.Contacts != 3 || !all.Whole || all.Number != 4 {
		t.Errorf("%+v", all)
	}
	last := d.work(1)
	take(t, boss, last.Path)
	if got := lacksOf(t, boss, last.Desk, time.Time{}, time.Time{}); len(got) == 0 {
		t.Error("nothing is missing")
	}
	take(t, boss, all.Path)
	sameContents(t, boss, contents(t, d.s))
	if lacks, err := boss.Lacking(ctx, time.Time{}, d.now.AddDate(0, 0, -1)); err != nil || len(lacks) != 0 {
		t.Errorf("%v %v", lacks, err)
	}
}

// A missing bundle of changes names the days of the contacts it changes; one
// that only purges changes no figure.
func TestMissingChangesAreNamed(t *testing.T) {
	d := newDiary(t, t.TempDir())
	old := add(t, d.s, Contact{Note: "old", Started: d.now.AddDate(-2, 0, 0)})
	monday := add(t, d.s, Contact{Note: "a"})
	d.work(0)
	_, err := d.s.Amend(ctx, string(monday.ID), []byte(`{"outcome":"resolved"}`))
	must(t, err)
	d.work(0)
	must(t, errOf(d.s.Purge(ctx, d.now.AddDate(-1, 0, 0))))
	if sent := d.work(0); sent.Contacts != 1 {
		t.Fatalf("%s was not purged: %+v", old.Ref, sent)
	}
	last := d.work(1)
	boss := openAt(t, t.TempDir(), func() time.Time { return d.now })
	take(t, boss, d.sent[0].Path, last.Path)
	want := []string{
		"desk K7QD: bundles 2 to 3 are not here, so changes to contacts of Mon 16 Nov 2026 are not counted",
	}
	week := time.Date(2026, 11, 16, 0, 0, 0, 0, time.Local)
	if got := lacksOf(t, boss, last.Desk, week, week.AddDate(0, 0, 1)); !slices.Equal(got[:1], want) {
		t.Errorf("%q", got)
	}
}

// A desk that never heard of the bundles before the thousandth says so.
func TestABundleAfterVeryMany(t *testing.T) {
	d := newDiary(t, t.TempDir())
	d.work(1)
	_, err := d.s.write.Exec(`WITH RECURSIVE n (i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
		INSERT INTO bundle (mark, origin, code, line, number, made, whole, days, state)
		SELECT printf('%032x', i), origin, code, line, i, made, 0, '[]', 'sent' FROM n, bundle WHERE number = 1`)
	must(t, err)
	_, err = d.s.write.Exec("UPDATE desk SET bundles = 1500")
	must(t, err)
	last := d.work(1)
	boss := openAt(t, t.TempDir(), func() time.Time { return d.now })
	take(t, boss, last.Path)
	got := lacksOf(t, boss, last.Desk, time.Time{}, d.now.AddDate(0, 0, -1))
	if len(got) == 0 || got[0] != "desk K7QD: bundles 1 to 1500 are not here, so all before Mon 16 Nov 2026 are not counted in full" {
		t.Errorf("%q", got)
	}
}

// A report does not show a low figure silently.
func TestReportNamesWhatIsMissing(t *testing.T) {
	d, boss := newDiary(t, t.TempDir()), open(t, t.TempDir())
	boss.now = func() time.Time { return d.now }
	for range 3 {
		d.work(2)
	}
	take(t, boss, d.sent[0].Path, d.sent[2].Path)
	p, err := report.Days(d.now.AddDate(0, 0, -3), d.now.AddDate(0, 0, -1), time.Local)
	must(t, err)
	made := counted(t, boss, report.Query{Period: p, Now: d.now})
	if want := "Desk " + d.sent[1].Desk + ": bundle 2 is not here, so Tue 17 Nov 2026 is not counted in full."; made.Contacts != 4 || !slices.Contains(made.Missing, want) {
		t.Errorf("%d contacts, missing %q, want %q", made.Contacts, made.Missing, want)
	}
	take(t, boss, d.sent[1].Path)
	if made = counted(t, boss, report.Query{Period: p, Now: d.now}); made.Contacts != 6 || slices.ContainsFunc(made.Missing, func(m string) bool { return strings.Contains(m, "not here") }) {
		t.Errorf("%d contacts, missing %q", made.Contacts, made.Missing)
	}
}
