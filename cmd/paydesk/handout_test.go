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
