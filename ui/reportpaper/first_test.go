package reportpaper

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/store/report"
)

// sentence is what a report says of a lack.
func sentence(l store.Lack) string { return "D" + l.String()[1:] + "." }

// Gaps in the bundles come before everything else that is to be looked at, and
// the desks that are only late share a line.
func TestPaperNamesWhatIsNotCounted(t *testing.T) {
	in := input(t, 7, 25, "maria")
	for n := range 5 {
		in.Missing = append(in.Missing, sentence(store.Lack{Desk: fmt.Sprint("LAT", n), Until: time.Date(2026-n/4, 11, 20, 18, 0, 0, 0, time.Local)}))
	}
	for n := range int64(8) {
		in.Missing = append(in.Missing, sentence(store.Lack{Desk: "K7QD", First: 41 + n, Partly: n == 1}))
	}
	in.Spikes = []report.Spike{{Day: in.From, Contacts: 40, Usual: 2}}
	_, out, _ := strings.Cut(text(Build(in)), "Look at this first\n")
	for _, want := range []string{"Desk K7QD: bundle 41 is not here", "bundle 42 is not wholly here", "bundle 46", "2 more gaps in the bundles",
		"5 desks sent nothing since, so what came later is not counted: LAT0 (Fri 20 Nov), LAT1 (Fri 20 Nov)", "LAT4 (Thu 20 Nov 2025).", "All contacts: 40"} {
		_, after, found := strings.Cut(strings.ReplaceAll(out, "\n", " "), want)
		if !found {
			t.Fatalf("%q is missing or too late; left is %s", want, out)
		}
		out = after
	}
}

// Desks without end leave room for the rest of the paper.
func TestLateDesksTakeTwoLines(t *testing.T) {
	lines := sentSince(strings.Split(strings.Repeat("K7QD (Fri 20 Nov)|", 99)+"LAST (Fri 20 Nov)", "|"))
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "100 desks ") || !strings.HasSuffix(lines[1], " more.") {
		t.Errorf("%q", lines)
	}
}
