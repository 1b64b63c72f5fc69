package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paydesk/store"
)

// sent is what a bundle that was written is said to be.
func sent(t *testing.T, line string) (b store.SentBundle) {
	t.Helper()
	if err := json.Unmarshal([]byte(line), &b); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return b
}

func TestBundlesCarryContactsToAnotherDesk(t *testing.T) {
	d, boss, stick := newDesk(t), newDesk(t), t.TempDir()
	var files []string
	for range 3 {
		d.ok(fullContact, "contact", "add", "--json", "-")
		b := sent(t, d.ok("", "bundle", "export", "--json", stick))
		if b.Contacts != 1 || b.Whole != (b.Number == 1) || b.Size == 0 || filepath.Dir(b.Path) != stick {
			t.Errorf("%+v", b)
		}
		files = append(files, b.Path)
	}
	out := boss.ok("", "bundle", "import", files[2])
	if !strings.Contains(out, "1 contact added, 0 changed, 0 erased") || !strings.Contains(out, "Missing: desk ") || !strings.Contains(out, "bundles 1 to 2 are not here") {
		t.Error(out)
	}
	if out := boss.ok("", "bundle", "missing", "--json"); !strings.Contains(out, `"first_bundle":1,"last_bundle":2`) || !strings.Contains(out, `"sentence":"desk `) {
		t.Error(out)
	}
	out = boss.ok("", "bundle", "import", "--json", stick)
	for _, want := range []string{`"bundle":1,"state":"taken","added":1`, `"bundle":2,"state":"taken","added":1`, `"bundle":3,"state":"known","added":0`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if got, want := boss.ok("", "contact", "list", "--json"), d.ok("", "contact", "list", "--json"); len(got) != len(want) || strings.Count(got, "\n") != 3 {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if out := d.ok("", "bundle", "import", "--json", files[0]); !strings.Contains(out, `"state":"own"`) {
		t.Error(out)
	}
	if out := boss.ok("", "bundle", "missing", "--to", "2020-01-01"); out != "No bundle is known to be missing.\n" {
		t.Error(out)
	}
	b := sent(t, d.ok("", "bundle", "export", "--all", "--json", filepath.Join(stick, "all")))
	if b.Contacts != 3 || !b.Whole || b.Number != 4 {
		t.Errorf("%+v", b)
	}
}

func TestBadBundlesAreRefusedAndTheOthersTaken(t *testing.T) {
	d, boss, stick := newDesk(t), newDesk(t), t.TempDir()
	d.ok(fullContact, "contact", "add", "--json", "-")
	good := sent(t, d.ok("", "bundle", "export", "--json", stick)).Path
	bad := filepath.Join(stick, "bad.bundle")
	if err := os.WriteFile(bad, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := boss.call("", "bundle", "import", bad, good)
	if s.code != exitRefused || strings.Count(s.err, "\n") != 1 || !strings.Contains(s.err, bad) || !strings.Contains(s.out, "1 contact added") {
		t.Errorf("%+v", s)
	}
	s = boss.call("", "bundle", "import", "--json", bad)
	if s.code != exitRefused || s.err != "" || !strings.Contains(s.out, `"state":"refused"`) || !strings.Contains(s.out, `"error":"`) {
		t.Errorf("%+v", s)
	}
	for _, name := range []string{t.TempDir(), filepath.Join(stick, "none")} {
		boss.refuses(name, "bundle", "import", name)
	}
	d.refuses(good, "bundle", "export", good)
	for _, args := range [][]string{{"import"}, {"export"}, {"export", "a", "b"}, {"missing", "x"}, {"missing", "--from", "soon"},
		{"missing", "--from", "2026-11-02", "--to", "2026-11-01"}, {"send"}, {}} {
		if s := d.call("", append([]string{"bundle"}, args...)...); s.code != exitWords {
			t.Errorf("%v: %+v", args, s)
		}
	}
}

func TestBundlesNeedASupervisor(t *testing.T) {
	d, stick := newDesk(t), t.TempDir()
	t.Setenv("PAYDESK_NEW_PIN", "correct horse battery")
	d.ok("", "agents", "add", "Sam", "--role", "supervisor")
	for _, args := range [][]string{{"bundle", "export", stick}, {"bundle", "import", stick + "/x"}} {
		if s := d.call("", args...); s.code != exitNotAllowed || !strings.Contains(s.err, "needs a supervisor") {
			t.Errorf("%v: %+v", args, s)
		}
	}
}
