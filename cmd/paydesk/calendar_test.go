package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCalendarIsKeptOnTheCommandLine(t *testing.T) {
	d := newDesk(t)
	if out := d.ok("", "calendar", "list", "--json"); out != `{"weekend":["sunday","saturday"],"holidays":[]}`+"\n" {
		t.Errorf("at first: %q", out)
	}
	d.ok("", "calendar", "weekend", "fri,", "Saturday")
	d.ok("", "calendar", "add", "2026-12-25", "Christmas", "Day")
	d.ok("", "calendar", "add", "2026-12-02", "National Day")
	d.ok("", "calendar", "remove", "2026-12-25")
	if out := d.ok("", "calendar", "list"); out != "weekend     friday, saturday\n2026-12-02  National Day\n" {
		t.Errorf("it lists %q", out)
	}
	if out := d.ok("", "audit"); !strings.Contains(out, "the weekend is now Friday, Saturday") || !strings.Contains(out, "2026-12-25 is now a holiday: Christmas Day") {
		t.Errorf("on record is %q", out)
	}
	for args, want := range map[string]int{
		"weekend": exitWords, "weekend someday": exitWords, "weekend fr": exitWords, "weekend mon tue wed thu fri sat sun": exitRefused,
		"add 2026-12-25": exitWords, "add 25.12.2026 Christmas": exitWords, "remove 2026-12-25": exitRefused, "remove x": exitWords, "list x": exitWords, "": exitWords,
	} {
		if s := d.call("", append([]string{"calendar"}, strings.Fields(args)...)...); s.code != want || s.out != "" || strings.Count(s.err, "\n") != 1 {
			t.Errorf("calendar %s: exit %d, %q %q", args, s.code, s.out, s.err)
		}
	}
}

// A handout without a contact counts by the calendar, too.
func TestHandoutIsCountedByTheCalendar(t *testing.T) {
	d := newDesk(t)
	print := func() []byte {
		file := filepath.Join(t.TempDir(), "a.pdf")
		d.ok("", "handout", "isc-rs-5100102051", "--date", "2026-11-20", "--out", file)
		pdf, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return pdf
	}
	before := print()
	d.ok("", "calendar", "list") // sets the log up
	if !bytes.Equal(before, print()) {
		t.Error("a calendar that was not changed changes the handout")
	}
	d.ok("", "calendar", "add", "2026-11-23", "a holiday")
	if bytes.Equal(before, print()) {
		t.Error("a holiday does not change the dates on the handout")
	}
}
