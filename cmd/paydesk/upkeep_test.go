package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDoctorAndVersion(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	if out := d.ok("", "doctor"); !strings.Contains(out, "full-text search") || !strings.Contains(out, "64 articles") {
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

func TestABackupAndARestoreNeedASupervisor(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "copy.db")
	d.ok("", "backup", file)
	t.Setenv("PAYDESK_NEW_PIN", "correct horse battery")
	d.ok("", "agents", "add", "Sam", "--role", "supervisor")
	for _, args := range [][]string{{"backup", file}, {"restore", file}} {
		if s := d.call("", args...); s.code != exitNotAllowed {
			t.Errorf("an agent's %s: exit %d, %q", args[0], s.code, s.err)
		}
	}
	t.Setenv("PAYDESK_PIN", "correct horse battery")
	d.ok("", "--agent", "Sam", "restore", file)
	if out := d.ok("", "audit"); !strings.Contains(out, "Sam") || !strings.Contains(out, "restore") {
		t.Errorf("on record is %q", out)
	}
}
