//go:build !windows

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Whatever the umask, nobody else can read what Paydesk writes: the log, its
// journal, backups, and the folders it makes.
func TestFilesArePrivateWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0, 0o022} {
		old := syscall.Umask(mask)
		t.Cleanup(func() { syscall.Umask(old) })
		made := filepath.Join(t.TempDir(), "a", "data")
		given := t.TempDir()
		must(t, os.Chmod(given, 0o755))
		for _, dir := range []string{made, given} {
			s := open(t, dir)
			add(t, s, Contact{})
			must(t, s.Backup(ctx, filepath.Join(dir, "by-hand.db")))
			must(t, errOf(s.BackupDaily(ctx, BackupRules{})))
			must(t, errOf(s.Erase(ctx, Shopper{Email: "ana@example.com"})))
			must(t, errOf(Restore(ctx, dir, filepath.Join(dir, "by-hand.db"), noon)))
			must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				must(t, err)
				info, err := d.Info()
				must(t, err)
				if info.Mode().Perm()&0o077 != 0 {
					t.Errorf("umask %03o: %s is %s", mask, path, info.Mode())
				}
				return nil
			}))
		}
		syscall.Umask(old)
	}
}

// A log that others could read, as one brought from elsewhere, is closed to
// them with its journal.
func TestJournalOfAnOpenLogIsClosed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, Contact{})
	must(t, s.Close())
	for _, name := range []string{s.path, s.path + "-journal"} {
		must(t, os.Chmod(name, 0o644))
	}
	open(t, dir)
	if info, err := os.Stat(s.path + "-journal"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
}

// A folder that somebody uses for more keeps its mode.
func TestFolderInUseKeepsItsMode(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o644))
	open(t, dir)
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
