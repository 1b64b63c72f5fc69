package store

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// later are migrations that a later Paydesk might bring: each touches every
// contact, and so takes a while.
func later() []migration {
	all := shipped()
	for n := range 2 {
		all = append(all, migration{fmt.Sprintf("999%d_later.sql", n), fmt.Sprintf(`
			CREATE TABLE later%d AS SELECT * FROM contact;
			ALTER TABLE contact ADD COLUMN later%d TEXT NOT NULL DEFAULT '';
			UPDATE contact SET later%d = note`, n, n, n)})
	}
	return all
}

// oldLog makes a log as a Paydesk of that version left it, and returns its
// file and what is stored in it, in the words of writers.
func oldLog(t *testing.T, version, contacts int) (path string, said []string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), FileName)
	must(t, makeFile(path))
	s, err := upgraded(path, shipped()[:version])
	must(t, err)
	defer s.Close()
	for n := 1; n <= contacts; n++ {
		c := job{version, n}.finished()
		c.RowID, c.ID, c.Ref, c.State = int64(n), newContactID(noon), formatRef("ABCD", int64(n)), StateSaved
		_, err := s.write.Exec(insertContact, c.row()...)
		must(t, err)
		said = append(said, "saved "+string(c.ID))
	}
	_, err = s.write.Exec("UPDATE desk SET code = 'ABCD', issued = ?", contacts)
	must(t, err)
	return path, said
}

func TestLogOfEveryVersionIsTakenOver(t *testing.T) {
	for version := 1; version <= len(shipped()); version++ {
		path, said := oldLog(t, version, 20)
		must(t, audit(filepath.Dir(path), said))
	}
}

// A migration that is killed at any moment loses nothing: the next start ends
// it, and the log as it was before is kept.
func TestKilledMigrationLosesNothing(t *testing.T) {
	const contacts = 100
	kills, at := often(10, 200), map[int64]int{}
	rng := rand.New(rand.NewPCG(5, 6))
	path, said := oldLog(t, 1, contacts)
	old, err := os.ReadFile(path)
	must(t, err)
	took := unharmed(t, old)
	for range kills {
		path := filepath.Join(t.TempDir(), FileName)
		must(t, os.WriteFile(path, old, fileMode))
		p := start(t, writer{count: 1, how: "later", dir: filepath.Dir(path)}, 1)
		<-p.many
		<-time.After(time.Duration(rng.Int64N(int64(took)))) // the moment is what is tried out
		must(t, p.kill())
		at[versionOf(t, path)]++
		s, err := upgraded(path, later())
		must(t, err)
		kept, err := s.inventory()
		must(t, err)
		for _, line := range said {
			if !kept[line] {
				t.Errorf("lost: %s", line)
			}
		}
		must(t, indexesFit(s))
		must(t, s.Close())
		keptAside(t, path, contacts)
		_, err = Open(ctx, filepath.Dir(path), Options{})
		troubled(t, err, Newer)
	}
	t.Logf("%d kills, by the version they left: %v", kills, at)
}

// unharmed lets a migration run to its end and returns how long it takes.
func unharmed(t *testing.T, old []byte) time.Duration {
	t.Helper()
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, FileName), old, fileMode))
	p := start(t, writer{count: 1, how: "later", dir: dir}, 1)
	<-p.many
	began := time.Now()
	<-p.ended
	must(t, p.finish())
	return time.Since(began)
}

// versionOf reads the version of a log that may be in the middle of a commit.
func versionOf(t *testing.T, path string) int64 {
	t.Helper()
	db, err := openHandle(path, "rw", 1)
	must(t, err)
	defer db.Close()
	id, err := identify(ctx, db)
	must(t, err)
	return id.version
}

// keptAside ends the test unless the log as it was in version 1 is beside the
// one at path, whole, or was never touched.
func keptAside(t *testing.T, path string, contacts int) {
	t.Helper()
	aside := filepath.Join(filepath.Dir(path), fmt.Sprintf("contacts-v1-before-v%d.db", len(later())))
	if _, err := os.Stat(aside); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("no copy was kept")
	}
	id, err := verifyUpTo(ctx, aside, 1)
	must(t, err)
	if id.version != 1 {
		t.Fatalf("the copy is of version %d", id.version)
	}
	db, err := openHandle(aside, "ro", 1)
	must(t, err)
	defer db.Close()
	var there int
	must(t, db.QueryRow("SELECT count(*) FROM contact").Scan(&there))
	if there != contacts {
		t.Fatalf("the copy holds %d of %d contacts", there, contacts)
	}
}
