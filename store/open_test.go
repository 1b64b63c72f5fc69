package store

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"
)

func TestFreshFolderIsPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new folder #1?", "paydesk")
	s := open(t, dir)
	add(t, s, Contact{})
	if s.Path() != filepath.Join(dir, FileName) || s.Writable() != nil {
		t.Fatalf("path %s, writable %v", s.Path(), s.Writable())
	}
	if runtime.GOOS == "windows" {
		return
	}
	for path, want := range map[string]os.FileMode{
		dir: 0o700, filepath.Dir(dir): 0o700, s.Path(): 0o600, s.Path() + "-journal": 0o600,
	} {
		info, err := os.Stat(path)
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
}

func TestOpenTakesRightsOfOthersOffTheLog(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	must(t, s.Close())
	must(t, os.Chmod(s.Path(), 0o644))
	open(t, dir)
	info, err := os.Stat(s.Path())
	must(t, err)
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %o", info.Mode().Perm())
	}
}

func TestEveryConnectionHasEverySetting(t *testing.T) {
	s := open(t, t.TempDir())
	for name, db := range map[string]*sql.DB{"write": s.write, "read": s.read} {
		for _, p := range pragmas {
			var got string
			must(t, db.QueryRow("PRAGMA "+p.name).Scan(&got))
			if got != p.want {
				t.Errorf("%s handle: %s = %s, want %s", name, p.name, got, p.want)
			}
		}
	}
	for _, db := range []*sql.DB{s.write, s.read} {
		must(t, checkPatience(db, patience))
	}
	if _, err := s.read.Exec("DELETE FROM contact"); err == nil {
		t.Error("the reading handle can write")
	}
}

// A log that is not there, or of an older version, is none to open as it is.
func TestOpenCurrentMakesAndChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := OpenCurrent(ctx, dir, Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made")
	}
	path, _ := oldLog(t, 1, 3)
	before, err := os.ReadFile(path)
	must(t, err)
	if _, err := OpenCurrent(ctx, filepath.Dir(path), Options{}); !errors.Is(err, errOlder) {
		t.Errorf("a log of version 1: %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) || len(filesIn(filepath.Dir(path), "*-before-*")) > 0 {
		t.Errorf("a log of version 1 was changed (%v)", err)
	}
	must(t, open(t, dir).Close())
	s, err := OpenCurrent(ctx, dir, Options{})
	must(t, err)
	defer s.Close()
	add(t, s, Contact{})
}

func TestOpeningAHeldLogEndsWithItsPatience(t *testing.T) {
	s := open(t, t.TempDir())
	lock(t, s)
	_, err := OpenCurrent(ctx, filepath.Dir(s.path), Options{Patience: time.Millisecond})
	troubled(t, err, Locked)
}

func TestSettingThatDoesNotHoldIsNoticed(t *testing.T) {
	db, err := sql.Open(driverName, dsn(filepath.Join(t.TempDir(), "x.db"), "rwc")+"&_synchronous=NORMAL")
	must(t, err)
	defer db.Close()
	if err := db.Ping(); err == nil || !strings.Contains(err.Error(), "journal_mode") {
		t.Fatalf("a connection without its settings was taken: %v", err)
	}
}

func TestSQLiteIsNewEnough(t *testing.T) {
	if _, number, _ := sqlite3.Version(); number < walResetFixed {
		t.Fatalf("SQLite %s loses commits (WAL-reset fault, before 3.51.3)", SQLiteVersion())
	}
}

// untouched runs do and ends the test unless every file of dir is byte for
// byte what it was, and none came or went.
func untouched(t *testing.T, dir string, do func()) {
	t.Helper()
	before := filesOf(t, dir)
	do()
	after := filesOf(t, dir)
	for name := range after {
		if _, there := before[name]; !there {
			t.Errorf("%s appeared", name)
		}
	}
	for name, data := range before {
		if !bytes.Equal(after[name], data) {
			t.Errorf("%s was changed", name)
		}
	}
}

// filesOf reads every file of a folder.
func filesOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	files := map[string][]byte{}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		must(t, err)
		files[entry.Name()] = data
	}
	return files
}

// execFile runs SQL on a database file without any of our settings.
func execFile(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, "rwc"))
	must(t, err)
	defer db.Close()
	_, err = db.Exec(statements)
	must(t, err)
}

// ourLog makes a log with some contacts and returns its file, closed.
func ourLog(t testing.TB) string {
	t.Helper()
	s := open(t, t.TempDir())
	for range 50 {
		add(t, s, Contact{Customer: "Maria", Note: strings.Repeat("declined by the bank ", 20)})
	}
	must(t, s.Close())
	return s.Path()
}

// spoil changes a file's bytes.
func spoil(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, change(data), 0o600))
}

// badFiles are files in the place of the log that have to be refused.
var badFiles = []struct {
	name string
	want Trouble
	make func(t *testing.T, path string)
}{
	{"garbage", Damaged, func(t *testing.T, path string) {
		must(t, os.WriteFile(path, []byte("Dear diary, today I was not a database. "+strings.Repeat("x", 5000)), 0o600))
	}},
	{"ten bytes", Damaged, func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("SQLite for"), 0o600)) }},
	{"another program's", Foreign, func(t *testing.T, path string) { execFile(t, path, "CREATE TABLE moz_places (id)") }},
	{"another program's in WAL mode", Foreign, func(t *testing.T, path string) {
		execFile(t, path, "PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id)")
	}},
	{"another program's, empty", Foreign, func(t *testing.T, path string) { execFile(t, path, "PRAGMA application_id = 7") }},
	{"newer", Newer, func(t *testing.T, path string) { execFile(t, path, "PRAGMA user_version = 9999") }},
	{"of no version", Damaged, func(t *testing.T, path string) { execFile(t, path, "PRAGMA user_version = 0") }},
	{"truncated", Damaged, func(t *testing.T, path string) {
		spoil(t, path, func(b []byte) []byte { return b[:len(b)/2] })
	}},
	{"truncated within a page", Damaged, func(t *testing.T, path string) {
		spoil(t, path, func(b []byte) []byte { return b[:len(b)-1000] })
	}},
	{"truncated to less than a header", Damaged, func(t *testing.T, path string) {
		spoil(t, path, func(b []byte) []byte { return b[:60] })
	}},
	{"without its first bytes", Damaged, func(t *testing.T, path string) {
		spoil(t, path, func(b []byte) []byte { clear(b[:16]); return b })
	}},
	{"with a spoilt schema", Damaged, func(t *testing.T, path string) {
		spoil(t, path, func(b []byte) []byte { clear(b[100:4096]); return b })
	}},
}

func TestBadFileIsRefusedAndLeftAsItIs(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			path := ourLog(t)
			if bad.want == Foreign {
				must(t, os.Remove(path))
				must(t, os.RemoveAll(path+"-journal"))
			}
			bad.make(t, path)
			untouched(t, filepath.Dir(path), func() {
				s, err := Open(ctx, filepath.Dir(path), Options{})
				if err == nil {
					s.Close()
				}
				troubled(t, err, bad.want)
			})
		})
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, nil, 0o600))
	for _, dir := range []string{path, filepath.Join(path, "below")} {
		_, err := Open(ctx, dir, Options{})
		troubled(t, err, NoAccess)
	}
}

func TestLogThatIsAFolder(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, FileName), 0o700))
	if _, err := Open(ctx, dir, Options{}); err == nil {
		t.Fatal("opened a folder as a log")
	}
}

func TestInterruptedSetupIsTakenUp(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, FileName), nil, 0o600)) // killed after making the file
	add(t, open(t, dir), Contact{})
}
