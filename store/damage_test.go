package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// enginesWords are what no person is to read: they say nothing of what to do.
var enginesWords = []string{
	"sqlite", "SQLITE", "malformed", "logic error", "disk image", "file is not a database", "no such", "sql:", "fts5",
	"constraint", "datatype", "pragma", "PRAGMA", "btree", "Btree", "Tree ", "error code", "database schema", "vtable", "unsupported file format", "panic",
}

// forPeople ends the test if a text holds words of the database.
func forPeople(t *testing.T, text string) {
	t.Helper()
	for _, word := range enginesWords {
		if strings.Contains(text, word) {
			t.Errorf("%q is shown: %s", word, text)
		}
	}
}

// damages are ways in which the bytes of a log are spoilt.
var damages = []struct {
	name string
	do   func(rng *rand.Rand, log []byte) []byte
}{
	{"a bit of the head", func(rng *rand.Rand, b []byte) []byte { b[rng.IntN(100)] ^= 1 << rng.IntN(8); return b }},
	{"bytes of the head", func(rng *rand.Rand, b []byte) []byte { noise(rng, b[rng.IntN(90):][:8]); return b }},
	{"the schema", func(rng *rand.Rand, b []byte) []byte { noise(rng, b[100+rng.IntN(3900):][:20]); return b }},
	{"a few bytes anywhere", func(rng *rand.Rand, b []byte) []byte { noise(rng, b[rng.IntN(len(b)-8):][:8]); return b }},
	{"the head of a page", func(rng *rand.Rand, b []byte) []byte { noise(rng, page4k(rng, b)[:12]); return b }},
	{"a page of noise", func(rng *rand.Rand, b []byte) []byte { noise(rng, page4k(rng, b)); return b }},
	{"a page of nothing", func(rng *rand.Rand, b []byte) []byte { clear(page4k(rng, b)); return b }},
	{"a page twice", func(rng *rand.Rand, b []byte) []byte { copy(page4k(rng, b), page4k(rng, b)); return b }},
	{"an end of pages", func(rng *rand.Rand, b []byte) []byte { return b[:4096*(1+rng.IntN(len(b)/4096-1))] }},
	{"an end anywhere", func(rng *rand.Rand, b []byte) []byte { return b[:1+rng.IntN(len(b)-1)] }},
	{"more at its end", func(rng *rand.Rand, b []byte) []byte {
		return append(b, bytes.Repeat([]byte("x"), 1+rng.IntN(9000))...)
	}},
}

// page4k is any page of a log.
func page4k(rng *rand.Rand, log []byte) []byte { return log[4096*rng.IntN(len(log)/4096):][:4096] }

func noise(rng *rand.Rand, b []byte) {
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
}

// workedLog makes a log with everything in it and returns its bytes.
func workedLog(t *testing.T) []byte {
	t.Helper()
	s := open(t, t.TempDir())
	for n := range 24 {
		must(t, job{1, n}.do(s, io.Discard))
		must(t, s.KeepMissed(ctx, articleWord, Missed{Query: "card declined " + strings.Repeat("payment ", n)}))
	}
	must(t, exchange(t, s))
	must(t, job{1, 25}.do(s, io.Discard))
	must(t, s.Close())
	log, err := os.ReadFile(s.path)
	must(t, err)
	return log
}

// A damaged log is told in a sentence, or is not noticed and read; the program
// goes on either way, and what it was not asked to write it does not.
func TestDamageIsToldAndNeverMadeWorse(t *testing.T) {
	log := workedLog(t)
	rng := rand.New(rand.NewPCG(7, 8))
	noticed, tries := 0, often(66, 2000)
	for n := range tries {
		damage := damages[n%len(damages)]
		dir := t.TempDir()
		path := filepath.Join(dir, FileName)
		must(t, os.WriteFile(path, damage.do(rng, bytes.Clone(log)), fileMode))
		var worstLevel Level
		var said string
		untouched(t, dir, func() {
			worstLevel, said = worst(Doctor(ctx, dir))
			forPeople(t, said)
			for _, err := range readAll(dir) {
				aSentence(t, damage.name, err)
			}
			restoreOf(t, path, worstLevel == Bad)
		})
		if worstLevel == Bad {
			noticed++
		}
		aSentence(t, damage.name, writeTo(t, dir))
		if t.Failed() {
			t.Fatalf("try %d, %s; doctor said %s", n, damage.name, said)
		}
		must(t, os.RemoveAll(dir))
	}
	if noticed < tries/2 {
		t.Errorf("doctor noticed %d of %d damages", noticed, tries)
	}
	t.Logf("doctor noticed %d of %d damages", noticed, tries)
}

// aSentence ends the test if an error is none that a person can act on.
func aSentence(t *testing.T, damage string, err error) {
	t.Helper()
	if err == nil || errors.Is(err, ErrNotFound) {
		return
	}
	forPeople(t, err.Error())
	var folder *FolderError
	if !errors.As(err, &folder) || strings.Contains(err.Error(), "\n") {
		t.Errorf("%s: %T %v", damage, err, err)
	}
}

// readAll reads all that is in a log, and returns the errors of it.
func readAll(dir string) (errs []error) {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return []error{err}
	}
	defer s.Close()
	note := func(err error) { errs = append(errs, err) }
	note(s.Each(ctx, Filter{}, func(c Contact) error {
		_, err := s.Get(ctx, c.Ref)
		note(err)
		runs, err := s.Runs(ctx, c.ID)
		note(err)
		for _, run := range runs {
			_, err := s.Events(ctx, run.ID)
			note(err)
		}
		_, err = s.Handouts(ctx, c.ID)
		note(err)
		return nil
	}))
	for _, find := range []string{"declined", "maria", "0000", "ABCD-000001"} {
		_, err := s.List(ctx, Filter{Find: find, From: noon, To: noon.AddDate(0, 0, 1)})
		note(err)
	}
	_, err = s.Unfinished(ctx, "")
	note(err)
	_, err = s.Setting(ctx, "look")
	note(err)
	_, err = s.DeskCode(ctx)
	note(err)
	_, err = s.Gaps(ctx, GapFilter{})
	note(err)
	_, err = s.Lacking(ctx, time.Time{}, time.Time{})
	note(err)
	return errs
}

// writeTo writes to a log as the day's work does.
func writeTo(t *testing.T, dir string) error {
	t.Helper()
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for n := range 8 {
		if err := (job{2, n}).do(s, io.Discard); err != nil {
			return err
		}
	}
	if err := s.KeepMissed(ctx, articleWord, Missed{Query: "card declined"}); err != nil {
		return err
	}
	if err := exchange(t, s); err != nil {
		return err
	}
	return s.SetSetting(ctx, "look", "x")
}

// exchange sends bundles, and takes one of another desk in.
func exchange(t *testing.T, s *Store) (err error) {
	t.Helper()
	dir := t.TempDir()
	for _, everything := range []bool{false, true} {
		if _, err := s.ExportBundle(ctx, dir, everything); err != nil {
			return err
		}
	}
	other := filepath.Join(dir, "other")
	madeUpBundle(t, other, 1, 20)
	stopped := s.ImportBundles(ctx, []string{other}, func(b TakenBundle) { err = b.Err })
	return errors.Join(err, stopped)
}

// restoreOf puts a damaged file back as a backup: refused in a sentence, with
// nothing changed, where the damage is found, and sound where it is not.
func restoreOf(t *testing.T, backup string, bad bool) {
	t.Helper()
	dir := t.TempDir()
	defer os.RemoveAll(dir)
	_, err := Restore(ctx, dir, backup, noon)
	if bad && err == nil {
		t.Error("a damaged backup was put back")
	}
	if err == nil {
		must(t, verify(ctx, filepath.Join(dir, FileName)))
		return
	}
	aSentence(t, "restore", err)
	if len(filesOf(t, dir)) > 0 {
		t.Error("a refused backup left something behind")
	}
}

// strangers are what else may be in the place of the log.
var strangers = map[string]func(t *testing.T, path string){
	"a text": func(t *testing.T, path string) { put(t, path, "Dear diary,\ntoday was a good day.\n") },
	"a picture": func(t *testing.T, path string) {
		put(t, path, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"+strings.Repeat("\x00\x01\x02", 3000))
	},
	"a program's database":       func(t *testing.T, path string) { execFile(t, path, "CREATE TABLE moz_places (id)") },
	"a database in WAL mode":     func(t *testing.T, path string) { execFile(t, path, "PRAGMA journal_mode = WAL; CREATE TABLE x (id)") },
	"a head and nothing else":    func(t *testing.T, path string) { put(t, path, magic) },
	"a zip":                      func(t *testing.T, path string) { put(t, path, "PK\x03\x04"+strings.Repeat("z", 5000)) },
	"a folder":                   func(t *testing.T, path string) { must(t, os.Mkdir(path, folderMode)) },
	"a link to nowhere":          func(t *testing.T, path string) { must(t, os.Symlink(path+".none/x/y", path)) },
	"one of another application": func(t *testing.T, path string) { execFile(t, path, fmt.Sprintf("PRAGMA application_id = %d", 7)) },
}

func put(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), fileMode))
}

func TestStrangersAreLeftAlone(t *testing.T) {
	for name, make := range strangers {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, FileName)
			make(t, path)
			before, err := os.Lstat(path)
			must(t, err)
			errs := readAll(dir)
			if errs[0] == nil {
				t.Fatal("it was opened")
			}
			aSentence(t, name, errs[0])
			level, said := worst(Doctor(ctx, dir))
			forPeople(t, said)
			if level != Bad {
				t.Errorf("doctor says %s", said)
			}
			restoreOf(t, path, true)
			after, err := os.Lstat(path)
			must(t, err)
			if before.Size() != after.Size() || before.ModTime() != after.ModTime() || before.Mode() != after.Mode() {
				t.Errorf("%s was changed", name)
			}
		})
	}
}

// An empty file is what a program leaves that was killed while it set the log
// up: it is taken up, and as a backup refused.
func TestEmptyFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	put(t, path, "")
	restoreOf(t, path, true)
	must(t, writeTo(t, dir))
}
