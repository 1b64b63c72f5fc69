package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a disk of its own for the test, of so many bytes.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "mode=0700,size="+size); err != nil {
		t.Skip("no right to mount: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// leave fills the disk of dir so that not more than so many bytes are free.
func leave(t *testing.T, dir string, bytes int64) {
	t.Helper()
	ballast := filepath.Join(dir, "ballast")
	os.Remove(ballast)
	free, err := freeSpace(dir)
	must(t, err)
	if int64(free) > bytes {
		must(t, os.WriteFile(ballast, make([]byte, int64(free)-bytes), 0o600))
	}
}

// A disk without room for a backup is told before it is filled up.
func TestNoRoomForABackup(t *testing.T) {
	dir, stick := smallDisk(t, "64m"), smallDisk(t, "1m")
	s := open(t, dir)
	fill(t, s, 2000, 1, "a")
	size := largest(s.Path())
	if size < 1<<20 {
		t.Fatal("the log is too small for this test")
	}
	untouched(t, stick, func() { refused(t, s.Backup(ctx, filepath.Join(stick, "backup.db")), Full) })
	leave(t, dir, size+noSpace-1<<20) // fits, but next to nothing would be left for contacts
	_, err := s.BackupDaily(ctx, BackupRules{})
	refused(t, err, Full)
	if text := err.Error(); !strings.Contains(text, "the backup was not made; contacts are still saved") {
		t.Error(text)
	}
	add(t, s, Contact{})
	leave(t, dir, size+noSpace+1<<20)
	if d := makeDaily(t, s, 0); !d.Made {
		t.Errorf("%+v", d)
	}
}

// Here the disk is filled by others when the copy has been begun.
func TestDiskGetsFullDuringABackup(t *testing.T) {
	dir, stick := demoLog(t, 1), smallDisk(t, "64m")
	s := open(t, dir)
	dst := filepath.Join(stick, "backup.db")
	must(t, s.Backup(ctx, dst))
	size := largest(dst)
	for _, left := range []int64{0, size / 4, size / 2, size - 4096} {
		leave(t, stick, 2*size)
		gate, err := s.write.Conn(ctx) // the copy waits for the connection
		must(t, err)
		done := make(chan error, 1)
		go func() { done <- s.Backup(ctx, dst) }()
		for largest(dst+".*.tmp") < 0 && len(done) == 0 {
			runtime.Gosched()
		}
		leave(t, stick, left)
		must(t, gate.Close())
		refused(t, <-done, Full)
		if files := filesOf(t, stick); len(files) != 2 {
			t.Errorf("%d bytes left: there are %d files beside the ballast", left, len(files)-1)
		}
		must(t, verify(ctx, dst)) // the older one
	}
	leave(t, stick, size+1<<20)
	must(t, s.Backup(ctx, dst))
}

func TestNoRoomForARestore(t *testing.T) {
	dir, backup := smallDisk(t, "64m"), filepath.Join(t.TempDir(), "backup.db")
	must(t, open(t, demoLog(t, 1)).Backup(ctx, backup))
	_, err := Restore(ctx, dir, backup, noon)
	must(t, err)
	leave(t, dir, 2*largest(backup))
	untouched(t, dir, func() {
		refused(t, CheckRestore(ctx, dir, backup), Full)
		_, err := Restore(ctx, dir, backup, noon)
		refused(t, err, Full)
	})
}

// Wherever in a restore the disk gets full, the log stays as it was.
func TestDiskGetsFullDuringARestore(t *testing.T) {
	const step = 1 << 20
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, open(t, demoLog(t, 2)).Backup(ctx, backup))
	dir := smallDisk(t, "64m")
	live, tmp := filepath.Join(dir, FileName), filepath.Join(dir, "ready")
	must(t, copyFile(live, backup))
	add(t, open(t, dir), Contact{Note: "kangaroo"}) // tells the log from the backup
	before := rowsIn(t, live)
	refusals, room := 0, int64(0)
	for ; ; room += step {
		leave(t, dir, 64<<20)
		must(t, os.WriteFile(tmp, nil, 0o600))
		must(t, ready(ctx, tmp, backup, noon))
		leave(t, dir, room)
		kept, err := replace(ctx, live, tmp, noon, actor{})
		if err == nil {
			must(t, verify(ctx, kept))
			break
		}
		troubled(t, err, Full)
		refusals++
		if d := differences(before, rowsIn(t, live)); d != "" {
			t.Fatalf("%d bytes free: the log differs in %s", room, d)
		}
		if names, _ := filepath.Glob(filepath.Join(dir, "contacts-replaced-*")); len(names) > 0 {
			t.Errorf("%d bytes free: %v are left", room, names)
		}
	}
	if size := largest(backup); room < size+step {
		t.Errorf("a restore over %d bytes worked with %d free", size, room)
	}
	sound(t, dir)
	t.Logf("refused %d times, done with %d bytes free", refusals, room)
}

// A full disk costs nobody the backups: what cannot be rewritten for want of
// room is left, said, and rewritten the next time.
func TestFullDiskCostsNoBackup(t *testing.T) {
	dir := smallDisk(t, "16m")
	s := open(t, dir)
	add(t, s, Contact{Email: "ana@example.com", Note: strings.Repeat("zebra ", 2000)})
	must(t, os.Mkdir(filepath.Join(dir, DailyFolder), 0o700))
	daily := filepath.Join(dir, DailyFolder, "contacts-2026-11-20.db")
	must(t, s.Backup(ctx, daily))
	leave(t, dir, 0)
	done, err := s.Erase(ctx, Shopper{Email: "ana@example.com"})
	troubled(t, err, Full)
	if len(done.Copies.Removed) > 0 || len(done.Copies.Left) != 1 {
		t.Errorf("%+v", done.Copies)
	}
	must(t, verify(ctx, daily))
	leave(t, dir, 8<<20)
	done, err = s.Erase(ctx, Shopper{Email: "ana@example.com"})
	must(t, err)
	if len(done.Copies.Kept) != 1 || len(done.Contacts) != 1 {
		t.Errorf("%+v", done)
	}
	if found := filesWith(t, dir, "zebra"); len(found) > 0 {
		t.Errorf("still in %v", found)
	}
}
