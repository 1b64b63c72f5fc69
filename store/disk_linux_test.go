package store

import (
	"errors"
	"os"
	"path/filepath"
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
		troubled(t, err, Full)
	}
	must(t, s.Close())
	s = open(t, dir) // opens on a full disk
	must(t, os.Remove(ballast))
	add(t, s, Contact{}) // and writes again once there is room
	sound(t, dir)
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
	_, err = Restore(ctx, dir, ourLog(t), noon)
	troubled(t, err, ReadOnly)
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
