package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge"
)

// said is what a call answered.
type said struct {
	code     int
	out, err string
}

// testDesk is a data folder that calls are made on.
type testDesk struct {
	t   *testing.T
	dir string
}

func newDesk(t *testing.T) testDesk {
	t.Setenv("PAYDESK_DATA", "")
	t.Setenv("PAYDESK_AGENT", "")
	return testDesk{t, filepath.Join(t.TempDir(), "data")}
}

// call does one call with that input.
func (d testDesk) call(input string, args ...string) said {
	d.t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"--data", d.dir, "--agent", "maria"}, args...)
	code := run(context.Background(), args, streams{strings.NewReader(input), &out, &errs})
	return said{code, out.String(), errs.String()}
}

// ok does a call that has to work and returns what it printed.
func (d testDesk) ok(input string, args ...string) string {
	d.t.Helper()
	s := d.call(input, args...)
	if s.code != exitDone || s.err != "" {
		d.t.Fatalf("%v: exit %d, %s", args, s.code, s.err)
	}
	return s.out
}

func decode[T any](t *testing.T, line string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(line), &v); err != nil {
		t.Fatalf("%q is no JSON: %v", line, err)
	}
	return v
}

func lines(text string) []string { return strings.Split(strings.TrimSpace(text), "\n") }

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

func TestShowPrintsEveryTopic(t *testing.T) {
	d := newDesk(t)
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range lib.Articles() {
		fields := decode[map[string]any](t, d.ok("", "show", string(a.ID), "--json"))
		if fields["id"] != string(a.ID) || fields["resolution"] == nil {
			t.Errorf("%s: shown as %v", a.ID, fields)
		}
		if text := d.ok("", "show", string(a.ID)); !strings.HasPrefix(text, a.Title) {
			t.Errorf("%s: printed as %.60q", a.ID, text)
		}
	}
}

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

func TestHandoutIsAPDFAndTheSameWordsGiveTheSameBytes(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	var first []byte
	for _, name := range []string{"a.pdf", "b.pdf"} {
		file := filepath.Join(dir, name)
		d.ok("", "handout", "isc-rs-5100102051", "--out", file, "--customer", "Ana", "--paper", "letter", "--date", "2026-11-22")
		body, err := os.ReadFile(file)
		if err != nil || !bytes.HasPrefix(body, []byte("%PDF-")) {
			t.Fatalf("no PDF: %v", err)
		}
		if first != nil && !bytes.Equal(first, body) {
			t.Error("the same words gave other bytes")
		}
		first = body
	}
	for _, audience := range []string{"bank", "support"} {
		d.ok("", "handout", "payment-declined", "--for", audience, "--out", filepath.Join(dir, audience+".pdf"))
	}
	if s := d.call("", "handout", "payment-declined", "--lang", "es", "--out", filepath.Join(dir, "es.pdf")); s.code != exitDone || !strings.Contains(s.err, "in English") {
		t.Errorf("a language without texts: exit %d, %q", s.code, s.err)
	}
}

func TestHandoutOfAContactCarriesItsReference(t *testing.T) {
	d := newDesk(t)
	id := decode[added](t, d.ok(`{"topic":"card-expired"}`, "contact", "add", "--json", "-")).ID
	file := filepath.Join(t.TempDir(), "x.pdf")
	d.ok("", "handout", "card-expired", "--contact", string(id), "--out", file)
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
	if s := d.call("", "handout", "card-expired", "--contact", "nosuch", "--out", file); s.code != exitRefused {
		t.Errorf("an unknown contact: exit %d, %q", s.code, s.err)
	}
}

const fullContact = `{"customer":"Ana","email":"ana@example.com","phone":"+34 600 111 222","order":"8190123412341234","country":"ES","lang":"es","channel":"chat","topic":"card-expired","code":"51","outcome":"resolved","note":"ok","agent":"jean","started":"2026-11-20T10:00:00Z","ended":"2026-11-20T10:05:00Z","talk_seconds":200,"hold_seconds":40,"after_seconds":60,"follow_up":"2026-11-25","attempt_at":"2026-11-20T09:58:00Z","attempt_amount":129.90,"attempt_currency":"EUR"}`

func TestContactComesBackAsItWasAdded(t *testing.T) {
	d := newDesk(t)
	a := decode[added](t, d.ok(fullContact+"\n", "contact", "add", "--json", "-"))
	shown := decode[map[string]any](t, d.ok("", "contact", "show", string(a.ID), "--json"))
	for field, want := range decode[map[string]any](t, fullContact) {
		if got := shown[field]; got != want {
			if at, err := time.Parse(time.RFC3339, toText(got)); err == nil && at.Equal(mustTime(t, toText(want))) {
				continue
			}
			t.Errorf("%s came back as %v, was %v", field, got, want)
		}
	}
	if shown["ref"] == "" || shown["id"] != string(a.ID) {
		t.Errorf("shown as %v", shown)
	}
}

func toText(v any) string {
	s, _ := v.(string)
	return s
}

func mustTime(t *testing.T, text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestContactAddGoesOnAfterARefusedLine(t *testing.T) {
	d := newDesk(t)
	input := `{"topic":"card-expired"}` + "\n" + `{"topc":"x"}` + "\n{}\nnot json\n" +
		`{"note":"n","order":"4111 1111 1111 1111"}` + "\n" + `{"note":"card 4111111111111111 cvv 123"}` + "\n"
	s := d.call(input, "contact", "add", "--json", "-")
	got := lines(s.out)
	if s.code != exitRefused || len(got) != 6 {
		t.Fatalf("exit %d, %q", s.code, s.out)
	}
	for i, want := range map[int]string{1: "topc", 2: "topic", 3: "", 4: "order"} {
		e := decode[lineError](t, got[i])
		if e.Line != i+1 || e.Error == "" || !strings.Contains(e.Error, want) {
			t.Errorf("line %d gave %+v, want %q", i+1, e, want)
		}
	}
	if a := decode[added](t, got[5]); a.Masked != 2 {
		t.Errorf("masked %d, want 2", a.Masked)
	}
	if strings.Contains(s.out+s.err, "4111111111111111") || strings.Contains(s.out, "4111 1111") {
		t.Error("the card number was printed")
	}
	if n := len(lines(d.ok("", "contact", "list", "--json"))); n != 2 {
		t.Errorf("%d contacts are stored, want 2", n)
	}
}

func TestContactListFindsAndLimits(t *testing.T) {
	d := newDesk(t)
	for _, day := range []string{"2026-11-18", "2026-11-19", "2026-11-20"} {
		d.ok(`{"note":"n `+day+`","order":"81901234`+strings.ReplaceAll(day, "-", "")+`","started":"`+day+`T12:00:00Z"}`, "contact", "add", "--json", "-")
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{nil, 3}, {[]string{"--limit", "2"}, 2}, {[]string{"--find", "1119"}, 1},
		{[]string{"--from", "2026-11-19"}, 2}, {[]string{"--to", "2026-11-19"}, 2},
		{[]string{"--from", "2026-11-19", "--to", "2026-11-19"}, 1}, {[]string{"--find", "nobody"}, 0},
	} {
		out := d.ok("", append([]string{"contact", "list", "--json"}, c.args...)...)
		if n := strings.Count(out, "\n"); n != c.want {
			t.Errorf("%v lists %d, want %d", c.args, n, c.want)
		}
	}
	if newest := lines(d.ok("", "contact", "list", "--json"))[0]; !strings.Contains(newest, "2026-11-20") {
		t.Errorf("the newest is not first: %s", newest)
	}
}

func TestKnowledgeIsListedAndChecked(t *testing.T) {
	d := newDesk(t)
	if n := strings.Count(d.ok("", "kb", "list"), "\n"); n < 37 {
		t.Errorf("%d topics are listed", n)
	}
	if n := strings.Count(d.ok("", "kb", "list", "--json"), `"id"`); n < 37 {
		t.Errorf("%d topics are listed as JSON", n)
	}
	if out := d.ok("", "kb", "check"); !strings.Contains(out, "nothing to mend") {
		t.Errorf("checked as %q", out)
	}
	if out := d.ok("", "kb", "check", "../../assets/knowledge"); !strings.Contains(out, "nothing to mend") {
		t.Errorf("the folder is checked as %q", out)
	}
	bad := t.TempDir()
	os.MkdirAll(filepath.Join(bad, "articles"), 0o700)
	os.WriteFile(filepath.Join(bad, "articles", "x.yaml"), []byte("id: x\ntitel: y\n"), 0o600)
	if s := d.call("", "kb", "check", bad); s.code != exitRefused || !strings.Contains(s.err, `articles/x.yaml:2: unknown field "titel"`) {
		t.Errorf("a bad pack: exit %d, %q", s.code, s.err)
	}
}

func TestBackupComesBack(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	before := d.ok("", "contact", "list", "--json")
	file := filepath.Join(t.TempDir(), "copy.db")
	d.ok("", "backup", file)
	other := newDesk(t)
	other.ok("", "restore", file)
	if after := other.ok("", "contact", "list", "--json"); after != before {
		t.Errorf("restored as %s, was %s", after, before)
	}
	if err := os.WriteFile(file, []byte("nonsense, and no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := other.call("", "restore", file); s.code == exitDone || s.err == "" {
		t.Error("a damaged backup was restored")
	}
	if after := other.ok("", "contact", "list", "--json"); after != before {
		t.Error("a refused restore changed the log")
	}
}

func TestDoctorAndVersion(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	if out := d.ok("", "doctor"); !strings.Contains(out, "full-text search") || !strings.Contains(out, "37 articles") {
		t.Errorf("the doctor says %q", out)
	}
	log := filepath.Join(d.dir, "contacts.db")
	if err := os.WriteFile(log, bytes.Repeat([]byte("x"), 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := d.call("", "doctor"); s.code != exitFolder || !strings.Contains(s.out, "contacts.db") {
		t.Errorf("a damaged log: exit %d, %q", s.code, s.out)
	}
	if s := d.call(fullContact, "contact", "add", "--json", "-"); s.code != exitFolder || !strings.Contains(s.err, "contacts.db") {
		t.Errorf("adding to a damaged log: exit %d, %q", s.code, s.err)
	}
	if out := d.ok("", "version"); !strings.Contains(out, "SQLite 3.") || !strings.Contains(out, "paydesk "+release) {
		t.Errorf("the version is %q", out)
	}
}

func TestDemoFillsAFreshFolderOnly(t *testing.T) {
	d := newDesk(t)
	d.ok("", "demo", "--contacts", "50", "--seed", "7")
	if n := strings.Count(d.ok("", "contact", "list", "--json"), "\n"); n != 50 {
		t.Errorf("%d contacts, want 50", n)
	}
	if s := d.call("", "demo", "--contacts", "5"); s.code == exitDone || s.err == "" {
		t.Error("a folder in use was filled")
	}
}

func TestWrongWordsAreOneSentenceAndExit2(t *testing.T) {
	d := newDesk(t)
	for _, args := range []string{
		"nosuch", "search", "search --limit 0 -- x", "search --batch", "search --nosuch -- x", "show", "show a b", "show nosuch",
		"walk", "walk nosuch", "walk payment-declined --answers 99", "walk payment-declined --answers perhaps", "walk payment-declined --resume X",
		"handout payment-declined", "handout nosuch --out x.pdf", "handout payment-declined --out x.pdf --for me",
		"handout payment-declined --out x.pdf --paper a5", "handout payment-declined --out x.pdf --date 22.11.2026", "handout payment-declined --out x.pdf --lang 7",
		"contact", "contact nosuch", "contact add", "contact list", "contact list --json --limit 0", "contact list --json --from x",
		"contact list --json --from 2026-11-22 --to 2026-11-01", "contact show x", "contact show --json",
		"kb", "kb nosuch", "kb list x", "kb check a b", "backup", "restore", "doctor x", "demo", "demo --contacts -1", "version x",
	} {
		s := d.call("", strings.Fields(args)...)
		if s.code != exitWords || strings.Count(s.err, "\n") != 1 || !strings.HasPrefix(s.err, "paydesk: ") || s.out != "" {
			t.Errorf("%s: exit %d, out %q, err %q", args, s.code, s.out, s.err)
		}
	}
	if _, err := os.Stat(d.dir); err == nil {
		t.Error("a call with wrong words made the data folder")
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"help"}, {"--help"}, {"search", "-h"}} {
		out := d.ok("", args...)
		for _, k := range commands {
			if !strings.Contains(out, "  "+k.name) {
				t.Errorf("%v does not name %s", args, k.name)
			}
		}
	}
}

func TestWithoutADisplayOneSentence(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if s := newDesk(t).call(""); s.code != exitRefused || !strings.Contains(s.err, "no display") {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}
