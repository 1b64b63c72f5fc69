package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"paydesk/store"
)

// odd are searches that find no good answer, and what is kept of them.
const odd = `{"query":"how do i wash the dog for two"}
{"query":"my name is John Smith, the weather is cold"}
{"query":"the weather is cold john.smith@example.com","lang":"es"}
{"query":"2051"}
{"query":"ab"}
{"query":"Иван Петров 07700900123"}
`

func (d testDesk) gaps(args ...string) (found []store.Gap) {
	d.t.Helper()
	for _, line := range lines(d.ok("", append([]string{"kb", "gaps", "--json"}, args...)...)) {
		if line != "" {
			found = append(found, decode[store.Gap](d.t, line))
		}
	}
	return found
}

func TestSearchesWithoutAGoodAnswerAreListedAndTickedOff(t *testing.T) {
	d := newDesk(t)
	d.ok("", "settings") // makes the log
	d.ok(odd, "search", "--json", "--batch")
	d.ok("", "search", "--", "How do I wash the dog for two?")
	d.ok("", "search", "--json", "--", "how do I wash the dog, for two")
	found := d.gaps()
	if len(found) != 3 || found[0].Searches != 3 || found[0].Text != "how do i wash the dog for two" || found[0].Lang != "en" || found[0].Nearest == "" {
		t.Fatalf("listed are %+v", found)
	}
	for _, g := range found[1:] {
		if strings.Trim(strings.ReplaceAll(g.Text, "…", ""), " ") == g.Text || strings.Contains(g.Text, "smith") {
			t.Errorf("kept is %q", g.Text)
		}
	}
	if text := d.ok("", "kb", "gaps", "--limit", "1"); !strings.Contains(text, "   3 x  "+found[0].Last+"  how do i wash") || strings.Count(text, "\n") != 1 {
		t.Errorf("for people it prints %q", text)
	}
	here := time.Local
	defer func() { time.Local = here }()
	time.Local = time.FixedZone("", 14*60*60) // days are those of UTC all the same
	tomorrow := time.Now().UTC().AddDate(0, 0, 1).Format(time.DateOnly)
	if later := d.gaps("--from", tomorrow); len(later) > 0 {
		t.Errorf("from %s on: %+v", tomorrow, later)
	}
	if said := d.ok("", "kb", "gaps", "--done", fmt.Sprint(found[0].ID)); !strings.Contains(said, found[0].Text) {
		t.Errorf("ticked off as %q", said)
	}
	for _, g := range found[1:] {
		d.ok("", "kb", "gaps", "--done", g.Text)
	}
	if text := d.ok("", "kb", "gaps"); text != "No search without a good answer is waiting.\n" {
		t.Errorf("at the end %q", text)
	}
	if s := d.call("", "kb", "gaps", "--done", "no such thing"); s.code != exitRefused || strings.Count(s.err, "\n") != 1 {
		t.Errorf("what is not listed: exit %d, %q", s.code, s.err)
	}
}

func TestGapsNeedAnEditor(t *testing.T) {
	d := newDesk(t)
	t.Setenv("PAYDESK_NEW_PIN", "correct horse battery")
	d.ok("", "agents", "add", "Sam", "--role", "supervisor")
	d.ok(odd, "search", "--json", "--batch")
	for _, args := range [][]string{{"kb", "gaps"}, {"kb", "gaps", "--done", "1"}} {
		if s := d.call("", args...); s.code != exitNotAllowed || s.out != "" {
			t.Errorf("%v: exit %d, %q", args, s.code, s.out)
		}
	}
	t.Setenv("PAYDESK_PIN", "correct horse battery")
	if found := d.gaps("--agent", "Sam"); len(found) != 3 {
		t.Errorf("the supervisor sees %+v", found)
	}
}

// A search is answered wherever its data folder is, and whatever holds it.
func TestSearchIsAnsweredWhereItCannotBeCounted(t *testing.T) {
	d := newDesk(t)
	if err := os.WriteFile(d.dir, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := d.ok("", "search", "--", "how do i wash the dog"); !strings.Contains(out, "Nothing fits well") {
		t.Errorf("answered %q", out)
	}
	d.ok(odd, "search", "--json", "--batch")
}

// Looking something up makes no data folder and no log, found or not.
func TestASearchMakesNoLog(t *testing.T) {
	d := newDesk(t)
	for _, query := range []string{"card expired", "how do i wash the dog"} {
		d.ok("", "search", "--json", "--", query)
		if _, err := os.Stat(d.dir); err == nil {
			t.Fatalf("%q made the data folder", query)
		}
	}
	if err := os.Mkdir(d.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	d.ok("", "search", "--json", "--", "how do i wash the dog")
	if names, err := os.ReadDir(d.dir); err != nil || len(names) > 0 {
		t.Errorf("an empty folder now holds %v (%v)", names, err)
	}
}
