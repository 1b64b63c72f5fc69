package store

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

var (
	kernel32         = syscall.NewLazyDLL("kernel32.dll")
	getDriveType     = kernel32.NewProc("GetDriveTypeW")
	getDiskFreeSpace = kernel32.NewProc("GetDiskFreeSpaceExW")
)

// driveRemote is what GetDriveType answers for a network drive.
const driveRemote = 4

// networkDrive names the kind of network drive that dir is on, or "".
func networkDrive(dir string) string {
	root, err := syscall.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return ""
	}
	if kind, _, _ := getDriveType.Call(uintptr(unsafe.Pointer(root))); kind == driveRemote {
		return "network drive"
	}
	return ""
}

// freeSpace is how many bytes this user can still write at path.
func freeSpace(path string) (uint64, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return 0, err
	}
	var free uint64
	ok, _, err := getDiskFreeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0)
	if ok == 0 {
		return 0, err
	}
	return free, nil
}
