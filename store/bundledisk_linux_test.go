package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"paydesk/store/disktest"
)

// A stick that is full or read-only gets no bundle and no part of one, and what
// it would have told is in the next.
func TestBundleOntoABadStick(t *testing.T) {
	desk, stick, boss := open(t, t.TempDir()), smallDisk(t, "1m"), open(t, t.TempDir())
	fill(t, desk, 3000, 1, "a")
	for name, spoil := range map[string]func(){
		"full":      func() { leave(t, stick, 64<<10) },
		"read-only": func() { must(t, syscall.Mount("none", stick, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")) },
	} {
		spoil()
		untouched(t, stick, func() {
			_, err := desk.ExportBundle(ctx, stick, false)
			troubled(t, err, map[string]Trouble{"full": Full, "read-only": ReadOnly}[name])
			if copyErr := (*CopyError)(nil); !errors.As(err, &copyErr) {
				t.Errorf("%s: %v is not about the bundle", name, err)
			}
		})
		must(t, syscall.Mount("none", stick, "", syscall.MS_REMOUNT, ""))
		os.Remove(filepath.Join(stick, "ballast"))
	}
	take(t, boss, export(t, desk, stick).Path)
	if got := savedIn(t, boss); got != 3000 {
		t.Errorf("%d contacts", got)
	}
}

// Where the log's own disk gets full, a bundle is taken in whole or not, and
// is once there is room.
func TestBundleOntoAFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "1"+BundleExtension)
	madeUpBundle(t, path, 1, 1000)
	disktest.Each(t, 3, func(t *testing.T, disk *disktest.Disk) {
		boss := open(t, disk.Dir)
		disk.Reserve(512)
		disk.Fill()
		must(t, boss.ImportBundles(ctx, []string{path}, func(b TakenBundle) { troubled(t, b.Err, Full) }))
		if got := savedIn(t, boss); got != 0 {
			t.Errorf("%d contacts", got)
		}
		disk.Free()
		sound(t, disk.Dir)
	})
}
