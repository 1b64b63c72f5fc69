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

func TestWalkResumesByCode(t *testing.T) {
	d := newDesk(t)
	first := decode[walk](t, d.ok("", "walk", "payment-declined", "--answers", "No", "--json"))
	again := decode[walk](t, d.ok("", "walk", "--resume", first.Resume, "--json"))
	if again.Ended || again.Step.Node != first.Step.Node || again.Resume != first.Resume {
		t.Errorf("resumed as %+v, left as %+v", again, first)
	}
}

func TestWalkAsksOnTheTerminal(t *testing.T) {
	out := newDesk(t).ok("nonsense\n1\nback\n1\n1\n", "walk", "isc-rs-5100102051")
	for _, want := range []string{"Step 1", "is no answer to", "Outcome: ", "Proposed wrap-up: reason isc-rs-5100102051", "Resume code: "} {
		if !strings.Contains(out, want) {
			t.Errorf("the terminal lacks %q:\n%s", want, out)
		}
	}
}

func TestWalkSkipsWithAReason(t *testing.T) {
	d := newDesk(t)
	w := decode[walk](t, d.ok("", "walk", "payment-declined", "--answers", "skip:3,skip,skip:no idea", "--json"))
	if len(w.Path) != 3 || w.Path[0].Answer != "Skipped: Declined" || w.Path[1].Answer != "Skipped: Can't do it now" || w.Path[2].Answer != "Skipped: Other" {
		t.Errorf("the path is %+v", w.Path)
	}
}
