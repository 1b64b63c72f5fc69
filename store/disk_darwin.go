package store

import "syscall"

// mountLocal is MNT_LOCAL of <sys/mount.h>: the file system is on this computer.
const mountLocal = 0x1000

// networkDrive names the kind of network drive that dir is on, or "".
func networkDrive(dir string) string {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil || fs.Flags&mountLocal != 0 {
		return ""
	}
	name := make([]byte, 0, len(fs.Fstypename))
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name)
}
