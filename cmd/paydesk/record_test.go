package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestContactExportWritesAShoppersRecord(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"card 4111111111111111","email":"ana@example.com","order":"8190123456789012"}`, "contact", "add", "--json", "-")
	for _, name := range []string{"a.pdf", "a.json"} {
		file := filepath.Join(t.TempDir(), name)
		if out := d.ok("", "contact", "export", "--email", "ana@example.com", "--out", file); !strings.Contains(out, "1 contact written") {
			t.Errorf("%s: %q", name, out)
		}
		if body, err := os.ReadFile(file); err != nil || len(body) == 0 || strings.Contains(string(body), "4111111111111111") {
			t.Errorf("%s: %v, %.200q", name, err, body)
		}
	}
	for words, want := range map[string]int{
		"--email bo@example.com --out " + filepath.Join(t.TempDir(), "b.pdf"): exitRefused,
		"--email ana@example.com --out a.txt":                                 exitWords,
		"--email ana@example.com":                                             exitWords,
		"--out a.pdf":                                                         exitWords,
		"--email ana@example.com --order 8190123456789012 --out a.pdf":        exitWords,
		"--email ana@example.com --out a.pdf more":                            exitWords,
	} {
		if s := d.call("", append([]string{"contact", "export"}, strings.Fields(words)...)...); s.code != want || strings.Count(s.err, "\n") != 1 || s.out != "" {
			t.Errorf("%s: exit %d, %q, %q", words, s.code, s.out, s.err)
		}
	}
}

// A hushed reason stays in the log. Whoever hands the record over is told to
// read what was typed.
func TestContactExportTellsNoHushedReason(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"topic":"suspected-fraud","code":"Adyen 20","note":"the bank fears theft","email":"ana@example.com"}`, "contact", "add", "--json", "-")
	file := filepath.Join(t.TempDir(), "a.json")
	out := d.ok("", "contact", "export", "--email", "ana@example.com", "--out", file)
	if !strings.Contains(out, "1 contact written") || !strings.Contains(out, "Before you hand it over, read the notes") {
		t.Errorf("it says %q", out)
	}
	body, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(body), "fraud") || strings.Contains(string(body), "Adyen") || !strings.Contains(string(body), `"declined-by-bank"`) {
		t.Errorf("%v, the record is %s", err, body)
	}
	if list := d.ok("", "contact", "list", "--json"); !strings.Contains(list, `"topic":"suspected-fraud","code":"Adyen 20"`) {
		t.Errorf("the log is %s", list)
	}
}

func TestContactExportNeedsASupervisor(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"n","email":"ana@example.com"}`, "contact", "add", "--json", "-")
	t.Setenv("PAYDESK_NEW_PIN", "a long passphrase")
	d.ok("", "agents", "add", "sue", "--role", "supervisor")
	file := filepath.Join(t.TempDir(), "a.pdf")
	export := []string{"contact", "export", "--email", "ana@example.com", "--out", file}
	if s := d.call("", export...); s.code != exitNotAllowed {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was written")
	}
	t.Setenv(pinVariable, "a long passphrase")
	d.ok("", append([]string{"--agent", "sue"}, export...)...)
}
