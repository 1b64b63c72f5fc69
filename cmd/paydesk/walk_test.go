package main

import (
	"strings"
	"testing"
)

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

func TestWalkAsksForTheBrowserOnce(t *testing.T) {
	d := newDesk(t)
	answers := "Failed,No,Yes,No,Phone,Safari,Yes,Yes,5,5,No,No"
	w := decode[walk](t, d.ok("", "walk", "payment-processing-error", "--answers", answers, "--json"))
	if w.Step == nil || w.Step.Menus == nil || w.Step.Menus.Variant != "Safari, iOS 18+" || w.Step.Menus.Confirmed {
		t.Fatalf("it stands at %+v", w.Step)
	}
	if left := w.Left; len(left) == 0 || !strings.Contains(left[0].How, "Apps, Safari") {
		t.Errorf("left to do is %v", left)
	}
	again := decode[walk](t, d.ok("", "walk", "--resume", w.Resume, "--json"))
	if again.Step == nil || again.Step.Node != w.Step.Node {
		t.Errorf("resumed at %+v", again.Step)
	}
}

func TestWalkSaysWhatWasNotAskedAgain(t *testing.T) {
	d := newDesk(t)
	w := decode[walk](t, d.ok("", "walk", "outdated-browser", "--answers", "Computer,Chrome,restart", "--json"))
	if len(w.Path) != 2 || !w.Path[0].Carried || !w.Path[1].Carried || w.Path[1].Answer != "Chrome" {
		t.Errorf("begun again the path is %+v", w.Path)
	}
	if text := d.ok("", "walk", "outdated-browser", "--answers", "Computer,Chrome,restart"); !strings.Contains(text, "Chrome (said before)") {
		t.Errorf("printed as\n%s", text)
	}
}

func TestWalkTakesACountry(t *testing.T) {
	d := newDesk(t)
	out := d.ok("1\n1\n1=Atlantis\n1=mexico\n", "walk", "try-another-payment-method")
	for _, want := range []string{"write the country first", `no country is called "Atlantis"`, "Known in Mexico: Mercado Pago, OXXO, Visa", "This country: Mexico"} {
		if !strings.Contains(out, want) {
			t.Errorf("the terminal lacks %q:\n%s", want, out)
		}
	}
	if s := d.call("", "walk", "try-another-payment-method", "--answers", "1,1=Atlantis"); s.code != exitWords {
		t.Errorf("no country: exit %d, %q", s.code, s.err)
	}
}
