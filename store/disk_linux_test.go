package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestMountType(t *testing.T) {
	const table = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:5 / /mnt rw - tmpfs none rw
31 30 0:6 / /mnt/share\040one rw,nosuid shared:7 master:1 - cifs //server/share rw
32 30 0:7 / /mnt/desk rw - fuse.sshfs host: rw
33 30 0:8 / /mnt/desk rw - ext4 /dev/sdb1 rw
bad line
`
	for dir, want := range map[string]string{
		"/home/ana": "ext4", "/mnt/x": "tmpfs", "/mnt/share one/paydesk": "cifs", "/mnt/share one": "cifs",
		"/mnt/sharex": "tmpfs", "/mnt/desk/a": "ext4",
	} {
		if got := mountType(table, dir); got != want {
			t.Errorf("%s is on %q, want %q", dir, got, want)
		}
	}
	if kind := networkDrive(t.TempDir()); kind != "" {
		t.Errorf("the temporary folder is on a network drive: %s", kind)
	}
}

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

func TestFullDisk(t *testing.T) {
	dir := smallDisk(t, "2m")
	s := open(t, dir)
	var stored []ContactID
	ballast := filepath.Join(dir, "ballast")
	must(t, os.WriteFile(ballast, make([]byte, 512<<10), 0o600))
	for {
		saved, err := s.Add(ctx, Contact{Customer: "Maria", Note: strings.Repeat("declined ", 300)})
		if err != nil {
			troubled(t, err, Full)
			break
		}
		stored = append(stored, saved.ID)
	}
	if level, text := worst(Doctor(ctx, dir)); level != Bad || !strings.Contains(text, "is full") {
		t.Errorf("%s: %s", level, text)
	}
	for _, id := range stored {
		get(t, s, id)
	}
	if list, err := s.List(ctx, Filter{Find: "maria", Limit: 1000}); err != nil || len(list) != len(stored) {
		t.Errorf("found %d of %d, %v", len(list), len(stored), err)
	}
	if err := s.Backup(ctx, filepath.Join(dir, "backup.db")); err == nil {
		t.Error("backed up to a full disk")
	} else {
		refused(t, err, Full)
	}
	must(t, s.Close())
	s = open(t, dir) // opens on a full disk
	must(t, os.Remove(ballast))
	add(t, s, Contact{}) // and writes again once there is room
	sound(t, dir)
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
	must(t, s.Demo(ctx, 2000, 1, []string{"a"}, nil))
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
		kept, err := replace(ctx, live, tmp, noon)
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

func TestFreshFolderOnAFullDisk(t *testing.T) {
	dir := smallDisk(t, "64k")
	_, err := Open(ctx, dir, Options{})
	troubled(t, err, Full)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t, "4m")
	s := open(t, dir)
	saved := add(t, s, Contact{Note: "kangaroo"})
	must(t, s.Close())
	must(t, syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))

	s = open(t, dir)
	second := open(t, dir)
	troubled(t, s.Writable(), ReadOnly)
	troubled(t, second.Writable(), ReadOnly)
	_, err := s.Add(ctx, Contact{Note: "a"})
	troubled(t, err, ReadOnly)
	if list, err := s.List(ctx, Filter{Find: "kangaroo"}); err != nil || len(list) != 1 || list[0].ID != saved.ID {
		t.Errorf("%v, %v", list, err)
	}
	must(t, s.Backup(ctx, filepath.Join(t.TempDir(), "backup.db")))
	refused(t, s.Backup(ctx, filepath.Join(dir, "backup.db")), ReadOnly)
	if d := makeDaily(t, s, 0); d.Made || d.Path != "" {
		t.Errorf("%+v", d)
	}
	_, err = Restore(ctx, dir, ourLog(t), noon)
	refused(t, err, ReadOnly)
	must(t, s.Close())
	must(t, second.Close())
	if level, text := worst(Doctor(ctx, dir)); level != Bad || !strings.Contains(text, "read-only") {
		t.Errorf("%s: %s", level, text)
	}
	_, err = Open(ctx, filepath.Join(dir, "fresh"), Options{})
	troubled(t, err, ReadOnly)
}

func TestReadOnlyDiskWithAnOldOrBadLog(t *testing.T) {
	dir := smallDisk(t, "4m")
	path := filepath.Join(dir, FileName)
	must(t, copyFile(path, ourLog(t)))
	execFile(t, path, "PRAGMA user_version = 9999")
	must(t, syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	_, err := Open(ctx, dir, Options{})
	troubled(t, err, Newer)
}

func TestSystemErrorsAreTold(t *testing.T) {
	for err, want := range map[error]Trouble{
		syscall.ENOSPC: Full, syscall.EDQUOT: Full, syscall.EROFS: ReadOnly, syscall.EIO: DiskBad,
		syscall.EACCES: NoAccess, syscall.ENOTDIR: NoAccess, errors.New("other"): "",
	} {
		if got := troubleOf(err); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
}
