package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/store"
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
	secretCost = store.Cost{Passes: 1, Memory: 64, Lanes: 1}
	t.Setenv("PAYDESK_DATA", "")
	t.Setenv("PAYDESK_AGENT", "")
	return testDesk{t, filepath.Join(t.TempDir(), "data")}
}

// call does one call with that input.
func (d testDesk) call(input string, args ...string) said {
	d.t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"--data", d.dir, "--agent", "maria"}, args...)
	c := newCall(streams{strings.NewReader(input), &out, &errs})
	c.patience = time.Minute // whatever else the computer does
	code := c.run(context.Background(), args)
	return said{code, out.String(), errs.String()}
}

// full takes no answer, as a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAnswerThatGotLostIsNoWorkDone(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"version"}, {"help"}, {"doctor"}, {"scan"}, {"contact", "list", "--json"}, {"search", "--json", "--", "bank"}} {
		d.ok(`{"note":"x"}`, "contact", "add", "--json", "-")
		var errs bytes.Buffer
		code := newCall(streams{strings.NewReader(""), full{}, &errs}).run(context.Background(), append([]string{"--data", d.dir}, args...))
		if code != exitRefused || strings.Count(errs.String(), "could not be written") != 1 {
			t.Errorf("%v: exit %d, %q", args, code, errs.String())
		}
	}
}

func TestInterruptedCallSaysSo(t *testing.T) {
	d := newDesk(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for _, args := range [][]string{{"contact", "add", "--json", "-"}, {"demo", "--contacts", "5"}, {"erase", "--email", "ana@example.com"}} {
		var out, errs bytes.Buffer
		code := newCall(streams{strings.NewReader(`{"note":"x"}`), &out, &errs}).run(ctx, append([]string{"--data", d.dir}, args...))
		if code != exitRefused || !strings.Contains(errs.String(), "stopped before it was done") || strings.Contains(out.String(), "context") {
			t.Errorf("%v: exit %d, %q, %q", args, code, out.String(), errs.String())
		}
	}
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

func TestWrongWordsAreOneSentenceAndExit2(t *testing.T) {
	d := newDesk(t)
	for _, args := range []string{
		"nosuch", "search", "search --limit 0 -- x", "search --batch", "search --nosuch -- x", "show", "show a b", "show nosuch",
		"walk", "walk nosuch", "walk payment-declined --answers 99", "walk payment-declined --answers perhaps", "walk payment-declined --resume X",
		"handout payment-declined", "handout nosuch --out x.pdf", "handout payment-declined --out x.pdf --for me",
		"handout payment-declined --out x.pdf --paper a5", "handout payment-declined --out x.pdf --date 22.11.2026", "handout payment-declined --out x.pdf --lang 7",
		"contact", "contact nosuch", "contact add", "contact list", "contact list --json --limit 0", "contact list --json --from x",
		"contact list --json --from 2026-11-22 --to 2026-11-01", "contact show x", "contact show --json",
		"kb", "kb nosuch", "kb list x", "kb gaps x", "kb gaps --limit 0", "kb gaps --from x", "kb check a b", "backup", "backup a b", "backup --daily a", "restore", "restore --dry-run", "doctor x", "demo", "demo --contacts -1", "version x",
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
