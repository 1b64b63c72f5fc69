package store

import (
	"os"
	"syscall"
	"testing"
)

// Looking at the bytes of a log takes no lock off one that this process has
// open.
func TestScanLeavesTheLocksOfAnOpenLog(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, Contact{})
	run(t, s, "BEGIN IMMEDIATE")
	for range 2 {
		if _, said, _ := scanOf(t, dir); len(said) > 0 {
			t.Errorf("said %q", said)
		}
	}
	if !reserved(t, s.Path()) {
		t.Error("another program may write into the middle of a commit")
	}
	run(t, s, "COMMIT")
	must(t, s.Close())
	if reserved(t, s.Path()) {
		t.Error("the lock outlives the log")
	}
}

// reserved tells whether somebody holds SQLite's lock for writing. The file it
// asks by stays open: closing it would drop the locks asked about.
func reserved(t *testing.T, path string) bool {
	t.Helper()
	const query, reservedByte = 36, 0x40000001 // F_OFD_GETLK; unixFile of SQLite
	file, err := os.Open(path)
	must(t, err)
	t.Cleanup(func() { file.Close() })
	lock := syscall.Flock_t{Type: syscall.F_RDLCK, Start: reservedByte, Len: 1}
	must(t, syscall.FcntlFlock(file.Fd(), query, &lock))
	return lock.Type != syscall.F_UNLCK
}
