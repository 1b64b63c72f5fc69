package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

func TestHandoutIsWrittenOverNothingButAHandout(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"x"}`, "contact", "add", "--json", "-")
	log := filepath.Join(d.dir, "contacts.db")
	before, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.pdf")
	if err := os.Symlink(log, link); err != nil {
		t.Skip(err)
	}
	for _, file := range []string{log, link, d.dir} {
		if s := d.call("", "handout", "payment-declined", "--out", file); s.code != exitRefused || !strings.Contains(s.err, "is there and is") {
			t.Errorf("%s: exit %d, %q", file, s.code, s.err)
		}
	}
	if after, err := os.ReadFile(log); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the contact log was changed: %v", err)
	}
	empty := filepath.Join(t.TempDir(), "empty.pdf")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		d.ok("", "handout", "payment-declined", "--out", empty)
	}
}

// What was typed in the wrong place is not repeated where others may read it.
func TestErrorsRepeatNoCardData(t *testing.T) {
	d := newDesk(t)
	const pan, last = "4012888888881881", "[card ...1881]"
	for _, args := range [][]string{
		{pan}, {"show", pan}, {"handout", pan, "--out", "x.pdf"}, {"contact", pan}, {"contact", "show", pan, "--json"},
		{"walk", "payment-declined", "--answers", pan}, {"purge", "--before", pan}, {"agents", "role", "ana", pan}, {"settings", "set", pan, "1"},
		{"restore", pan}, {"contact", "list", "--json", "--limit", "x" + pan},
	} {
		s := d.call("", args...)
		if s.code == exitDone || strings.Contains(s.err+s.out, "88888888") || len(args) < 2 && !strings.Contains(s.err, last) {
			t.Errorf("%v: exit %d, %q", args, s.code, s.err)
		}
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

func TestHandoutTakesACountry(t *testing.T) {
	d := newDesk(t)
	sizes := map[string]int{}
	for _, where := range []string{"", "BR", "Atlantis"} {
		file := filepath.Join(t.TempDir(), "x.pdf")
		s := d.call("", "handout", "try-another-payment-method", "--country", where, "--date", "2026-11-22", "--out", file)
		if want := map[bool]int{true: exitWords, false: exitDone}[where == "Atlantis"]; s.code != want {
			t.Errorf("%q: exit %d, %q", where, s.code, s.err)
		}
		body, _ := os.ReadFile(file)
		sizes[where] = len(body)
	}
	if sizes["Atlantis"] != 0 || sizes["BR"] <= sizes[""] {
		t.Errorf("the sheets have %v bytes", sizes)
	}
}
