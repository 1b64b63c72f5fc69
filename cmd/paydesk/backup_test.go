package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupComesBack(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	before := d.ok("", "contact", "list", "--json")
	file := filepath.Join(t.TempDir(), "copy.db")
	if out := d.ok("", "backup", file); !strings.Contains(out, file) {
		t.Errorf("the backup says %q", out)
	}
	other := newDesk(t)
	other.ok("", "restore", file)
	if after := other.ok("", "contact", "list", "--json"); after != before {
		t.Errorf("restored as %s, was %s", after, before)
	}
	if err := os.WriteFile(file, []byte("nonsense, and no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	other.refuses(file, "restore", file)
	if after := other.ok("", "contact", "list", "--json"); after != before {
		t.Error("a refused restore changed the log")
	}
}

// Whoever names folder and file from where they stand gets what they named.
func TestRelativeNamesAreTakenFromWhereOneStands(t *testing.T) {
	d := newDesk(t)
	t.Chdir(filepath.Dir(d.dir))
	d.dir = "./" + filepath.Base(d.dir)
	d.ok(fullContact, "contact", "add", "--json", "-")
	before := d.ok("", "contact", "list", "--json")
	d.ok("", "backup", "copy.db")
	d.ok("", "restore", "copy.db", "--dry-run")
	d.ok("", "restore", "copy.db")
	if after := d.ok("", "contact", "list", "--json"); after != before {
		t.Errorf("restored as %s, was %s", after, before)
	}
	if out := d.ok("", "doctor"); strings.Contains(out, "bad ") {
		t.Error(out)
	}
}

// refuses does a call that has to be refused in one sentence about a file.
func (d testDesk) refuses(about string, args ...string) {
	d.t.Helper()
	s := d.call("", args...)
	if s.code != exitRefused || strings.Count(s.err, "\n") != 1 || !strings.Contains(s.err, about) || s.out != "" {
		d.t.Errorf("%v: exit %d, out %q, err %q", args, s.code, s.out, s.err)
	}
}

func TestBackupIntoAFolder(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	folder := t.TempDir()
	out := d.ok("", "backup", folder)
	names, err := filepath.Glob(filepath.Join(folder, "paydesk-????-????-??-??-??????.db"))
	if err != nil || len(names) != 1 || !strings.Contains(out, names[0]) {
		t.Errorf("there are %v, it says %q", names, out)
	}
	missing := filepath.Join(folder, "none")
	d.refuses(missing, "backup", missing+string(filepath.Separator))
	d.refuses(missing, "backup", filepath.Join(missing, "copy.db"))
	d.refuses(names[0], "backup", filepath.Join(names[0], "copy.db"))
	d.refuses("contacts.db is the contact log itself", "backup", filepath.Join(d.dir, "contacts.db"))
	letter := filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(letter, []byte("Dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.refuses(letter, "backup", letter)
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 2 {
		t.Errorf("%d files are left, %v", len(entries), err)
	}
}

func TestDailyBackup(t *testing.T) {
	d := newDesk(t)
	first := d.ok("", "backup", "--daily")
	second := d.ok("", "backup", "--daily")
	folder := filepath.Join(d.dir, "backups", "contacts-")
	if !strings.Contains(first, "was made and checked: "+folder) || !strings.Contains(second, "is there already: "+folder) {
		t.Errorf("%q, then %q", first, second)
	}
	if s := d.call("", "backup", "--daily", "x.db"); s.code != exitWords {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}

func TestRestoreSaysWhatItReplaces(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"one","started":"2026-03-01T10:00:00Z"}`, "contact", "add", "--json", "-")
	file := filepath.Join(t.TempDir(), "copy.db")
	d.ok("", "backup", file)
	d.ok(`{"note":"two","started":"2026-04-02T10:00:00Z"}`, "contact", "add", "--json", "-")
	live := filepath.Join(d.dir, "contacts.db")
	before := d.ok("", "contact", "list", "--json")
	dry := lines(d.ok("", "restore", file, "--dry-run"))
	for i, want := range [][]string{
		{"To replace: " + live, "2 contacts saved, 0 unfinished", "from 2026-03-01", "to 2026-04-02", "desk "},
		{"By the backup: " + file, "1 contacts saved, 0 unfinished", "from 2026-03-01", "to 2026-03-01"},
		{"Nothing was changed."},
	} {
		for _, words := range want {
			if len(dry) != 3 || !strings.Contains(dry[i], words) {
				t.Fatalf("line %d of %q lacks %q", i+1, dry, words)
			}
		}
	}
	if d.ok("", "contact", "list", "--json") != before {
		t.Error("a dry run changed the log")
	}
	d.refuses("the contact log itself", "restore", live)
	d.refuses(file+"x", "restore", file+"x")
	d.refuses("is no backup of Paydesk", "restore", "--dry-run", t.TempDir())
	done := lines(d.ok("", "restore", file))
	if len(done) != 4 || done[0] != dry[0] || done[1] != dry[1] || !strings.Contains(done[3], "kept as "+filepath.Join(d.dir, "contacts-replaced-")) {
		t.Errorf("the restore says %q", done)
	}
	if n := len(lines(d.ok("", "contact", "list", "--json"))); n != 1 {
		t.Errorf("%d contacts", n)
	}
	if out := d.ok("", "doctor"); !strings.Contains(out, "kept as "+filepath.Join(d.dir, "contacts-replaced-")) {
		t.Errorf("the doctor says %q", out)
	}
}

func TestRestoreOverNothingAndOverABadLog(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	file := filepath.Join(t.TempDir(), "copy.db")
	d.ok("", "backup", file)
	other := newDesk(t)
	if out := other.ok("", "restore", "--dry-run", file); !strings.Contains(out, "To replace: nothing") {
		t.Errorf("over nothing: %q", out)
	}
	if _, err := os.Stat(other.dir); err == nil {
		t.Error("a dry run made the data folder")
	}
	live := filepath.Join(d.dir, "contacts.db")
	if err := os.WriteFile(live, bytes.Repeat([]byte("x"), 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := d.ok("", "restore", file); !strings.Contains(out, "To replace: "+live+", which cannot be read") {
		t.Errorf("over a bad log: %q", out)
	}
	d.ok("", "doctor")
}

// What is wrong with the data folder is told by another exit status than what
// is wrong with the file named, however the folder is written.
func TestTroubleWithTheLogIsToldFromTroubleWithTheFile(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	t.Chdir(filepath.Dir(d.dir))
	relative := testDesk{t, filepath.Base(d.dir)}
	relative.refuses("letter", "restore", d.dir+"-letter.db")
	folder := filepath.Join(d.dir, "backups")
	if err := errors.Join(os.RemoveAll(folder), os.WriteFile(folder, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, desk := range []testDesk{d, relative} {
		if s := desk.call("", "backup", "--daily"); s.code != exitFolder || !strings.Contains(s.err, "backups") {
			t.Errorf("exit %d, %q", s.code, s.err)
		}
		if s := desk.call("", "backup", filepath.Join(d.dir, "none", "x.db")); s.code != exitFolder {
			t.Errorf("exit %d, %q", s.code, s.err)
		}
	}
}
