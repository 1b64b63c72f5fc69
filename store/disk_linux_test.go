package store

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"paydesk/store/disktest"
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

// A full disk is told, loses nothing and is read from; writing goes on once
// there is room.
func TestFullDisk(t *testing.T) {
	disktest.Each(t, 3, func(t *testing.T, disk *disktest.Disk) {
		s := open(t, disk.Dir)
		disk.Reserve(512)
		var stored []ContactID
		for {
			saved, err := s.Add(ctx, Contact{Customer: "Maria", Note: strings.Repeat("declined ", 300)})
			if err != nil {
				troubled(t, err, Full)
				break
			}
			stored = append(stored, saved.ID)
		}
		disk.Fill()
		readsWhileFull(t, s, stored)
		must(t, s.Close())
		s = open(t, disk.Dir) // opens on a full disk
		readsWhileFull(t, s, stored)
		disk.Free()
		add(t, s, Contact{}) // and writes again once there is room
		sound(t, disk.Dir)
	})
}

// readsWhileFull does all that works without room, and is told why the rest
// does not.
func readsWhileFull(t *testing.T, s *Store, stored []ContactID) {
	t.Helper()
	dir := filepath.Dir(s.path)
	_, err := s.Add(ctx, Contact{Note: strings.Repeat("declined ", 1000)})
	troubled(t, err, Full)
	if !strings.Contains(err.Error(), dir) {
		t.Errorf("the disk is not named: %v", err)
	}
	for _, id := range stored {
		get(t, s, id)
	}
	if list, err := s.List(ctx, Filter{Find: "maria", Limit: 1000}); err != nil || len(list) != len(stored) {
		t.Errorf("found %d of %d, %v", len(list), len(stored), err)
	}
	troubled(t, s.Backup(ctx, filepath.Join(dir, "backup.db")), Full)
	must(t, s.Backup(ctx, filepath.Join(t.TempDir(), "backup.db"))) // to another disk
	if level, text := worst(Doctor(ctx, dir)); level != Bad || !strings.Contains(text, "is full") || strings.Contains(text, "damaged") {
		t.Errorf("%s: %s", level, text)
	}
}

func TestFreshFolderOnAFullDisk(t *testing.T) {
	disktest.Each(t, 3, func(t *testing.T, disk *disktest.Disk) {
		disk.Fill()
		_, err := Open(ctx, disk.Dir, Options{})
		troubled(t, err, Full)
		disk.Free()
		add(t, open(t, disk.Dir), Contact{})
	})
}

func TestReadOnlyDisk(t *testing.T) {
	disktest.Each(t, 4, func(t *testing.T, disk *disktest.Disk) {
		dir := disk.Dir
		s := open(t, dir)
		saved := add(t, s, Contact{Note: "kangaroo"})
		must(t, s.Close())
		disk.ReadOnly()

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
	})
}

func TestReadOnlyDiskWithANewerLog(t *testing.T) {
	disktest.Each(t, 4, func(t *testing.T, disk *disktest.Disk) {
		path := filepath.Join(disk.Dir, FileName)
		must(t, copyFile(path, ourLog(t)))
		execFile(t, path, "PRAGMA user_version = 9999")
		disk.ReadOnly()
		_, err := Open(ctx, disk.Dir, Options{})
		troubled(t, err, Newer)
	})
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
