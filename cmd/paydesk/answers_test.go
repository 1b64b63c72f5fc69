package main

import (
	"strings"
	"testing"
)

func TestWalkTakesNumbersWordsAndTheirBeginning(t *testing.T) {
	d := newDesk(t)
	var paths [][]walkStep
	for _, answers := range []string{"1,2", "Yes,Longer ago", "yes,2"} {
		w := decode[walk](t, d.ok("", "walk", "isc-rs-5100102051", "--answers", answers, "--json"))
		paths = append(paths, w.Path)
	}
	for _, p := range paths {
		if len(p) != 2 || p[1].Node != paths[0][1].Node || p[1].Answer != paths[0][1].Answer {
			t.Errorf("the path is %+v, want %+v", p, paths[0])
		}
	}
}

// Each line gives the answer whose words hold commas or quotes second.
func TestWalkTakesAnswersThatHoldACommaOrQuotes(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ topic, answers, second string }{
		{"duplicate-transaction", `Done,"Once, paid"`, "Once, paid"},
		{"duplicate-transaction", `Done, "once, UNPAID"`, "Once, unpaid"},
		{"duplicate-transaction", "Done,Once, paid", "Once, paid"},
		{"duplicate-transaction", "Done,Once,paid,1", "Once, paid"},
		{"duplicate-transaction", "1,Once, paid=shown since noon", "Once, paid: shown since noon"},
		{"duplicate-transaction", `1,"1=shown as ""paid"", twice"`, `Once, paid: shown as "paid", twice`},
		{"duplicate-transaction", `1,1=shown as "paid"`, `Once, paid: shown as "paid"`},
		{"duplicate-transaction", "1,\"2=first\nsecond\"", "Once, unpaid: first\nsecond"},
		{"payment-declined", `Yes,"Your bank or agency"`, `"Your bank or agency"`},
		{"payment-declined", `Yes,Your bank`, `"Your bank or agency"`},
	} {
		w := decode[walk](t, d.ok("", "walk", c.topic, "--answers", c.answers, "--json"))
		if len(w.Path) < 2 || w.Path[1].Answer != c.second {
			t.Errorf("%s leads to %+v, want %q second", c.answers, w.Path, c.second)
		}
	}
}

func TestWalkRefusesWhatIsNoListOfAnswers(t *testing.T) {
	d := newDesk(t)
	for answers, want := range map[string]string{
		"Done,Once":         `answer 2 ("Once"): fits several answers`,
		"Done,Once, sold":   `answer 2 ("Once"): fits several answers`,
		"Done,Once, paid,x": `answer 3 ("x"): is no answer`,
		`Done,"`:            `answer 2 (""): is no answer`,
		"Done\nDone":        "several lines",
		"\n":                "no answer",
	} {
		if s := d.call("", "walk", "duplicate-transaction", "--answers", answers); s.code != exitWords || !strings.Contains(s.err, want) {
			t.Errorf("%q: exit %d, %q, want %q", answers, s.code, s.err, want)
		}
	}
}
