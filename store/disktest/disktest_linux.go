// Package disktest gives tests small disks of their own, to fill up and to
// make read-only. Mounting takes rights: a test without them is skipped.
package disktest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// Disk is a mounted disk.
type Disk struct {
	Dir string // where it is mounted; private to its owner
	t   testing.TB
}

// kinds are the disks there are: in memory, and a file made a disk, which is
// written to as a real one is.
var kinds = []struct {
	name  string
	mount func(t testing.TB, dir string, mb int)
}{
	{"memory", memory},
	{"ext4", ext4},
}

// Each runs the test on a disk of each kind, of so many megabytes.
func Each(t *testing.T, mb int, test func(*testing.T, *Disk)) {
	t.Helper()
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			dir := t.TempDir()
			kind.mount(t, dir, mb)
			t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
			test(t, &Disk{dir, t})
		})
	}
}

func memory(t testing.TB, dir string, mb int) {
	t.Helper()
	if err := syscall.Mount("none", dir, "tmpfs", 0, fmt.Sprintf("mode=0700,size=%dm", mb)); err != nil {
		t.Skip("no right to mount a disk: ", err)
	}
}

func ext4(t testing.TB, dir string, mb int) {
	t.Helper()
	mkfs, err := exec.LookPath("mkfs.ext4")
	if err != nil {
		t.Skip("mkfs.ext4 is missing; scripts/setup.sh test installs it")
	}
	image := filepath.Join(t.TempDir(), "image")
	if out, err := exec.Command(mkfs, "-q", "-m", "0", image, fmt.Sprintf("%dm", mb)).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := exec.Command("mount", "-o", "loop", image, dir).CombinedOutput(); err != nil {
		t.Skipf("no right to mount a file as a disk: %s", out)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
}

// ballast is the file that fills a disk.
func (d *Disk) ballast() string { return filepath.Join(d.Dir, "ballast") }

// Fill takes up the disk to its last byte.
func (d *Disk) Fill() {
	d.t.Helper()
	file, err := os.OpenFile(d.ballast(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		d.t.Fatal(err)
	}
	defer file.Close()
	for size := 1 << 20; size > 0; {
		n, err := file.Write(make([]byte, size))
		if err != nil && !errors.Is(err, syscall.ENOSPC) {
			d.t.Fatal(err)
		}
		if n < size {
			size /= 2
		}
	}
	if err := file.Sync(); err != nil && !errors.Is(err, syscall.ENOSPC) {
		d.t.Fatal(err)
	}
}

// Reserve takes up so many kilobytes, which Free gives back.
func (d *Disk) Reserve(kb int) {
	d.t.Helper()
	if err := os.WriteFile(d.ballast(), make([]byte, kb<<10), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// Free gives back what Fill or Reserve took.
func (d *Disk) Free() {
	d.t.Helper()
	if err := os.Remove(d.ballast()); err != nil {
		d.t.Fatal(err)
	}
}

// ReadOnly lets nobody write to the disk any more.
func (d *Disk) ReadOnly() {
	d.t.Helper()
	if out, err := exec.Command("mount", "-o", "remount,ro", d.Dir).CombinedOutput(); err != nil {
		d.t.Fatalf("%v: %s", err, out)
	}
}
