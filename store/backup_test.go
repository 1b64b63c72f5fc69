package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	for _, dst := range []string{letter, s.Path(), filepath.Join(dir, "link.db"), dir} { // see BackupName for a folder
		untouched(t, dir, func() {
			if err := s.Backup(ctx, dst); err == nil {
				t.Errorf("%s was replaced", dst)
			}
		})
	}
	refused(t, s.Backup(ctx, filepath.Join(dir, "no", "where.db")), NoAccess)
}

// refused ends the test unless err says that a copy was not made or put back
// because of this trouble.
func refused(t *testing.T, err error, want Trouble) {
	t.Helper()
	troubled(t, err, want)
	var told *CopyError
	if !errors.As(err, &told) {
		t.Fatalf("%v is told as trouble with the log", err)
	}
}

func TestBackupName(t *testing.T) {
	s := open(t, t.TempDir())
	code, err := s.DeskCode(ctx)
	must(t, err)
	dir := t.TempDir()
	file := filepath.Join(dir, "file.db")
	for dst, want := range map[string]string{
		dir: filepath.Join(dir, "paydesk-"+code+"-2026-11-21-120000.db"), file: file,
	} {
		if got, err := s.BackupName(ctx, dst); err != nil || got != want {
			t.Errorf("%s gives %s, %v", dst, got, err)
		}
	}
	_, err = s.BackupName(ctx, filepath.Join(dir, "none")+string(filepath.Separator))
	refused(t, err, NoAccess)
}

func TestBackupOfADamagedLogIsNoBackup(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, Contact{})
	older := filepath.Join(dir, "older.db")
	must(t, s.Backup(ctx, older))
	execFile(t, s.Path(), "INSERT INTO run (contact, topic, started) VALUES (999, 'x', 1)")
	untouched(t, dir, func() {
		err := s.Backup(ctx, older)
		refused(t, err, Damaged)
		if !strings.Contains(err.Error(), s.Path()) || strings.Contains(err.Error(), older) {
			t.Errorf("the wrong file is blamed: %v", err)
		}
	})
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

// What breaks a condition of the schema is found in a backup as in the log.
func TestBackupThatBreaksACondition(t *testing.T) {
	path := ourLog(t)
	execFile(t, path, "PRAGMA ignore_check_constraints = 1; UPDATE contact SET follow_up = 'soon' WHERE id = 7")
	troubled(t, verify(ctx, path), Damaged)
}
