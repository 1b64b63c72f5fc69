package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/mattn/go-sqlite3"
)

// everything reads all contacts of the log in dir.
func everything(t *testing.T, dir string) []Contact {
	t.Helper()
	s := open(t, dir)
	defer s.Close()
	var all []Contact
	must(t, s.Each(ctx, Filter{}, func(c Contact) error { all = append(all, c); return nil }))
	return all
}

func TestBackupIsRestoredAsItWas(t *testing.T) {
	for seed := range uint64(3) {
		dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
		s := open(t, dir)
		fill(t, s, 300, seed, "a", "b")
		code, err := s.DeskCode(ctx)
		must(t, err)
		must(t, s.Backup(ctx, backup))
		want := everything(t, dir)
		last := add(t, s, Contact{Note: "after the backup"})

		kept, err := Restore(ctx, dir, backup, noon)
		must(t, err)
		if got := everything(t, dir); !reflect.DeepEqual(got, want) {
			t.Fatal("contacts differ after the restore")
		}
		sound(t, dir)
		// The log that was open all the time sees it, and its next reference
		// is none that was given out before.
		next := add(t, s, Contact{})
		if next.Ref == last.Ref || strings.HasPrefix(next.Ref, code) {
			t.Errorf("reference %s after %s", next.Ref, last.Ref)
		}
		must(t, verify(ctx, kept))
		other := t.TempDir()
		_, err = Restore(ctx, other, kept, noon)
		must(t, err)
		if got := everything(t, other); len(got) != len(want)+1 {
			t.Fatalf("%d contacts were kept", len(got))
		}
	}
}

func TestBackupWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	fill(t, s, 2000, 1, "a") // some steps long
	other := open(t, dir)    // as another program
	stop, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()
	for _, writer := range []*Store{s, other} {
		wait.Go(func() {
			for stop.Err() == nil {
				if _, err := writer.Add(ctx, Contact{Note: "meanwhile"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for n := range 5 {
		backup := filepath.Join(t.TempDir(), fmt.Sprint(n))
		must(t, s.Backup(ctx, backup))
		must(t, verify(ctx, backup))
	}
}

func TestCopyOfALockedLogGivesUp(t *testing.T) {
	src, dst := open(t, t.TempDir()), filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(dst, nil, 0o600))
	conn, err := openPlain(dst, "")
	must(t, err)
	defer conn.Close()
	must(t, onConnection(ctx, src.write, func(live *sqlite3.SQLiteConn) error {
		backup, err := conn.Backup("main", live, "main")
		must(t, err)
		c := copier{backup: backup, steps: 2 + copyTries}
		troubled(t, explain("x", c.step(live)), Locked)
		c = copier{backup: backup, steps: 2}
		if err := c.step(live); err != nil || !c.done {
			t.Errorf("the last step did not finish: %v", err)
		}
		return backup.Finish()
	}))
}

func TestBackupReplacesOnlyABackup(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, Contact{})
	backup := filepath.Join(dir, "backup.db")
	must(t, s.Backup(ctx, backup))
	add(t, s, Contact{})
	must(t, s.Backup(ctx, backup))
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	letter := filepath.Join(dir, "letter.txt")
	must(t, os.WriteFile(letter, []byte("Dear all"), 0o600))
	must(t, os.Symlink(s.Path(), filepath.Join(dir, "link.db")))
	for _, dst := range []string{letter, s.Path(), filepath.Join(dir, "link.db"), dir} {
		untouched(t, dir, func() {
			if err := s.Backup(ctx, dst); err == nil {
				t.Errorf("%s was replaced", dst)
			}
		})
	}
	if err := s.Backup(ctx, filepath.Join(dir, "no", "where.db")); err == nil {
		t.Error("backed up to a folder that is not there")
	}
}

func TestBackupThatIsCutOffLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	fill(t, s, 100, 1, "a")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	untouched(t, dir, func() {
		if err := s.Backup(gone, filepath.Join(dir, "backup.db")); err == nil {
			t.Error("backed up after the end")
		}
	})
}

func TestRestoreRefusesAndChangesNothing(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			live, src := ourLog(t), ourLog(t)
			if bad.want == Foreign {
				must(t, os.Remove(src))
			}
			bad.make(t, src)
			untouched(t, filepath.Dir(live), func() {
				_, err := Restore(ctx, filepath.Dir(live), src, noon)
				troubled(t, err, bad.want)
			})
		})
	}
	live := ourLog(t)
	untouched(t, filepath.Dir(live), func() {
		_, err := Restore(ctx, filepath.Dir(live), live+".not-there", noon)
		troubled(t, err, NoAccess)
	})
}

func TestRestoreRefusesDamageWithinPages(t *testing.T) {
	live, src := ourLog(t), ourLog(t)
	spoil(t, src, func(b []byte) []byte {
		for i := len(b) / 2; i < len(b)/2+8192; i++ {
			b[i] ^= 0x5a
		}
		return b
	})
	untouched(t, filepath.Dir(live), func() {
		_, err := Restore(ctx, filepath.Dir(live), src, noon)
		troubled(t, err, Damaged)
	})
}

func TestRestoreInPlaceOfABadFileKeepsItsBytes(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			live, src := ourLog(t), ourLog(t)
			want := everything(t, filepath.Dir(src))
			if bad.want == Foreign {
				must(t, os.Remove(live))
			}
			bad.make(t, live)
			before, err := os.ReadFile(live)
			must(t, err)
			kept, err := Restore(ctx, filepath.Dir(live), src, noon)
			must(t, err)
			after, err := os.ReadFile(kept)
			must(t, err)
			if string(before) != string(after) {
				t.Error("what was there is not what was kept")
			}
			if got := everything(t, filepath.Dir(live)); !reflect.DeepEqual(got, want) {
				t.Error("contacts differ after the restore")
			}
		})
	}
}

func TestRestoreIntoAFreshFolder(t *testing.T) {
	src := ourLog(t)
	dir := filepath.Join(t.TempDir(), "new")
	for range 2 { // the second one replaces the first within one second
		kept, err := Restore(ctx, dir, src, noon)
		must(t, err)
		if got := everything(t, dir); len(got) != 50 {
			t.Fatalf("%d contacts; kept %q", len(got), kept)
		}
	}
	if _, err := Restore(ctx, dir, src, noon); err != nil {
		t.Fatal(err)
	}
}
