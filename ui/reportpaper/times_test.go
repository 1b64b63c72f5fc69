package reportpaper

import (
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/store/report"
)

// Every hour and weekday has its place, with or without contacts.
func TestTimesAreShownWhole(t *testing.T) {
	for by, want := range map[report.Grouping]string{report.Hour: "23:00\n0\n0.0 %\n–\n–\n", report.Weekday: "Sunday\n25\n", report.Week: "2026-W45\n150\n"} {
		out := text(Build(input(t, 7, 25, "maria", by)))
		if _, groups, _ := strings.Cut(out, "Contacts by "+string(by)); !strings.Contains(groups, want) || strings.Contains(groups, "other group") {
			t.Errorf("by %s: no %q, or others, in %s", by, want, groups)
		}
	}
}

// Weeks are not shown twice where the days of the period are summed up by week.
func TestWeeksAreShownOnce(t *testing.T) {
	for _, days := range []int{31, 200, 300} { // over time by day, week and month
		if out := text(Build(input(t, days, 1, "maria", report.Week))); strings.Count(out, "Contacts by week\n") != 1 {
			t.Errorf("%d days: not once in %s", days, out)
		}
	}
}

// Where groups do not all fit, the fullest are shown, whatever their time, and
// the others have no bar.
func TestFullestOfManyTimesAreShown(t *testing.T) {
	in := input(t, 400, 1, "maria", report.Week, report.Topic)
	extra := input(t, 7, 180, "maria", report.Desk).Groups[0]
	extra.Labels = []string{"late"}
	in.Groups = append(in.Groups, extra)
	out := text(Build(in))
	_, groups, _ := strings.Cut(out, "Contacts by week and topic\n")
	if fullest := "Handling\n" + "late\n1 260\n"; !strings.Contains(groups, fullest) || !strings.Contains(groups, "other groups\n") {
		t.Errorf("%q is not first, or no others: %s", fullest, groups)
	}
	for _, pg := range Build(in).Pages {
		for _, item := range pg.Items {
			if r, ok := item.(page.Rect); ok && r.X == margin+barFrom && r.W > barWide+0.01 {
				t.Errorf("a bar of %g mm", r.W)
			}
		}
	}
}
