package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paydesk/store"
)

func (d testDesk) put(name, body string) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func TestScanProvesACleanFolder(t *testing.T) {
	d := newDesk(t)
	if out := d.ok("", "scan"); !strings.Contains(out, "no data folder") {
		t.Errorf("without a folder: %q", out)
	}
	d.ok("", "demo", "--contacts", "300")
	d.ok("", "backup", filepath.Join(d.dir, "copy.db"))
	d.ok("", "handout", "isc-rs-5100102051", "--out", filepath.Join(d.dir, "a.pdf"), "--customer", "Zoë 4111111111111111")
	d.ok(`{"email":"ana@example.com","note":"card 4111 1111 1111 1111 cvv 123, IBAN DE89370400440532013000","code":"05"}`, "contact", "add", "--json", "-")
	d.ok("", "contact", "export", "--email", "ana@example.com", "--out", filepath.Join(d.dir, "record.pdf"))
	out := d.ok("", "scan")
	if !strings.Contains(out, "Looked at 6 files") || !strings.Contains(out, ": 0 findings.") {
		t.Errorf("got %q", out)
	}
	sum := decode[store.Scanned](t, d.ok("", "scan", "--json"))
	if sum.Files != 6 || sum.Findings != 0 || sum.Unread != 0 || sum.Bytes < 1<<18 {
		t.Errorf("got %+v", sum)
	}
}

func TestScanNamesPlacesAndNeverDigits(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"n"}`, "contact", "add", "--json", "-")
	d.put(".crash 4111111111111111", "a\nVisa 4111 1111 1111 1111 cvv 123\n")
	other := d.put("none.txt", "nothing here")
	for _, args := range [][]string{{"scan"}, {"scan", "--json"}} {
		s := d.call("", args...)
		if s.code != exitRefused || strings.Contains(s.out+s.err, "4111") {
			t.Errorf("%v: exit %d, %q, %q", args, s.code, s.out, s.err)
		}
	}
	found := lines(d.call("", "scan", "--json").out)
	if f := decode[store.Found](t, found[1]); len(found) != 4 || f.Line != 2 || f.Kind != "card number" {
		t.Errorf("got %q", found)
	}
	if out := d.ok("", "scan", other); !strings.Contains(out, "Looked at 1 file,") {
		t.Errorf("got %q", out)
	}
	if s := d.call("", "scan", "/nowhere/4111111111111111"); s.code != exitWords || strings.Contains(s.err, "4111") {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}

func TestScanOfWhatCannotBeRead(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"n"}`, "contact", "add", "--json", "-")
	d.put("cut.gz", "\x1f\x8b\x08 cut off")
	if s := d.call("", "scan"); s.code != exitRefused || !strings.Contains(s.err, "cut.gz is damaged") || !strings.Contains(s.out, " 0 findings") {
		t.Errorf("exit %d, %q, %q", s.code, s.out, s.err)
	}
	file := testDesk{t, d.put("file", "x")}
	if s := file.call("", "scan"); s.code != exitFolder || strings.Count(s.err, "\n") != 1 {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}
