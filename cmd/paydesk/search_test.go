package main

import (
	"strings"
	"testing"
)

func TestSearchPrintsOneObject(t *testing.T) {
	d := newDesk(t)
	answer := decode[searchAnswer](t, d.ok("", "search", "--json", "--limit", "3", "--", "2051"))
	if answer.Query != "2051" || len(answer.Results) == 0 || answer.Results[0].ID != "isc-rs-5100102051" || !answer.Confident {
		t.Errorf("answered %+v", answer)
	}
	if why := answer.Results[0].Why; !strings.Contains(why, "ISC_RS_5100102051") {
		t.Errorf("why is %q", why)
	}
	if text := d.ok("", "search", "--", "card", "expired"); !strings.Contains(text, "card-expired") {
		t.Errorf("for people it prints %q", text)
	}
}

// A code that nothing confirms is marked as ways to pay and menus are.
func TestSearchMarksWhatIsNotConfirmed(t *testing.T) {
	d := newDesk(t)
	if text := d.ok("", "search", "--", "adyen 43"); !strings.Contains(text, "(pin-incorrect, not confirmed)\n") {
		t.Errorf("the unconfirmed code is printed as\n%s", text)
	}
	if text := d.ok("", "search", "--", "adyen 20"); !strings.Contains(text, "(suspected-fraud)\n") {
		t.Errorf("the confirmed code is printed as\n%s", text)
	}
}

func TestSearchThatFitsNothingSaysSo(t *testing.T) {
	answer := decode[searchAnswer](t, newDesk(t).ok("", "search", "--json", "--", "qwxzkj vbnmpq"))
	if answer.Confident || answer.Results == nil {
		t.Errorf("answered %+v", answer)
	}
}

func TestSearchBatchAnswersLineByLine(t *testing.T) {
	d := newDesk(t)
	s := d.call(`{"query":"2051","lang":"en"}`+"\n\nno json\n"+`{"query":""}`+"\n", "search", "--json", "--batch", "--limit", "1")
	got := lines(s.out)
	if s.code != exitRefused || len(got) != 3 {
		t.Fatalf("exit %d, %q", s.code, got)
	}
	if a := decode[searchAnswer](t, got[0]); a.Results[0].ID != "isc-rs-5100102051" {
		t.Errorf("the first answer is %+v", a)
	}
	if e := decode[lineError](t, got[1]); e.Line != 3 || e.Error == "" {
		t.Errorf("the bad line gave %+v", e)
	}
	if a := decode[searchAnswer](t, got[2]); len(a.Results) != 0 {
		t.Errorf("an empty query gave %+v", a)
	}
}
